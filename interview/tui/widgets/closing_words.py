"""What is said at the end of a gesprek: how it goes on, what is still open, and who does what after it."""

from __future__ import annotations

import textwrap
from datetime import date

from textual.content import Content

from interview.dates import short_day
from interview.klant import Klant
from interview.record import GespreksRecord
from interview.session import after_the_visit
from interview.session.closing import open_ends
from interview.session.open_work import open_work
from interview.session.state import State
from interview.tui.widgets.text import pieces

NARROWEST = 20
"""Columns to wrap to before a screen knows how wide it is."""


def to_say(text: str) -> Content | None:
    """A sentence of the municipality to say aloud; None when there is none."""
    return under("Zeg hardop", pieces((text, "italic"))) if text else None


def how_it_goes_on(state: State, klant: Klant, today: date) -> Content:
    """What was agreed for after today."""
    lines = after_the_visit.how_it_goes_on(state, klant, today)
    warning = after_the_visit.WARNING
    shown = [pieces((line, "$warning") if line.startswith(warning) else line) for line in lines]
    return under("Zo gaat het verder", *shown)


def still_open(record: GespreksRecord, width: int) -> Content | None:
    """What is not arranged yet, in ``width`` columns; None when all is."""
    found = open_ends(record)
    lines = [
        pieces(line)
        for text in found
        for line in textwrap.wrap(text, max(NARROWEST, width), initial_indent="· ", subsequent_indent="  ")
    ]
    return under("Nog open", *lines) if found else None


def work_to_do(record: GespreksRecord, today: date) -> Content | None:
    """Who does what after a gesprek that ended, and when; None when nothing is left, or it still runs."""
    work = open_work(record, today) if record.einde is not None else ()
    if not work:
        return None
    lines = []
    for one in work:
        when = "" if one.dag is None else short_day(one.dag)
        late = one.dag is not None and one.dag < today
        lines.append(
            pieces(
                (f"{when:>6}  ", "$warning" if late else ""), f"{one.wat:<28}", (one.wie.value, "$text-muted")
            )
        )
    return under("Wat er nog te doen is", *lines)


def under(title: str, *lines: Content) -> Content:
    """Lines below a heading."""
    return Content("\n").join([pieces((title, "bold $primary")), *lines])
