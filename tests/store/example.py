"""What the store tests share: cheap key parameters, example values, and the expected-error check."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.locations import Locations
from interview.store import opening
from interview.store.errors import StoreErrorCode
from interview.store.kdf import KdfParameters
from interview.store.model import GesprekSummary, StoredEvent
from interview.store.recovery import RecoverySheet
from interview.store.store import Store
from questionnaires.errors import KlantbeeldError

CHEAP = KdfParameters(memory_kib=64, rounds=1, lanes=1)
"""Argon2id at almost no cost: what is tested is the road, not the price of a guess."""

CHECKOUT = Path(__file__).resolve().parents[2]
"""Where child processes of a test start, so that they import what is tested here."""

PASSPHRASE = "vier verzonnen losse woorden"
AT = "2026-11-21T10:00:00+01:00"
SUMMARY = GesprekSummary(
    gepland_op="2026-11-21T10:00:00+01:00", status="bezig", stap="gesprek", bijgewerkt_op=AT
)


@dataclass(frozen=True)
class MadeStore:
    """A store on disk, not open, with the ways in."""

    locations: Locations
    master: bytes
    sheet: RecoverySheet

    def open(self) -> Store:
        return opening.open_with_master(self.locations, self.master)

    @contextmanager
    def opened(self) -> Generator[Store]:
        store = self.open()
        try:
            yield store
        finally:
            store.close()


def event(number: int, text: str = "verzonnen notitie") -> StoredEvent:
    """An example event whose payload tells its number."""
    return StoredEvent("NotitieVastgelegd", AT, f'{{"nummer":{number},"tekst":"{text}"}}')


def with_gesprek(store: Store, events: int = 0, klant: str = "klant-1", gesprek: str = "gesprek-1") -> None:
    """One klant with one gesprek of ``events`` events."""
    store.add_klant(klant, '{"naam":"Voorbeeld"}')
    store.create_gesprek(gesprek, klant, [event(number) for number in range(1, events + 1)], "{}", SUMMARY)


def files_under(root: Path) -> list[Path]:
    """Every file below ``root``."""
    return [path for path in sorted(root.rglob("*")) if path.is_file()]


@contextmanager
def expect_refusal(code: StoreErrorCode) -> Generator[None]:
    """Pass only when the block raises the error of ``code``, complete with remedy."""
    with pytest.raises(KlantbeeldError) as caught:
        yield
    assert caught.value.code is code
    assert caught.value.what
    assert caught.value.remedy
