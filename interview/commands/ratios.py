"""``klantbeeld ratios``: how far a municipality reaches everybody who came in, from counts it gives itself.

The ratios of the Raad voor Werk en Inkomen, about a group and a period and never about people. What is not
given stays unknown, and so does every ratio that needs it.
"""

from __future__ import annotations

from argparse import Namespace
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser

COUNTS = {
    "--instroom": ("instroom", "zoveel mensen kregen in een half jaar voor het eerst een uitkering (X)"),
    "--na-een-jaar": ("na_een_jaar", "zoveel van hen hadden die na een jaar nog (Y)"),
    "--arbeidsplicht": ("arbeidsplicht", "zoveel van hen moesten werk zoeken (Z)"),
    "--met-traject": ("met_traject", "zoveel van hen kregen binnen dat jaar een traject (A)"),
    "--zonder-traject": ("zonder_traject", "zoveel van hen kregen er geen (B)"),
    "--weg-met-traject": ("weg_met_traject", "zoveel met een traject waren een half jaar later weg (A.1)"),
    "--weg-zonder-traject": ("weg_zonder_traject", "zoveel zonder traject waren toen weg (B.1)"),
    "--buiten-plicht": ("traject_buiten_plicht", "zoveel zonder die plicht kregen toch een traject (C)"),
}
"""Option, the count it gives, and what it means."""

WORDS = {
    "compliance": "weg binnen het jaar, of een traject",
    "langdurigheid": "na een jaar nog een uitkering",
    "sluiting": "met plicht, en een traject",
    "niet_sluiting": "met plicht, en geen traject",
    "uitstroom_met_traject": "weg, van wie een traject had",
    "uitstroom_zonder_traject": "weg, van wie er geen had",
}


def configure(parser: CommandParser) -> None:
    """Name the counts."""
    for option, (_, meaning) in COUNTS.items():
        parser.option(option, "AANTAL", meaning)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Give each ratio, or say that it is not known."""
    from interview.errors import CommandErrorCode, ExitCode, KlantbeeldError
    from scoring.ratios import Cohort, ratios

    counts = {
        name: _count(option, getattr(given, option[2:].replace("-", "_")))
        for option, (name, _) in COUNTS.items()
    }
    try:
        found = ratios(Cohort(**counts))
    except ValueError:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "deze aantallen kunnen niet samen: een deel is te groot, of A en B zijn samen niet Z",
            where="klantbeeld ratios",
            remedy="Kijk de aantallen na. Laat weg wat niet bekend is.",
        ) from None
    values: dict[str, Fraction | None] = {name: getattr(found, name) for name in WORDS}
    data = {
        name: None
        if value is None
        else {"teller": value.numerator, "noemer": value.denominator, "deel": float(value)}
        for name, value in values.items()
    }
    lines = [f"  {_percent(value):>7}  {WORDS[name]}" for name, value in values.items()]
    console.answer(
        {"ratios": data},
        [
            *lines,
            "",
            "Dit gaat over een groep en een half jaar, niet over mensen. Vergelijk er geen gemeenten mee.",
        ],
    )
    return ExitCode.KLAAR


def _count(option: str, given: str | None) -> int | None:
    """A count as it was typed; raises KlantbeeldError (OPDRACHT-GEBRUIK) when it is none."""
    from interview.errors import CommandErrorCode, KlantbeeldError

    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "hier hoort een aantal: cijfers, zonder punt",
            where=option,
            remedy="Laat de keuze weg als het aantal niet bekend is.",
        )
    return int(given)


def _percent(value: Fraction | None) -> str:
    if value is None:
        return "n.b."
    return f"{float(100 * value):.0f}%"
