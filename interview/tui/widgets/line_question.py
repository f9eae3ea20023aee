"""A key that needs one line of text before it can become a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from interview.session import commands as ask


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """What to ask, and what to make of the answer."""

    title: str
    help_line: str
    read: Callable[[str], Reply]
    """None when the text does not fit; then ``problem`` is shown."""
    text: str = ""
    """What stands there to begin with."""
    problem: str = ""


Reply = ask.Command | LineQuestion | None
"""What comes of a key: a command, a question first, or nothing."""
