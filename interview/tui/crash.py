"""Notes a defect so that it can be mended: the kind of error and the places in our code, nothing else.

Messages and values are left out: they may hold what a klant said.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.locations import Locations

LONGEST_LOG = 200_000
"""Bytes; an older log is started again."""


def note_crash(locations: Locations, error: BaseException, at: datetime) -> None:
    """Add one redacted entry to the log; a log that cannot be written is left."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    entry = "\n".join([f"{at.isoformat(timespec='seconds')} {type(error).__name__}", *places, ""])
    log = locations.data_dir / "fouten.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = "a" if log.exists() and log.stat().st_size < LONGEST_LOG else "w"
        with log.open(mode, encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return
