"""One store with everyone in it, for all whole visits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import whole_visits as visit


@pytest.fixture(scope="session")
def prepared_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store with everyone in it; each visit gets a copy."""
    root = tmp_path_factory.mktemp("bezoeken") / "opslag"
    visit.make_store(root)
    return root


@pytest.fixture
def store(prepared_store: Path, tmp_path: Path) -> Path:
    """A copy for one visit."""
    return visit.copied(prepared_store, tmp_path / "opslag")
