"""Working days, as plans and bedenktijd count them: Monday to Friday.

Public holidays are not taken out: they differ per organisation, and a term that is one day
shorter than a municipality would give is put right by the person who reads it.
"""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4


def add_working_days(start: date, count: int) -> date:
    """The date ``count`` working days after ``start``."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() <= FRIDAY:
            count -= 1
    return day
