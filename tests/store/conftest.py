"""Fixtures: a store made once and copied for every test, since making one starts a child process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview.locations import Locations
from interview.store import opening
from interview.store.recovery import RecoverySheet
from tests.store.example import CHEAP, PASSPHRASE, MadeStore


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeStore:
    root = tmp_path_factory.mktemp("opslag")
    sheet = RecoverySheet.generate()
    locations = Locations.under(root)
    store = opening.create(locations, PASSPHRASE, sheet.recipient, CHEAP)
    master = store.keys.master
    store.close()
    return MadeStore(locations, master, sheet)


@pytest.fixture
def made(template: MadeStore, tmp_path: Path) -> MadeStore:
    """An empty store on disk, closed."""
    locations = Locations.under(tmp_path / "opslag")
    shutil.copytree(template.locations.data_dir, locations.data_dir)
    return MadeStore(locations, template.master, template.sheet)
