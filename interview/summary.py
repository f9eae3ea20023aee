"""The few words about a gesprek that the werkvoorraad shows. No words of a klant, and no judgement."""

from __future__ import annotations

from datetime import datetime

from interview.caseload import OPEN
from interview.session.open_work import first_of, open_work
from interview.session.state import State
from interview.session.view import worked_out
from interview.store.model import GesprekSummary


def summary_of(state: State, at: datetime) -> GesprekSummary:
    """The line of a gesprek as it is after the last event."""
    record = state.record
    done, whole = worked_out(state)
    back, reason = first_of(open_work(record, at.date()))
    return GesprekSummary(
        gepland_op=None if record.gepland_op is None else record.gepland_op.isoformat(),
        status=OPEN if record.einde is None else record.einde.value,
        stap=state.plek.stap.value,
        bijgewerkt_op=at.isoformat(),
        voortgang=f"{done} van {whole}" if done else "",
        planstatus=record.plan.status.value,
        terug_op=None if back is None else back.isoformat(),
        terug_reden=reason,
    )
