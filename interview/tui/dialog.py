"""What small dialogs with a few fields share: Tab goes on, Enter keeps, Esc leaves, nothing is guessed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.field import PlainInput
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

Result = TypeVar("Result")
PATIENCE = 2.0
"""Seconds to wait for a field; it takes a millisecond, and a key must never hang."""


async def settled(screen: Screen[Result]) -> None:
    """Wait until the field that has focus took every key that came before this one."""
    focused, done = screen.focused, asyncio.Event()
    if focused is not None and focused.call_later(done.set):
        await asyncio.wait_for(done.wait(), PATIENCE)


class FieldDialog(ModalScreen[Result]):
    """Subclasses compose their fields, among them a Plain with id ``problem``, and answer Enter.

    Its keys are priority bindings that first wait for the field: what was typed before such a key
    is in the field, what was typed behind it goes to whatever has focus then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "terug", "Terug", id="dialoog.terug", tooltip="Niets bewaren", priority=True),
        Binding("enter", "bewaren", "Bewaren", id="dialoog.bewaren", tooltip="Bewaren", priority=True),
        Binding("tab", "veld(1)", "Volgende", id="dialoog.volgende", tooltip="Volgende veld", priority=True),
        Binding("shift+tab", "veld(-1)", "Vorige", id="dialoog.vorige", tooltip="Vorig veld", priority=True),
        Binding("down", "omlaag(1)", "Omlaag", id="dialoog.omlaag", tooltip="Omlaag", priority=True),
        Binding("up", "omlaag(-1)", "Omhoog", id="dialoog.omhoog", tooltip="Omhoog", priority=True),
    ]

    def keep(self) -> None:
        """Dismiss with the result, or refuse."""
        raise NotImplementedError

    async def action_bewaren(self) -> None:
        """Keep what stands here."""
        await settled(self)
        self.keep()

    def action_terug(self) -> None:
        """Keep nothing."""
        self.dismiss(None)

    async def action_veld(self, step: int) -> None:
        """The next field that is shown."""
        await settled(self)
        chain = self.focus_chain
        here = self.focused
        if chain:
            at = chain.index(here) if here is not None and here in chain else -step
            self.set_focus(chain[(at + step) % len(chain)])

    async def action_omlaag(self, step: int) -> None:
        """Within a list of choices another one, else another field."""
        await settled(self)
        here = self.focused
        if isinstance(here, ChoiceRow) and here.vertical:
            here.step(step)
        else:
            await self.action_veld(step)

    def refuse(self, why: str, where: Input | None = None) -> None:
        """Say what is wrong and go there."""
        self.query_one("#problem", Plain).show(why)
        if where is not None:
            self.set_focus(where)

    def accept(self) -> None:
        """Take a complaint away."""
        self.query_one("#problem", Plain).show("")


class TextDialog(FieldDialog[str | None]):
    """One line of text; dismisses with it, or with None."""

    def __init__(
        self,
        title: str,
        help_line: str,
        text: str = "",
        *,
        password: bool = False,
        typed: Callable[[str], None] | None = None,
    ) -> None:
        """``text`` is what stands there to begin with; ``typed`` hears every change, to keep a draft."""
        super().__init__()
        self._typed = typed
        self._title = title
        self._help_line = help_line
        self._text = text
        self._password = password

    def compose(self) -> ComposeResult:
        """A title, one line of help, the field."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="title")
            yield Plain(self._help_line, classes="muted")
            yield field("line", "", self._text, password=self._password)
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the field."""
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is being typed."""
        event.stop()
        if self._typed is not None and event.value != self._text:
            self._typed(event.value)

    def keep(self) -> None:
        """Give the line."""
        value = self.query_one(Input).value
        self.dismiss((value if self._password else value.strip()) or None)


def field(name: str, title: str, text: str = "", *, password: bool = False) -> PlainInput:
    """A line to type on that carries its own question in its border."""
    made = PlainInput(text, id=name, password=password, select_on_focus=False)
    made.border_title = title or None
    made.cursor_blink = False
    return made
