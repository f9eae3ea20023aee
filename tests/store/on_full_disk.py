"""Fills the disk that holds a store, and asserts what the store does about it.

Run as ``python -m tests.store.on_full_disk ROOT``, with the master key in hexadecimal on standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from interview.locations import Locations
from interview.store import opening
from interview.store.errors import StoreErrorCode, StoreNoticeCode
from interview.store.files import BALLAST_SIZE
from interview.store.store import Store
from questionnaires.errors import KlantbeeldError
from tests.store.example import AT, SUMMARY, event, expect_refusal, with_gesprek

GESPREK = "gesprek-1"
TEXT = "x" * 3000


def main() -> None:
    locations = Locations.under(Path(sys.argv[1]))
    master = bytes.fromhex(sys.stdin.readline())
    store = opening.open_with_master(locations, master)
    with_gesprek(store)
    assert locations.ballast_file.stat().st_size == BALLAST_SIZE
    acknowledged, warned_at = fill(store)
    assert 0 < warned_at <= acknowledged - 100, (warned_at, acknowledged)
    assert not locations.ballast_file.exists()
    attempts: list[Callable[[], object]] = [
        lambda: store.add_klant("klant-2", "{}" * 9000),
        lambda: store.save_draft(GESPREK, "veld", "x" * 90_000, AT),
        lambda: store.backup(locations.backups_dir / "kopie.db"),
    ]
    for attempt in attempts:
        with expect_refusal(StoreErrorCode.SCHIJF_VOL):
            attempt()
    assert len(store.events(GESPREK)) == acknowledged
    store.close()
    store = opening.open_with_master(locations, master)
    assert len(store.events(GESPREK)) == acknowledged
    assert store.integrity_check().ok
    store.close()


def fill(store: Store) -> tuple[int, int]:
    """Write until refused; the number of acknowledged events, and at which one the warning came."""
    acknowledged, warned_at = 0, 0
    while True:
        try:
            store.append(GESPREK, [event(acknowledged + 1, TEXT)], "{}", SUMMARY, after=acknowledged)
        except KlantbeeldError as error:
            assert error.code is StoreErrorCode.SCHIJF_VOL, error
            return acknowledged, warned_at
        acknowledged += 1
        if not warned_at and StoreNoticeCode.RESERVE_GEBRUIKT in store.notices:
            warned_at = acknowledged


if __name__ == "__main__":
    main()
