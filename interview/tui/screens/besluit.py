"""What the municipality decides, asked once the klantmanager said yes; the consultant only writes it down."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from interview.record import Redencode
from interview.session.commands import Command, LegBesluitVast
from interview.session.decision import (
    accepting,
    category_choices,
    differs_from_advice,
    proposed,
    said_before,
)
from interview.session.state import State
from interview.tui.dialog import FieldDialog, field
from interview.tui.widgets.advice import REASON_WORDS
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

LEAVE_OPEN = "open"
"""Stands for no category in the choice."""


class BesluitScreen(FieldDialog[Command | None]):
    """Enter takes what was proposed; anything else asks why, where it differs from the advice."""

    HELP_TEXT = (
        "Het advies komt van de regels en het oordeel van u. Het besluit is van de gemeente: schrijf op wat "
        "de klantmanager zegt. Weet u dat nog niet? Druk op Esc. Het kan later ook, bij de weg van het plan."
    )

    def __init__(self, state: State) -> None:
        """``state`` is the gesprek as the klantmanager said yes to it."""
        super().__init__()
        self._record = state.record
        self._regelset = state.content.regelset
        self._explaining = False

    def compose(self) -> ComposeResult:
        """The choice; why and what else come after it, when they are needed."""
        known = proposed(self._record)
        choices = [(one or LEAVE_OPEN, words) for one, words in category_choices(self._regelset)]
        reasons = [(code.value, words) for code, words in REASON_WORDS.items()]
        with Vertical(classes="dialog"):
            yield Plain(id="besluit-title", classes="title")
            yield Plain(id="besluit-before")
            yield ChoiceRow(
                choices,
                None if known is None else known.categorie or LEAVE_OPEN,
                id="categorie",
                vertical=True,
            )
            yield ChoiceRow(reasons, id="reden", vertical=True)
            yield field("toelichting", "Wil de gemeente er iets bij zeggen? Leeg laten mag")
            yield Plain(id="problem", classes="warning")
            yield Hint("")

    def on_mount(self) -> None:
        """The choice comes first."""
        self._show()

    @property
    def _category(self) -> str | None:
        value = self.query_one("#categorie", ChoiceRow).value
        return None if value == LEAVE_OPEN else value

    def _show(self) -> None:
        categories, reasons = self.query_one("#categorie", ChoiceRow), self.query_one("#reden", ChoiceRow)
        line = self.query_one("#toelichting", Input)
        differs = differs_from_advice(self._record, self._category)
        categories.display = not self._explaining
        reasons.display = self._explaining and differs
        line.display = self._explaining
        self.accept()
        title, before = self.query_one("#besluit-title", Plain), self.query_one("#besluit-before", Plain)
        if self._explaining:
            title.show(
                "Waarom is het besluit anders dan het advies?"
                if differs
                else "Een toelichting van de gemeente mag"
            )
            before.show(pieces(("U schrijft op wat de gemeente zegt.", "$text-muted")))
            self.query_one(Hint).tell("Enter=bewaren   Tab=verder   Esc=een stap terug")
            self.set_focus(reasons if differs else line)
            return
        title.show("Wat besluit de gemeente?")
        told = [
            "De gemeente beslist, niet u. U schrijft het alleen op.",
            *said_before(self._record, self._regelset),
        ]
        before.show(Content("\n").join(pieces((line, "$text-muted")) for line in told))
        self.query_one(Hint).tell("Enter=bewaren   ↑ ↓ of cijfer=kiezen   Esc=later")
        self.set_focus(categories)

    def keep(self) -> None:
        """Keep what was proposed at once; else ask what has to be asked."""
        if self.query_one("#categorie", ChoiceRow).value is None:
            self.refuse("Kies wat de gemeente besluit, of druk op Esc.")
            return
        if self._explaining:
            self._keep_explained()
            return
        command = accepting(self._record, self._category)
        if command is not None:
            self.dismiss(command)
            return
        self._explaining = True
        self._show()

    def _keep_explained(self) -> None:
        reasons = self.query_one("#reden", ChoiceRow)
        if not reasons.display:
            reason = None
        elif reasons.value is None:
            self.refuse("Kies een reden.")
            self.set_focus(reasons)
            return
        else:
            reason = Redencode(reasons.value)
        told = self.query_one("#toelichting", Input).value.strip()
        self.dismiss(LegBesluitVast(self._category, reason, told))

    def action_terug(self) -> None:
        """Back to the choice; from there nothing is decided yet."""
        if self._explaining:
            self._explaining = False
            self._show()
        else:
            self.dismiss(None)
