"""Opens the user's store for one command, and closes it whatever happens."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.desk import Desk
    from interview.locations import Locations


def add_store(parser: CommandParser) -> None:
    """The options of every command that opens the store."""
    from interview.commands.passphrase import add_passphrase

    parser.switch("--demo", "gebruik de opslag van de demo; die vraagt geen wachtzin")
    add_passphrase(parser)


def chosen_locations(given: Namespace) -> Locations:
    """The user's own folders, or those of the demo."""
    from interview.locations import Locations

    return Locations.for_demo() if given.demo else Locations.for_user()


@contextlib.contextmanager
def open_store(given: Namespace, console: Console) -> Iterator[Desk]:
    """The open store. Raises what the store raises: OPSLAG-ONTBREEKT, OPSLAG-IN-GEBRUIK and so on."""
    from interview.desk import Desk
    from interview.store_thread import system_clock

    locations = chosen_locations(given)
    check_available(locations, demo=given.demo)
    passphrase = _passphrase(given)
    with console.waiting("de opslag gaat open"):
        desk = Desk.unlock(locations, passphrase, clock=system_clock)
    desk.practice = given.demo
    try:
        yield desk
    finally:
        desk.close()


def check_available(locations: Locations, *, demo: bool = False) -> None:
    """Refuse before a passphrase is asked for nothing.

    ``demo`` tells how the store that is missing comes to be there.

    Raises KlantbeeldError: OPSLAG-ONTBREEKT, or OPSLAG-IN-GEBRUIK while the app holds the store.
    """
    from interview.errors import KlantbeeldError
    from interview.store import opening
    from interview.store.connection import ensure_free
    from interview.store.errors import StoreErrorCode, store_error

    if demo and not opening.exists(locations):
        raise KlantbeeldError(
            StoreErrorCode.ONTBREEKT,
            "de demo is hier nog niet begonnen",
            where=locations.store_file.name,
            remedy="Start eerst: klantbeeld demo",
        )
    if not opening.exists(locations):
        raise store_error(StoreErrorCode.ONTBREEKT, locations.store_file.name)
    ensure_free(locations.store_file)


def _passphrase(given: Namespace) -> str:
    from interview.commands.passphrase import obtain

    if given.demo and given.wachtzin_van is None:
        from interview.demo.story import load_stories

        return load_stories().wachtzin
    return obtain(given.wachtzin_van, "Uw wachtzin")
