"""A million records under every released regelset: no cell may differ between the two engines.

Records that no test can tell apart, by ``RuleTable.cells``, are scored once by the plain engine; some
thousands of each regelset are scored one by one as well, as a gesprek would be.
"""

from __future__ import annotations

import time
from math import prod

import numpy as np
import polars as pl
import pytest

from questionnaires.conditions import LEFT_OUT, Bounds, Options, Possible
from questionnaires.packing import FIRST_VALUE, NoValue, PackedField
from scoring.batch import score_frame, score_table
from scoring.engine import score
from scoring.input import ScoringInput
from scoring.rules import Regelset
from tests.scoring.batches import LAYOUT, plain, random_codes, released, released_regelset

RECORDS, ONE_BY_ONE = 1_000_000, 5_000
OUTCOME = ("categorie", "regel", "mogelijk")


@pytest.mark.parametrize(("naam", "versie"), released())
def test_a_million_records_have_the_same_outcome_in_both_engines(naam: str, versie: str) -> None:
    regelset = released_regelset(naam, versie)
    codes = random_codes(regelset, LAYOUT, RECORDS, seed=20261122)
    begun = time.process_time()
    scored = score_frame(codes.lazy(), regelset, LAYOUT).collect(engine="streaming")
    batch = time.process_time() - begun
    row_by_row = score_table(codes.lazy(), regelset.table, LAYOUT, most_cells=0).collect(engine="streaming")

    states = _states(codes, regelset)
    begun = time.process_time()
    expected = pl.DataFrame(
        [_outcome(key, regelset) for key in states.unique().to_list()],
        schema={"state": pl.UInt64, **dict.fromkeys(OUTCOME, pl.String)},
        orient="row",
    )
    one_engine = time.process_time() - begun
    side_by_side = scored.with_columns(state=states).join(
        expected, on="state", how="left", maintain_order="left", suffix="_plain"
    )
    differing = side_by_side.select(
        pl.sum_horizontal(
            pl.col(name).cast(pl.String).ne_missing(pl.col(f"{name}_plain")).sum() for name in OUTCOME
        )
    ).item()

    print(
        f"{naam} {versie}: {differing} of {len(OUTCOME) * RECORDS:,} cells differ; {expected.height:,} "
        f"states, plain {one_engine:.1f} s, polars {batch:.3f} s, "
        f"{scored['categorie'].null_count() / RECORDS:.1%} onbepaald"
    )
    assert differing == 0
    assert side_by_side.height == RECORDS
    assert row_by_row.equals(scored)
    some = codes.head(ONE_BY_ONE)
    assert scored.head(ONE_BY_ONE).select(OUTCOME).rows() == [
        plain(regelset, LAYOUT, row) for row in some.rows(named=True)
    ]


def _kinds(field: PackedField, regelset: Regelset) -> tuple[list[int], list[Possible]]:
    """Per code the kind it belongs to, and what a fact of each kind may be."""
    domain = regelset.table.domains[field.name]
    kinds: list[Possible] = [domain.unknown]
    numbers = []
    for code in range(FIRST_VALUE + (len(field.ids) or field.highest - field.lowest + 1)):
        found: Possible = domain.unknown
        if code == NoValue.WEGGELATEN and domain.left_out_allowed:
            found = LEFT_OUT
        elif code >= FIRST_VALUE:
            value = field.value(code)
            found = Options(frozenset({value})) if isinstance(value, str) else Bounds(value, value)
        if found != domain.unknown:
            found = regelset.table.cells[field.name][found]
        if found not in kinds:
            kinds.append(found)
        numbers.append(kinds.index(found))
    return numbers, kinds


def _read(regelset: Regelset) -> list[tuple[PackedField, list[int], list[Possible]]]:
    return [
        (field, *_kinds(field, regelset)) for field in LAYOUT.fields if field.name in regelset.table.domains
    ]


def _states(codes: pl.DataFrame, regelset: Regelset) -> pl.Series:
    """One number for everything the tests can tell apart."""
    read = _read(regelset)
    assert prod(len(kinds) for _, _, kinds in read) < 2**63
    total = np.zeros(codes.height, np.uint64)
    for field, numbers, kinds in read:
        total = total * np.uint64(len(kinds)) + np.array(numbers, np.uint64)[codes[field.name].to_numpy()]
    return pl.Series(total)


def _outcome(state: int, regelset: Regelset) -> tuple[int, str | None, str | None, str]:
    """A state from ``_states``, scored by the plain engine."""
    facts: dict[str, Possible] = {}
    left = state
    for field, _, kinds in reversed(_read_once(regelset)):
        left, place = divmod(left, len(kinds))
        facts[field.name] = kinds[place]
    given = ScoringInput(
        tuple((name, facts.get(name, domain.unknown)) for name, domain in regelset.table.domains.items())
    )
    outcome = score(given, regelset)
    return state, outcome.categorie, next(iter(outcome.beslissend), None), " ".join(outcome.mogelijk)


_READ: dict[str, list[tuple[PackedField, list[int], list[Possible]]]] = {}


def _read_once(regelset: Regelset) -> list[tuple[PackedField, list[int], list[Possible]]]:
    key = f"{regelset.naam} {regelset.versie}"
    if key not in _READ:
        _READ[key] = _read(regelset)
    return _READ[key]
