"""``klantbeeld demo``: the app on an encrypted store with eight people who do not exist."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    parser.switch("--opnieuw", "gooi de vorige demo weg en begin opnieuw")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Make the demo when it is not there, then open the app on it, or do the main job without one."""
    from interview.commands.terminal import require_terminal
    from interview.conversation import system_clock
    from interview.demo.make import demo_exists, make_demo, open_demo
    from interview.demo.story import load_stories
    from interview.locations import Locations

    locations, stories = Locations.for_demo(), load_stories()
    if given.opnieuw or not demo_exists(locations):
        with console.waiting("de demo wordt gemaakt"):
            make_demo(locations, stories, system_clock)
    console.note(f"De demo staat in {locations.data_dir.parent}. De wachtzin is: {stories.wachtzin}")
    require_terminal("de app", "Start de demo in een terminal.")
    from interview.tui.app import KlantbeeldApp, run_app

    return run_app(
        KlantbeeldApp(locations, system_clock, lambda: open_demo(locations, stories, system_clock), demo=True)
    )
