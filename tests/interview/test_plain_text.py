"""Text that was typed or pasted keeps what is read and loses what acts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.plain_text import one_line, without_controls

ANY_TEXT = st.text(st.characters(categories=None), max_size=60)
"""Lone surrogates too: a terminal or a file may hand them over."""


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("\x1b]52;c;aGFsbG8=\x07", "]52;c;aGFsbG8="),
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("links\u202erechts\u2066", "linksrechts"),
        ("prive\ue000 leeg\u0378 los\ud800", "prive leeg los"),
        ("twee\r\nregels\ten\rdrie", "twee\nregels en\ndrie"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200d\u0301", "caf\u00e9"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("<b>'t Hart & zoon</b>", "<b>'t Hart & zoon</b>"),
    ],
)
def test_what_is_read_stays_and_what_acts_goes(given_text: str, kept: str) -> None:
    assert without_controls(given_text) == kept


@given(ANY_TEXT)
def test_nothing_that_acts_is_left_and_once_is_enough(text: str) -> None:
    kept = without_controls(text)
    assert not {unicodedata.category(char) for char in kept if char != "\n"} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert without_controls(kept) == kept
    assert kept.encode().decode() == kept
    line = one_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert one_line(line) == line
