"""Explanations of every released regelset: sound, minimal, exact, and never about what nobody can change."""

from __future__ import annotations

import os
from functools import lru_cache

import pytest

from scoring.loader import load_named
from scoring.rules import Regelset
from tests.scoring.explained_states import RELEASED, check_many

STATES = int(os.environ.get("KLANTBEELD_TOESTANDEN", "1600"))
"""How many random states, spread over the regelsets; a long run tries this many of each."""

EACH = STATES // len(RELEASED) if STATES < 10_000 else STATES


@lru_cache
def released(naam: str, versie: str) -> Regelset:
    return load_named(naam, versie)


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_every_law_on_random_states(naam: str, versie: str) -> None:
    check_many(released(naam, versie), EACH, seed=2018)
