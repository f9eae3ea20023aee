"""The tables and pictures of a report, from protected counts alone.

Whatever adds up adds up what is shown, and says "at least" where a part is hidden. It must never
work out a hidden count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview.dutch import enumerated
from interview.rescoring.report_figures import (
    HIDDEN_FILL,
    HIDDEN_MARK,
    Cell,
    Figure,
    Pair,
    Part,
    RuleBar,
    at_least,
    counted,
    matrix,
    rule_bars,
    stacked,
)
from interview.rescoring.report_model import (
    GemeenteDeel,
    LegendaRegel,
    Overgangstabel,
    RegelRij,
    Rij,
    Tabelcel,
)
from interview.rescoring.report_sides import Side, Sides
from scoring.aggregate import Beschermd, Categorie, GemeenteTelling

BARS_IN_A_FIGURE = 12
"""More municipalities than this go on in a next picture."""
RULES_IN_A_FIGURE = 12
"""The table under it names every rule."""

Counts = Mapping[tuple[Categorie, Categorie], int | None]


@dataclass(frozen=True, slots=True)
class Tables:
    """Lays out the counts of one report."""

    shown: Beschermd
    sides: Sides
    zinnen: Mapping[str, str]
    """Rule id to its sentence."""

    def transitions(self, caption: str, counts: Counts) -> Overgangstabel:
        """One table: a row per old category, with the sums of what is shown."""
        rows, columns = self.sides.voor, self.sides.nu.order
        found = [
            Rij(
                rows.name(oud),
                (
                    *(_cell(counts.get((oud, nieuw), 0), self.sides.stays(oud, nieuw)) for nieuw in columns),
                    _sum([counts.get((oud, nieuw), 0) for nieuw in columns]),
                ),
            )
            for oud in rows.order
        ]
        below = [_sum([counts.get((oud, nieuw), 0) for oud in rows.order]) for nieuw in columns]
        found.append(Rij("Samen", (*below, _sum(list(counts.values())))))
        return Overgangstabel(caption, tuple(found))

    def places(self) -> list[GemeenteDeel]:
        """A table per municipality; none when there is but one, for that is the table of all."""
        if len(self.shown.gemeenten) == 1:
            return []
        found = []
        for place in self._in_order():
            if place.overgangen is None:
                continue
            many = "aantal verborgen" if place.totaal is None else talks(place.totaal)
            table = self.transitions(f"Van voor naar nu, {many}", place.overgangen)
            found.append(GemeenteDeel(place_name(place), table))
        return found

    def _in_order(self) -> list[GemeenteTelling]:
        """The municipalities by name; the unknown one and the small ones come last."""
        return sorted(self.shown.gemeenten, key=lambda place: (place.naam is None, not place.naam))

    def rules(self) -> list[RegelRij]:
        """A row per rule, most people first; hidden ones after those that are shown, onbepaald last."""
        by_size = sorted(
            self.shown.per_regel.items(),
            key=lambda one: (one[0] is None, one[1] is None, -(one[1] or 0), one[0] or ""),
        )
        return [self._rule(regel, number) for regel, number in by_size]

    def _rule(self, regel: str | None, number: int | None) -> RegelRij:
        through = {key[:2]: via for key, via in self.shown.via_regel.items() if key[2] == regel}
        gives = {nieuw for _, nieuw in through}
        came = sorted(
            ((oud, via) for (oud, nieuw), via in through.items() if not self.sides.stays(oud, nieuw)),
            key=lambda one: self.sides.voor.order.index(one[0]),
        )
        lines = [
            f"{self.sides.voor.name(oud)}:\N{NO-BREAK SPACE}{counted(via)}"
            for oud, via in came
            if via is not None
        ]
        hidden = [self.sides.voor.name(oud) for oud, via in came if via is None]
        if hidden:
            lines.append(f"{HIDDEN_MARK} {enumerated(hidden)}")
        return RegelRij(
            self._sentence(regel),
            regel or "",
            enumerated([self.sides.nu.name(one) for one in self.sides.nu.order if one in gives]),
            _cell(number, stays=False),
            tuple(lines),
        )

    def _sentence(self, regel: str | None) -> str:
        if regel is None:
            return "Geen regel beslist: er is nog te weinig bekend."
        return self.zinnen.get(regel, regel)

    def matrix(self) -> Figure:
        """The picture of all transitions."""
        counts, voor, nu = self.shown.overgangen, self.sides.voor, self.sides.nu
        cells = [
            [Cell(counts.get((oud, nieuw), 0), self.sides.stays(oud, nieuw)) for nieuw in nu.order]
            for oud in voor.order
        ]
        told = ""
        known = {key: number for key, number in counts.items() if number is not None}
        if known:
            (oud, nieuw), number = max(known.items(), key=lambda item: item[1])
            told = f" De grootste groep: {counted(number)} van {voor.name(oud)} naar {nu.name(nieuw)}."
        return matrix(
            voor.names(),
            nu.names(),
            cells,
            "Vakken met hoeveel gesprekken van elke oude naar elke nieuwe categorie gaan. "
            f"Hoe donkerder, hoe groter het deel van de rij.{told} Hieronder staan dezelfde aantallen.",
        )

    def bars(self) -> list[Figure]:
        """The picture of before and now per municipality, in parts when there are many."""
        pairs = [self._pair(place) for place in self._in_order()]
        parts = [pairs[begin : begin + BARS_IN_A_FIGURE] for begin in range(0, len(pairs), BARS_IN_A_FIGURE)]
        return [
            stacked(
                part,
                "Per gemeente twee staven, voor en nu, verdeeld naar categorie. Het gaat om "
                f"{enumerated([pair.naam for pair in part])}. De tabellen geven de aantallen.",
            )
            for part in parts
        ]

    def _pair(self, place: GemeenteTelling) -> Pair:
        before = _parts(place, self.sides.voor, 0)
        return Pair(place_name(place), place.totaal, before, _parts(place, self.sides.nu, 1))

    def legend(self) -> list[tuple[str, tuple[LegendaRegel, ...]]]:
        """Heads and the colours under each."""
        before, now = (
            [LegendaRegel(fill, side.name(one)) for one, fill in side.fills().items()]
            for side in (self.sides.voor, self.sides.nu)
        )
        hidden = LegendaRegel(HIDDEN_FILL, "Verborgen", verborgen=True)
        if self.sides.vergelijkbaar:
            return [("", (*before, *(one for one in now if one not in before), hidden))]
        return [("Voor", tuple(before)), ("Nu", (*now, hidden))]

    def rule_figure(self) -> list[Figure]:
        """The picture of the rules through which people get another outcome, as far as that is shown."""
        moved: dict[str | None, list[int | None]] = {}
        for (oud, nieuw, regel), number in self.shown.via_regel.items():
            if self.sides.moves(oud, nieuw):
                moved.setdefault(regel, []).append(number)
        bars = [
            RuleBar(self._sentence(regel), sum(number or 0 for number in numbers), None in numbers)
            for regel, numbers in moved.items()
        ]
        bars = [bar for bar in bars if bar.aantal]
        bars.sort(key=lambda bar: (-bar.aantal, bar.zin))
        if not bars:
            return []
        words = (
            "door elke regel een andere uitkomst krijgen"
            if self.sides.vergelijkbaar
            else "nu onder elke regel vallen"
        )
        told = "; ".join(f"{bar.zin.rstrip('.')}: {bar.telling}" for bar in bars[:RULES_IN_A_FIGURE])
        return [
            rule_bars(
                bars[:RULES_IN_A_FIGURE],
                f"Staven met hoeveel gesprekken {words}. {told}. De tabel eronder geeft alle regels.",
            )
        ]


def place_name(place: GemeenteTelling) -> str:
    """How a municipality reads."""
    if place.naam is None:
        return "Kleine gemeenten samen"
    return place.naam or "Gemeente onbekend"


def talks(number: int) -> str:
    """So many gesprekken, in words."""
    return f"{counted(number)} gesprek{'' if number == 1 else 'ken'}"


def _parts(place: GemeenteTelling, side: Side, at: int) -> tuple[Part, ...]:
    """The pieces of one bar; what is hidden is one piece, as long as the rest."""
    fills = side.fills()
    parts = []
    for categorie in side.order:
        cells = place.overgangen or {}
        number = sum(count or 0 for key, count in cells.items() if key[at] == categorie)
        if number:
            parts.append(Part(number, fills[categorie]))
    rest = (place.totaal or 0) - sum(part.aantal for part in parts)
    if rest > 0:
        parts.append(Part(rest, HIDDEN_FILL, verborgen=True))
    return tuple(parts)


def _cell(number: int | None, stays: bool) -> Tabelcel:
    if number is None:
        return Tabelcel(HIDDEN_MARK, "dicht")
    if not number:
        return Tabelcel("0", "nul")
    return Tabelcel(counted(number), "blijft" if stays else "")


def _sum(numbers: Sequence[int | None]) -> Tabelcel:
    """The sum of what is shown; it says so where something is hidden."""
    known = sum(number or 0 for number in numbers)
    if None not in numbers:
        return Tabelcel(counted(known), "som")
    return Tabelcel(at_least(known) if known else HIDDEN_MARK, "som")
