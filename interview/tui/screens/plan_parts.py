"""The small questions of the plan: a reaction, a day to look back, whom to call, which duties."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.dates import day_words
from interview.record import Arbeidsverplichtingen, Contact, KlantReactie, Plichten, Reactie
from interview.session.commands import GeefPlanReactie, ZetContact, ZetPlichten
from interview.session.plan_page import DUTY_WORDS, EXEMPTIONS
from interview.tui.dialog import FieldDialog, field
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

REACTIONS = (
    (Reactie.EENS.value, "eens"),
    (Reactie.ONEENS.value, "oneens"),
    (Reactie.WEET_NIET.value, "weet niet"),
)
REACTION_WORDS = dict(REACTIONS)
NO_REACTION = "geen"


class ReactieScreen(FieldDialog[GeefPlanReactie | None]):
    """What the klant says of one part."""

    HELP_TEXT = (
        "Vraag: 'Wat vindt u hiervan?' Schrijf op wat de klant zegt, in de eigen woorden. Het komt zo in het "
        "plan. Oneens zijn mag; het plan kan er gewoon mee verder."
    )

    def __init__(self, onderdeel: str, title: str, known: KlantReactie | None) -> None:
        """``onderdeel`` is the name it is kept under, ``title`` what it is about."""
        super().__init__()
        self._onderdeel = onderdeel
        self._title = title
        self._known = known

    def compose(self) -> ComposeResult:
        """A choice and the klant's words."""
        known = self._known
        choices = (*REACTIONS, (NO_REACTION, "geen reactie")) if known else REACTIONS
        with Vertical(classes="dialog"):
            yield Plain("Wat vindt de klant hiervan?", classes="title")
            yield Plain(self._title, classes="muted")
            yield ChoiceRow(choices, known.reactie.value if known else None, id="reactie")
            yield field("woorden", "In eigen woorden", known.woorden if known else "")
            yield Plain(id="problem", classes="warning")
            yield Hint("1 2 3=kiezen   Tab=woorden   Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the choice."""
        self.set_focus(self.query_one(ChoiceRow))

    def keep(self) -> None:
        """Keep it; the choice comes first."""
        chosen = self.query_one(ChoiceRow).value
        if chosen is None:
            self.refuse("Kies eerst: eens, oneens of weet niet.")
            self.set_focus(self.query_one(ChoiceRow))
            return
        words = self.query_one("#woorden", Input).value.strip()
        said = None if chosen == NO_REACTION else KlantReactie(reactie=Reactie(chosen), woorden=words)
        self.dismiss(GeefPlanReactie(self._onderdeel, said))


class DayScreen(FieldDialog[date | None]):
    """One day."""

    HELP_TEXT = DayField.HELP_TEXT

    def __init__(
        self, title: str, help_line: str, today: date, day: date | None = None, last: date | None = None
    ) -> None:
        """``day`` stands there to begin with; nothing after ``last`` is taken."""
        super().__init__()
        self._title = title
        self._help_line = help_line
        self._today = today
        self._day = day
        self._last = last

    def compose(self) -> ComposeResult:
        """A title, one line of help, the day."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="title")
            yield Plain(self._help_line, classes="muted")
            yield DayField("Wanneer?", self._today, self._day, id="dag", empty="")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the day."""
        self.set_focus(self.query_one(DayField).input)

    def keep(self) -> None:
        """Keep the day."""
        given = self.query_one(DayField)
        if given.day is None:
            self.refuse(NOT_A_DAY if given.unreadable else "Typ een dag.", given.input)
            return
        if given.day < self._today:
            self.refuse("Deze dag is al voorbij.", given.input)
            return
        if self._last is not None and given.day > self._last:
            self.refuse(f"Dat is te laat. Kies een dag tot en met {day_words(self._last)}.", given.input)
            return
        self.dismiss(given.day)


class ContactScreen(FieldDialog[ZetContact | None]):
    """Whom the klant can reach, and when they speak next."""

    HELP_TEXT = (
        "Een vast gezicht met een eigen nummer geeft rust. Spreek ook af wanneer u elkaar weer spreekt: "
        "dan hoeft de klant niet af te wachten."
    )

    def __init__(self, contact: Contact, today: date) -> None:
        """``contact`` stands there to begin with."""
        super().__init__()
        self._contact = contact
        self._today = today

    def compose(self) -> ComposeResult:
        """Name, number, day."""
        known = self._contact
        with Vertical(classes="dialog"):
            yield Plain("Wie kan de klant bellen?", classes="title")
            yield field("naam", "Naam", known.naam)
            yield field("telefoon", "Telefoon", known.telefoon)
            yield DayField("Wij spreken elkaar weer op", self._today, known.volgende, id="volgende")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at what is missing."""
        if self._contact.naam and self._contact.telefoon:
            self.set_focus(self.query_one(DayField).input)
        else:
            self.set_focus(self.query_one("#naam", Input))

    def keep(self) -> None:
        """Keep it."""
        day = self.query_one(DayField)
        if day.unreadable:
            self.refuse(NOT_A_DAY, day.input)
            return
        contact = Contact(
            naam=self.query_one("#naam", Input).value.strip(),
            telefoon=self.query_one("#telefoon", Input).value.strip(),
            volgende=day.day,
        )
        self.dismiss(ZetContact(contact))


class PlichtenScreen(FieldDialog[ZetPlichten | None]):
    """Which work duties hold, and who says so."""

    HELP_TEXT = (
        "Neem alleen over wat in de beschikking staat of wat de klantmanager zegt. Weet u het niet? Kies dan "
        "'nog niet bekend'. In het plan staat dan: uw klantmanager vertelt u welke plichten voor u gelden."
    )

    def __init__(self, duties: Plichten, today: date) -> None:
        """``duties`` stand there to begin with."""
        super().__init__()
        self._duties = duties
        self._today = today

    def compose(self) -> ComposeResult:
        """The five possibilities one below the other, the source and the last day."""
        with Vertical(classes="dialog"):
            yield Plain("Welke plichten gelden nu?", classes="title")
            yield ChoiceRow(
                [(duty.value, words) for duty, words in DUTY_WORDS.items()],
                self._duties.arbeidsverplichtingen.value,
                id="plicht",
                vertical=True,
            )
            yield field("bron", "Wie of wat zegt dit?", self._duties.bron)
            yield DayField("Tot en met", self._today, self._duties.tot, id="tot")
            yield Plain(id="problem", classes="warning")
            yield Hint("1-5=kiezen   Tab=verder   Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the choice."""
        self.set_focus(self.query_one(ChoiceRow))

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another choice, another answer."""
        self.accept()

    def keep(self) -> None:
        """Keep it; anything but unknown needs a source."""
        chosen = Arbeidsverplichtingen(self.query_one(ChoiceRow).value or Arbeidsverplichtingen.ONBEKEND)
        source, day = self.query_one("#bron", Input), self.query_one(DayField)
        if chosen is not Arbeidsverplichtingen.ONBEKEND and not source.value.strip():
            self.refuse("Noteer wie of wat dit zegt, bijvoorbeeld de beschikking.", source)
            return
        if day.unreadable:
            self.refuse(NOT_A_DAY, day.input)
            return
        # Only what was lifted for a time comes back.
        until = day.day if chosen in EXEMPTIONS else None
        duties = Plichten(arbeidsverplichtingen=chosen, bron=source.value.strip(), tot=until)
        self.dismiss(ZetPlichten(duties))
