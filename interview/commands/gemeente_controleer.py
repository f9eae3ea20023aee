"""``klantbeeld gemeente controleer``: what a gemeentepakket lacks, and how plain it is."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.documents.spoken_language import Leesbaarheid
    from questionnaires.gemeentepakket.check import Gebrek
    from questionnaires.gemeentepakket.model import Gemeentepakket

WEAKEST = 5
"""How many of the hardest texts are shown, also when all are plain enough."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.gemeente_files import add_pakket

    add_pakket(parser)
    parser.option("--op", "DATUM", "de dag waarop het moet kloppen, zoals 2026-12-31; anders vandaag")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Say everything that is not in order. 0: nothing; 1: something."""
    from interview.commands.gemeente_files import find_pakket
    from interview.documents.spoken_language import measure_pakket
    from interview.errors import ExitCode
    from interview.library import Library
    from interview.locations import Locations
    from interview.store_thread import system_clock
    from questionnaires.gemeentepakket.check import controle, instrument_gaps, visit_gaps

    on, locations = _day(given.op, system_clock().date()), Locations.for_user()
    found = find_pakket(given.pakket, locations, on)
    lacking = instrument_gaps(found.pakket, Library(locations).instruments())
    gaps, findings = lacking + visit_gaps(found.pakket, on), lacking + controle(found.pakket, on)
    plain = measure_pakket(found.pakket, on)
    findings += plain.gebreken
    console.answer(
        _data(found.pakket, on, gaps, findings, plain), _lines(found.pakket, on, gaps, findings, plain)
    )
    return ExitCode.NEE if findings else ExitCode.KLAAR


def _day(typed: str | None, today: date) -> date:
    """Raises KlantbeeldError: OPDRACHT-GEBRUIK for what is no day."""
    from interview.errors import CommandErrorCode, KlantbeeldError

    if typed is None:
        return today
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "dit is geen datum",
            where="--op",
            remedy="Schrijf jaar, maand en dag, zoals 2026-12-31.",
        ) from None


def visit_line(pakket: Gemeentepakket, gaps: tuple[Gebrek, ...]) -> str:
    """Whether a real visit can begin, in one line."""
    if pakket.fictief:
        return "Deze gemeente is verzonnen: goed om te oefenen, een echt bezoek begint er niet mee."
    if gaps:
        return f"Een echt bezoek kan hier nog niet mee beginnen: daarvoor is nog {len(gaps)} keer iets nodig."
    return "Een echt bezoek kan hiermee beginnen."


def _lines(
    pakket: Gemeentepakket,
    on: date,
    gaps: tuple[Gebrek, ...],
    findings: tuple[Gebrek, ...],
    plain: Leesbaarheid,
) -> list[str]:
    from questionnaires.gemeentepakket.check import Soort

    lines = [f"{pakket.gemeente} ({pakket.naam} {pakket.versie}), zoals het is op {on:%d-%m-%Y}"]
    lines += [visit_line(pakket, gaps), ""]
    blocking = {gap.waar for gap in gaps}
    for kind in Soort:
        mine = [gap for gap in findings if gap.soort is kind]
        if mine:
            starred = any(gap.waar in blocking for gap in mine) and kind is Soort.ONTBREEKT
            note = " (* is nodig voor een bezoek)" if starred else ""
            lines.append(f"{kind.value[:1].upper()}{kind.value[1:]}: {len(mine)}{note}")
            lines += [
                f"{'*' if starred and gap.waar in blocking else ' '} {gap.waar}: {gap.tekst}" for gap in mine
            ]
            lines.append("")
    if not findings:
        lines += ["Er ontbreekt niets en er is niets verlopen.", ""]
    return [*lines, *_plain_lines(plain)]


def _plain_lines(plain: Leesbaarheid) -> list[str]:
    whole = plain.samen
    figures = (
        f"{one.maat.reading_ease:8.0f} {one.maat.average:10.1f} {one.maat.longest:8d}  {one.waar}"
        for one in plain.zwakste(WEAKEST)
    )
    return [
        f"Wat de klant hoort of leest: {len(plain.teksten)} teksten, {whole.words} woorden.",
        f"Samen: leesbaarheid {whole.reading_ease:.0f} (80 of meer), gemiddeld {whole.average:.1f} woorden "
        f"per zin (10 of minder), langste zin {whole.longest} (15 of minder).",
        f"Zwakste blok van honderd woorden: {plain.zwakste_blok:.0f} (70 of meer).",
        "",
        "Minst makkelijk, van de teksten met tien woorden of meer:",
        "leesbaar gemiddeld  langste  tekst",
        *figures,
    ]


def _data(
    pakket: Gemeentepakket,
    on: date,
    gaps: tuple[Gebrek, ...],
    findings: tuple[Gebrek, ...],
    plain: Leesbaarheid,
) -> dict[str, object]:
    return {
        "naam": pakket.naam,
        "versie": pakket.versie,
        "gemeente": pakket.gemeente,
        "op": on.isoformat(),
        "fictief": pakket.fictief,
        "bezoek_kan": not pakket.fictief and not gaps,
        "nodig_voor_bezoek": [gap.waar for gap in gaps],
        "bevindingen": [{"soort": gap.soort.value, "waar": gap.waar, "tekst": gap.tekst} for gap in findings],
        "leesbaarheid": {
            "woorden": plain.samen.words,
            "leesbaarheid": round(plain.samen.reading_ease, 1),
            "gemiddelde_zin": round(plain.samen.average, 1),
            "langste_zin": plain.samen.longest,
            "zwakste_blok": round(plain.zwakste_blok, 1),
            "minst_makkelijk": [
                {
                    "waar": one.waar,
                    "leesbaarheid": round(one.maat.reading_ease, 1),
                    "gemiddelde_zin": round(one.maat.average, 1),
                    "langste_zin": one.maat.longest,
                }
                for one in plain.zwakste(WEAKEST)
            ],
        },
    }
