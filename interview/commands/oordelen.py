"""``klantbeeld oordelen``: how often people judge as the rules advise, per rule and in all.

The figures are about rules. A gesprek does not say which consultant held it, so there are none per
consultant, and no option for them: made from something else, such a figure would be about whoever it hit.

What counts as the decision is that of the municipality, ``besluit_gemeente``, never what a consultant found
after the talk. Where nothing is decided yet, only the judgement before the advice counts.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from scoring.agreement import ALARM_VANAF
from scoring.suppression import DREMPEL

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.judgements import Measured
    from scoring.agreement import Aandeel, Cijfers, Regelcijfers, Telling

NAME_WIDTH = 26
COLUMNS = (("tellen", 7), ("vooraf gelijk", 15), ("besluit anders", 16), ("dichter", 8), ("verder", 7))
"""Heads and widths of the table; with the names it fits on a line of 80."""
HIDDEN = "•"
NOTHING = "-"
APART_WORDS = {
    "geen_advies": "nog geen advies",
    "onbepaald": "de regels gaven geen advies",
    "nog_open": "geen oordeel van vóór het advies",
    "regels_onbekend": "de regels van toen zijn hier niet",
}
ALARM_WORDS = {
    "stempel": "Bijna niemand wijkt af. Wordt het advies nog gewogen?",
    "regel_past_niet": "Heel vaak wijkt het besluit af. Past deze regel wel?",
    "een_richting": "Bijna elke afwijking gaat dezelfde kant op. Hoe komt dat?",
}


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.open_store import add_store

    parser.word("BRON", "opslag, een map met gesprekken in JSON, of een bestand .json of .jsonl")
    add_store(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Count and tell; 1 when some gesprekken could not be read."""
    from interview.commands.oordelen_bron import STORE, records_at, records_in_store
    from interview.commands.open_store import chosen_locations, open_store
    from interview.errors import ExitCode
    from interview.judgements import measured
    from interview.library import Library

    library = Library(chosen_locations(given))
    if given.bron == STORE:
        with open_store(given, console) as desk, console.waiting("de gesprekken worden geteld"):
            found = measured(records_in_store(desk), library)
    else:
        records = records_at(Path(given.bron))
        with console.waiting("de gesprekken worden geteld"):
            found = measured(records, library)
    console.answer(_data(found), list(_lines(found)))
    return ExitCode.NEE if found.niet_gelezen else ExitCode.KLAAR


def _data(found: Measured) -> dict[str, object]:
    """Everything for a program; null is hidden."""
    figures = found.cijfers
    return {
        "gelezen": figures.gelezen,
        "niet_gelezen": dict(sorted(found.niet_gelezen.items())),
        "niet_vergeleken": {str(reason): number for reason, number in figures.apart.items()},
        "totaal": _row_data(figures.totaal),
        "regels": [_row_data(row) for row in figures.per_regel],
        "oordeel_na_gesprek": _tally_data(figures.na_gesprek),
        "na_advies_gewijzigd": {"aantal": figures.aantal_gewijzigd, **_tally_data(figures.gewijzigd)},
        "besluit": "besluit_gemeente",
        "per_consultant": None,
        "verborgen_onder": DREMPEL,
        "alarm_vanaf": ALARM_VANAF,
    }


def _row_data(row: Regelcijfers) -> dict[str, object]:
    return {
        "regelset": row.regelset or None,
        "regel": row.regel or None,
        "aantal": row.aantal,
        "overeenkomst": _tally_data(row.overeenkomst),
        "afwijking": _tally_data(row.afwijking),
        "alarmen": [str(alarm) for alarm in row.alarmen],
    }


def _tally_data(tally: Telling) -> dict[str, object]:
    return {
        "gelijk": tally.gelijk,
        "anders": tally.anders,
        "dichterbij": tally.dichterbij,
        "verder": tally.verder,
        "zelfde_afstand": tally.zelfde_afstand,
        "geen_keuze": tally.geen_keuze,
        "nog_geen": tally.nog_geen,
        "deel_gelijk": _part_data(tally.deel_gelijk),
        "deel_anders": _part_data(tally.deel_anders),
    }


def _part_data(part: Aandeel | None) -> dict[str, object] | None:
    if part is None:
        return None
    return {
        "teller": part.teller,
        "noemer": part.noemer,
        "laag": round(part.laag, 4),
        "hoog": round(part.hoog, 4),
    }


def _lines(found: Measured) -> Iterator[str]:
    """The table and what it does and does not mean."""
    figures = found.cijfers
    yield from _counted(found)
    if not figures.per_regel:
        yield "Er is niets om te vergelijken." if figures.gelezen == 0 else _nothing_shown(figures)
        return
    yield ""
    yield " " * NAME_WIDTH + "".join(head.rjust(width) for head, width in COLUMNS)
    yield from _row("Alle regels samen", figures.totaal)
    for row in figures.per_regel:
        yield ""
        yield from _row(_name(row, found), row)
    yield ""
    beside = [*_after_the_talk(figures), *_changed(figures)]
    yield from [*beside, ""] if beside else []
    yield from _explained()


def _counted(found: Measured) -> Iterator[str]:
    figures = found.cijfers
    if found.niet_gelezen:
        codes = ", ".join(f"{code} ({number})" for code, number in sorted(found.niet_gelezen.items()))
        yield f"Niet te lezen: {_talks(sum(found.niet_gelezen.values()))}, {codes}."
    if figures.gelezen is None:
        yield f"Er zijn minder dan {DREMPEL} gesprekken. Daarom staan hier geen cijfers."
        return
    yield f"{_talks(figures.gelezen)} gelezen. Hiervan tellen mee: {_number(figures.totaal.aantal)}."
    for reason, number in figures.apart.items():
        if number != 0:
            yield f"  Niet vergeleken, {APART_WORDS[reason]}: {_number(number)}"
    waiting = figures.totaal.afwijking.nog_geen
    if waiting != 0:
        yield f"  Nog geen besluit van de gemeente: {_number(waiting)} (telt alleen bij vooraf gelijk)"


def _nothing_shown(figures: Cijfers) -> str:
    if figures.totaal.aantal == 0:
        return "Er is nog geen gesprek met een advies en een oordeel van daarvoor."
    return "Er zijn te weinig gesprekken om iets te laten zien."


def _name(row: Regelcijfers, found: Measured) -> str:
    if not row.regel:
        return "Kleine regels samen"
    sentence = found.zinnen.get((row.regelset, row.regel), row.regel)
    several = len({one.regelset for one in found.cijfers.per_regel if one.regelset}) > 1
    return f"{sentence} ({row.regelset})" if several else sentence


def _row(name: str, row: Regelcijfers) -> Iterator[str]:
    """One row: the figures stand on the first line of the name."""
    cells = (
        _number(row.aantal),
        _part(row.overeenkomst.deel_gelijk),
        NOTHING if _empty(row.afwijking) else _part(row.afwijking.deel_anders),
        _number(row.afwijking.dichterbij),
        _number(row.afwijking.verder),
    )
    figures = "".join(cell.rjust(width) for cell, (_, width) in zip(cells, COLUMNS, strict=True))
    first, *rest = wrap(name, NAME_WIDTH - 1)
    yield first.ljust(NAME_WIDTH) + figures
    yield from rest
    for alarm in row.alarmen:
        yield f"  Let op: {ALARM_WORDS[alarm]}"


def _after_the_talk(figures: Cijfers) -> Iterator[str]:
    if not _empty(figures.na_gesprek):
        part = _part(figures.na_gesprek.deel_anders)
        yield f"Oordeel van de consultant na het gesprek anders: {part}."


def _changed(figures: Cijfers) -> Iterator[str]:
    if figures.aantal_gewijzigd == 0:
        return
    part = NOTHING if _empty(figures.gewijzigd) else _part(figures.gewijzigd.deel_anders)
    many = _number(figures.aantal_gewijzigd)
    yield f"Na het advies gewijzigd: {many}. Daarvan besluit anders: {part}."
    yield "Deze gesprekken tellen hierboven niet mee."


def _explained() -> Iterator[str]:
    yield "Vooraf gelijk: het eigen oordeel, vóór het advies, was hetzelfde."
    yield "Besluit anders: de gemeente besloot iets anders dan het advies."
    yield "Dichter en verder: dichter bij werk of verder van werk dan het advies."
    yield "Tussen haakjes: hiertussen ligt het echte deel waarschijnlijk (95 procent)."
    yield f"Een {HIDDEN} is verborgen: een aantal onder {DREMPEL}, of een dat zo'n aantal verraadt."
    yield f"Een {NOTHING} wil zeggen: er is nog niets besloten."
    yield ""
    yield "Wat dit niet zegt"
    yield "  Niet of een oordeel goed was: ook een regel kan fout zijn."
    yield "  Niets over één klant, en niets over één consultant. Een gesprek noemt geen"
    yield "  consultant, dus die cijfers zijn er niet."
    yield "Een mens beslist."


def _talks(number: int) -> str:
    return "1 gesprek" if number == 1 else f"{number} gesprekken"


def _number(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _empty(tally: Telling) -> bool:
    """Whether there is nothing to take a part of; a hidden count is at least 1."""
    return tally.gelijk == 0 and tally.anders == 0


def _part(part: Aandeel | None) -> str:
    """A percentage with its interval, in whole numbers."""
    if part is None:
        return HIDDEN
    middle = (200 * part.teller + part.noemer) // (2 * part.noemer)
    return f"{middle}% ({round(100 * part.laag)}-{round(100 * part.hoog)})"
