"""``klantbeeld herscoor`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE
from interview.rescoring.errors import RescoringErrorCode
from interview.store.errors import StoreErrorCode
from questionnaires.errors import ContentErrorCode
from tests.commands.running import run, run_here


@pytest.fixture
def lines(records: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gesprekken of the demo as JSON lines, as exporteer writes them."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "thuis"))
    path = tmp_path / "alle.jsonl"
    path.write_text("".join(f"{one}\n" for one in records.values()), encoding="utf-8")
    return path


def test_a_file_is_scored_again_in_words_and_with_a_report(lines: Path, tmp_path: Path) -> None:
    ran = run("herscoor", str(lines), "--regels", "zwolle", "--uit", str(tmp_path / "uit"), check=0)
    assert "6 gesprekken opnieuw berekend met regels zwolle 1." in ran.out
    assert "Hetzelfde als het advies van toen: 4." in ran.out
    assert "In de gesprekken zelf is niets veranderd." in ran.out
    rows = pl.read_parquet(tmp_path / "uit" / "uitkomst.parquet")
    assert rows.columns == [
        "gesprek_id",
        "gemeente",
        "oud",
        "had_advies",
        "categorie",
        "regel",
        "mogelijk",
        "regelset",
        "regelset_versie",
        "regelset_sha256",
    ]
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {
        "uitkomst.parquet",
        "quarantaine.jsonl",
        "berekening.json",
        "rapport.html",
        "rapport.pdf",
    }


def test_a_rehearsal_says_what_would_change(lines: Path, tmp_path: Path) -> None:
    ran = run_here(
        "herscoor",
        str(lines),
        "--repetitie",
        "zwolle@1.0.0",
        "zwolle@1.1.0",
        "--uit",
        str(tmp_path / "u"),
        check=0,
    )
    assert "Hetzelfde als zwolle 1.0.0: 6." in ran.out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--repetitie", "zwolle", "haarlem"), "De groepen van haarlem zijn niet die van zwolle."),
        (("--regels", "haarlem"), "De groepen van haarlem zijn niet die van het advies van toen."),
    ],
)
def test_other_groups_are_never_called_the_same(
    asked: tuple[str, ...], said: str, lines: Path, tmp_path: Path
) -> None:
    ran = run_here("herscoor", str(lines), *asked, "--uit", str(tmp_path / "u"), check=0)
    assert said in ran.out
    assert "Hetzelfde" not in ran.out
    data = run_here("herscoor", str(lines), *asked, "--uit", str(tmp_path / "u"), "--json", check=0).json()
    assert (data["zelfde_groepen"], data["hetzelfde"], data["anders"]) == (False, None, None)


def test_bad_records_give_exit_code_one_and_the_others_an_outcome(lines: Path, tmp_path: Path) -> None:
    with lines.open("a", encoding="utf-8") as stream:
        stream.write("{}\n")
    ran = run_here(
        "herscoor", str(lines), "--regels", "zwolle@1.1.0", "--uit", str(tmp_path / "uit"), "--json", check=1
    )
    found = ran.json()
    assert found["gescoord"] == 6
    assert found["quarantaine"] == {CommandErrorCode.BESTAND_ONGELDIG: 1}
    line = json.loads((tmp_path / "uit" / "quarantaine.jsonl").read_text(encoding="utf-8"))
    assert line["plaats"] == "alle.jsonl: regel 7"


def test_the_store_keeps_outcomes_only_when_asked(home: Path, tmp_path: Path) -> None:
    words = ("herscoor", "opslag", "--demo", "--regels", "zwolle", "--json", "--uit", str(tmp_path / "uit"))
    assert run_here(*words, check=0).json()["vastgelegd"] is None
    before = _exported(tmp_path / "voor.jsonl")
    assert not any(one["herscoringen"] for one in before)
    kept = run_here(*words, "--vastleggen", check=0).json()["vastgelegd"]
    assert kept == {"vastgelegd": 4, "al_bekend": 0, "zonder_advies": 2, "veranderd": 0}
    after = _exported(tmp_path / "na.jsonl")
    assert [len(one["herscoringen"]) for one in after] == [int(one["advies"] is not None) for one in after]
    assert [one["advies"] for one in after] == [one["advies"] for one in before]
    advised = next(one for one in after if one["herscoringen"])
    (tmp_path / "een.json").write_text(json.dumps(advised), encoding="utf-8")
    assert "Opnieuw berekend op " in run_here("score", str(tmp_path / "een.json"), check=0).out


def _exported(target: Path) -> list[dict[str, list[object]]]:
    run_here("exporteer", "--demo", "--uit", str(target), check=0)
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--uit", "u"), CommandErrorCode.GEBRUIK),
        (("--regels", "zwolle"), CommandErrorCode.GEBRUIK),
        (("--regels", "zwolle", "--repetitie", "zwolle", "haarlem", "--uit", "u"), CommandErrorCode.GEBRUIK),
        (("--repetitie", "zwolle", "--uit", "u"), CommandErrorCode.GEBRUIK),
        (("--repetitie", "zwolle", "haarlem", "--vastleggen", "--uit", "u"), CommandErrorCode.GEBRUIK),
        (("--regels", "zwolle", "--vastleggen", "--uit", "u"), CommandErrorCode.GEBRUIK),
        (("--regels", "nergens", "--uit", "u"), ContentErrorCode.ONBEKEND),
        (("--regels", "zwolle@8.8.8", "--uit", "u"), ContentErrorCode.ONBEKEND),
        (("--regels", "zwolle", "--uit", "."), RescoringErrorCode.MAP),
    ],
)
def test_wrong_use_is_refused_with_a_code(
    words: tuple[str, ...], code: str, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lines.parent)
    assert run_here("herscoor", str(lines), *words, check=2).error_code == code
    assert not (lines.parent / "u").exists()


def test_a_source_that_is_not_there_is_refused(lines: Path, tmp_path: Path) -> None:
    for source in (tmp_path / "nergens", lines.rename(tmp_path / "alle.txt")):
        ran = run_here("herscoor", str(source), "--regels", "zwolle", "--uit", str(tmp_path / "u"), check=2)
        assert ran.error_code == RescoringErrorCode.BRON
    ran = run_here(
        "herscoor", "opslag", "--demo", "--regels", "zwolle", "--uit", str(tmp_path / "u"), check=2
    )
    assert ran.error_code == StoreErrorCode.ONTBREEKT
