"""The batches of Spark without a Spark: the same outcome as on one machine, and a refusal with a remedy."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pyarrow as pa
import pytest

from interview.rescoring.spark import scored_batches
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.batch import score_frame
from scoring.loader import load_named
from tests.architecture.project import ROOT
from tests.scoring.batches import LAYOUT, random_codes

ZWOLLE = load_named("zwolle", "1.0.0")
OUTCOME = ("categorie", "regel", "mogelijk")


def batches(codes: pl.DataFrame, rows: int) -> list[pa.RecordBatch]:
    """As Spark hands them out: whole numbers with a sign, and another column beside them."""
    signed = codes.cast(pl.Int16).with_columns(gesprek_id=pl.Series([f"g{n}" for n in range(codes.height)]))
    table: pa.Table = signed.to_arrow(compat_level=pl.CompatLevel.oldest())
    found: list[pa.RecordBatch] = table.to_batches(max_chunksize=rows)
    return found


def test_each_batch_gets_what_one_machine_gives() -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 700, seed=9)
    scored = pa.Table.from_batches(list(scored_batches(batches(codes, 300), ZWOLLE, LAYOUT)))
    expected = score_frame(codes.lazy(), ZWOLLE, LAYOUT).select(pl.col(OUTCOME).cast(pl.String)).collect()

    assert scored.column_names == [*codes.columns, "gesprek_id", *OUTCOME]
    assert [dict(zip(OUTCOME, row, strict=True)) for row in expected.rows()] == (
        scored.select(OUTCOME).to_pylist()
    )


@pytest.mark.parametrize("code", [-1, 256])
def test_what_is_no_code_is_refused_and_never_taken_for_unknown(code: int) -> None:
    codes = random_codes(ZWOLLE, LAYOUT, 3, seed=10).cast(pl.Int16)
    wrong = codes.with_columns(pl.Series("belemmert.dag", [8, code, 9], pl.Int16))
    with pytest.raises(KlantbeeldError) as refused:
        list(scored_batches(batches(wrong, 3), ZWOLLE, LAYOUT))

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == "belemmert.dag"
    assert str(code) not in str(refused.value)


@pytest.mark.parametrize("library", ["pyarrow", "polars"])
def test_without_its_libraries_there_is_a_coded_error_with_the_remedy(library: str) -> None:
    program = (
        f"import sys; sys.modules['{library}'] = None\n"
        "from questionnaires.errors import KlantbeeldError\n"
        "try:\n    import interview.rescoring.spark\n"
        "except KlantbeeldError as error:\n    print(error.code, error.where, error.remedy)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT, text=True
    )

    assert ran.stdout.startswith(f"EXTRA-ONTBREEKT {library} ")
    assert "klantbeeld[spark]" in ran.stdout
