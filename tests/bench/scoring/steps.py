"""One thing measured in a process of its own, so that its memory and its threads are its own.

Prints one line of JSON: seconds of CPU, rows, and the most resident memory in MiB. Called by ``runs``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import polars as pl

from scoring.batch import score_frame
from tests.bench.scoring import peers, people
from tests.bench.scoring.runs import OUTCOME, Measured

ROUNDS, MOST_ROUNDS, SECONDS = 5, 60, 1.5
PYTHON_ROWS = 100_000
"""Dicts of more people do not fit beside each other; the cost of one does not depend on the others."""


def best(work: Callable[[], object]) -> float:
    """Seconds of CPU of this process, every thread counted: the least of some rounds, and more if quick."""
    found: list[float] = []
    while len(found) < ROUNDS or (sum(found) < SECONDS and len(found) < MOST_ROUNDS):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def decode(source: Path, _target: Path, _rules: tuple[str, str]) -> tuple[float, int]:
    """The floor: every column of the Parquet file into memory."""
    rows = pl.scan_parquet(source).select(pl.len()).collect().item()
    return best(lambda: pl.read_parquet(source)), rows


def plan(source: Path, target: Path, rules: tuple[str, str]) -> tuple[float, int]:
    """Our plan over columns in memory, from reading the rules' table to the outcome."""
    frame = pl.read_parquet(source)
    regelset, layout = people.regelset(*rules), people.layout()

    def work() -> pl.DataFrame:
        return score_frame(frame.lazy(), regelset, layout).select(OUTCOME).collect()

    used = best(work)
    work().write_parquet(target, compression="uncompressed")
    return used, frame.height


def files(source: Path, target: Path, rules: tuple[str, str]) -> tuple[float, int]:
    """Our plan from Parquet to Parquet, in a stream; not compressed, as ids hardly shrink and cost most."""
    return _to_file(source, target, rules, compression="uncompressed")


def files_small(source: Path, target: Path, rules: tuple[str, str]) -> tuple[float, int]:
    """The same, compressed."""
    return _to_file(source, target, rules, compression="zstd", compression_level=1)


def _to_file(
    source: Path,
    target: Path,
    rules: tuple[str, str],
    compression: Literal["uncompressed", "zstd"],
    compression_level: int | None = None,
) -> tuple[float, int]:
    regelset, layout = people.regelset(*rules), people.layout()
    rows = pl.scan_parquet(source).select(pl.len()).collect().item()

    def work() -> None:
        scored = score_frame(pl.scan_parquet(source), regelset, layout).select("gesprek_id", *OUTCOME)
        scored.sink_parquet(
            target,
            compression=compression,
            compression_level=compression_level,
            statistics=False,
            row_group_size=people.BATCH,
        )

    return best(work), rows


def duckdb(source: Path, target: Path, _rules: tuple[str, str]) -> tuple[float, int]:
    """SQL by hand, over a table in memory, into a table in memory."""
    import duckdb as database

    with database.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute("CREATE TABLE people AS SELECT * FROM read_parquet(?)", [str(source)])
        (rows,) = connection.execute("SELECT count(*) FROM people").fetchall()[0]
        used = best(lambda: connection.execute(f"CREATE OR REPLACE TABLE outcome AS {peers.SQL}"))
        connection.execute(f"COPY (SELECT {', '.join(OUTCOME)} FROM outcome) TO '{target}' (FORMAT parquet)")
    return used, rows


def duckdb_files(source: Path, target: Path, _rules: tuple[str, str]) -> tuple[float, int]:
    """The same SQL from Parquet to Parquet."""
    import duckdb as database

    with database.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute(f"CREATE VIEW people AS SELECT * FROM read_parquet('{source}')")
        (rows,) = connection.execute("SELECT count(*) FROM people").fetchall()[0]
        copy = f"COPY ({peers.SQL}) TO '{target}' (FORMAT parquet, COMPRESSION uncompressed)"
        return best(lambda: connection.execute(copy)), rows


def python(source: Path, target: Path, _rules: tuple[str, str]) -> tuple[float, int]:
    """Python by hand, over dicts."""
    some = people.as_dicts(pl.read_parquet(source, n_rows=PYTHON_ROWS), people.layout())
    answers: list[peers.Answer] = []

    def work() -> None:
        answers[:] = [peers.by_hand(person) for person in some]

    used = best(work)
    pl.DataFrame(answers, schema=dict.fromkeys(OUTCOME, pl.String), orient="row").write_parquet(target)
    return used, len(some)


def resident_mib() -> float:
    """The most this process held; the usual count would begin with that of the process that started it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM:"))) / 1024


STEPS = {step.__name__: step for step in (decode, plan, files, files_small, duckdb, duckdb_files, python)}


def main() -> int:
    """``python -m tests.bench.scoring.steps STEP PEOPLE OUTCOME NAAM VERSIE``."""
    name, source, target, naam, versie = sys.argv[1:]
    used, rows = STEPS[name](Path(source), Path(target), (naam, versie))
    print(json.dumps(Measured(name, used, rows, resident_mib()).as_dict()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
