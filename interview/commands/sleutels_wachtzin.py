"""``klantbeeld sleutels wachtzin``: another passphrase; the old one opens nothing any more."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    from interview.commands.passphrase import add_passphrase

    add_passphrase(parser)
    add_passphrase(parser, "--nieuwe-wachtzin-van", "de nieuwe wachtzin")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Change it; the store itself stays as it is."""
    from interview.commands.open_store import check_available
    from interview.commands.passphrase import obtain, obtain_new
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.store import opening
    from interview.store.kdf import KdfParameters

    locations = Locations.for_user()
    check_available(locations)
    old = obtain(given.wachtzin_van, "Uw wachtzin van nu")
    with console.waiting("de wachtzin wordt nagekeken"):
        store = opening.unlock(locations, old)
    try:
        new = obtain_new(given.nieuwe_wachtzin_van, "Uw nieuwe wachtzin")
        with console.waiting("de sleutels worden geschreven"):
            store.keys.set_passphrase(new, KdfParameters())
    finally:
        store.close()
    console.answer({"gewijzigd": True}, ["Uw nieuwe wachtzin geldt vanaf nu. De oude opent niets meer."])
    return ExitCode.KLAAR
