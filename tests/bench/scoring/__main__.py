"""``make bench-scoring``: every engine on the same people, with what was promised beside it.

``python -m tests.bench.scoring [N] [--regels NAAM@VERSIE] [--groei]``: N people (a million unless said
otherwise); ``--groei`` also scores ten times as many. Prints; exits 1 only when two engines differ.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from rich.console import Console
from rich.table import Table

from tests.bench.scoring import live, peers, people, storage
from tests.bench.scoring.runs import OUTCOME, Measured, run

MILLION = 1_000_000
GROWTH = 10

NAMES = {
    "plan": "polars: het plan, kolommen in geheugen",
    "duckdb": "DuckDB: SQL met de hand, tabel in geheugen",
    "python": "Python met de hand, over dicts",
    "zen": "zen-engine: evaluate_batch (onbekend telt als gezond)",
    "decode": "vloer: Parquet lezen",
    "files": "polars: van Parquet naar Parquet",
    "files_small": "polars: van Parquet naar Parquet, met zstd",
    "duckdb_files": "DuckDB: van Parquet naar Parquet",
    "files_more": f"polars: van Parquet naar Parquet, {GROWTH} keer zo veel",
    "packed": "SQLCipher: ingepakte vectoren lezen, tot kolommen",
    "json": "SQLCipher: JSON-documenten lezen, tot kolommen",
    "sealed": "SQLCipher: verzegelde documenten, ontzegeld en gecontroleerd",
    "zen_trace": "zen-engine: een mens, met spoor",
    "trace": "klantbeeld: een mens, met spoor",
    "built": "klantbeeld: hetzelfde, vanaf wat er is vastgelegd",
    "anew": "klantbeeld: een mens van een soort die nog niet voorkwam",
    "question": "klantbeeld: beste volgende vraag, de traagste mens",
    "explain": "klantbeeld: de hele uitleg van een mens",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of what was promised."""

    what: str
    found: float
    limit: float
    at_least: bool = True

    @property
    def kept(self) -> bool:
        """Whether it holds."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scoring")
    parser.add_argument("rows", nargs="?", type=int, default=MILLION, metavar="N")
    parser.add_argument("--regels", default="@".join(peers.REGELSET), metavar="NAAM@VERSIE")
    parser.add_argument("--groei", action="store_true", help=f"also {GROWTH} times N")
    asked = parser.parse_args()
    naam, _, versie = asked.regels.partition("@")
    rules = (naam, versie)
    console = Console(width=120)
    begun = time.monotonic()
    console.print(
        f"Python {platform.python_version()}, polars {pl.__version__}, {os.cpu_count()} kernen, belasting "
        f"{os.getloadavg()[0]:.1f}; {asked.rows:,} bedachte mensen, regels {asked.regels}. Een draad.\n"
    )
    with TemporaryDirectory(prefix="klantbeeld-bench-") as folder:
        found = measure(Path(folder), rules, asked.rows, grow=asked.groei)
    show(console, found)
    console.print(f"Klaar in {time.monotonic() - begun:.0f} s, belasting na afloop {os.getloadavg()[0]:.1f}.")
    return 0


def measure(folder: Path, rules: tuple[str, str], rows: int, *, grow: bool) -> dict[str, Measured]:
    """Every step; raises AssertionError when two engines give another outcome."""
    regelset = people.regelset(*rules)
    source = folder / "mensen.parquet"
    people.write_parquet(regelset, rows, source)
    by_hand = rules == peers.REGELSET
    steps = [
        "decode",
        "plan",
        "files",
        "files_small",
        *(("duckdb", "duckdb_files", "python") if by_hand else ()),
    ]
    found = {step: run(step, source, folder / f"{step}.parquet", rules) for step in steps}
    plan = _strings(folder / "plan.parquet")
    for step in steps[2:]:
        other = _strings(folder / f"{step}.parquet")
        if not plan.head(other.height).equals(other):
            raise AssertionError(f"{step} and plan do not give the same outcome")
    if by_hand:
        found |= {
            one.step: one for one in live.measure(pl.read_parquet(source, n_rows=live.PEOPLE), regelset)
        }
    stored, size = storage.measure(folder, regelset)
    NAMES["json"] += f" ({size / 1000:.1f} kB elk)"
    found |= {one.step: one for one in stored}
    if grow:
        more = folder / "meer.parquet"
        people.write_parquet(regelset, GROWTH * rows, more)
        # In turns, and of each the best: on a busy machine the minutes between two measurements differ.
        many = [run("files", more, folder / "meer-uit.parquet", rules)]
        few = [found["files"], run("files", source, folder / "files.parquet", rules)]
        many.append(run("files", more, folder / "meer-uit.parquet", rules))
        found["files_more"] = min(many, key=lambda one: one.cpu)
        found["files"] = min(few, key=lambda one: one.cpu)
    return found


def _strings(place: Path) -> pl.DataFrame:
    return pl.read_parquet(place, columns=list(OUTCOME)).cast(pl.String)


def promises(found: dict[str, Measured]) -> list[Promise]:
    """What was promised of everything that was measured."""

    def times(slow: str, quick: str, limit: float) -> list[Promise]:
        if slow not in found:
            return []
        ratio = found[slow].nanoseconds / found[quick].nanoseconds
        return [Promise(f"{NAMES[quick]}, zoveel keer sneller dan {slow}", ratio, limit)]

    kept = [
        *times("python", "plan", 80),
        *times("duckdb", "plan", 8),
        *times("zen", "plan", 800),
        *times("json", "packed", 15),
        *times("zen_trace", "trace", 10),
        Promise("Parquet naar Parquet, keer de vloer", found["files"].cpu / found["decode"].cpu, 3.5, False),
        Promise("Parquet naar Parquet, MiB", found["files"].resident_mib, 400, False),
    ]
    if "question" in found:
        kept.append(Promise("beste volgende vraag, ms", found["question"].cpu * 1e3, 2, False))
    if "files_more" in found:
        more = found["files_more"]
        kept.append(
            Promise(f"{GROWTH} keer zo veel, keer de kosten", more.cpu / found["files"].cpu, 10.5, False)
        )
        kept.append(Promise(f"{GROWTH} keer zo veel, MiB", more.resident_mib, 400, False))
    return kept


def show(console: Console, found: dict[str, Measured]) -> None:
    """Two tables: what it cost, and what was promised."""
    costs = Table(title="Wat het kost", title_justify="left", box=None, padding=(0, 1))
    for name in ("wat", "mensen", "CPU µs per mens", "x plan", "MiB"):
        costs.add_column(name, justify="left" if name == "wat" else "right")
    for step, name in NAMES.items():
        if step in found:
            one = found[step]
            costs.add_row(
                name,
                f"{one.rows:,}",
                f"{one.nanoseconds / 1e3:.4g}",
                f"{one.nanoseconds / found['plan'].nanoseconds:.1f}",
                f"{one.resident_mib:.0f}" if one.resident_mib else "",
            )
    kept = Table(title="Wat is beloofd", title_justify="left", box=None, padding=(0, 1))
    for name in ("wat", "gemeten", "doel", "oordeel"):
        kept.add_column(name, justify="right" if name in ("gemeten", "doel") else "left")
    for promise in promises(found):
        kept.add_row(
            promise.what,
            f"{promise.found:.3g}",
            f"{'>=' if promise.at_least else '<='} {promise.limit:g}",
            "binnen doel" if promise.kept else "NIET GEHAALD",
            style="" if promise.kept else "bold",
        )
    console.print(costs, "", kept, "", sep="\n")


if __name__ == "__main__":
    sys.exit(main())
