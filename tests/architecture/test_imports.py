"""Imports keep their direction, and what needs no screen or PDF never pays for one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.project import ROOT

SCREEN = {"textual"}
DOCUMENTS = {"weasyprint", "jinja2", "pyhanko"}
STORAGE = {"sqlcipher3"}

# Per module that starts a path: what must not be loaded once it has been imported.
NOT_LOADED = {
    "questionnaires.loader": SCREEN | DOCUMENTS | STORAGE | {"interview", "scoring"},
    "scoring.engine": SCREEN | DOCUMENTS | STORAGE | {"interview"},
    "interview.session": SCREEN | DOCUMENTS | STORAGE,
    "interview.record": SCREEN | DOCUMENTS | STORAGE,
    "interview.store": SCREEN | DOCUMENTS,
    "interview.documents": SCREEN | DOCUMENTS,
    "interview.conversation": SCREEN | DOCUMENTS,
}


def test_the_import_contracts_hold() -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("module", NOT_LOADED)
def test_a_start_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, cwd=ROOT, text=True
    )

    assert loaded.returncode == 0, loaded.stderr
    assert not NOT_LOADED[module] & set(loaded.stdout.split())
