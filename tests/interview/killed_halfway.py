"""Programs that are killed at a chosen moment of one action. Run in a process of its own by its test."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from interview.caseload_import import import_rows, read_caseload
from interview.store.store import Store
from tests.interview.desks import START, make_desk, open_desk

STOP_AT_GESPREK = """
CREATE TEMP TRIGGER halverwege AFTER INSERT ON gesprek
WHEN (SELECT count(*) FROM gesprek) = 2 BEGIN SELECT stop_here(); END
"""
"""Ends the program, or the statement, when the second gesprek has been written."""


def stop_at_gesprek(store: Store, killed: bool) -> None:
    """Die when the second gesprek is written, or refuse it as a failing disk would."""
    connection = store._database._connection
    assert isinstance(connection, dbapi2.Connection)

    def stop_here() -> None:
        if killed:
            _kill()
        raise OSError

    connection.create_function("stop_here", 0, stop_here)
    connection.execute(STOP_AT_GESPREK)


def killed_importing(root: Path, file: Path) -> None:
    """Import a caseload; dead before it is all there."""
    with open_desk(root) as desk:
        desk.thread.submit(lambda store: stop_at_gesprek(store, killed=True)).result()
        import_rows(desk, read_caseload(file, START.date()).rows)


def killed_creating(root: Path, renames: int) -> None:
    """Make a store; dead when so many files have got their name and one more is about to."""
    done = 0

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal done
        if event == "os.rename":
            if done == renames:
                _kill()
            done += 1

    sys.addaudithook(watch)
    make_desk(root).close()


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if sys.argv[1] == "import":
        killed_importing(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        killed_creating(Path(sys.argv[2]), int(sys.argv[3]))
