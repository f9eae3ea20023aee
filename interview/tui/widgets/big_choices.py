"""A few equal choices in boxes of equal size. None of them is chosen until someone chooses."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content

from interview.tui.widgets.text import Plain, pieces

MOST = 5
MOST_WITH_AIR = 4
"""More lines than this stand close together, or they do not fit a small screen."""


class BigChoices(Grid, can_focus=True):
    """At most five boxes; a digit or the arrows mark one, and the screen asks which."""

    HELP_TEXT = "Kies met een cijfer of met de pijltjes. Enter gaat verder; Esc gaat een stap terug."

    def __init__(self, *, id: str) -> None:
        """Empty until :meth:`offer`."""
        super().__init__(id=id)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._barred: frozenset[str] = frozenset()
        self._columns = 2
        self.value: str | None = None

    def compose(self) -> ComposeResult:
        """The boxes, which are used again for every question."""
        for number in range(MOST):
            yield Plain(classes="big-choice", id=f"big-choice-{number}")

    def offer(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        barred: frozenset[str] = frozenset(),
        columns: int = 2,
        value: str | None = None,
    ) -> None:
        """Ask another question; ``barred`` values are shown in the same size and cannot be chosen now."""
        self._choices, self._barred, self._columns = tuple(choices), barred, columns
        self.value = value
        self.styles.grid_size_columns = columns
        self.set_class(columns == 1, "lines")
        self.set_class(len(self._choices) > MOST_WITH_AIR, "close")
        self._draw()

    def _draw(self) -> None:
        for number in range(MOST):
            box = self.query_one(f"#big-choice-{number}", Plain)
            box.display = number < len(self._choices)
            if not box.display:
                continue
            value, words = self._choices[number]
            here = value == self.value
            box.set_class(here, "chosen")
            state = "gekozen" if here else "nu niet" if value in self._barred else ""
            digit = pieces((f"{number + 1}", "bold $primary"))
            label = pieces((words, "$text-muted" if value in self._barred else "bold"))
            note = pieces((state, "bold $primary" if here else "$text-muted"))
            if self._columns > 1:
                box.show(Content("\n").join([digit + "  " + note, label]))
            else:
                box.show(digit + "  " + label + "  " + note)

    def on_key(self, event: events.Key) -> None:
        """Digits and arrows mark a box."""
        values = [value for value, _ in self._choices]
        at = values.index(self.value) if self.value in values else None
        steps = {"left": -1, "right": 1, "up": -self._columns, "down": self._columns}
        if event.key.isdecimal() and 1 <= int(event.key) <= len(values):
            target = int(event.key) - 1
        elif event.key in steps:
            target = 0 if at is None else at + steps[event.key]
        else:
            return
        event.stop()
        event.prevent_default()
        if 0 <= target < len(values) and values[target] not in self._barred:
            self.value = values[target]
            self._draw()
