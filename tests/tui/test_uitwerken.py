"""Working out with real keys: the road, the kinds of no value, the lists, and changes after the advice."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Stap
from interview.session.advice import missing_for_advice
from questionnaires.answers import Belemmert, GeenWaarde
from tests.tui.visits import in_visit

MOST_KEYS = 40


def test_the_shortest_complete_uitwerken_takes_at_most_forty_keys(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            keys = 0
            while missing_for_advice(here.state):
                for key in ("4", "n") if keys < 22 else ("1", "3"):
                    await here.press(key)
                    keys += 1
                assert keys <= MOST_KEYS
            assert missing_for_advice(here.state) == ()
            assert keys == 24
            record = here.state.record
            assert all(record.leefgebied(g.id).niveau == 4 for g in here.state.content.vragenlijst.matrix)
            assert record.feiten["arbeidsvermogen_basis"].waarde.waarde == "inschatting"
            assert "klaar voor uw oordeel: F5" in here.text("#work-title")

    asyncio.run(scenario())


def test_type_ahead_never_judges_another_leefgebied(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.burst("1", "j", "2", "n", "b", "5", "question_mark", "right", "3")
            await here.until(lambda: here.state.record.leefgebied("lichaam").niveau is not None)
            record = here.state.record
            found = [(record.leefgebied(g).niveau, record.leefgebied(g).belemmert)
                     for g in ("taal", "opleiding", "werk", "dag", "geld", "lichaam")]  # fmt: skip
            assert found == [
                (1, Belemmert.JA),
                (2, Belemmert.NEE),
                (GeenWaarde.NIET_BESPROKEN, None),
                (5, Belemmert.WEET_NIET),
                (None, None),
                (3, None),
            ]

    asyncio.run(scenario())
