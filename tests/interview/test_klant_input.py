"""What people type about a klant is read forgivingly, and what cannot be meant is refused with a code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant_input import (
    check_plan_day,
    masked_bsn,
    read_aanhef,
    read_bsn,
    read_date,
    read_moment,
    read_time,
    read_wishes,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text", ["3-4-1980", "03/04/1980", "3.4.1980", "1980-04-03", " 3-4-1980 ", "3-4-1980 0:00:00"]
)
def test_every_usual_way_to_write_a_date(text: str) -> None:
    assert read_date(text, "") == date(1980, 4, 3)


@pytest.mark.parametrize(
    "text", ["3-4-80", "31-2-1981", "1976", "3 april 1980", "\u0663-4-1980", "1-1-0000", "-"]
)
def test_what_is_no_whole_date_is_refused(text: str) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        read_date(text, "geboortedatum")
    assert (caught.value.code, caught.value.where) == (CommandErrorCode.DATUM_ONGELDIG, "geboortedatum")
    assert text == "-" or text not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("10:30", time(10, 30)), ("9.05", time(9, 5)), ("9", time(9)), ("14 uur", time(14)),
     ("8u30", time(8, 30)), ("10:30:00", time(10, 30)), ("", None)],
)  # fmt: skip
def test_every_usual_way_to_write_a_time(text: str, hour: time | None) -> None:
    assert read_time(text, "tijd") == hour


@pytest.mark.parametrize("text", ["24:00", "9:60", "half 11", "9:5", "-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        read_time(text, "tijd")
    assert caught.value.code is CommandErrorCode.DATUM_ONGELDIG


@pytest.mark.parametrize(
    ("text", "hour"),
    [("1-12-2026", None), ("1-12-2026 10:30", time(10, 30)), ("2026-12-01T10:30:00", time(10, 30)),
     ("1-12-2026 om 9 uur", time(9)), ("1-12-2026 00:00:00", None), ("1-12-2026, 14.15", time(14, 15))],
)  # fmt: skip
def test_a_moment_as_a_spreadsheet_writes_it(text: str, hour: time | None) -> None:
    assert read_moment(text, "gesprek_op") == (date(2026, 12, 1), hour)


def test_a_gesprek_is_planned_from_two_months_back_to_two_years_ahead() -> None:
    for day in (date(2026, 9, 22), TODAY, date(2028, 11, 20)):
        check_plan_day(day, TODAY, "dag")
    for day in (date(2026, 9, 21), date(2028, 11, 21), date.min, date.max):
        with pytest.raises(KlantbeeldError):
            check_plan_day(day, TODAY, "dag")


@pytest.mark.parametrize("text", ["999990019", "9999.90.019", "9999 90 019"])
def test_a_bsn_may_have_dots_and_spaces(text: str) -> None:
    assert read_bsn(text) == "999990019"


def test_a_bsn_is_shown_by_its_last_three_digits() -> None:
    assert masked_bsn("999990019") == "••••••019"
    assert masked_bsn(None) == ""


@pytest.mark.parametrize(
    ("text", "aanhef"), [("Mevr.", "mw"), ("De heer", "dhr"), ("", "geen"), ("MW", "mw")]
)
def test_every_usual_aanhef(text: str, aanhef: str) -> None:
    assert read_aanhef(text) == aanhef


def test_wishes_by_id_or_by_words_in_any_order() -> None:
    assert read_wishes("Tolk erbij; grote letters, BELLEN") == ("bellen", "grote_letters", "tolk")
    assert read_wishes("post_niet_veilig") == read_wishes("post is niet veilig") == ("post_niet_veilig",)
    assert read_wishes(" , ;") == ()


@given(text=st.text(max_size=30))
@pytest.mark.parametrize(
    "reader",
    [
        lambda text: read_date(text, "x"),
        lambda text: read_time(text, "x"),
        lambda text: read_moment(text, "x"),
        read_bsn,
        read_aanhef,
        read_wishes,
    ],
    ids=["date", "time", "moment", "bsn", "aanhef", "wishes"],
)
def test_any_text_is_read_or_refused_with_a_code(reader: Callable[[str], object], text: str) -> None:
    try:
        reader(text)
    except KlantbeeldError as error:
        assert isinstance(error.code, CommandErrorCode)
        assert error.remedy
