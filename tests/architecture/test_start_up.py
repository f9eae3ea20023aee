"""The app starts light: in a real terminal, what makes a PDF or reads a record is not there yet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interview.desk import Desk
from interview.locations import ROOT_VARIABLE, Locations
from tests.interview.desks import make_desk, planned_gesprek
from tests.store.example import PASSPHRASE
from tests.tools.terminal import Terminal

PROGRAM = """
import atexit, pathlib, sys
atexit.register(lambda: pathlib.Path(sys.argv[1]).write_text("\\n".join(sys.modules), encoding="utf-8"))
from interview.cli import main
sys.exit(main([]))
"""
"""The program, leaving behind what it had loaded when it was ended."""

DOCUMENTS = {"weasyprint", "jinja2", "pyhanko", "fontTools", "PIL"}
RECORDS = {
    "pydantic",
    "interview.record",
    "interview.conversation",
    "scoring.engine",
    "questionnaires.schema",
}
SENT_BY_US = 128 + 15
"""The exit code after SIGTERM, which the app takes as the sign to close well."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one's own, with one klant to be spoken."""
    root = tmp_path / "opslag"
    desk = make_desk(root)
    planned_gesprek(desk)
    desk.close()
    assert Desk.exists(Locations.under(root))
    return root


def test_the_werkvoorraad_takes_keys_before_anything_heavy_is_loaded(store: Path, tmp_path: Path) -> None:
    found = tmp_path / "geladen.txt"
    command = [sys.executable, "-c", PROGRAM, str(found)]
    with Terminal(command, environment={ROOT_VARIABLE: str(store)}) as terminal:
        terminal.wait_for("wachtzin")
        terminal.write(f"{PASSPHRASE}\r")
        terminal.wait_for("alles opgeslagen", "A. Voorbeeld")
        terminal.press("/")
        terminal.wait_for("zoek op naam")
        terminal.write("niemand")
        terminal.wait_for("niemand")
        terminal.process.terminate()
        assert terminal.wait_exit() == SENT_BY_US
    loaded = set(found.read_text(encoding="utf-8").split("\n"))
    assert {"textual", "sqlcipher3", "interview.tui.screens.werkvoorraad"} <= loaded, (
        "the real start was seen"
    )
    assert not loaded & DOCUMENTS
    assert not loaded & RECORDS
