"""Where the project lies and which files belong to it, for the tests of the whole."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE_ROOTS = ("interview", "questionnaires", "scoring")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed, relative to :data:`ROOT`."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    names = (Path(name) for name in sorted(listed.stdout.split("\0")) if name)
    return tuple(name for name in names if (ROOT / name).is_file())


def python_files() -> list[Path]:
    """The Python files among :func:`files`."""
    return [path for path in files() if path.suffix == ".py"]


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """Every Python file, parsed."""
    return tuple((path, ast.parse((ROOT / path).read_text(encoding="utf-8"))) for path in python_files())


@cache
def settings() -> dict[str, object]:
    """The table ``project`` of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(project, dict)
    return project
