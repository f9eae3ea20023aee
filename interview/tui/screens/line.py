"""One line of text, asked from anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain


class LineScreen(ModalScreen[str | None]):
    """Dismisses with the line, or with None on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Terug", id="regel.terug", tooltip="Niets bewaren"),
    ]

    def __init__(self, title: str, help_line: str, text: str = "") -> None:
        """``text`` is what stands there to begin with."""
        super().__init__()
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

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        self.dismiss(event.value.strip() or None)
