"""The visit set on paper: what its cards share.

A card that is not fit for a real visit must not look as if it were: this owns the mark that says so,
and what is missing. It must never hold a number or a sentence of a municipality, nor a name of a
klant on a card that is printed beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interview.dutch import written_date
from questionnaires.gemeentepakket.check import Gebrek, Soort, visit_gaps
from questionnaires.gemeentepakket.model import Gemeentepakket


class Kaart(StrEnum):
    """The cards of a visit; the value is what a user types and how the file begins."""

    GESPREK = "gesprek"
    """For the consultant: what to ask, and the Stopkaart on the back."""
    INFORMATIE = "informatie"
    """For the klant: what this talk is and what happens with what is written down."""
    AFSPRAKEN = "afspraken"
    """For both, written with carbon paper between two sheets."""


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A card as PDF; nothing is embedded in it."""

    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class CardFrame:
    """What stands around the content of every card."""

    gemeente: str
    merk: str
    """A word in capitals when the card is not for a real visit, or empty."""
    merk_uitleg: str
    """Why, in one sentence."""
    voet: str
    """Which texts these are and from which day, at the foot of each page."""


_TEXTS = {
    "begin.gesprek": "Dit staat boven aan de informatiekaart.",
    "begin.geen_onderzoek": "Dit staat boven aan de informatiekaart.",
    "informatieplicht.kaart": "Zonder deze tekst is er geen informatiekaart.",
    "terugvertellen": "Deze vraag staat op de gesprekskaart.",
    "niet_tekenen": "Deze zin staat op de afsprakenkaart.",
}
"""Texts the cards need besides those without which no visit begins."""


def card_gaps(pakket: Gemeentepakket, on: date) -> tuple[Gebrek, ...]:
    """What the cards of a visit on ``on`` still lack; empty when they are whole."""
    gaps = visit_gaps(pakket, on)
    known = {gap.waar for gap in gaps}
    missing = [
        Gebrek(Soort.ONTBREEKT, f"tekst.{wanted}", why)
        for wanted, why in _TEXTS.items()
        if f"tekst.{wanted}" not in known and not pakket.zin(wanted, on)
    ]
    return (*gaps, *missing)


def card_frame(pakket: Gemeentepakket, on: date) -> CardFrame:
    """Return what stands around a card of this municipality, printed on ``on``."""
    mark, why = "", ""
    if pakket.fictief:
        mark, why = "OEFENKAART", "Deze gemeente bestaat niet. Alleen om te oefenen."
    elif card_gaps(pakket, on):
        mark, why = "NOG NIET AF", "Uw gemeente moet nog iets invullen. Niet voor een echt bezoek."
    return CardFrame(
        gemeente=pakket.gemeente,
        merk=mark,
        merk_uitleg=why,
        voet=f"{f'{mark}. ' if mark else ''}{pakket.gemeente}, teksten {pakket.versie}, "
        f"zoals ze gelden op {written_date(on)}.",
    )
