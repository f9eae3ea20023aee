"""Finds the tools that judge our work from outside; a missing one skips the test and says how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

_TIME_LIMIT_SECONDS = 120


def require_tool(name: str, debian_package: str) -> Path:
    """The program ``name``; without it the test is skipped with the command that installs it."""
    found = shutil.which(name)
    if found is None:
        skip_without(name, debian_package)
    return Path(found)


def require_file(path: Path, debian_package: str) -> Path:
    """The file ``path`` of a system package; without it the test is skipped as in :func:`require_tool`."""
    if not path.is_file():
        skip_without(path.name, debian_package)
    return path


def skip_without(what: str, debian_package: str) -> NoReturn:
    """Skip the running test because ``what`` of ``debian_package`` is not on this machine."""
    pytest.skip(f"{what} ontbreekt; installeer het met: apt-get install {debian_package}")


def run(tool: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``tool`` without input, its output not in the language of this machine; any exit code is fine."""
    return subprocess.run(
        [str(tool), *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        timeout=_TIME_LIMIT_SECONDS,
    )


def run_well(tool: Path, *arguments: str | Path) -> str:
    """What ``tool`` printed; AssertionError with its complaint when it did not exit 0."""
    done = run(tool, *arguments)
    assert done.returncode == 0, f"{tool.name} exited {done.returncode}: {done.stderr or done.stdout}"
    return done.stdout
