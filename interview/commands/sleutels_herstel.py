"""``klantbeeld sleutels herstel``: in by the recovery key, when the passphrase is lost."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    from interview.commands.passphrase import add_passphrase

    add_passphrase(parser, "--herstelsleutel-van", "de herstelsleutel")
    add_passphrase(parser, "--nieuwe-wachtzin-van", "de nieuwe wachtzin")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Give the store a new passphrase; nothing in it changes."""
    from interview.commands.open_store import check_available
    from interview.commands.passphrase import obtain, obtain_new
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.store import opening

    locations = Locations.for_user()
    check_available(locations)
    secret = obtain(given.herstelsleutel_van, "De herstelsleutel van uw blad of van de gemeente")
    new = obtain_new(given.nieuwe_wachtzin_van, "Uw nieuwe wachtzin")
    with console.waiting("de opslag gaat open"):
        opening.recover(locations, secret, new).close()
    console.answer({"hersteld": True}, ["De opslag gaat weer open. Uw nieuwe wachtzin geldt vanaf nu."])
    return ExitCode.KLAAR
