"""The dossier: how to reach the klant, and the earlier gesprek beside this one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from interview.record import Stap
from interview.session import commands as ask
from interview.tui.screens.dossier import DossierScreen
from questionnaires.answers import GeenWaarde
from tests.interview.desks import START
from tests.tui.visits import InVisit, in_visit


async def read_dossier(here: InVisit) -> str:
    await here.pilot.app.push_screen(DossierScreen(here.visit))
    await here.until(lambda: "Contact" in here.text())
    return here.text()


def test_a_first_gesprek_is_said_kindly_and_any_of_two_keys_closes(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            shown = await read_dossier(here)
            assert "Er is nog geen eerder gesprek met deze klant." in shown
            await here.press("escape")
            assert not isinstance(here.pilot.app.screen, DossierScreen)

    asyncio.run(scenario())


def test_the_earlier_gesprek_of_this_klant_stands_beside_this_one(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.GESPREK, [ask.ZetNiveau("geld", 3)]) as here:
            desk, klant = here.visit.desk, here.visit.klant
            earlier = desk.open_gesprek(desk.caseload.plan(klant.klant_id, START).result())
            for command in (
                ask.ZetNiveau("geld", 1),
                ask.ZetNiveau("wonen", GeenWaarde.WIL_NIET_ZEGGEN),
                ask.NoteerWens("Weer slapen."),
                ask.NoteerAfspraak("Ik open de post"),
            ):
                earlier.do(command).result()
            other = desk.caseload.add([replace(klant, klant_id="", achternaam="Anders")]).result()[0]
            stranger = desk.open_gesprek(desk.caseload.plan(other.klant_id, START).result())
            stranger.do(ask.NoteerWens("Van een ander.")).result()

            shown = await read_dossier(here)
            assert "Gesprek van 21 november 2026" in shown
            row = next(line for line in shown.splitlines() if "Geld en schulden" in line)
            assert "1 loopt vast" in row
            assert "3 wisselend" in row
            assert "wil niet zeggen" in shown
            assert "Weer slapen." in shown
            assert "klant: Ik open de post" in shown
            assert "Van een ander." not in shown

    asyncio.run(scenario())
