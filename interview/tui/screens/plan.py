"""Mijn plan, made together: it reads like the paper and changes with one key at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from interview.caseload import PLAN_WORDS
from interview.dates import day_words
from interview.plan.printing_remarks import printing_remarks
from interview.record import Stap, Wie
from interview.session import commands as ask
from interview.session.duty_checks import duty_remarks
from interview.session.plan_checks import PlanRemark
from interview.session.plan_page import (
    PartId,
    can_change,
    offers,
    plan_page,
    proposed_evaluations,
    removal,
)
from interview.session.sharing import sharing_remarks
from interview.session.state import State
from interview.tui.dialog import settled
from interview.tui.plan_questions import PlanQuestions
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.plan_list import PlanList, Row
from interview.tui.widgets.plan_paper import PlanPaper
from interview.tui.widgets.text import Plain, pieces

ROOMY_HEIGHT = 36
"""Lines from which there is room for white between the parts."""
FIXED_HINT = "d=delen   p=blad   F8=naar een nieuwe versie   F1=hulp"
ENDED_HINT = "d=delen   p=blad   F8=naar heropenen   F1=hulp"
"""What still works where the plan stands as it is."""
PAPER_DELAY = 0.15
"""Seconds of rest after which the paper is drawn again."""


class PlanScreen(VisitScreen):
    """The parts of the plan; on a wide screen the page beside it."""

    STAP = Stap.PLAN
    HINT = "Enter=wijzig   n=nieuw   r=reactie   v=aanbod   d=delen   p=blad   F1=hulp"
    HELP_TEXT = (
        "Lees het plan samen door, van boven naar beneden. Drie afspraken voor de klant is meestal genoeg. "
        "De gemeente doet ook iets, en snel. Wat nog mist staat onder het onderdeel zelf. Doet iemand anders "
        "iets? Met d legt u vast wat die te weten krijgt. Met Ctrl+L loopt u de regelingen na."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind such a key belongs in the question that it opens.
        Binding("enter", "wijzig", "Wijzig", id="plan.wijzig", tooltip="Verander deze regel", priority=True),
        Binding("n", "nieuw", "Nieuw", id="plan.nieuw", tooltip="Voeg hier iets toe", priority=True),
        Binding(
            "delete,backspace", "weg", "Weg", id="plan.weg", tooltip="Haal deze regel weg", priority=True
        ),
        Binding(
            "r", "reactie", "Reactie", id="plan.reactie", tooltip="Wat de klant hiervan vindt", priority=True
        ),
        Binding(
            "v", "aanbod", "Aanbod", id="plan.aanbod", tooltip="Neem aanbod uit het advies", priority=True
        ),
        Binding(
            "d", "delen", "Delen", id="plan.delen", tooltip="Wat een ander te weten krijgt", priority=True
        ),
        Binding("p", "blad", "Blad", id="plan.blad", tooltip="Zo komt het op papier", priority=True),
    ]

    def __init__(self, visit: Visit) -> None:
        """Reads who works here when it is mounted."""
        super().__init__(visit)
        self._ask = PlanQuestions(self)
        self._warmed = False
        self._paper: Timer | None = None

    def compose_step(self) -> ComposeResult:
        """The list, and the paper beside it."""
        with Horizontal(id="plan"):
            with Vertical(id="plan-parts"):
                yield Plain(id="plan-status", classes="muted")
                yield PlanList()
            yield PlanPaper(id="plan-side", classes="breed-only")

    def on_mount(self) -> None:
        """Know the consultant, and get the PDF ready while nobody waits for it."""
        self.query_one(PlanList).focus()
        self.call_later(self._know_consultant)
        self.set_timer(1.0, self._warm_up)

    async def _know_consultant(self) -> None:
        await self._ask.know()
        self.refresh_state()

    def _warm_up(self) -> None:
        from interview.plan.issue import warm_up

        if not self._warmed:
            self._warmed = True
            asyncio.get_running_loop().run_in_executor(None, warm_up)

    # showing

    def show(self, state: State) -> None:
        """Bring the list and the paper in line with ``state``."""
        plan = state.record.plan
        status = pieces(f" versie {plan.versie}, {PLAN_WORDS[plan.status]}")
        if not can_change(state.record):
            why = "Dit gesprek is afgesloten." if state.record.einde else "Dit plan ligt vast."
            status = pieces(f" versie {plan.versie}, {PLAN_WORDS[plan.status]}. ", (why, "bold"))
        self.query_one("#plan-status", Plain).show(status)
        self.query_one(Hint).tell(self._hint_for(state))
        roomy = self.app.size.height >= ROOMY_HEIGHT
        self.query_one(PlanList).show_parts(
            plan_page(state.record, self._ask.today, self._remarks(state)), self._notes(state), roomy
        )
        self._show_paper_soon()

    def _hint_for(self, state: State) -> str:
        if can_change(state.record):
            return self.HINT
        return ENDED_HINT if state.record.einde else FIXED_HINT

    def _remarks(self, state: State) -> tuple[PlanRemark, ...]:
        """Quiet lines about duties and about sharing."""
        born = self.visit.klant.geboortedatum
        return (
            *duty_remarks(state, self._ask.today, born),
            *sharing_remarks(state.record),
            *printing_remarks(state.record),
        )

    def _notes(self, state: State) -> dict[PartId, str]:
        """What the keys would do where nothing stands yet."""
        notes: dict[PartId, str] = {}
        if not can_change(state.record):
            return notes
        if not state.record.plan.evaluaties:
            first, second = proposed_evaluations(self._ask.today)
            notes["evaluatie"] = f"Enter kiest {day_words(first)} en {day_words(second)}."
        if not state.record.plan.contact.naam and self._ask.consultant.naam:
            notes["contact"] = f"Enter kiest {self._ask.consultant.naam}."
        offered = offers(state)
        if offered:
            names = ", ".join(traject.klantwoord for traject in offered[:3])
            notes["gemeente"] = f"Aanbod uit het advies (v): {names}."
        return notes

    def _show_paper_soon(self) -> None:
        """The list answers first; the paper follows when the keys rest."""
        if self._paper is not None:
            self._paper.stop()
        self._paper = self.set_timer(PAPER_DELAY, self._show_paper)

    def _show_paper(self) -> None:
        if not self.has_class("-breed"):
            return
        from interview.tui.screens.plan_preview import page_now

        self.query_one("#plan-side", PlanPaper).show_page(page_now(self.visit, self._ask.consultant))

    def on_resize(self, event: events.Resize) -> None:
        """A wider window shows the paper, a higher one has more white."""
        self.call_after_refresh(self.refresh_state)

    # actions

    def _row(self) -> Row | None:
        """The line under the cursor, unless the plan is closed."""
        if not can_change(self.visit.state.record):
            ended = self.visit.state.record.einde is not None
            way = "heropent u het gesprek" if ended else "begint u een nieuwe versie"
            self.notify(f"Dit plan ligt vast. Bij Afsluiten (F8) {way}.", timeout=6, markup=False)
            return None
        return self.query_one(PlanList).row

    async def action_wijzig(self) -> None:
        """Change this line; in an empty part take the proposal or add."""
        await settled(self)
        row = self._row()
        if row is None:
            return
        if row.part == "contact":
            await self._ask.contact()
        elif row.part == "plichten":
            await self._ask.duties()
        elif row.item is None:
            if row.part == "evaluatie":
                await self.do(ask.ZetEvaluaties(proposed_evaluations(self._ask.today)))
            else:
                await self.action_nieuw()
        elif row.part in ("wensen", "doelen", "gaat_goed"):
            await self._ask.text(row.part, row.item.id, row.item.tekst)
        elif row.part == "evaluatie":
            await self._ask.day(row.item.begin)
        else:
            await self._ask.afspraak(row.part, row.item.id)

    async def action_nieuw(self) -> None:
        """Add something in this part."""
        await settled(self)
        row = self._row()
        if row is None:
            return
        match row.part:
            case "wensen" | "doelen" | "gaat_goed":
                await self._ask.text(row.part, None, "")
            case "klant" | "gemeente" | "samen":
                await self._ask.afspraak(row.part)
            case "evaluatie":
                await self._ask.day(None)
            case "contact":
                await self._ask.contact()
            case "plichten":
                await self._ask.duties()

    async def action_weg(self) -> None:
        """Take this line away; undo brings it back."""
        await settled(self)
        row = self._row()
        if row is None or row.item is None:
            return
        before = self.visit.state.record
        if await self.do(removal(before, row.part, row.item)) and self.visit.state.record is not before:
            self.notify("Weg. Ctrl+Z zet het terug.", timeout=3, markup=False)

    async def action_reactie(self) -> None:
        """Note what the klant says of this part."""
        await settled(self)
        row = self._row()
        if row is not None:
            await self._ask.reaction(row.part, row.item)

    async def action_aanbod(self) -> None:
        """Take a recommended traject into the plan, as a proposal."""
        await settled(self)
        if self._row() is not None:
            await self._ask.offer()

    async def action_delen(self) -> None:
        """What a third party gets to know about the afspraak on this line."""
        from interview.tui.screens.delen import open_sharing

        await settled(self)
        row = self.query_one(PlanList).row
        here = None if row is None or row.item is None else row.item.id
        theirs = [one for one in self.visit.state.record.afspraken if one.wie is Wie.DERDE]
        chosen = next((one for one in theirs if one.id == here), theirs[0] if len(theirs) == 1 else None)
        if chosen is None:
            self.notify(
                "Ga naar een afspraak die iemand anders doet. Dan legt d vast wat die te weten krijgt.",
                timeout=4,
                markup=False,
            )
            return
        await open_sharing(self, chosen.id)

    async def action_blad(self) -> None:
        """The page as it will print."""
        await settled(self)
        from interview.tui.screens.plan_preview import PlanPreviewScreen, page_now

        await self.app.push_screen(PlanPreviewScreen(page_now(self.visit, self._ask.consultant)))

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers here besides the steps."""
        yield from super().palette()
        yield SystemCommand("Blad", "Zo komt Mijn plan op papier (p)", lambda: self._soon("blad"))
        yield SystemCommand(
            "Aanbod", "Neem aanbod uit het advies in het plan (v)", lambda: self._soon("aanbod")
        )

    def _soon(self, action: str) -> None:
        self.app.call_later(self.run_action, action)
