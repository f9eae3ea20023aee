"""Draws rows as tables that can be read from a terminal and pasted in a text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from tests.bench.samples import MISSED, WITHIN, Memory, Row, Target, percentile

PEER = "dim"
LOUD = "bold"
WIDEST = 60
"""Columns for what was measured, the same in each table."""


def show_rows(console: Console, title: str, rows: Sequence[Row], note: str = "") -> None:
    """Median and 99th percentile in milliseconds; a ratio counts from the last bare row above it."""
    table = _table(title, note)
    table.add_column("wat", min_width=WIDEST)
    for name in ("CPU p50", "CPU p99", "wand p50", "wand p99", "doel", "x kaal", "keer"):
        table.add_column(name, justify="right")
    table.add_column("oordeel", min_width=len(WITHIN))
    bare: Row | None = None
    for row in rows:
        table.add_row(
            row.what,
            *(_number(percentile(values, part)) for values in (row.cpu, row.wall) for part in (50, 99)),
            "" if row.limit is None else f"{row.limit:g}{'' if row.about is Target.CPU else ' wand'}",
            "" if row.bare or bare is None else _ratio(row, bare),
            str(len(row.costs)),
            row.verdict,
            style=_style(bare=row.bare, verdict=row.verdict),
        )
        bare = row if row.bare else bare
    console.print(table)
    console.print()


def show_memory(console: Console, title: str, rows: Sequence[Memory], note: str = "") -> None:
    """Mebibytes of resident memory."""
    table = _table(title, note)
    table.add_column("wat", min_width=WIDEST)
    for name in ("MiB", "doel"):
        table.add_column(name, justify="right")
    table.add_column("oordeel", min_width=len(WITHIN))
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:g}"
        style = _style(bare=row.bare, verdict=row.verdict)
        table.add_row(row.what, f"{row.mib:.1f}", limit, row.verdict, style=style)
    console.print(table)
    console.print()


def _table(title: str, note: str) -> Table:
    return Table(
        title=title, title_justify="left", caption=note, caption_justify="left", box=None, padding=(0, 1)
    )


def _style(*, bare: bool, verdict: str) -> str:
    if bare:
        return PEER
    return LOUD if verdict == MISSED else ""


def _ratio(row: Row, bare: Row) -> str:
    """How many times the CPU of the peer."""
    return f"{percentile(row.cpu, 50) / percentile(bare.cpu, 50):.1f}" if row.cpu and bare.cpu else ""


def _number(value: float) -> str:
    if math.isnan(value):
        return "-"
    if value < 0.1:
        return f"{value:.3f}"
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"
