"""A process of its own that scores again, for tests that kill it: after each step it waits to be let go on.

Called with the source, the folder for what comes out and the size of a part; or with ``opslag`` and that
folder, to keep the outcomes of the demo.
"""

from __future__ import annotations

import sys
from pathlib import Path

from interview.rescoring.progress import Progress
from tests.rescoring.example import run_task


class Telling(Progress):
    """Says each step at once, and goes on when it is answered."""

    def reached(self, done: int) -> None:
        """So many units are done."""
        _step(str(done))

    def end(self) -> None:
        """All units are done."""
        _step("gedaan")


def _step(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _keep_outcomes(outcome: Path) -> None:
    from interview.demo.make import open_demo
    from interview.demo.story import load_stories
    from interview.locations import Locations
    from interview.rescoring.entries import Questionnaires
    from interview.rescoring.storing import OutcomeStore
    from interview.store_thread import system_clock
    from tests.rescoring.example import AT, RULES

    desk = open_demo(Locations.for_demo(), load_stories(), system_clock)
    OutcomeStore(desk, RULES, Questionnaires(desk.locations), AT, Telling()).keep(outcome)
    desk.close()


if __name__ == "__main__":
    if sys.argv[1] == "opslag":
        _keep_outcomes(Path(sys.argv[2]))
    else:
        run_task(
            Path(sys.argv[1]), Path(sys.argv[2]), part_size=int(sys.argv[3]), progress=Telling(), report=True
        )
