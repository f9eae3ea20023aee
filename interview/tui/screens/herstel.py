"""The passphrase is lost: the recovery key opens the store once more, and a new passphrase is chosen."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.first_start import RecoverDesk, check_recovery_secret
from interview.tui.form import FormScreen
from interview.tui.screens.start_steps import Wachtzin
from interview.tui.widgets.field import TextField, refusal_words
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces


class HerstelScreen(FormScreen):
    """On top of the unlock screen; Esc goes back to it."""

    HELP_TEXT = (
        "Typ de groepen van uw herstelblad achter elkaar, of vraag uw gemeente om de herstelsleutel. "
        "Kies daarna een nieuwe wachtzin. De oude werkt dan niet meer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "laat_zien", "Laat zien", id="herstel.laat_zien", tooltip="Toon of verberg de wachtzin"
        ),
    ]

    def __init__(self, recover_desk: RecoverDesk = Desk.recover) -> None:
        """``recover_desk`` opens the store and changes its passphrase; waits for the disk."""
        super().__init__()
        self._recover_desk = recover_desk
        self._busy = False

    def compose(self) -> ComposeResult:
        """The key, then the new passphrase twice."""
        yield Plain("", id="visit-header")
        with Horizontal(classes="form-panes"):
            with Vertical(id="form"):
                yield Plain("Wachtzin kwijt? Met de herstelsleutel maakt u een nieuwe.", classes="step-words")
                yield TextField(
                    "sleutel",
                    "Herstelsleutel",
                    note="Begint met AGE-SECRET-KEY-1. Spaties en kleine letters mogen.",
                    help_text=self.HELP_TEXT,
                    maximum=300,
                )
                yield Wachtzin("\nKies nu een nieuwe wachtzin. De oude werkt dan niet meer.")
                yield Plain("", id="herstel-words")
            yield Plain("", id="form-aside", classes="breed-only")
        yield Hint("Enter=verder   Ctrl+T=laat zien   Esc=terug   F1=hulp   Ctrl+Q=stoppen")

    def on_mount(self) -> None:
        """Begin at the key."""
        self.query_one("#visit-header", Plain).show(
            pieces(("klantbeeld", "bold $primary"), "   ", ("een nieuwe wachtzin", "bold"))
        )
        self.set_focus(self.query_one("#field-sleutel", TextField).input)

    async def check(self, name: str) -> None:
        """The form of the key here; whether it fits only the store can tell."""
        if name == "sleutel":
            check_recovery_secret(self.query_one("#field-sleutel", TextField).value)
        else:
            await self.query_one(Wachtzin).check(name)

    async def submit(self) -> None:
        """Open the store and change its passphrase."""
        if not self._busy and await self.all_accepted():
            self._busy = True
            self._tell("Even geduld, uw nieuwe wachtzin wordt ingesteld.")
            # A defect in here must end the program with its message, not leave this screen waiting for ever.
            self.app.run_worker(self._recover(), exit_on_error=True)

    async def leave(self) -> None:
        """Back to the passphrase."""
        if not self._busy:
            self.dismiss(None)

    def action_laat_zien(self) -> None:
        """Show or hide the passphrase."""
        self.query_one(Wachtzin).show_or_hide()

    async def _recover(self) -> None:
        """Runs as a worker of the app: this screen is gone before it ends."""
        shell = self.shell
        key = self.query_one("#field-sleutel", TextField)
        try:
            desk = await asyncio.to_thread(
                partial(
                    self._recover_desk,
                    shell.locations,
                    key.value,
                    self.query_one(Wachtzin).passphrase,
                    progress=self._progress,
                    clock=shell.clock,
                )
            )
        except KlantbeeldError as error:
            self._busy = False
            self._tell(refusal_words(error), refused=True)
            self.set_focus(key.input)
            return
        key.input.value = ""
        self.query_one(Wachtzin).forget()
        while self.is_attached and self in self.app.screen_stack:
            await self.app.pop_screen()
        await shell.show_worklist(desk)

    def _progress(self, seconds: float) -> None:
        """Called from the thread that waits for the key."""
        self.app.call_from_thread(self._tell, f"Even geduld, de sleutel wordt berekend ({seconds:.0f} s).")

    def _tell(self, words: str, *, refused: bool = False) -> None:
        below = self.query_one("#herstel-words", Plain)
        below.set_class(refused, "refused")
        below.show(f"! {words}" if refused else words)
