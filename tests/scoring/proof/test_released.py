"""Every regelset that is in use is proven, and its examples see every small fault in it.

Only the newest version of each: an older one is never changed any more, and is there for old records.
"""

from __future__ import annotations

import pytest

from questionnaires.loader import names, versions
from scoring.check import check_parts
from scoring.check_dates import check_dates
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.proof.mutants import mutants
from scoring.proof.prove import prove
from scoring.rules import Regelset

FEWEST_MUTANTS = 25

NEWEST = {naam: versions(naam, (PACKAGED_RULESETS,))[-1] for naam in names((PACKAGED_RULESETS,))}


@pytest.fixture(params=sorted(NEWEST))
def released(request: pytest.FixtureRequest) -> Regelset:
    return load_named(request.param, NEWEST[request.param])


def test_a_released_regelset_is_proven(released: Regelset) -> None:
    check_parts(released, f"{released.naam}/{released.versie}.toml")
    proof = prove(released)

    assert [finding.text for finding in proof.findings] == []
    assert proof.population is not None
    assert sum(share for _, share in proof.population.per_categorie) == 1


def test_every_small_fault_in_a_released_regelset_is_noticed(released: Regelset) -> None:
    found = list(mutants(released))

    assert [mutant.text for mutant in found if mutant.killed_by is None] == []
    assert len(found) >= FEWEST_MUTANTS


def test_the_versions_of_a_released_regelset_leave_no_day_open() -> None:
    for naam in NEWEST:
        check_dates([load_named(naam, versie) for versie in versions(naam, (PACKAGED_RULESETS,))])
