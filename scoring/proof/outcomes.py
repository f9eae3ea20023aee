"""What every rule says in every state, worked out on whole sets of cells at once.

Complete states only: an unknown is all states it may still be, and what holds for each of them
holds for it. It must agree with ``scoring.engine`` on every state, and never repairs a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.conditions import Opzoek, RangeTest, Row, Slechtste, Tel, Test, derived_names
from scoring.proof.cells import CellSpace, exactly
from scoring.table import RuleRow, RuleTable


class Conditions:
    """The cells in which a condition of one table holds."""

    def __init__(self, space: CellSpace, table: RuleTable) -> None:
        """``space`` must tell apart all that the rules of ``table`` do."""
        self._space = space
        self._derived = dict(table.tables)
        self._counts: dict[str, tuple[int, ...]] = {}
        self._tests: dict[tuple[str, Test], int] = {}

    def row(self, row: Row) -> int:
        """Where all tests of a row hold."""
        found = self._space.everything
        for name, test in row.tests:
            found &= self.test(name, test)
        return found

    def test(self, name: str, test: Test) -> int:
        """Where one test holds on a recorded or derived fact."""
        key = (name, test)
        if key not in self._tests:
            self._tests[key] = self._judge(name, test)
        return self._tests[key]

    def lookup(self, table: Opzoek) -> tuple[int, ...]:
        """Per row of a look-up the cells that get its value; the last ones get ``anders``."""
        left = self._space.everything
        taken = []
        for row, _ in table.rows:
            here = self.row(row) & left
            taken.append(here)
            left ^= here
        return (*taken, left)

    def _judge(self, name: str, test: Test) -> int:
        table = self._derived.get(name)
        if table is None:
            return self._space.where(name, lambda value: test.on(value).surely)
        if isinstance(table, Opzoek):
            if isinstance(test, RangeTest):
                return 0
            values = [*(value for _, value in table.rows), table.anders]
            return _union(
                cells for value, cells in zip(values, self.lookup(table), strict=True) if value in test.values
            )
        if not isinstance(test, RangeTest):
            return 0
        if isinstance(table, Tel):
            return _union(
                cells
                for number, cells in enumerate(self._count(name, table))
                if (test.lo is None or number >= test.lo) and (test.hi is None or number <= test.hi)
            )
        return self._lowest(table, test)

    def _count(self, name: str, table: Tel) -> tuple[int, ...]:
        if name not in self._counts:
            passed = [self.test(member, table.test) for member in table.of]
            self._counts[name] = exactly(self._space.everything, passed)
        return self._counts[name]

    def _lowest(self, table: Slechtste, test: RangeTest) -> int:
        # Some member lies low enough, and none lies too low; members left out pass no test.
        low_enough = _union(self.test(member, RangeTest(None, test.hi)) for member in table.of)
        if test.lo is None:
            return low_enough
        too_low = _union(self.test(member, RangeTest(None, test.lo - 1)) for member in table.of)
        return low_enough & ~too_low


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Sets of cells: where each rule holds and decides, and which category comes out."""

    space: CellSpace
    conditions: Conditions
    holds: Mapping[str, int]
    """Rule id to where its condition holds."""
    decides: Mapping[str, int]
    """Rule id to where it holds and no category of higher priority is given."""
    per_categorie: Mapping[str, int]
    """Category to where it comes out; every cell is in at most one, as in the engine."""
    without: int
    """Where no rule holds."""


def outcomes_of(table: RuleTable, space: CellSpace) -> Outcomes:
    """Judge every rule of ``table`` over all cells of ``space``."""
    conditions = Conditions(space, table)
    holds: dict[str, int] = {}
    decides: dict[str, int] = {}
    per_categorie: dict[str, int] = {}
    left = space.everything
    for rank in table.ranks:
        before = left
        for categorie, rules in rank:
            given = 0
            for rule in rules:
                holds[rule.id] = conditions.row(rule.row)
                decides[rule.id] = holds[rule.id] & before
                given |= decides[rule.id]
            per_categorie[categorie] = given & left
            left &= ~given
    return Outcomes(space, conditions, holds, decides, per_categorie, left)


def tables_read(table: RuleTable) -> frozenset[str]:
    """The derived facts that some rule reads, through other derived facts or not."""
    derived = dict(table.tables)
    waiting = [name for rule in table.rows for name in rule.row.names]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in derived and name not in found:
            found.add(name)
            waiting.extend(derived_names(derived[name]))
    return frozenset(found)


def _union(sets: Iterable[int]) -> int:
    found = 0
    for cells in sets:
        found |= cells
    return found


def deciding(rules: Iterable[RuleRow], outcomes: Outcomes, cells: int) -> tuple[str, ...]:
    """The ids of the rules that decide somewhere in ``cells``."""
    return tuple(rule.id for rule in rules if outcomes.decides[rule.id] & cells)
