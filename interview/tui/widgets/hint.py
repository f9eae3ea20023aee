"""One quiet line at the bottom with the keys that matter here."""

from __future__ import annotations

from interview.tui.widgets.text import Plain, pieces


class Hint(Plain):
    """``toets uitleg   toets uitleg``: the key stands out by weight, not by colour alone."""

    def __init__(self, text: str) -> None:
        """``text`` holds pairs ``key=what`` separated by three spaces or more."""
        super().__init__(id="hint")
        self._text = text

    def on_mount(self) -> None:
        """Show the keys."""
        self.tell(self._text)

    def tell(self, text: str) -> None:
        """Replace the line."""
        parts: list[str | tuple[str, str]] = []
        for item in text.split("   "):
            key, _, what = item.strip().partition("=")
            parts += [(key, "bold"), f" {what}   "]
        self.swap(pieces(*parts))
