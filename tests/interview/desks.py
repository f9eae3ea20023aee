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
from interview.store.kdf import KdfParameters
from interview.store.recovery import RecoverySheet

CHEAP = KdfParameters(memory_kib=64, rounds=1, lanes=1)
PASSPHRASE = "vier verzonnen losse woorden"
START = datetime(2026, 11, 21, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
CONSULTANT = Consultant(
    naam="Sam Oefening", functie="consultant", organisatie="Bureau Voorbeeld", gemeente="Voorbeeldstad",
    telefoon="000-0000000",
)  # fmt: skip


class TestClock:
    """Tells the time it was set to; each look moves it a second."""

    __test__ = False

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_desk(root: Path, clock: TestClock | None = None) -> Desk:
    """A new store under ``root``."""
    return Desk.create(
        Locations.under(root), PASSPHRASE, RecoverySheet.generate().recipient, CONSULTANT, CHEAP,
        clock=clock or TestClock(),
    )  # fmt: skip


@contextmanager
def open_desk(root: Path) -> Generator[Desk]:
    """A new or known store under ``root``, closed afterwards."""
    locations = Locations.under(root)
    known = Desk.exists(locations)
    desk = Desk.unlock(locations, PASSPHRASE, clock=TestClock()) if known else make_desk(root)
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
