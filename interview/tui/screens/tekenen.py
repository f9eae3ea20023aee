"""Tekenen: large, calm and for the klant's eyes too. Not signing is as easy as signing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from interview.caseload import Consultant
from interview.errors import KlantbeeldError
from interview.plan import issue
from interview.record import GespreksRecord, PlanStatus, Stap, Terugvertel
from interview.session import commands as ask
from interview.session.closing import not_in_plan
from interview.session.plan_checks import PlanRemark, plan_gaps
from interview.session.plan_page import TITLES
from interview.session.road import state_words
from interview.session.signing import CHOICES, CONFIRMED, Page, Signing, explanation, last_day_to_think
from interview.session.signing import TITLES as QUESTIONS
from interview.session.state import State
from interview.tui.dialog import settled
from interview.tui.document_making import DocumentMaking
from interview.tui.page_signing import PageSigning
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.big_choices import BigChoices
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

MAY_CHOOSE_AGAIN = (PlanStatus.BEDENKTIJD, PlanStatus.NIET_ONDERTEKEND)
ON_PAGE = "Enter=open de pagina nog eens   Esc=stopt   F9=leeg   F1=hulp"
WORKING = "Enter=verder   Esc=stap terug   F6=plan   F9=leeg   F1=hulp"


class TekenenScreen(VisitScreen):
    """First the klant's questions one by one, then the consultant's signature and the documents."""

    STAP = Stap.TEKENEN
    HINT = WORKING
    HELP_TEXT = (
        "De klant mag meekijken. Vraag eerst of de klant kan vertellen wat er is afgesproken. Noem dan "
        "rustig de vier keuzes; ze zijn even goed. Niet tekenen mag, en verandert niets aan de uitkering."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind it belongs to the next question.
        Binding("enter", "verder", "Verder", id="tekenen.verder", tooltip="Verder", priority=True),
        Binding("escape", "terug", "Terug", id="tekenen.terug", tooltip="Een vraag terug", priority=True),
        # Priority too: a letter must not be overtaken by an Enter typed behind it.
        *(
            Binding(key, action, name, id=f"tekenen.{action}", tooltip=what, priority=True)
            for key, action, name, what in (
                ("e", "exporteer", "Bestand", "Zet de PDF's in een map"),
                ("k", "opnieuw", "Kiezen", "De klant kiest nu opnieuw"),
                ("c", "certificaat", "Certificaat", "Teken met uw eigen certificaat"),
            )
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the klant is asked something, letters are what someone types."""
        if action in ("exporteer", "opnieuw", "certificaat"):
            return self._page is None
        return super().check_action(action, parameters)

    def __init__(self, visit: Visit) -> None:
        """Begins at the first question, or after it when the klant chose before."""
        super().__init__(visit)
        self._signing = Signing()
        self._asking = visit.state.record.plan.ondertekening is None
        self._shown_page: Page | None = None
        self._consultant = Consultant()
        self._not_signing = ""
        self._problem = ""
        self._documents = DocumentMaking(self, self.refresh_state)
        self._page_signing = PageSigning(self, self._go_on_after_page)

    def compose_step(self) -> ComposeResult:
        """A question, quiet words, boxes or a field, and a problem when there is one."""
        with Vertical(id="tekenen"):
            yield Plain(id="question", classes="title")
            yield Plain(id="quiet")
            yield BigChoices(id="answers")
            yield Input(id="written", select_on_focus=False)
            yield Plain(id="story")
            yield Plain(id="problem", classes="warning")

    def on_mount(self) -> None:
        """Know who works here and what the municipality says about not signing."""
        self.query_one("#written", Input).cursor_blink = False
        self.call_later(self._know)
        self.set_timer(0.5, self._warm_up)

    def on_unmount(self) -> None:
        """Nobody waits for the klant's page any more."""
        self._page_signing.close()

    async def _know(self) -> None:
        self._consultant = await asyncio.wrap_future(self.visit.desk.caseload.consultant())
        self._not_signing = issue.texts_of(
            self._consultant, self.visit.state.content, self.visit.desk.clock().date()
        ).niet_tekenen
        self.refresh_state()

    def _warm_up(self) -> None:
        asyncio.get_running_loop().run_in_executor(None, issue.warm_up)

    # showing

    @property
    def _page(self) -> Page | None:
        """The klant's question, or None when nothing is asked of the klant."""
        record = self.visit.state.record
        if not self._asking or plan_gaps(record) or record.einde is not None:
            return None
        return self._signing.page

    def show(self, state: State) -> None:
        """Bring the screen in line with ``state``."""
        page = self._page
        if page is None:
            self._show_state(state)
        else:
            self._show_question(page)
        problem = self._problem or self._page_signing.problem or self._documents.problem
        self.query_one("#problem", Plain).show(problem)
        self._shown_page = page

    def _show_question(self, page: Page) -> None:
        today, on_page = self.visit.desk.clock().date(), page is Page.SCHERM
        until = last_day_to_think(self.visit.state, today)
        self.query_one("#question", Plain).show(QUESTIONS[page])
        words = explanation(self._signing, until, self._not_signing)
        self._quiet("" if on_page and not self._page_signing.address else "\n".join(words))
        self._story(pieces((self._page_signing.address, "bold")) if on_page else self._forgotten(page))
        boxes, field = self.query_one(BigChoices), self.query_one("#written", Input)
        choices = CHOICES.get(page, ())
        boxes.display = bool(choices)
        field.display = not (choices or on_page or page in CONFIRMED) or page is Page.KRUISJE
        if page is not self._shown_page:
            barred = frozenset(value for value, _ in choices if not self._signing.allows(value))
            boxes.offer(choices, barred=barred, columns=2 if len(choices) == 4 else 1)
            field.value = ""
        self._focus(boxes if choices else field if field.display else None)
        self.hint(ON_PAGE if on_page else WORKING)

    def _forgotten(self, page: Page) -> Content:
        """Before the first question only: what can no longer be added after signing."""
        missing = not_in_plan(self.visit.state.record) if page is Page.TERUGVERTEL else ()
        words = f"Nog niet in het plan: {', '.join(missing)}. F6 gaat terug." if missing else ""
        return pieces((words, "$text-muted"))

    def _show_state(self, state: State) -> None:
        """What there is when the klant is not being asked anything."""
        record = state.record
        gaps = plan_gaps(record) if record.plan.ondertekening is None else ()
        self.query_one(BigChoices).display = False
        self.query_one("#written", Input).display = False
        self.query_one("#story", Plain).display = True
        self._focus(None)
        self.query_one("#question", Plain).show("Het plan is nog niet af" if gaps else "Mijn plan")
        if gaps:
            self._quiet("Dit mist nog. F6 brengt u terug naar het plan.")
            story, hint = (
                pieces("\n".join(_gap_lines(record, gaps))),
                "F6=naar het plan   F8=afsluiten   F1=hulp",
            )
        else:
            self._quiet(state_words(record))
            again = "   k=klant kiest" if self._may_choose_again(state) else ""
            story, hint = _documents_now(self._documents, record, self._consultant, again)
        self.query_one("#story", Plain).show(story)
        self.hint(hint)

    def _quiet(self, text: str) -> None:
        words = self.query_one("#quiet", Plain)
        words.show(text)
        words.display = bool(text)

    def _story(self, content: Content) -> None:
        """Below the question; without any, its room is for the problem that may come."""
        story = self.query_one("#story", Plain)
        story.show(content)
        story.display = bool(content.plain)

    def hint(self, text: str) -> None:
        """Replace the line at the bottom."""
        self.query_one(Hint).tell(text)

    def _focus(self, widget: BigChoices | Input | None) -> None:
        if widget is None or self.focused is not widget:
            self.set_focus(widget)

    def _may_choose_again(self, state: State) -> bool:
        return (
            not self._asking and state.record.einde is None and state.record.plan.status in MAY_CHOOSE_AGAIN
        )

    async def leave(self) -> None:
        """Documents that are being made are finished first."""
        await self._documents.finished()

    # answering

    async def action_verder(self) -> None:
        """Answer the question, or let the consultant sign."""
        await settled(self)
        self._problem = ""
        page = self._page
        if page is None:
            await self._go_on()
            return
        answer = None if page is Page.SCHERM else await self._answer(page)
        if answer is not None:
            self._signing = self._signing.answered(answer)
            if page is Page.TERUGVERTEL and answer != Terugvertel.NEE:
                await self.do(ask.MeldBesproken())
        if self._signing.page is Page.KLAAR:
            await self._finish()
            return
        if self._signing.page is Page.SCHERM:
            await self._page_signing.open(self._signing)
        self.refresh_state()

    async def _go_on_after_page(self, signing: Signing, told: str) -> None:
        """The klant is done on the page, or the page was closed."""
        self._signing, self._problem = signing, told
        if signing.page is Page.KLAAR:
            await self._finish()
        else:
            self.refresh_state()

    async def _answer(self, page: Page) -> str | None:
        """What was chosen or typed; None with a problem when that is not an answer."""
        written = self.query_one("#written", Input).value.strip()
        if page in CHOICES:
            chosen = self.query_one(BigChoices).value
            self._problem = "" if chosen else "Kies eerst een van de vakken."
            return chosen
        match page:
            case Page.NAAM if not written:
                self._problem = "Typ eerst uw naam."
                return None
            case Page.KRUISJE if written.lower() != "x":
                self._problem = "Typ een x, of ga met Esc terug."
                return None
            case Page.AFBEELDING:
                return await self._stored_picture(written)
            case _:
                return written

    async def _stored_picture(self, path: str) -> str | None:
        desk, gesprek_id = self.visit.desk, self.visit.conversation.gesprek_id
        try:
            return await asyncio.to_thread(issue.keep_signature, desk, gesprek_id, Path(path))
        except KlantbeeldError as error:
            self._problem = f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}".replace("..", ".")
            return None

    async def _finish(self) -> None:
        """Tell the session what the klant chose."""
        self._asking = False
        if not await self.do(self._signing.command()):
            self._asking = True
            self._signing = self._signing.back()
            self.refresh_state()

    async def action_terug(self) -> None:
        """The question before this one."""
        await settled(self)
        self._problem = self._page_signing.problem = ""
        if self._page_signing.address:
            # Its end leads back, unless the klant was just done.
            self._page_signing.close()
            return
        if self._page is not None:
            self._signing = self._signing.back()
        self.refresh_state()

    def action_opnieuw(self) -> None:
        """The klant thought it over and chooses now."""
        if self._may_choose_again(self.visit.state):
            self._asking, self._signing = True, Signing()
            self.refresh_state()

    # documents

    async def _go_on(self) -> None:
        record = self.visit.state.record
        if record.plan.ondertekening is None:
            if record.einde is None:
                await self.go(Stap.PLAN)
        elif not issue.up_to_date(record):
            await self._documents.start()

    async def action_exporteer(self) -> None:
        """Write both documents as files."""
        if self._page is None and issue.up_to_date(self.visit.state.record):
            await self._documents.export()

    async def action_certificaat(self) -> None:
        """Choose an own certificate from now on."""
        if self._page is None:
            await self._documents.choose_certificate()


def _gap_lines(record: GespreksRecord, gaps: Sequence[PlanRemark]) -> list[str]:
    """What the plan misses, and where."""
    about = {afspraak.id: afspraak.wat for afspraak in record.afspraken}
    return [
        f"· {about.get(gap.afspraak or '', TITLES[gap.onderdeel]).rstrip('.')}: {gap.tekst}" for gap in gaps
    ]


def _documents_now(
    documents: DocumentMaking, record: GespreksRecord, consultant: Consultant, again: str
) -> tuple[Content, str]:
    """How it stands with the documents and the keys for it; ``again`` lets the klant choose once more."""
    if documents.busy:
        return documents.progress(), "Even geduld   F1=hulp"
    if not issue.up_to_date(record):
        keys = f"Enter=tekenen en maken   c=certificaat{again}   F6=plan   F1=hulp"
        return documents.before(consultant.naam), keys
    return documents.after(record), f"e=zet in een map{again}   F8=afsluiten   F6=plan   F1=hulp"
