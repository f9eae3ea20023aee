"""What a proof costs: seconds and megabytes for as many cells as a large regelset has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[3]

MOST_SECONDS = 3.0
MOST_MEGABYTES = 200

PROGRAM = """
import time
from pathlib import Path
from scoring.proof.prove import prove
from tests.scoring.proof.made import large
regelset = large(8, 3)
before = time.process_time()
proof = prove(regelset)
seconds = time.process_time() - before
# Not ru_maxrss: that begins at what the parent held.
status = Path("/proc/self/status").read_text()
peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
print(proof.cells, seconds, int(peak) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc")
def test_a_large_regelset_is_proven_within_seconds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    cells, seconds, megabytes = done.stdout.split()

    assert int(cells) == 3**8 * 2**3
    assert float(seconds) <= MOST_SECONDS
    assert float(megabytes) <= MOST_MEGABYTES
