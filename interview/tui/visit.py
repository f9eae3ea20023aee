"""The bezoekstand: one klant, one gesprek, and the frame every step of it shares.

While a visit is open no other klant exists on any screen. A step shows what the session's views
say and asks for commands; the conversation answers when it is on disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.screen import Screen

from interview.conversation import GOAL_FIELD, QUICK_NOTE_FIELD, WISH_FIELD
from interview.errors import KlantbeeldError
from interview.record import PlanStatus, Stap
from interview.session import commands as ask
from interview.session.rhythm import clock_by_default, planned_minutes, spent_minutes
from interview.session.state import State
from interview.session.view import view
from interview.tui.visit_keys import STEP_KEYS, VISIT_BINDINGS
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.visit_header import Frame, VisitHeader

if TYPE_CHECKING:
    from interview.conversation import Conversation
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.tui.app import KlantbeeldApp


@dataclass(frozen=True, slots=True)
class Visit:
    """What is open: the desk it came from, whose gesprek it is, and since when."""

    desk: Desk
    klant: Klant
    conversation: Conversation
    since: datetime

    @property
    def state(self) -> State:
        """What has been committed."""
        return self.conversation.state


class VisitScreen(Screen[None]):
    """A step of an open gesprek. Subclasses compose their body and show the state."""

    STAP: ClassVar[Stap]
    HINT: ClassVar[str] = ""
    """The keys that matter here, in one line."""
    BINDINGS = VISIT_BINDINGS

    def __init__(self, visit: Visit) -> None:
        """``visit`` is shared by all steps."""
        super().__init__()
        self.visit = visit

    @property
    def shell(self) -> KlantbeeldApp:
        """The app, by its own type."""
        from interview.tui.app import KlantbeeldApp

        app = self.app
        assert isinstance(app, KlantbeeldApp)
        return app

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield VisitHeader(self.visit.klant.initialen, self.STAP)
        yield from self.compose_step()
        yield Hint(self.HINT)

    def compose_step(self) -> ComposeResult:
        """The body of this step."""
        raise NotImplementedError

    def show(self, state: State) -> None:
        """Bring the body in line with ``state``."""
        raise NotImplementedError

    async def leave(self) -> None:
        """Make events of what is still being typed, before going elsewhere."""

    def on_mount(self) -> None:
        """Show the state as it is, and follow what is saved."""
        self.visit.conversation.when_saved(self._saved)
        self.set_interval(20, self._frame)
        self.refresh_state()

    def refresh_state(self) -> None:
        """Show the committed state."""
        self._frame()
        self.show(self.visit.state)

    def _frame(self, *, typing: bool = False) -> None:
        conversation, state, now = self.visit.conversation, self.visit.state, self.visit.desk.clock()
        self.query_one(VisitHeader).show(
            Frame(
                minutes=spent_minutes(state, self.visit.since, now) if self._clock_shown else None,
                planned=planned_minutes(state),
                saved=conversation.saved and not typing,
                failed=conversation.failure is not None,
                loose_notes=view(state).losse_notities,
            )
        )

    @property
    def _clock_shown(self) -> bool:
        chosen = self.shell.clock_shown
        return clock_by_default(self.visit.state) if chosen is None else chosen

    def _turn_clock(self) -> None:
        """Show or hide the clock, in this visit and the next."""
        self.shell.clock_shown = not self._clock_shown
        self._frame()

    def _saved(self) -> None:
        """Called in the store thread, which must not wait for a screen."""
        if self.is_attached and self.is_current:
            self.call_later(self._frame)

    def before_typing(self) -> None:
        """A text is about to change: take the mark away first, and see afterwards whether it did."""
        if not self.visit.conversation.saved:
            return
        self._frame(typing=True)
        self.query_one(VisitHeader).paint_first()
        self.call_after_refresh(self._frame)

    def typed(self, field: str, text: str) -> None:
        """Keep what is being typed; the mark says "nog niet" until it is on disk."""
        self.visit.conversation.type(field, text)
        self._frame()

    async def do(self, command: ask.Command) -> bool:
        """Carry out a command and show what came of it; a refusal is shown and gives False."""
        try:
            await asyncio.wrap_future(self.visit.conversation.do(command))
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return False
        self.refresh_state()
        return True

    async def go(self, stap: Stap, leefgebied: str | None = None, veld: str | None = None) -> None:
        """Keep what is typed, move, and show the screen of ``stap``."""
        from interview.tui.steps import screen_for

        await self.leave()
        if await self.do(ask.GaNaar(stap, leefgebied, veld)):
            await self.app.switch_screen(screen_for(stap, self.visit))

    async def plan_moment_apart(self) -> None:
        """Ask a day to speak alone about what waits now."""
        from interview.tui.screens.plan_parts import DayScreen

        def agreed(day: date | None) -> None:
            if day is not None:
                self.app.call_later(self.do, ask.PlanMomentApart(day))

        line = "Wanneer spreekt u de klant alleen? Bijvoorbeeld op kantoor."
        today = self.visit.desk.clock().date()
        known = self.visit.state.record.moment_apart
        await self.app.push_screen(DayScreen("Een moment alleen", line, today, known), agreed)

    async def close_visit(self) -> None:
        """Close the visit; the gesprek stays as it is, and the werkvoorraad is one deliberate key away."""
        from interview.tui.screens.privacy import ClosedScreen

        await self.leave()
        await asyncio.wrap_future(self.visit.conversation.flush())
        await self.shell.close_screens(ClosedScreen(self.visit.desk, kept=self.visit.conversation.saved))

    # actions

    async def action_step(self, stap: str) -> None:
        """Go to a step; the advice only after the own judgement."""
        wanted = Stap(stap)
        if wanted is Stap.ADVIES and self.visit.state.record.advies is None:
            wanted = Stap.OORDEEL
        if wanted is not self.STAP:
            plek = self.visit.state.plek
            await self.go(wanted, plek.leefgebied)

    async def action_klantweergave(self) -> None:
        """Only wensen, doelen and afspraken, large."""
        from interview.session.client_view import client_view
        from interview.tui.screens.klantweergave import KlantweergaveScreen

        await self.leave()
        self.app.clear_notifications()
        parts = client_view(self.visit.state.record)
        await self.app.push_screen(KlantweergaveScreen(parts, self.visit.klant.contactwens))

    async def action_snelle_notitie(self) -> None:
        """Note something without a place."""
        help_line = "Later kiest u waar dit bij hoort."
        await self._ask_line("Snelle notitie", help_line, QUICK_NOTE_FIELD, ask.MaakSnelleNotitie)

    async def action_wens(self) -> None:
        """Note a wens."""
        await self._ask_line("Wens van de klant", "In de woorden van de klant.", WISH_FIELD, ask.NoteerWens)

    async def action_doel(self) -> None:
        """Note a doel."""
        await self._ask_line("Doel", "Waar werken we samen naartoe?", GOAL_FIELD, ask.NoteerDoel)

    async def _ask_line(
        self, title: str, help_line: str, field: str, make: Callable[[str], ask.Command]
    ) -> None:
        from interview.tui.dialog import TextDialog

        conversation = self.visit.conversation

        def note(text: str | None) -> None:
            if text:
                self.app.call_later(self.do, make(text))
            else:
                conversation.discard(field)

        line = TextDialog(title, help_line, typed=lambda text: conversation.type(field, text))
        await self.app.push_screen(line, note)

    async def action_afspraak(self) -> None:
        """Note an afspraak; dates may come later."""
        from interview.tui.screens.afspraak import AfspraakScreen

        def note(command: ask.NoteerAfspraak | None) -> None:
            if command is not None:
                self.app.call_later(self.do, command)

        today = self.visit.desk.clock().date()
        leefgebied = self.visit.state.plek.leefgebied
        await self.app.push_screen(AfspraakScreen(today, leefgebied=leefgebied), note)

    async def action_regelingen(self) -> None:
        """Go through the minimaregelingen together."""
        from interview.tui.screens.regelingen import open_regelingen

        await self.leave()
        await open_regelingen(self)

    async def action_ongedaan(self) -> None:
        """Undo."""
        await self.leave()
        if await self.do(ask.MaakOngedaan()):
            self.notify("Ongedaan gemaakt. Ctrl+Y zet het terug.", timeout=3, markup=False)

    async def action_herstel(self) -> None:
        """Redo."""
        await self.do(ask.Herstel())

    async def action_sluit_bezoek(self) -> None:
        """Close the visit and keep the gesprek open."""
        await self.close_visit()

    def palette(self) -> Iterable[SystemCommand]:
        """What the command palette offers during a visit."""
        for key, stap, name in STEP_KEYS:
            yield SystemCommand(
                name, f"Ga naar {name.lower()} ({key.title()})", lambda s=stap: self._go_soon(s)
            )
        turned = "Klok verbergen" if self._clock_shown else "Klok tonen"
        yield SystemCommand(turned, "Hoe lang dit bezoek duurt, bovenin", self._turn_clock)
        yield SystemCommand("Regelingen", "Loop samen de minimaregelingen na (Ctrl+L)", self._regelingen_soon)
        if self.visit.state.record.plan.status not in (PlanStatus.CONCEPT, PlanStatus.BESPROKEN):
            yield SystemCommand(
                "Weg van het plan",
                "Waar het plan is, en wat nu kan",
                lambda: self.app.call_later(self._to_road),
            )
        yield SystemCommand("Bezoek sluiten", "Een leeg scherm; het gesprek blijft open", self._close_soon)

    def _go_soon(self, stap: Stap) -> None:
        self.app.call_later(self.action_step, stap.value)

    async def _to_road(self) -> None:
        from interview.tui.screens.plan_road import PlanRoadScreen

        await self.leave()
        if await self.do(ask.GaNaar(Stap.AFSLUITEN)):
            await self.app.switch_screen(PlanRoadScreen(self.visit))

    def _regelingen_soon(self) -> None:
        self.app.call_later(self.action_regelingen)

    def _close_soon(self) -> None:
        self.app.call_later(self.close_visit)
