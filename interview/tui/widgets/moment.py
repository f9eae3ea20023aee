"""A day and a time for a gesprek, typed as people say them, with the whole date read back."""

from __future__ import annotations

from datetime import date, datetime, time

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from interview.dates import day_words, parse_day, week_day
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant_input import at, check_plan_day, read_time
from interview.tui.widgets.field import Field, TextField

DAY_NOTE = "Bijvoorbeeld 28-11, morgen of +7 (over zeven dagen)."
TIME_NOTE = "Bijvoorbeeld 10:30."
HELP = "De dag mag kort: 28-11, of +7 voor over een week. De tijd schrijft u als 10:30 of 14."


class MomentFields(Vertical):
    """Two fields, ``dag`` and ``tijd``; the day is read back in words while it is typed."""

    def __init__(self, now: datetime) -> None:
        """``now`` gives the day from which is counted, and the zone."""
        super().__init__(classes="moment")
        self._now = now

    def compose(self) -> ComposeResult:
        """Day and time."""
        yield TextField("dag", "Dag", note=DAY_NOTE, help_text=HELP, maximum=20)
        yield TextField("tijd", "Tijd", note=TIME_NOTE, help_text=HELP, maximum=10)

    @property
    def first(self) -> Widget:
        """Where typing begins."""
        return self.query_one("#field-dag", Field).control

    @property
    def moment(self) -> datetime:
        """What was typed. Raises KlantbeeldError KLANT-DATUM-ONGELDIG."""
        return at(self._day(), self._time(), self._now)

    def check(self, name: str) -> None:
        """Raise what is wrong with one of the two."""
        if name == "dag":
            self._day()
        elif name == "tijd":
            self._time()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read the day back."""
        event.stop()
        if event.input.id != "input-dag":
            return
        today = self._now.date()
        day = parse_day(event.value, today)
        note = DAY_NOTE
        if day is not None:
            note = f"{week_day(day).partition(' ')[0]} {day_words(day)}"
            note += ". Die dag is al geweest." if day < today else ""
        self.query_one("#field-dag", Field).note(note)

    def _day(self) -> date:
        today = self._now.date()
        day = parse_day(self.query_one("#field-dag", Field).value, today)
        if day is None:
            raise KlantbeeldError(
                CommandErrorCode.DATUM_ONGELDIG,
                "dit is geen dag",
                where="dag",
                remedy="Schrijf de dag en de maand, zoals 28-11, of +7.",
            )
        check_plan_day(day, today, "dag")
        return day

    def _time(self) -> time:
        hour = read_time(self.query_one("#field-tijd", Field).value, "tijd")
        if hour is None:
            raise KlantbeeldError(
                CommandErrorCode.DATUM_ONGELDIG,
                "de tijd ontbreekt",
                where="tijd",
                remedy="Schrijf uren en minuten, zoals 10:30.",
            )
        return hour
