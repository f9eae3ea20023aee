"""People made up by chance: as columns of codes, as dicts, as vectors, and always the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from questionnaires import loader as questionnaires
from questionnaires.packing import FIRST_VALUE, Layout, NoValue, PackedField, layout_of
from scoring.batch import facts_read
from scoring.loader import load_named
from scoring.rules import Regelset

SEED = 20261122
BATCH = 100_000
"""Rows made and written at a time, and of a row group: with larger ones a stream holds more memory."""

HINDERS_SHARE = 0.18
"""How often a leefgebied hinders."""

UNKNOWN_SHARE = 0.03
"""How often a fact has no value."""

REASONS = [code.value for code in NoValue]


def layout() -> Layout:
    """Of the newest questionnaire."""
    return layout_of(questionnaires.load_named("zwolle", questionnaires.versions("zwolle")[-1]))


def regelset(naam: str, versie: str) -> Regelset:
    """The rules that are measured."""
    return load_named(naam, versie)


def batches(rules: Regelset, rows: int, *, every_fact: bool = False) -> Iterator[pl.DataFrame]:
    """``rows`` people with an id each, some at a time, always the same ones."""
    random = np.random.default_rng(SEED)
    fields = layout().fields
    wanted = {field.name for field in fields} if every_fact else set(facts_read(rules, layout()))
    made = 0
    while made < rows:
        count = min(BATCH, rows - made)
        columns = {"gesprek_id": pl.Series(pl.from_arrow(_identities(random, count)))}
        for field in fields:
            # Drawn also when it is left out, so that a person does not depend on what is asked for.
            codes = _codes(random, field, count)
            if field.name in wanted:
                columns[field.name] = pl.Series(codes)
        yield pl.DataFrame(columns)
        made += count


def _codes(random: np.random.Generator, field: PackedField, count: int) -> npt.NDArray[np.uint8 | np.uint16]:
    size = len(field.ids) or field.highest - field.lowest + 1
    kind = np.uint8 if field.width == 1 else np.uint16
    values = FIRST_VALUE + np.arange(size)
    if field.name.startswith("belemmert."):
        known = np.array([1 - HINDERS_SHARE, HINDERS_SHARE])
    else:
        known = np.full(size, 1 / size)
    chances = np.concatenate(
        [np.full(len(REASONS), UNKNOWN_SHARE / len(REASONS)), known * (1 - UNKNOWN_SHARE)]
    )
    return random.choice(np.concatenate([REASONS, values]).astype(kind), count, p=chances)


def _identities(random: np.random.Generator, count: int) -> pa.StringArray:
    """Ids in the form of the store: a UUID of version 7 as 36 characters."""
    raw = random.integers(0, 256, (count, 16), np.uint8)
    raw[:, :6] = np.array([0x01, 0x9A, 0xA0, 0x00, 0x00, 0x00], np.uint8)
    raw[:, 4:6] = (np.arange(count) >> 4).astype(">u2").view(np.uint8).reshape(-1, 2)
    raw[:, 6] = raw[:, 6] & 0x0F | 0x70
    raw[:, 8] = raw[:, 8] & 0x3F | 0x80
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    text = np.full((count, 36), ord("-"), np.uint8)
    places = [place for place in range(36) if place not in (8, 13, 18, 23)]
    text[:, places[0::2]] = digits[raw >> 4]
    text[:, places[1::2]] = digits[raw & 15]
    offsets = np.arange(0, 36 * (count + 1), 36, dtype=np.int32)
    return pa.StringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(text))


def write_parquet(rules: Regelset, rows: int, place: Path) -> None:
    """The people as one Parquet file, compressed as polars does it by default."""
    writer: pq.ParquetWriter | None = None
    for batch in batches(rules, rows):
        table = batch.to_arrow(compat_level=pl.CompatLevel.oldest())
        writer = writer or pq.ParquetWriter(place, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()


def as_dicts(people: pl.DataFrame, lay: Layout) -> list[dict[str, str | int | None]]:
    """Each person as a dict of plain values: None is unknown, ``weggelaten`` is left out."""
    columns: dict[str, list[str | int | None]] = {}
    for field in lay.fields:
        if field.name in people.columns:
            meaning: dict[int, str | int | None] = dict.fromkeys(REASONS)
            meaning[NoValue.WEGGELATEN] = "weggelaten"
            for place in range(len(field.ids) or field.highest - field.lowest + 1):
                meaning[FIRST_VALUE + place] = field.ids[place] if field.ids else field.lowest + place
            columns[field.name] = [meaning[code] for code in people[field.name].to_list()]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def vectors(people: pl.DataFrame, lay: Layout) -> list[bytes]:
    """Each person as a packed vector; ``people`` holds every fact of the layout."""
    packed = np.empty((people.height, lay.width), np.uint8)
    for field in lay.fields:
        place = lay.offsets[field.name]
        codes = people[field.name].to_numpy().astype("<u2" if field.width == 2 else np.uint8)
        packed[:, place : place + field.width] = codes.view(np.uint8).reshape(people.height, field.width)
    whole = packed.tobytes()
    return [whole[start : start + lay.width] for start in range(0, len(whole), lay.width)]


def dumps(document: object) -> str:
    """Compact JSON."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
