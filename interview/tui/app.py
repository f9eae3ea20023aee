"""The app shell: themes, keys, signals and the first screen.

Every flow belongs to a screen or the session.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tomllib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import Notify
from textual.screen import Screen

from interview.crash import note_crash
from interview.errors import ExitCode, KlantbeeldError
from interview.tui.palette import own_commands, own_palette
from interview.tui.terminal import neutral_title, speak_to_nobody, terminal_is_gone, watches_terminals
from interview.tui.themes import DARK, LIGHT
from interview.tui.toasts import takes_the_place_of, toast_of

if TYPE_CHECKING:
    from pathlib import Path

    from interview.desk import Desk
    from interview.locations import Locations
    from interview.store_thread import Clock

STOPKAART = "app.stopkaart"
STOPKAART_PATIENCE = 2.0
"""Seconds to look for the municipality's own file; after that 112 shows."""
TERMINAL_CHECK = 2.0
"""Seconds between looks whether there still is a terminal."""
THEME_KEYS = {LIGHT.name: DARK.name, DARK.name: LIGHT.name}


class KlantbeeldApp(App[int]):
    """One window on one store."""

    TITLE = "klantbeeld"
    CSS_PATH = "klantbeeld.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {own_commands}  # noqa: RUF012 - as Textual declares it
    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (100, "-breed")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q", "stoppen", "Stoppen", id="app.stoppen", tooltip="Sluit het programma", priority=True
        ),
        Binding("f1", "hulp", "Hulp", id="app.hulp", tooltip="Uitleg bij wat u nu doet", priority=True),
        Binding(
            "f12",
            "stopkaart",
            "Stopkaart",
            id=STOPKAART,
            tooltip="Wat u doet en wie u belt",
            priority=True,
        ),
        Binding(
            "f9",
            "scherm_weg",
            "Scherm weg",
            id="bezoek.scherm_weg",
            tooltip="Leeg scherm",
            priority=True,
        ),
        Binding(
            "f11", "licht", "Licht of donker", id="app.licht", tooltip="Wissel licht en donker", priority=True
        ),
    ]

    def __init__(
        self,
        locations: Locations,
        clock: Clock,
        open_desk: Callable[[], Desk] | None = None,
        *,
        demo: bool = False,
    ) -> None:
        """``open_desk`` unlocks without asking, for the demo; without it the app asks the passphrase."""
        super().__init__()
        self.locations = locations
        self.clock = clock
        self.demo = demo
        self.desk: Desk | None = None
        self.clock_shown: bool | None = None
        """Whether a visit shows how long it takes; None as the municipality has it."""
        self._open_desk = open_desk
        self._crashed = False
        self._ending = False
        self._copied = ""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, known before a theme is chosen."""
        return dict(LIGHT.variables)

    def on_mount(self) -> None:
        """Themes, own keys, signals, and the first screen."""
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = LIGHT.name
        self._own_keys()
        self._close_well_on_signals()
        if watches_terminals():
            self.set_interval(TERMINAL_CHECK, self._close_without_terminal)
        self.push_screen(self._first_screen())

    def _first_screen(self) -> Screen[None]:
        from interview.desk import Desk

        if self._open_desk is not None:
            from interview.tui.screens.unlock import UnlockScreen

            return UnlockScreen(self._open_desk)
        if Desk.exists(self.locations):
            from interview.tui.screens.unlock import UnlockScreen

            return UnlockScreen()
        from interview.tui.screens.start import StartScreen

        return StartScreen()

    async def show_worklist(self, desk: Desk) -> None:
        """Go to the werkvoorraad; no klant stays on any other screen."""
        from interview.tui.screens.werkvoorraad import WerkvoorraadScreen

        self.desk = desk
        await self.close_screens(WerkvoorraadScreen(desk))

    async def close_screens(self, instead: Screen[None]) -> None:
        """Show only ``instead``; of what was open nothing stays on a screen, in a field or in a toast."""
        from interview.tui.bezoekstand import show_only

        await show_only(self, instead)
        self.forget_traces()

    def forget_traces(self) -> None:
        """What was told or copied about someone is not for the next one."""
        self.clear_notifications()
        self._copied = ""

    @property
    def clipboard(self) -> str:
        """What was copied in this program, to paste in this program."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy within this program only: the clipboard of the computer is read and kept by others."""
        self._copied = text

    def refuse(self, error: KlantbeeldError) -> None:
        """Show a refusal: what, and what to do. Client text never reaches this."""
        self.notify(toast_of(error), title=str(error.code), severity="warning", timeout=8, markup=False)

    def on_notify(self, event: Notify) -> None:
        """One refusal at a time, and nothing twice: the newest takes the place of the one before."""
        for known in tuple(self._notifications):
            if takes_the_place_of(event.notification, known):
                self._unnotify(known, refresh=False)

    def action_command_palette(self) -> None:
        """The palette, with our own words."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(own_palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: only what is ours, and nothing that names a klant."""
        yield SystemCommand("Hulp", "Uitleg bij wat u nu doet (F1)", self.action_hulp)
        yield SystemCommand("Licht of donker", "Wissel de kleuren (F11)", self.action_licht)
        yield SystemCommand("Stoppen", "Sluit het programma; alles is opgeslagen (Ctrl+Q)", self.ask_to_stop)
        offered = getattr(screen, "palette", None)
        if callable(offered):
            yield from offered()

    def action_licht(self) -> None:
        """Swap the two themes."""
        self.theme = THEME_KEYS[self.theme]

    async def action_hulp(self) -> None:
        """Explain what has focus."""
        from interview.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen.about(self.screen))

    async def action_scherm_weg(self) -> None:
        """A blank screen over whatever there is, and back to the same place."""
        from interview.tui.screens.privacy import PrivacyScreen
        from interview.tui.visit import VisitScreen

        if isinstance(self.screen, PrivacyScreen):
            await self.pop_screen()
            return
        below = self.screen
        self.clear_notifications()
        await self.push_screen(PrivacyScreen())
        if isinstance(below, VisitScreen):
            # Blank first: keeping what is typed may have to wait for the disk or for a document.
            below.call_later(below.leave)

    async def action_stopkaart(self) -> None:
        """What to do when it goes wrong; on any screen, and back to exactly that."""
        from interview.session.stopping import stop_cards
        from interview.stopkaart import pakket_to_stop_with
        from interview.tui.bezoekstand import open_visit, uncover
        from interview.tui.screens.stopkaart import StopkaartScreen

        if await uncover(self, StopkaartScreen):
            return
        day = self.clock().date()
        look = asyncio.to_thread(pakket_to_stop_with, self.locations, day, self.desk)
        try:
            pakket = await asyncio.wait_for(look, STOPKAART_PATIENCE)
        except TimeoutError:
            pakket = None
        visit = open_visit(self)
        present = () if visit is None else visit.state.record.aanwezigen
        practice = self.demo or (self.desk is not None and self.desk.practice)
        await self.push_screen(StopkaartScreen(stop_cards(pakket, day, present, practice=practice), visit))

    async def break_off(self) -> None:
        """Stop the gesprek that is open and leave the visit."""
        from interview.tui.bezoekstand import break_off

        await break_off(self)

    async def action_stoppen(self) -> None:
        """Ask first: quitting at one key has cost people their place."""
        self.ask_to_stop()

    def ask_to_stop(self) -> None:
        """Show the question, unless it is there already."""
        from interview.tui.screens.confirm import ConfirmScreen

        if isinstance(self.screen, ConfirmScreen):
            return
        kept = "Alles blijft bewaard. U gaat later verder waar u was."
        question = ConfirmScreen("Wilt u stoppen?", getattr(self.screen, "STOP_TEXT", kept), "stoppen")
        self.push_screen(question, self._stop_if)

    def _stop_if(self, yes: bool | None) -> None:
        if yes:
            self.run_worker(self.close_well())

    async def close_well(self, return_code: int = ExitCode.KLAAR) -> None:
        """Let the open screen keep what is typed, close the store, then leave the terminal as it was."""
        self._ending = True
        desk, self.desk = self.desk, None
        if desk is not None:
            await asyncio.to_thread(desk.close)
        self.exit(return_code, return_code=return_code)

    def _own_keys(self) -> None:
        """Use the user's own keys, when there are any; a broken file falls back and says so."""
        own = own_keys(self.locations.keymap_file)
        if own is None:
            words = "Uw eigen toetsen zijn niet te lezen. De gewone toetsen gelden."
            self.notify(words, title=self.locations.keymap_file.name, markup=False)
        elif own:
            self.set_keymap(own)

    def _close_well_on_signals(self) -> None:
        """SIGTERM and SIGHUP would end the program without restoring the terminal."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self._stop_on, 128 + number)
            except NotImplementedError:  # Windows: the console closes the program itself.
                continue

    def _close_without_terminal(self) -> None:
        """A terminal that is gone may send no signal; its input would then be read in vain for ever."""
        if not self._ending and not self.is_headless and terminal_is_gone():
            self._stop_on(128 + signal.SIGHUP)

    def _stop_on(self, return_code: int) -> None:
        self.run_worker(self.close_well(return_code))

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a traceback with local variables: a BSN could be among them."""
        if self._crashed or (self._ending and _store_is_closed(error)):
            # What still came in while the program was closing: it is a draft, and no defect.
            return
        self._crashed = True
        note_crash(self.locations, error, self.clock())
        self.exit(int(ExitCode.FOUT), return_code=int(ExitCode.FOUT))

    @property
    def crashed(self) -> bool:
        """Whether the program stopped on a defect."""
        return self._crashed


def own_keys(path: Path) -> dict[str, str] | None:
    """The user's own keys by what they do; empty without a file, None when it cannot be read."""
    if not path.is_file():
        return {}
    try:
        keys = tomllib.loads(path.read_text(encoding="utf-8")).get("toetsen", {})
        own = {str(name): str(key) for name, key in keys.items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    if STOPKAART in own:
        own[STOPKAART] += ",f12"  # Who borrows this laptop in danger knows only this key.
    return own


def _store_is_closed(error: Exception) -> bool:
    """Whether this says only that the store is closed; a worker wraps what went wrong in it."""
    from textual.worker import WorkerFailed

    from interview.desk import says_closed

    return says_closed(error.error if isinstance(error, WorkerFailed) else error)


def run_app(app: KlantbeeldApp) -> int:
    """Run until closed; gives the exit code, and says in one line when a defect ended it."""
    with neutral_title():
        app.run()
    if app.desk is not None:
        app.desk.close()
    if terminal_is_gone():
        speak_to_nobody()
    if app.crashed:
        sys.stderr.write(
            "PROGRAMMA-FOUT: er ging iets mis en het programma is gestopt. Wat opgeslagen was, is er nog. "
            "Start het programma opnieuw; meld het als het weer gebeurt.\n"
        )
    return int(app.return_code or 0)
