"""What a proof costs: seconds and megabytes for as many cells as a large regelset has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]

MOST_SECONDS = 3.0
MOST_MEGABYTES = 200

PROGRAM = """
import resource, time
from scoring.proof.prove import prove
from tests.scoring.proof.made import large
regelset = large(8, 3)
before = time.process_time()
proof = prove(regelset)
seconds = time.process_time() - before
print(proof.cells, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_a_large_regelset_is_proven_within_seconds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    cells, seconds, megabytes = done.stdout.split()

    assert int(cells) == 3**8 * 2**3
    assert float(seconds) <= MOST_SECONDS
    assert float(megabytes) <= MOST_MEGABYTES
