"""The whole page of Mijn plan, to read together before signing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview.caseload import Consultant
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.plan_paper import PlanPaper

if TYPE_CHECKING:
    from interview.documents.plan_document import MijnPlanView
    from interview.tui.visit import Visit


def page_now(visit: Visit, consultant: Consultant) -> MijnPlanView:
    """The page of the gesprek as it is now; during a visit the klant is initials."""
    from dataclasses import replace

    from interview.plan.issue import names_of, page_of, texts_of

    names = replace(names_of(visit.klant, consultant), klant=visit.klant.initialen, geboortedatum=None)
    today = visit.desk.clock().date()
    texts = texts_of(consultant, visit.state.content, today)
    return page_of(visit.state.record, names, texts, today)


class PlanPreviewScreen(ModalScreen[None]):
    """Scrolls; Esc goes back."""

    HELP_TEXT = "Zo komt Mijn plan op papier. Op papier staat de volledige naam van de klant."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p,enter", "dismiss(None)", "Terug", id="blad.terug", tooltip="Terug naar het plan"),
    ]

    def __init__(self, page: MijnPlanView) -> None:
        """``page`` is what it says."""
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The paper."""
        with Vertical(id="plan-preview"):
            yield PlanPaper()
        yield Hint("↑ ↓=lezen   PgDn=verder   Esc=terug")

    def on_mount(self) -> None:
        """Show it, ready to scroll."""
        paper = self.query_one(PlanPaper)
        paper.show_page(self._page)
        paper.focus()
