"""Tries to use a store on a disk that cannot be written, and asserts that it is refused.

Run as ``python -m tests.store.on_read_only_disk ROOT``, with the master key in hexadecimal on standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from interview.locations import Locations
from interview.store import opening
from interview.store.errors import StoreErrorCode
from interview.store.recovery import RecoverySheet
from tests.store.example import CHEAP, PASSPHRASE, expect_refusal


def main() -> None:
    root = Path(sys.argv[1])
    master = bytes.fromhex(sys.stdin.readline())
    recipient = RecoverySheet.generate().recipient
    attempts: list[Callable[[], object]] = [
        lambda: opening.open_with_master(Locations.under(root), master),
        lambda: opening.unlock(Locations.under(root), PASSPHRASE),
        lambda: opening.create(Locations.under(root / "nieuw"), PASSPHRASE, recipient, CHEAP),
    ]
    for attempt in attempts:
        with expect_refusal(StoreErrorCode.ALLEEN_LEZEN):
            attempt()


if __name__ == "__main__":
    main()
