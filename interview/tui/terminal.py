"""The window around the app: its title, and whether it is still there.

It writes nothing but control sequences, and never a word about a klant.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

TITLE = "klantbeeld"
KEEP_TITLE = "\x1b[22;2t"
GIVE_TITLE_BACK = "\x1b[23;2t"
"""Keep and give back, as xterm does; a terminal that cannot keeps the neutral title."""


@contextmanager
def neutral_title() -> Generator[None]:
    """Call the window by the program: a shell often shows a command, with the name of a file in it."""
    _send(f"{KEEP_TITLE}\x1b]2;{TITLE}\x07")
    try:
        yield
    finally:
        _send(GIVE_TITLE_BACK)


def _send(sequence: str) -> None:
    # Where the toolkit draws.
    stream = sys.__stderr__
    if stream is None or os.environ.get("TERM", "") in ("dumb", "linux"):
        return
    try:
        if stream.isatty():
            stream.write(sequence)
            stream.flush()
    except (OSError, ValueError):
        return  # The terminal is gone, and its title with it.


def watches_terminals() -> bool:
    """Whether this system can tell that a terminal is gone; Windows ends the program itself."""
    return hasattr(select, "poll")


def terminal_is_gone() -> bool:
    """Whether what keys come from was closed at its other end."""
    if sys.__stdin__ is None:
        return False
    try:
        watch = select.poll()
        watch.register(sys.__stdin__.fileno(), 0)
        return any(what & (select.POLLHUP | select.POLLNVAL) for _, what in watch.poll(0))
    except (OSError, ValueError):
        return True


def speak_to_nobody() -> None:
    """Send what is still to be said nowhere: at the very end Python cannot flush it to a closed window."""
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
