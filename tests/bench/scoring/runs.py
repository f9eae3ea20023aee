"""Starts a step in a process of its own and reads what it measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

OUTCOME = ("categorie", "regel", "mogelijk")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one step cost."""

    step: str
    cpu: float
    """Seconds, of every thread."""
    rows: int
    resident_mib: float
    """The most it held."""

    @property
    def nanoseconds(self) -> float:
        """Of CPU per person."""
        return self.cpu / self.rows * 1e9

    def as_dict(self) -> dict[str, str | float | int]:
        """For one line of JSON."""
        return asdict(self)


def run(step: str, source: Path, target: Path, rules: tuple[str, str]) -> Measured:
    """Measure one step on one thread: more threads only add the cost of sharing."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.scoring.steps", step, str(source), str(target), *rules],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
    )
    return Measured(**json.loads(ran.stdout.splitlines()[-1]))
