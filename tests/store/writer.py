"""A writer in a process of its own, to be killed at any moment: it tells what it committed, line by line.

Run as ``python -m tests.store.writer ROOT``, with the master key in hexadecimal as first line of input.
With ``te-vroeg`` it tells before it commits: the control that the check must catch.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from interview.locations import Locations
from interview.store import opening
from tests.store.example import AT, SUMMARY, event

FIELD = "notitie.geld"
GESPREK = "gesprek-1"


def main() -> None:
    too_early = sys.argv[2:] == ["te-vroeg"]
    locations = Locations.under(Path(sys.argv[1]))
    store = opening.open_with_master(locations, bytes.fromhex(sys.stdin.readline()))
    number = store.gesprek(GESPREK).volgnummer
    tell("geopend", 0)
    while True:
        number += 1
        store.save_draft(GESPREK, FIELD, f"concept {number}", AT)
        tell("concept", number)
        if too_early:
            tell("gebeurtenis", number)
            os.kill(os.getpid(), signal.SIGKILL)
        store.append(GESPREK, [event(number)], f'{{"n":{number}}}', SUMMARY, [FIELD], after=number - 1)
        tell("gebeurtenis", number)
        if number % 7 == 0:
            store.add_klant(f"klant-van-{number:06}", f'{{"nummer":{number}}}')
            tell("klant", number)


def tell(what: str, number: int) -> None:
    os.write(1, f"{what} {number}\n".encode())


if __name__ == "__main__":
    main()
