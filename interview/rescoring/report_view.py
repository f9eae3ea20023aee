"""What a report of a herscoring says: its sentences, around tables and pictures of protected counts.

Owns the words. It must never add to a hidden count, say who anybody is, or call a municipality or a
person better or worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.dutch import enumerated, written_date
from interview.rescoring.report_figures import counted
from interview.rescoring.report_model import RegelsRij, ReportView
from interview.rescoring.report_sides import Sides
from interview.rescoring.report_tables import Tables, talks
from scoring.aggregate import GEEN_ADVIES, Beschermd, protect
from scoring.suppression import DREMPEL

if TYPE_CHECKING:
    from interview.rescoring.report import ReportInput


def report_view(given: ReportInput) -> ReportView:
    """Protect the counts and lay out what the report says of them."""
    shown = protect(given.overgangen)
    sides = Sides.of(given, list(shown.overgangen))
    tables = Tables(shown, sides, given.nieuw.regels)
    writer = _Sentences(given, shown, sides)
    something = bool(shown.overgangen)
    kop = "Repetitie van nieuwe regels" if given.repetitie else "Herscoring"
    new = f"{given.nieuw.naam} {given.nieuw.versie}"
    return ReportView(
        titel=f"{kop} met {new}",
        kop=kop,
        van=given.nieuw.titel,
        feiten=f"Berekend op {written_date(given.dag.date())}. Nieuwe regels: {new}.",
        kort=tuple(writer.summary()),
        regels=tuple(writer.rules_used()),
        kolommen=sides.nu.names() if something else (),
        totaal=tables.transitions("Alle gemeenten samen", shown.overgangen) if something else None,
        blijft=sides.vergelijkbaar,
        leeg=writer.why_empty(),
        matrix=(tables.matrix(),) if something else (),
        staven=tuple(tables.bars()),
        legenda=tuple(tables.legend()) if something else (),
        gemeenten=tuple(tables.places()),
        elders="",
        regelfiguur=tuple(tables.rule_figure()),
        regelzin=writer.about_rules(),
        regelkop="Komt van een andere uitkomst" if sides.vergelijkbaar else "Komt van",
        regeltabel=tuple(tables.rules()),
        afgekeurd=tuple((one.uitleg, one.code, counted(one.aantal)) for one in given.afgekeurd),
        niet_gevraagd=tuple(
            f"Vragenlijst {one.vragenlijst} vraagt niet naar: {enumerated(one.feiten)}."
            for one in given.niet_gevraagd
        ),
        verborgen=tuple(writer.hidden()),
    )


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Writes the sentences of one report."""

    given: ReportInput
    shown: Beschermd
    sides: Sides

    def summary(self) -> list[str]:
        """The main lines, most important first."""
        given, shown = self.given, self.shown
        if shown.totaal is None:
            lines = [f"Er zijn minder dan {DREMPEL} gesprekken gescoord."]
        else:
            aside = counted(given.gelezen - given.gescoord)
            lines = [
                f"{talks(given.gelezen)} gelezen: {counted(given.gescoord)} gescoord, {aside} apart gezet."
            ]
        if given.dubbel and shown.totaal is not None:
            lines.append(
                f"{counted(given.dubbel)} keer stond een gesprek al eerder in de bron. Elke keer telt mee."
            )
        if shown.overgangen:
            lines += self._changes()
        if given.vastgelegd:
            lines.append("De nieuwe uitkomst staat nu naast de oude. De oude is bewaard.")
        else:
            lines.append("In de gesprekken zelf is niets veranderd.")
        return lines

    def _changes(self) -> list[str]:
        counts, lines = self.shown.overgangen, list[str]()
        had_advice = any(oud != GEEN_ADVIES for oud, _ in counts)
        if had_advice and self.sides.vergelijkbaar:
            same = {key: number for key, number in counts.items() if key[0] == key[1]}
            other = {key: number for key, number in counts.items() if key[0] not in (key[1], GEEN_ADVIES)}
            lines += [
                self._counted(list(same.values()), "houdt dezelfde uitkomst", "houden dezelfde uitkomst"),
                self._counted(
                    list(other.values()), "krijgt een andere uitkomst", "krijgen een andere uitkomst"
                ),
            ]
            lines += self._largest()
        elif had_advice:
            lines.append(
                "De groepen van voor en nu zijn niet dezelfde. De tabel laat zien wie waarheen gaat."
            )
        new = [number for key, number in counts.items() if key[0] == GEEN_ADVIES]
        if new:
            lines.append(self._counted(new, "had nog geen advies", "hadden nog geen advies"))
        open_now = [number for key, number in counts.items() if key[1] is None]
        if open_now:
            lines.append(self._counted(open_now, "is nu onbepaald", "zijn nu onbepaald"))
        return lines

    def _largest(self) -> list[str]:
        """The largest move that is shown."""
        moved = {key: number for key, number in self.shown.overgangen.items() if self.sides.moves(*key)}
        oud, nieuw = max(moved, key=lambda key: moved[key] or 0, default=(None, None))
        number = moved.get((oud, nieuw))
        if not number:
            return []
        seen = "zichtbare " if None in moved.values() else ""
        return [
            f"De grootste {seen}verschuiving: {talks(number)} van"
            f" {self.sides.voor.name(oud)} naar {self.sides.nu.name(nieuw)}."
        ]

    def _counted(self, numbers: list[int | None], one: str, more: str) -> str:
        """How many, as far as is shown, and which part of all that is."""
        known, whole = sum(number or 0 for number in numbers), self.shown.totaal or 0
        if None in numbers and not known:
            return f"Hoeveel gesprekken {more}, is verborgen."
        least = "Minstens " if None in numbers else ""
        part = f" ({_percent(known, whole)})" if whole and known else ""
        who = talks(known) if known else "Geen enkel gesprek"
        return f"{least}{who} {one if known <= 1 else more}{part}."

    def why_empty(self) -> str:
        """Why no table is there; empty when there is one."""
        if self.shown.overgangen:
            return ""
        if self.shown.totaal == 0:
            return "Er is geen enkel gesprek gescoord. Er zijn dus geen aantallen."
        return (
            "Alle aantallen zijn verborgen. Er zijn zo weinig gesprekken dat elk aantal "
            "iets over één mens kan zeggen."
        )

    def hidden(self) -> list[str]:
        """What is hidden, and why."""
        shown = self.shown
        lines = [
            f"Een aantal van 1 tot en met {DREMPEL - 1} staat er niet. "
            "Zo'n klein aantal kan laten zien om wie het gaat.",
            "Soms staat ook een groter aantal er niet. Anders kon u het kleine aantal "
            "uitrekenen, bijvoorbeeld uit een totaal of uit een andere gemeente.",
            "Een 0 staat er wel: dan is er niemand.",
            "Een \N{GREATER-THAN OR EQUAL TO} voor een som betekent: minstens. Een deel is dan verborgen.",
        ]
        lines.append(
            "Leg dit rapport niet naast een ander rapport over bijna dezelfde gesprekken. "
            "Samen kunnen zij meer laten zien."
        )
        if any(place.naam is None for place in shown.gemeenten):
            lines.append(f"Gemeenten met minder dan {DREMPEL} gesprekken staan samen, zonder hun naam.")
        if any(place.overgangen is None for place in shown.gemeenten):
            lines.append("Van die kleine gemeenten staat er verder niets. Het gaat om te weinig mensen.")
        every = [*shown.overgangen.values(), *shown.per_regel.values(), *shown.via_regel.values()]
        every += [place.totaal for place in shown.gemeenten]
        every += [number for place in shown.gemeenten for number in (place.overgangen or {}).values()]
        if not shown.alles_verborgen and None not in every:
            lines.append("In dit rapport hoefde niets verborgen te worden.")
        return lines

    def about_rules(self) -> str:
        """What the picture of the rules counts, or why there is none."""
        if not self.sides.vergelijkbaar:
            return "Zoveel gesprekken vallen nu onder elke regel."
        moved = [
            number for (oud, nieuw, _), number in self.shown.via_regel.items() if self.sides.moves(oud, nieuw)
        ]
        if not moved:
            return "Niemand krijgt door een regel een andere uitkomst."
        if not any(moved):
            return "Hoeveel gesprekken door elke regel een andere uitkomst krijgen, is verborgen."
        return "Zoveel gesprekken krijgen door elke regel een andere uitkomst dan eerst."

    def rules_used(self) -> list[RegelsRij]:
        """Which rules gave the outcomes before and now."""
        sides = [("Voor", kant) for kant in self.given.oud] + [("Nu", self.given.nieuw)]
        return [
            RegelsRij(word, kant.titel, f"{kant.naam} {kant.versie}", kant.inhoud_hash[:16])
            for word, kant in sides
        ]


def _percent(number: int, whole: int) -> str:
    """Rounded half up to a whole number; a part is never told as nothing, nor as all."""
    rounded = (200 * number + whole) // (2 * whole)
    if not rounded:
        return "minder dan 1 procent"
    return "bijna 100 procent" if rounded == 100 and number < whole else f"{rounded} procent"
