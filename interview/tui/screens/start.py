"""The first start: who you are, a passphrase, a recovery key, and then the store is made.

One calm step at a time; Esc goes back and what was typed stays. It owns the order of the steps and
nothing else; a passphrase or secret is let go of as soon as the store is there.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import ContentSwitcher

from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.first_start import MakeDesk, checked_consultant
from interview.tui.form import FormScreen
from interview.tui.screens.start_steps import Herstel, Maken, OverU, StartStep, Wachtzin
from interview.tui.widgets.field import refusal_words
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

HINTS = {
    "wachtzin": "Enter=verder   Ctrl+T=laat zien   Esc=stap terug   F1=hulp   Ctrl+Q=stoppen",
    "maken": "Enter=opnieuw   Esc=stap terug   F1=hulp   Ctrl+Q=stoppen",
}
HINT = "Enter=verder   Tab=volgende   Esc=stap terug   F1=hulp   Ctrl+Q=stoppen"


class StartScreen(FormScreen):
    """Makes the first store of this user."""

    HELP_TEXT = "De eerste start. Enter gaat verder, Esc gaat een stap terug. Wat u typte, blijft staan."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "laat_zien", "Laat zien", id="start.laat_zien", tooltip="Toon of verberg de wachtzin"
        ),
    ]

    def __init__(self, make_desk: MakeDesk = Desk.create) -> None:
        """``make_desk`` makes and opens the store; waits for the disk."""
        super().__init__()
        self._make_desk = make_desk
        self._busy = False
        self._at = 0

    def compose(self) -> ComposeResult:
        """A header, one step, and on wide screens its explanation."""
        yield Plain("", id="visit-header")
        self._steps: tuple[StartStep, ...] = (
            OverU(id="over-u"),
            Wachtzin(),
            Herstel(self.shell.clock().date()),
            Maken(id="maken"),
        )
        with Horizontal(classes="form-panes"):
            with ContentSwitcher(id="form", initial="over-u"):
                yield from self._steps
            yield Plain("", id="form-aside", classes="breed-only")
        yield Hint(HINT)

    def on_mount(self) -> None:
        """Begin at the beginning."""
        self._go(0)

    @property
    def step(self) -> StartStep:
        """Where we are."""
        return self._steps[self._at]

    async def check(self, name: str) -> None:
        """The step knows."""
        await self.step.check(name)

    async def submit(self) -> None:
        """The step is done when every field is; after the last one the store is made."""
        if self._busy:
            return
        if isinstance(self.step, Maken):
            self._begin()
        elif await self.all_accepted():
            self._go(self._at + 1)
            if isinstance(self.step, Maken):
                self._begin()

    async def leave(self) -> None:
        """A step back; on the first step nothing happens, Ctrl+Q stops."""
        if self._at and not self._busy:
            self._go(self._at - 1)

    def action_laat_zien(self) -> None:
        """Show or hide the passphrase."""
        self.query_one(Wachtzin).show_or_hide()

    def _go(self, at: int) -> None:
        self._at = at
        name = self.step.id or ""
        self.query_one(ContentSwitcher).current = name
        self.query_one("#visit-header", Plain).show(
            pieces(
                ("klantbeeld", "bold $primary"),
                "   " if isinstance(self.step, Maken) else f"   stap {at + 1} van {len(self._steps) - 1}   ",
                (self.step.TITLE, "bold"),
            )
        )
        self.query_one(Hint).tell(HINTS.get(name, HINT))
        stops = self.stops
        self.set_focus(stops[0] if stops else None)

    def _begin(self) -> None:
        self._busy = True
        self.query_one(Maken).tell("Uw opslag wordt gemaakt.", "Dit duurt een paar tellen.")
        # A defect in here must end the program with its message, not leave this step waiting for ever.
        self.app.run_worker(self._make(), exit_on_error=True)

    async def _make(self) -> None:
        """Runs as a worker of the app: this screen is gone before it ends."""
        shell = self.shell
        try:
            desk = await asyncio.to_thread(
                self._make_desk,
                shell.locations,
                self.query_one(Wachtzin).passphrase,
                self.query_one(Herstel).recipient,
                checked_consultant(self.query_one(OverU).consultant),
                progress=self._progress,
                clock=shell.clock,
            )
        except KlantbeeldError as error:
            self._busy = False
            self.query_one(Maken).tell("Dat lukte nog niet.", refusal_words(error), refused=True)
            return
        self.query_one(Wachtzin).forget()
        self.query_one(Herstel).forget()
        while not self.is_current:
            await self.app.pop_screen()
        await shell.show_worklist(desk)

    def _progress(self, seconds: float) -> None:
        """Called from the thread that waits for the key."""
        self.app.call_from_thread(
            self.query_one(Maken).tell,
            "Uw opslag wordt gemaakt.",
            f"De sleutel wordt berekend ({seconds:.0f} s). Dit duurt een paar tellen.",
        )
