"""A row of the tables: what was measured, how often, and against which target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

WITHIN, MISSED = "binnen doel", "boven doel"
"""The two verdicts."""


class Target(StrEnum):
    """What a target is about."""

    CPU = "cpu"
    WALL = "wand"


@dataclass(frozen=True, slots=True)
class Cost:
    """One measurement, in milliseconds; None where it was not looked at."""

    cpu: float | None = None
    wall: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Some costs of one kind."""

    what: str
    costs: Sequence[Cost]
    limit: float | None = None
    """The target for the median, in milliseconds."""
    about: Target = Target.CPU
    """Whether the target is for CPU or for the clock on the wall."""
    bare: bool = False
    """A peer: the least that could be done, which the rows after it are compared to."""
    cpu: tuple[float, ...] = field(init=False)
    wall: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort once."""
        object.__setattr__(self, "cpu", tuple(sorted(c.cpu for c in self.costs if c.cpu is not None)))
        object.__setattr__(self, "wall", tuple(sorted(c.wall for c in self.costs if c.wall is not None)))

    @property
    def verdict(self) -> str:
        """The median against the target, in words; empty without a target."""
        if self.limit is None:
            return ""
        found = percentile(self.cpu if self.about is Target.CPU else self.wall, 50)
        return WITHIN if found <= self.limit else MISSED


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory at one moment, or what was added to it."""

    what: str
    mib: float
    limit: float | None = None
    bare: bool = False

    @property
    def verdict(self) -> str:
        """Against the target, in words; empty without one."""
        if self.limit is None:
            return ""
        return WITHIN if self.mib <= self.limit else MISSED


def percentile(ordered: Sequence[float], part: int) -> float:
    """The value that ``part`` percent of the sorted values do not exceed (nearest rank); NaN without any."""
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(len(ordered) * part / 100) - 1)]
