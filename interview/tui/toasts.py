"""The short messages over a screen: how a refusal reads, and which one makes room for another.

Client text never reaches them.
"""

from __future__ import annotations

from textual.notifications import Notification

from interview.errors import KlantbeeldError


def toast_of(error: KlantbeeldError) -> str:
    """What went wrong, and what to do."""
    what = f"{error.what[:1].upper()}{error.what[1:]}."
    return " ".join(part for part in (what, error.remedy) if part)


def takes_the_place_of(new: Notification, known: Notification) -> bool:
    """Whether ``known`` goes when ``new`` comes: the same again, or one refusal after another."""
    same = (known.title, known.message) == (new.title, new.message)
    return same or known.severity == new.severity == "warning"
