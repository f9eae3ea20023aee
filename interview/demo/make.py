"""Makes the demo store, whole or not at all, and opens it.

Owns the order in which the demo comes into being. It must never touch a store that is not the demo's.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from interview.desk import Desk
from interview.locations import Locations

if TYPE_CHECKING:
    from interview.demo.story import Stories
    from interview.store_thread import Clock


def demo_exists(locations: Locations) -> bool:
    """Whether a whole demo stands there."""
    return Desk.exists(locations)


def make_demo(locations: Locations, stories: Stories, clock: Clock, *, documents: bool = True) -> None:
    """Make the demo anew. What was there is removed once the new one is whole.

    Signed plans are made as PDF too, unless ``documents`` is False or this machine cannot.

    Raises KlantbeeldError: OPSLAG-IN-GEBRUIK while the app holds the demo, or what the store raises.
    """
    from interview.demo.play import StoryClock, consultant_of, play_all
    from interview.plan.issue import warm_up
    from interview.store.connection import ensure_free
    from interview.store.kdf import KdfParameters
    from interview.store.recovery import RecoverySheet

    if locations.store_file.exists():
        ensure_free(locations.store_file)
    shutil.rmtree(locations.growing_root, ignore_errors=True)
    growing, sheet = Locations.under(locations.growing_root), RecoverySheet.generate()
    told = StoryClock(clock())
    desk = Desk.create(
        growing,
        stories.wachtzin,
        sheet.recipient,
        consultant_of(stories),
        kdf=KdfParameters(memory_kib=1024, rounds=1, lanes=1),
        clock=told,
    )
    desk.practice = True
    try:
        play_all(desk, stories, told, documents=documents and warm_up())
    finally:
        desk.close()
    growing.practice_sheet_file.write_text(" ".join(sheet.groups) + "\n", encoding="utf-8")
    if locations.root.exists():
        shutil.rmtree(locations.root)
    growing.root.replace(locations.root)


def open_demo(locations: Locations, stories: Stories, clock: Clock) -> Desk:
    """Unlock the demo."""
    desk = Desk.unlock(locations, stories.wachtzin, clock=clock)
    desk.practice = True
    return desk
