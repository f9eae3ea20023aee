"""Makes the demo store, whole or not at all, and opens it.

Owns the place and the passphrase of the demo. It must never touch a store that is not the demo's.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk import Desk
from interview.locations import Locations

if TYPE_CHECKING:
    from interview.demo.story import Stories
    from interview.store_thread import Clock

SHEET_FILE = "oefen-herstelblad.txt"
"""The secret recovery key of the demo, beside its store: for practice there is nothing to protect."""


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """The folder of the demo, and the one beside it in which a new demo grows."""

    locations: Locations

    @property
    def folder(self) -> Path:
        """Everything of the demo."""
        return self.locations.data_dir.parent

    @property
    def growing(self) -> Path:
        """The demo while it is being made; it gets its real name once it is whole."""
        return self.folder.with_name(f"{self.folder.name}.nieuw")


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

    place = DemoPlace(locations)
    if locations.store_file.exists():
        ensure_free(locations.store_file)
    shutil.rmtree(place.growing, ignore_errors=True)
    sheet = RecoverySheet.generate()
    told = StoryClock(clock())
    desk = Desk.create(
        Locations.under(place.growing),
        stories.wachtzin,
        sheet.recipient,
        consultant_of(stories),
        kdf=KdfParameters(memory_kib=1024, rounds=1, lanes=1),
        clock=told,
    )
    try:
        play_all(desk, stories, told, documents=documents and warm_up())
    finally:
        desk.close()
    (place.growing / SHEET_FILE).write_text(" ".join(sheet.groups) + "\n", encoding="utf-8")
    if place.folder.exists():
        shutil.rmtree(place.folder)
    place.growing.replace(place.folder)


def open_demo(locations: Locations, stories: Stories, clock: Clock) -> Desk:
    """Unlock the demo."""
    return Desk.unlock(locations, stories.wachtzin, clock=clock)
