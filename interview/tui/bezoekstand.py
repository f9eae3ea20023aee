"""One klant at a time: finds the visit that is open, and leaves it without a trace of it on any screen.

It never shows the werkvoorraad by itself: on that stand the names of others. What reads a record is
imported where it is needed: the werkvoorraad starts without it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from interview.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.tui.app import KlantbeeldApp
    from interview.tui.visit import Visit

BASE = 1
"""Below all screens lies the empty one of the toolkit."""


def open_visit(app: App[int]) -> Visit | None:
    """The visit that is open, also when dialogs lie over it."""
    found = [screen for screen in app.screen_stack if hasattr(screen, "visit")]
    if not found:
        return None
    from interview.tui.visit import Visit

    visit = getattr(found[-1], "visit", None)
    return visit if isinstance(visit, Visit) else None


async def uncover(app: App[int], kind: type[Screen[None]]) -> bool:
    """Go back to a screen of this kind, when there is one, whatever was put over it meanwhile."""
    if not any(isinstance(screen, kind) for screen in app.screen_stack):
        return False
    while not isinstance(app.screen, kind):
        await app.pop_screen()
    return True


async def show_only(app: App[int], screen: Screen[None]) -> None:
    """Show ``screen`` and take every other one away, with its fields and what can be undone in them."""
    visit = open_visit(app)
    if visit is not None:
        visit.conversation.when_saved(None)
    with app.batch_update():
        while len(app.screen_stack) > BASE + 1:
            await app.pop_screen()
        await app.switch_screen(screen)


async def break_off(app: KlantbeeldApp) -> None:
    """Stop the gesprek that is open: keep what is typed, ask nothing, and go to a neutral screen.

    Whatever cannot be kept now, the screen is left: the person may have to go.
    """
    from interview.record import Einde
    from interview.session import commands as ask
    from interview.tui.screens.privacy import ClosedScreen
    from interview.tui.visit import VisitScreen

    visit = open_visit(app)
    if visit is None:
        return
    kept = True
    try:
        for screen in app.screen_stack:
            if isinstance(screen, VisitScreen):
                await screen.leave()
        # A line in a dialog, such as a wens, has only a draft until now.
        await asyncio.wrap_future(visit.conversation.keep_drafts())
        if visit.state.record.einde is None:
            await asyncio.wrap_future(visit.conversation.do(ask.SluitAf(Einde.AFGEBROKEN)))
        kept = visit.conversation.saved
    except (KlantbeeldError, TimeoutError):
        kept = False
    await app.close_screens(ClosedScreen(visit.desk, kept=kept))
