"""Power cut at any key: the real app in a real terminal, killed at random moments and opened again.

Acknowledged is what the screen said was kept: the number of loose notes, and the mark that all is saved.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from interview.record import GespreksRecord, Stap
from interview.session import commands as ask
from tests.interview.desks import begun, open_desk
from tests.terminal.visits import klantbeeld, unlock
from tests.tools.terminal import Terminal

KILLS = int(os.environ.get("KLANTBEELD_KILLS", "4"))
"""Kills at random moments; a release runs 200."""


def _resume(terminal: Terminal) -> None:
    unlock(terminal)
    terminal.press("Enter")
    terminal.wait_for("Verder waar u was?", "Geld en schulden")
    terminal.press("Enter")
    terminal.wait_for("▸g geld", "✓")


def _record(root: Path, gesprek_id: str) -> GespreksRecord:
    """The record after resuming, as the next person finds it; drafts have become events."""
    with open_desk(root) as desk:
        conversation = desk.open_gesprek(gesprek_id)
        assert conversation.state.plek.leefgebied == "geld", "resume lands on the same card"
        assert conversation.state.plek.veld == "notitie", "and on the same field"
        assert conversation.failure is None
        return conversation.state.record


def test_kills_at_random_moments_lose_nothing_the_screen_acknowledged(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.do(ask.KiesVoorbereiding("open")).result()
        conversation.do(ask.GaNaar(Stap.GESPREK, "geld", "notitie")).result()
        gesprek_id = conversation.gesprek_id
    chance = random.Random(20261121)
    loose: list[str] = []
    typed: list[str] = []
    for kill in range(KILLS):
        with klantbeeld(tmp_path) as terminal:
            _resume(terminal)
            for number in range(chance.randint(1, 3)):
                loose.append(f"los{kill}x{number}")
                terminal.press("Ctrl+N")
                terminal.write(f"{loose[-1]}\r")
                terminal.wait_for(f"✎{len(loose)} ")
            typed.append(f"getypt{kill}")
            terminal.write(f" {typed[-1]}")
            terminal.wait_for(typed[-1], "✓")
            _do_something_and_die(terminal, chance)
        record = _record(tmp_path, gesprek_id)
        kept = [note.tekst for note in record.snelle_notities]
        assert kept[: len(loose)] == loose, "a loose note that was counted on the screen is gone"
        assert all(word in record.leefgebied("geld").notitie for word in typed), (
            "typed and marked saved, but gone"
        )
        loose = kept


def _do_something_and_die(terminal: Terminal, chance: random.Random) -> None:
    """In the middle of typing, of keeping, or of nothing."""
    match chance.randrange(3):
        case 0:
            terminal.write("half gety")
        case 1:
            terminal.press("Ctrl+N")
            terminal.write("onderweg\r")
        case _:
            pass
    moment = chance.random() * 0.05
    terminal.wait_quiet(moment)
    terminal.kill()
