"""What is recorded before something goes to a third party: four small pages, a few questions each.

Asks the klant's yes after it is clear who gets what, and asks again when that changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from interview.record import Deling
from interview.session.sharing import DATA, NO_OBJECTION, NOT_YET, asked_again, data_of, other_data
from interview.tui.dialog import FieldDialog, field, settled
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.day_field import NOT_A_DAY, DayField
from interview.tui.widgets.field import Choice
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

if TYPE_CHECKING:
    from datetime import date

    from questionnaires.gemeentepakket.model import Gemeentepakket

YES, NO, NOT_ASKED = "ja", "nee", "nog niet"
YES_NO = ((YES, "ja"), (NO, "nee"))
TITLES = ("Wie krijgt iets, en waarvoor?", "Wat krijgt die ander?", "Vindt de klant het goed?", "Hoe verder?")
FIRST_FIELDS = ("#ontvanger", "#choice-gegevens", "#geinformeerd", "#grondslag")


class DelenBlad(FieldDialog[Deling | None]):
    """Dismisses with the whole of it, or with None when Esc leaves the first page."""

    HELP_TEXT = (
        "Een ander krijgt alleen wat nodig is voor deze ene afspraak. Vertel de klant eerst wie wat krijgt, "
        "en waarvoor. Lees dan de zin voor. Nee is een goed antwoord. Verandert u later iets, dan vraagt u "
        "het opnieuw. Bel het liefst samen: 'Zullen we nu samen bellen?'"
    )

    def __init__(self, deling: Deling, gemeente: Gemeentepakket, today: date, *, known: bool) -> None:
        """``deling`` stands there to begin with; ``known`` when it was recorded before."""
        super().__init__()
        self._deling = deling
        self._asked_about = deling if known else None
        self._gemeente = gemeente
        self._today = today
        self._page = 0

    def compose(self) -> ComposeResult:
        """All four pages; one is shown."""
        known = self._deling
        with Vertical(classes="dialog delen-dialoog"):
            yield Plain(id="delen-titel", classes="title")
            with Vertical(classes="delen-blad", id="blad-0"):
                yield field("ontvanger", "Welke organisatie, en hoe te bereiken?", _typed(known.ontvanger))
                yield field("doel", "Waarvoor?", _typed(known.doel))
            with Vertical(classes="delen-blad", id="blad-1"):
                yield Plain("Naam en afspraak gaan altijd mee. Een cijfer zet aan of uit.", classes="muted")
                yield Choice(
                    "gegevens",
                    tuple((str(number), line, line) for number, line in enumerate(DATA, start=1)),
                    known.gegevens,
                    multiple=True,
                    help_text="Alleen wat de klant goed vindt. De naam en de afspraak gaan altijd mee.",
                )
                yield field("praktisch", "Wat is praktisch nodig? Bijvoorbeeld: tolk, lift", known.praktisch)
                yield field("anders", "Vertelt u nog iets anders? Dit komt niet op papier", other_data(known))
            with Vertical(classes="delen-blad", id="blad-2"):
                yield Plain("Weet de klant wie dit krijgt, waarvoor en wat?", classes="label")
                yield ChoiceRow(YES_NO, _yes_no(known.klant_geinformeerd), id="geinformeerd")
                yield Plain("Is een ja van de klant op papier nodig?", classes="label")
                yield ChoiceRow(YES_NO, _yes_no(known.geen_bezwaar_nodig), id="nodig")
                yield Plain(self._to_read(), id="voorlezen")
                yield Plain("Wat zegt de klant?", classes="label")
                yield ChoiceRow((*YES_NO, (NOT_ASKED, "nog niet gevraagd")), _said(known), id="bezwaar")
            with Vertical(classes="delen-blad", id="blad-3"):
                yield field("grondslag", "Grondslag: welk artikel?", _typed(known.grondslag))
                yield Plain("Zullen we nu samen bellen?", classes="label")
                yield ChoiceRow(YES_NO, _yes_no(known.warm), id="warm")
                yield DayField("Wanneer vraagt u hoe het gaat?", self._today, known.terugkomdatum, id="terug")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=verder   Tab=veld   Esc=een blad terug")

    def on_mount(self) -> None:
        """The first page."""
        self._turn(0)

    def _to_read(self) -> str:
        text = self._gemeente.zin(NO_OBJECTION, self._today)
        return f"Lees voor: “{text}”" if text else ""

    def _turn(self, page: int) -> None:
        self._page = page
        for number in range(len(TITLES)):
            self.query_one(f"#blad-{number}").display = number == page
        title = f"{TITLES[page]}  ({page + 1} van {len(TITLES)})"
        self.query_one("#delen-titel", Plain).show(title)
        last = page == len(TITLES) - 1
        self.query_one(Hint).tell(f"Enter={'bewaren' if last else 'verder'}   Tab=veld   Esc=een blad terug")
        self.accept()
        self.set_focus(self.query_one(FIRST_FIELDS[page], Widget))

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _row(self, name: str) -> str | None:
        return self.query_one(f"#{name}", ChoiceRow).value

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """A yes on paper is only asked where it is needed."""
        self.accept()
        needed = self._row("nodig") == YES
        self.query_one("#voorlezen").display = needed

    def action_terug(self) -> None:
        """A page back; from the first one nothing is kept."""
        if self._page == 0:
            self.dismiss(None)
        else:
            self._turn(self._page - 1)

    async def action_bewaren(self) -> None:
        """The next page, or keep."""
        await settled(self)
        if not self._complete():
            return
        if self._page == 1:
            self._ask_again()
        if self._page < len(TITLES) - 1:
            self._turn(self._page + 1)
        else:
            self.keep()

    def _complete(self) -> bool:
        """Whether this page has what it needs; else the field that lacks it gets the keys."""
        needed = {0: (("ontvanger", "Wie krijgt het?"), ("doel", "Waarvoor krijgt die dat?")),
                  3: (("grondslag", "Noteer het wetsartikel."),)}  # fmt: skip
        for name, problem in needed.get(self._page, ()):
            if not self._value(name):
                self.refuse(problem, self.query_one(f"#{name}", Input))
                return False
        day = self.query_one(DayField)
        if self._page == 3 and (day.unreadable or (day.day is not None and day.day < self._today)):
            self.refuse(NOT_A_DAY if day.unreadable else "Deze dag is al voorbij.", day.input)
            return False
        return True

    def _ask_again(self) -> None:
        """What the klant said counts only for what it was said about."""
        now = self._filled()
        asked = asked_again(self._asked_about, now)
        if asked != now:
            self.query_one("#geinformeerd", ChoiceRow).choose(NO)
            self.query_one("#bezwaar", ChoiceRow).choose(NOT_ASKED)
        self._asked_about = asked

    def _filled(self) -> Deling:
        praktisch = self._value("praktisch")
        said = {YES: True, NO: False}.get(self._row("bezwaar") or NOT_ASKED)
        return self._deling.model_copy(
            update={
                "ontvanger": self._value("ontvanger") or NOT_YET,
                "doel": self._value("doel") or NOT_YET,
                "gegevens": data_of(self.query_one(Choice).chosen, self._value("anders"), praktisch),
                "praktisch": praktisch,
                "grondslag": self._value("grondslag") or NOT_YET,
                "klant_geinformeerd": self._row("geinformeerd") == YES,
                "geen_bezwaar_nodig": self._row("nodig") == YES,
                "geen_bezwaar": said,
                "warm": self._row("warm") == YES,
                "terugkomdatum": self.query_one(DayField).day,
            }
        )

    def keep(self) -> None:
        """Give all of it."""
        filled = self._filled()
        accepted = self._deling.aanvaard_op if self._asked_about is None else self._asked_about.aanvaard_op
        self.dismiss(filled.model_copy(update={"aanvaard_op": accepted}))


def _typed(text: str) -> str:
    """What stands in a field: nothing where a proposal has no words."""
    return "" if text == NOT_YET else text


def _yes_no(value: bool) -> str:
    return YES if value else NO


def _said(deling: Deling) -> str:
    return NOT_ASKED if deling.geen_bezwaar is None else _yes_no(deling.geen_bezwaar)
