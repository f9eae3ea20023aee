"""Laws of the engine on small regelsets that are made up at random, against counting everything out."""

from __future__ import annotations

from itertools import combinations, product
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.conditions import (
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
from questionnaires.errors import KlantbeeldError
from scoring.bounds import ChoiceDomain, Domain, NumberDomain, completions, is_known
from scoring.check import check_test
from scoring.engine import possible_categories
from scoring.exact import exact_categories
from scoring.explain.sufficient import sufficient_facts
from scoring.table import RuleRow, RuleTable, compile_table

CATEGORIES = ("dichtbij", "midden", "ver")
Raw = int | str | None
"""A single value in plain form; None is left out."""


AMPLE = 200_000
"""A budget that no case here can spend."""


class Case(NamedTuple):
    """A small regelset and one state of partial knowledge."""

    domains: dict[str, Domain]
    derived: tuple[tuple[str, Derived], ...]
    rules: tuple[RuleRow, ...]
    priorities: dict[str, int]
    facts: dict[str, Possible]

    @property
    def table(self) -> RuleTable:
        return compile_table(self.domains, self.derived, self.rules, self.priorities)


@st.composite
def cases(draw: st.DrawFn, *, equal_priority: bool = False) -> Case:
    domains: dict[str, Domain] = {
        "niveau.a": NumberDomain(1, 5, draw(st.booleans())),
        "niveau.b": NumberDomain(1, 5, draw(st.booleans())),
        "belemmert.c": ChoiceDomain(("nee", "ja"), draw(st.booleans())),
        "feit.d": ChoiceDomain(("een", "twee", "drie")),
    }
    known = dict(domains)
    derived: list[tuple[str, Derived]] = []
    if draw(st.booleans()):
        numbers = (domains["niveau.a"], domains["niveau.b"])
        derived.append(("laagste", Slechtste(("niveau.a", "niveau.b"))))
        known["laagste"] = NumberDomain(1, 5, all(number.left_out_allowed for number in numbers))
    if draw(st.booleans()):
        test = draw(a_test(domains["niveau.a"]).filter(lambda test: admissible(test, domains["niveau.b"])))
        derived.append(("aantal", Tel(("niveau.a", "niveau.b"), test)))
        known["aantal"] = NumberDomain(0, 2)
    if draw(st.booleans()):
        derived.append(("stand", Opzoek(((draw(rows(known)), "p"), (draw(rows(known)), "q")), "r")))
        known["stand"] = ChoiceDomain(("p", "q", "r"))
    rules = tuple(
        RuleRow(f"regel_{number}", draw(st.sampled_from(CATEGORIES)), draw(rows(known)))
        for number in range(draw(st.integers(2, 6)))
    )
    ranks = draw(st.lists(st.integers(1, 2), min_size=3, max_size=3)) if equal_priority else [1, 2, 3]
    facts = {name: draw(partial(domain)) for name, domain in domains.items()}
    return Case(domains, tuple(derived), rules, dict(zip(CATEGORIES, ranks, strict=True)), facts)


def a_test(domain: Domain) -> st.SearchStrategy[Test]:
    """Tests that a checked file may hold for this domain."""
    found: st.SearchStrategy[Test]
    if isinstance(domain, NumberDomain):
        limits = st.integers(domain.lo, domain.hi)
        found = st.one_of(
            limits.map(lambda hi: RangeTest(None, hi)),
            limits.map(lambda lo: RangeTest(lo, None)),
            st.tuples(limits, limits).map(lambda pair: RangeTest(min(pair), max(pair))),
        )
    else:
        found = st.frozensets(st.sampled_from(domain.ids), min_size=1).map(ValueTest)
    return found.filter(lambda test: admissible(test, domain))


def admissible(test: Test, domain: Domain) -> bool:
    try:
        check_test(test, domain, "hier")
    except KlantbeeldError:
        return False
    return True


@st.composite
def rows(draw: st.DrawFn, domains: dict[str, Domain]) -> Row:
    names = draw(st.lists(st.sampled_from(sorted(domains)), max_size=3, unique=True))
    return Row(tuple((name, draw(a_test(domains[name]))) for name in names))


@st.composite
def partial(draw: st.DrawFn, domain: Domain) -> Possible:
    """Known, unknown, or something in between."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return domain.unknown
    if kind == 1 and isinstance(domain, NumberDomain):
        lo = draw(st.integers(domain.lo, domain.hi))
        return Bounds(lo, draw(st.integers(lo, domain.hi)))
    if kind == 1 and isinstance(domain, ChoiceDomain):
        return Options(draw(st.frozensets(st.sampled_from(domain.ids), min_size=1)))
    return draw(st.sampled_from(domain.values()))


def completed(case: Case, facts: dict[str, Possible]) -> list[dict[str, Possible]]:
    """Every complete state within ``facts``."""
    values = [completions(facts[name], domain) for name, domain in case.domains.items()]
    return [dict(zip(case.domains, state, strict=True)) for state in product(*values)]


def raw(value: Possible) -> Raw:
    match value:
        case Bounds(lo, hi):
            assert lo == hi
            return lo
        case Options(values):
            (only,) = values
            return only
    return None


def passes(test: Test, value: Raw) -> bool:
    if isinstance(test, RangeTest):
        if not isinstance(value, int):
            return False
        return (test.lo is None or test.lo <= value) and (test.hi is None or value <= test.hi)
    return value in test.values


def category(case: Case, state: dict[str, Possible]) -> str | None:
    """The category of a complete state, worked out on plain values and without the engine."""
    values = {name: raw(value) for name, value in state.items()}
    for name, table in case.derived:
        if isinstance(table, Slechtste):
            numbers = [number for of in table.of if isinstance(number := values[of], int)]
            values[name] = min(numbers) if numbers else None
        elif isinstance(table, Tel):
            values[name] = len([of for of in table.of if passes(table.test, values[of])])
        else:
            hits = [value for row, value in table.rows if holds(row, values)]
            values[name] = hits[0] if hits else table.anders
    found = [rule.categorie for rule in case.rules if holds(rule.row, values)]
    return min(found, key=lambda name: case.priorities[name]) if found else None


def holds(row: Row, values: dict[str, Raw]) -> bool:
    return all(passes(test, values[name]) for name, test in row.tests)


@given(cases())
def test_the_true_category_is_always_possible_and_exactness_only_narrows(case: Case) -> None:
    truth = {category(case, state) for state in completed(case, case.facts)}
    mogelijk = possible_categories(case.facts, case.table)
    exact = exact_categories(case.facts, case.table, AMPLE)

    assert truth - {None} <= set(mogelijk)
    assert exact is not None
    if None in truth:
        # A regelset with a gap is refused; of it only this much is promised.
        assert truth - {None} <= set(exact) <= set(mogelijk)
    else:
        assert set(exact) == truth


@given(cases())
def test_a_complete_state_gets_what_plain_reading_gives(case: Case) -> None:
    for state in completed(case, case.facts)[:50]:
        truth = category(case, state)
        assert possible_categories(state, case.table) == ((truth,) if truth else ())


@given(cases(), st.data())
def test_an_answer_never_enlarges_what_is_possible(case: Case, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(case.domains)))
    answer = data.draw(st.sampled_from(completions(case.facts[name], case.domains[name])))
    before = possible_categories(case.facts, case.table)
    after = possible_categories({**case.facts, name: answer}, case.table)

    assert set(after) <= set(before)


@given(cases(equal_priority=True), st.randoms(use_true_random=False))
def test_the_order_of_rules_and_facts_never_matters(case: Case, random: object) -> None:
    from random import Random

    assert isinstance(random, Random)
    rules = list(case.rules)
    random.shuffle(rules)
    names = list(case.priorities)
    random.shuffle(names)
    shuffled = compile_table(
        case.domains, case.derived, rules, {name: case.priorities[name] for name in names}
    )

    assert possible_categories(case.facts, shuffled) == possible_categories(case.facts, case.table)
    assert shuffled.rows == case.table.rows


@given(cases())
def test_the_sufficient_set_is_enough_and_no_smaller_one_is(case: Case) -> None:
    case = case._replace(rules=(*case.rules, RuleRow("anders", CATEGORIES[-1], Row(()))))
    mogelijk = possible_categories(case.facts, case.table)
    assume(len(mogelijk) == 1)
    chosen = sufficient_facts(case.facts, mogelijk[0], case.table, AMPLE)
    known = [name for name in case.domains if is_known(case.facts[name])]

    assert chosen is not None
    assert enough(case, frozenset(chosen), mogelijk[0])
    assert not any(
        enough(case, frozenset(few), mogelijk[0])
        for few in combinations(known, max(len(chosen) - 1, 0))
        if chosen
    )


def enough(case: Case, kept: frozenset[str], wanted: str) -> bool:
    facts = {
        name: value if name in kept or not is_known(value) else case.domains[name].unknown
        for name, value in case.facts.items()
    }
    return all(category(case, state) == wanted for state in completed(case, facts))


def test_left_out_counts_as_a_value_of_its_own_only_where_it_is_allowed() -> None:
    assert LeftOut() in NumberDomain(1, 5, True).values()
    assert LeftOut() not in NumberDomain(1, 5).values()
    assert completions(Bounds(2, 3), NumberDomain(1, 5, True)) == (Bounds(2, 2), Bounds(3, 3))
