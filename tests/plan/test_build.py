"""What was proposed stays a proposal until the municipality said yes, and that yes is no other agreement."""

from __future__ import annotations

from interview.plan.build import build_plan
from interview.plan.revisions import plan_changes
from interview.record import Wie
from interview.session import commands as ask
from interview.session.plan_page import plan_page
from interview.session.state import State
from tests.session.example import AT, after, with_plan
from tests.session.test_decide import signs

TODAY = AT.date()


def _asides(state: State) -> list[str]:
    parts = plan_page(state.record, TODAY)
    return [item.kanttekening for part in parts if part.id == "gemeente" for item in part.items]


def test_a_traject_reads_voorstel_until_the_plan_is_decided() -> None:
    state = with_plan()
    traject = state.content.catalogus.traject[0].id
    offer = ask.NoteerAfspraak("Een traject", Wie.GEMEENTE, begin=TODAY, eind=TODAY, traject=traject)
    state = after(state, offer, signs(), ask.LegVoor("team Werk"), ask.GeefAkkoord("team Werk"))
    proposed = build_plan(state.record)
    assert [one.voorstel for one in proposed.afspraken] == [False, True]
    assert _asides(state) == ["voorstel"]
    state = after(state, ask.StelVast())
    decided = build_plan(state.record)
    assert [one.voorstel for one in decided.afspraken] == [False, False]
    assert _asides(state) == [""]
    assert plan_changes(decided, proposed) == ()
