"""The app on a store that is open, at the werkvoorraad."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from interview.desk import Desk
from interview.klant import Klant
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from tests.interview.desks import TestClock, make_desk
from tests.tui.keyboard import until

Steps = Callable[[Pilot[int], KlantbeeldApp, Desk], Awaitable[None]]


def at_worklist(root: Path, steps: Steps, *klanten: Klant, width: int = 80) -> None:
    """Run ``steps`` on a desk with these klanten, beginning at the werkvoorraad."""

    async def drive() -> None:
        clock = TestClock()
        desk = await asyncio.to_thread(make_desk, root, clock)
        if klanten:
            await asyncio.wrap_future(desk.caseload.add(klanten))
        app = KlantbeeldApp(desk.locations, clock, lambda: desk)
        async with app.run_test(size=(width, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
            await pilot.pause()
            await steps(pilot, app, desk)
        desk.close()
        assert not app.crashed

    asyncio.run(drive())
