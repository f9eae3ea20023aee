"""Explanations of every released regelset: sound, minimal, exact, and never about what nobody can change."""

from __future__ import annotations

import os
from functools import lru_cache
from time import process_time

import pytest

from scoring.explain import next_question
from scoring.input import ScoringInput
from scoring.loader import load_named
from scoring.rules import Regelset
from tests.scoring.explained_states import RELEASED, check_many

STATES = int(os.environ.get("KLANTBEELD_TOESTANDEN", "1200"))
"""How many random states, spread over the regelsets; a long run tries this many of each."""

EACH = STATES // len(RELEASED) if STATES < 10_000 else STATES


@lru_cache
def released(naam: str, versie: str) -> Regelset:
    return load_named(naam, versie)


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_every_law_on_random_states(naam: str, versie: str) -> None:
    check_many(released(naam, versie), EACH, seed=2018)


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_the_next_question_is_there_at_once_when_nothing_is_known(naam: str, versie: str) -> None:
    """CPU time; the best of a few, because other work on the machine counts along."""
    regelset = released(naam, versie)
    nothing_known = ScoringInput(tuple(regelset.table.unknown.items()))
    assert next_question(nothing_known, regelset) in regelset.table.split_order

    def once() -> float:
        began = process_time()
        next_question(nothing_known, regelset)
        return process_time() - began

    assert min(once() for _ in range(5)) <= 0.002
