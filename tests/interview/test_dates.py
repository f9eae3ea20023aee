"""Days as people type them, and how they are read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.dates import day_words, parse_day, short_day

TODAY = date(2026, 11, 21)
LATER = date(2026, 12, 28)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("28-11-2026", date(2026, 11, 28)),
        ("28/11/26", date(2026, 11, 28)),
        ("28.11", date(2026, 11, 28)),
        ("20-11", date(2027, 11, 20)),
        (" Vandaag ", TODAY),
        ("morgen", date(2026, 11, 22)),
        ("OVERMORGEN", date(2026, 11, 23)),
        ("+14", date(2026, 12, 5)),
        ("2 weken", date(2026, 12, 5)),
        ("3 maanden", date(2027, 2, 19)),
        ("31-2", None),
        ("+", None),
        ("straks", None),
        ("", None),
    ],
)
def test_a_day_is_understood_or_it_is_none(typed: str, meant: date | None) -> None:
    assert parse_day(typed, TODAY) == meant


def test_short_months_are_written_as_in_dutch() -> None:
    written = [short_day(date(2026, month, 12)).removeprefix("12 ") for month in range(1, 13)]
    assert " ".join(written) == "jan feb mrt apr mei jun jul aug sep okt nov dec"


def test_weeks_count_from_another_day_but_morgen_is_always_tomorrow() -> None:
    assert parse_day("2 weken", TODAY, LATER) == LATER + timedelta(days=14)
    assert parse_day("+1", TODAY, LATER) == LATER + timedelta(days=1)
    assert parse_day("1-12", TODAY, LATER) == date(2027, 12, 1)
    assert parse_day("morgen", TODAY, LATER) == TODAY + timedelta(days=1)


@given(st.text(max_size=20))
def test_no_text_brings_it_down(typed: str) -> None:
    assert parse_day(typed, TODAY) is None or typed.strip()


@given(st.dates(min_value=TODAY, max_value=TODAY + timedelta(days=364)))
def test_a_day_without_its_year_is_the_next_such_day(day: date) -> None:
    assert parse_day(f"{day.day}-{day.month}", TODAY) == day
    assert day_words(day).startswith(f"{day.day} ")
