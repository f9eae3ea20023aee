"""A klant, new or known: as little as possible, and at once a first gesprek when that suits.

It shows what ``interview.klant_input`` and the caseload say of what was typed. A BSN that is kept is shown
by its last three digits only.
"""

from __future__ import annotations

import asyncio
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import ContentSwitcher

from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.klant import CONTACTWENSEN, Klant, checked
from interview.klant_input import masked_bsn, read_bsn, read_date
from interview.tui.dialog import settled
from interview.tui.form import FormScreen
from interview.tui.widgets.field import Choice, ChoiceField, Field, TextField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.moment import MomentFields
from interview.tui.widgets.text import Plain, pieces

AANHEF_OPTIONS = (("m", "mw", "mw."), ("d", "dhr", "dhr."), ("g", "geen", "geen"))
WISH_OPTIONS = tuple(
    (str(number), name, words) for number, (name, words) in enumerate(CONTACTWENSEN.items(), 1)
)
KLANT_HINT = "Enter=volgende   Tab=veld   Ctrl+S=bewaren   Esc=terug   F1=hulp"
PLAN_HINT = "Enter=plannen   Esc=nu niet plannen   F1=hulp"


class KlantFormScreen(FormScreen):
    """On top of the werkvoorraad; dismissed it has written what was confirmed and nothing else."""

    HELP_TEXT = (
        "Schrijf alleen op wat u voor het gesprek nodig hebt. Alleen de achternaam moet. "
        "Ctrl+S bewaart meteen, ook als u nog niet onderaan bent."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "bewaar", "Bewaren", id="klant.bewaren", tooltip="Bewaar deze klant", priority=True
        ),
    ]

    def __init__(self, desk: Desk, klant: Klant | None = None) -> None:
        """``klant`` is changed; without it a new one is made."""
        super().__init__()
        self._desk = desk
        self._known = klant
        self._kept: Klant | None = None
        self._leaving = False

    def compose(self) -> ComposeResult:
        """The fields, and behind them the first gesprek."""
        now = self._desk.clock()
        yield Plain("", id="visit-header")
        with Horizontal(classes="form-panes"):
            with ContentSwitcher(id="form", initial="klant-fields"):
                with VerticalScroll(id="klant-fields", can_focus=False):
                    yield from self._fields(self._known or Klant("", ""))
                with VerticalScroll(id="klant-plan", can_focus=False):
                    yield Plain("", id="klant-kept", classes="step-words")
                    yield MomentFields(now)
            yield Plain("", id="form-aside", classes="breed-only")
        yield Hint(KLANT_HINT)

    def _fields(self, klant: Klant) -> ComposeResult:
        yield ChoiceField("Aanhef", Choice("aanhef", AANHEF_OPTIONS, (klant.aanhef,), columns=3, width=13))
        yield TextField("voorletters", "Voorletters", klant.voorletters, maximum=30)
        yield TextField("achternaam", "Achternaam", klant.achternaam, note="Met van, de of el erbij.")
        born = klant.geboortedatum
        yield TextField(
            "geboortedatum",
            "Geboren op",
            "" if born is None else f"{born:%d-%m-%Y}",
            note="Dag, maand en jaar, zoals 28-11-1980.",
            maximum=20,
        )
        yield TextField(
            "bsn",
            "Bsn",
            note="Hoeft niet."
            if klant.bsn is None
            else f"Bewaard: {masked_bsn(klant.bsn)}. Leeg blijft zo; een streepje haalt het weg.",
            help_text="Het burgerservicenummer hoeft niet. Het staat nooit op het plan. Later ziet u er "
            "alleen de laatste drie cijfers van.",
            maximum=20,
        )
        yield TextField("telefoon", "Telefoon", klant.telefoon, maximum=40)
        yield ChoiceField(
            "Contactwens",
            Choice(
                "contactwens",
                WISH_OPTIONS,
                klant.contactwens,
                multiple=True,
                columns=2,
                width=36,
                help_text="Wat de klant prettig vindt. Een cijfer zet een wens aan of uit. "
                "U ziet dit terug in de werkvoorraad.",
            ),
            below=True,
        )
        yield TextField("taal", "Taal van de tolk", klant.taal, maximum=60)

    def on_mount(self) -> None:
        """Begin at the name."""
        title = "nieuwe klant" if self._known is None else "klant wijzigen"
        self.query_one("#visit-header", Plain).show(
            pieces(("klantbeeld", "bold $primary"), "   ", (title, "bold"))
        )
        self.set_focus(self.query_one("#choice-aanhef"))

    @property
    def _planning(self) -> bool:
        return self._kept is not None

    async def check(self, name: str) -> None:
        """What is said of a field when it is left with Enter."""
        if self._planning:
            self.query_one(MomentFields).check(name)
        elif name == "bsn":
            self._bsn()
        elif name == "geboortedatum":
            self._born()
        elif name == "achternaam":
            checked(Klant("", self._text(name)), self._today)

    async def action_bewaar(self) -> None:
        """Keep the klant from wherever we are."""
        await settled(self)
        await self.submit()

    async def submit(self) -> None:
        """Keep the klant, then offer a gesprek; or plan that gesprek."""
        if not await self.all_accepted():
            return
        try:
            if self._kept is None:
                await self._keep()
            else:
                moment = self.query_one(MomentFields).moment
                await asyncio.wrap_future(self._desk.caseload.plan(self._kept.klant_id, moment))
                self.dismiss(None)
        except KlantbeeldError as error:
            self._refuse(error)

    async def leave(self) -> None:
        """Back; a form that was begun is left only after a second Esc."""
        if self._planning or self._leaving or not self._changed():
            self.dismiss(None)
            return
        self._leaving = True
        self.query_one(Hint).tell("Esc=nog eens: niet bewaren   Ctrl+S=bewaren")

    async def action_verder(self) -> None:
        """Going on means staying."""
        self._stay()
        await super().action_verder()

    async def action_ga(self, step: int) -> None:
        """Going on means staying."""
        self._stay()
        await super().action_ga(step)

    def _stay(self) -> None:
        if self._leaving:
            self._leaving = False
            self.query_one(Hint).tell(KLANT_HINT)

    async def _keep(self) -> None:
        klant = self._klant()
        if self._known is not None:
            await asyncio.wrap_future(self._desk.caseload.change(klant))
            self.dismiss(None)
            return
        (self._kept,) = await asyncio.wrap_future(self._desk.caseload.add([klant]))
        self.query_one("#klant-kept", Plain).show(
            pieces(
                ("✓ ", "bold $success"),
                (self._kept.naam, "bold"),
                " is opgeslagen.\n\nWanneer is het eerste gesprek? Esc: dat plant u later.",
            )
        )
        self.query_one(ContentSwitcher).current = "klant-plan"
        self.query_one(Hint).tell(PLAN_HINT)
        self.set_focus(self.query_one(MomentFields).first)

    def _refuse(self, error: KlantbeeldError) -> None:
        for field in self.query(f"#field-{error.where}").results(Field):
            field.refuse(error)
            self.set_focus(field.control)
            return
        self.shell.refuse(error)

    def _klant(self) -> Klant:
        wishes = self.query_one("#choice-contactwens", Choice).chosen
        return Klant(
            klant_id="" if self._known is None else self._known.klant_id,
            achternaam=self._text("achternaam"),
            voorletters=self._text("voorletters"),
            aanhef=self._text("aanhef"),
            geboortedatum=self._born(),
            bsn=self._bsn(),
            telefoon=self._text("telefoon"),
            contactwens=wishes,
            taal=self._text("taal"),
        )

    def _changed(self) -> bool:
        """Whether something would be lost."""
        try:
            return self._klant() != (self._known or Klant("", ""))
        except KlantbeeldError:
            return True

    def _text(self, name: str) -> str:
        return self.query_one(f"#field-{name}", Field).value

    def _born(self) -> date | None:
        born = read_date(self._text("geboortedatum"), "geboortedatum")
        # The rest of the klant is judged when it is kept; a birth date at once.
        checked(Klant("", "-", geboortedatum=born), self._today)
        return born

    def _bsn(self) -> str | None:
        typed = self._text("bsn").strip()
        if not typed and self._known is not None:
            return self._known.bsn
        return None if typed == "-" else read_bsn(typed)

    @property
    def _today(self) -> date:
        return self._desk.clock().date()
