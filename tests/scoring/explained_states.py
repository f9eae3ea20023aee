"""The laws every explanation keeps, tried on random states of any regelset; the long runs call them too.

Brute force here shares only the engine with what it judges: values in their order, changes and
completions are worked out anew, in the plainest way.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product
from random import Random

from questionnaires.conditions import LEFT_OUT, Bounds, Options, Possible
from scoring.bounds import ChoiceDomain, NumberDomain, is_known
from scoring.engine import possible_categories, score
from scoring.exact import exact_categories
from scoring.explain import explain
from scoring.explain.changes import MOST_STEPS, changes
from scoring.explain.sufficient import sufficient_facts
from scoring.input import ScoringInput
from scoring.loader import PACKAGED_RULESETS
from scoring.rules import Feit, Regelset

RELEASED = sorted((path.parent.name, path.stem) for path in PACKAGED_RULESETS.glob("*/*.toml"))
"""Name and version of every regelset that comes with the program."""

NEVER_MOVED = ("lichaam", "mentaal", "gezin", "leeftijd", "arbeidsvermogen")
"""Health, family and age; the beginning of a name is enough."""

BUDGET = 100_000
"""Scored states per search: far above what any state here needs."""

State = dict[str, Possible]


def random_states(regelset: Regelset, number: int, seed: int) -> Iterator[State]:
    """So many complete states; how much hinders differs from one to the next."""
    random = Random(seed)
    for _ in range(number):
        hinders = random.choice((0.1, 0.25, 0.5))
        yield {
            name: _random_value(domain, random, hinders) for name, domain in regelset.table.domains.items()
        }


def _random_value(domain: ChoiceDomain | NumberDomain, random: Random, hinders: float) -> Possible:
    if domain.left_out_allowed and random.random() < 0.1:
        return LEFT_OUT
    if isinstance(domain, NumberDomain):
        number = random.randint(domain.lo, domain.hi)
        return Bounds(number, number)
    if domain.ids == ("nee", "ja"):
        return Options(frozenset({"ja" if random.random() < hinders else "nee"}))
    return Options(frozenset({random.choice(domain.ids)}))


def hide(state: State, regelset: Regelset, random: Random) -> State:
    """The same state with facts not known, a few or nearly all."""
    share = random.choice((0.1, 0.3, 0.8))
    return {
        name: regelset.table.domains[name].unknown if random.random() < share else value
        for name, value in state.items()
    }


def check_sufficient(regelset: Regelset, state: State) -> None:
    """Whatever facts outside the sufficient set become, the category stays; none within can be missed."""
    table = regelset.table
    (categorie,) = possible_categories(state, table)
    kept = sufficient_facts(state, categorie, table, BUDGET)
    assert kept is not None
    assert _left_by(regelset, state, kept) == {categorie}, (state, kept)
    for missed in kept:
        fewer = [name for name in kept if name != missed]
        assert _left_by(regelset, state, fewer) != {categorie}, (state, missed)


def check_no_smaller_set(regelset: Regelset, state: State, most: int) -> bool:
    """No other set of fewer facts is enough; False when there would be more than ``most`` sets to try."""
    table = regelset.table
    (categorie,) = possible_categories(state, table)
    kept = sufficient_facts(state, categorie, table, BUDGET)
    assert kept is not None
    if not kept:
        return True
    smaller = list(islice(combinations(table.split_order, len(kept) - 1), most + 1))
    if len(smaller) > most:
        return False
    for few in smaller:
        assert _left_by(regelset, state, few) != {categorie}, (state, few)
    return True


def _left_by(regelset: Regelset, state: State, kept: tuple[str, ...] | list[str]) -> set[str]:
    """The categories that are possible when only these facts are known."""
    table = regelset.table
    freed = {name: value if name in kept else table.domains[name].unknown for name, value in state.items()}
    found = exact_categories(freed, table, BUDGET)
    assert found is not None
    return set(found)


def check_changes(regelset: Regelset, state: State, random: Random) -> None:
    """Every value of every change gives its category, and only what may move moves, for the better."""
    table = regelset.table
    (categorie,) = possible_categories(state, table)
    afstand = regelset.per_categorie[categorie].afstand
    found = changes(state, categorie, regelset)
    assert [len(change.steps) for change in found] == sorted(len(change.steps) for change in found)
    for change in found:
        assert change.categorie != categorie
        assert regelset.per_categorie[change.categorie].afstand <= afstand
        values = {name: list(_singles(value)) for name, value in change.steps}
        for name, singles in values.items():
            assert not name.partition(".")[2].startswith(NEVER_MOVED), name
            better = list(better_values(regelset.per_feit[name], state[name]))
            assert all(single in better for single in singles), (name, state[name], singles)
        ends = product(*([singles[0], singles[-1], random.choice(singles)] for singles in values.values()))
        for chosen in ends:
            after = {**state, **dict(zip(values, chosen, strict=True))}
            assert possible_categories(after, table) == (change.categorie,), (state, change)


def check_shortest(regelset: Regelset, state: State) -> None:
    """By trying everything: the shortest change is among those found, or there is none of three facts."""
    table = regelset.table
    (categorie,) = possible_categories(state, table)
    afstand = regelset.per_categorie[categorie].afstand
    found = changes(state, categorie, regelset)
    movable = {
        feit.naam: kinds
        for feit in regelset.feit
        if feit.naam in table.split_order
        and (kinds := _one_of_each(regelset, feit.naam, better_values(feit, state[feit.naam])))
    }
    for size in range(1, MOST_STEPS + 1):
        real: set[tuple[frozenset[str], str]] = set()
        for names in combinations(movable, size):
            for values in product(*(movable[name] for name in names)):
                mogelijk = possible_categories({**state, **dict(zip(names, values, strict=True))}, table)
                other = mogelijk[0]
                if other != categorie and regelset.per_categorie[other].afstand <= afstand:
                    real.add((frozenset(names), other))
        if real:
            shortest = {(change.names, change.categorie) for change in found if len(change.steps) == size}
            assert len(found[0].steps) == size, (state, real)
            assert shortest == real, (state, real)
            return
    assert found == (), state


def better_values(feit: Feit, value: Possible) -> Iterator[Possible]:
    """The values of a fact someone may work towards from ``value``: those its declaration calls better."""
    name = feit.naam.partition(".")[2]
    if not feit.veranderbaar or name.startswith(NEVER_MOVED) or not is_known(value):
        return
    if feit.naam.startswith("belemmert."):
        if value == Options(frozenset({"ja"})):
            yield Options(frozenset({"nee"}))
    elif isinstance(value, Bounds) and isinstance(feit.domain, NumberDomain):
        if feit.naam.startswith("niveau.") or feit.richting == "hoger_is_beter":
            yield from (Bounds(number, number) for number in range(value.lo + 1, feit.domain.hi + 1))
        elif feit.richting == "lager_is_beter":
            yield from (Bounds(number, number) for number in range(value.lo - 1, feit.domain.lo - 1, -1))
    elif isinstance(value, Options):
        (now,) = value.values
        if now in feit.volgorde:
            before = feit.volgorde[: feit.volgorde.index(now)]
            yield from (Options(frozenset({choice})) for choice in before)


def _singles(value: Possible) -> Iterator[Possible]:
    match value:
        case Bounds(lo, hi):
            yield from (Bounds(number, number) for number in range(lo, hi + 1))
        case Options(values):
            yield from (Options(frozenset({choice})) for choice in sorted(values))
        case _:
            yield value


def _one_of_each(regelset: Regelset, name: str, values: Iterator[Possible]) -> list[Possible]:
    cells = regelset.table.cells[name]
    return list({cells[value]: value for value in values}.values())


def check_partial(regelset: Regelset, state: State, known: State, most: int) -> bool:
    """What is possible holds the truth; ``nauwkeurig`` is exactly what trying everything gives.

    False when that would be more than ``most`` completions.
    """
    table = regelset.table
    (truth,) = possible_categories(state, table)
    invoer = ScoringInput(tuple(known.items()))
    outcome = score(invoer, regelset)
    assert truth in outcome.mogelijk, (state, known)
    hidden = [name for name in table.split_order if not is_known(known[name])]
    kinds = [
        list({table.cells[name][value]: value for value in table.domains[name].values()}.values())
        for name in hidden
    ]
    size = 1
    for kind in kinds:
        size *= len(kind)
    if size > most:
        return False
    completions = (dict(zip(hidden, values, strict=True)) for values in product(*kinds))
    every = {possible_categories({**known, **values}, table)[0] for values in completions}
    uitleg = explain(outcome, invoer, regelset)
    assert uitleg.nauwkeurig is not None
    assert set(uitleg.nauwkeurig) == every, (known, every)
    assert every <= set(outcome.mogelijk)
    return True


def check_many(regelset: Regelset, number: int, seed: int) -> None:
    """All laws on so many random states; what tries everything on one in twenty."""
    random = Random(seed)
    for place, state in enumerate(random_states(regelset, number, seed)):
        check_sufficient(regelset, state)
        check_changes(regelset, state, random)
        known = hide(state, regelset, random)
        check_partial(regelset, state, known, 0 if place % 5 else 2_000)
        if place % 20 == 0:
            check_no_smaller_set(regelset, state, 300)
            check_shortest(regelset, state)
