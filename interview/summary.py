"""The few words about a gesprek that the werkvoorraad shows. No words of a klant, and no judgement."""

from __future__ import annotations

from datetime import datetime

from interview.caseload import OPEN
from interview.record import GespreksRecord, PlanStatus
from interview.session.open_work import first_of, not_signed, open_work
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
        planstatus=_plan_state(record),
        terug_op=None if back is None else back.isoformat(),
        terug_reden=reason,
    )


def _plan_state(record: GespreksRecord) -> str:
    """How far the plan is; one that the klant did not sign stays apart, also while others look at it."""
    status = record.plan.status
    if not_signed(record) and status in (PlanStatus.VOORGELEGD, PlanStatus.TERUGGEGEVEN):
        status = PlanStatus.NIET_ONDERTEKEND
    return status.value
