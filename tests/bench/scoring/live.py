"""One person at a time, as behind the screen: the outcome with its trace, and the best next question."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, TypeVar

import polars as pl
import zen

from questionnaires.answers import Belemmert
from scoring.engine import score
from scoring.explain import explain
from scoring.explain.questions import next_question
from scoring.input import BELEMMERT, FEIT, NIVEAU, ScoringInput, build
from scoring.rules import Regelset
from tests.bench.scoring import peers, people, zen_table
from tests.bench.scoring.runs import Measured

if TYPE_CHECKING:
    from zen import EvaluateBatchRequest

PEOPLE, EXPLAINED = 2_000, 100
One = TypeVar("One")
WEGGELATEN = "weggelaten"


def measure(some: pl.DataFrame, rules: Regelset) -> list[Measured]:
    """Of zen-engine its batch and its trace, of ours the trace, the question and the whole explanation."""
    persons = people.as_dicts(some.head(PEOPLE), people.layout())
    content = {zen_table.KEY: json.loads(zen_table.decision())}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})
    contexts = [zen_table.context(person) for person in persons]
    requests: list[EvaluateBatchRequest] = [
        {"key": zen_table.KEY, "context": context} for context in contexts
    ]
    _same_as_by_hand(persons, [found["data"]["result"] for found in engine.evaluate_batch(requests)])
    recorded = [_recorded(person) for person in persons]
    given = [build(rules, *one) for one in recorded]
    return [
        Measured("zen", _best(lambda: engine.evaluate_batch(requests)), len(requests), 0),
        Measured(
            "zen_trace",
            _each(lambda one: engine.evaluate(zen_table.KEY, one, {"trace": True}), contexts),
            len(contexts),
            0,
        ),
        Measured("trace", _each(lambda one: score(one, rules), given), len(persons), 0),
        Measured("built", _each(lambda one: score(build(rules, *one), rules), recorded), len(persons), 0),
        Measured("anew", _each(lambda one: score(ScoringInput(one.items), rules), given), len(persons), 0),
        Measured("question", _slowest([partial(next_question, one, rules) for one in given]), 1, 0),
        Measured(
            "explain",
            _each(lambda one: explain(score(one, rules), one, rules), given[:EXPLAINED]),
            EXPLAINED,
            0,
        ),
    ]


def _same_as_by_hand(
    persons: list[dict[str, str | int | None]], found: list[Mapping[str, str | None]]
) -> None:
    """Of everyone of whom all is known; of anyone else zen-engine takes an unknown as not hindering."""
    for person, result in zip(persons, found, strict=True):
        known = all(
            value is not None and (value != WEGGELATEN or name == "belemmert.gezin")
            for name, value in person.items()
        )
        if known and peers.by_hand(person)[:2] != (result["categorie"], result["regel"]):
            raise AssertionError("zen-engine and the rules by hand do not say the same")


def _recorded(
    person: Mapping[str, str | int | None],
) -> tuple[dict[str, int | None], dict[str, Belemmert | None], dict[str, str | int | None], set[str]]:
    """What ``build`` takes."""
    niveaus: dict[str, int | None] = {}
    belemmert: dict[str, Belemmert | None] = {}
    feiten: dict[str, str | int | None] = {}
    left_out = set()
    for name, value in person.items():
        if value == WEGGELATEN:
            left_out.add(name)
        elif name.startswith(NIVEAU):
            niveaus[name.removeprefix(NIVEAU)] = value if isinstance(value, int) else None
        elif name.startswith(BELEMMERT):
            belemmert[name.removeprefix(BELEMMERT)] = None if value is None else Belemmert(str(value))
        else:
            feiten[name.removeprefix(FEIT)] = value
    return niveaus, belemmert, feiten, left_out


def _each(work: Callable[[One], object], many: Sequence[One]) -> float:
    """One after the other, keeping nothing."""

    def all_of_them() -> None:
        for one in many:
            work(one)

    return _best(all_of_them)


def _best(work: Callable[[], object]) -> float:
    """The least of three rounds, in seconds of CPU; what was there before is no work of the collector."""
    gc.collect()
    gc.freeze()
    found = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def _slowest(works: list[Callable[[], object]]) -> float:
    """Of everyone the median of three; of those the one that took longest."""
    return max(median(_once(work) for _ in range(3)) for work in works)


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
