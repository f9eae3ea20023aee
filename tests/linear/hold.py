"""A gesprek in line mode on a cheap store: lines typed beforehand, and everything that was said."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from interview.linear.gesprek import hold
from interview.linear.reader import Reader
from interview.record import GespreksRecord
from tests.interview.desks import open_desk, planned_gesprek

WIPED = "<leeg>"
"""Stands in what was said where the terminal was wiped."""


@dataclass(frozen=True, slots=True)
class Held:
    """What came of it."""

    said: str
    record: GespreksRecord


def held(root: Path, *lines: str) -> Held:
    """Hold a gesprek with a new klant, until the lines are used up."""
    said = io.StringIO()
    with open_desk(root) as desk:
        gesprek = planned_gesprek(desk)
        reader = Reader(io.StringIO("".join(f"{line}\n" for line in lines)), said)
        hold(desk, reader, gesprek, lambda: reader.say(WIPED))
        return Held(said.getvalue(), desk.record(gesprek).result())
