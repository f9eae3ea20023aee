"""What the window, the scrollback and the clipboard of a real terminal get to know: nothing of a klant."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pyte
import pytest

from interview.errors import ExitCode
from interview.record import Stap
from interview.session import commands as ask
from tests.interview.desks import begun, open_desk
from tests.store.example import PASSPHRASE
from tests.terminal.visits import klantbeeld
from tests.tools.terminal import Terminal

NOTE = "dit blijft hier"
SECRETS = ("Voorbeeld", "A.V.", NOTE, "Geld en schulden")
APP = """
import sys
from pathlib import Path
from interview.desk import Desk
from interview.locations import Locations
from interview.store_thread import system_clock
from interview.tui.app import KlantbeeldApp, run_app

def break_down(app):
    verklaring = "Voorbeeld: dit blijft hier"
    raise ValueError(verklaring)

KlantbeeldApp.action_licht = break_down

def opened():
    desk = Desk.unlock(places, sys.argv[2])
    desk.practice = True
    return desk

places = Locations.under(Path(sys.argv[1]))
sys.exit(run_app(KlantbeeldApp(places, system_clock, opened)))
"""
"""The program on a store for practice, with one defect: F11."""
ALTERNATE = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)


def _app(root: Path) -> Terminal:
    return Terminal([sys.executable, "-c", APP, str(root), PASSPHRASE])


def _at_the_note(root: Path) -> None:
    with open_desk(root) as desk:
        conversation = begun(desk)
        conversation.do(ask.KiesVoorbereiding("open")).result()
        conversation.do(ask.GaNaar(Stap.GESPREK, "geld", "notitie")).result()


def _in_the_note(terminal: Terminal) -> None:
    terminal.wait_for("Enter openen", "Voorbeeld")
    terminal.press("Enter")
    terminal.wait_for("Verder waar u was?")
    terminal.press("Enter")
    terminal.wait_for("▸g geld", "Geld en schulden")
    terminal.write(NOTE)
    terminal.wait_for(NOTE)


def _normal_screen(raw: bytes) -> str:
    """What stands on the normal screen and in its scrollback: all that was not on the alternate one."""
    screen = pyte.HistoryScreen(80, 24, history=1000)
    pyte.ByteStream(screen).feed(ALTERNATE.sub(b"", raw))
    scrolled = ["".join(line[column].data for column in range(80)) for line in screen.history.top]
    return "\n".join((*scrolled, *screen.display))


@pytest.mark.parametrize("end", ["Ctrl+Q", "SIGTERM", "defect"])
def test_after_the_end_nothing_of_a_klant_is_left_in_the_terminal(tmp_path: Path, end: str) -> None:
    _at_the_note(tmp_path)
    with _app(tmp_path) as terminal:
        _in_the_note(terminal)
        if end == "Ctrl+Q":
            terminal.press("Ctrl+Q")
            terminal.wait_for("Wilt u stoppen?")
            terminal.press("Enter")
        elif end == "SIGTERM":
            os.kill(terminal.process.pid, signal.SIGTERM)
        else:
            terminal.press("F11")
        code = terminal.wait_exit()
        assert terminal.terminal_restored()
        raw = bytes(terminal.raw)
    assert code == {"Ctrl+Q": 0, "SIGTERM": 128 + signal.SIGTERM, "defect": ExitCode.FOUT}[end]
    assert raw.count(b"\x1b[?1049h") == raw.count(b"\x1b[?1049l") == 1
    left = _normal_screen(raw)
    for secret in (*SECRETS, "verklaring", "Traceback"):
        assert secret not in left
    assert ("PROGRAMMA-FOUT" in left) is (end == "defect")
    titles = re.findall(rb"\x1b\][012];([^\x07\x1b]*)", raw)
    assert set(titles) == {b"klantbeeld"}, "the title of the window never names anyone"
    assert raw.index(b"\x1b[22;2t") < raw.index(b"\x1b]2;klantbeeld") < raw.rindex(b"\x1b[23;2t")


def test_copying_does_not_reach_the_clipboard_of_the_computer(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with _app(tmp_path) as terminal:
        _in_the_note(terminal)
        terminal.write("\x1b[1;2H")  # Shift+Home
        terminal.press("Ctrl+C", "End")
        terminal.write(" ")
        terminal.press("Ctrl+V")
        terminal.wait_for(f"{NOTE} {NOTE}")
        assert b"\x1b]52" not in terminal.raw


def test_a_window_that_vanishes_without_a_signal_ends_the_program(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with _app(tmp_path) as terminal:
        _in_the_note(terminal)
        terminal.vanish()
        code = terminal.process.wait(timeout=terminal.patience)
        assert code == 128 + signal.SIGHUP
    with open_desk(tmp_path) as desk:
        item = desk.caseload.worklist().result().alles[0]
        notes = desk.open_gesprek(item.gesprek_id).state.record.leefgebieden
        assert notes["geld"].notitie == NOTE


def test_f12_shows_whom_to_call_before_anything_is_open(tmp_path: Path) -> None:
    with klantbeeld(tmp_path) as first:
        first.wait_for("Wie bent u?")
        first.write("Sam")
        # In one read: the card, one of its situations, back, and on with the same word.
        first.press("F12", "2")
        first.wait_for("De klant denkt aan zelfmoord")
        first.press("Esc")
        first.wait_gone("zelfmoord")
        first.wait_for("Wie bent u?")
        first.write(" Oefening")
        first.wait_for("Sam Oefening")
    _at_the_note(tmp_path)
    with klantbeeld(tmp_path) as locked:
        locked.wait_for("Uw wachtzin")
        locked.write(PASSPHRASE[:5])
        locked.press("F12")
        locked.wait_for("Stopkaart", "1   Direct gevaar")
        locked.press("Esc")
        # Half painted, the card still shows the field: a letter behind Esc would be Alt and that letter.
        locked.wait_gone("Direct gevaar")
        locked.wait_for("Uw wachtzin")
        locked.write(f"{PASSPHRASE[5:]}\r")
        locked.wait_for("Voorbeeld")
