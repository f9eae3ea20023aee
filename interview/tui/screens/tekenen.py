"""Tekenen: large, calm and for the klant's eyes too. Not signing is as easy as signing."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from interview.caseload import Consultant
from interview.errors import KlantbeeldError
from interview.plan import issue, signing_keys
from interview.record import PlanStatus, Stap
from interview.session.plan_checks import plan_gaps
from interview.session.plan_page import TITLES
from interview.session.signing import CHOICES, CONFIRMED, Page, Signing, explanation, state_words
from interview.session.signing import TITLES as QUESTIONS
from interview.session.state import State
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.big_choices import BigChoices
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from interview.plan.certificates import SigningCredential
    from interview.tui.screens.certificate import CertificateChoice

PATIENCE = 2.0
"""Seconds to wait for a field to take what was typed; it takes a millisecond."""
MAY_CHOOSE_AGAIN = (PlanStatus.BEDENKTIJD, PlanStatus.NIET_ONDERTEKEND)
WORKING = "Enter=verder   Esc=stap terug   F6=plan   F9=leeg   F1=hulp"

_being_made: set[str] = set()
"""Gesprekken of which documents are being made: leaving the screen and coming back makes no second pair."""


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
        Binding("e", "exporteer", "Bestand", id="tekenen.exporteer", tooltip="Zet de PDF's in een map"),
        Binding("k", "opnieuw", "Kiezen", id="tekenen.opnieuw", tooltip="De klant kiest nu opnieuw"),
        Binding(
            "c",
            "certificaat",
            "Certificaat",
            id="tekenen.certificaat",
            tooltip="Teken met uw eigen certificaat",
        ),
    ]

    def __init__(self, visit: Visit) -> None:
        """Begins at the first question, or after it when the klant chose before."""
        super().__init__(visit)
        self._signing = Signing()
        self._asking = visit.state.record.plan.ondertekening is None
        self._shown_page: Page | None = None
        self._consultant = Consultant()
        self._not_signing = ""
        self._problem = ""
        self._exported: tuple[Path, ...] = ()

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

    async def _know(self) -> None:
        self._consultant = await asyncio.wrap_future(self.visit.desk.caseload.consultant())
        self._not_signing = issue.texts_of(self._consultant).niet_tekenen.tekst
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
        self.query_one("#problem", Plain).show(self._problem)
        self._shown_page = page

    def _show_question(self, page: Page) -> None:
        today = self.visit.desk.clock().date()
        self.query_one("#question", Plain).show(QUESTIONS[page])
        self._quiet("\n".join(explanation(self._signing, today, self._not_signing)))
        self.query_one("#story", Plain).show("")
        boxes, field = self.query_one(BigChoices), self.query_one("#written", Input)
        choices = CHOICES.get(page, ())
        boxes.display = bool(choices)
        field.display = (not choices and page not in CONFIRMED) or page is Page.KRUISJE
        if page is not self._shown_page:
            barred = frozenset(value for value, _ in choices if not self._signing.allows(value))
            boxes.offer(choices, barred=barred, columns=2 if len(choices) == 4 else 1)
            field.value = ""
        self._focus(boxes if choices else field if field.display else None)
        self.hint(WORKING)

    def _show_state(self, state: State) -> None:
        """What there is when the klant is not being asked anything."""
        record = state.record
        gaps = plan_gaps(record) if record.plan.ondertekening is None else ()
        self.query_one(BigChoices).display = False
        self.query_one("#written", Input).display = False
        self._focus(None)
        self.query_one("#question", Plain).show("Het plan is nog niet af" if gaps else "Mijn plan")
        if gaps:
            self._quiet("Dit mist nog. F6 brengt u terug naar het plan.")
            lines = [f"· {TITLES[gap.onderdeel]}: {gap.tekst}" for gap in gaps]
            self.query_one("#story", Plain).show("\n".join(lines))
            self.hint("F6=naar het plan   F8=afsluiten   F1=hulp")
            return
        self._quiet(state_words(record))
        self._show_documents(state)

    def _show_documents(self, state: State) -> None:
        record = state.record
        again = "   k=klant kiest" if self._may_choose_again(state) else ""
        if record.gesprek_id in _being_made:
            self.hint("Even geduld")
            return
        if not issue.up_to_date(record):
            own = signing_keys.has_own_certificate(self.visit.desk.locations)
            key = "uw eigen certificaat" if own else "een oefencertificaat"
            who = self._consultant.naam or "De consultant"
            self.query_one("#story", Plain).show(
                pieces(
                    ("Nu tekent de consultant.\n", "bold"),
                    f"{who} tekent met {key}.\n",
                    (
                        "" if own else "Zo'n plan is om te oefenen. c kiest uw eigen certificaat.",
                        "$text-muted",
                    ),
                )
            )
            self.hint(f"Enter=tekenen en maken   c=certificaat{again}   F6=plan   F1=hulp")
            return
        made = [
            pieces(("✓ ", "bold $success"), (f"{name}", "bold"), ", getekend door de consultant")
            for name in ("Mijn plan", "Klantbeeldverslag")
        ]
        sealed = record.plan.status is PlanStatus.VASTGESTELD
        worth = "Echt en vastgesteld." if sealed else "Echt, nog niet vastgesteld."
        lines = [*made, pieces(""), pieces(f"{worth} Bewaard in de versleutelde opslag.")]
        if self._exported:
            folder = self._exported[0].parent
            lines += [pieces(("Nu ook als bestand, zonder slot:", "$warning")), pieces(str(folder))]
            lines += [pieces(f"  {path.name}") for path in self._exported]
        self.query_one("#story", Plain).show(Content("\n").join(lines))
        self.hint(f"e=zet in een map{again}   F8=afsluiten   F6=plan   F1=hulp")

    def _quiet(self, text: str) -> None:
        words = self.query_one("#quiet", Plain)
        words.show(text)
        words.display = bool(text)

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

    # answering

    async def _settled(self) -> None:
        """Wait until the field that has focus took every key that came before this one."""
        focused, done = self.focused, asyncio.Event()
        if focused is not None and focused.call_later(done.set):
            await asyncio.wait_for(done.wait(), PATIENCE)

    async def action_verder(self) -> None:
        """Answer the question, or let the consultant sign."""
        await self._settled()
        self._problem = ""
        page = self._page
        if page is None:
            await self._go_on()
            return
        answer = await self._answer(page)
        if answer is not None:
            self._signing = self._signing.answered(answer)
        if self._signing.page is Page.KLAAR:
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
        await self._settled()
        self._problem = ""
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
        elif not issue.up_to_date(record) and record.gesprek_id not in _being_made:
            await self._sign()

    async def _sign(self) -> None:
        """The consultant signs: with what is open, or after the passphrase of the own certificate."""
        from interview.tui.screens.certificate import PassphraseScreen

        desk = self.visit.desk
        try:
            credential = await asyncio.to_thread(signing_keys.ready_credential, desk, desk.clock())
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return
        if credential is not None:
            self._make(credential)
        else:
            await self.app.push_screen(PassphraseScreen(), self._open_soon)

    def _open_soon(self, passphrase: str | None) -> None:
        if passphrase is not None:
            self.app.call_later(self._open_and_make, passphrase)

    async def _open_and_make(self, passphrase: str) -> None:
        desk = self.visit.desk
        try:
            credential = await asyncio.to_thread(
                signing_keys.open_own_certificate, desk, passphrase, desk.clock()
            )
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return
        self._make(credential)

    def _make(self, credential: SigningCredential) -> None:
        """Make both documents in a thread of its own; typing and leaving stay possible."""
        visit, app = self.visit, self.app
        gesprek_id = visit.conversation.gesprek_id
        _being_made.add(gesprek_id)

        def progress(what: str) -> None:
            app.call_later(self._progress, what)

        def work() -> None:
            outcome: BaseException | None = None
            try:
                issue.issue_for(visit.desk, visit.conversation, visit.klant, credential, progress)
            except BaseException as error:  # noqa: BLE001 - handed to the screen
                outcome = error
            _being_made.discard(gesprek_id)
            app.call_later(self._made, outcome)

        # A daemon: closing the program must not wait for a page that can be made again.
        threading.Thread(target=work, name="klantbeeld-documenten", daemon=True).start()
        self.refresh_state()

    def _progress(self, what: str) -> None:
        if self.is_attached:
            self.query_one("#story", Plain).show(f"{what} \N{HORIZONTAL ELLIPSIS}")

    def _made(self, outcome: BaseException | None) -> None:
        if isinstance(outcome, KlantbeeldError):
            if self.is_attached:
                self._problem = f"{outcome.what} {outcome.remedy}"
                self.refresh_state()
            return
        if outcome is not None:
            raise outcome
        if self.is_attached:
            self.refresh_state()

    async def action_exporteer(self) -> None:
        """Write both documents as files, in a folder that is shown."""
        record = self.visit.state.record
        if not issue.up_to_date(record):
            return
        try:
            self._exported = await asyncio.to_thread(
                issue.export, self.visit.desk, record, self.visit.klant.initialen
            )
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return
        self.refresh_state()

    async def action_certificaat(self) -> None:
        """Choose an own certificate from now on."""
        from interview.tui.screens.certificate import CertificateScreen

        if self._page is None:
            await self.app.push_screen(CertificateScreen(), self._take_soon)

    def _take_soon(self, chosen: CertificateChoice | None) -> None:
        if chosen is not None:
            self.app.call_later(self._take, chosen)

    async def _take(self, chosen: CertificateChoice) -> None:
        desk = self.visit.desk
        try:
            credential = await asyncio.to_thread(
                signing_keys.keep_own_certificate, desk, chosen.source, chosen.passphrase, desk.clock()
            )
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return
        self.notify(f"U tekent nu als {credential.name}.", timeout=5, markup=False)
        self.refresh_state()
