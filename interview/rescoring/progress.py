"""How far a herscoring is and how long it will still take, said to a person who waits.

It counts only what this run does itself, so that going on where a run stopped does not look quick. On a
terminal it keeps to one line; elsewhere it speaks seldom.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

PATIENCE = 1.0
"""Seconds before anything is said."""
ON_TERMINAL, ELSEWHERE = 0.5, 15.0
"""Seconds between two words on a terminal, and in a log."""


@dataclass(slots=True)
class Progress:
    """Speaks on ``stream``; silent without one."""

    stream: TextIO | None = None
    clock: Callable[[], float] = time.monotonic
    """Seconds, never going back."""
    _what: str = field(default="", init=False)
    _total: int = field(default=0, init=False)
    _from: int = field(default=0, init=False)
    _began: float = field(default=0.0, init=False)
    _next: float = field(default=0.0, init=False)
    _shown: int = field(default=0, init=False)

    def begin(self, what: str, total: int, done: int = 0) -> None:
        """Start on ``total`` units of ``what``, of which ``done`` were done before."""
        self._what, self._total, self._from = what, total, done
        self._began = self.clock()
        self._next = self._began + PATIENCE

    def reached(self, done: int) -> None:
        """So many units are done."""
        now = self.clock()
        if self.stream is None or now < self._next:
            return
        terminal = self.stream.isatty()
        self._next = now + (ON_TERMINAL if terminal else ELSEWHERE)
        line = self._line(done, now)
        if terminal:
            self.stream.write(f"\r{line:<{self._shown}}")
            self._shown = len(line)
        else:
            self.stream.write(f"{line}\n")
        self.stream.flush()

    def end(self) -> None:
        """Leave the line that was kept, when there is one."""
        if self._shown and self.stream is not None:
            self.stream.write("\n")
            self.stream.flush()
        self._shown = 0

    def _line(self, done: int, now: float) -> str:
        share = 100 * done // self._total if self._total else 100
        said = f"{self._what}: {min(share, 100)}%"
        own = done - self._from
        if own <= 0:
            return said
        left = (now - self._began) * max(0, self._total - done) / own
        return f"{said}, nog {duration(left)}"


def duration(seconds: float) -> str:
    """About how long, in words."""
    if seconds < 10:
        return "een paar seconden"
    if seconds < 90:
        return f"ongeveer {round(seconds / 10) * 10} seconden"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"ongeveer {minutes} minuten"
    return f"ongeveer {round(minutes / 60)} uur"
