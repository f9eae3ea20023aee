"""Opening a visit, before ringing the bell: go on where it was left, or choose how to go in."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from interview.caseload import WorkItem
from interview.dates import day_words
from interview.desk import Desk
from interview.record import Stap
from interview.session import commands as ask
from interview.session.begin import another_day, held_on_paper, nobody_there, paper_words, was_begun
from interview.tui.screens.werkvoorraad import STEP_WORDS
from interview.tui.steps import screen_for
from interview.tui.visit import Visit
from interview.tui.widgets.closing_words import work_to_do
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces


class OpeningScreen(Screen[None]):
    """One klant from here on."""

    HELP_TEXT = (
        "Lees eerst het dossier, of ga er juist open in. Beide zijn goed; wat u koos wordt bewaard. "
        "Is het gesprek al begonnen, dan gaat u met Enter verder op dezelfde plek. Zit u weer bij de klant? "
        "Dan kiest u z. Schreef u op papier? Dan kiest u p en typt u het over."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d", "begin('dossier')", "Dossier lezen", id="opening.dossier", tooltip="Lees eerst wat er al is"
        ),
        Binding(
            "o", "begin('open')", "Open erin", id="opening.open", tooltip="Begin zonder het dossier te lezen"
        ),
        Binding("z", "nieuw_bezoek", "Nieuw bezoek", id="opening.nieuw", tooltip="U zit weer bij de klant"),
        Binding("p", "papier", "Op papier", id="opening.papier", tooltip="Dit gesprek was op papier"),
        Binding(
            "enter", "verder", "Verder", id="opening.verder", tooltip="Ga verder waar u was", priority=True
        ),
        Binding(
            "escape",
            "terug",
            "Terug",
            id="opening.terug",
            tooltip="Terug naar de werkvoorraad",
            priority=True,
        ),
    ]

    def __init__(self, visit: Visit, item: WorkItem) -> None:
        """Use :meth:`prepare`."""
        super().__init__()
        self.visit = visit
        self._item = item

    @classmethod
    def prepare(cls, desk: Desk, item: WorkItem) -> OpeningScreen:
        """Open the gesprek; waits for the disk, so not on the screen's own thread."""
        conversation = desk.open_gesprek(item.gesprek_id)
        return cls(Visit(desk, item.klant, conversation, desk.clock()), item)

    def on_mount(self) -> None:
        """From here on one klant: what was said or copied about others goes."""
        from interview.tui.app import KlantbeeldApp

        assert isinstance(self.app, KlantbeeldApp)
        self.app.forget_traces()

    def compose(self) -> ComposeResult:
        """Initials, where it was left, and the choice."""
        record = self.visit.state.record
        begun = was_begun(record)
        yield Plain(pieces_header(self.visit.klant.initialen), id="visit-header")
        with Vertical(classes="centred wide"):
            if not begun:
                yield Plain("Hoe gaat u dit gesprek in?", classes="title")
                choices = Plain(classes="choices")
                choices.show(
                    pieces(
                        ("d", "bold $primary"), "  eerst het dossier lezen\n",
                        ("o", "bold $primary"), "  open, zonder het dossier\n",
                        ("p", "bold $primary"), "  het was op papier; ik typ het over",
                    )
                )  # fmt: skip
                yield choices
            else:
                yield Plain("Verder waar u was?", classes="title")
                yield Plain(self._left_at())
                yield Plain(paper_words(record, self._now))
                if (work := work_to_do(record, self._now.date())) is not None:
                    open_work = Plain(id="open-work")
                    open_work.show(work)
                    yield open_work
                if self._another_day:
                    ways = Plain(classes="choices")
                    ways.show(
                        pieces(
                            ("z    ", "bold $primary"), "  nieuw bezoek: u zit weer bij de klant\n",
                            ("Enter", "bold $primary"), "  verder, zonder de klant erbij",
                        )
                    )  # fmt: skip
                    yield ways
                if self.visit.conversation.failure is not None:
                    yield Plain("Een stuk tekst kon nog niet worden opgeslagen.", classes="warning")
        again = "z=nieuw bezoek   " if self._another_day else ""
        keys = f"Enter=verder   {again}d=dossier" if begun else "d=dossier   o=open   p=papier"
        yield Hint(f"{keys}   Esc=terug   F1=hulp")

    @property
    def _now(self) -> datetime:
        return self.visit.desk.clock()

    @property
    def _another_day(self) -> bool:
        record = self.visit.state.record
        return was_begun(record) and another_day(record, self._now)

    def _left_at(self) -> str:
        state = self.visit.state
        place = STEP_WORDS[state.plek.stap.value].capitalize()
        gebied = state.content.vragenlijst.per_leefgebied.get(state.plek.leefgebied or "")
        where = f"{place}, bij {gebied.titel}" if gebied is not None else place
        return f"{where}. Laatst bijgewerkt op {day_words(self._item.bijgewerkt_op.date())}."

    async def _do(self, command: ask.Command) -> None:
        await asyncio.wrap_future(self.visit.conversation.do(command))

    async def action_begin(self, wijze: Literal["dossier", "open"]) -> None:
        """Record the choice the first time; show the dossier when asked."""
        first = self.visit.state.record.voorbereiding is None
        if first:
            await self._do(ask.KiesVoorbereiding(wijze))
        if wijze == "dossier":
            from interview.tui.screens.dossier import DossierScreen

            await self.app.push_screen(DossierScreen(self.visit), lambda _: self._go_soon())
        elif first:
            await self._go()

    async def action_verder(self) -> None:
        """Resume at the same field."""
        if was_begun(self.visit.state.record):
            await self._go()

    async def action_nieuw_bezoek(self) -> None:
        """Sit down again, on another day."""
        if self._another_day:
            await self._do(ask.BeginZitting())
            await self._show(Stap.BEGIN)

    async def action_papier(self) -> None:
        """The talk was held on paper: on which day?"""
        from interview.tui.screens.paper_day import PaperDayScreen

        if was_begun(self.visit.state.record):
            return
        now = self._now

        async def enter(day: date) -> None:
            await self._do(held_on_paper(self.visit.state, day, now))
            await self._show(Stap.BEGIN)

        def held(day: date | None) -> None:
            if day is not None:
                self.app.call_later(enter, day)

        await self.app.push_screen(PaperDayScreen(now.date()), held)

    async def action_terug(self) -> None:
        """Close the visit again; once the gesprek began, not straight to the names of others."""
        from interview.tui.app import KlantbeeldApp

        assert isinstance(self.app, KlantbeeldApp)
        if not was_begun(self.visit.state.record):
            await self.app.show_worklist(self.visit.desk)
        else:
            from interview.tui.screens.privacy import ClosedScreen

            await self.app.close_screens(ClosedScreen(self.visit.desk, kept=self.visit.conversation.saved))

    def _go_soon(self) -> None:
        self.app.call_later(self._go)

    async def _go(self) -> None:
        left = nobody_there(self.visit.state, self._now)
        if left is not None:
            await self._do(left)
        ended = self.visit.state.record.einde is not None
        await self._show(Stap.AFSLUITEN if ended else self.visit.state.plek.stap)

    async def _show(self, stap: Stap) -> None:
        await self.app.switch_screen(screen_for(stap, self.visit))


def pieces_header(initials: str) -> str:
    """The top line before a step was chosen."""
    return f"{initials}  bezoek"
