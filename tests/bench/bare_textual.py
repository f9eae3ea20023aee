"""A peer: the least program of the same toolkit that a person can type in, with a field of the same size."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

GREETING = "hello world"


class BareApp(App[None]):
    """A greeting and a text field, as large as a note in a gesprek at 120x36."""

    CSS = "TextArea { width: 67; height: 24; }"

    def __init__(self, text: str) -> None:
        """``text`` stands in the field already."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Two widgets."""
        yield Static(GREETING)
        note = TextArea(self._text, soft_wrap=True)
        note.cursor_blink = False
        note.move_cursor(note.document.end)
        yield note


if __name__ == "__main__":
    BareApp(sys.argv[1] if len(sys.argv) > 1 else "").run()
