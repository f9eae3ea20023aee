"""What holds for every test: nothing of the real user is touched, and nothing differs between terminals."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from interview.locations import ROOT_VARIABLE, Locations

# Textual and Rich read these once, at import, so they are set before any test module is.
for _name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
    os.environ.pop(_name, None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# Under this switch, which .ci/run sets, a test that was skipped has not been run and so has failed.
_NOTHING_SKIPPED = os.environ.get("KLANTBEELD_ALLES") == "1"

# The machine decides how long an example takes, so a deadline would fail at random.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, derandomize=True)
settings.load_profile("ci" if _NOTHING_SKIPPED else "dev")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test only; every place where a program keeps things lies in it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".runtime",
        "XDG_DOCUMENTS_DIR": "Documenten",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a demo store of today without documents; made once, copied for every test that writes."""
    from interview.demo.make import make_demo
    from interview.demo.story import load_stories
    from interview.store_thread import system_clock

    folder = tmp_path_factory.mktemp("demo")
    locations = Locations.for_demo({ROOT_VARIABLE: str(folder)})
    make_demo(locations, load_stories(), system_clock, documents=False)
    return folder


@pytest.fixture
def home(demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo home for one test, where everything it starts keeps its things."""
    copy = tmp_path / "thuis"
    shutil.copytree(demo_home, copy)
    monkeypatch.setenv(ROOT_VARIABLE, str(copy))
    return copy


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where nothing may be skipped."""
    report = yield
    if _NOTHING_SKIPPED and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    if _NOTHING_SKIPPED and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, and nothing may be: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> str:
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
