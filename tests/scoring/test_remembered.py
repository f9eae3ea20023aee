"""An outcome is remembered per kind of person: never another than would be worked out anew."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from questionnaires.answers import Belemmert, GeenWaarde
from scoring import engine
from scoring.engine import score
from scoring.input import ScoringInput, build
from scoring.loader import PACKAGED_RULESETS, load
from scoring.rules import Regelset

FILES = sorted(PACKAGED_RULESETS.rglob("*.toml"))
NONE = (None, GeenWaarde.WIL_NIET_ZEGGEN, GeenWaarde.WEET_NIET, GeenWaarde.NVT)


def somebody(regelset: Regelset, random: Random) -> ScoringInput:
    """Values and reasons for none, drawn at random; some facts are hidden as well."""
    niveaus: dict[str, int | GeenWaarde | None] = {}
    belemmert: dict[str, Belemmert | None] = {}
    feiten: dict[str, str | int | GeenWaarde | None] = {}
    for fact in regelset.coded_facts:
        if fact.room == "belemmert":
            belemmert[fact.key] = random.choice([*Belemmert, None])
        elif fact.room == "niveau":
            niveaus[fact.key] = random.choice([1, 2, 3, 4, 5, *NONE])
        else:
            values = [value for value in fact.known if isinstance(value, str | int)]
            feiten[fact.key] = random.choice([*values, *NONE])
    hidden = frozenset(fact.name for fact in regelset.coded_facts if random.random() < 0.2)
    return build(regelset, niveaus, belemmert, feiten, hidden)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_remembered_is_what_would_be_worked_out(path: Path) -> None:
    regelset, random = load(path), Random(20261122)
    people = [somebody(regelset, random) for _ in range(600)]
    for given in people:
        assert given.kind is not None
        assert score(given, regelset) == score(ScoringInput(given.items), regelset)
    by_kind: dict[int | None, set[tuple[str, ...]]] = {}
    for given in people:
        by_kind.setdefault(given.kind, set()).add(score(ScoringInput(given.items), regelset).mogelijk)
    assert all(len(outcomes) == 1 for outcomes in by_kind.values())
    assert set(by_kind) <= set(regelset.outcomes)


def test_memory_is_bounded_and_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    regelset, random = load(FILES[0]), Random(1)
    monkeypatch.setattr(engine, "MOST_REMEMBERED", 3)
    for _ in range(50):
        given = somebody(regelset, random)
        assert score(given, regelset) == score(ScoringInput(given.items), regelset)
        assert len(regelset.outcomes) <= 3
