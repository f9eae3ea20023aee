"""The records of the demo store, which are the input of the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.locations import ROOT_VARIABLE, Locations
from interview.store_thread import system_clock


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
def record_file(records: dict[str, str], tmp_path: Path) -> Path:
    """The signed gesprek as a file."""
    path = tmp_path / "gesprek.json"
    path.write_text(json.dumps(json.loads(records["Fictief"])), encoding="utf-8")
    return path
