"""Imports keep their direction, and what needs no screen or PDF never pays for one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.project import ROOT, python_files

SCREEN = {"textual"}
DOCUMENTS = {"weasyprint", "jinja2", "pyhanko"}
STORAGE = {"sqlcipher3"}
RECORDS = {"pydantic"}
CRYPTOGRAPHY = {"cryptography", "nacl", "pyrage", "argon2"}
HEAVY = SCREEN | {"rich"} | DOCUMENTS | STORAGE | RECORDS | CRYPTOGRAPHY

# Per module that starts a path: what must not be loaded once it has been imported.
NOT_LOADED = {
    "questionnaires.loader": SCREEN | DOCUMENTS | STORAGE | {"interview", "scoring"},
    "scoring.engine": SCREEN | DOCUMENTS | STORAGE | {"interview"},
    "interview.session": SCREEN | DOCUMENTS | STORAGE,
    "interview.record": SCREEN | DOCUMENTS | STORAGE,
    "interview.store": SCREEN | DOCUMENTS,
    "interview.documents": SCREEN | DOCUMENTS,
    "interview.conversation": SCREEN | DOCUMENTS,
    "interview.store_thread": HEAVY,
    "interview.caseload": HEAVY,
    "interview.desk": HEAVY,
    "interview.cli": HEAVY,
    # The first screen is there before a record or a document is asked for.
    "interview.tui.app": DOCUMENTS | STORAGE | RECORDS | CRYPTOGRAPHY,
}

# Words that are answered without doing anything.
QUICK_WORDS = ("--help", "--version", "score --help", "demo --help", "gesprek --help")


def test_the_import_contracts_hold() -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS


def _loaded_after(program: str) -> set[str]:
    """What a fresh interpreter has loaded once it ran ``program``."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; {program}; print(*sys.modules)"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", NOT_LOADED)
def test_a_start_loads_nothing_heavy(module: str) -> None:
    loaded = _loaded_after(f"import {module}")
    assert module in loaded
    assert not NOT_LOADED[module] & loaded


def test_help_and_version_load_nothing_heavy() -> None:
    loaded = _loaded_after(
        f"from interview.cli import main; assert not any(main(words.split()) for words in {QUICK_WORDS})"
    )
    assert "interview.commands.score" in loaded
    assert not HEAVY & loaded


def test_line_mode_and_commands_know_no_screen_before_one_is_asked_for() -> None:
    modules = [
        ".".join(path.with_suffix("").parts)
        for path in python_files()
        if path.parts[:2] in (("interview", "linear"), ("interview", "commands"))
    ]
    loaded = _loaded_after(f"import {', '.join(modules)}")
    assert "interview.commands.demo" in loaded
    assert not (SCREEN | {"rich"} | DOCUMENTS) & loaded
