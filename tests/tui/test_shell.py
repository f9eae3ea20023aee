"""What is the same on every screen: the help puts the keys in order, and the palette speaks Dutch."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.command import CommandInput, CommandList, CommandPalette

from interview.record import Stap
from interview.tui.palette import NOTHING_FOUND, SEARCH
from interview.tui.screens.help import HelpScreen
from interview.tui.screens.kies_leefgebied import KiesLeefgebiedScreen
from interview.tui.visit_keys import STEP_KEYS
from tests.tui.keyboard import type_text
from tests.tui.visits import in_visit, shown


def test_help_gives_the_keys_of_the_screen_then_the_steps_then_the_rest(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.TERUGGEVEN) as here:
            await here.press("f1")
            await here.until(lambda: isinstance(here.pilot.app.screen, HelpScreen))
            found = here.pilot.app.screen
            assert isinstance(found, HelpScreen)
            told = [what for _, what in found.keys]
            steps = [f"Naar {name}" for _, _, name in STEP_KEYS]
            begin = told.index(steps[0])
            assert told[begin : begin + len(steps)] == steps
            assert "Van de tekst naar de vraag" in told[:begin]
            rest = told[begin + len(steps) :]
            assert rest.index("Noteer een afspraak") < rest.index("Sluit het programma")
            assert "Uitleg bij wat u nu doet" in rest

    asyncio.run(scenario())


def test_letters_that_do_the_same_are_one_line(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.press("g")
            await here.until(lambda: isinstance(here.pilot.app.screen, KiesLeefgebiedScreen))
            about = HelpScreen.about(here.pilot.app.screen)
            assert about.keys[:2] == [("letter", "Ga daarheen"), ("0", "De feiten")]
            assert not [key for key, _ in about.keys if key in ("a", "z")]

    asyncio.run(scenario())


def test_the_palette_speaks_dutch_also_when_nothing_fits(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            await here.pilot.press("ctrl+p")
            await here.until(lambda: isinstance(app.screen, CommandPalette))
            await here.until(lambda: SEARCH in shown(app))
            await type_text(here.pilot, "zqx")
            assert app.screen.query_one(CommandInput).value == "zqx"
            await here.until(lambda: app.screen.query_one(CommandList).option_count == 1)
            await here.until(lambda: NOTHING_FOUND in shown(app))
            await here.pilot.press("ctrl+p")
            assert sum(isinstance(screen, CommandPalette) for screen in app.screen_stack) == 1

    asyncio.run(scenario())
