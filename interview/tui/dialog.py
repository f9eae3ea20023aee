"""What small dialogs with a few fields share: Tab goes on, Enter keeps, Esc leaves, nothing is guessed."""

from __future__ import annotations

import asyncio
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

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
    """Subclasses compose their fields, among them a Plain with id ``problem``, and answer Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Terug", id="dialoog.terug", tooltip="Niets bewaren"),
        Binding("enter", "bewaren", "Bewaren", id="dialoog.bewaren", tooltip="Bewaren"),
        # Priority: what is typed right behind it belongs in the next field.
        Binding(
            "tab,down", "veld(1)", "Volgende", id="dialoog.volgende", tooltip="Volgende veld", priority=True
        ),
        Binding(
            "shift+tab,up", "veld(-1)", "Vorige", id="dialoog.vorige", tooltip="Vorig veld", priority=True
        ),
    ]

    def action_bewaren(self) -> None:
        """Dismiss with the result, or refuse."""
        raise NotImplementedError

    def action_veld(self, step: int) -> None:
        """The next field that is shown."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in any field keeps all of them."""
        event.stop()
        self.action_bewaren()

    def refuse(self, why: str, where: Input | None = None) -> None:
        """Say what is wrong and go there."""
        self.query_one("#problem", Plain).show(why)
        if where is not None:
            where.focus()

    def accept(self) -> None:
        """Take a complaint away."""
        self.query_one("#problem", Plain).show("")


def titled(field: Input, title: str) -> Input:
    """A field that carries its own question in its border."""
    field.border_title = title
    field.cursor_blink = False
    return field
