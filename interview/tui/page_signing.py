"""Signing on the page, from a screen: open it, wait without holding anything up, and go on when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.clientpage.signing import SigningPage
    from interview.session.signing import Signing
    from interview.tui.visit import VisitScreen

Ended = Callable[["Signing", str], Awaitable[None]]
"""Told how signing goes on, with a sentence about it or nothing."""


class PageSigning:
    """At most one open page of a screen; ``ended`` is called in the task of the app."""

    def __init__(self, screen: VisitScreen, ended: Ended) -> None:
        """``screen`` shows :attr:`address` and :attr:`problem`."""
        self._screen = screen
        self._ended = ended
        self._shown: SigningPage | None = None
        self._signing: Signing | None = None
        self.problem = ""
        """Why there is no page; empty when there is one."""

    @property
    def address(self) -> str:
        """Where the page is; empty when there is none."""
        return "" if self._shown is None else self._shown.page.address

    async def open(self, signing: Signing) -> None:
        """Open the page in the browser; when it is open already, show it once more."""
        from interview.clientpage.browser import open_in_browser
        from interview.clientpage.signing import open_signing_page

        visit, app = self._screen.visit, self._screen.app
        self.problem = ""
        if self._shown is None:
            try:
                shown = await asyncio.to_thread(
                    open_signing_page, visit.desk, visit.state, visit.klant, signing
                )
            except KlantbeeldError as error:
                self.problem = f"{error.what} {error.remedy}"
                return
            self._shown, self._signing = shown, signing
            # Called in the thread of the page, which must not wait for a screen.
            shown.page.outcome.add_done_callback(lambda _: app.call_later(self._go_on, shown))
        await asyncio.to_thread(open_in_browser, self._shown.page.address)

    def close(self) -> None:
        """End the page, when there is one; ``ended`` hears of it when the screen is still there."""
        if self._shown is not None:
            self._shown.page.close()

    async def _go_on(self, shown: SigningPage) -> None:
        from interview.clientpage.signing import after_page

        signing, visit = self._signing, self._screen.visit
        if shown is not self._shown or signing is None:
            return
        self._shown = None
        if self._screen.is_attached:
            went_on, told = await asyncio.to_thread(after_page, visit.desk, visit.state, signing, shown)
            await self._ended(went_on, told)
