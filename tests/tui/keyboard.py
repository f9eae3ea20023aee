"""Typing as a terminal hands it over: keys and text in one read, with no pause in between."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.pilot import Pilot

from interview.tui.app import KlantbeeldApp
from interview.tui.widgets.text import Plain


async def fill(pilot: Pilot[int], *lines: str) -> None:
    """Type every line with Enter behind it, all in one burst."""
    for line in lines:
        _post(pilot, line)
        pilot.app.post_message(events.Key("enter", "\r"))
    await pilot.pause()


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type ``text`` in one burst."""
    _post(pilot, text)
    await pilot.pause()


def _post(pilot: Pilot[int], text: str) -> None:
    for char in text:
        pilot.app.post_message(events.Key("space" if char == " " else char, char))


async def until(pilot: Pilot[int], reached: Callable[[], bool], looks: int = 500) -> None:
    """Wait for a state of the app; ``looks`` is how often before it gives up."""
    for _ in range(looks):
        if reached():
            return
        await pilot.pause(0.01)
    raise AssertionError("the state was not reached")


def note_of(app: KlantbeeldApp, name: str) -> str:
    """What stands below the field called ``name``."""
    return str(app.screen.query_one(f"#field-{name} .field-note", Plain).render())
