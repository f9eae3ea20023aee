"""The few words about a gesprek that the werkvoorraad shows. No words of a klant, and no judgement."""

from __future__ import annotations

from datetime import date, datetime

from interview.caseload import OPEN
from interview.record import Einde, GespreksRecord, PlanStatus
from interview.session.state import State
from interview.session.view import worked_out
from interview.store.model import GesprekSummary


def summary_of(state: State, at: datetime) -> GesprekSummary:
    """The line of a gesprek as it is after the last event."""
    record = state.record
    done, whole = worked_out(state)
    back, reason = _come_back(record, at.date())
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


def _come_back(record: GespreksRecord, today: date) -> tuple[date | None, str]:
    """The first day on which someone has something to do here, and what."""
    plan = record.plan
    if plan.status is PlanStatus.BEDENKTIJD and plan.ondertekening is not None:
        return plan.ondertekening.bedenktijd_tot, "bedenktijd plan"
    if record.einde is Einde.PLAN_LATER:
        return plan.contact.volgende, "plan maken"
    coming = [(day, "evaluatie met klant") for day in plan.evaluaties if day >= today]
    coming += [
        (item.begin, "afspraak van de gemeente")
        for item in record.afspraken
        if item.wie == "gemeente" and item.begin is not None and item.begin >= today
    ]
    if plan.contact.volgende is not None and plan.contact.volgende >= today:
        coming.append((plan.contact.volgende, "contact met klant"))
    return min(coming, default=(None, ""))
