"""How a passphrase comes in: typed at the terminal unseen, or from a file or descriptor.

It must never come from an argument or the environment, where other programs can read it, and
never be shown, kept or logged.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import CommandErrorCode, KlantbeeldError

if TYPE_CHECKING:
    from interview.commands.parser import CommandParser

LONGEST = 4096
"""Bytes read from a file or descriptor."""


def add_passphrase(parser: CommandParser, name: str = "--wachtzin-van", what: str = "de wachtzin") -> None:
    """The option to read a passphrase instead of asking it."""
    parser.option(name, "FD|BESTAND", f"lees {what} uit een bestand, of van een open descriptor (een getal)")


def obtain(source: str | None, question: str) -> str:
    """The passphrase from ``source``, or asked at the terminal.

    Raises KlantbeeldError: BESTAND-ONLEESBAAR, or OPDRACHT-GEEN-TERMINAL when nobody can be asked.
    """
    if source is not None:
        return _read(source)
    if sys.stdin is None or not sys.stdin.isatty():
        raise KlantbeeldError(
            CommandErrorCode.GEEN_TERMINAL,
            "hier is een wachtzin nodig, en er is geen terminal om hem te vragen",
            remedy="Geef --wachtzin-van mee, met een bestand of een descriptor.",
        )
    from getpass import getpass

    try:
        return getpass(f"{question}: ", stream=sys.stderr)
    except EOFError:
        raise KeyboardInterrupt from None


def obtain_new(source: str | None, question: str) -> str:
    """A new passphrase: asked twice at the terminal, since a slip of the finger would shut someone out.

    Raises KlantbeeldError: as :func:`obtain`, OPSLAG-WACHTZIN-TE-KORT, or OPDRACHT-GEBRUIK when the
    two differ.
    """
    from interview.store.keys import check_new_passphrase

    first = obtain(source, question)
    check_new_passphrase(first)
    if source is None and obtain(None, "Nog een keer") != first:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK, "de twee wachtzinnen zijn niet gelijk", remedy="Probeer het opnieuw."
        )
    return first


def _read(source: str) -> str:
    try:
        if source.isascii() and source.isdigit():
            content = os.read(int(source), LONGEST)
        else:
            with Path(source).open("rb") as file:
                content = file.read(LONGEST)
        return content.decode("utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, ValueError, OverflowError):
        raise KlantbeeldError(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "de wachtzin kan niet gelezen worden",
            where="--wachtzin-van",
            remedy="Noem een bestand met de wachtzin op de eerste regel, of een open descriptor.",
        ) from None
