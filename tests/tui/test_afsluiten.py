"""Afsluiten: an ending that is true, what comes next, and the way back to a gesprek that ended."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.record import Einde, Gelezen, Ondertekenkeuze, Ondertekenwijze, PlanStatus, Stap, Terugvertel
from interview.session import commands as ask
from interview.tui.dialog import TextDialog
from interview.tui.screens.afsluiten import AfsluitenScreen
from interview.tui.screens.closing_parts import EndingScreen
from interview.tui.screens.plan import PlanScreen
from interview.tui.screens.privacy import ClosedScreen
from interview.tui.visit import Visit
from interview.tui.widgets.text import Plain
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import TODAY, fill_plan, new_visit, tell
from tests.tui.visits import StepApp, act, shown


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    return opened


def _signed(visit: Visit, way: Ondertekenwijze = Ondertekenwijze.KRUISJE) -> None:
    tell(visit.conversation, ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, way))


def test_breaking_off_takes_two_keys_and_leaves_no_name_on_the_screen(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("enter")
        await pilot.pause()
        assert "Kies eerst" in shown(app)
        await pilot.press("4", "enter")
        await until(pilot, lambda: isinstance(app.screen, ClosedScreen))

    act(visit, Stap.AFSLUITEN, keys)
    assert visit.state.record.einde is Einde.AFGEBROKEN


@pytest.mark.parametrize("width", [80, 140])
def test_what_is_open_hangs_below_its_own_mark(tmp_path: Path, width: int) -> None:
    visit = new_visit(tmp_path)
    tell(visit.conversation, ask.BeginZitting())

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Bij Begin staat nog niet" in shown(app))
        part = app.screen.query_one("#still-open", Plain)
        lines = str(part.render()).splitlines()[1:]
        assert part.size.height == len(lines) + 1, "no line is broken once more"
        assert all(line.startswith(("· ", "  ")) for line in lines)
        assert any(line.startswith("  ") for line in lines) is (width == 80)

    act(visit, Stap.AFSLUITEN, keys, (width, 45))


def test_a_plan_now_waits_for_the_klants_choice(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("1", "enter")
        await until(pilot, lambda: "De klant koos nog niets bij Tekenen" in shown(app))
        assert "Dat doet u met F7." in shown(app)
        assert visit.state.record.einde is None
        await until(
            pilot, lambda: "De gemeente doet eerst: Bram belt de schuldhulp, vanaf 23 nov." in shown(app)
        )

    act(visit, Stap.AFSLUITEN, keys)


def test_a_plan_now_after_signing_keeps_how_it_was(visit: Visit) -> None:
    _signed(visit)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("h")
        await type_text(pilot, "fijn")
        await pilot.press("enter")
        await until(pilot, lambda: "“fijn”" in shown(app))
        await pilot.press("1", "enter")
        await until(pilot, lambda: isinstance(app.screen, ClosedScreen))

    act(visit, Stap.AFSLUITEN, keys)
    record = visit.state.record
    assert (record.einde, record.hoe_was_het) == (Einde.PLAN_NU, "fijn")


def test_a_plan_later_asks_a_day_within_ten_working_days(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press("2", "enter")
        await until(pilot, lambda: "Typ de dag waarop u het plan maakt." in shown(app))
        await type_text(pilot, "+30")
        await pilot.press("enter")
        await until(pilot, lambda: "Kies een dag tot en met 4 december 2026." in shown(app))
        await pilot.press("backspace", "backspace", "6", "enter")
        await until(pilot, lambda: isinstance(app.screen, ClosedScreen))

    act(visit, Stap.AFSLUITEN, keys)
    record = visit.state.record
    assert (record.einde, record.terugvertel) == (Einde.PLAN_LATER, Terugvertel.DEELS)
    assert record.plan.contact.volgende == TODAY + timedelta(days=6)


def test_a_visit_can_be_closed_while_the_gesprek_stays_open(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, ClosedScreen))

    act(visit, Stap.AFSLUITEN, keys)
    assert visit.state.record.einde is None


def test_documents_of_a_concept_can_be_made_here(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("m")
        await until(pilot, lambda: "Gemaakt op 21 november 2026." in shown(app), 3000)

    act(visit, Stap.AFSLUITEN, keys)
    assert [made.soort for made in visit.state.record.plan.documenten] == ["mijn_plan", "verslag"]


def test_an_ended_gesprek_shows_its_ending_and_opens_again(visit: Visit) -> None:
    tell(visit.conversation, ask.SluitAf(Einde.ZWOLLE))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "De klantmanager maakt het plan." in shown(app))
        assert "Hoe sluiten we af?" not in shown(app)
        await pilot.press("enter", "o")
        await until(pilot, lambda: "Hoe sluiten we af?" in shown(app))

    act(visit, Stap.AFSLUITEN, keys)
    assert visit.state.record.einde is None


def test_a_correction_of_a_signed_plan_begins_version_2(visit: Visit) -> None:
    _signed(visit)
    tell(visit.conversation, ask.SluitAf(Einde.PLAN_NU))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        await type_text(pilot, "datum fout")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await until(pilot, lambda: "versie 2, concept" in shown(app))

    act(visit, Stap.AFSLUITEN, keys)
    plan = visit.state.record.plan
    assert (plan.versie, plan.status, len(plan.eerdere_versies)) == (2, PlanStatus.CONCEPT, 1)
    assert visit.state.record.einde is None


def test_ink_on_paper_is_confirmed_when_it_is_in(visit: Visit) -> None:
    _signed(visit, Ondertekenwijze.PAPIER)
    tell(visit.conversation, ask.SluitAf(Einde.PLAN_NU))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Het getekende papier is nog niet bevestigd." in shown(app))
        await pilot.press("p", "j")
        await until(pilot, lambda: "Het getekende papier is nog niet bevestigd." not in shown(app))

    act(visit, Stap.AFSLUITEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.papier_bevestigd


def test_the_zwolle_ending_is_said_aloud_and_leaves_one_thing_the_municipality_does(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("3")
        await until(pilot, lambda: "Vandaag maken wij nog geen plan." in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press("1", "tab")
        await type_text(pilot, "De klantmanager belt")
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.einde is not None)

    act(visit, Stap.AFSLUITEN, keys)
    record = visit.state.record
    assert (record.einde, record.terugvertel) == (Einde.ZWOLLE, Terugvertel.JA)
    assert [(one.wat, one.wie.value) for one in record.afspraken] == [("De klantmanager belt", "gemeente")]


def test_an_ending_that_asks_can_be_left_and_nothing_has_ended(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AfsluitenScreen))

    act(visit, Stap.AFSLUITEN, keys)
    assert visit.state.record.einde is None


def test_the_klant_chooses_how_the_plan_comes(visit: Visit) -> None:
    unsafe = replace(visit, klant=replace(visit.klant, contactwens=("post_niet_veilig",)))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("w")
        await until(pilot, lambda: "1 Wij bewaren het op kantoor." in shown(app))
        await pilot.press("7")
        await until(pilot, lambda: "post is niet veilig" in shown(app))
        await pilot.press("2", "enter")
        await until(pilot, lambda: "Uw plan: U haalt het op bij de balie." in shown(app))

    act(unsafe, Stap.AFSLUITEN, keys)
    assert visit.state.record.plan.kanaal == "ophalen"


def test_how_it_was_is_kept_while_it_is_being_typed(visit: Visit) -> None:
    gesprek_id = visit.conversation.gesprek_id

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        await type_text(pilot, "rustig")
        await asyncio.wrap_future(visit.conversation.flush())
        # As after a power cut: nobody pressed Enter.
        again = await asyncio.to_thread(visit.desk.open_gesprek, gesprek_id)
        assert again.state.record.hoe_was_het == "rustig"
        assert again.state.record.snelle_notities == ()

    act(visit, Stap.AFSLUITEN, keys)


def test_after_the_end_the_whole_list_of_open_work_is_shown(visit: Visit) -> None:
    _signed(visit)
    tell(visit.conversation, ask.SluitAf(Einde.PLAN_NU))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Wat er nog te doen is" in shown(app))
        assert "plan voorleggen" in shown(app)
        assert "klant nog informeren" in shown(app)

    act(visit, Stap.AFSLUITEN, keys)
