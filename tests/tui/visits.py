"""The real app on a real, cheap store, opened at one of the steps of a visit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

import interview.tui.app
from interview.record import Feit, GespreksRecord, Stap
from interview.session import commands as ask
from interview.session.state import State
from interview.tui.app import KlantbeeldApp
from interview.tui.steps import screen_for
from interview.tui.visit import Visit, VisitScreen
from questionnaires.answers import Antwoord, Belemmert
from tests.interview.desks import begun, open_desk
from tests.session.example import packaged
from tests.tui.keyboard import until


class LoudApp(KlantbeeldApp):
    """The same app, but a defect fails the test instead of ending quietly."""

    CSS_PATH = str(Path(interview.tui.app.__file__).with_name("klantbeeld.tcss"))

    def _handle_exception(self, error: Exception) -> None:
        App._handle_exception(self, error)


class StepApp(LoudApp):
    """Opened straight at a step of a visit that is open already."""

    def __init__(self, visit: Visit, stap: Stap) -> None:
        super().__init__(visit.desk.locations, visit.desk.clock)
        self.desk = visit.desk
        self._visit = visit
        self._stap = stap

    def _first_screen(self) -> Screen[None]:
        return screen_for(self._stap, self._visit)


@dataclass
class InVisit:
    """The app on a step of a visit."""

    pilot: Pilot[int]
    visit: Visit

    @property
    def state(self) -> State:
        return self.visit.state

    def record(self) -> GespreksRecord:
        """As it is committed now."""
        return self.state.record

    @property
    def screen(self) -> VisitScreen:
        screen = self.pilot.app.screen
        assert isinstance(screen, VisitScreen), type(screen)
        return screen

    async def press(self, keys: str) -> None:
        """Each character is a key; a space separates the names of longer ones."""
        for word in keys.split():
            await self.pilot.press(*([word] if word in LONG else word))

    async def burst(self, *keys: str) -> None:
        """All keys in one read, as a fast typist or a slow machine gives them."""
        for key in keys:
            character = {"space": " ", "minus": "-"}.get(key, key if len(key) == 1 else None)
            self.pilot.app.post_message(events.Key(key, character))
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that will come."""
        await until(self.pilot, holds)

    def text(self, selector: str = "*") -> str:
        """What stands on the screen, as text."""
        found = [widget.render() for widget in self.pilot.app.screen.query(selector) if widget.display]
        return "\n".join(str(part) for part in found)


LONG = frozenset(
    (*(f"f{number}" for number in range(1, 13)), "enter", "escape", "tab", "left", "right", "up", "down",
     "space", "pagedown", "pageup", "question_mark", "ctrl+z", "ctrl+y", "backspace", "delete")
)  # fmt: skip
"""Keys whose name is longer than the character they give."""


@asynccontextmanager
async def in_visit(
    root: Path, stap: Stap, commands: Sequence[ask.Command] = (), size: tuple[int, int] = (80, 24)
) -> AsyncGenerator[InVisit]:
    """Begin a gesprek, carry out ``commands``, and show the screen of ``stap``."""
    with open_desk(root) as desk:
        conversation = begun(desk)
        for command in commands:
            conversation.do(command).result()
        klant = desk.caseload.klant(conversation.state.record.klant.klant_id).result()
        visit = Visit(desk, klant, conversation, desk.clock())
        app = StepApp(visit, stap)
        async with app.run_test(size=size) as pilot:
            here = InVisit(pilot, visit)
            await here.until(lambda: isinstance(app.screen, VisitScreen))
            await pilot.pause()
            yield here
            app.desk = None


Act = Callable[[StepApp, "Pilot[int]"], Awaitable[None]]


def act(visit: Visit, stap: Stap, what: Act, size: tuple[int, int] = (80, 24)) -> None:
    """Open ``stap``, let ``what`` press keys, close the store."""

    async def run() -> None:
        app = StepApp(visit, stap)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await what(app, pilot)
            await pilot.pause()

    try:
        asyncio.run(run())
    finally:
        visit.desk.close()


def shown(app: App[int]) -> str:
    """Everything that stands on the screen now."""
    return "\n".join("".join(part.text for part in strip) for strip in app.screen._compositor.render_strips())


def all_judged(state_of: Sequence[str], hinders: Sequence[str] = ("geld",)) -> list[ask.Command]:
    """Commands that give every leefgebied in ``state_of`` a niveau and a belemmert."""
    commands: list[ask.Command] = []
    for name in state_of:
        here = name in hinders
        commands.append(ask.ZetNiveau(name, 2 if here else 4))
        commands.append(ask.ZetBelemmert(name, Belemmert.JA if here else Belemmert.NEE))
    return commands


def value(given: str | int) -> Antwoord:
    return Antwoord(waarde=given)


def ready_for_advice(hinders: Sequence[str] = ("geld",)) -> list[ask.Command]:
    """Everything an advice needs."""
    content, _ = packaged()
    commands = all_judged([gebied.id for gebied in content.vragenlijst.matrix], hinders)
    commands.append(ask.LegFeitVast("arbeidsvermogen", Feit(waarde=value("ja"))))
    commands.append(ask.LegFeitVast("arbeidsvermogen_basis", Feit(waarde=value("inschatting"))))
    return commands
