"""A gesprek that was stored before the visit around it was recorded still means the same.

``stored/`` holds every kind of event of that time, about somebody who does not exist, and the record that
the program of that time made of them. Neither file ever changes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from interview.library import Library
from interview.locations import Locations
from interview.plan.build import build_plan, former_plan
from interview.record import Einde, GespreksRecord, PlanStatus
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.road import Zet, possible, road
from interview.session.state import State, apply, replay

STORED = Path(__file__).parent / "stored"


@lru_cache(maxsize=1)
def _replayed() -> State:
    lines = (STORED / "gesprek.jsonl").read_text(encoding="utf-8").splitlines()
    events = [happened.EVENT_ADAPTER.validate_json(line) for line in lines]
    first = events[0]
    assert isinstance(first, happened.GesprekBegonnen)
    content = Library(Locations.for_user({"KLANTBEELD_MAP": "nergens"})).pinned(first.versies)
    return replay(content, events)


def test_it_becomes_the_record_that_it_was() -> None:
    stored = (STORED / "gesprek.json").read_text(encoding="utf-8")
    assert _replayed().record == GespreksRecord.model_validate_json(stored)


def test_nothing_is_made_up_about_the_visit() -> None:
    record = _replayed().record
    assert (record.zittingen, record.informatie, record.aanwezigen, record.delingen) == ((), (), (), {})
    assert (record.plan.kanaal, record.plan.voorlegging, record.plan.akkoord) == (None, None, None)
    assert record.besluit_gemeente is None
    assert record.plan.status is PlanStatus.ONDERTEKEND


def test_its_plans_can_be_read_and_printed() -> None:
    record = _replayed().record
    assert build_plan(record).versie == 2
    former = former_plan(record)
    assert former is not None
    assert former.versie == 1
    assert former.ondertekening is not None
    assert former.wensen == build_plan(record).wensen


def test_it_goes_on_along_the_road_of_today() -> None:
    state = _replayed()
    assert state.record.einde is Einde.PLAN_NU
    now = state.record.begonnen_op
    assert road(state.record, now.date())
    assert Zet.VOORLEGGEN in possible(state.record, now.date())
    for event in decide(state, ask.LegVoor("klantmanager Werk"), now):
        state = apply(state, event)
    assert state.record.plan.status is PlanStatus.VOORGELEGD
