"""The ratios with which the Raad voor Werk en Inkomen looked at a "sluitende aanpak", exact.

Counts of one group that came into a benefit in the same half year, and what became of it a year later.
Figures of a municipality and a period, not of people, and no ranking: the report says itself that its
sample cannot be generalised. What is not known ("n.b.") stays unknown and is never taken as 0.

Source: Raad voor Werk en Inkomen, the definitions and formulas of its chapter 5, and table 5.2.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Cohort:
    """One group and what became of it; None is not known. The letters are those of the source."""

    instroom: int | None = None
    """X: came in during the half year."""
    na_een_jaar: int | None = None
    """Y: of X, still with a benefit after a year."""
    arbeidsplicht: int | None = None
    """Z: of Y, with the duty to look for work."""
    met_traject: int | None = None
    """A: of Z, got a traject within that year."""
    zonder_traject: int | None = None
    """B: of Z, got none."""
    weg_met_traject: int | None = None
    """A.1: of A, left the benefit in the half year after it."""
    weg_zonder_traject: int | None = None
    """B.1: of B, left the benefit in the half year after it."""
    traject_buiten_plicht: int | None = None
    """C: trajecten of people of Y outside Z, as we read the source; it does not print the figure."""

    def __post_init__(self) -> None:
        """Refuse what cannot be. Raises ValueError: a count below 0, or a part larger than its whole."""
        for one in fields(self):
            number = getattr(self, one.name)
            if number is not None and number < 0:
                raise ValueError(f"{one.name} is below 0")
        for part, whole in _PARTS:
            held, holder = getattr(self, part), getattr(self, whole)
            if held is not None and holder is not None and held > holder:
                raise ValueError(f"{part} is more than {whole}")
        duty, placed, waiting = self.arbeidsplicht, self.met_traject, self.zonder_traject
        if duty is not None and placed is not None and waiting is not None and placed + waiting != duty:
            raise ValueError("met_traject and zonder_traject are not arbeidsplicht together")


_PARTS = (
    ("na_een_jaar", "instroom"),
    ("arbeidsplicht", "na_een_jaar"),
    ("met_traject", "arbeidsplicht"),
    ("zonder_traject", "arbeidsplicht"),
    ("weg_met_traject", "met_traject"),
    ("weg_zonder_traject", "zonder_traject"),
)


@dataclass(frozen=True, slots=True)
class Ratios:
    """The six ratios, exact; None where a count is not known or nobody is in the group."""

    compliance: Fraction | None
    """Left within the year or got a traject, of all who came in: (X - Y + A + C) / X."""
    langdurigheid: Fraction | None
    """Still with a benefit after a year, of all who came in: Y / X."""
    sluiting: Fraction | None
    """Got a traject, of those with the duty: A / Z."""
    niet_sluiting: Fraction | None
    """Got none, of those with the duty: B / Z."""
    uitstroom_met_traject: Fraction | None
    """Left, of those with a traject: A.1 / A."""
    uitstroom_zonder_traject: Fraction | None
    """Left, of those without: B.1 / B."""


def ratios(cohort: Cohort) -> Ratios:
    """The ratios of a group."""
    return Ratios(
        compliance=_part(_served(cohort), cohort.instroom),
        langdurigheid=_part(cohort.na_een_jaar, cohort.instroom),
        sluiting=_part(cohort.met_traject, cohort.arbeidsplicht),
        niet_sluiting=_part(cohort.zonder_traject, cohort.arbeidsplicht),
        uitstroom_met_traject=_part(cohort.weg_met_traject, cohort.met_traject),
        uitstroom_zonder_traject=_part(cohort.weg_zonder_traject, cohort.zonder_traject),
    )


def _served(cohort: Cohort) -> int | None:
    counts = (cohort.instroom, cohort.na_een_jaar, cohort.met_traject, cohort.traject_buiten_plicht)
    came, stayed, placed, outside = counts
    if came is None or stayed is None or placed is None or outside is None:
        return None
    return came - stayed + placed + outside


def _part(number: int | None, whole: int | None) -> Fraction | None:
    return None if number is None or not whole else Fraction(number, whole)
