"""On the advice screen the outcome of other rules is one quiet line, under the advice that was shown."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Stap
from interview.session import commands as ask
from tests.rescoring.test_beside_advice import found_again
from tests.tui.visits import in_visit, ready_for_advice

ADVISED = [*ready_for_advice(), ask.LegOordeelVast("aanpak_intensief", "gaat al goed"), ask.ToonAdvies()]


def test_one_line_under_the_advice_says_what_other_rules_made_of_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        given = [*ADVISED, ask.LegHerscoringVast(found_again("wijkteam"))]
        async with in_visit(tmp_path, Stap.ADVIES, given) as here:
            assert "Het advies: Zwolle Werkt Aanpak" in here.text()
            assert "met regels zwolle 9.0.0: Iets heel anders." in here.text("#advice-later")
            await here.press("f10")
            assert "Iets heel anders" not in here.text()

    asyncio.run(scenario())
