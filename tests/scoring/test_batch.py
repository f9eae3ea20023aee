"""The batch engine says what the plain engine says, on rules made up at random and on every released set."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.errors import KlantbeeldError
from questionnaires.packing import Layout, NoValue, PackedField, pack, unpack
from scoring.batch import columns_of, facts_read, plan_of, score_frame, score_table, unfit
from scoring.batch.cells import MOST_CELLS
from scoring.batch.plan import MOST_PLANS
from scoring.bounds import NumberDomain
from scoring.extra import ExtraErrorCode
from scoring.loader import load_named
from scoring.table import RuleTable
from tests.architecture.project import ROOT
from tests.scoring.batches import LAYOUT, plain, random_codes, regelset_of, released, released_regelset
from tests.scoring.test_laws import Case, cases

ZWOLLE = load_named("zwolle", "1.0.0")
JUDGED = [
    name for name in ZWOLLE.table.domains if name.startswith("belemmert.") and name != "belemmert.gezin"
]
ROWS = 40
NONE = 0
"""No cell at all: every row is worked out by itself."""
PEOPLE = 400
OUTCOME = ("categorie", "regel", "mogelijk")


def layout_for(table: RuleTable) -> Layout:
    fields = []
    for name, domain in table.domains.items():
        if isinstance(domain, NumberDomain):
            fields.append(PackedField(name, lowest=domain.lo, highest=domain.hi))
        else:
            fields.append(PackedField(name, domain.ids))
    return Layout("bedacht", "1.0.0", tuple(fields))


@settings(max_examples=60)
@given(st.one_of(cases(), cases(equal_priority=True)), st.integers(0, 2**31), st.booleans())
def test_random_rules_have_the_same_outcome_in_both_engines(case: Case, seed: int, fewer: bool) -> None:
    regelset = regelset_of(case.table)
    layout = layout_for(case.table)
    codes = random_codes(regelset, layout, ROWS, seed)
    if fewer:
        codes = codes.drop("niveau.b")
    expected = [plain(regelset, layout, row) for row in codes.rows(named=True)]

    for most_cells in (MOST_CELLS, NONE):
        scored = score_table(codes.lazy(), case.table, layout, most_cells).collect()
        assert scored.select(OUTCOME).rows() == expected


@pytest.mark.parametrize(("naam", "versie"), released())
def test_each_released_regelset_has_the_same_outcome_in_both_engines(naam: str, versie: str) -> None:
    regelset = released_regelset(naam, versie)
    codes = random_codes(regelset, LAYOUT, PEOPLE, seed=1)
    scored = score_frame(codes.lazy(), regelset, LAYOUT).collect(engine="streaming")
    row_by_row = score_table(codes.lazy(), regelset.table, LAYOUT, NONE).collect()

    expected = [plain(regelset, LAYOUT, row) for row in codes.rows(named=True)]
    assert scored.select(OUTCOME).rows() == expected
    assert row_by_row.equals(scored)
    assert {one.categorie is None for one in expected} == {True, False}
    assert unfit(codes.lazy(), regelset, LAYOUT).collect()["past_niet"].null_count() == PEOPLE


def test_vectors_become_columns_and_back() -> None:
    people = random_codes(ZWOLLE, LAYOUT, 50, seed=2)
    vectors = [
        pack(
            LAYOUT,
            {"geld": 1 + place % 5, "werk": GeenWaarde.WEET_NIET},
            {"geld": Belemmert.JA, "taal": Belemmert.WEET_NIET},
            {"zoekmaanden": place, "arbeidsvermogen": "geen"},
            ("niveau.gezin", "belemmert.gezin"),
        )
        for place in range(people.height)
    ]
    columns = columns_of(LAYOUT, b"".join(vectors))

    assert columns.columns == [field.name for field in LAYOUT.fields]
    named = {field.name: field for field in LAYOUT.fields}
    for vector, row in zip(vectors, columns.rows(named=True), strict=True):
        assert {name: named[name].value(code) for name, code in row.items()} == unpack(LAYOUT, vector)


def test_a_wide_field_keeps_both_its_bytes() -> None:
    layout = Layout(
        "bedacht", "1.0.0", (PackedField("feit.klein", ("a",)), PackedField("feit.groot", highest=600))
    )
    vectors = b"".join(pack(layout, {}, {}, {"groot": number, "klein": "a"}) for number in (0, 255, 256, 600))
    columns = columns_of(layout, vectors)

    assert columns["feit.groot"].to_list() == [8, 263, 264, 608]
    assert columns["feit.groot"].dtype == pl.UInt16
    assert columns_of(layout, vectors, ["feit.klein"]).columns == ["feit.klein"]


def test_vectors_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="another length"):
        columns_of(LAYOUT, b"\x00" * (LAYOUT.width + 1))


def test_left_out_is_left_out_only_where_the_rules_allow_it() -> None:
    nothing = pack(
        LAYOUT,
        {},
        dict.fromkeys((gebied.partition(".")[2] for gebied in JUDGED), Belemmert.NEE),
        {"arbeidsvermogen": "ja", "wens_zelfstandig": "nee"},
    )
    frame = columns_of(LAYOUT, nothing * 3).with_columns(
        pl.Series("belemmert.gezin", [NoValue.WEGGELATEN, NoValue.NVT, NoValue.WEGGELATEN], pl.UInt8),
        pl.Series("belemmert.geld", [8, 8, NoValue.WEGGELATEN], pl.UInt8),
    )
    scored = score_frame(frame.lazy(), ZWOLLE, LAYOUT).collect()

    assert scored["categorie"].to_list() == ["aanpak_intensief", None, None]
    assert scored["mogelijk"].to_list() == [
        "aanpak_intensief",
        "aanpak aanpak_intensief",
        "aanpak aanpak_intensief",
    ]


@pytest.mark.parametrize("most_cells", [MOST_CELLS, NONE])
def test_a_missing_column_and_a_null_are_unknown(most_cells: int) -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 200, seed=3)
    name = "feit.arbeidsvermogen"
    unknown = codes.with_columns(pl.lit(NoValue.WEET_NIET, pl.UInt8).alias(name))
    nulls = codes.with_columns(pl.lit(None, pl.UInt8).alias(name))
    frames = [
        score_table(frame.lazy(), ZWOLLE.table, LAYOUT, most_cells).collect().select(OUTCOME)
        for frame in (unknown, nulls, codes.drop(name))
    ]

    assert frames[0].equals(frames[1])
    assert frames[0].equals(frames[2])


def test_other_columns_stay_and_helper_columns_do_not() -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 10, seed=4).with_columns(gemeente=pl.lit("Voorbeeldstad"))
    scored = score_frame(codes.lazy(), ZWOLLE, LAYOUT).collect()

    assert scored.columns == [*codes.columns, *OUTCOME]
    assert scored.select(codes.columns).equals(codes)
    assert all(isinstance(scored.schema[name], pl.Enum) for name in OUTCOME)


@pytest.mark.parametrize("code", [10, 200])
def test_a_value_the_rules_do_not_know_gets_no_outcome_and_is_named(code: int) -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 4, seed=5).with_columns(
        pl.Series("belemmert.wonen", [8, code, 9, 0], pl.UInt8)
    )
    scored = score_frame(codes.lazy(), ZWOLLE, LAYOUT).collect()
    named = unfit(codes.lazy(), ZWOLLE, LAYOUT).collect()

    assert scored["mogelijk"].is_null().to_list() == [False, True, False, False]
    assert scored.row(1, named=True)["categorie"] is None
    assert scored.row(1, named=True)["regel"] is None
    assert named["past_niet"].to_list() == [None, "belemmert.wonen", None, None]


def test_values_of_another_questionnaire_are_not_guessed() -> None:
    other = Layout(
        "anders",
        "1.0.0",
        tuple(
            PackedField(field.name, ("geen", "ja", "soms")) if field.name == "feit.arbeidsvermogen" else field
            for field in LAYOUT.fields
        ),
    )
    codes = random_codes(ZWOLLE, other, 3, seed=6).with_columns(
        pl.Series("feit.arbeidsvermogen", [8, 9, 10], pl.UInt8)
    )

    assert unfit(codes.lazy(), ZWOLLE, other).collect()["past_niet"].to_list() == [
        None,
        None,
        "feit.arbeidsvermogen",
    ]
    scored = score_frame(codes.lazy(), ZWOLLE, other).collect()
    assert [plain(ZWOLLE, other, row) for row in codes.rows(named=True)[:2]] == scored.select(OUTCOME).rows()[
        :2
    ]
    with pytest.raises(KlantbeeldError):
        plain(ZWOLLE, other, codes.row(2, named=True))


def test_columns_of_another_kind_are_refused() -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 3, seed=7).with_columns(pl.col("belemmert.geld").cast(pl.Int64))
    with pytest.raises(ValueError, match=r"belemmert\.geld"):
        score_frame(codes.lazy(), ZWOLLE, LAYOUT)


def test_only_what_the_rules_declare_is_read() -> None:
    assert set(facts_read(ZWOLLE, LAYOUT)) == set(ZWOLLE.table.domains)
    codes = random_codes(ZWOLLE, LAYOUT, 30, seed=8)
    noise = {"niveau.werk": np.full(30, 99, np.uint8)}
    with_noise = score_frame(
        codes.with_columns(**{n: pl.Series(v) for n, v in noise.items()}).lazy(), ZWOLLE, LAYOUT
    )

    assert (
        with_noise.collect()
        .select(OUTCOME)
        .equals(score_frame(codes.lazy(), ZWOLLE, LAYOUT).collect().select(OUTCOME))
    )


def test_without_polars_there_is_a_coded_error_with_the_remedy() -> None:
    program = (
        "import sys; sys.modules['polars'] = None\n"
        "from questionnaires.errors import KlantbeeldError\n"
        "try:\n    import scoring.batch\n"
        "except KlantbeeldError as error:\n    print(error.code, error.where, error.remedy)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT, text=True
    )

    assert ran.stdout.startswith(f"{ExtraErrorCode.ONTBREEKT} polars ")
    assert "klantbeeld[herscoren]" in ran.stdout


def test_a_plan_is_kept_for_its_own_table_and_columns_only() -> None:
    zwolle, haarlem = (released_regelset(naam, "1.0.0").table for naam in ("zwolle", "haarlem"))
    names = [field.name for field in LAYOUT.fields]
    first = plan_of(zwolle, LAYOUT, names)

    assert plan_of(zwolle, LAYOUT, names) is first
    assert plan_of(haarlem, LAYOUT, names) is not first
    assert plan_of(zwolle, LAYOUT, [name for name in names if name != "belemmert.geld"]) is not first
    assert plan_of(zwolle, LAYOUT, names, most_cells=0) is not first
    for place in range(MOST_PLANS):
        plan_of(zwolle, LAYOUT, names, most_cells=place + 1)
    assert plan_of(zwolle, LAYOUT, names) is not first, "forgotten, and made again"
