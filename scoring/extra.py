"""The one sentence that says which extra is missing, for what only the batch engine needs.

It imports nothing itself: whoever needs a library imports it inside ``needs_extra``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from questionnaires.errors import KlantbeeldError


class ExtraErrorCode(StrEnum):
    """What can be missing on a machine that the rest of the program does without."""

    ONTBREEKT = "EXTRA-ONTBREEKT"
    """A library of an optional extra is not installed."""


@contextmanager
def needs_extra(extra: str) -> Iterator[None]:
    """Import libraries of ``extra`` inside this block.

    Raises KlantbeeldError (EXTRA-ONTBREEKT), naming the library and how to get it, when one is missing.
    """
    try:
        yield
    except ImportError as error:
        raise KlantbeeldError(
            ExtraErrorCode.ONTBREEKT,
            "voor herscoren is nog iets nodig dat hier niet is geïnstalleerd",
            where=(error.name or extra).partition(".")[0],
            remedy=f'Installeer het met: pip install "klantbeeld[{extra}]".',
        ) from None
