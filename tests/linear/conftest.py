"""A demo store for line mode, copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.demo.make import make_demo, open_demo
from interview.demo.story import load_stories
from interview.desk import Desk
from interview.locations import ROOT_VARIABLE, Locations
from interview.store_thread import system_clock


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made now, because line mode reads the clock of this machine."""
    home = tmp_path_factory.mktemp("lineair")
    locations = Locations.for_demo({ROOT_VARIABLE: str(home)})
    make_demo(locations, load_stories(), system_clock, documents=False)
    return home


@pytest.fixture
def home(demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy for one test."""
    copy = tmp_path / "thuis"
    shutil.copytree(demo_home, copy)
    monkeypatch.setenv(ROOT_VARIABLE, str(copy))
    return copy


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """The open demo."""
    opened = open_demo(Locations.for_demo(), load_stories(), system_clock)
    yield opened
    opened.close()
