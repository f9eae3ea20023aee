"""What ships: three packages and their data, under names that are pinned here; the tests never do.

A wheel of somebody else with a top-level ``scoring`` would silently replace ours, so every name we take in
site-packages is taken on purpose.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from tests.architecture.project import CODE_ROOTS, ROOT, files, settings


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[PurePosixPath]:
    with ZipFile(wheel) as archive:
        return {PurePosixPath(name) for name in archive.namelist()}


def test_top_level_names_are_exactly_ours(names: set[PurePosixPath]) -> None:
    assert {name.parts[0] for name in names} == {*CODE_ROOTS, f"klantbeeld-{settings()['version']}.dist-info"}


def test_every_module_and_every_content_file_ships(names: set[PurePosixPath]) -> None:
    ours = {PurePosixPath(path.as_posix()) for path in files() if path.parts[0] in CODE_ROOTS}

    assert ours <= names
    assert {name for name in names if name.parts[0] in CODE_ROOTS and "_templates" not in name.parts} == ours


def test_the_templates_ship_inside_interview(names: set[PurePosixPath]) -> None:
    templates = {path.relative_to("templates").as_posix() for path in files() if path.parts[0] == "templates"}
    shipped = {
        name.relative_to("interview/_templates").as_posix()
        for name in names
        if name.is_relative_to("interview/_templates")
    }

    assert templates
    assert shipped == templates


def test_no_test_ships(names: set[PurePosixPath]) -> None:
    assert not [
        name for name in names if "tests" in name.parts or name.name.startswith(("test_", "conftest"))
    ]


def test_the_licence_and_the_command_ship(wheel: Path) -> None:
    about = f"klantbeeld-{settings()['version']}.dist-info"
    with ZipFile(wheel) as archive:
        assert archive.read(f"{about}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
        assert "klantbeeld = interview.cli:main" in archive.read(f"{about}/entry_points.txt").decode()
        assert "License-Expression: EUPL-1.2" in archive.read(f"{about}/METADATA").decode()
