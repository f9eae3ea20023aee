"""Dates and rows of words as they are written in Dutch, without the system's language settings.

Pure. Owns the spelling, for documents, screens and line mode alike; not which day or which words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def written_date(day: date) -> str:
    """Return ``day`` as "21 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_weekday(day: date) -> str:
    """Return ``day`` as "zaterdag 21 november 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {written_date(day)}"


def written_period(begin: date | None, end: date | None) -> str:
    """Return when something runs; an open side reads as still to be agreed.

    The year is said once when both days share it.
    """
    if begin is None and end is None:
        return "wanneer: nog af te spreken"
    if begin is None or end is None:
        known = (
            f"vanaf {written_date(begin)}"
            if begin is not None
            else f"tot en met {written_date(end or date.max)}"
        )
        return f"{known}, de rest nog af te spreken"
    if begin == end:
        return f"op {written_date(begin)}"
    start = f"{begin.day} {MONTHS[begin.month - 1]}" if begin.year == end.year else written_date(begin)
    return f"van {start} tot en met {written_date(end)}"


def enumerated(words: Sequence[str]) -> str:
    """Return a Dutch enumeration: "a", "a en b", "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
