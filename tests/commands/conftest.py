"""One demo store, made once, whose records are the input of the commands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from interview.demo.make import make_demo, open_demo
from interview.demo.story import load_stories
from interview.locations import ROOT_VARIABLE, Locations
from interview.store_thread import system_clock


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a demo store of today without documents; copied for every test that writes."""
    home = tmp_path_factory.mktemp("demo")
    locations = Locations.for_demo({ROOT_VARIABLE: str(home)})
    make_demo(locations, load_stories(), system_clock, documents=False)
    return home


@pytest.fixture(scope="session")
def records(demo_home: Path) -> dict[str, str]:
    """Surname to the record of the gesprek, as JSON."""
    stories = load_stories()
    desk = open_demo(Locations.for_demo({ROOT_VARIABLE: str(demo_home)}), stories, system_clock)
    try:
        begun = [item for item in desk.caseload.worklist().result().alles if item.stap]
        return {item.klant.achternaam: desk.caseload.document(item.gesprek_id).result() for item in begun}
    finally:
        desk.close()


@pytest.fixture
def home(demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo home for one test, where every command of it keeps its things."""
    copy = tmp_path / "thuis"
    shutil.copytree(demo_home, copy)
    monkeypatch.setenv(ROOT_VARIABLE, str(copy))
    return copy


@pytest.fixture
def record_file(records: dict[str, str], tmp_path: Path) -> Path:
    """The signed gesprek as a file."""
    path = tmp_path / "gesprek.json"
    path.write_text(json.dumps(json.loads(records["Fictief"])), encoding="utf-8")
    return path
