"""Scoring by the million: the same categories as ``scoring.engine``, as one plan over columns of codes.

It owns the frame: one column per fact (``questionnaires.packing``), and the columns ``categorie``, ``regel``
and ``mogelijk`` that it adds. It reads no file, knows no klant, and never guesses: a row that holds a value
the regelset does not know gets no outcome at all.
"""

from __future__ import annotations

from collections.abc import Collection

from questionnaires.packing import Layout, PackedField
from scoring.batch_extra import needs_extra
from scoring.batch_logic import Logic
from scoring.batch_terms import Recorded, outcome_terms
from scoring.rules import Regelset
from scoring.table import RuleTable

with needs_extra("herscoren"):
    import numpy as np
    import polars as pl

CATEGORIE, REGEL, MOGELIJK = "categorie", "regel", "mogelijk"
"""The columns of an outcome."""

HELPER = "\x1f"
"""What the name of a helper column starts with; no fact and no file has such a name."""

MOST_CATEGORIES = 12
"""Of one regelset: every set of possible categories is written out beforehand."""


def columns_of(layout: Layout, vectors: bytes, facts: Collection[str] | None = None) -> pl.DataFrame:
    """Packed vectors, one behind the other, as one column of codes per fact (UInt8 or UInt16).

    ``facts`` limits the columns to those; None gives all, in the order of the layout.
    Raises ValueError when ``vectors`` is no whole number of vectors of this layout.
    """
    if len(vectors) % layout.width:
        raise ValueError("the vectors have another length")
    rows = np.frombuffer(vectors, np.uint8).reshape(-1, layout.width)
    columns = {}
    for field in layout.fields:
        if facts is None or field.name in facts:
            place = layout.offsets[field.name]
            codes = np.ascontiguousarray(rows[:, place : place + field.width])
            columns[field.name] = codes.view("<u2" if field.width == 2 else np.uint8).ravel()
    return pl.DataFrame(columns)


def facts_read(regelset: Regelset, layout: Layout) -> tuple[str, ...]:
    """The facts of ``layout`` that scoring under ``regelset`` looks at; no other column is needed."""
    return tuple(field.name for field in layout.fields if field.name in regelset.table.domains)


def score_frame(frame: pl.LazyFrame, regelset: Regelset, layout: Layout) -> pl.LazyFrame:
    """``frame`` with three columns more, all Enum: what ``scoring.engine.score`` says of every row.

    ``frame`` holds columns of codes named after facts; a fact without a column, or null, is unknown. Other
    columns stay as they are. ``categorie`` is null for onbepaald; ``regel`` is the first rule that gives
    it, null when there is none; ``mogelijk`` holds the ids of the possible categories by priority, joined
    by a space. A row that does not fit the regelset (see ``unfit``) has null in all three.

    Raises ValueError for a column of a fact that holds no codes of its width.
    """
    return score_table(frame, regelset.table, layout)


def score_table(frame: pl.LazyFrame, table: RuleTable, layout: Layout) -> pl.LazyFrame:
    """As ``score_frame``, for a table that came from no file."""
    names, fields = _columns(frame, layout)
    logic = Logic(HELPER)
    terms = outcome_terms(logic, table, fields)
    possible = [term for _, term in terms.possible]
    if len(possible) > MOST_CATEGORIES:
        raise ValueError(f"more than {MOST_CATEGORIES} categories")
    decides = [term for _, term in terms.decides]
    stages, (fits, determined, *rest) = logic.expressions(
        [terms.fits, logic.all_of((terms.fits, terms.determined)), *possible, *decides]
    )
    per_category, per_rule = rest[: len(possible)], rest[len(possible) :]
    for stage in stages:
        frame = frame.with_columns(stage)
    categories = [categorie for categorie, _ in terms.possible]
    rules = [rule for rule, _ in terms.decides]
    return frame.with_columns(
        _first(per_category, categories, determined).alias(CATEGORIE),
        _first(per_rule, rules, determined).alias(REGEL),
        _sets(per_category, categories, fits).alias(MOGELIJK),
    ).select(*names, CATEGORIE, REGEL, MOGELIJK)


def unfit(frame: pl.LazyFrame, regelset: Regelset, layout: Layout) -> pl.LazyFrame:
    """``frame`` with a column ``past_niet``: the first fact with a value that the regelset does not know.

    Null where everything fits. ``scoring.input.build`` refuses the same rows: to guess what such a value
    means could change somebody's category.
    """
    _, fields = _columns(frame, layout)
    logic = Logic(HELPER)
    known = [name for name in regelset.table.domains if name in fields]
    fits = [Recorded(logic, name, regelset.table.domains[name], fields[name]).fits for name in known]
    _, built = logic.expressions(fits)
    failed = [pl.when(~fit).then(pl.lit(name)) for name, fit in zip(known, built, strict=True)]
    return frame.with_columns(pl.coalesce(*failed, pl.lit(None, pl.String)).alias("past_niet"))


def _columns(frame: pl.LazyFrame, layout: Layout) -> tuple[list[str], dict[str, PackedField]]:
    """The names of all columns, and the fields among them; raises ValueError for one that holds no codes."""
    schema = frame.collect_schema()
    fields = {field.name: field for field in layout.fields if field.name in schema}
    for name, field in fields.items():
        if schema[name] != (pl.UInt8 if field.width == 1 else pl.UInt16):
            raise ValueError(f"the column {name} holds no codes of {field.width} bytes")
    return schema.names(), fields


def _first(holds: list[pl.Expr], names: list[str], where: pl.Expr) -> pl.Expr:
    """The first of ``names`` that holds, where one of them does; null outside ``where``."""
    kind = pl.Enum(names)
    chosen = pl.lit(names[-1], kind)
    for name, one in zip(names[-2::-1], holds[-2::-1], strict=True):
        chosen = pl.when(one).then(pl.lit(name, kind)).otherwise(chosen)
    return pl.when(where).then(chosen)


def _sets(holds: list[pl.Expr], names: list[str], where: pl.Expr) -> pl.Expr:
    """All of ``names`` that hold, joined; null outside ``where``."""
    kind = pl.UInt8 if len(names) <= 8 else pl.UInt16
    bits = [
        pl.when(one).then(pl.lit(1 << place, kind)).otherwise(pl.lit(0, kind))
        for place, one in enumerate(holds)
    ]
    joined = [
        " ".join(name for place, name in enumerate(names) if mask >> place & 1)
        for mask in range(1 << len(names))
    ]
    total = bits[0]
    for bit in bits[1:]:
        total = total | bit
    return pl.when(where).then(total.cat.to(pl.Enum(joined)))
