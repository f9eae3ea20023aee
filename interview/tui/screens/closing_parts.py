"""The small questions of an ending: what is still needed for it, and how the klant wants to get the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.dates import day_words
from interview.record import Terugvertel
from interview.session.signing import CHOICES, Page
from interview.session.signing import TITLES as QUESTIONS
from interview.tui.dialog import FieldDialog, field
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain
from questionnaires.gemeentepakket.model import Kanaal, KanaalId


@dataclass(frozen=True, slots=True)
class Asked:
    """What an ending still asks."""

    titel: str
    terugvertel: bool = False
    """Whether the klant is asked what was agreed."""
    terugvertel_vraag: str = ""
    laatste_dag: date | None = None
    """Until when the plan may wait; None when no day is asked."""
    eerst: bool = False
    """Whether the municipality promised nothing yet."""

    @property
    def iets(self) -> bool:
        """Whether there is anything to ask."""
        return self.terugvertel or self.laatste_dag is not None or self.eerst


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered; empty where it was skipped."""

    terugvertel: Terugvertel | None = None
    dag: date | None = None
    eerst: str = ""


class EndingScreen(FieldDialog[Answered | None]):
    """At most three questions. Only the day of a plan that comes later has to be there."""

    HELP_TEXT = (
        "Alleen de dag is nodig als het plan later komt. De rest mag u overslaan met Enter. Met Esc gaat u "
        "terug, dan is er niets afgesloten."
    )

    def __init__(self, asked: Asked, today: date) -> None:
        """``today`` is what days count from."""
        super().__init__()
        self._asked = asked
        self._today = today

    def compose(self) -> ComposeResult:
        """The questions that are still open."""
        asked = self._asked
        with Vertical(classes="dialog ending"):
            yield Plain(asked.titel, classes="title")
            if asked.terugvertel:
                yield Plain(asked.terugvertel_vraag or QUESTIONS[Page.TERUGVERTEL], classes="label")
                yield ChoiceRow(CHOICES[Page.TERUGVERTEL], id="terugvertel", vertical=True)
            if asked.laatste_dag is not None:
                yield DayField(
                    f"Wanneer maken we het plan? Tot en met {day_words(asked.laatste_dag)}",
                    self._today,
                    id="dag",
                    empty="een dag is nodig",
                )
            if asked.eerst:
                yield field("eerst", "Wat doet de gemeente eerst, deze week? Leeg laten mag")
            yield Plain(id="problem", classes="warning")
            yield Hint("Tab=verder   Enter=afsluiten   Esc=terug")

    def on_mount(self) -> None:
        """Start at the first question."""
        if self._asked.terugvertel:
            self.set_focus(self.query_one(ChoiceRow))
        else:
            self.set_focus(self.query(Input).first())

    def keep(self) -> None:
        """End, unless the day is missing or too late."""
        day = self._day() if self._asked.laatste_dag is not None else None
        if self._asked.laatste_dag is not None and day is None:
            return
        chosen = self.query_one(ChoiceRow).value if self._asked.terugvertel else None
        first = self.query_one("#eerst", Input).value.strip() if self._asked.eerst else ""
        self.dismiss(Answered(None if chosen is None else Terugvertel(chosen), day, first))

    def _day(self) -> date | None:
        given, last = self.query_one(DayField), self._asked.laatste_dag
        if given.day is None:
            self.refuse(NOT_A_DAY if given.unreadable else "Typ de dag waarop u het plan maakt.", given.input)
        elif given.day < self._today:
            self.refuse("Deze dag is al voorbij.", given.input)
        elif last is not None and given.day > last:
            self.refuse(f"Dat is te laat. Kies een dag tot en met {day_words(last)}.", given.input)
        else:
            return given.day
        return None


class KanaalScreen(FieldDialog[KanaalId | None]):
    """How the klant wants to get the plan."""

    HELP_TEXT = (
        "Lees de manieren voor. De klant kiest wat veilig is en makkelijk. Is de post niet veilig? Bewaar "
        "het plan dan op kantoor."
    )

    def __init__(
        self, question: str, channels: Sequence[Kanaal], known: KanaalId | None, *, post_not_safe: str = ""
    ) -> None:
        """``channels`` in the order to offer them; ``post_not_safe`` is shown when post is not safe."""
        super().__init__()
        self._question = question
        self._channels = tuple(channels)
        self._known = known
        self._post_not_safe = post_not_safe

    def compose(self) -> ComposeResult:
        """The ways one below the other."""
        choices = [(one.id.value, one.zeg) for one in self._channels]
        with Vertical(classes="dialog"):
            yield Plain(self._question, classes="title")
            if self._post_not_safe:
                yield Plain(self._post_not_safe)
            yield ChoiceRow(choices, None if self._known is None else self._known.value, vertical=True)
            yield Plain(id="problem", classes="warning")
            yield Hint(f"1-{len(choices)}=kiezen   Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the choice."""
        self.set_focus(self.query_one(ChoiceRow))

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Say it when others may read what is sent."""
        unsafe = bool(self._post_not_safe) and event.row.value == KanaalId.POST
        self.query_one("#problem", Plain).show(
            "▲ De klant zei eerder: post is niet veilig. Vraag of dit echt goed is." if unsafe else ""
        )

    def keep(self) -> None:
        """Keep the way."""
        chosen = self.query_one(ChoiceRow).value
        if chosen is None:
            self.refuse("Kies eerst een manier, of ga met Esc terug.")
            return
        self.dismiss(KanaalId(chosen))
