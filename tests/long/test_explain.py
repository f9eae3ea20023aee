"""Explanations of more than ten thousand random people, under every instrument: sound, minimal, exact."""

from __future__ import annotations

import pytest

from scoring.loader import load_named
from tests.scoring.batches import released
from tests.scoring.explained_states import check_many

EACH = 1_300
"""Of eight files; together more than ten thousand."""


@pytest.mark.parametrize(("naam", "versie"), released())
def test_every_explanation_holds(naam: str, versie: str) -> None:
    check_many(load_named(naam, versie), EACH, seed=20261122)
    print(f"{naam} {versie}: {EACH:,} people, each explanation sound, minimal and exact")
