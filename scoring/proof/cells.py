"""Every complete state of a regelset at once: sets of cells as whole numbers, one bit for each cell.

A cell is all states that no rule can tell apart. Cells are numbered in a mixed radix, one digit
for each fact that a rule reads, so a test on a fact is a bit pattern that repeats, and changing one
fact is a shift. It knows no rule and no category; it must never leave out a state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from questionnaires.conditions import LeftOut, Possible
from questionnaires.errors import ContentErrorCode, KlantbeeldError

MOST_CELLS = 4_000_000
"""A proof over so many takes about a minute and 300 MB; over more it would not be run."""

Groups = Mapping[str, Sequence[Sequence[Possible]]]
"""Per fact its values, those that stand together in one list; the most favourable value comes first."""

State = dict[str, Possible]
"""One complete state: each fact that a rule reads, with one value."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One fact among the digits of a cell's number."""

    name: str
    groups: tuple[tuple[Possible, ...], ...]
    """Per digit the values that no rule can tell apart, the most favourable first; digit 0 is neutral."""
    digits: Mapping[Possible, int]
    """Value to its digit."""
    stride: int
    """How far apart two cells are that differ one digit here."""
    masks: tuple[int, ...]
    """Per digit the set of all cells that have it."""

    def shown(self, digit: int) -> Possible:
        """The value that stands for a digit: the most favourable one, left out only if there is no other."""
        group = self.groups[digit]
        return next((value for value in group if not isinstance(value, LeftOut)), group[0])


class CellSpace:
    """All cells, and the operations that treat whole sets of them at once."""

    def __init__(self, groups: Groups, where: str = "") -> None:
        """Raises KlantbeeldError (INHOUD-ONGELDIG), naming ``where``, for more cells than ``MOST_CELLS``."""
        self.size = prod(len(of_fact) for of_fact in groups.values())
        """How many cells there are."""
        if self.size > MOST_CELLS:
            raise KlantbeeldError(
                ContentErrorCode.ONGELDIG,
                f"deze regels onderscheiden {self.size} gevallen; dat is te veel om na te gaan",
                where=where,
                remedy=f"Lees minder feiten of gebruik minder grenzen: hooguit {MOST_CELLS} gevallen.",
            )
        self.everything = (1 << self.size) - 1
        """The set of all cells."""
        self.axes: dict[str, Axis] = {}
        """Fact name to its digit."""
        stride = 1
        for name, of_fact in groups.items():
            self.axes[name] = self._axis(name, of_fact, stride)
            stride *= len(of_fact)
        self._away: tuple[int, ...] | None = None

    def _axis(self, name: str, groups: Sequence[Sequence[Possible]], stride: int) -> Axis:
        block = (1 << stride) - 1
        period = stride * len(groups)
        return Axis(
            name,
            tuple(tuple(group) for group in groups),
            {value: digit for digit, group in enumerate(groups) for value in group},
            stride,
            tuple(
                repeated(block << digit * stride, period, self.size // period) for digit in range(len(groups))
            ),
        )

    def where(self, name: str, holds: Callable[[Possible], bool]) -> int:
        """The cells in which the value of a fact passes; it must be the same for all values of a digit."""
        axis = self.axes[name]
        found = 0
        for group, mask in zip(axis.groups, axis.masks, strict=True):
            if holds(group[0]):
                found |= mask
        return found

    def before_step(self, cells: int, name: str, old: int, new: int) -> int:
        """The cells with digit ``old`` that get into ``cells`` when that digit becomes ``new``."""
        axis = self.axes[name]
        there = cells & axis.masks[new]
        distance = (new - old) * axis.stride
        return there >> distance if distance >= 0 else there << -distance

    def nearest(self, cells: int) -> State:
        """The state of a set that departs from neutral in the fewest facts; always the same one.

        Of several, earlier facts stay neutral where they can. Raises ValueError for an empty set.
        """
        left = next((some for away in self._by_departures() if (some := cells & away)), 0)
        if not left:
            raise ValueError("there is no state in an empty set")
        state: State = {}
        for axis in self.axes.values():
            digit = next(digit for digit, mask in enumerate(axis.masks) if left & mask)
            left &= axis.masks[digit]
            state[axis.name] = axis.shown(digit)
        return state

    def _by_departures(self) -> tuple[int, ...]:
        """Per number the cells in which exactly so many digits are not neutral."""
        if self._away is None:
            self._away = exactly(
                self.everything, [axis.masks[0] ^ self.everything for axis in self.axes.values()]
            )
        return self._away

    def neutral(self, name: str) -> Possible:
        """The most favourable value of a fact, or its first where values cannot be compared."""
        return self.axes[name].shown(0)

    def members(self, cells: int) -> bytes:
        """One byte for each cell: 1 when it is in the set."""
        packed = cells.to_bytes((self.size + 7) // 8, "little")
        return b"".join(map(_EIGHT_BYTES.__getitem__, packed))[: self.size]


_EIGHT_BYTES = tuple(bytes((packed >> bit) & 1 for bit in range(8)) for packed in range(256))


def repeated(pattern: int, period: int, times: int) -> int:
    """A pattern of ``period`` bits, so many times in a row."""
    found = 0
    width = 0
    while times:
        if times & 1:
            found |= pattern << width
            width += period
        times >>= 1
        if times:
            pattern |= pattern << period
            period *= 2
    return found


def exactly(everything: int, sets: Sequence[int]) -> tuple[int, ...]:
    """Per number from 0 up to all of them: the cells that are in exactly so many of ``sets``."""
    counted = [everything]
    for members in sets:
        others = everything ^ members
        counted = [
            (counted[number] & others if number < len(counted) else 0)
            | (counted[number - 1] & members if number else 0)
            for number in range(len(counted) + 1)
        ]
    return tuple(counted)
