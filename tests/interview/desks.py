"""A real, cheap desk for tests: real SQLCipher, real journal, a clock that the test moves."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from interview.caseload import Consultant
from interview.conversation import Conversation
from interview.desk import Desk
from interview.klant import Klant
from interview.locations import Locations
from interview.store.recovery import RecoverySheet
from interview.store_thread import Clock
from tests.store.example import CHEAP, PASSPHRASE

START = datetime(2026, 11, 21, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
CONSULTANT = Consultant("Bram Bedacht", "Bureau Verzonnen", "consultant", "000 000 00 00", "Voorbeeldstad")


class TestClock:
    """Tells the time it was set to; each look moves it a second."""

    __test__ = False

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def still_clock() -> datetime:
    """Always the same moment."""
    return START


def make_desk(root: Path, clock: Clock | None = None) -> Desk:
    """A new store under ``root``, where the invented municipality will do."""
    recipient = RecoverySheet.generate().recipient
    desk = Desk.create(
        Locations.under(root), PASSPHRASE, recipient, CONSULTANT, CHEAP, clock=clock or TestClock()
    )
    desk.practice = True
    return desk


@contextmanager
def open_desk(root: Path) -> Generator[Desk]:
    """A new or known store under ``root``, closed afterwards."""
    locations = Locations.under(root)
    known = Desk.exists(locations)
    desk = Desk.unlock(locations, PASSPHRASE, clock=TestClock()) if known else make_desk(root)
    desk.practice = True
    try:
        yield desk
    finally:
        desk.close()


def planned_gesprek(desk: Desk, naam: str = "Voorbeeld") -> str:
    """A klant with a gesprek planned for now."""
    klant = desk.caseload.add([Klant("", naam, "A.", "mw")]).result()[0]
    return desk.caseload.plan(klant.klant_id, START).result()


def begun(desk: Desk, naam: str = "Voorbeeld") -> Conversation:
    """A gesprek that has begun."""
    return desk.open_gesprek(planned_gesprek(desk, naam))
