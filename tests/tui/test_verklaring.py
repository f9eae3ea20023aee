"""The klant's own statement: beside a niveau, the own judgement or the advice, kept while it is typed."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.conversation import STATEMENT_FIELD
from interview.record import Stap
from interview.session import commands as ask
from interview.tui.screens.verklaring import VerklaringScreen
from tests.tui.keyboard import type_text
from tests.tui.plan_example import new_visit, same_visit, tell
from tests.tui.visits import in_visit, ready_for_advice, shown


def test_beside_a_niveau_by_one_key_and_away_again(tmp_path: Path) -> None:
    commands: list[ask.Command] = [ask.ZetNiveau("geld", 2), ask.GaNaar(Stap.UITWERKEN, "geld")]

    async def run() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, commands) as here:
            app = here.pilot.app
            await here.press("v")
            await here.until(lambda: isinstance(app.screen, VerklaringScreen))
            assert "in uw eigen woorden" in shown(app)
            await type_text(here.pilot, "Dat vind ik niet.")
            await here.press("enter")
            await here.until(lambda: "niveau.geld" in here.record().verklaringen)
            await here.until(lambda: "De klant zegt hierover: “Dat vind ik niet.”" in shown(app))
            assert here.record().leefgebied("geld").niveau == 2
            await here.press("v")
            await here.until(lambda: isinstance(app.screen, VerklaringScreen))
            await here.burst(*["backspace"] * 20)
            await here.press("enter")
            await here.until(lambda: not here.record().verklaringen)

    asyncio.run(run())


def test_beside_the_advice_or_the_own_judgement(tmp_path: Path) -> None:
    commands = [*ready_for_advice(), ask.LegOordeelVast(None, "zo zie ik het"), ask.ToonAdvies()]

    async def run() -> None:
        async with in_visit(tmp_path, Stap.ADVIES, commands, (120, 45)) as here:
            app = here.pilot.app
            await here.press("v")
            await here.until(lambda: isinstance(app.screen, VerklaringScreen))
            await type_text(here.pilot, "Dit past.")
            await here.press("tab 2 tab")
            await type_text(here.pilot, "Dit niet.")
            await here.press("enter")
            await here.until(lambda: len(here.record().verklaringen) == 2)
            text = shown(app)
            assert text.index("“Dit niet.”") < text.index("“Dit past.”"), "each beside its own judgement"
        told = {name: said.tekst for name, said in here.record().verklaringen.items()}
        assert told == {"advies": "Dit past.", "oordeel": "Dit niet."}

    asyncio.run(run())


def test_esc_forgets_it_on_purpose(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, [ask.GaNaar(Stap.UITWERKEN, "geld")]) as here:
            await here.press("v")
            await here.until(lambda: isinstance(here.pilot.app.screen, VerklaringScreen))
            await type_text(here.pilot, "Toch niet.")
            await here.press("escape")
            await here.until(lambda: here.visit.conversation.saved)
            assert not here.record().verklaringen

    asyncio.run(run())


def test_half_a_statement_survives_the_end_of_the_program(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    tell(visit.conversation, ask.GeefVerklaring("niveau.geld", "Eerst dit."))
    visit.conversation.type(f"{STATEMENT_FIELD}niveau.geld", "Eerst dit, en d")
    visit.conversation.flush().result()
    again = same_visit(visit.desk)
    assert again.state.record.verklaringen["niveau.geld"].tekst == "Eerst dit, en d"
    visit.desk.close()
