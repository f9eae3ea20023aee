"""The advice with real keys: what people say of it, trajecten into the plan, and changes afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Reactie, Redencode, Stap, Wie
from interview.session import commands as ask
from interview.tui.screens.oordeel import OordeelScreen
from interview.tui.screens.steps_dialog import StepsDialog
from questionnaires.answers import Belemmert
from tests.tui.visits import in_visit, ready_for_advice

ADVISED = [*ready_for_advice(), ask.LegOordeelVast("aanpak_intensief", "gaat al goed"), ask.ToonAdvies()]


def test_the_advice_stands_beside_the_own_judgement_with_its_reason(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, ADVISED) as here:
            shown = here.text()
            assert "Uw oordeel vooraf: Aanpak Intensief. gaat al goed" in shown
            assert "Het advies: Zwolle Werkt Aanpak" in shown
            assert "Precies één leefgebied dat hier telt, belemmert nu" in shown
            assert "Belemmert nu: geld" in shown
            assert "Schulddienstverlening" in shown
            assert "Geld en schulden belemmeren nu." in shown

    asyncio.run(scenario())


def test_reaction_judgement_and_trajecten_are_a_few_keys(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, ADVISED) as here:
            await here.press("k 2 nee enter")
            await here.until(lambda: here.record().reactie_advies is not None)
            reaction = here.record().reactie_advies
            assert reaction is not None
            assert (reaction.reactie, reaction.woorden) == (Reactie.ONEENS, "nee")

            await here.press("a")
            judgement = here.record().oordeel_na_gesprek
            assert judgement is not None
            assert (judgement.categorie, judgement.redencode) == ("aanpak", None)

            await here.burst("o", "3", "5", "x", "enter")
            await here.until(lambda: here.record().oordeel_na_gesprek != judgement)
            judgement = here.record().oordeel_na_gesprek
            assert judgement is not None
            assert (judgement.categorie, judgement.redencode) == ("aanpak_intensief", Redencode.WENS_KLANT)
            assert judgement.toelichting == "x"

            await here.press("1 t 1 s 2 t 1")
            agreed = [(item.wat, item.wie, item.traject) for item in here.record().afspraken]
            assert agreed == [
                ("Hulp bij uw schulden", Wie.GEMEENTE, "schulddienstverlening"),
                ("Kijken waar u recht op heeft", Wie.SAMEN, "regelingen"),
            ]
            assert "✓ afgesproken" in here.text("#advice-trajecten")

    asyncio.run(scenario())


def test_onbepaald_is_a_normal_outcome_with_a_next_question(tmp_path: Path) -> None:
    async def scenario() -> None:
        unknown = ask.ZetBelemmert("mentaal", Belemmert.WEET_NIET)
        commands = [*ready_for_advice(), unknown, ask.LegOordeelVast(None), ask.ToonAdvies()]
        async with in_visit(tmp_path, Stap.ADVIES, commands) as here:
            shown = here.text()
            assert "Het advies: nog niet te zeggen" in shown
            assert "Dat is een gewone uitkomst." in shown
            assert "a laat het open" in shown
            await here.press("g")
            await here.until(lambda: here.screen.STAP is Stap.UITWERKEN)
            assert here.state.plek.leefgebied == "mentaal"

    asyncio.run(scenario())


def test_a_change_after_the_advice_asks_a_reason_and_is_shown_as_such(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, [*ADVISED, ask.GaNaar(Stap.ADVIES, "geld")]) as here:
            await here.press("f4")
            await here.until(lambda: here.screen.STAP is Stap.UITWERKEN)
            # Pressing what is there already changes nothing and asks nothing.
            await here.press("2")
            assert here.record().wijzigingen_na_advies == ()
            await here.burst("n", "b", "e", "t", "enter")
            await here.until(lambda: here.record().wijzigingen_na_advies != ())
            (change,) = here.record().wijzigingen_na_advies
            assert (change.veld, change.van, change.naar) == ("belemmert.geld", "ja", "nee")
            assert change.reden == "bet"
            await here.press("g g")
            await here.until(lambda: here.state.plek.leefgebied == "geld")
            assert "na advies gewijzigd: bet" in here.text("#work-title")
            await here.press("f5")
            await here.until(lambda: here.screen.STAP is Stap.ADVIES)
            shown = here.text()
            assert "Het advies: Zwolle Werkt Aanpak" in shown, "what was shown stays what it was"
            assert "Na advies gewijzigd" in shown
            assert "Geld en schulden, houdt tegen: van ja naar nee. bet" in shown
            assert "De regels zouden nu zeggen: nog niet te zeggen." in shown

    asyncio.run(scenario())


def test_without_an_advice_this_screen_gives_way_to_the_own_judgement(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, ready_for_advice()) as here:
            await here.until(lambda: isinstance(here.pilot.app.screen, OordeelScreen))

    asyncio.run(scenario())


def test_escape_goes_back_through_the_choices(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, ADVISED) as here:
            await here.press("o 2 3 escape escape escape")
            assert not isinstance(here.pilot.app.screen, StepsDialog)
            assert here.record().oordeel_na_gesprek is None

    asyncio.run(scenario())
