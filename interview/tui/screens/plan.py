"""Mijn plan, made together: it reads like the paper and changes with one key at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from interview.caseload import Consultant
from interview.record import Contact, Plichten, Stap, Wie
from interview.session import commands as ask
from interview.session.plan_page import (
    TITLES,
    PartId,
    can_change,
    may_be_duty,
    offers,
    plan_page,
    proposed_evaluations,
    reaction_key,
)
from interview.session.state import State
from interview.tui.dates import day_words
from interview.tui.dialog import TextDialog, settled
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.plan_list import PlanList, Row
from interview.tui.widgets.plan_paper import PlanPaper
from interview.tui.widgets.text import Plain, pieces

DOER: dict[PartId, Wie] = {"klant": Wie.KLANT, "gemeente": Wie.GEMEENTE, "samen": Wie.SAMEN}
ROOMY_HEIGHT = 36
"""Lines from which there is room for white between the parts."""
PAPER_DELAY = 0.15
"""Seconds of rest after which the paper is drawn again."""
STATUS_WORDS = {
    "concept": "concept",
    "besproken": "besproken",
    "ondertekend": "getekend",
    "bedenktijd": "bedenktijd",
    "niet_ondertekend": "niet getekend",
    "vastgesteld": "vastgesteld",
}


class PlanScreen(VisitScreen):
    """The parts of the plan; on a wide screen the page beside it."""

    STAP = Stap.PLAN
    HINT = "Enter=wijzig   n=nieuw   Del=weg   r=reactie   v=aanbod   p=blad   F1=hulp"
    HELP_TEXT = (
        "Lees het plan samen door, van boven naar beneden. Drie afspraken voor de klant is meestal genoeg. "
        "De gemeente doet ook iets, en snel. Wat nog mist staat onder het onderdeel zelf."
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
        Binding("p", "blad", "Blad", id="plan.blad", tooltip="Zo komt het op papier", priority=True),
    ]

    def __init__(self, visit: Visit) -> None:
        """Reads who works here when it is mounted."""
        super().__init__(visit)
        self._consultant = Consultant()
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
        self._consultant = await asyncio.wrap_future(self.visit.desk.caseload.consultant())
        self.refresh_state()

    def _warm_up(self) -> None:
        from interview.plan.issue import warm_up

        if not self._warmed:
            self._warmed = True
            asyncio.get_running_loop().run_in_executor(None, warm_up)

    @property
    def today(self) -> date:
        """The day of the visit."""
        return self.visit.desk.clock().date()

    # showing

    def show(self, state: State) -> None:
        """Bring the list and the paper in line with ``state``."""
        plan = state.record.plan
        status = pieces(f" versie {plan.versie}, {STATUS_WORDS[plan.status.value]}")
        if not can_change(state.record):
            why = "Dit gesprek is afgesloten." if state.record.einde else "Dit plan is getekend."
            status = pieces(f" versie {plan.versie}, {STATUS_WORDS[plan.status.value]}. ", (why, "bold"))
        self.query_one("#plan-status", Plain).show(status)
        roomy = self.app.size.height >= ROOMY_HEIGHT
        self.query_one(PlanList).show_parts(plan_page(state.record, self.today), self._notes(state), roomy)
        self._show_paper_soon()

    def _notes(self, state: State) -> dict[PartId, str]:
        """What the keys would do where nothing stands yet."""
        notes: dict[PartId, str] = {}
        if not can_change(state.record):
            return notes
        if not state.record.plan.evaluaties:
            first, second = proposed_evaluations(self.today)
            notes["evaluatie"] = f"Enter kiest {day_words(first)} en {day_words(second)}."
        if not state.record.plan.contact.naam and self._consultant.naam:
            notes["contact"] = f"Enter kiest {self._consultant.naam}."
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

        self.query_one("#plan-side", PlanPaper).show_page(page_now(self.visit, self._consultant))

    def on_resize(self, event: events.Resize) -> None:
        """A wider window shows the paper, a higher one has more white."""
        self.call_after_refresh(self.show, self.visit.state)

    # actions

    def _row(self, *, to_change: bool = True) -> Row | None:
        """The line under the cursor, unless the plan is closed."""
        if to_change and not can_change(self.visit.state.record):
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
            await self._ask_contact()
        elif row.part == "plichten":
            await self._ask_duties()
        elif row.item is None:
            if row.part == "evaluatie":
                await self.do(ask.ZetEvaluaties(proposed_evaluations(self.today)))
            else:
                await self.action_nieuw()
        elif row.part in ("wensen", "doelen", "gaat_goed"):
            await self._ask_text(row.part, row.item.id, row.item.tekst)
        elif row.part == "evaluatie":
            await self._ask_day(row.item.begin)
        else:
            await self._ask_afspraak(row)

    async def action_nieuw(self) -> None:
        """Add something in this part."""
        await settled(self)
        row = self._row()
        if row is None:
            return
        match row.part:
            case "wensen" | "doelen" | "gaat_goed":
                await self._ask_text(row.part, None, "")
            case "klant" | "gemeente" | "samen":
                await self._ask_afspraak(Row(row.part, None))
            case "evaluatie":
                await self._ask_day(None)
            case "contact":
                await self._ask_contact()
            case "plichten":
                await self._ask_duties()

    async def action_weg(self) -> None:
        """Take this line away; undo brings it back."""
        await settled(self)
        row = self._row()
        if row is None or row.item is None:
            return
        record = self.visit.state.record
        command: ask.Command
        match row.part:
            case "gaat_goed":
                lines = record.plan.gaat_goed
                gone = int(row.item.id.removeprefix("goed"))
                command = ask.ZetGaatGoed(lines[:gone] + lines[gone + 1 :])
            case "evaluatie":
                command = ask.ZetEvaluaties(
                    tuple(day for day in record.plan.evaluaties if day != row.item.begin)
                )
            case "contact":
                command = ask.ZetContact(Contact())
            case "plichten":
                command = ask.ZetPlichten(Plichten())
            case _ if row.item.eigen_woorden:
                command = ask.LeesCitaatVoor(row.item.id, False)
            case _:
                command = ask.VerwijderOnderdeel(row.item.id)
        before = self.visit.state.record
        if await self.do(command) and self.visit.state.record is not before:
            self.notify("Weg. Ctrl+Z zet het terug.", timeout=3, markup=False)

    async def action_reactie(self) -> None:
        """Note what the klant says of this part."""
        await settled(self)
        from interview.tui.screens.plan_parts import ReactieScreen

        row = self._row()
        if row is None:
            return
        key = reaction_key(row.part, None if row.item is None else row.item.id)
        if key is None:
            self.notify("Een reactie hoort bij een wens, een doel of een afspraak.", timeout=4, markup=False)
            return
        about = row.item.tekst if key.startswith("afspraak:") and row.item else TITLES[row.part]
        known = self.visit.state.record.plan.reacties.get(key)
        await self.app.push_screen(ReactieScreen(key, about, known), self._keep)

    async def action_aanbod(self) -> None:
        """Take a recommended traject into the plan, as a proposal."""
        await settled(self)
        from interview.tui.screens.afspraak import AfspraakScreen

        if self._row() is None:
            return
        offered = offers(self.visit.state)
        if not offered:
            self.notify("Er is geen aanbod dat nog niet in het plan staat.", timeout=4, markup=False)
            return
        screen = AfspraakScreen(self.today, trajecten=offered, wie=Wie.GEMEENTE, begin_with_offer=True)
        await self.app.push_screen(screen, self._keep)

    async def action_blad(self) -> None:
        """The page as it will print."""
        await settled(self)
        from interview.tui.screens.plan_preview import PlanPreviewScreen, page_now

        await self.app.push_screen(PlanPreviewScreen(page_now(self.visit, self._consultant)))

    # questions

    def _keep(self, command: ask.Command | None) -> None:
        if command is not None:
            self.app.call_later(self.do, command)

    async def _ask_text(self, part: PartId, item: str | None, text: str) -> None:
        helps = {
            "wensen": ("Wat de klant wil", "In de woorden van de klant."),
            "doelen": ("Doel", "Waar werken we samen naartoe?"),
            "gaat_goed": ("Wat goed gaat", "In gewone woorden; het komt zo in het plan."),
        }

        def note(line: str | None) -> None:
            if line:
                self._keep(self._text_command(part, item, line))

        await self.app.push_screen(TextDialog(*helps[part], text), note)

    def _text_command(self, part: PartId, item: str | None, line: str) -> ask.Command:
        if part == "wensen":
            return ask.NoteerWens(line, item)
        if part == "doelen":
            return ask.NoteerDoel(line, item)
        lines = self.visit.state.record.plan.gaat_goed
        if item is None:
            return ask.ZetGaatGoed((*lines, line))
        place = int(item.removeprefix("goed"))
        return ask.ZetGaatGoed((*lines[:place], line, *lines[place + 1 :]))

    async def _ask_afspraak(self, row: Row) -> None:
        from interview.tui.screens.afspraak import AfspraakScreen

        record = self.visit.state.record
        known = next((one for one in record.afspraken if row.item and one.id == row.item.id), None)
        screen = AfspraakScreen(
            self.today,
            afspraak=known,
            trajecten=() if known else offers(self.visit.state),
            wie=DOER[row.part],
            may_be_duty=may_be_duty(record, known.leefgebied if known else None),
        )
        await self.app.push_screen(screen, self._keep)

    async def _ask_day(self, day: date | None) -> None:
        from interview.tui.screens.plan_parts import DayScreen

        def note(chosen: date | None) -> None:
            if chosen is not None:
                others = {one for one in self.visit.state.record.plan.evaluaties if one != day}
                self._keep(ask.ZetEvaluaties(tuple(sorted({*others, chosen}))))

        await self.app.push_screen(
            DayScreen("Wanneer kijken we samen terug?", "Typ +42, 3 maanden of 28-11-2026.", self.today, day),
            note,
        )

    async def _ask_contact(self) -> None:
        from interview.tui.screens.plan_parts import ContactScreen

        contact = self.visit.state.record.plan.contact
        if not contact.naam and not contact.telefoon:
            contact = contact.model_copy(
                update={"naam": self._consultant.naam, "telefoon": self._consultant.telefoon}
            )
        await self.app.push_screen(ContactScreen(contact, self.today), self._keep)

    async def _ask_duties(self) -> None:
        from interview.tui.screens.plan_parts import PlichtenScreen

        await self.app.push_screen(
            PlichtenScreen(self.visit.state.record.plan.plichten, self.today), self._keep
        )

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers here besides the steps."""
        yield from super().palette()
        yield SystemCommand("Blad", "Zo komt Mijn plan op papier (p)", lambda: self._soon("blad"))
        yield SystemCommand(
            "Aanbod", "Neem aanbod uit het advies in het plan (v)", lambda: self._soon("aanbod")
        )

    def _soon(self, action: str) -> None:
        self.app.call_later(self.run_action, action)
