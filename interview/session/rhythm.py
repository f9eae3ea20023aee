"""How long a visit usually takes, and how long it has taken: a guide, never a deadline.

Pure: the moment comes in as an argument. It must never warn, block or be stored.
"""

from __future__ import annotations

from datetime import datetime

from interview.session.presence import talked_through
from interview.session.state import State


def planned_minutes(state: State) -> int:
    """Minutes of a whole visit by the municipality's file, more when someone interprets."""
    settings = state.content.gemeente.instellingen
    extra = settings.tolk_extra_procent if talked_through(state.record) else 0
    return settings.ritme.minuten * (100 + extra) // 100


def spent_minutes(state: State, opened: datetime, now: datetime) -> int | None:
    """Whole minutes of this sitting, or since the gesprek was ``opened`` when it sat down before that.

    None for a sitting on paper: typing it over has no rhythm.
    """
    sitting = state.record.zitting
    if sitting is not None and sitting.op_papier is not None:
        return None
    start = opened if sitting is None else max(opened, sitting.op)
    return max(0, int((now - start).total_seconds() // 60))


def clock_by_default(state: State) -> bool:
    """Whether this municipality shows the clock."""
    return state.content.gemeente.instellingen.klok
