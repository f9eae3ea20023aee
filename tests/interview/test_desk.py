"""A store is made whole: with the consultant it is for, or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from interview.desk import Desk
from interview.locations import Locations
from tests.interview.desks import CONSULTANT, make_desk, open_desk
from tests.store.example import CHECKOUT

MOST_RENAMES = 12


def test_a_kill_while_a_store_is_made_leaves_a_whole_one_or_room_for_one(tmp_path: Path) -> None:
    seen = set()
    for renames in range(MOST_RENAMES):
        root = tmp_path / str(renames)
        command = [sys.executable, "-m", "tests.interview.killed_halfway", "create", str(root), str(renames)]
        ended = subprocess.run(command, check=False, cwd=CHECKOUT).returncode
        there = Desk.exists(Locations.under(root))
        if not there:
            make_desk(root).close()
        with open_desk(root) as desk:
            assert desk.caseload.consultant().result() == CONSULTANT
        seen.add(there)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
    else:
        raise AssertionError("there was no end to the renames")
    assert seen == {False, True}
