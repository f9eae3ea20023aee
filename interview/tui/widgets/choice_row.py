"""A choice of a few words, beside or below each other: arrows move it, a digit picks, nothing has to be."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from interview.tui.widgets.text import Plain, pieces


class ChoiceRow(Plain, can_focus=True):
    """Holds one of its values, or None while nothing was chosen."""

    HELP_TEXT = "Kies met ← en →, of met een cijfer. Tab gaat verder."

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, row: ChoiceRow) -> None:
            """``row`` is where it happened."""
            super().__init__()
            self.row = row

        @property
        def control(self) -> ChoiceRow:
            """The row, so that handlers can ask for one by its id."""
            return self.row

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
        vertical: bool = False,
    ) -> None:
        """``choices`` are pairs of value and word."""
        super().__init__(id=id, classes=classes)
        self._choices = tuple(choices)
        self._vertical = vertical
        self.value = value

    def on_mount(self) -> None:
        """Show the words."""
        self._draw()

    def _draw(self) -> None:
        words: list[Content] = []
        for number, (value, word) in enumerate(self._choices, start=1):
            label = f"{number} {word}" if self._vertical else word
            words.append(
                pieces((f"▸{label}", "bold $primary")) if value == self.value else pieces(f" {label}")
            )
        self.show(Content("\n" if self._vertical else "   ").join(words))

    def choose(self, value: str | None) -> None:
        """Take ``value`` and tell about it."""
        if value != self.value:
            self.value = value
            self._draw()
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Arrows and digits."""
        values = [value for value, _ in self._choices]
        if event.key in ("left", "right", "space"):
            step = -1 if event.key == "left" else 1
            at = -1 if self.value is None else values.index(self.value)
            # From nothing, left picks the last and right the first.
            chosen = values[(at + step) % len(values)] if self.value is not None or step > 0 else values[-1]
        elif event.key.isdecimal() and 1 <= int(event.key) <= len(values):
            chosen = values[int(event.key) - 1]
        else:
            return
        event.stop()
        event.prevent_default()
        self.choose(chosen)
