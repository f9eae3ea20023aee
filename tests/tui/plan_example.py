"""An open gesprek on a cheap store, and the app opened straight at one of its steps."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import sys
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from interview.caseload import Consultant
from interview.conversation import Conversation, StoreThread
from interview.desk import Desk
from interview.klant import Klant
from interview.locations import Locations
from interview.record import Stap, Wie
from interview.session import commands as ask
from interview.store import opening
from interview.store.kdf import KdfParameters
from interview.store.recovery import RecoverySheet
from interview.tui.app import KlantbeeldApp
from interview.tui.steps import screen_for
from interview.tui.visit import Visit

PASSPHRASE = "vier verzonnen losse woorden"
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
CONSULTANT = Consultant("Bram Bedacht", "Bureau Verzonnen", "consultant", "000 000 00 00", "Voorbeeldstad")
CHEAP = KdfParameters(memory_kib=64, rounds=1, lanes=1)


def clock() -> datetime:
    """Always the same moment."""
    return NOW


@lru_cache(maxsize=1)
def _template() -> tuple[TemporaryDirectory[str], bytes]:
    """A store with one klant and one gesprek, made once: making one starts a child process."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    store = opening.create(
        Locations.under(Path(folder.name)), PASSPHRASE, RecoverySheet.generate().recipient, CHEAP
    )
    master = store.keys.master
    store.close()
    desk = _desk(Locations.under(Path(folder.name)), master)
    desk.caseload.set_consultant(CONSULTANT).result()
    klant = desk.caseload.add([Klant("", "Voorbeeld", "A.", "mw")]).result()[0]
    desk.caseload.plan(klant.klant_id, NOW).result()
    desk.close()
    return folder, master


def _desk(locations: Locations, master: bytes) -> Desk:
    thread = StoreThread(lambda: opening.open_with_master(locations, master))
    thread.opened.result()
    return Desk(locations, thread, clock)


def new_visit(root: Path) -> Visit:
    """A visit with an invented klant, the gesprek just begun."""
    folder, master = _template()
    locations = Locations.under(root)
    shutil.copytree(Locations.under(Path(folder.name)).data_dir, locations.data_dir)
    return same_visit(_desk(locations, master))


def same_visit(desk: Desk) -> Visit:
    """The one gesprek of ``desk``, opened again."""
    item = desk.caseload.worklist().result().alles[0]
    return Visit(desk, item.klant, desk.open_gesprek(item.gesprek_id), NOW)


def tell(conversation: Conversation, *commands: ask.Command) -> None:
    """Carry out commands and wait for the disk."""
    for command in commands:
        conversation.do(command).result()


def fill_plan(conversation: Conversation) -> None:
    """A plan that can be signed: a wens, a doel and two afspraken with dates."""
    tell(
        conversation,
        ask.NoteerWens("Ik wil weer buiten werken."),
        ask.NoteerDoel("In mei werk ik twee dagen in het groen."),
        ask.ZetGaatGoed(("Ik sta elke dag op tijd op.",)),
        ask.NoteerAfspraak(
            "Ik neem mijn brieven mee.", begin=TODAY + timedelta(days=2), eind=TODAY + timedelta(days=14)
        ),
        ask.NoteerAfspraak(
            "Bram belt de schuldhulp.",
            Wie.GEMEENTE,
            begin=TODAY + timedelta(days=2),
            eind=TODAY + timedelta(days=9),
        ),
        ask.ZetEvaluaties((TODAY + timedelta(days=42),)),
    )


class StepApp(KlantbeeldApp):
    """The real app, opened at a step of a visit that is open already."""

    CSS_PATH = str(Path(sys.modules[KlantbeeldApp.__module__].__file__ or "").with_name("klantbeeld.tcss"))

    def __init__(self, visit: Visit, stap: Stap) -> None:
        super().__init__(visit.desk.locations, clock)
        self.desk = visit.desk
        self._visit = visit
        self._stap = stap
        self.defect = ""

    def _first_screen(self) -> Screen[None]:
        return screen_for(self._stap, self._visit)

    def _handle_exception(self, error: Exception) -> None:
        self.defect += "".join(traceback.format_exception(error))
        super()._handle_exception(error)


Act = Callable[[StepApp, "Pilot[int]"], Awaitable[None]]


def act(visit: Visit, stap: Stap, what: Act, size: tuple[int, int] = (80, 24)) -> None:
    """Open ``stap``, let ``what`` press keys, close the store; a defect of the app fails the test."""

    async def run() -> None:
        app = StepApp(visit, stap)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await what(app, pilot)
            await pilot.pause()
        assert not app.defect, app.defect

    try:
        asyncio.run(run())
    finally:
        visit.desk.close()


async def until(pilot: Pilot[int], holds: Callable[[], bool], tries: int = 400) -> None:
    """Wait for a state, not for a time."""
    for _ in range(tries):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("this state never came")


def shown(app: App[int]) -> str:
    """Everything that stands on the screen now."""
    return "\n".join("".join(part.text for part in strip) for strip in app.screen._compositor.render_strips())
