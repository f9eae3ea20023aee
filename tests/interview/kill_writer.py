"""Notes one wens after another, and says each only once it is on disk. Killed by its test."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from interview.record import Stap
from interview.session import commands as ask
from tests.interview.desks import open_desk


def main(root: str, gesprek_id: str, start: str) -> None:
    """Note one wens after another until killed."""
    with open_desk(Path(root)) as desk:
        conversation = desk.open_gesprek(gesprek_id)
        for number in itertools.count(int(start) + 1):
            conversation.do(ask.GaNaar(Stap.GESPREK, "wens", f"veld-{number}")).result()
            conversation.do(ask.NoteerWens(f"wens {number}.")).result()
            sys.stdout.write(f"wens {number}.\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
