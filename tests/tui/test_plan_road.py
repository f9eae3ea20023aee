"""The road of a plan on the screen: only what is possible, at most two fields, and back to Afsluiten."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.record import Einde, Ondertekenkeuze, PlanStatus, Redencode, Stap
from interview.session import commands as ask
from interview.tui.dialog import FieldDialog, TextDialog
from interview.tui.screens.afsluiten import AfsluitenScreen
from interview.tui.screens.besluit import BesluitScreen
from interview.tui.screens.plan import PlanScreen
from interview.tui.screens.plan_road import PlanRoadScreen
from interview.tui.screens.tekenen import TekenenScreen
from interview.tui.visit import Visit
from questionnaires.gemeentepakket.model import KanaalId
from tests.session.test_decide import signs
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import TODAY, fill_plan, new_visit, tell
from tests.tui.visits import StepApp, act, ready_for_advice, shown


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    return opened


async def _to_road(app: StepApp, pilot: Pilot[int]) -> None:
    await pilot.press("v")
    await until(pilot, lambda: isinstance(app.screen, PlanRoadScreen))


async def _dialog(app: StepApp, pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, FieldDialog))


def test_a_signed_plan_goes_to_the_klantmanager_and_comes_back(visit: Visit) -> None:
    tell(visit.conversation, signs(), ask.SluitAf(Einde.PLAN_NU))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to_road(app, pilot)
        assert "Getekend" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Kies eerst wat u wilt doen." in shown(app))
        await _dialog(app, pilot, "1", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: "Typ een naam of een functie." in shown(app))
        await type_text(pilot, "team Werk")
        await pilot.press("enter")
        await until(pilot, lambda: "Bij de klantmanager" in shown(app))
        assert "Het zegel" not in shown(app)
        await _dialog(app, pilot, "2", "enter")
        await type_text(pilot, "datum mist")
        await pilot.press("enter")
        await until(pilot, lambda: "Teruggegeven" in shown(app))
        await pilot.press("1", "enter")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        await type_text(pilot, "de datum mist")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))

    act(visit, Stap.AFSLUITEN, keys)
    record = visit.state.record
    assert (record.plan.versie, record.plan.status, record.einde) == (2, PlanStatus.CONCEPT, None)


def test_a_yes_leads_to_the_office_and_a_sealed_plan_to_the_klant(visit: Visit) -> None:
    tell(visit.conversation, signs(), ask.LegVoor("team Werk"))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to_road(app, pilot)
        await _dialog(app, pilot, "1", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BesluitScreen))
        assert "De gemeente beslist, niet u." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Kies wat de gemeente besluit" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Akkoord van de klantmanager" in shown(app))
        assert "Besluit van de gemeente: nog niet opgeschreven." in shown(app)
        await pilot.press("1", "enter")
        await until(pilot, lambda: "klantbeeld plan vaststellen" in shown(app))
        tell(visit.conversation, ask.StelVast())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AfsluitenScreen))
        assert "De gemeente heeft dit plan vastgesteld." in shown(app)
        await _to_road(app, pilot)
        await _dialog(app, pilot, "1", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: "Kies eerst hoe" in shown(app))
        await pilot.press("2", "enter")
        await until(pilot, lambda: "1 Wij hebben teruggekeken" in shown(app))
        await _dialog(app, pilot, "1", "enter")
        await type_text(pilot, "het gaat")
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.plan.status is PlanStatus.GEEVALUEERD)

    act(visit, Stap.AFSLUITEN, keys)
    plan = visit.state.record.plan
    assert plan.akkoord is not None
    assert plan.akkoord.door == "team Werk"
    assert plan.uitreiking is not None
    assert (plan.uitreiking.kanaal, plan.uitreiking.datum) == (KanaalId.OPHALEN, TODAY)
    assert plan.gehouden_evaluaties[0].uitkomst == "het gaat"


def advised_visit(visit: Visit) -> None:
    """An advice, another judgement after the talk, and a plan that is with the klantmanager."""
    tell(visit.conversation, *ready_for_advice(), ask.LegOordeelVast("aanpak"), ask.ToonAdvies())
    tell(visit.conversation, ask.LegOordeelNaGesprekVast("aanpak_intensief", Redencode.WENS_KLANT, "rust"))
    tell(visit.conversation, signs(), ask.LegVoor("team Werk"), ask.SluitAf(Einde.PLAN_NU))


def test_one_key_takes_the_judgement_after_the_talk_as_the_decision(visit: Visit) -> None:
    advised_visit(visit)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to_road(app, pilot)
        await _dialog(app, pilot, "1", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BesluitScreen))
        await until(pilot, lambda: "Het advies van de regels: Zwolle Werkt Aanpak." in shown(app))
        assert "Uw oordeel na het gesprek: Aanpak Intensief." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Besluit van de gemeente: opgeschreven" in shown(app))
        assert "Aanpak Intensief" not in shown(app)

    act(visit, Stap.AFSLUITEN, keys)
    decided = visit.state.record.besluit_gemeente
    assert decided is not None
    assert (decided.categorie, decided.redencode) == ("aanpak_intensief", Redencode.WENS_KLANT)
    assert (decided.door, decided.toelichting) == ("team Werk", "")


def test_another_decision_later_says_why(visit: Visit) -> None:
    advised_visit(visit)
    tell(visit.conversation, ask.GeefAkkoord("team Werk"), ask.StelVast())

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to_road(app, pilot)
        await _dialog(app, pilot, "2", "enter")
        await pilot.press("1", "enter")
        await until(pilot, lambda: "Waarom is het besluit anders dan het advies?" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Kies een reden." in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Wat besluit de gemeente?" in shown(app))
        await pilot.press("enter", "6", "tab")
        await type_text(pilot, "de lijst is vol")
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.besluit_gemeente is not None)

    act(visit, Stap.AFSLUITEN, keys)
    decided = visit.state.record.besluit_gemeente
    assert decided is not None
    assert (decided.categorie, decided.redencode) == ("wijkteam", Redencode.GEEN_PLEK)
    assert decided.toelichting == "de lijst is vol"


def test_who_thinks_it_over_can_still_choose(visit: Visit) -> None:
    tell(visit.conversation, signs(Ondertekenkeuze.DENKT_NA), ask.SluitAf(Einde.PLAN_NU))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to_road(app, pilot)
        assert "De klant denkt na" in shown(app)
        assert "Voorleggen" not in shown(app)
        await pilot.press("1", "enter")
        await until(pilot, lambda: isinstance(app.screen, TekenenScreen))

    act(visit, Stap.AFSLUITEN, keys)
    assert visit.state.record.einde is None


def test_there_is_no_road_before_the_klant_chose(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("v")
        await until(pilot, lambda: "De klant koos nog niets bij Tekenen" in shown(app))
        assert isinstance(app.screen, AfsluitenScreen)

    act(visit, Stap.AFSLUITEN, keys)
