"""The peers in a terminal: an echo without a program behind it, and a program without a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.bare_textual import GREETING
from tests.bench.keys import NOTE, BenchTerminal, python, type_text
from tests.bench.samples import Cost

READY = "klaar:"
ECHO = ["sh", "-c", f"stty raw -echo; printf '{READY} '; exec cat"]
BARE_APP = ("-m", "tests.bench.bare_textual")


@dataclass(frozen=True, slots=True)
class BareApp:
    """What the bare program took."""

    keys: Sequence[Cost]
    memory_mib: float


def echo() -> list[Cost]:
    """Type to ``cat`` in a raw terminal: what this way of measuring costs by itself."""
    with BenchTerminal(ECHO) as terminal:
        terminal.wait_for(READY)
        terminal.wait_quiet()
        return type_text(terminal, NOTE[:80])


def bare_app(text: str = "", typed: str = NOTE[:120]) -> BareApp:
    """Type in the bare program, behind ``text``."""
    with BenchTerminal(python(*BARE_APP, text)) as terminal:
        terminal.wait_for(GREETING)
        terminal.wait_quiet()
        keys = type_text(terminal, typed)
        return BareApp(keys, terminal.memory_mib())
