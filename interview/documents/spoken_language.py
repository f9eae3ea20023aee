"""How plain everything is that a municipality lets a klant hear or read.

Owns which limits hold for which part of a gemeentepakket; how Dutch is measured stays in
:mod:`interview.documents.plain_language`. It must never change a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.documents.plain_language import (
    BLOCK_READING_EASE,
    PAGE_READING_EASE,
    PlainLanguage,
    measure,
    pooled,
    too_hard,
)
from questionnaires.gemeentepakket.check import Gebrek, Soort, spoken
from questionnaires.gemeentepakket.model import Gemeentepakket

FEWEST_WORDS = 10
"""A shorter text has no reading ease of its own worth showing."""


@dataclass(frozen=True, slots=True)
class TekstMaat:
    """The measures of one text."""

    waar: str
    """Its place, such as ``tekst.tolk``."""
    maat: PlainLanguage


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """The measures of a whole pakket on one day."""

    teksten: tuple[TekstMaat, ...]
    samen: PlainLanguage
    zwakste_blok: float
    """Reading ease of the hardest block of about a hundred words; 100 without texts."""
    gebreken: tuple[Gebrek, ...]
    """What is too hard, text by text, and then the whole."""

    def zwakste(self, number: int) -> tuple[TekstMaat, ...]:
        """The hardest texts of ``FEWEST_WORDS`` words or more, hardest first."""
        long_enough = (one for one in self.teksten if one.maat.words >= FEWEST_WORDS)
        return tuple(sorted(long_enough, key=lambda one: one.maat.reading_ease)[:number])


def measure_pakket(pakket: Gemeentepakket, on: date) -> Leesbaarheid:
    """Measure every text for the klant as it is on ``on``."""
    said = [(place, text) for place, text in spoken(pakket, on) if text]
    measured = tuple(TekstMaat(place, measure(text)) for place, text in said)
    whole = measure(text for _, text in said)
    blocks = [measure(block) for block in pooled(text for _, text in said)]
    hardest = min((block.reading_ease for block in blocks), default=100.0)
    found = [
        Gebrek(Soort.TE_MOEILIJK, one.waar, f"{why[:1].upper()}{why[1:]}.")
        for one in measured
        for why in too_hard(one.maat)
    ]
    if hardest < BLOCK_READING_EASE or whole.reading_ease < PAGE_READING_EASE:
        ease = f"Samen {whole.reading_ease:.0f}, het zwakste blok {hardest:.0f}."
        found.append(Gebrek(Soort.TE_MOEILIJK, "alle teksten", ease))
    return Leesbaarheid(measured, whole, hardest, tuple(found))
