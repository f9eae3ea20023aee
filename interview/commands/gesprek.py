"""``klantbeeld gesprek --lineair``: a gesprek in plain lines, for screen readers and plain terminals."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser

CLEAR_SCREEN = "\x1b[H\x1b[2J\x1b[3J"
"""Also the lines that scrolled away: a list of names stays on no screen."""
PUSHED_AWAY = "\n" * 60
"""A terminal that cannot clear shows none of what was there."""


def configure(parser: CommandParser) -> None:
    """Name the options."""
    from interview.commands.open_store import add_store

    parser.switch("--lineair", "in gewone regels; zonder deze keuze gebruikt u de app: klantbeeld")
    parser.option("--gesprek", "ID", "dit gesprek, zonder eerst een lijst te tonen")
    add_store(parser)


def run(given: Namespace, console: Console) -> int:
    """Hold the conversation; ends well at stop, at the end of the input, and at Ctrl+C."""
    from interview.commands.open_store import open_store
    from interview.errors import CommandErrorCode, ExitCode, KlantbeeldError
    from interview.linear.gesprek import hold
    from interview.linear.reader import Reader

    if not given.lineair:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "deze opdracht is er voor gewone regels",
            remedy="Geef --lineair mee. Voor de app: klantbeeld.",
        )
    for stream in (sys.stdin, sys.stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    with open_store(given, console) as desk:
        hold(desk, Reader(sys.stdin, sys.stdout), given.gesprek, clear_screen)
    return ExitCode.KLAAR


def clear_screen() -> None:
    """Take names off the screen of a terminal; where it cannot clear, they scroll away."""
    if sys.stdout.isatty():
        dumb = os.environ.get("TERM", "dumb") == "dumb"
        sys.stdout.write(PUSHED_AWAY if dumb else CLEAR_SCREEN)
        sys.stdout.flush()
