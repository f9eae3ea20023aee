"""``klantbeeld gemeente``: which gemeentepakketten there are; its other words each have a command."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options; ``--help`` tells the other words."""
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """The same list as ``gemeente toon`` without a word."""
    from interview.commands import gemeente_toon

    given.pakket = None
    return gemeente_toon.run(given, console)
