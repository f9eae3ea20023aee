"""The demo store, open, for line mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.desk import Desk
from interview.locations import Locations
from interview.store_thread import system_clock


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """The open demo."""
    opened = open_demo(Locations.for_demo(), load_stories(), system_clock)
    yield opened
    opened.close()
