"""``klantbeeld signaal``: write a Signaal in plain lines; the app does it from the Stopkaart."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    from interview.commands.open_store import add_store

    add_store(parser)


def run(given: Namespace, console: Console) -> int:
    """Ask and seal. Left or broken off, nothing was kept."""
    from interview.commands.gesprek import clear_screen
    from interview.commands.open_store import open_store
    from interview.commands.terminal import require_terminal
    from interview.errors import ExitCode
    from interview.linear.everywhere import REMINDER, Everywhere
    from interview.linear.reader import InputEnded, Reader
    from interview.signaal.words import KEPT_NOTHING

    # What is said here must not be in a pipe or a file.
    require_terminal("een Signaal schrijven", "Openen en wegbrengen: klantbeeld --help")
    with open_store(given, console) as desk:
        desk.practice = desk.practice or given.demo
        reader = Reader(sys.stdin, sys.stdout)
        everywhere = Everywhere(reader, desk, clear_screen)
        reader.at_every_prompt(everywhere.words(), REMINDER)
        try:
            receipt = everywhere.write()
        except InputEnded:
            console.note(KEPT_NOTHING)
            return ExitCode.NEE
    return ExitCode.KLAAR if receipt is not None else ExitCode.NEE
