"""What one key costs in a real terminal: CPU of the program, and time until the text is on the screen."""

from __future__ import annotations

import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Self

from tests.bench.samples import Cost
from tests.tools.terminal import Terminal

COLUMNS, ROWS = 120, 36
REST = 0.035
"""Seconds without output after which a key is over: two frames of the toolkit."""
LAST_REST = 0.6
"""The same after the last key, so that keeping what was typed is paid for too."""

NOTE = (
    "Er ligt nog post in de la, zegt hij. Huur gaat goed, de deurwaarder is geweest. "
    "Zijn zus helpt met bellen en kijkt mee. Slapen lukt weer, koken ook. Wil graag in een team."
)
"""Words as they are noted at a kitchen table; some suggest another leefgebied."""
LONG_NOTE = f"{NOTE}\n" * (20_000 // len(NOTE)) + "Vandaag:"
"""A note of about 20 kB."""
SOME_WORDS = NOTE[:48]
"""What fits behind its last line: the toolkit's own field hides a word that wraps below the last line."""


class BenchTerminal(Terminal):
    """A terminal that also remembers when the last output came, before it was understood."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start ``command`` as on a real machine: with its byte code kept."""
        self.heard_at = 0.0
        super().__init__(
            command,
            environment={"PYTHONDONTWRITEBYTECODE": "", **(environment or {})},
            columns=COLUMNS,
            rows=ROWS,
        )

    def __enter__(self) -> Self:
        return self

    def _read(self, seconds: float) -> bool:
        select.select([self._master], [], [], max(0.0, seconds))
        self.heard_at = time.monotonic()
        return super()._read(0)

    def before_cursor(self, length: int) -> str:
        """So many characters on its line."""
        cursor = self.screen.cursor
        line = self.screen.buffer[cursor.y]
        return "".join(line[column].data for column in range(max(0, cursor.x - length), cursor.x))

    def shows(self, *texts: str) -> Callable[[], bool]:
        """A state of the screen, for :meth:`wait_until`."""
        return lambda: all(text in self.text for text in texts)


def python(*arguments: str) -> list[str]:
    """This interpreter."""
    return [sys.executable, *arguments]


def press_each(
    terminal: BenchTerminal, keys: Sequence[str], shown: Callable[[str], Callable[[], bool]]
) -> list[Cost]:
    """Press ``keys`` one after another; ``shown`` gives, before each, the state that it must bring.

    The CPU is of everything from this key to the next, whichever thread did it: also of what only
    follows the paint, such as keeping a draft.
    """
    costs: list[Cost] = []
    before = terminal.cpu_nanoseconds()
    for number, key in enumerate(keys, 1):
        there = shown(key)
        pressed = time.monotonic()
        terminal.press(key)
        terminal.wait_until(there, f"what {key!r} should bring")
        wall = terminal.heard_at - pressed
        terminal.wait_quiet(LAST_REST if number == len(keys) else REST)
        after = terminal.cpu_nanoseconds()
        costs.append(Cost(cpu=(after - before) / 1e6, wall=wall * 1e3))
        before = after
    return costs


def type_text(terminal: BenchTerminal, text: str) -> list[Cost]:
    """Type ``text`` key by key: each letter until it stands before the cursor, behind those of its word.

    A space cannot be seen, so it has no time on the wall.
    """
    word = ""

    def shown(key: str) -> Callable[[], bool]:
        nonlocal word
        word = (word + key).rpartition(" ")[2]
        sought, heard = word, terminal.received
        return lambda: terminal.received > heard and terminal.before_cursor(len(sought)) == sought

    costs = press_each(terminal, text, shown)
    return [Cost(cost.cpu) if key == " " else cost for key, cost in zip(text, costs, strict=True)]
