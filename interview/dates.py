"""Days and times as people say them, in Dutch, without a locale of the machine."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from interview.dutch import SHORT_MONTHS, written_date

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
NEAR_DAYS = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
"""How many days from today each of these words is."""


def day_words(day: date | None) -> str:
    """``28 november 2026``; empty for none."""
    return "" if day is None else written_date(day)


def short_day(day: date) -> str:
    """``28 nov``."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def week_day(day: date) -> str:
    """``za 28 nov``."""
    return f"{DAYS[day.weekday()]} {short_day(day)}"


def moment_words(moment: datetime, today: date) -> str:
    """The time for today, else the day."""
    return f"{moment:%H:%M}" if moment.date() == today else week_day(moment.date())


def days_ago(moment: datetime, today: date) -> str:
    """``vandaag``, ``gisteren`` or ``3 dagen``."""
    days = (today - moment.date()).days
    if days <= 0:
        return "vandaag"
    return "gisteren" if days == 1 else f"{days} dagen"


def parse_day(text: str, today: date, origin: date | None = None) -> date | None:
    """A day as typed: ``28-11-2026``, ``28-11``, ``morgen``, ``+14`` (days) or ``2 weken``.

    Days and weeks count from ``origin``, which is ``today`` unless it is given. Without a year it is
    the first such day from there on. None when it is no day.
    """
    words = text.strip().lower().replace("/", "-").replace(".", "-")
    if words in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[words])
    start = today if origin is None else origin
    if words.startswith("+") and words[1:].isdecimal() and len(words) <= 5:
        return start + timedelta(days=int(words[1:]))
    amount, _, unit = words.partition(" ")
    days_in = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30}
    if amount.isdecimal() and len(amount) <= 3 and unit in days_in:
        return start + timedelta(days=int(amount) * days_in[unit])
    parts = words.split("-")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    try:
        match [int(part) for part in parts]:
            case [day, month, year]:
                return date(year + 2000 if year < 100 else year, month, day)
            case [day, month]:
                here = date(start.year, month, day)
                return here if here >= start else date(start.year + 1, month, day)
    except ValueError:
        return None
    return None
