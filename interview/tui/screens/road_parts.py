"""The small questions on the road of a plan: at most two fields each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.session.commands import BevestigPapier, Command, Evalueer, GeefTerug, ReikUit
from interview.tui.dialog import FieldDialog, field
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain
from questionnaires.gemeentepakket.model import Kanaal, KanaalId


class GivenBackScreen(FieldDialog[Command | None]):
    """Why the klantmanager gave the plan back, and who did."""

    HELP_TEXT = (
        "De reden staat ook bij de nieuwe versie. Schrijf op wat er anders moet, niet hoe de klant is."
    )

    def __init__(self, door: str) -> None:
        """``door`` is whom the plan went to."""
        super().__init__()
        self._door = door

    def compose(self) -> ComposeResult:
        """Reason and name."""
        with Vertical(classes="dialog"):
            yield Plain("Waarom komt het plan terug?", classes="title")
            yield field("reden", "Wat moet er anders?")
            yield field("door", "Wie gaf het terug?", self._door)
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at the reason."""
        self.set_focus(self.query_one("#reden", Input))

    def keep(self) -> None:
        """Keep it; without a reason nobody knows what to change."""
        reason = self.query_one("#reden", Input)
        if not reason.value.strip():
            self.refuse("Schrijf op wat er anders moet.", reason)
            return
        self.dismiss(GeefTerug(reason.value.strip(), self.query_one("#door", Input).value.strip()))


class WhoScreen(FieldDialog[Command | None]):
    """A name or a function."""

    HELP_TEXT = "Een functie is genoeg, bijvoorbeeld: klantmanager Werk. De klantmanager beslist, niet u."

    def __init__(self, title: str, help_line: str, name: str, make: Callable[[str], Command]) -> None:
        """``make`` gives what to ask once someone is named."""
        super().__init__()
        self._title = title
        self._help_line = help_line
        self._name_known = name
        self._make = make

    def compose(self) -> ComposeResult:
        """One line."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="title")
            yield Plain(self._help_line, classes="muted")
            yield field("wie", "", self._name_known)
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the line."""
        self.set_focus(self.query_one(Input))

    def keep(self) -> None:
        """Give the name."""
        who = self.query_one(Input)
        if not who.value.strip():
            self.refuse("Typ een naam of een functie.", who)
            return
        self.dismiss(self._make(who.value.strip()))


class PaperScreen(FieldDialog[Command | None]):
    """The page with ink came back."""

    HELP_TEXT = "Bevestig dit alleen als u de handtekening zelf hebt gezien."

    def compose(self) -> ComposeResult:
        """One question."""
        with Vertical(classes="dialog"):
            yield Plain("Is het getekende papier binnen?", classes="title")
            yield Plain("U hebt de handtekening zelf gezien.")
            yield Hint("Enter=bevestigen   Esc=terug")

    def keep(self) -> None:
        """It is."""
        self.dismiss(BevestigPapier())


class _PastDayDialog(FieldDialog[Command | None]):
    """A day that went by, today to begin with."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def past_day(self) -> date | None:
        """The day, or None after saying what is wrong with it."""
        given = self.query_one(DayField)
        if given.day is None:
            self.refuse(NOT_A_DAY if given.unreadable else "Typ een dag.", given.input)
        elif given.day > self._today:
            self.refuse("Deze dag moet nog komen.", given.input)
        else:
            return given.day
        return None


class HandedOverScreen(_PastDayDialog):
    """When and how the klant got the plan."""

    HELP_TEXT = "Noteer de dag waarop de klant het plan echt kreeg, of waarop het op de post ging."

    def __init__(self, today: date, channels: Sequence[Kanaal], known: KanaalId | None) -> None:
        """``known`` is the way the klant chose."""
        super().__init__(today)
        self._channels = [(one.id.value, one.zeg) for one in channels]
        self._known = known

    def compose(self) -> ComposeResult:
        """Day and way."""
        with Vertical(classes="dialog"):
            yield Plain("Hoe kreeg de klant het plan?", classes="title")
            yield ChoiceRow(self._channels, None if self._known is None else self._known.value, vertical=True)
            yield DayField("Op welke dag?", self._today, self._today)
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at the way, or at the day when that is known."""
        self.set_focus(self.query_one(ChoiceRow) if self._known is None else self.query_one(DayField).input)

    def keep(self) -> None:
        """Keep both."""
        chosen, day = self.query_one(ChoiceRow).value, self.past_day()
        if day is None:
            return
        if chosen is None:
            self.refuse("Kies eerst hoe de klant het plan kreeg.")
            self.set_focus(self.query_one(ChoiceRow))
            return
        self.dismiss(ReikUit(day, KanaalId(chosen)))


class LookedBackScreen(_PastDayDialog):
    """When klant and municipality looked back, and what came of it."""

    HELP_TEXT = "Schrijf in een paar woorden op wat u samen vond. Dat mag leeg blijven."

    def compose(self) -> ComposeResult:
        """Day and outcome."""
        with Vertical(classes="dialog"):
            yield Plain("Samen teruggekeken", classes="title")
            yield DayField("Op welke dag?", self._today, self._today)
            yield field("uitkomst", "Wat vond u samen?")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at the outcome: the day is today, mostly."""
        self.set_focus(self.query_one("#uitkomst", Input))

    def keep(self) -> None:
        """Keep both."""
        day = self.past_day()
        if day is not None:
            self.dismiss(Evalueer(day, self.query_one("#uitkomst", Input).value.strip()))
