"""The ratios of the source, from its own counts to its own percentages; what is not known stays unknown."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.ratios import Cohort, Ratios, ratios

# What three municipalities counted themselves.
G1 = Cohort(instroom=872, na_een_jaar=477, arbeidsplicht=164, met_traject=111, weg_met_traject=10)
G2 = Cohort(arbeidsplicht=218, met_traject=154)
G3 = Cohort(instroom=433, na_een_jaar=233, arbeidsplicht=70, met_traject=50, zonder_traject=20)


@pytest.mark.parametrize(
    ("cohort", "name", "percent"),
    [
        (G1, "langdurigheid", 55),
        (G1, "sluiting", 68),
        (G1, "uitstroom_met_traject", 9),
        (G2, "sluiting", 71),
        (G3, "langdurigheid", 54),
        (G3, "sluiting", 71),
        (G3, "niet_sluiting", 29),
    ],
)
def test_the_published_percentages_come_out(cohort: Cohort, name: str, percent: int) -> None:
    found = getattr(ratios(cohort), name)
    assert isinstance(found, Fraction)
    assert round(100 * found) == percent


def test_what_is_not_known_is_not_zero() -> None:
    assert ratios(Cohort()) == Ratios(None, None, None, None, None, None)
    # The source does not print C, so compliance cannot be worked out, not even as a lower bound.
    assert ratios(G1).compliance is None
    assert ratios(G1).niet_sluiting is None
    assert ratios(G2).langdurigheid is None
    assert ratios(replace(G3, weg_zonder_traject=0)).uitstroom_zonder_traject == 0
    assert ratios(G3).uitstroom_zonder_traject is None


def test_compliance_is_everyone_who_left_or_got_a_traject() -> None:
    known = replace(G3, traject_buiten_plicht=12)
    assert ratios(known).compliance == Fraction(433 - 233 + 50 + 12, 433)


def test_an_empty_group_has_no_ratio() -> None:
    empty = Cohort(0, 0, 0, 0, 0, 0, 0, 0)
    assert ratios(empty) == ratios(Cohort())


@pytest.mark.parametrize(
    "wrong",
    [
        {"instroom": -1},
        {"instroom": 10, "na_een_jaar": 11},
        {"arbeidsplicht": 10, "met_traject": 4, "zonder_traject": 5},
        {"met_traject": 3, "weg_met_traject": 4},
    ],
)
def test_counts_that_cannot_be_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"is below 0|is more than|together"):
        Cohort(**wrong)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 100))
def test_with_and_without_a_traject_are_the_whole(placed: int, waiting: int, known: int) -> None:
    found = ratios(Cohort(arbeidsplicht=placed + waiting, met_traject=placed, zonder_traject=waiting))
    if placed + waiting:
        assert found.sluiting is not None
        assert found.niet_sluiting is not None
        assert found.sluiting + found.niet_sluiting == 1
    # One count that is not known takes away only the ratios that need it.
    other = ratios(Cohort(instroom=known + 1, na_een_jaar=known))
    assert [one.name for one in fields(other) if getattr(other, one.name) is not None] == ["langdurigheid"]
