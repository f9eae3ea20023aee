"""The day on which a gesprek was held on paper, when it is entered later."""

from __future__ import annotations

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Vertical

from interview.tui.dialog import FieldDialog
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

LOOKED_BACK = timedelta(days=364)
"""A day without a year is the last one of that name."""


class PaperDayScreen(FieldDialog[date | None]):
    """A day that has been."""

    HELP_TEXT = "Typ de dag waarop u met de klant sprak, zoals 18-11 of vandaag. Beide dagen worden bewaard."

    def __init__(self, today: date) -> None:
        """``today`` is the last day it can have been."""
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        """A title, one line of help, the day."""
        with Vertical(classes="dialog"):
            yield Plain("Op papier gehouden", classes="title")
            yield Plain("Op welke dag sprak u met de klant?", classes="muted")
            yield DayField("Wanneer?", self._today, id="dag", empty="zoals 18-11 of vandaag")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the day, and look back from here."""
        given = self.query_one(DayField)
        given.count_from(self._today - LOOKED_BACK)
        self.set_focus(given.input)

    def keep(self) -> None:
        """Keep the day."""
        given = self.query_one(DayField)
        if given.day is None:
            self.refuse(NOT_A_DAY if given.unreadable else "Typ een dag.", given.input)
        elif given.day > self._today:
            self.refuse("Die dag komt nog.", given.input)
        else:
            self.dismiss(given.day)
