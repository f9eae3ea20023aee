"""Every small change of a regelset that its author could have made by mistake.

It makes the changed regelset and says in Dutch what it changed; it judges nothing. A test that a
file may not hold is not made: a fault that cannot be loaded proves nothing about the examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from questionnaires.conditions import RangeTest, Test, ValueTest, parse_test
from questionnaires.errors import KlantbeeldError
from scoring.bounds import ChoiceDomain, Domain, NumberDomain
from scoring.check import check_test
from scoring.rules import Afgeleid, OpzoekRij, Regel, Regelset, RulesModel

Model = TypeVar("Model", bound=RulesModel)
Condition = dict[str, object]
"""A row as a file writes it."""

SLIP = 10
"""How far a limit is off when another digit than the last is wrong."""

Raw = str | int | tuple[str, ...]
"""A test as a file writes it; several values as a tuple."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change."""

    text: str
    """What was changed, in plain Dutch."""
    regelset: Regelset


def mutations_of(regelset: Regelset) -> Iterator[Mutation]:
    """Every change, in a fixed order: of rules, of categories, of derived facts."""
    domains = _domains(regelset)
    for number, regel in enumerate(regelset.regel):
        for text, changed in _of_rule(regel, regelset, domains):
            rules = [*regelset.regel[:number], *changed, *regelset.regel[number + 1 :]]
            yield Mutation(f"regel {regel.id}: {text}", _with(regelset, regel=tuple(rules)))
    yield from _of_priorities(regelset)
    for number, afgeleid in enumerate(regelset.afgeleid):
        for text, derived in _of_derived(afgeleid, domains):
            tables = [*regelset.afgeleid[:number], derived, *regelset.afgeleid[number + 1 :]]
            yield Mutation(f"afgeleid {afgeleid.naam}: {text}", _with(regelset, afgeleid=tuple(tables)))


def _with(model: Model, **changes: object) -> Model:
    """The same model with other values, checked again; nothing computed from the old values stays."""
    values = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model)(**{**values, **changes})


def _domains(regelset: Regelset) -> dict[str, Domain]:
    """Everything that each recorded and derived fact can be."""
    found: dict[str, Domain] = {feit.naam: feit.domain for feit in regelset.feit}
    for one in regelset.afgeleid:
        if one.soort == "tel":
            found[one.naam] = NumberDomain(0, len(one.van))
        elif one.soort == "opzoek":
            found[one.naam] = ChoiceDomain(tuple(one.keuzes))
        else:
            numbers = [domain for name in one.van if isinstance(domain := found[name], NumberDomain)]
            found[one.naam] = NumberDomain(
                min(number.lo for number in numbers),
                max(number.hi for number in numbers),
                all(number.left_out_allowed for number in numbers),
            )
    return found


def _of_rule(
    regel: Regel, regelset: Regelset, domains: Mapping[str, Domain]
) -> Iterator[tuple[str, tuple[Regel, ...]]]:
    yield "weggelaten", ()
    for text, als in _of_row(regel.als, domains):
        yield text, (_with(regel, als=als),)
    for categorie in regelset.categorie:
        if categorie.id != regel.categorie:
            yield f"geeft {categorie.id}", (_with(regel, categorie=categorie.id),)


def _of_row(als: Condition, domains: Mapping[str, Domain]) -> Iterator[tuple[str, Condition]]:
    """A row with one test left out, or changed."""
    for name, written in als.items():
        yield f"zonder de voorwaarde op {name}", {key: test for key, test in als.items() if key != name}
        for other in _other_tests(written, domains[name]):
            yield f"{name} {_shown(written)} wordt {_shown(other)}", {**als, name: _written(other)}


def _of_priorities(regelset: Regelset) -> Iterator[Mutation]:
    for one, other in combinations(regelset.categorie, 2):
        if one.prioriteit == other.prioriteit:
            continue
        swapped = {one.id: other.prioriteit, other.id: one.prioriteit}
        categories = tuple(
            _with(categorie, prioriteit=swapped.get(categorie.id, categorie.prioriteit))
            for categorie in regelset.categorie
        )
        yield Mutation(
            f"prioriteit van {one.id} en {other.id} verwisseld", _with(regelset, categorie=categories)
        )


def _of_derived(afgeleid: Afgeleid, domains: Mapping[str, Domain]) -> Iterator[tuple[str, Afgeleid]]:
    if len(afgeleid.van) > 1:
        for name in afgeleid.van:
            yield f"zonder {name}", _with(afgeleid, van=tuple(kept for kept in afgeleid.van if kept != name))
    if afgeleid.test is not None:
        members = [domains[name] for name in afgeleid.van]
        for test in _other_tests(afgeleid.test, *members):
            yield f"{_shown(afgeleid.test)} wordt {_shown(test)}", _with(afgeleid, test=test)
        for name, domain in domains.items():
            # A fact that is counted too: only one that could be judged in the same way.
            like = name not in afgeleid.van and _room(name) == _room(afgeleid.van[0])
            if like and _admitted(parse_test(_written(afgeleid.test), ""), [domain]):
                yield f"ook {name}", _with(afgeleid, van=(*afgeleid.van, name))
    yield from _of_lookup(afgeleid, domains)


def _of_lookup(afgeleid: Afgeleid, domains: Mapping[str, Domain]) -> Iterator[tuple[str, Afgeleid]]:
    rows = afgeleid.rij
    for number, rij in enumerate(rows):
        before, after = rows[:number], rows[number + 1 :]
        place = f"rij {number + 1}"
        yield f"zonder {place}", _looked_up(afgeleid, (*before, *after), afgeleid.anders)
        for text, als in _of_row(rij.als, domains):
            changed = (*before, _with(rij, als=als), *after)
            yield f"{place}: {text}", _looked_up(afgeleid, changed, afgeleid.anders)
        for value in afgeleid.keuzes:
            if value != rij.waarde:
                changed = (*before, _with(rij, waarde=value), *after)
                yield f"{place} geeft {value}", _looked_up(afgeleid, changed, afgeleid.anders)
    for number in range(len(rows) - 1):
        changed = (*rows[:number], rows[number + 1], rows[number], *rows[number + 2 :])
        text = f"rij {number + 1} en {number + 2} verwisseld"
        yield text, _looked_up(afgeleid, changed, afgeleid.anders)
    for value in afgeleid.keuzes:
        if afgeleid.anders is not None and value != afgeleid.anders:
            yield f"anders wordt {value}", _looked_up(afgeleid, rows, value)


def _looked_up(afgeleid: Afgeleid, rows: tuple[OpzoekRij, ...], anders: str | None) -> Afgeleid:
    """With these rows, and words for exactly the values they give."""
    values = {anders, *(rij.waarde for rij in rows)}
    words = {value: word for value, word in afgeleid.keuzes.items() if value in values}
    return _with(afgeleid, rij=rows, anders=anders, keuzes=words)


def _room(name: str) -> str:
    """``niveau``, ``belemmert`` or ``feit``; a derived fact is in a room of its own."""
    return name.partition(".")[0]


def _other_tests(written: object, *domains: Domain) -> tuple[Raw, ...]:
    """The tests that differ little from this one, as a file writes them, and that all domains admit."""
    test = parse_test(_written(written), "")
    near = _other_ranges(test) if isinstance(test, RangeTest) else _other_values(test, domains[0])
    admitted = (other for other in near if other != test and _admitted(other, domains))
    return tuple(dict.fromkeys(map(_raw, admitted)))


def _other_ranges(test: RangeTest) -> Iterator[Test]:
    lo, hi = test.lo, test.hi
    for by in (-1, 1, -SLIP, SLIP):
        moved = ((_plus(lo, by), hi), (lo, _plus(hi, by)))
        yield from (RangeTest(low, high) for low, high in moved if low is None or high is None or low <= high)
    if lo is not None:
        yield from (RangeTest(None, lo - 1), RangeTest(lo, None))
    if hi is not None:
        yield from (RangeTest(hi + 1, None), RangeTest(None, hi))
    if lo is not None and lo == hi:
        yield from (RangeTest(lo - 1, lo - 1), RangeTest(lo + 1, lo + 1))


def _plus(limit: int | None, by: int) -> int | None:
    return None if limit is None else limit + by


def _other_values(test: ValueTest, domain: Domain) -> Iterator[Test]:
    others = (
        [value for value in domain.ids if value not in test.values]
        if isinstance(domain, ChoiceDomain)
        else []
    )
    for value in sorted(test.values):
        if len(test.values) > 1:
            yield ValueTest(test.values - {value})
    for value in others:
        yield ValueTest(test.values | {value})
        if len(test.values) == 1:
            yield ValueTest(frozenset({value}))
    if others:
        yield ValueTest(frozenset(others))


def _admitted(test: Test, domains: Sequence[Domain]) -> bool:
    """Whether a file may hold this test for all of these facts, and it asks something of each."""
    try:
        for domain in domains:
            check_test(test, domain, "")
    except KlantbeeldError:
        return False
    return not all(test.on(value).surely for domain in domains for value in domain.values())


def _raw(test: Test) -> Raw:
    if isinstance(test, ValueTest):
        values = tuple(sorted(test.values))
        return values[0] if len(values) == 1 else values
    if test.lo is not None and test.lo == test.hi:
        return test.lo
    return str(test)


def _written(raw: object) -> object:
    return list(raw) if isinstance(raw, tuple) else raw


def _shown(raw: object) -> str:
    return " of ".join(map(str, raw)) if isinstance(raw, (list, tuple)) else str(raw)
