"""A missing tool skips with its install command, and a skip fails where nothing may be skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.outside import require_tool

ROOT = Path(__file__).parents[2]
SKIPPING = """
import pytest
from tests.tools.outside import require_tool

def test_needs_a_tool():
    require_tool("bestaat-niet", "denkbeeldig-pakket")
"""


def test_a_missing_tool_names_the_package_to_install() -> None:
    with pytest.raises(pytest.skip.Exception, match="apt-get install denkbeeldig-pakket"):
        require_tool("bestaat-niet", "denkbeeldig-pakket")


@pytest.mark.parametrize(("everything", "closing_line"), [("0", "1 skipped"), ("1", "1 failed")])
def test_a_skip_fails_only_where_nothing_may_be_skipped(
    tmp_path: Path, everything: str, closing_line: str
) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "KLANTBEELD_ALLES": everything},
        text=True,
    )
    assert closing_line in done.stdout.splitlines()[-1], done.stdout
