"""Sharing about one afspraak: four small pages, an extract only after a yes, and a way back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from interview.record import Stap, Wie
from interview.session import commands as ask
from interview.tui.screens.delen import DelenScreen
from interview.tui.screens.delen_blad import DelenBlad
from interview.tui.screens.plan import PlanScreen
from interview.tui.visit import Visit
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import fill_plan, new_visit, tell
from tests.tui.visits import StepApp, act, shown


def _visit(root: Path) -> Visit:
    visit = new_visit(root)
    fill_plan(visit.conversation)
    tell(
        visit.conversation,
        ask.NoteerAfspraak("Een taalmaatje komt oefenen.", Wie.DERDE, derde="Taalhuis Fictief"),
    )
    return visit


async def _record(app: StepApp, pilot: Pilot[int], visit: Visit) -> str:
    """Fill the four pages with a yes; gives the id of the afspraak."""
    name = visit.state.record.afspraken[-1].id
    await pilot.press("d")
    await until(pilot, lambda: isinstance(app.screen, DelenBlad))
    await pilot.press("enter", "tab")
    await type_text(pilot, "een tolk")
    await pilot.press("enter", "1", "tab", "tab", "1", "enter")
    await until(pilot, lambda: "4 van 4" in shown(app))
    await pilot.press("enter")
    await until(pilot, lambda: name in visit.state.record.delingen)
    await until(pilot, lambda: isinstance(app.screen, DelenScreen))
    return name


def test_four_pages_then_an_extract_a_yes_and_a_way_back(tmp_path: Path) -> None:
    visit = _visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        name = await _record(app, pilot, visit)
        deling = visit.state.record.delingen[name]
        assert (deling.ontvanger, deling.praktisch) == ("Taalhuis Fictief", "een tolk")
        assert (deling.klant_geinformeerd, deling.geen_bezwaar) == (True, True)
        assert "wat praktisch nodig is" in deling.gegevens
        await pilot.press("u")
        await until(pilot, lambda: "Uittreksel 1 gemaakt" in shown(app))
        await pilot.press("x")
        await until(pilot, lambda: "uittreksel-2026-11-21-AV-1.pdf" in shown(app).replace("\n", ""))
        await pilot.press("a")
        await until(pilot, lambda: "De ander zei ja." in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: "De klant trok dit in." in shown(app))
        assert "Wij stoppen daar nu mee" in shown(app), "the words of the municipality to say"
        await pilot.press("u", "x")
        await pilot.pause()
        assert len(visit.state.record.plan.documenten) == 1
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))

    act(visit, Stap.PLAN, keys)


def test_another_receiver_asks_the_klant_again(tmp_path: Path) -> None:
    visit = _visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        name = await _record(app, pilot, visit)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DelenBlad))
        await type_text(pilot, " en anderen")
        await pilot.press("enter", "enter", "enter", "enter")
        await until(pilot, lambda: "anderen" in visit.state.record.delingen[name].ontvanger)
        deling = visit.state.record.delingen[name]
        assert (deling.klant_geinformeerd, deling.geen_bezwaar) == (False, None)
        await until(pilot, lambda: "De klant weet het nog niet." in shown(app))
        await pilot.press("u")
        await pilot.pause()
        assert visit.state.record.plan.documenten == ()

    act(visit, Stap.PLAN, keys)


def test_leaving_the_first_page_records_nothing(tmp_path: Path) -> None:
    visit = _visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DelenBlad))
        await pilot.press("enter", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        assert visit.state.record.delingen == {}
        assert "Er is nog niets vastgelegd." in shown(app), "the plan says so at that afspraak"

    act(visit, Stap.PLAN, keys)


def test_without_a_third_party_there_is_nothing_to_share(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)

    act(visit, Stap.PLAN, keys)
