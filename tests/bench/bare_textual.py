"""A peer: the least program of the same toolkit that a person can type in, with a field of the same size."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

GREETING = "hello world"


class BareApp(App[None]):
    """A greeting and a text field, as large as a note in a gesprek at 120x36."""

    CSS = "TextArea { width: 67; height: 24; }"

    def compose(self) -> ComposeResult:
        """Two widgets."""
        yield Static(GREETING)
        note = TextArea(soft_wrap=True)
        note.cursor_blink = False
        yield note


if __name__ == "__main__":
    BareApp().run()
