"""Afsluiten: how this gesprek ends, what comes next, and what is still open. After it, the way back in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize

from interview.record import Einde, GespreksRecord, PlanStatus, Stap
from interview.session import closing
from interview.session import commands as ask
from interview.session.plan_page import can_change
from interview.session.state import State
from interview.tui.dialog import settled
from interview.tui.document_making import DocumentMaking
from interview.tui.ending_questions import EndingQuestions
from interview.tui.plan_questions import PlanQuestions
from interview.tui.plan_version import ask_new_version
from interview.tui.visit import Visit, VisitScreen
from interview.tui.visit_keys import STEP_KEYS
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.closing_words import how_it_goes_on, still_open, to_say, under, work_to_do
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

WIDEST, BESIDE = 100, 9
"""Columns of the text at most, and those beside it for white and the scrollbar."""
OPEN_HINT = "Enter=afsluiten   c=contact   w=plan krijgen   h=hoe was het   b=open laten"
SIGNED_HINT = "Enter=afsluiten   v=weg van het plan   w=krijgen   h=hoe was het   b=open"


class AfsluitenScreen(VisitScreen):
    """An ending, chosen; or the ending there was."""

    STAP = Stap.AFSLUITEN
    HINT = OPEN_HINT
    HELP_TEXT = (
        "Zeg hardop hoe het verder gaat: wie doet wat, en wanneer spreekt u elkaar weer. Elk einde laat één "
        "ding over dat de gemeente eerst doet. Stoppen mag altijd, zonder reden. Met w kiest de klant hoe "
        "het plan komt, met v ziet u de weg van het plan, met b blijft het gesprek open."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind such a key belongs to what it opens.
        *(
            Binding(key, action, name, id=f"afsluiten.{action}", tooltip=what, priority=True)
            for key, action, name, what in (
                ("enter", "sluit_af", "Afsluiten", "Sluit het gesprek af zoals gekozen"),
                ("c", "contact", "Contact", "Contactpersoon en volgende contact"),
                ("w", "kanaal", "Plan krijgen", "Hoe de klant het plan wil krijgen"),
                ("v", "weg", "Weg van het plan", "Waar het plan is, en wat nu kan"),
                ("h", "hoe_was_het", "Hoe was het", "Hoe de klant dit gesprek vond"),
                ("b", "bezoek", "Nog niet", "Naar de werkvoorraad; het gesprek blijft open"),
                ("m", "maak", "Documenten", "Maak Mijn plan en het verslag"),
                ("e", "exporteer", "Bestand", "Zet de PDF's in een map"),
                ("o", "heropen", "Heropen", "Ga verder met dit gesprek"),
                ("n", "nieuwe_versie", "Nieuwe versie", "Begin een nieuwe versie van het plan"),
                ("p", "papier", "Papier", "Het getekende papier is binnen"),
            )
        ),
        Binding("pagedown", "blader(1)", "Verder", id="afsluiten.omlaag", tooltip="Verder lezen"),
        Binding("pageup", "blader(-1)", "Terug", id="afsluiten.omhoog", tooltip="Terug lezen"),
    ]

    def __init__(self, visit: Visit) -> None:
        """Nothing is chosen beforehand."""
        super().__init__(visit)
        self._ask = PlanQuestions(self)
        self._ending = EndingQuestions(self)
        self._documents = DocumentMaking(self, self._show_documents, self._chosen)

    def compose_step(self) -> ComposeResult:
        """A question with its endings, then quiet lines."""
        with VerticalScroll(id="afsluiten", can_focus=False):
            yield Plain(id="ending", classes="title")
            yield ChoiceRow(
                [(str(einde), words) for einde, words in closing.ENDINGS], id="endings", vertical=True
            )
            yield Plain(id="problem", classes="warning")
            yield Plain(id="aloud")
            yield Plain(id="next")
            yield Plain(id="to-do")
            yield Plain(id="still-open")
            yield Plain(id="documents")

    def on_mount(self) -> None:
        """Know who works here."""
        self.set_focus(self.query_one(ChoiceRow))
        self._refuse("")
        self.call_later(self._know)

    async def _know(self) -> None:
        await self._ask.know()
        self.refresh_state()

    # showing

    def show(self, state: State) -> None:
        """Bring the screen in line with ``state``."""
        record = state.record
        ended = record.einde
        self.query_one(ChoiceRow).display = ended is None
        title = "Hoe sluiten we af?" if ended is None else closing.ENDED[ended]
        self.query_one("#ending", Plain).show(title)
        today = self._ask.today
        self._show_aloud()
        self.query_one("#next", Plain).show(how_it_goes_on(state, self.visit.klant, today))
        self._show_part("#to-do", work_to_do(record, today))
        stopped = ended is Einde.AFGEBROKEN
        self._show_part("#still-open", None if stopped else still_open(record, self._width))
        nothing_made = stopped and not record.plan.documenten
        self._show_part(
            "#documents", None if nothing_made else under("Documenten", self._documents.words(record))
        )
        if self._documents.problem:
            self._refuse(self._documents.problem)
        self.query_one(Hint).tell(self._hint_for(record))

    @property
    def _width(self) -> int:
        return min(WIDEST, self.size.width - BESIDE)

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width."""
        self.call_after_refresh(self.refresh_state)

    def _show_aloud(self) -> None:
        """What can be said at the ending that is chosen now, or at the one there was."""
        state = self.visit.state
        chosen = state.record.einde or self.query_one(ChoiceRow).value
        words = "" if chosen is None else closing.said_aloud(state, Einde(chosen), self._ask.today)
        self._show_part("#aloud", to_say(words))

    def _show_documents(self) -> None:
        """On a low screen they stand below what is shown: bring the answer to a key there."""
        self.refresh_state()
        part = self.query_one("#problem" if self._documents.problem else "#documents", Plain)
        self.call_after_refresh(part.scroll_visible, animate=False)

    def _show_part(self, name: str, words: Content | None) -> None:
        part = self.query_one(name, Plain)
        part.display = words is not None
        part.show(words or "")

    def _hint_for(self, record: GespreksRecord) -> str:
        if record.einde is None:
            return OPEN_HINT if can_change(record) else SIGNED_HINT
        paper = "p=papier binnen   " if closing.paper_to_confirm(record) else ""
        way = "v=weg van het plan   " if self._has_road(record) else ""
        return f"o=heropen   {way}{paper}e=naar map   b=sluiten   F1=hulp"

    def _has_road(self, record: GespreksRecord) -> bool:
        return record.plan.status not in (PlanStatus.CONCEPT, PlanStatus.BESPROKEN)

    def _refuse(self, why: str) -> None:
        problem = self.query_one("#problem", Plain)
        problem.show(why)
        problem.display = bool(why)

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another choice, another answer."""
        self._refuse("")
        self.refresh_state()

    async def leave(self) -> None:
        """Documents that are being made are finished first."""
        await self._documents.finished()

    # ending

    @property
    def _ended(self) -> bool:
        return self.visit.state.record.einde is not None

    def _chosen(self) -> Einde | None:
        """The ending that was chosen and not done yet."""
        value = self.query_one(ChoiceRow).value
        return None if value is None else Einde(value)

    async def action_sluit_af(self) -> None:
        """End as chosen, when that is true."""
        if self._ended:
            return
        await settled(self)
        chosen = self.query_one(ChoiceRow).value
        if chosen is None:
            self._refuse("Kies eerst hoe u afsluit: 1, 2, 3 of 4.")
            return
        einde, record = Einde(chosen), self.visit.state.record
        why_not = closing.untrue(record, einde)
        if why_not is not None:
            keys = [key.upper() for key, stap, _ in STEP_KEYS if stap is why_not.stap]
            self._refuse(" ".join([why_not.wat, *(f"Dat doet u met {key}." for key in keys)]))
        else:
            await self._ending.end(einde)

    async def action_bezoek(self) -> None:
        """Back to the werkvoorraad; an open gesprek stays open."""
        await self.close_visit()

    async def action_contact(self) -> None:
        """Whom the klant can call, and when they speak next."""
        if can_change(self.visit.state.record):
            await self._ask.contact()
        else:
            self._refuse("Het plan ligt vast. Met een nieuwe versie (n) kan dit nog veranderen.")

    async def action_kanaal(self) -> None:
        """How the klant wants to get the plan."""
        if not await self._ending.channel():
            self._refuse("Uw gemeente vulde nog niet in hoe een klant het plan kan krijgen.")

    async def action_weg(self) -> None:
        """The road of the plan, once the klant chose."""
        from interview.tui.screens.plan_road import PlanRoadScreen

        if not self._has_road(self.visit.state.record):
            self._refuse("De klant koos nog niets bij Tekenen (F7). Daarna begint de weg van het plan.")
            return
        await self.leave()
        await self.app.switch_screen(PlanRoadScreen(self.visit))

    async def action_hoe_was_het(self) -> None:
        """Ask how it was; never needed."""
        await self._ending.how_it_was()

    # documents, and coming back to a gesprek that ended

    async def action_maak(self) -> None:
        """Make both documents, signed by the consultant."""
        await self._documents.start()

    async def action_exporteer(self) -> None:
        """Write the documents as files."""
        if self.visit.state.record.plan.documenten:
            await self._documents.export()

    async def action_heropen(self) -> None:
        """Go on with a gesprek that ended."""
        if self._ended:
            await self.do(ask.Heropen())

    async def action_nieuwe_versie(self) -> None:
        """A correction: the present version stays as it is, and a new one begins."""
        await ask_new_version(self)

    async def action_papier(self) -> None:
        """The page with ink came back."""
        from interview.tui.screens.confirm import ConfirmScreen

        if not closing.paper_to_confirm(self.visit.state.record):
            return

        def note(yes: bool | None) -> None:
            if yes:
                self.app.call_later(self.do, ask.BevestigPapier())

        await self.app.push_screen(
            ConfirmScreen(
                "Is het getekende papier binnen?", "U hebt de handtekening zelf gezien.", "bevestigen"
            ),
            note,
        )

    def action_blader(self, step: int) -> None:
        """The rest of what is shown."""
        page = self.query_one("#afsluiten", VerticalScroll)
        if step > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers here besides the steps."""
        yield from super().palette()
        yield SystemCommand(
            "Documenten maken", "Mijn plan en het verslag (m)", lambda: self.app.call_later(self.action_maak)
        )
