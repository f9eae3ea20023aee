"""A day as people type it, with what was understood of it right below."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.dates import day_words, parse_day, week_day
from interview.tui.widgets.field import PlainInput
from interview.tui.widgets.text import Plain

NOT_A_DAY = "Geen datum. Typ bijvoorbeeld 28-11, +14 of 2 weken."


class DayField(Vertical):
    """An input and one line under it; empty is allowed and means not yet."""

    HELP_TEXT = "Typ 28-11, 28-11-2026, morgen, +14 (dagen), 2 weken of 3 maanden. Leeg laten mag."

    def __init__(
        self,
        title: str,
        today: date,
        day: date | None = None,
        *,
        id: str | None = None,
        empty: str = "komt later",
    ) -> None:
        """``today`` is what a number of days counts from until :meth:`count_from` says otherwise.

        ``empty`` is said while nothing was typed.
        """
        super().__init__(id=id, classes="day-field")
        self._title = title
        self._today = today
        self._origin = today
        self._empty = empty
        self._first = "" if day is None else f"{day.day}-{day.month}-{day.year}"

    def compose(self) -> ComposeResult:
        """The field and what it means."""
        line = PlainInput(self._first, select_on_focus=False)
        line.border_title = self._title
        line.cursor_blink = False
        line.HELP_TEXT = self.HELP_TEXT
        yield line
        yield Plain(classes="muted understood")

    def on_mount(self) -> None:
        """Say what is there."""
        self._tell()

    @property
    def text(self) -> str:
        """As typed."""
        return self.query_one(Input).value.strip()

    @property
    def day(self) -> date | None:
        """The day, or None when there is none."""
        return parse_day(self.text, self._today, self._origin) if self.text else None

    @property
    def unreadable(self) -> bool:
        """Whether something stands here that is no day."""
        return bool(self.text) and self.day is None

    def count_from(self, origin: date) -> None:
        """Let "2 weken" mean two weeks after ``origin``."""
        if origin != self._origin:
            self._origin = origin
            self._tell()

    def fill(self, day: date | None) -> None:
        """Put a day in the field."""
        self.query_one(Input).value = "" if day is None else f"{day.day}-{day.month}-{day.year}"

    @property
    def input(self) -> Input:
        """What takes the keys."""
        return self.query_one(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show at once what is understood; others may hear of it too."""
        self._tell()

    def _tell(self) -> None:
        day = self.day
        if self.unreadable:
            words = "geen datum"
        elif day is None:
            words = self._empty
        else:
            words = f"{week_day(day).split()[0]} {day_words(day)}"
        self.query_one(".understood", Plain).show(words)
