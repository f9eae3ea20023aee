"""The own judgement comes first, is kept, and freezes when the advice shows."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Stap
from interview.session import commands as ask
from interview.tui.screens.oordeel import Reason
from interview.tui.screens.verklaring import VerklaringScreen
from questionnaires.answers import GeenWaarde
from tests.session.example import packaged
from tests.tui.keyboard import type_text
from tests.tui.visits import in_visit, ready_for_advice, shown


def test_choose_explain_and_see_the_advice(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.OORDEEL, ready_for_advice()) as here:
            await here.burst("3", "tab", "1", "space", "j", "a", "escape", "enter")
            await here.until(lambda: "Daarna staat uw oordeel vast." in here.text())
            own = here.record().oordeel_vooraf
            assert own is not None
            assert (own.categorie, own.reden) == ("aanpak", "1 ja")
            assert here.record().advies is None
            await here.press("enter")
            await here.until(lambda: here.screen.STAP is Stap.ADVIES)
            assert here.record().advies is not None
            assert here.state.plek.stap is Stap.ADVIES

    asyncio.run(scenario())


def test_nothing_hints_at_the_advice_and_what_is_open_is_named(tmp_path: Path) -> None:
    async def scenario() -> None:
        commands = [*ready_for_advice(), ask.ZetNiveau("mentaal", GeenWaarde.WIL_NIET_ZEGGEN)]
        async with in_visit(tmp_path, Stap.OORDEEL, commands) as here:
            shown = here.text()
            assert "Nog open: Mentale gezondheid en gewoontes: wil niet zeggen" in shown
            content, _ = packaged()
            for rule in content.regelset.regel:
                assert rule.zin not in shown
            assert "mogelijk" not in shown.lower()
            for category in content.regelset.categorie:
                assert category.titel.split()[-1] in shown, "the full published wording is there"

    asyncio.run(scenario())


def test_what_is_missing_is_a_key_away(tmp_path: Path) -> None:
    async def scenario() -> None:
        missing_wonen = [c for c in ready_for_advice() if getattr(c, "leefgebied", "") != "wonen"]
        async with in_visit(tmp_path, Stap.OORDEEL, missing_wonen) as here:
            assert "Nog in te vullen: Wonen" in here.text()
            await here.press("0 enter")
            own = here.record().oordeel_vooraf
            assert own is not None and own.categorie is None
            assert here.record().advies is None
            await here.press("g")
            await here.until(lambda: here.screen.STAP is Stap.UITWERKEN)
            assert here.state.plek.leefgebied == "wonen"

    asyncio.run(scenario())


def test_a_refusal_stands_there_once_however_often_it_is_given(tmp_path: Path) -> None:
    async def scenario() -> None:
        missing_wonen = [c for c in ready_for_advice() if getattr(c, "leefgebied", "") != "wonen"]
        async with in_visit(tmp_path, Stap.OORDEEL, missing_wonen) as here:
            await here.burst("enter", "enter")
            await here.press("0 enter enter enter")
            await here.pilot.pause()
            said = [notification.message for notification in here.pilot.app._notifications]
            assert said == ["Er ontbreekt nog iets. Met g gaat u erheen."]

    asyncio.run(scenario())


def test_the_klant_can_have_something_stand_beside_the_own_judgement(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.OORDEEL, ready_for_advice()) as here:
            app = here.pilot.app
            await here.press("v")
            await here.until(lambda: isinstance(app.screen, VerklaringScreen))
            await type_text(here.pilot, "Dat zie ik anders.")
            await here.press("enter")
            await here.until(lambda: "De klant zegt hierover: “Dat zie ik anders.”" in shown(app))
            assert here.record().verklaringen["oordeel"].tekst == "Dat zie ik anders."
            await here.burst("tab", "v", "escape")
            await here.until(lambda: not isinstance(app.focused, Reason))
            assert here.screen.query_one(Reason).text == "v", "in the reason it is a letter"

    asyncio.run(scenario())


def test_a_reason_is_kept_when_someone_moves_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.OORDEEL, ready_for_advice()) as here:
            await here.burst("tab", "d", "u", "s", "f2")
            await here.until(lambda: here.screen.STAP is Stap.GESPREK)
            own = here.record().oordeel_vooraf
            assert own is not None
            assert (own.categorie, own.reden) == (None, "dus")

    asyncio.run(scenario())
