"""The demo: eight people who do not exist, in states that are worth a look, through the real conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview.demo.make import demo_exists, make_demo, open_demo
from interview.demo.play import StoryClock
from interview.demo.story import Stories, load_stories
from interview.desk import Desk
from interview.documents.plain_language import LONGEST_SENTENCE, measure
from interview.errors import KlantbeeldError
from interview.locations import ROOT_VARIABLE, Locations
from interview.plan.verify import verify
from interview.plan.verify_policy import VerifyPolicy
from interview.record import Plaats, PlanStatus, Rol
from interview.session.plan_checks import plan_gaps, plan_warnings
from interview.session.state import replay
from interview.store.errors import StoreErrorCode
from interview.store.store import Store
from tests.commands.running import run

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FICTITIOUS = {
    "Voorbeeld", "Fictief", "Bedacht", "Niemand", "Denkbeeld", "Verzonnen", "Doorsnee", "Zomaar",
}  # fmt: skip


@pytest.fixture(scope="module")
def stories() -> Stories:
    return load_stories()


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory, stories: Stories) -> Locations:
    """A demo without documents."""
    found = Locations.for_demo({ROOT_VARIABLE: str(tmp_path_factory.mktemp("demo"))})
    make_demo(found, stories, lambda: TUESDAY, documents=False)
    return found


@pytest.fixture
def desk(locations: Locations, stories: Stories) -> Iterator[Desk]:
    opened = open_demo(locations, stories, lambda: TUESDAY)
    yield opened
    opened.close()


def test_everyone_is_plainly_invented(stories: Stories) -> None:
    assert {person.achternaam for person in stories.klant} == FICTITIOUS
    assert len(stories.klant) == 8
    assert all(person.telefoon.startswith("06-0000000") for person in stories.klant)


def test_the_states_are_varied(desk: Desk) -> None:
    worklist = desk.caseload.worklist().result()
    assert {item.klant.achternaam for item in worklist.vandaag} == {"Voorbeeld", "Niemand"}
    assert {item.stap for item in worklist.lopend} == {"uitwerken", "gesprek"}
    reasons = {item.klant.achternaam: item.terug_reden for item in worklist.terugkomen}
    assert reasons["Verzonnen"].startswith("gemeente aan zet (+")
    assert reasons["Doorsnee"] == "gemeente aan zet (+1)"
    assert [item.klant.achternaam for item in worklist.niet_getekend] == ["Bedacht"]
    late = [item for item in worklist.terugkomen if item.terug_op and item.terug_op < TUESDAY.date()]
    assert {item.terug_reden.partition(" (")[0] for item in late} <= {"plan voorleggen", "gemeente aan zet"}
    signed = [item for item in worklist.alles if item.planstatus == PlanStatus.ONDERTEKEND]
    assert {item.klant.achternaam for item in signed} == {"Fictief"}
    offered = [item for item in worklist.alles if item.planstatus == PlanStatus.VOORGELEGD]
    assert {item.klant.achternaam for item in offered} == {"Verzonnen"}


def test_the_journal_tells_the_same_story_as_the_record(desk: Desk) -> None:
    """Replayed from its events, every gesprek is what the projection says: nothing was written around it."""
    from interview.session.events import EVENT_ADAPTER, GesprekBegonnen

    for item in desk.caseload.worklist().result().alles:
        if not item.stap:
            continue
        stored = desk.thread.submit(partial(Store.events, gesprek_id=item.gesprek_id)).result()
        events = [EVENT_ADAPTER.validate_json(event.payload) for event in stored]
        first = events[0]
        assert isinstance(first, GesprekBegonnen)
        content = desk.library.pinned(first.versies)
        assert replay(content, events).record == desk.record(item.gesprek_id).result()
        moments = [event.op for event in events]
        assert moments == sorted(moments)
        assert moments[-1] <= TUESDAY + timedelta(hours=1)


def test_a_signed_plan_is_one_to_be_proud_of(desk: Desk) -> None:
    """The example everyone looks at follows the advice we give: no gaps, no warnings, plain words."""
    records = [
        desk.record(item.gesprek_id).result()
        for item in desk.caseload.worklist().result().alles
        if item.planstatus in (PlanStatus.ONDERTEKEND, PlanStatus.BEDENKTIJD, PlanStatus.VOORGELEGD)
    ]
    assert len(records) == 3
    for record in records:
        signed = record.plan.ondertekening
        assert signed is not None
        assert plan_gaps(record) == ()
        assert plan_warnings(record, signed.op.date()) == ()
        for text in (
            *(wens.tekst for wens in record.wensen),
            *(doel.tekst for doel in record.doelen),
            *(agreed.wat for agreed in record.afspraken),
            *record.plan.gaat_goed,
        ):
            assert measure(text).longest <= LONGEST_SENTENCE
            assert not re.search(r"\b(traject|leefgebied|belemmer\w*|evaluatie|regie)\b", text, re.IGNORECASE)


def test_days_are_working_days_seen_from_any_day() -> None:
    for shift in range(14):
        clock = StoryClock(TUESDAY + timedelta(days=shift))
        assert clock.day(0) == clock.made_at.date()
        for offset in (-40, -5, -4, -3, -2, -1, 1, 2, 3, 9, 60):
            day = clock.day(offset)
            assert day.weekday() < 5
            assert (day - clock.day(0)).days * offset > 0
            assert abs((day - clock.made_at.date()).days - offset) <= 2


@pytest.mark.parametrize("shift", [3, 4, 5, 6])
def test_it_can_be_made_on_any_day_of_the_week(shift: int, stories: Stories, tmp_path: Path) -> None:
    locations = Locations.for_demo({ROOT_VARIABLE: str(tmp_path)})
    made_at = TUESDAY + timedelta(days=shift)
    make_demo(locations, stories, lambda: made_at, documents=False)
    desk = open_demo(locations, stories, lambda: made_at)
    try:
        worklist = desk.caseload.worklist().result()
    finally:
        desk.close()
    assert len(worklist.vandaag) == 2
    assert len(worklist.alles) == 8


def test_a_demo_that_is_open_is_not_replaced(locations: Locations, stories: Stories, desk: Desk) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        make_demo(locations, stories, lambda: TUESDAY, documents=False)
    assert refused.value.code is StoreErrorCode.IN_GEBRUIK
    assert len(desk.caseload.klanten().result()) == 8


def test_a_demo_that_was_broken_off_is_begun_again(stories: Stories, tmp_path: Path) -> None:
    locations = Locations.for_demo({ROOT_VARIABLE: str(tmp_path)})
    growing = locations.growing_root
    (growing / "gegevens").mkdir(parents=True)
    (growing / "gegevens" / "klantbeeld.db").write_bytes(b"half")
    assert not demo_exists(locations)
    make_demo(locations, stories, lambda: TUESDAY, documents=False)
    assert demo_exists(locations)
    assert not growing.exists()


def test_without_a_terminal_it_does_the_main_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    first = run("demo", check=0)
    steps = first.out.splitlines()
    assert [step.split(".")[0] for step in steps[:-1]] == [str(number) for number in range(1, len(steps))]
    assert "oefenen mag altijd" in first.err
    plan = Path(steps[-1].removeprefix("Mijn plan staat in "))
    pdf = plan.read_bytes()
    printed = "".join(page.extract_text() for page in PdfReader(plan).pages)
    assert "B. Fictief" in printed
    assert not verify(pdf, VerifyPolicy(trusted=()), datetime.now(UTC)).accepted
    run("controleer", str(plan), "--oefen", "--verwacht", "echt", check=0)
    # Kept until asked otherwise: the same documents again, and nothing new is made.
    again = run("demo", "--json", check=0).json()
    assert again["plan"] == str(plan)
    assert plan.read_bytes() == pdf


def test_the_stories_show_how_a_visit_begins(stories: Stories, desk: Desk) -> None:
    """Whoever may be at a table is there in one of them, and everyone was informed."""
    records = [
        desk.record(item.gesprek_id).result() for item in desk.caseload.worklist().result().alles if item.stap
    ]
    assert all(record.informatie and record.zittingen for record in records)
    there = {role for record in records for sitting in record.zittingen for role in sitting.erbij_geweest}
    assert {Rol.TOLK, Rol.PARTNER, Rol.KIND, Rol.BEGELEIDER} <= there
    assert {sitting.plaats for record in records for sitting in record.zittingen} >= {
        Plaats.THUIS,
        Plaats.KANTOOR,
        Plaats.ELDERS,
    }
    with_child = [record for record in records if Rol.KIND in record.aanwezigen]
    assert with_child and all(record.moment_apart is not None for record in with_child)
    on_paper = [record.gesprek_datum for record in records if record.gesprek_datum is not None]
    assert on_paper and all(day < TUESDAY.date() for day in on_paper)
