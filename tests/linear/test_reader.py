"""Questions and answers: numbers, words, beginnings of words, help everywhere, and text that stays text."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import linear
from interview.linear.reader import Choice, InputEnded, Reader, chosen

FRUIT = (
    Choice("a", "appel", "een appel"),
    Choice("p", "peer", "een peer"),
    Choice("pr", "pruim", "een pruim"),
    Choice("pp", "pruimenpit", "een pit"),
)
TODAY = date(2026, 11, 24)


def reader(*lines: str) -> tuple[Reader, io.StringIO]:
    target = io.StringIO()
    return Reader(io.StringIO("".join(f"{line}\n" for line in lines)), target), target


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "a"), ("2", "p"), ("appel", "a"), ("APP", "a"), ("pe", "p"), ("pruim", "pr"), ("pruimen", "pp")],
)
def test_a_choice_is_a_number_a_word_or_its_beginning(typed: str, value: str) -> None:
    found = chosen(typed, FRUIT)
    assert found is not None and found.value == value


@pytest.mark.parametrize("typed", ["0", "5", "99999999999999999999", "p", "kers", "\u0663", "-1"])
def test_what_is_not_there_or_fits_two_is_asked_again(typed: str) -> None:
    assert chosen(typed, FRUIT) is None
    asker, target = reader(typed, "2")
    assert asker.choose("Welk?", FRUIT) == "p"
    assert "Dat staat er niet bij." in target.getvalue()


def test_what_is_not_to_be_begun_by_a_slip_takes_more_letters() -> None:
    words = (Choice("h", "herzien", "een nieuwe versie", letters=3), Choice("s", "stand", "hoe ver"))
    assert [chosen(typed, words) for typed in ("h", "he")] == [None, None]
    assert chosen("her", words) == chosen("1", words) == words[0]
    assert chosen("s", words) == words[1]


@pytest.mark.parametrize("typed", ["h", "hulp", "Help"])
def test_help_can_be_asked_in_a_word_where_none_is_meant_by_it(typed: str) -> None:
    asker, target = reader(typed, "2")
    assert asker.choose("Welk?", FRUIT) == "p"
    assert "Typ een nummer of een woord." in target.getvalue()
    assert "Dat staat er niet bij." not in target.getvalue()
    asker, _ = reader(typed)
    assert asker.text("Wat?") == typed, "in a text it is text"


def test_a_question_mark_explains_at_every_question() -> None:
    questions: tuple[Callable[[Reader], object], ...] = (
        lambda asker: asker.line("?"),
        lambda asker: asker.choose("Welk?", FRUIT),
        lambda asker: asker.several("Welke?", FRUIT),
        lambda asker: asker.agrees("Goed?"),
        lambda asker: asker.number("Hoeveel?", 0, 10),
        lambda asker: asker.day("Wanneer?", TODAY),
    )
    for asking in questions:
        asker, target = reader("?", "")
        asking(asker)
        assert "Typ " in target.getvalue()


def test_an_empty_line_skips() -> None:
    asker, _ = reader("", "", "", "", "")
    assert asker.choose("Welk?", FRUIT) is None
    assert asker.several("Welke?", FRUIT) is None
    assert asker.agrees("Goed?") is None
    assert asker.number("Hoeveel?", 0, 10) is None
    assert asker.day("Wanneer?", TODAY) is None


def test_answers_are_read_as_meant() -> None:
    asker, _ = reader("J", "nee", "11", "7", "1 pruim, 1", "straks", "+14", "een", "twee", "")
    assert asker.agrees("Goed?") is True
    assert asker.agrees("Goed?") is False
    assert asker.number("Hoeveel?", 0, 10) == 7
    assert asker.several("Welke?", FRUIT) == ("a", "pr")
    assert asker.day("Wanneer?", TODAY) == date(2026, 12, 8)
    assert asker.paragraph("Wat?") == "een\ntwee"


def test_the_end_of_the_input_is_told() -> None:
    asker, _ = reader()
    with pytest.raises(InputEnded):
        asker.line("Ja?")


def test_only_the_reader_reads_what_is_typed() -> None:
    """Anywhere else the Stopkaart would not be heard; a passphrase is asked unseen, and listened to."""
    for path in Path(linear.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert ("readline" in text) is (path.name == "reader.py"), path.name
        assert "input(" not in text and "getpass" not in text, path.name
        assert "obtain(" not in text or "heard(passphrase)" in text, path.name


def test_a_day_stays_within_what_is_asked() -> None:
    asker, target = reader("25-11-2026", "20-11")
    assert asker.day("Wanneer was het?", TODAY, last=TODAY) == date(2026, 11, 20)
    assert "Die dag komt nog." in target.getvalue()
    asker, target = reader("23-11-2026", "9-12-2026", "+3")
    assert asker.day("Wanneer?", TODAY, first=TODAY, last=date(2026, 12, 8)) == date(2026, 11, 27)
    assert "Die dag is al voorbij." in target.getvalue()
    assert "Kies tot en met 8 december 2026." in target.getvalue()


def test_a_dash_makes_empty_what_an_empty_line_keeps() -> None:
    asker, _ = reader("", "-", "anders", "nieuw")
    assert [asker.text_or("Wat?", "oud") for _ in range(3)] == ["oud", "", "anders"]
    assert asker.text_or("Wat?", "") == "nieuw"


@given(typed=st.text())
def test_nothing_typed_or_shown_acts_on_the_terminal(typed: str) -> None:
    asker, target = reader(typed.replace("\n", " "), "")
    kept = asker.text("Wat?")
    asker.say(typed)
    for text in (kept, target.getvalue()):
        assert not [sign for sign in text if unicodedata.category(sign).startswith("C") and sign != "\n"]
