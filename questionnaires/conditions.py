"""The one closed grammar of conditions: for what a questionnaire shows and for what a rule tests.

A row maps facts to tests and holds when all of them hold. A test is ``"<=2"``, ``"2..3"``,
``"ja"`` or a list of values; there is no string language and no second parser. Facts that a
table derives from others (``tel``, ``slechtste``, ``opzoek``) are typed, one class each.

Every fact is a set of what it may still be, so that every verdict is a pair: does it hold
surely, and does it hold possibly. A fact that is left out (hidden, or not applicable) never
makes a test hold. Nothing here knows a questionnaire, a regelset or a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from questionnaires.errors import ContentErrorCode, KlantbeeldError


@dataclass(frozen=True, slots=True)
class Bounds:
    """A whole number somewhere from ``lo`` to ``hi``, both included."""

    lo: int
    hi: int

    def __post_init__(self) -> None:
        """Refuse an empty interval: an unknown is wide, never empty."""
        if self.lo > self.hi:
            raise ValueError("an interval runs from low to high")


@dataclass(frozen=True, slots=True)
class Options:
    """Exactly one of these values, not known which when there are several."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """All of these values together: the known answer to a question with several choices."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Hidden or not applicable: counts for nothing and hinders nothing."""


LEFT_OUT = LeftOut()
UNANSWERED = Options(frozenset())
"""No value at all, for conditions on answers that were not given: no test holds on it."""

Possible = Bounds | Options | Selection | LeftOut
"""What a fact may still be."""

Facts = Mapping[str, Possible]
"""Fact name, such as ``niveau.geld`` or ``geld.deurwaarder``, to what it may still be."""


class Verdict(NamedTuple):
    """Whether something holds. ``surely`` implies ``possibly``."""

    surely: bool
    possibly: bool


@dataclass(frozen=True, slots=True)
class RangeTest:
    """Holds for whole numbers from ``lo`` to ``hi``; None leaves that side open."""

    lo: int | None
    hi: int | None

    def on(self, fact: Possible) -> Verdict:
        """Judge one fact; a fact that is no number never holds."""
        if not isinstance(fact, Bounds):
            return Verdict(False, False)
        above = self.lo is None or fact.lo >= self.lo
        below = self.hi is None or fact.hi <= self.hi
        overlaps = (self.lo is None or fact.hi >= self.lo) and (self.hi is None or fact.lo <= self.hi)
        return Verdict(above and below, overlaps)

    def __str__(self) -> str:
        """The notation it was read from."""
        if self.lo is None:
            return f"<={self.hi}"
        if self.hi is None:
            return f">={self.lo}"
        return str(self.lo) if self.lo == self.hi else f"{self.lo}..{self.hi}"


@dataclass(frozen=True, slots=True)
class ValueTest:
    """Holds when the fact is one of these values, or, for a selection, includes one."""

    values: frozenset[str]

    def on(self, fact: Possible) -> Verdict:
        """Judge one fact; numbers never hold here."""
        if isinstance(fact, Selection):
            holds = not self.values.isdisjoint(fact.values)
            return Verdict(holds, holds)
        if not isinstance(fact, Options) or not fact.values:
            return Verdict(False, False)
        return Verdict(fact.values <= self.values, not self.values.isdisjoint(fact.values))

    def __str__(self) -> str:
        """The values, in a fixed order."""
        return " of ".join(sorted(self.values))


Test = RangeTest | ValueTest

_RANGE = re.compile(
    r"(?P<lo>[0-9]{1,6})\.\.(?P<hi>[0-9]{1,6})|(?P<sign><=|>=)(?P<limit>[0-9]{1,6})", re.ASCII
)
_VALUE = re.compile(r"[a-z0-9_]{1,64}", re.ASCII)
_HIGHEST = 999_999


def _is_value(text: str) -> bool:
    # Digits between quotes are a number written wrongly: as a value they would never hold.
    return _VALUE.fullmatch(text) is not None and not text.isdigit()


def parse_test(raw: object, where: str) -> Test:
    """Read one test from its TOML value.

    Raises KlantbeeldError (INHOUD-VOORWAARDE) naming ``where`` for anything outside the grammar.
    """
    match raw:
        case bool():
            pass
        case int() if 0 <= raw <= _HIGHEST:
            return RangeTest(raw, raw)
        case str():
            return _parse_text(raw, where)
        case [_, *_] if all(isinstance(value, str) and _is_value(value) for value in raw):
            return ValueTest(frozenset(str(value) for value in raw))
    raise _bad_test(raw, where)


def _parse_text(raw: str, where: str) -> Test:
    found = _RANGE.fullmatch(raw)
    if found is None:
        if _is_value(raw):
            return ValueTest(frozenset({raw}))
        raise _bad_test(raw, where)
    if found["sign"] == "<=":
        return RangeTest(None, int(found["limit"]))
    if found["sign"] == ">=":
        return RangeTest(int(found["limit"]), None)
    if int(found["lo"]) > int(found["hi"]):
        raise _bad_test(raw, where)
    return RangeTest(int(found["lo"]), int(found["hi"]))


def _bad_test(raw: object, where: str) -> KlantbeeldError:
    return KlantbeeldError(
        ContentErrorCode.VOORWAARDE,
        f"de voorwaarde {str(raw)[:60]!r} is niet te lezen",
        where=where,
        remedy='Schrijf "<=2", ">=4", "2..3", een getal, "ja" of een lijst zoals ["ja", "soms"].',
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Tests that must all hold. A row without tests always holds."""

    tests: tuple[tuple[str, Test], ...]

    @property
    def names(self) -> frozenset[str]:
        """The facts this row reads."""
        return frozenset(name for name, _ in self.tests)

    def on(self, facts: Facts) -> Verdict:
        """Judge the row; raises KeyError for a fact not in ``facts``, which checked content never names."""
        possibly = True
        surely = True
        for name, test in self.tests:
            verdict = test.on(facts[name])
            if not verdict.possibly:
                return Verdict(False, False)
            surely = surely and verdict.surely
        return Verdict(surely, possibly)


def parse_row(raw: Mapping[str, object], where: str) -> Row:
    """Read a row; the order of the tests follows the file and never changes a verdict."""
    return Row(tuple((name, parse_test(value, f"{where}.{name}")) for name, value in raw.items()))


@dataclass(frozen=True, slots=True)
class Tel:
    """How many of these facts pass a test."""

    of: tuple[str, ...]
    test: Test

    def value(self, facts: Facts) -> Bounds:
        """From how many surely pass to how many possibly do."""
        verdicts = [self.test.on(facts[name]) for name in self.of]
        return Bounds(sum(v.surely for v in verdicts), sum(v.possibly for v in verdicts))


@dataclass(frozen=True, slots=True)
class Slechtste:
    """The lowest of these numbers; facts left out do not take part."""

    of: tuple[str, ...]

    def value(self, facts: Facts) -> Bounds | LeftOut:
        """The interval of the minimum, or left out when every fact is."""
        present = [fact for fact in (facts[name] for name in self.of) if isinstance(fact, Bounds)]
        if not present:
            return LEFT_OUT
        return Bounds(min(fact.lo for fact in present), min(fact.hi for fact in present))


@dataclass(frozen=True, slots=True)
class Opzoek:
    """A named value for the first row that holds, else ``anders``.

    The rows are read as disjoint alternatives: with unknowns every row that may hold, up to
    the first that surely does, contributes its value.
    """

    rows: tuple[tuple[Row, str], ...]
    anders: str

    def value(self, facts: Facts) -> Options:
        """All values it may still take."""
        found: set[str] = set()
        for row, value in self.rows:
            verdict = row.on(facts)
            if verdict.possibly:
                found.add(value)
            if verdict.surely:
                return Options(frozenset(found))
        found.add(self.anders)
        return Options(frozenset(found))


Derived = Tel | Slechtste | Opzoek


def derived_names(derived: Derived) -> frozenset[str]:
    """The facts a derived fact reads."""
    if isinstance(derived, Opzoek):
        return frozenset[str]().union(*(row.names for row, _ in derived.rows))
    return frozenset(derived.of)


def with_derived(facts: Facts, tables: Sequence[tuple[str, Derived]]) -> dict[str, Possible]:
    """``facts`` and, in order, every derived fact; a later table may read an earlier one."""
    complete: dict[str, Possible] = dict(facts)
    for name, table in tables:
        complete[name] = table.value(complete)
    return complete


def options(values: Iterable[str]) -> Options:
    """One of these values."""
    return Options(frozenset(values))
