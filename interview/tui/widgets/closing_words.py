"""What is said at the end of a gesprek: how it goes on, and what is still open."""

from __future__ import annotations

from textual.content import Content

from interview.record import GespreksRecord
from interview.session.closing import municipality_first, open_ends
from interview.session.road import state_words
from interview.dates import short_day, week_day
from interview.tui.widgets.text import pieces


def how_it_goes_on(record: GespreksRecord, how_it_was: str) -> Content:
    """What was agreed for after today."""
    contact, first = record.plan.contact, municipality_first(record)
    lines = [state_words(record)]
    if contact.naam:
        lines.append(f"Vaste contactpersoon: {', '.join(filter(None, (contact.naam, contact.telefoon)))}")
    if contact.volgende is not None:
        lines.append(f"Wij spreken elkaar weer op {week_day(contact.volgende)}.")
    if first is not None:
        when = f", vanaf {short_day(first.begin)}" if first.begin else ""
        lines.append(f"De gemeente doet eerst: {first.wat.rstrip('.')}{when}.")
    if how_it_was:
        lines.append(f"Zo vond de klant het: “{how_it_was}”")
    return under("Zo gaat het verder", *map(pieces, lines))


def still_open(record: GespreksRecord) -> Content | None:
    """What is not arranged yet; None when all is."""
    found = open_ends(record)
    return under("Nog open", *(pieces(f"· {text}") for text in found)) if found else None


def under(title: str, *lines: Content) -> Content:
    """Lines below a heading."""
    return Content("\n").join([pieces((title, "bold $primary")), *lines])
