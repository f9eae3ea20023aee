"""One afspraak: a text and Enter is enough, all else may come later.

Asks nothing about a duty unless the consultant says that it is one; a duty is never a default.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from interview.record import Aard, Afspraak, Wie
from interview.session.commands import NoteerAfspraak
from interview.session.plan_checks import NEVER_A_DUTY
from interview.tui.dialog import FieldDialog, field, settled
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

if TYPE_CHECKING:
    from scoring.trajecten import Traject

WHO = (
    (Wie.KLANT.value, "de klant"),
    (Wie.GEMEENTE.value, "de gemeente"),
    (Wie.SAMEN.value, "samen"),
    (Wie.DERDE.value, "iemand anders"),
)
NATURES = {
    Wie.KLANT: "De klant kiest dit zelf.",
    Wie.SAMEN: "Klant en consultant kiezen dit samen.",
    Wie.GEMEENTE: "De gemeente doet dit.",
    Wie.DERDE: "Iemand anders doet dit.",
}


class AfspraakScreen(FieldDialog[NoteerAfspraak | None]):
    """Dismisses with the command, or with None on Esc."""

    HELP_TEXT = (
        "Schrijf de afspraak zoals u hem tegen de klant zegt. Eén zin is genoeg: Enter bewaart. Data mogen "
        "later. Een plicht kiest u alleen als de wet het zegt; dan vraagt het programma het artikel."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+l",
            "plicht",
            "Plicht",
            id="afspraak.plicht",
            tooltip="Dit is een plicht, of toch niet",
            priority=True,
        ),
        Binding(
            "ctrl+t",
            "traject",
            "Aanbod",
            id="afspraak.traject",
            tooltip="Neem een voorstel uit het advies",
            priority=True,
        ),
    ]

    def __init__(
        self,
        today: date,
        leefgebied: str | None = None,
        afspraak: Afspraak | None = None,
        trajecten: Sequence[Traject] = (),
        *,
        wie: Wie = Wie.KLANT,
        may_be_duty: bool | None = None,
        begin_with_offer: bool = False,
    ) -> None:
        """``afspraak`` is changed, without one a new one is made.

        ``trajecten`` are offered with a key; with ``begin_with_offer`` the first stands there already.
        ``may_be_duty`` overrules what ``leefgebied`` says about duties, when a doctor's advice is known.
        """
        super().__init__()
        self._today = today
        self._afspraak = afspraak
        self._leefgebied = leefgebied if afspraak is None else afspraak.leefgebied
        self._trajecten = tuple(trajecten)
        self._wie = wie if afspraak is None else afspraak.wie
        self._duty = afspraak is not None and afspraak.aard is Aard.MOET
        self._traject = None if afspraak is None else afspraak.traject
        self._begin_with_offer = begin_with_offer
        self._may_be_duty = self._leefgebied not in NEVER_A_DUTY if may_be_duty is None else may_be_duty

    def compose(self) -> ComposeResult:
        """What, who, when; the rest only when it matters."""
        known = self._afspraak
        with Vertical(classes="dialog afspraak"):
            yield Plain("Afspraak", classes="title")
            yield field("wat", "Wat?", known.wat if known else "")
            yield Plain("Wie doet dit?", classes="label")
            yield ChoiceRow(WHO, self._wie.value, id="wie")
            yield field("derde", "Welke organisatie?", known.derde if known else "")
            with Horizontal(classes="days"):
                yield DayField("Vanaf", self._today, known.begin if known else None, id="begin")
                yield DayField("Tot en met", self._today, known.eind if known else None, id="eind")
            yield Plain(id="nature", classes="muted")
            yield field("grondslag", "Welk wetsartikel?", known.grondslag if known else "")
            with Horizontal(id="approval"):
                yield Plain("Akkoord van de klantmanager?", classes="label")
                agreed = known is not None and known.akkoord_klantmanager
                yield ChoiceRow((("nee", "nee"), ("ja", "ja")), "ja" if agreed else "nee", id="akkoord")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=bewaren   Tab=verder   Ctrl+L=plicht   Esc=terug")

    def on_mount(self) -> None:
        """Start at the text."""
        offer = "   Ctrl+T=aanbod" if self._trajecten else ""
        duty = "   Ctrl+L=plicht" if self._may_be_duty else ""
        self.query_one(Hint).tell(f"Enter=bewaren   Tab=verder{duty}{offer}   Esc=terug")
        self._count_end_from_begin()
        self._fit()
        if self._begin_with_offer and self._trajecten:
            self._take(self._trajecten[0])
        self.set_focus(self.query_one("#wat", Input))

    @property
    def who(self) -> Wie:
        """Who does it, as chosen now."""
        return Wie(self.query_one("#wie", ChoiceRow).value or Wie.KLANT.value)

    @property
    def _is_duty(self) -> bool:
        return self._duty and self._may_be_duty and self.who in (Wie.KLANT, Wie.SAMEN)

    def _fit(self) -> None:
        """Show the fields that matter for what was chosen."""
        who = self.who
        self.query_one("#derde").display = who is Wie.DERDE
        self.query_one("#grondslag").display = self._is_duty
        self.query_one("#approval").display = self._is_duty
        words = "Dit moet van de wet." if self._is_duty else NATURES[who]
        if self._traject is not None:
            words += " Voorstel uit het advies: de gemeente zegt nog ja of nee."
        self.query_one("#nature", Plain).show(words)

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another doer asks other fields."""
        self._fit()

    def on_input_changed(self, event: Input.Changed) -> None:
        """An end of "2 weken" counts from the begin; a complaint goes when someone types."""
        self.accept()
        self._count_end_from_begin()

    def _count_end_from_begin(self) -> None:
        begin, end = self.query_one("#begin", DayField), self.query_one("#eind", DayField)
        end.count_from(begin.day or self._today)

    # actions

    async def action_plicht(self) -> None:
        """Say that it is a duty, or take that back."""
        await settled(self)
        if not self._may_be_duty:
            self.refuse("Bij dit onderwerp kan niets moeten.")
            return
        if self.who not in (Wie.KLANT, Wie.SAMEN):
            self.refuse("Alleen een afspraak van de klant kan een plicht zijn.")
            return
        self._duty = not self._duty
        self._fit()
        self.set_focus(self.query_one("#grondslag" if self._duty else "#wat", Input))

    async def action_traject(self) -> None:
        """Fill in the next recommended traject."""
        await settled(self)
        if not self._trajecten:
            return
        ids = [traject.id for traject in self._trajecten]
        at = ids.index(self._traject) + 1 if self._traject in ids else 0
        self._take(self._trajecten[at % len(ids)])

    def _take(self, traject: Traject) -> None:
        self._traject = traject.id
        words = traject.klantwoord
        self.query_one("#wat", Input).value = f"{words[:1].upper()}{words[1:]}"
        self.query_one("#wie", ChoiceRow).choose(Wie.GEMEENTE.value)
        begin = self.query_one("#begin", DayField).day or self._today
        self.query_one("#eind", DayField).fill(begin + timedelta(weeks=traject.duur_weken))
        self._fit()

    def keep(self) -> None:
        """Give the command, unless something cannot be read."""
        what = self.query_one("#wat", Input).value.strip()
        begin, end = self.query_one("#begin", DayField), self.query_one("#eind", DayField)
        article = self.query_one("#grondslag", Input).value.strip()
        if not what:
            self.refuse("Typ eerst wat u afspreekt.", self.query_one("#wat", Input))
            return
        for day in (begin, end):
            if day.unreadable:
                self.refuse(NOT_A_DAY, day.input)
                return
        if self._is_duty and not article:
            self.refuse("Een plicht heeft een wetsartikel nodig.", self.query_one("#grondslag", Input))
            return
        who = self.who
        self.dismiss(
            NoteerAfspraak(
                wat=what,
                wie=who,
                aard=Aard.MOET if self._is_duty else None,
                begin=begin.day,
                eind=end.day,
                derde=self.query_one("#derde", Input).value.strip() if who is Wie.DERDE else "",
                grondslag=article if self._is_duty else "",
                akkoord_klantmanager=self._is_duty and self.query_one("#akkoord", ChoiceRow).value == "ja",
                traject=self._traject,
                leefgebied=self._leefgebied,
                id=None if self._afspraak is None else self._afspraak.id,
            )
        )
