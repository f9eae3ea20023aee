"""What every event carries."""

from __future__ import annotations

from datetime import datetime

from interview.record_values import RecordModel


class SessionEvent(RecordModel):
    """Something that happened in a gesprek."""

    op: datetime
    """When it happened, by the clock of the machine; a label, never the order."""
