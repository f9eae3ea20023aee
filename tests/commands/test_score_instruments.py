"""``klantbeeld score --regels``: the same gesprek under another instrument."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.locations import ROOT_VARIABLE
from questionnaires.errors import ContentErrorCode
from questionnaires.loader import PACKAGED, content_hash
from tests.commands.running import run_here
from tests.interview.test_library import own_ruleset
from tests.scoring.explained_states import RELEASED


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "eigen"))


@pytest.mark.parametrize("naam", sorted({naam for naam, _ in RELEASED}))
def test_a_gesprek_is_scored_under_any_instrument(record_file: Path, naam: str) -> None:
    found = run_here("score", str(record_file), "--regels", naam, "--json", check=0).json()
    uitleg = found["uitleg"]
    assert isinstance(uitleg, dict)
    assert uitleg["regelset"] == naam
    assert found["mogelijk"]
    assert found["niet_vastgelegd"] == []


def test_it_says_when_to_look_again(record_file: Path) -> None:
    ran = run_here("score", str(record_file), "--regels", "haarlem", check=0)
    assert ran.out.startswith("Advies: Overbrugbare afstand")
    assert "Contact volgens de bron: 4 uur per jaar." in ran.out
    assert "Regels: haarlem 1." in ran.out


def test_what_the_questionnaire_did_not_record_stays_unknown_and_is_named(
    record_file: Path, tmp_path: Path
) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    record["versies"]["vragenlijst"] = {
        "naam": "zwolle",
        "versie": "1.1.0",
        "sha256": content_hash(PACKAGED / "zwolle" / "1.1.0.toml"),
    }
    path = tmp_path / "ouder.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    found = run_here("score", str(path), "--regels", "kansmeter-2004", "--json", check=0).json()
    assert found["niet_vastgelegd"] == ["het aantal maanden dat iemand al werk zoekt"]
    ran = run_here("score", str(path), "--regels", "kansmeter-2004", check=0)
    assert "dit staat niet in de vragenlijst van dit gesprek" in ran.out


@pytest.mark.parametrize("said", ["nergens", "zwolle@9.9.9", "../zwolle"])
def test_rules_that_are_not_there_are_refused(record_file: Path, said: str) -> None:
    ran = run_here("score", str(record_file), "--regels", said, check=2)
    assert ran.error_code == ContentErrorCode.ONBEKEND


def test_rules_that_do_not_count_today_are_refused(record_file: Path, tmp_path: Path) -> None:
    root = tmp_path / "eigen"
    own_ruleset(root, "elders", "1.0.0", "geldig_vanaf = 2026-01-01\ngeldig_tot = 2026-01-31")
    ran = run_here("score", str(record_file), "--regels", "elders", check=2)
    assert ran.error_code == ContentErrorCode.ONBEKEND
    assert "geldig_tot" in ran.err
    run_here("score", str(record_file), "--regels", "elders@1.0.0", check=0)
