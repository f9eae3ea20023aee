"""What a fact may still be, as a finite set, and which of its values rules can tell apart.

A domain is every value a fact can take. An unknown fact is its whole domain; cells are
the values that are left when those no test distinguishes are merged, so that a proof over
cells holds for all values. It must never judge a rule and never know a category.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.conditions import (
    LEFT_OUT,
    Bounds,
    Derived,
    LeftOut,
    Options,
    Opzoek,
    Possible,
    RangeTest,
    Row,
    Slechtste,
    Tel,
    Test,
    ValueTest,
)


@dataclass(frozen=True, slots=True)
class NumberDomain:
    """Whole numbers from ``lo`` to ``hi``."""

    lo: int
    hi: int
    left_out_allowed: bool = False

    @property
    def unknown(self) -> Bounds:
        """Nothing is known: the whole range."""
        return Bounds(self.lo, self.hi)

    def values(self) -> tuple[Possible, ...]:
        """Every single value, and being left out where that is allowed."""
        numbers = tuple(Bounds(number, number) for number in range(self.lo, self.hi + 1))
        return (*numbers, LEFT_OUT) if self.left_out_allowed else numbers

    def admits(self, test: Test) -> bool:
        """Whether the test can hold for some value and speaks of nothing outside the domain."""
        return isinstance(test, RangeTest) and all(
            limit is None or self.lo <= limit <= self.hi for limit in (test.lo, test.hi)
        )


@dataclass(frozen=True, slots=True)
class ChoiceDomain:
    """Exactly one of these ids, in the order they were declared."""

    ids: tuple[str, ...]
    left_out_allowed: bool = False

    @property
    def unknown(self) -> Options:
        """Nothing is known: one of all ids."""
        return Options(frozenset(self.ids))

    def values(self) -> tuple[Possible, ...]:
        """Every single value, and being left out where that is allowed."""
        choices = tuple(Options(frozenset({choice})) for choice in self.ids)
        return (*choices, LEFT_OUT) if self.left_out_allowed else choices

    def admits(self, test: Test) -> bool:
        """Whether the test speaks only of values in the domain."""
        return isinstance(test, ValueTest) and test.values <= set(self.ids)


Domain = NumberDomain | ChoiceDomain


def is_known(fact: Possible) -> bool:
    """Whether there is only one thing this fact can be."""
    match fact:
        case Bounds(lo, hi):
            return lo == hi
        case Options(values):
            return len(values) == 1
    return True


def covers(possible: Possible, value: Possible) -> bool:
    """Whether a single value is among what a fact may still be.

    An unknown that may turn out to be left out says so through its domain, not here.
    """
    match possible, value:
        case Bounds(lo, hi), Bounds(one, _):
            return lo <= one <= hi
        case Options(values), Options(one_value):
            return one_value <= values
    return possible == value


def completions(possible: Possible, domain: Domain) -> tuple[Possible, ...]:
    """Every single value a fact may turn out to have; being left out belongs to a full unknown."""
    if is_known(possible):
        return (possible,)
    whole = possible == domain.unknown
    return tuple(
        value
        for value in domain.values()
        if (whole if isinstance(value, LeftOut) else covers(possible, value))
    )


def cells(
    domains: Mapping[str, Domain], tables: Sequence[tuple[str, Derived]], rows: Iterable[Row]
) -> dict[str, dict[Possible, Possible]]:
    """Per fact every value with the representative of all values that no test can tell from it.

    Replacing a value by its representative changes no verdict of ``rows``.
    """
    tests = _tests_per_name(tables, rows)
    lowest_of = {name: table.of for name, table in tables if isinstance(table, Slechtste)}
    found: dict[str, dict[Possible, Possible]] = {}
    for name, domain in domains.items():
        limits = [
            test
            for lowest, members in lowest_of.items()
            if name in members
            for test in tests.get(lowest, ())
            if isinstance(test, RangeTest)
        ]
        groups: dict[tuple[bool, ...], Possible] = {}
        found[name] = {}
        for value in domain.values():
            direct = [test.on(value).surely for test in tests.get(name, ())]
            # Of a minimum it matters on which side of each limit a value lies, not only whether it is inside.
            sides = [side for test in limits for side in _sides(test, value)]
            absent = [isinstance(value, LeftOut)] if limits else []
            found[name][value] = groups.setdefault((*direct, *sides, *absent), value)
    return found


def _sides(test: RangeTest, value: Possible) -> tuple[bool, bool]:
    if not isinstance(value, Bounds):
        return (False, False)
    return (test.lo is None or value.lo >= test.lo, test.hi is None or value.lo <= test.hi)


def _tests_per_name(
    tables: Sequence[tuple[str, Derived]], rows: Iterable[Row]
) -> dict[str, tuple[Test, ...]]:
    gathered: dict[str, dict[Test, None]] = {}
    all_rows = list(rows)
    for _, table in tables:
        if isinstance(table, Opzoek):
            all_rows.extend(row for row, _ in table.rows)
        elif isinstance(table, Tel):
            for name in table.of:
                gathered.setdefault(name, {})[table.test] = None
    for row in all_rows:
        for name, test in row.tests:
            gathered.setdefault(name, {})[test] = None
    return {name: tuple(found) for name, found in gathered.items()}
