"""Notes a defect so that it can be mended: the kind of error and the places in our code, nothing else.

Owns what a person reads when the program itself is at fault. Messages and values of an error are
left out of the log: they may hold what a klant said.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.locations import Locations

LONGEST_LOG = 200_000
"""Bytes; an older log is started again."""


class CrashCode(StrEnum):
    """The one code of everything nobody foresaw."""

    PROGRAMMA_FOUT = "PROGRAMMA-FOUT"
    """A defect of the program; the log says where."""


def crash_error() -> KlantbeeldError:
    """What a person reads about a defect."""
    return KlantbeeldError(
        CrashCode.PROGRAMMA_FOUT,
        "er ging iets mis en het programma is gestopt; wat opgeslagen was, is er nog",
        remedy="Probeer het opnieuw. Meld het als het weer gebeurt.",
    )


def note_crash(locations: Locations, error: BaseException, at: datetime) -> None:
    """Add one redacted entry to the log; a log that cannot be written is left."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    entry = "\n".join([f"{at.isoformat(timespec='seconds')} {type(error).__name__}", *places, ""])
    log = locations.crash_log
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = "a" if log.exists() and log.stat().st_size < LONGEST_LOG else "w"
        with log.open(mode, encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return
