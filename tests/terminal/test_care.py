"""What the program owes a terminal and the people around it, also when it is ended from outside."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from interview.klant import Klant
from interview.record import Stap
from interview.session import commands as ask
from tests.interview.desks import START, begun, open_desk
from tests.terminal.visits import KLANTBEELD, klantbeeld, unlock
from tests.tools.terminal import Terminal

HOSTILE = "[@click=app.bell]Klik[/] [/foo] [red]"


def _at_the_note(root: Path) -> str:
    with open_desk(root) as desk:
        conversation = begun(desk)
        conversation.do(ask.KiesVoorbereiding("open")).result()
        conversation.do(ask.GaNaar(Stap.GESPREK, "geld", "notitie")).result()
        return conversation.gesprek_id


def _resume(terminal: Terminal) -> None:
    unlock(terminal)
    terminal.press("Enter")
    terminal.wait_for("Verder waar u was?")
    terminal.press("Enter")
    terminal.wait_for("▸g geld", "Geld en schulden")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_keeps_what_was_typed_and_gives_the_terminal_back(tmp_path: Path, name: str) -> None:
    gesprek_id = _at_the_note(tmp_path)
    with klantbeeld(tmp_path) as terminal:
        _resume(terminal)
        terminal.write("midden in een zin")
        terminal.wait_for("midden in een zin")
        os.kill(terminal.process.pid, getattr(signal, name))
        assert terminal.wait_exit() == 128 + getattr(signal, name)
        assert terminal.terminal_restored()
    with open_desk(tmp_path) as desk:
        record = desk.open_gesprek(gesprek_id).state.record
        assert record.leefgebied("geld").notitie == "midden in een zin"


def test_ctrl_q_asks_first_and_esc_goes_on(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with klantbeeld(tmp_path) as terminal:
        _resume(terminal)
        terminal.press("Ctrl+Q")
        terminal.wait_for("Wilt u stoppen?")
        terminal.press("Esc")
        terminal.wait_gone("Wilt u stoppen?")
        terminal.write("nog een woord")
        terminal.wait_for("nog een woord")
        assert terminal.process.poll() is None


def test_during_a_visit_no_other_klant_is_on_any_screen(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with open_desk(tmp_path) as desk:
        (other,) = desk.caseload.add([Klant("", "Anderman", "Z.", "dhr")]).result()
        desk.caseload.plan(other.klant_id, START).result()
    with klantbeeld(tmp_path) as terminal:
        unlock(terminal)
        terminal.wait_for("Anderman", "Voorbeeld")
        terminal.press("Down")
        terminal.wait_quiet()
        terminal.press("Enter")
        # A terminal paints a screen in pieces: only when the last of the old one is gone is it the new one.
        terminal.wait_for("Verder waar u was?")
        terminal.wait_gone("Anderman")
        seen = [terminal.text]
        for key in ("Enter", "F1", "Esc", "Ctrl+P", "Esc", "F4", "F6", "F10", "Esc", "F9", "Esc"):
            terminal.press(key)
            terminal.wait_quiet()
            seen.append(terminal.text)
        for screen in seen:
            assert "Anderman" not in screen
            assert "Voorbeeld" not in screen, "initials at most"


def test_client_text_is_text_on_every_screen(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        (klant,) = desk.caseload.add([Klant("", HOSTILE)]).result()
        gesprek_id = desk.caseload.plan(klant.klant_id, START).result()
        conversation = desk.open_gesprek(gesprek_id)
        for command in (
            ask.KiesVoorbereiding("open"),
            ask.LegNotitieVast("geld", HOSTILE),
            ask.NoteerWens(HOSTILE),
            ask.NoteerAfspraak(HOSTILE),
            ask.MarkeerCitaat("geld", HOSTILE),
            ask.GaNaar(Stap.GESPREK, "geld"),
        ):
            conversation.do(command).result()
    with klantbeeld(tmp_path, columns=140, rows=45) as terminal:
        unlock(terminal)
        terminal.wait_for("[@click=app.bell]Klik[/]")
        terminal.press("Enter")
        terminal.wait_for("Verder waar u was?")
        terminal.press("Enter")
        terminal.wait_for("▸g geld", HOSTILE)
        for key, title in (("F3", "Wat u teruggeeft"), ("F4", "Geld en schulden"), ("F6", "Wat u wilt")):
            terminal.press(key)
            terminal.wait_for(title, "[@click=app.bell]Klik[/]")
        terminal.press("F10")
        terminal.wait_for("Wat we afspreken", HOSTILE)
        assert terminal.process.poll() is None


def test_the_privacy_key_blanks_the_screen_and_comes_back_to_the_same_place(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with klantbeeld(tmp_path) as terminal:
        _resume(terminal)
        terminal.write("iets van mij")
        terminal.wait_for("iets van mij")
        terminal.press("F9")
        terminal.wait_for("Druk op een toets om verder te gaan")
        terminal.wait_gone("iets van mij")
        terminal.wait_until(lambda: "geld" not in terminal.text.lower(), "nothing of the card")
        assert terminal.process.poll() is None
        terminal.press("Enter")
        terminal.wait_for("iets van mij", "▸g geld")


def test_without_a_terminal_the_app_says_so_and_does_not_hang(tmp_path: Path) -> None:
    import subprocess

    done = subprocess.run(
        KLANTBEELD, env={**os.environ, "KLANTBEELD_MAP": str(tmp_path)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "OPDRACHT-GEEN-TERMINAL" in done.stderr


def test_a_name_searched_and_opened_in_one_breath_opens_that_klant(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        names = ("Voorbeeld", "Fictief", "Bedacht", "Niemand")
        for klant in desk.caseload.add([Klant("", name, f"{name[0]}.") for name in names]).result():
            desk.caseload.plan(klant.klant_id, START).result()
    with klantbeeld(tmp_path) as terminal:
        unlock(terminal)
        terminal.wait_for(*names)
        terminal.write("/Bedacht\r")
        terminal.wait_for("bezoek", "Hoe gaat u dit gesprek in?")
        terminal.wait_for("B.B.  bezoek")
        assert terminal.process.poll() is None


def test_a_search_without_a_hit_says_so(tmp_path: Path) -> None:
    _at_the_note(tmp_path)
    with klantbeeld(tmp_path) as terminal:
        unlock(terminal)
        terminal.write("/zzz")
        terminal.wait_for("Niemand met die naam.")
        terminal.wait_gone("Voorbeeld")
        assert terminal.process.poll() is None
        terminal.press("Esc")
        terminal.wait_for("Voorbeeld")
