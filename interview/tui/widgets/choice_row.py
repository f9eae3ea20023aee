"""A choice of a few words, beside or below each other: arrows move it, a digit picks, nothing has to be."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from interview.tui.widgets.text import Plain, pieces


class ChoiceRow(Plain, can_focus=True):
    """Holds one of its values, or None while nothing was chosen."""

    HELP_TEXT = "Kies met de pijltjes of met een cijfer. Tab gaat verder."

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

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices, none of them chosen."""
        self._choices = tuple(choices)
        self.value = None
        self._draw()

    def choose(self, value: str | None) -> None:
        """Take ``value`` and tell about it."""
        if value != self.value:
            self.value = value
            self._draw()
            self.post_message(self.Changed(self))

    @property
    def vertical(self) -> bool:
        """Whether the words stand below each other, so that ↑ and ↓ move the choice."""
        return self._vertical

    def step(self, by: int) -> None:
        """The next choice, round and round; from nothing it is the first or the last."""
        values = [value for value, _ in self._choices]
        if not values:
            return
        if self.value in values:
            self.choose(values[(values.index(self.value) + by) % len(values)])
        else:
            self.choose(values[0 if by > 0 else -1])

    def on_key(self, event: events.Key) -> None:
        """Arrows and digits."""
        back, on = ("up", "down") if self._vertical else ("left", "right")
        if event.key in (back, on, "space"):
            self.step(-1 if event.key == back else 1)
        elif event.key.isdecimal() and 1 <= int(event.key) <= len(self._choices):
            self.choose(self._choices[int(event.key) - 1][0])
        else:
            return
        event.stop()
        event.prevent_default()
