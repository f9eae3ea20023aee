"""Every outcome looked up instead of worked out: rows that no rule can tell apart share one cell.

A fact has a few classes of codes that the rules distinguish; facts that reach the rules only together, as
those of a count do, share classes as well. The number of a row's cell is a sum over its facts, and what
``scoring.batch.terms`` says of the cell is what it says of the row. It decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import add

from questionnaires.conditions import derived_names
from scoring.batch.logic import Codes, Leaf, Logic, Term, Truths
from scoring.extra import needs_extra
from scoring.table import RuleTable

with needs_extra("herscoren"):
    import numpy as np
    import numpy.typing as npt
    import polars as pl

MOST_CELLS = 1 << 18
"""Beyond it looking up costs more than working out."""

FEW_CELLS = 1 << 13
"""Small enough to stay in the nearest cache; more are first brought down by sharing classes."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One recorded fact and the classes of its codes; class 0 is that of an unknown."""

    name: str
    runs: tuple[tuple[int, int], ...]
    """From which code on which class, upwards; the first starts at code 0 and has class 0."""
    codes: Mapping[str, Codes]
    """Of the fact itself one code for each class."""

    @property
    def size(self) -> int:
        """The number of classes."""
        return len(self.codes[self.name])

    def number(self, weight: int, kind: pl.DataType) -> pl.Expr:
        """The class times ``weight``; a null counts as unknown, since no comparison holds on it."""
        found = pl.lit(0, kind)
        for start, number in self.runs[1:]:
            found = pl.when(pl.col(self.name) >= start).then(pl.lit(number * weight, kind)).otherwise(found)
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that share classes."""

    parts: tuple[Part, ...]
    classes: npt.NDArray[np.intp]
    """Of every combination of classes of the parts the class they share."""
    codes: Mapping[str, Codes]
    """Per fact one code for each class."""
    size: int
    """The number of classes."""

    def number(self, weight: int, kind: pl.DataType) -> pl.Expr:
        """The class times ``weight``."""
        table = pl.Series(self.classes * weight).cast(kind)
        return pl.lit(table).gather(cell_number(self.parts))


Part = Fact | Group


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells: every combination of classes of the parts."""

    parts: tuple[Part, ...]
    codes: Mapping[str, Codes]
    """Per fact one code for each cell."""
    count: int


def fact_of(name: str, codes: Iterable[int], leaves: Sequence[Leaf]) -> Fact:
    """The classes of one fact under everything that is asked of it; ``codes`` are all that have a meaning."""
    ordered = np.array(sorted(codes), np.uint16)
    answers = np.stack([leaf.of(ordered) for leaf in leaves], axis=1)
    numbers: dict[bytes, int] = {}
    runs: list[tuple[int, int]] = []
    firsts: list[int] = []
    for code, answer in zip(ordered.tolist(), answers, strict=True):
        number = numbers.setdefault(answer.tobytes(), len(numbers))
        if number == len(firsts):
            firsts.append(code)
        if not runs or runs[-1][1] != number:
            runs.append((code, number))
    return Fact(name, tuple(runs), {name: np.array(firsts, np.uint16)})


def find_cells(
    logic: Logic,
    wanted: Sequence[Term],
    meanings: Mapping[str, Iterable[int]],
    table: RuleTable,
    most: int = MOST_CELLS,
) -> Cells | None:
    """The cells of the wanted terms, or None when there are more than ``most``."""
    parts: list[Part] = [
        fact_of(name, meanings[name], leaves) for name, leaves in logic.leaves(wanted).items()
    ]
    candidates = _roots(table)
    while prod(part.size for part in parts) > min(FEW_CELLS, most) and candidates:
        roots = candidates.pop(0)
        chosen = tuple(part for part in parts if not roots.isdisjoint(part.codes))
        combinations = prod(part.size for part in chosen)
        if len(chosen) > 1 and combinations <= most:
            group = _shared(logic, wanted, chosen)
            if group.size < combinations:
                parts = [*(part for part in parts if part not in chosen), group]
    count = prod(part.size for part in parts)
    if not parts or count > most:
        return None
    return Cells(tuple(parts), _combined(parts), count)


def cell_number(parts: Sequence[Part]) -> pl.Expr:
    """The number of a row's combination of classes."""
    sizes = [part.size for part in parts]
    count = prod(sizes)
    kind = pl.UInt8() if count <= 1 << 8 else pl.UInt16() if count <= 1 << 16 else pl.UInt32()
    numbers = [part.number(prod(sizes[place + 1 :]), kind) for place, part in enumerate(parts)]
    return reduce(add, numbers)


def _roots(table: RuleTable) -> list[frozenset[str]]:
    """What each derived fact reads of what is recorded, the most first."""
    roots = {name: frozenset({name}) for name in table.domains}
    found = []
    for name, derived in table.tables:
        roots[name] = frozenset[str]().union(*(roots[read] for read in derived_names(derived)))
        found.append(roots[name])
    return sorted(found, key=len, reverse=True)


def _combined(parts: Sequence[Part]) -> dict[str, Codes]:
    sizes = tuple(part.size for part in parts)
    places = np.unravel_index(np.arange(prod(sizes)), sizes)
    return {
        name: codes[place]
        for part, place in zip(parts, places, strict=True)
        for name, codes in part.codes.items()
    }


def _shared(logic: Logic, wanted: Sequence[Term], parts: tuple[Part, ...]) -> Group:
    """The classes of everything through which these parts reach the wanted terms."""
    codes = _combined(parts)
    border = logic.border(codes.keys(), wanted)
    truths: list[Truths] = logic.values(border, codes)
    rows = np.ascontiguousarray(np.packbits(np.stack(truths, axis=1), axis=1))
    keys = rows.view(np.dtype((np.void, rows.shape[1]))).ravel()
    _, firsts, classes = np.unique(keys, return_index=True, return_inverse=True)
    return Group(parts, classes, {name: column[firsts] for name, column in codes.items()}, len(firsts))
