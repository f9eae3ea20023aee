"""The klant's own statement, as it stands beside a judgement."""

from __future__ import annotations

import textwrap

from textual.content import Content

from interview.plain_text import one_line
from interview.record import Verklaring
from interview.tui.widgets.text import pieces

MOST_LINES = 4
"""On a screen; the report prints all of it."""


def statement_lines(known: Verklaring | None, width: int) -> list[Content]:
    """What the klant says of it, in own words; no lines when the klant said nothing."""
    if known is None or not known.tekst:
        return []
    words = f"De klant zegt hierover: “{one_line(known.tekst)}”"
    lines = textwrap.wrap(
        words, max(20, width - 2), max_lines=MOST_LINES, placeholder=" \N{HORIZONTAL ELLIPSIS}”"
    )
    return [pieces((f"  {line}", "italic")) for line in lines]
