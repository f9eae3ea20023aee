"""Going through the regelingen: one digit each, an afspraak only when asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from interview.record import Regelingstand, Stap, Wie
from interview.session import commands as ask
from interview.tui.screens.plan import PlanScreen
from interview.tui.screens.regelingen import RegelingenScreen
from tests.tui.keyboard import until
from tests.tui.plan_example import new_visit
from tests.tui.visits import StepApp, act, in_visit, shown


def test_one_digit_each_and_the_next_one_is_there(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    names = [one.id for one in visit.state.content.gemeente.regelingen(visit.desk.clock().date())]

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+l", "1", "2", "3", "4", "5")
        await until(pilot, lambda: len(visit.state.record.minimaregelingen) == 5)
        assert isinstance(app.screen, RegelingenScreen)
        await pilot.press("up", "backspace")
        await until(pilot, lambda: len(visit.state.record.minimaregelingen) == 4)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(visit.state.record.minimaregelingen) == 5)
        text = shown(app)
        assert "Van het rijk" in text
        assert "heeft niet" in text
        assert "Aanvragen:" in text
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))

    act(visit, Stap.PLAN, keys)
    said = visit.state.record.minimaregelingen
    assert [said[name] for name in names[:5]] == list(Regelingstand)[:5]
    assert visit.state.record.afspraken == ()


def test_asking_for_one_becomes_an_afspraak_only_by_a_key(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+l", "a")
        assert visit.state.record.afspraken == (), "nobody asked for it yet"
        await pilot.press("6")
        await until(pilot, lambda: "zet in het plan: De gemeente vraagt dit aan" in shown(app))
        assert visit.state.record.afspraken == ()
        await pilot.press("a", "a")
        await until(pilot, lambda: "staat in het plan" in shown(app))

    act(visit, Stap.PLAN, keys)
    (made,) = visit.state.record.afspraken
    assert made.wie is Wie.GEMEENTE
    assert made.begin is not None
    assert made.eind is not None


def test_the_last_line_is_reached_and_seen_on_a_small_screen(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    last = visit.state.content.gemeente.regelingen(visit.desk.clock().date())[-1]

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+l", *["down"] * 60)
        await until(pilot, lambda: last.titel in shown(app))
        assert last.uitleg in shown(app)

    act(visit, Stap.PLAN, keys)


def test_it_is_a_key_away_from_the_card_about_money(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK, [ask.GaNaar(Stap.GESPREK, "geld", "notitie")]) as here:
            await here.until(lambda: "Ctrl+L regelingen" in shown(here.pilot.app))
            await here.pilot.press("h", "u", "u", "r", "ctrl+l")
            await here.until(lambda: isinstance(here.pilot.app.screen, RegelingenScreen))
            assert here.record().leefgebied("geld").notitie == "huur", "what was typed is kept first"

    asyncio.run(run())


def test_help_says_that_it_counts_nothing() -> None:
    assert "rekent niets uit" in RegelingenScreen.HELP_TEXT
