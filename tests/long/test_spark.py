"""What Spark's workers give, batch by batch, is what the plan gives on one machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from interview.rescoring.spark import score_in_spark
from scoring.batch import score_frame
from scoring.loader import load_named
from tests.bench.scoring import people

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

RECORDS = 100_000
OUTCOME = ("categorie", "regel", "mogelijk")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    if shutil.which("java") is None:
        pytest.skip("needs Java 17: apt-get install openjdk-17-jre-headless")
    if find_spec("pandas") is None:
        pytest.skip('needs pandas: pip install "klantbeeld[spark]"')
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.parametrize("naam", ["zwolle", "haarlem"])
def test_spark_gives_the_same_as_one_machine(spark: SparkSession, naam: str, tmp_path: Path) -> None:
    regelset, layout = load_named(naam, "1.0.0"), people.layout()
    source, target = tmp_path / "mensen.parquet", tmp_path / "uit"
    people.write_parquet(regelset, RECORDS, source)
    scored = score_in_spark(spark.read.parquet(str(source)), regelset, layout)
    scored.write.parquet(str(target))

    found = pl.read_parquet(target / "*.parquet").select("gesprek_id", *OUTCOME).sort("gesprek_id")
    expected = (
        score_frame(pl.scan_parquet(source), regelset, layout)
        .select("gesprek_id", pl.col(OUTCOME).cast(pl.String))
        .sort("gesprek_id")
        .collect()
    )
    assert found.height == RECORDS
    assert found.equals(expected)
