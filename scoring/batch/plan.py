"""Scoring by the million: the same categories as ``scoring.engine``, as one plan over columns of codes.

It owns the frame: one column per fact (``questionnaires.packing``), and the columns ``categorie``, ``regel``
and ``mogelijk`` that it adds. It reads no file, knows no klant, and never guesses: a row that holds a value
the regelset does not know gets no outcome at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from questionnaires.packing import Layout, PackedField
from scoring.batch.cells import MOST_CELLS, Cells, cell_number, find_cells
from scoring.batch.logic import Logic
from scoring.batch.terms import OutcomeTerms, code_meanings, outcome_terms
from scoring.extra import needs_extra
from scoring.rules import Regelset
from scoring.table import RuleTable

with needs_extra("herscoren"):
    import numpy as np
    import numpy.typing as npt
    import polars as pl

CATEGORIE, REGEL, MOGELIJK = "categorie", "regel", "mogelijk"
"""The columns of an outcome."""

HELPER = "\x1f"
"""What the name of a helper column starts with; no fact and no file has such a name."""

MOST_PLANS = 32
_plans: dict[tuple[int, str, tuple[str, ...], int], tuple[RuleTable, Plan]] = {}

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


def score_table(
    frame: pl.LazyFrame, table: RuleTable, layout: Layout, most_cells: int = MOST_CELLS
) -> pl.LazyFrame:
    """As ``score_frame``, for a table that came from no file."""
    schema = frame.collect_schema()
    for field in layout.fields:
        if field.name in schema and schema[field.name] != code_type(field):
            raise ValueError(f"the column {field.name} holds no codes of {field.width} bytes")
    return plan_of(table, layout, schema.names(), most_cells).apply(frame)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is worked out of every row; made once, for any number of frames with the same columns."""

    stages: tuple[tuple[pl.Expr, ...], ...]
    """Helper columns, each stage reading those before it."""
    outcome: tuple[pl.Expr, ...]
    """The three columns of an outcome."""

    def apply(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """``frame`` with the outcome; its fact columns hold codes, and are those the plan was made for."""
        for stage in self.stages:
            frame = frame.with_columns(stage)
        return frame.with_columns(self.outcome).select(pl.exclude(f"^{HELPER}.*$"))


def plan_of(table: RuleTable, layout: Layout, columns: Collection[str], most_cells: int = MOST_CELLS) -> Plan:
    """The plan for frames that hold ``columns``; a fact that is not among them is unknown.

    Outcomes are looked up per cell (``scoring.batch.cells``); rules with more than ``most_cells`` are worked
    out row by row, with the same terms. A plan takes some milliseconds to make, and the last ones are kept.
    """
    fields = {field.name: field for field in layout.fields if field.name in columns}
    key = (id(table), layout.fingerprint, tuple(fields), most_cells)
    kept = _plans.get(key)
    if kept is None:
        if len(_plans) >= MOST_PLANS:
            _plans.clear()
        # With its table, so that no other table can come to have the same id.
        kept = _plans[key] = (table, _plan(table, fields, most_cells))
    return kept[1]


def _plan(table: RuleTable, fields: Mapping[str, PackedField], most_cells: int) -> Plan:
    logic = Logic(HELPER)
    terms = outcome_terms(logic, table, fields)
    if len(terms.possible) > MOST_CATEGORIES:
        raise ValueError(f"more than {MOST_CATEGORIES} categories")
    fits = _fits(table, fields)
    meanings = {
        name: code_meanings(domain, fields[name]) for name, domain in table.domains.items() if name in fields
    }
    cells = find_cells(logic, terms.wanted, meanings, table, most_cells)
    return _worked_out(logic, terms, fits) if cells is None else _looked_up(logic, terms, fits, cells)


def code_type(field: PackedField) -> type[pl.UInt8] | type[pl.UInt16]:
    """Of the column of a fact."""
    return pl.UInt8 if field.width == 1 else pl.UInt16


def _looked_up(logic: Logic, terms: OutcomeTerms, fits: pl.Expr, cells: Cells) -> Plan:
    """The number of a row's cell, and what stands in the tables there."""
    _, *rest = logic.values(terms.wanted, cells.codes)
    possible, decides = np.array(rest[: len(terms.possible)]), np.array(rest[len(terms.possible) :])
    categories = [categorie for categorie, _ in terms.possible]
    sets = np.dot(1 << np.arange(len(categories)), possible)
    cell, fitting, found = (f"{HELPER}{name}" for name in ("cell", "fits", MOGELIJK))

    def looked_up(numbers: npt.NDArray[np.int_], names: list[str]) -> pl.Expr:
        table = pl.Series(numbers.astype(np.uint8 if len(names) <= 1 << 8 else np.uint16))
        return pl.lit(table.cat.to(pl.Enum(names))).gather(pl.col(cell))

    mask = pl.col(found).to_physical()
    # Nulls are put in afterwards, since looking up in a table that holds some takes twice as long.
    single = pl.col(fitting) & (mask > 0) & (mask & (mask - 1) == 0)
    rules = [rule for rule, _ in terms.decides]
    return Plan(
        (
            (fits.alias(fitting), cell_number(cells.parts).alias(cell)),
            (looked_up(sets, _set_names(categories)).alias(found),),
        ),
        (
            pl.when(single).then(looked_up(possible.argmax(axis=0), categories)).alias(CATEGORIE),
            pl.when(single).then(looked_up(decides.argmax(axis=0), rules)).alias(REGEL),
            pl.when(pl.col(fitting)).then(pl.col(found)).alias(MOGELIJK),
        ),
    )


def _worked_out(logic: Logic, terms: OutcomeTerms, fits: pl.Expr) -> Plan:
    """Every term that several others use as a column, and the outcome from them."""
    stages, built = logic.expressions(terms.wanted)
    fitting = f"{HELPER}fits"
    first = (fits.alias(fitting),)
    return Plan((first, *(tuple(stage) for stage in stages)), _outcomes(terms, built, pl.col(fitting)))


def _outcomes(terms: OutcomeTerms, built: list[pl.Expr], fits: pl.Expr) -> tuple[pl.Expr, ...]:
    """The three columns, from the wanted terms."""
    determined, *rest = built
    per_category, per_rule = rest[: len(terms.possible)], rest[len(terms.possible) :]
    categories = [categorie for categorie, _ in terms.possible]
    return (
        _first(per_category, categories, determined & fits).alias(CATEGORIE),
        _first(per_rule, [rule for rule, _ in terms.decides], determined & fits).alias(REGEL),
        _sets(per_category, categories, fits).alias(MOGELIJK),
    )


def _fits(table: RuleTable, fields: Mapping[str, PackedField]) -> pl.Expr:
    """Whether the rules know every code of a row; a null is no value, and fits."""
    limits: dict[int, list[str]] = {}
    others: list[pl.Expr] = []
    for name, field in fields.items():
        if name in table.domains:
            codes = code_meanings(table.domains[name], field)
            if max(codes) == len(codes) - 1:
                limits.setdefault(max(codes), []).append(name)
            else:
                others.append(pl.col(name).is_in(list(codes)))
    highest = [pl.max_horizontal(names) <= limit for limit, names in limits.items()]
    return reduce(and_, [*highest, *others], pl.lit(True)).fill_null(True)


def unfit(frame: pl.LazyFrame, regelset: Regelset, layout: Layout) -> pl.LazyFrame:
    """``frame`` with a column ``past_niet``: the first fact with a value that the regelset does not know.

    Null where everything fits. ``scoring.input.build`` refuses the same rows: to guess what such a value
    means could change somebody's category.
    """
    schema = frame.collect_schema()
    fields = {field.name: field for field in layout.fields if field.name in schema}
    failed = [
        pl.when(~_fits(regelset.table, {name: fields[name]})).then(pl.lit(name))
        for name in regelset.table.domains
        if name in fields
    ]
    return frame.with_columns(pl.coalesce(*failed, pl.lit(None, pl.String)).alias("past_niet"))


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
    return pl.when(where).then(reduce(or_, bits).cat.to(pl.Enum(_set_names(names))))


def _set_names(names: list[str]) -> list[str]:
    """Every set of ``names``, at the place of its bits."""
    return [
        " ".join(name for place, name in enumerate(names) if mask >> place & 1)
        for mask in range(1 << len(names))
    ]
