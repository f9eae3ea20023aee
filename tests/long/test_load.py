"""Ten million records from file to file, in the memory of a small machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.scoring import people
from tests.bench.scoring.runs import run

RULES = ("zwolle", "1.0.0")
RECORDS, GROWTH = 1_000_000, 10
MOST_MIB = 400


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc")
def test_ten_times_as_many_records_take_no_more_memory(tmp_path: Path) -> None:
    regelset = people.regelset(*RULES)
    found = []
    for rows in (RECORDS, GROWTH * RECORDS):
        source = tmp_path / f"{rows}.parquet"
        people.write_parquet(regelset, rows, source)
        found.append(run("files", source, tmp_path / f"{rows}-uit.parquet", RULES))
        source.unlink()
    few, many = found

    print(
        f"{few.rows:,}: {few.cpu:.2f} s CPU, {few.resident_mib:.0f} MiB; "
        f"{many.rows:,}: {many.cpu:.2f} s CPU, {many.resident_mib:.0f} MiB"
    )
    assert many.resident_mib <= MOST_MIB
    assert few.resident_mib <= MOST_MIB
