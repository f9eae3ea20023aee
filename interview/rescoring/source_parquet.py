"""Gesprekken in a Parquet file, in one of two forms.

A column ``record``: one GespreksRecord in JSON per row; every other column is left alone. Or columns of
facts, already packed: ``niveau.geld``, ``belemmert.geld``, ``feit.x`` with the codes of
``questionnaires.packing`` (whole numbers; null is unknown, and so is a fact without a column), beside

- ``gesprek_id`` (text) and ``vragenlijst`` (text, ``naam/versie``: what gives the codes their meaning);
- ``gemeente`` (text), optional: null or no column is ``onbekend``;
- ``oud`` (text), optional: the category that was advised, null for onbepaald;
- ``had_advies`` (true or false), optional: without it, whether ``oud`` is there.

A row that does not fit is rejected by its number; the file is refused only when it has neither form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from interview.commands.files import LARGEST_JSON
from interview.errors import CommandErrorCode
from interview.rescoring.entries import (
    CATEGORY,
    IDENTITY,
    MUNICIPALITY,
    UNKNOWN_MUNICIPALITY,
    Position,
    Questionnaires,
    Rejected,
)
from interview.rescoring.errors import RescoringErrorCode, rescoring_error
from interview.rescoring.frames import GEMEENTE, GESPREK, HAD_ADVIES, LABELS, OUD, PLACE, Batch, Chunk, Tick
from interview.rescoring.sources_json import TELL_EACH, BatchMaker, file_fingerprint, unreadable
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.packing import FIRST_VALUE, NoValue, PackedField
from scoring.extra import needs_extra

with needs_extra("herscoren"):
    import polars as pl
    from polars.exceptions import PolarsError

RECORD, QUESTIONNAIRE = "record", "vragenlijst"
RECORDS_AT_ONCE = 1_000
"""Rows of JSON documents held in memory together."""

NO_CODE = FIRST_VALUE - 1
"""Stands for a number that is no code at all: no value and no reason for none has it."""

_PROBLEM = "past niet"
_ROOMS = ("niveau.", "belemmert.", "feit.")


@dataclass(frozen=True)
class ParquetSource:
    """One Parquet file."""

    path: Path
    questionnaires: Questionnaires
    facts: frozenset[str]
    schema: Mapping[str, pl.DataType]
    size: int
    """Rows."""
    soort = "parquet"

    @classmethod
    def of(cls, path: Path, questionnaires: Questionnaires, facts: frozenset[str]) -> ParquetSource:
        """The file as it is now.

        Raises KlantbeeldError: HERSCOOR-BRON when it cannot be read or has neither form, naming the column.
        """
        try:
            schema = pl.read_parquet_schema(path)
            size = int(pl.scan_parquet(path).select(pl.len()).collect().item())
        except (OSError, PolarsError):
            raise unreadable(path) from None
        _check_form(schema, path.name)
        return cls(path, questionnaires, facts, schema, size)

    def fingerprint(self) -> str:
        """Of all its bytes."""
        return file_fingerprint(self.path)

    def batches(self, start: Position, count: int, tick: Tick) -> Iterator[Batch]:
        """The rows in the order of the file."""
        for first in range(start.items, self.size, count):
            last = min(first + count, self.size)
            if RECORD in self.schema:
                yield self._records(first, last, tick)
            else:
                yield self._facts(first, last)
            tick(last)

    def _place(self, item: int) -> str:
        return f"{self.path.name}: rij {item + 1}"

    def _rows(self, first: int, last: int, columns: list[str]) -> pl.DataFrame:
        try:
            return pl.scan_parquet(self.path).select(columns).slice(first, last - first).collect()
        except (OSError, PolarsError):
            raise unreadable(self.path) from None

    def _records(self, first: int, last: int, tick: Tick) -> Batch:
        making = BatchMaker(self.questionnaires, self.facts)
        for begin in range(first, last, RECORDS_AT_ONCE):
            documents = self._rows(begin, min(begin + RECORDS_AT_ONCE, last), [RECORD])[RECORD]
            for item, document in enumerate(documents, begin):
                if document is None or len(document) > LARGEST_JSON:
                    making.reject(item, _not_read())
                else:
                    making.add(item, document)
                if item % TELL_EACH == 0:
                    tick(item)
        return making.made(Position(last, last), self._place)

    def _facts(self, first: int, last: int) -> Batch:
        present = [name for name in self.schema if name in self.facts]
        labels = [name for name in (GEMEENTE, OUD, HAD_ADVIES) if name in self.schema]
        frame = self._rows(first, last, [GESPREK, QUESTIONNAIRE, *labels, *present])
        frame, wrong = _sorted_out(_labelled(frame, first))
        chunks: list[Chunk] = []
        for (name,), part in frame.partition_by(QUESTIONNAIRE, as_dict=True, maintain_order=True).items():
            try:
                installed = self.questionnaires.installed(str(name))
            except KlantbeeldError as error:
                wrong += [Rejected(item, str(error.code), error.what) for item in part[PLACE]]
                continue
            known = [field for field in installed.layout.fields if field.name in present]
            codes = [_codes(part, field) for field in known]
            whole, strange = _without_strange(part.select(*LABELS, *codes), [field.name for field in known])
            chunks.append(Chunk(installed, whole))
            wrong += strange
        return Batch(Position(last, last), tuple(chunks), tuple(wrong), frozenset(), self._place)


def _labelled(frame: pl.DataFrame, first: int) -> pl.DataFrame:
    """The columns beside the codes, each there and with a value where it may not lack one."""
    if GEMEENTE not in frame.columns:
        frame = frame.with_columns(pl.lit(None, pl.String).alias(GEMEENTE))
    if OUD not in frame.columns:
        frame = frame.with_columns(pl.lit(None, pl.String).alias(OUD))
    advised = pl.col(OUD).is_not_null()
    had = pl.col(HAD_ADVIES).fill_null(advised) if HAD_ADVIES in frame.columns else advised
    return frame.with_columns(
        pl.col(GEMEENTE).cast(pl.String).fill_null(UNKNOWN_MUNICIPALITY),
        pl.when(had).then(pl.col(OUD).cast(pl.String)).alias(OUD),
        had.alias(HAD_ADVIES),
        pl.col(QUESTIONNAIRE).cast(pl.String).fill_null(""),
        pl.col(GESPREK).cast(pl.String),
        pl.int_range(first, first + pl.len(), dtype=pl.UInt64).alias(PLACE),
    )


def _codes(frame: pl.DataFrame, field: PackedField) -> pl.Expr:
    """The codes of one fact in the width it has; what cannot be a code becomes one that no rule knows."""
    kind, highest = (pl.UInt8, 0xFF) if field.width == 1 else (pl.UInt16, 0xFFFF)
    column = pl.col(field.name)
    if frame.schema[field.name] == kind:
        return column
    no_code = pl.when(column.is_not_null()).then(NO_CODE)
    return pl.when(column.is_between(0, highest)).then(column).otherwise(no_code).cast(kind)


def _without_strange(frame: pl.DataFrame, facts: list[str]) -> tuple[pl.DataFrame, list[Rejected]]:
    """The rows with codes only, and the others: scoring takes everything below the first value as unknown."""
    highest = max(NoValue)
    named = [pl.when(pl.col(name).is_between(highest + 1, NO_CODE)).then(pl.lit(name)) for name in facts]
    return _apart(frame, pl.coalesce(*named, pl.lit(None, pl.String)), ContentErrorCode.ONGELDIG)


def _sorted_out(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Rejected]]:
    """The rows whose labels can be labels, and the others."""
    wrong = pl.lit(None, pl.String)
    for name, pattern in ((OUD, CATEGORY), (GEMEENTE, MUNICIPALITY), (GESPREK, IDENTITY)):
        fits = pl.col(name).str.contains(f"^(?:{pattern})$").fill_null(name == OUD)
        wrong = pl.when(fits).then(wrong).otherwise(pl.lit(name))
    return _apart(frame, wrong, CommandErrorCode.BESTAND_ONGELDIG)


def _apart(frame: pl.DataFrame, wrong: pl.Expr, code: StrEnum) -> tuple[pl.DataFrame, list[Rejected]]:
    """The rows where ``wrong`` is null, and the others with the column it names."""
    marked = frame.with_columns(wrong.alias(_PROBLEM))
    problems = marked.filter(pl.col(_PROBLEM).is_not_null()).select(PLACE, _PROBLEM)
    if problems.is_empty():
        return frame, []
    return marked.filter(pl.col(_PROBLEM).is_null()).drop(_PROBLEM), [
        Rejected(item, str(code), f"deze waarde kan niet ({name})") for item, name in problems.iter_rows()
    ]


def _not_read() -> KlantbeeldError:
    return KlantbeeldError(CommandErrorCode.BESTAND_ONLEESBAAR, "hier staat geen gesprek, of het is te groot")


def _check_form(schema: Mapping[str, pl.DataType], name: str) -> None:
    """Refuse a file that has neither form, or a column of another kind than it must have."""
    if RECORD in schema:
        if schema[RECORD] not in (pl.String, pl.Binary):
            raise _other_form(name, RECORD, "in deze kolom hoort tekst te staan")
        return
    for needed in (GESPREK, QUESTIONNAIRE):
        if needed not in schema:
            raise _other_form(name, needed, "deze kolom ontbreekt")
    for label in (GESPREK, QUESTIONNAIRE, GEMEENTE, OUD):
        if label in schema and not isinstance(schema[label], pl.String | pl.Categorical | pl.Enum | pl.Null):
            raise _other_form(name, label, "in deze kolom hoort tekst te staan")
    if HAD_ADVIES in schema and schema[HAD_ADVIES] != pl.Boolean:
        raise _other_form(name, HAD_ADVIES, "in deze kolom hoort waar of onwaar te staan")
    codes = [column for column in schema if column.startswith(_ROOMS)]
    if not codes:
        raise _other_form(name, "", "er staan geen feiten in, en geen kolom record")
    for column in codes:
        if not schema[column].is_integer():
            raise _other_form(name, column[:80], "in deze kolom horen gehele getallen te staan")


def _other_form(name: str, column: str, what: str) -> KlantbeeldError:
    return rescoring_error(
        RescoringErrorCode.BRON,
        f"dit Parquet-bestand heeft niet de vorm die wij kennen: {what}",
        f"{name}: kolom {column}" if column else name,
        "Geef een kolom record met gesprekken in JSON, of kolommen met feiten, gesprek_id en vragenlijst.",
    )
