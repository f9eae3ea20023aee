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
    from interview.commands.terminal import has_terminal
    from interview.demo.make import demo_exists, make_demo, open_demo
    from interview.demo.story import load_stories
    from interview.locations import Locations
    from interview.store_thread import system_clock

    locations, stories = Locations.for_demo(), load_stories()
    if given.opnieuw or not demo_exists(locations):
        with console.waiting("de demo wordt gemaakt"):
            make_demo(locations, stories, system_clock)
    console.note(f"De demo staat in {locations.root}")
    console.note(f"De wachtzin van de demo is: {stories.wachtzin}")
    if given.json or not has_terminal():
        from interview.demo.headless import show_main_job

        with console.waiting("de demo gaat open"):
            desk = open_demo(locations, stories, system_clock)
        try:
            return show_main_job(desk, stories, console)
        finally:
            desk.close()
    from interview.tui.app import KlantbeeldApp, run_app

    app = KlantbeeldApp(
        locations, system_clock, lambda: open_demo(locations, stories, system_clock), demo=True
    )
    return run_app(app)
