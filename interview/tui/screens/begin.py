"""Begin: where one sits, who is there, and what the klant should know before the talk.

One key for each thing, and none of them needed: Enter goes to the gesprek at any time. What was
skipped is said quietly at the end of the visit.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from interview.record import Informatiewijze, Stap
from interview.session import begin
from interview.session import commands as ask
from interview.session.state import State
from interview.tui.visit import VisitScreen
from interview.tui.widgets.begin_words import PLACE_KEYS, ROLE_KEYS, facts, talk
from interview.tui.widgets.text import Plain

WIDEST = 90
"""Columns of what is read here; longer lines are hard to follow."""


class BeginScreen(VisitScreen):
    """Who is at the table, and what is said first."""

    STAP = Stap.BEGIN
    HINT = "Enter=gesprek   i=informatie   o=op papier   m=moment alleen   F1=hulp"
    HELP_TEXT = (
        "Zet met één toets aan wat zo is: de plaats, wie er bij zijn, uw pas, de laptop. Alleen rollen, "
        "nooit namen. U mag alles overslaan: Enter brengt u naar het gesprek. Komt er later iemand binnen? "
        "Ctrl+B brengt u hier terug, vanaf elke stap."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"plaats('{key}')", place.value, id=f"begin.{place.value}",
                    tooltip=f"Plaats: {place.value}", priority=True)
            for key, place in PLACE_KEYS.items()
        ),
        *(
            Binding(key, f"rol('{key}')", role.value, id=f"begin.{role.value}",
                    tooltip=f"Erbij: {role.value}", priority=True)
            for key, role in ROLE_KEYS.items()
        ),
        Binding("l", "legitimatie", "Pas", id="begin.legitimatie", tooltip="U liet uw pas zien",
                priority=True),
        Binding("j", "laptop(True)", "Mag", id="begin.laptop_ja", tooltip="De laptop mag", priority=True),
        Binding("n", "laptop(False)", "Liever niet", id="begin.laptop_nee", tooltip="De laptop liever niet",
                priority=True),
        Binding("i", "informatie", "Informatie", id="begin.informatie",
                tooltip="Lees voor wat u opschrijft en waarom", priority=True),
        Binding("o", "papier", "Papier", id="begin.papier", tooltip="Dit gesprek was op papier",
                priority=True),
        Binding("m", "moment", "Moment alleen", id="begin.moment", tooltip="Spreek een moment alleen af",
                priority=True),
        Binding("enter", "verder", "Gesprek", id="begin.verder", tooltip="Naar het gesprek", priority=True),
        Binding("down,pagedown", "blader(1)", "Verder", id="begin.omlaag", tooltip="Verder lezen"),
        Binding("up,pageup", "blader(-1)", "Terug", id="begin.omhoog", tooltip="Terug lezen"),
    ]  # fmt: skip

    def compose_step(self) -> ComposeResult:
        """What is so, then what is said."""
        with Vertical(id="begin"):
            yield Plain(id="begin-facts")
            with VerticalScroll(id="begin-talk", can_focus=False):
                yield Plain(id="begin-words")

    def show(self, state: State) -> None:
        """Bring both in line with ``state``."""
        klant, now = self.visit.klant, self.visit.desk.clock()
        self.query_one("#begin-facts", Plain).show(facts(state))
        asked_for = begin.asked_for(klant.contactwens, klant.taal, state.record)
        width = min(WIDEST, self.size.width - 5)
        self.query_one("#begin-words", Plain).show(talk(state, asked_for, now, width))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self.call_after_refresh(self.refresh_state)

    async def go(self, stap: Stap, leefgebied: str | None = None, veld: str | None = None) -> None:
        """Whoever leaves Begin for another step sat down."""
        record = self.visit.state.record
        if record.zitting is None and record.einde is None:
            await self.do(ask.BeginZitting())
        await super().go(stap, leefgebied, veld)

    # keys

    async def action_plaats(self, key: str) -> None:
        """Where one sits."""
        await self.do(begin.choose_place(self.visit.state, PLACE_KEYS[key], self.visit.desk.clock()))

    async def action_rol(self, key: str) -> None:
        """Someone is there, or not any more."""
        await self.do(begin.turn_role(self.visit.state, ROLE_KEYS[key], self.visit.desk.clock()))
        self.query_one("#begin-talk", VerticalScroll).scroll_home(animate=False)

    async def action_legitimatie(self) -> None:
        """The pass was shown."""
        await self.do(begin.turn_identity(self.visit.state, self.visit.desk.clock()))

    async def action_laptop(self, allowed: bool) -> None:
        """Whether the laptop may stay open; without it the talk goes on paper."""
        await self.do(begin.allow_laptop(self.visit.state, allowed, self.visit.desk.clock()))

    async def action_informatie(self) -> None:
        """Read aloud what is done with what is written down."""
        from interview.tui.screens.information import InformationScreen

        def told(manner: Informatiewijze | None) -> None:
            if manner is not None:
                self.app.call_later(self.do, ask.LegInformatieVast(manner))

        paragraphs = begin.information(self.visit.state, self.visit.desk.clock().date())
        await self.app.push_screen(InformationScreen(paragraphs), told)

    async def action_papier(self) -> None:
        """It was held on paper, on a day; again takes that back."""
        from interview.tui.screens.paper_day import PaperDayScreen

        state, now = self.visit.state, self.visit.desk.clock()
        if state.record.zitting is not None and state.record.zitting.op_papier is not None:
            await self.do(begin.held_on_paper(state, None, now))
            return

        def held(day: date | None) -> None:
            if day is not None:
                self.app.call_later(self.do, begin.held_on_paper(state, day, now))

        await self.app.push_screen(PaperDayScreen(now.date()), held)

    async def action_moment(self) -> None:
        """Plan a moment alone."""
        await self.plan_moment_apart()

    async def action_verder(self) -> None:
        """On to the gesprek, on the card where it was."""
        leefgebied = self.visit.state.plek.leefgebied
        await self.go(Stap.GESPREK, leefgebied, None if leefgebied is None else "notitie")

    def action_blader(self, step: int) -> None:
        """Read on, or back."""
        words = self.query_one("#begin-talk", VerticalScroll)
        words.scroll_relative(y=step * max(1, words.size.height - 1), animate=False)
