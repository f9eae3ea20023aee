"""The road of a plan: where it is, what came before, and only what can be done now."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from interview.dates import short_day
from interview.record import GespreksRecord, PlanStatus, Stap
from interview.session import closing
from interview.session import commands as ask
from interview.session.decision import decision_stand
from interview.session.road import MOVES, Stage, Zet, possible, road, why_no_seal
from interview.session.state import State
from interview.tui.dialog import settled
from interview.tui.plan_version import ask_new_version
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.text import Plain, pieces

MARKS = {"geweest": "✓", "nu": "▸", "straks": "·", "anders": "·"}
SEAL_WORDS = (
    "Het zegel zet de gemeente op kantoor; de sleutel blijft nooit op deze laptop. Daar typt men:\n"
    "klantbeeld plan vaststellen --gesprek {gesprek} --uit plan.pdf --certificaat ..."
)


class PlanRoadScreen(VisitScreen):
    """A calm list with days; below it what is possible now."""

    STAP = Stap.AFSLUITEN
    HINT = "↑ ↓ of cijfer=kiezen   Enter=doen   Esc=terug naar afsluiten   F1=hulp"
    HELP_TEXT = (
        "Alleen de klantmanager beslist over rechten en plichten. Zegt die ja, dan zet de gemeente op "
        "kantoor het zegel. Een plan zonder handtekening krijgt geen zegel; er gebeurt dan verder niets. "
        "Wat de gemeente besluit, staat apart van het advies en van uw oordeel."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind such a key belongs in the question that it opens.
        Binding("enter", "doe", "Doen", id="weg.doe", tooltip="Doe wat gekozen is", priority=True),
        Binding("escape", "terug", "Terug", id="weg.terug", tooltip="Terug naar Afsluiten", priority=True),
    ]

    def __init__(self, visit: Visit) -> None:
        """Nothing is chosen beforehand, unless only one thing can be done."""
        super().__init__(visit)
        self._offered: tuple[Zet, ...] = ()

    def compose_step(self) -> ComposeResult:
        """The road, and what can be done."""
        with VerticalScroll(id="plan-road", can_focus=False):
            yield Plain(id="road-title", classes="title")
            yield Plain(id="stages")
            yield Plain(id="decided")
            yield Plain("Wat nu kan", id="moves-title", classes="title")
            yield ChoiceRow((), id="moves", vertical=True)
            yield Plain(id="problem")

    def on_mount(self) -> None:
        """The choice has the keys."""
        self.set_focus(self.query_one(ChoiceRow))

    @property
    def _today(self) -> date:
        return self.visit.desk.clock().date()

    def show(self, state: State) -> None:
        """Bring the screen in line with ``state``."""
        record = state.record
        self.query_one("#road-title", Plain).show(f"De weg van dit plan, versie {record.plan.versie}")
        stages = road(record, self._today)
        self.query_one("#stages", Plain).show(Content("\n").join([*_former(record), *map(_line, stages)]))
        offered = possible(record, self._today)
        moves = self.query_one(ChoiceRow)
        if offered != self._offered:
            self._offered = offered
            moves.offer([(zet.value, MOVES[zet]) for zet in offered])
        moves.display = self.query_one("#moves-title").display = bool(offered)
        decided = self.query_one("#decided", Plain)
        decided.show(pieces((decision_stand(record), "$text-muted")))
        decided.display = bool(decision_stand(record))
        self._tell(why_no_seal(record) if record.plan.status is PlanStatus.VOORGELEGD else "")

    def _tell(self, words: str) -> None:
        problem = self.query_one("#problem", Plain)
        problem.show(words)
        problem.display = bool(words)

    # doing

    async def action_doe(self) -> None:
        """Ask what the chosen move needs, or do it."""
        await settled(self)
        chosen = self.query_one(ChoiceRow).value
        if chosen is None:
            self._tell("Kies eerst wat u wilt doen." if self._offered else "Hier is nu niets te doen.")
            return
        self._tell("")
        match Zet(chosen):
            case Zet.KIES_OPNIEUW:
                if self.visit.state.record.einde is None or await self.do(ask.Heropen()):
                    await self.go(Stap.TEKENEN)
            case Zet.ZEGEL:
                self._tell(SEAL_WORDS.format(gesprek=self.visit.conversation.gesprek_id))
            case Zet.NIEUWE_VERSIE:
                await ask_new_version(self)
            case Zet.AKKOORD:
                await self.app.push_screen(self._question(Zet.AKKOORD), self._said_yes)
            case Zet.BESLUIT:
                await self._ask_decision()
            case zet:
                await self.app.push_screen(self._question(zet), self._soon)

    def _question(self, zet: Zet) -> Screen[ask.Command | None]:
        """The dialog of one move; it dismisses with what to ask of the session."""
        from interview.tui.screens.road_parts import (
            GivenBackScreen,
            HandedOverScreen,
            LookedBackScreen,
            PaperScreen,
            WhoScreen,
        )

        plan = self.visit.state.record.plan
        to = "" if plan.voorlegging is None else plan.voorlegging.aan
        match zet:
            case Zet.PAPIER:
                return PaperScreen()
            case Zet.VOORLEGGEN:
                return WhoScreen("Aan wie legt u het plan voor?", "Naam of functie.", "", ask.LegVoor)
            case Zet.AKKOORD:
                return WhoScreen("Wie zegt ja tegen dit plan?", "Naam of functie.", to, ask.GeefAkkoord)
            case Zet.TERUGGEVEN:
                return GivenBackScreen(to)
            case Zet.UITREIKEN:
                ways = closing.channels(self.visit.state, self.visit.klant, self._today)
                unsafe = plan.kanaal is not None and closing.by_post_unasked(self.visit.klant, plan.kanaal)
                return HandedOverScreen(self._today, ways, None if unsafe else plan.kanaal)
            case _:
                return LookedBackScreen(self._today)

    def _soon(self, command: ask.Command | None) -> None:
        if command is not None:
            self.app.call_later(self.do, command)

    def _said_yes(self, command: ask.Command | None) -> None:
        if command is not None:
            self.app.call_later(self._keep_yes, command)

    async def _keep_yes(self, command: ask.Command) -> None:
        """The yes is kept first; whether the decision is known too is asked after it."""
        if await self.do(command):
            await self._ask_decision()

    async def _ask_decision(self) -> None:
        from interview.tui.screens.besluit import BesluitScreen

        await self.app.push_screen(BesluitScreen(self.visit.state), self._soon)

    # leaving

    async def action_terug(self) -> None:
        """Back to Afsluiten."""
        from interview.tui.steps import screen_for

        await self.app.switch_screen(screen_for(Stap.AFSLUITEN, self.visit))

    async def action_step(self, stap: str) -> None:
        """Afsluiten is where this came from."""
        if Stap(stap) is Stap.AFSLUITEN:
            await self.action_terug()
        else:
            await super().action_step(stap)


def _former(record: GespreksRecord) -> list[Content]:
    """The versions that were replaced, one line each."""
    return [
        pieces((f"  versie {one.versie}  ", "$text-muted"), (f"vervangen: {one.reden}", "$text-muted"))
        for one in record.plan.eerdere_versies
    ]


def _line(stage: Stage) -> Content:
    """A mark, where it is, the day, and by whom or how."""
    day = "" if stage.dag is None else short_day(stage.dag)
    style = {"nu": "bold $primary", "geweest": ""}.get(stage.stand, "$text-muted")
    return pieces(
        (f"{MARKS[stage.stand]} {stage.wat:<29}", style), f"{day:<8}", (stage.uitleg, "$text-muted")
    )
