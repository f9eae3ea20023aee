"""One line of text, asked from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from interview.tui.dialog import settled
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain


class LineScreen(ModalScreen[str | None]):
    """Dismisses with the line, or with None on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind these keys belongs to the screen below.
        Binding("enter", "bewaren", "Bewaren", id="regel.bewaren", tooltip="Bewaren", priority=True),
        Binding("escape", "terug", "Terug", id="regel.terug", tooltip="Niets bewaren", priority=True),
    ]

    def __init__(
        self, title: str, help_line: str, text: str = "", typed: Callable[[str], None] | None = None
    ) -> None:
        """``text`` is what stands there to begin with; ``typed`` hears every change, to keep a draft."""
        super().__init__()
        self._typed = typed
        self._title = title
        self._help_line = help_line
        self._text = text

    def compose(self) -> ComposeResult:
        """A title, one line of help, the field."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="title")
            yield Plain(self._help_line, classes="muted")
            yield Input(self._text, id="line", select_on_focus=False)
            yield Hint("Enter=bewaren   Esc=terug")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is being typed."""
        event.stop()
        if self._typed is not None and event.value != self._text:
            self._typed(event.value)

    async def action_bewaren(self) -> None:
        """Keep it."""
        await settled(self)
        await self.dismiss(self.query_one(Input).value.strip() or None)

    async def action_terug(self) -> None:
        """Keep nothing."""
        await self.dismiss(None)
