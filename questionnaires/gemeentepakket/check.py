"""What a gemeentepakket still lacks: for a real visit, and for being right.

Pure: the day comes in as an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from questionnaires.gemeentepakket.model import Gemeentepakket, Noodgeval

NEEDED_CONTACTS = ("gemeente", "fg", "klacht", "clientondersteuning")
"""Without these nobody can be told whom to turn to."""

INFORMATION = "informatieplicht"
"""The text that tells what is done with what is written down."""


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is not in order."""

    soort: str
    """``ontbreekt``, ``verlopen`` or ``niet voorgelezen``."""
    waar: str
    """The entry, such as ``stopkaart.geweld``."""
    tekst: str
    """What is wrong, in one Dutch sentence."""


def visit_gaps(pakket: Gemeentepakket, on: date) -> tuple[Gebrek, ...]:
    """Why a real visit cannot begin with this pakket on ``on``; empty when it can."""
    gaps: list[Gebrek] = []
    cards = {one.id: one for one in pakket.stopkaarten(on)}
    for geval in Noodgeval:
        card = cards.get(geval)
        if card is None or card.invullen or not card.stappen or not card.nummers:
            gaps.append(Gebrek("ontbreekt", f"stopkaart.{geval.value}", "Er is geen nummer om te bellen."))
    gaps += [
        Gebrek("ontbreekt", f"contact.{wanted}", "Hier is niemand te bereiken.")
        for wanted in NEEDED_CONTACTS
        if pakket.contactpunt(wanted, on) is None
    ]
    if not pakket.zin(INFORMATION, on):
        gaps.append(Gebrek("ontbreekt", f"tekst.{INFORMATION}", "Deze tekst leest u voor bij het begin."))
    return tuple(gaps)
