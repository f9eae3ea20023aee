"""Reading what rules need from the encrypted store: packed vectors against the JSON documents."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import polars as pl

from interview.demo.make import make_demo, open_demo
from interview.demo.story import load_stories
from interview.locations import ROOT_VARIABLE, Locations
from interview.record import GespreksRecord
from interview.session.recorded import recorded_facts
from interview.store.connection import Connection, as_bytes, as_text, open_connection
from interview.store.sealing import Seal, new_key
from interview.store_thread import system_clock
from questionnaires import loader as questionnaires
from questionnaires.packing import FIRST_VALUE, Layout, PackedField, pack
from scoring.batch import columns_of
from scoring.rules import Regelset
from tests.bench.scoring import people
from tests.bench.scoring.runs import Measured

DOCUMENTS, VECTORS, SEALED = 4_000, 200_000, 400
SURNAME = "Fictief"
"""Of the invented klant in the demo whose gesprek is whole."""


def sample_record(folder: Path) -> str:
    """The JSON of a whole gesprek, as the demo makes it."""
    locations = Locations.for_demo({ROOT_VARIABLE: str(folder)})
    stories = load_stories()
    make_demo(locations, stories, system_clock, documents=False)
    desk = open_demo(locations, stories, system_clock)
    try:
        items = desk.caseload.worklist().result().alles
        found = next(item.gesprek_id for item in items if item.klant.achternaam == SURNAME)
        return str(desk.caseload.document(found).result())
    finally:
        desk.close()


def measure(folder: Path, rules: Regelset) -> tuple[list[Measured], int]:
    """Packed, JSON as plain as can be, and JSON as the store keeps it; and the bytes of one document."""
    lay = people.layout()
    template = json.loads(sample_record(folder / "demo"))
    some = pl.concat(people.batches(rules, VECTORS, every_fact=True))
    seal = Seal(new_key())
    connection = open_connection(folder / "opslag.db", os.urandom(32), create=True)
    try:
        size = _fill(connection, some, template, lay, seal)
        packed = _timed(lambda: _packed(connection, lay))
        plain = _timed(lambda: _documents(connection, lay))
        sealed = _timed(lambda: _sealed(connection, seal, lay))
        same = [_only_values(read(connection, lay)).head(DOCUMENTS) for read in (_documents, _packed)]
        if not same[0].equals(same[1]):
            raise AssertionError("the documents and the vectors do not say the same")
    finally:
        connection.close()
    costs = zip(
        ("packed", "json", "sealed"), (packed, plain, sealed), (VECTORS, DOCUMENTS, SEALED), strict=True
    )
    return [Measured(step, cpu, rows, 0) for step, cpu, rows in costs], size


def _fill(
    connection: Connection, some: pl.DataFrame, template: dict[str, object], lay: Layout, seal: Seal
) -> int:
    connection.execute("CREATE TABLE vector (gesprek_id TEXT PRIMARY KEY, vector BLOB NOT NULL) STRICT")
    connection.execute("CREATE TABLE document (gesprek_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT")
    connection.execute("CREATE TABLE gesprek (gesprek_id TEXT PRIMARY KEY, geheim BLOB NOT NULL) STRICT")
    names = some["gesprek_id"].sort().to_list()
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO vector VALUES (?, ?)", zip(names, people.vectors(some, lay), strict=True)
    )
    size = 0
    for name, person in zip(names, people.as_dicts(some.head(DOCUMENTS), lay), strict=False):
        text = people.dumps(_document(template, name, person))
        size += len(text.encode())
        connection.execute("INSERT INTO document VALUES (?, ?)", (name, text))
        connection.execute(
            "INSERT INTO gesprek VALUES (?, ?)", (name, seal.close_text(text, "gesprek", name, 1))
        )
    connection.execute("COMMIT")
    return size // DOCUMENTS


def _document(
    template: dict[str, object], name: str, person: Mapping[str, str | int | None]
) -> dict[str, object]:
    """The sample with the judgements and facts of one person."""
    found = json.loads(json.dumps(template))
    found["gesprek_id"] = name
    for full, value in person.items():
        room, _, part = full.partition(".")
        if room == "feit":
            if value is None or value == "weggelaten":
                found["feiten"].pop(part, None)
            else:
                found["feiten"].setdefault(part, {"waarde": {}, "bron": "voorbeeld"})["waarde"] = {
                    "waarde": value
                }
        else:
            found["leefgebieden"].setdefault(part, {})[room] = None if value == "weggelaten" else value
    return dict(found)


def _packed(connection: Connection, lay: Layout) -> pl.DataFrame:
    """All vectors, as columns."""
    rows = connection.execute("SELECT gesprek_id, vector FROM vector").fetchall()
    names, packed = zip(*rows, strict=True)
    columns = columns_of(lay, b"".join(packed))
    return columns.with_columns(pl.Series("gesprek_id", names))


def _documents(connection: Connection, lay: Layout) -> pl.DataFrame:
    """All documents, read with the standard library and no check at all, as the same columns."""
    rows = connection.execute("SELECT gesprek_id, document FROM document").fetchall()
    fields = [
        (field.name, *_parts(field.name), {field.value(code): code for code in _codes(field)})
        for field in lay.fields
    ]
    columns: dict[str, list[int]] = {field.name: [] for field in lay.fields}
    for _, text in rows:
        document = json.loads(str(text))
        gebieden, feiten = document["leefgebieden"], document["feiten"]
        for full, room, part, codes in fields:
            if room == "feit":
                fact = feiten.get(part)
                value = fact["waarde"].get("waarde") if fact else None
            else:
                value = gebieden.get(part, {}).get(room)
            columns[full].append(codes.get(value, 0) if value is not None else 0)
    kinds = {field.name: pl.UInt8 if field.width == 1 else pl.UInt16 for field in lay.fields}
    found = pl.DataFrame({name: np.array(codes, np.uint16) for name, codes in columns.items()})
    return found.cast(kinds).with_columns(pl.Series("gesprek_id", [name for name, _ in rows]))  # type: ignore[arg-type]


def _parts(name: str) -> tuple[str, str]:
    room, _, part = name.partition(".")
    return room, part


def _codes(field: PackedField) -> range:
    return range(FIRST_VALUE, FIRST_VALUE + (len(field.ids) or field.highest - field.lowest + 1))


def _sealed(connection: Connection, seal: Seal, lay: Layout) -> bytes:
    """Some documents as the store keeps and checks them, packed anew."""
    vragenlijst = questionnaires.load_named("zwolle", questionnaires.versions("zwolle")[-1])
    rows = connection.execute("SELECT gesprek_id, geheim FROM gesprek LIMIT ?", (SEALED,)).fetchall()
    found = []
    for name, sealed in rows:
        record = GespreksRecord.model_validate_json(
            seal.open_text(as_bytes(sealed), "gesprek", as_text(name), 1)
        )
        facts = recorded_facts(record, vragenlijst)
        found.append(pack(lay, facts.niveaus, facts.belemmert, facts.feiten, facts.left_out))
    return b"".join(found)


def _only_values(frame: pl.DataFrame) -> pl.DataFrame:
    """Every reason for no value as the same one: a document tells fewer apart in plain JSON."""
    codes = pl.exclude("gesprek_id")
    return frame.with_columns(
        pl.when(codes < FIRST_VALUE).then(pl.lit(0, pl.UInt8)).otherwise(codes).name.keep()
    )


def _timed(work: Callable[[], object]) -> float:
    """The least of three rounds, in seconds of CPU."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)
