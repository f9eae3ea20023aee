"""The plan of ``scoring.batch`` past one machine: the same expressions, on every batch that Spark hands out.

It starts no Spark and reads no file: whoever has a cluster brings a DataFrame of codes. Rows never leave the
batch they came in, and what a batch gets is what the plan gives it on one machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.packing import Layout
from scoring.extra import needs_extra
from scoring.rules import Regelset

with needs_extra("spark"):
    import polars as pl
    import pyarrow as pa

from scoring.batch import CATEGORIE, MOGELIJK, REGEL, code_type, plan_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

OUTCOME = (CATEGORIE, REGEL, MOGELIJK)


def score_in_spark(frame: DataFrame, regelset: Regelset, layout: Layout) -> DataFrame:
    """``frame`` with the three columns of ``scoring.batch.score_frame``, as text.

    Columns named after facts hold codes, as whole numbers of any width: Spark has none without a sign.
    A code that no column of codes can hold raises KlantbeeldError (INHOUD-ONGELDIG) on the worker.
    """
    with needs_extra("spark"):
        # Nothing here uses pandas, but Spark itself refuses to start without.
        import pandas  # noqa: F401
        from pyspark.sql.types import StringType, StructField, StructType

    names = frame.columns
    # Spark reads a dot in a name as a field of a struct, so the columns go through it by number.
    numbered = [f"c{place}" for place in range(len(names))]
    schema = StructType(
        [
            *(
                StructField(number, field.dataType, field.nullable)
                for number, field in zip(numbered, frame.schema.fields, strict=True)
            ),
            *(StructField(name, StringType()) for name in OUTCOME),
        ]
    )
    # As text, so that a worker reads the rules with their checks instead of trusting an object.
    rules = regelset.model_dump_json()

    def score_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        named = (batch.rename_columns(names) for batch in batches)
        for scored in scored_batches(named, Regelset.model_validate_json(rules), layout):
            yield scored.rename_columns([*numbered, *OUTCOME])

    return frame.toDF(*numbered).mapInArrow(score_batches, schema).toDF(*names, *OUTCOME)


def scored_batches(
    batches: Iterable[pa.RecordBatch], regelset: Regelset, layout: Layout
) -> Iterator[pa.RecordBatch]:
    """Every batch with the outcome behind its own columns, in the same order; the plan is made once."""
    plan = None
    for batch in batches:
        plan = plan or plan_of(regelset.table, layout, batch.schema.names)
        outcome = plan.apply(_codes(batch, layout).lazy()).select(pl.col(OUTCOME).cast(pl.String)).collect()
        added = [
            outcome[name].to_arrow(compat_level=pl.CompatLevel.oldest()).cast(pa.string()) for name in OUTCOME
        ]
        yield pa.RecordBatch.from_arrays([*batch.columns, *added], names=[*batch.schema.names, *OUTCOME])


def _codes(batch: pa.RecordBatch, layout: Layout) -> pl.DataFrame:
    """The columns of facts, as codes of their own width."""
    columns = []
    for field in layout.fields:
        if field.name in batch.schema.names:
            column = pl.Series(field.name, pl.from_arrow(batch.column(field.name)))
            # Made null it would count as unknown, and nobody would see that it was not.
            if not column.is_between(0, 256**field.width - 1).all():
                raise KlantbeeldError(
                    ContentErrorCode.ONGELDIG,
                    "een kolom bevat iets dat geen code is",
                    where=field.name,
                    remedy="Maak de codes opnieuw met de indeling van deze vragenlijst.",
                )
            columns.append(column.cast(code_type(field)))
    return pl.DataFrame(columns)
