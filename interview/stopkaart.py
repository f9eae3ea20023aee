"""Finds whom to call today, whatever is broken: the store, its settings or the municipality's file.

It only reads. Nothing of a Stopkaart that is opened or closed is ever written anywhere.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.locations import Locations
    from questionnaires.gemeentepakket.model import Gemeentepakket


def pakket_to_stop_with(locations: Locations, day: date, desk: Desk | None = None) -> Gemeentepakket | None:
    """The gemeentepakket of today: of the open store, else one that is installed; None when none is readable.

    May wait for the disk; never raises. Without a store it may be that of an invented municipality.
    """
    for look in (_of_the_desk, _installed):
        try:
            found = look(locations, day, desk)
        except Exception:  # noqa: BLE001, S112 - whatever is wrong, the next place is tried, and 112 shows
            continue
        if found is not None:
            return found
    return None


def _of_the_desk(locations: Locations, day: date, desk: Desk | None) -> Gemeentepakket | None:
    return None if desk is None else desk.library.gemeente(day)


def _installed(locations: Locations, day: date, desk: Desk | None) -> Gemeentepakket | None:
    from interview.library import Library

    return Library(locations).gemeente(day)
