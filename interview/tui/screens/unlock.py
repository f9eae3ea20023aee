"""The passphrase at the start; deriving the key takes a second or two in a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from interview.errors import KlantbeeldError
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

if TYPE_CHECKING:
    from interview.desk import Desk


class UnlockScreen(Screen[None]):
    """Asks the passphrase, or opens at once when a way to open was given."""

    HELP_TEXT = (
        "Met uw wachtzin gaat de versleutelde opslag open. Niemand anders kent de wachtzin. "
        "Bent u hem kwijt? Druk op Ctrl+R. Met de herstelsleutel van uw gemeente of van uw herstelblad "
        "maakt u een nieuwe."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r",
            "herstel",
            "Wachtzin kwijt",
            id="ontgrendelen.herstel",
            tooltip="Wachtzin kwijt: maak een nieuwe met de herstelsleutel",
            priority=True,
        ),
    ]

    def __init__(self, open_desk: Callable[[], Desk] | None = None) -> None:
        """``open_desk`` needs no passphrase."""
        super().__init__()
        self._open_desk = open_desk
        self._busy = False

    def compose(self) -> ComposeResult:
        """One field."""
        with Vertical(classes="centred"):
            yield Plain("klantbeeld", classes="title")
            yield Plain("Uw wachtzin" if self._open_desk is None else "", id="ask")
            # Coming back from the Stopkaart gives it focus again, which must not select what was typed.
            yield Input(
                password=True,
                id="passphrase",
                select_on_focus=False,
                disabled=self._open_desk is not None,
            )
            yield Plain("", id="progress", classes="muted")
        yield Hint("Enter=openen   Ctrl+R=wachtzin kwijt   F1=hulp   Ctrl+Q=stoppen")

    def on_mount(self) -> None:
        """Open at once when that was asked."""
        if self._open_desk is not None:
            self.query_one("#passphrase").display = False
            self._open(self._open_desk)

    async def action_herstel(self) -> None:
        """Make a new passphrase with the recovery key."""
        from interview.tui.screens.herstel import HerstelScreen

        if self._open_desk is None and not self._busy:
            await self.app.push_screen(HerstelScreen())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try the passphrase."""
        from interview.desk import Desk
        from interview.tui.app import KlantbeeldApp

        app = self.app
        assert isinstance(app, KlantbeeldApp)
        typed = event.value
        self._open(lambda: Desk.unlock(app.locations, typed, self._progress, app.clock))

    def _open(self, open_desk: Callable[[], Desk]) -> None:
        if not self._busy:
            self._busy = True
            self.query_one("#progress", Plain).show("Even geduld, de opslag gaat open.")
            self.app.run_worker(self._wait_for(open_desk))

    def _progress(self, seconds: float) -> None:
        """Called from the thread that waits for the key."""
        self.app.call_from_thread(
            self.query_one("#progress", Plain).show, f"Even geduld, de opslag gaat open ({seconds:.0f} s)."
        )

    async def _wait_for(self, open_desk: Callable[[], Desk]) -> None:
        from interview.tui.app import KlantbeeldApp

        app = self.app
        assert isinstance(app, KlantbeeldApp)
        try:
            desk = await asyncio.to_thread(open_desk)
        except KlantbeeldError as error:
            self._busy = False
            field = self.query_one("#passphrase", Input)
            field.value = ""
            self.query_one("#progress", Plain).show(
                f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}"
            )
            field.focus()
            return
        await app.show_worklist(desk)
