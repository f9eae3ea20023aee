"""Own keys: used when the file is good, and never the reason that the app does not open."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from interview.locations import Locations
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.help import HelpScreen
from tests.interview.desks import TestClock


def opened(root: Path, text: bytes, key: str) -> tuple[bool, list[str]]:
    """Whether ``key`` opens the help with these own keys, and what the app said at its start."""
    locations = Locations.under(root)
    locations.keymap_file.parent.mkdir(parents=True)
    locations.keymap_file.write_bytes(text)

    async def drive() -> tuple[bool, list[str]]:
        app = KlantbeeldApp(locations, TestClock())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            said = [notification.message for notification in app._notifications]
            await pilot.press(key)
            await pilot.pause()
            return isinstance(app.screen, HelpScreen), said

    return asyncio.run(drive())


def test_an_own_key_does_what_it_was_given(tmp_path: Path) -> None:
    assert opened(tmp_path, b'[toetsen]\n"app.hulp" = "f12"\n', "f12") == (True, [])


@pytest.mark.parametrize(
    "text",
    [b"\xff\xfe", b"[toetsen", b"toetsen = 1", b'toetsen = "f12"', b"toetsen = [1]"],
    ids=["not UTF-8", "half a line", "number", "word", "list"],
)
def test_a_file_that_is_no_good_is_told_and_the_usual_keys_hold(text: bytes, tmp_path: Path) -> None:
    helped, said = opened(tmp_path, text, "f1")
    assert helped
    assert said == ["Uw eigen toetsen zijn niet te lezen. De gewone toetsen gelden."]
