"""``klantbeeld regels toon``: sentences, table, examples, difference, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE
from questionnaires.errors import ContentErrorCode
from scoring.loader import PACKAGED_RULESETS
from tests.commands.running import run_here


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "eigen"))


def test_a_regelset_reads_as_sentences() -> None:
    ran = run_here("regels", "toon", "zwolle@1.0.0", check=0)
    assert "Dienstverleningspad in Zwolle (zwolle@1.0.0)" in ran.out
    assert "het aantal leefgebieden dat nu belemmert is 2 of meer" in ran.out
    assert "arbeidsvermogen: geen, en dat is vastgesteld" in ran.out
    assert "Eigen keuze:" in ran.out
    assert "UITGEWERKTE" not in ran.out
    assert max(map(len, ran.out.splitlines())) < 80


def test_a_regelset_reads_as_a_table_with_its_examples() -> None:
    ran = run_here("regels", "toon", "zwolle@1.0.0", "--tabel", "--voorbeelden", check=0)
    assert "│" in ran.out
    assert "UITGEWERKTE VOORBEELDEN (16)" in ran.out
    assert max(map(len, ran.out.splitlines())) < 80


def test_without_a_name_it_is_the_list() -> None:
    assert run_here("regels", "toon", check=0).out == run_here("regels", check=0).out


def test_it_is_one_object_for_programs() -> None:
    found = run_here("regels", "toon", "zwolle@1.0.0", "--json", check=0).json()
    assert found["naam"] == "zwolle"
    assert {"leest", "afgeleid", "categorieen", "voorbeelden", "bronnen"} <= found.keys()


def test_a_difference_says_what_and_for_how_many(tmp_path: Path) -> None:
    source = (PACKAGED_RULESETS / "zwolle" / "1.0.0.toml").read_text(encoding="utf-8")
    path = tmp_path / "1.0.1.toml"
    text = source.replace('versie = "1.0.0"', 'versie = "1.0.1"', 1).replace(
        'als = { aantal_belemmeringen = 0, "belemmert.taal" = "ja" }',
        'als = { aantal_belemmeringen = 0, "belemmert.taal" = "ja", werkvermogen = "aanwezig" }',
    )
    path.write_text(text, encoding="utf-8")
    ran = run_here("regels", "toon", "--verschil", "zwolle@1.0.0", str(path), check=0)
    assert "Regel taal: vraagt nu ook: arbeidsvermogen: aanwezig of beperkt." in ran.out
    assert "Elk van de 18.432 gevallen krijgt precies dezelfde categorie." in ran.out
    found = run_here("regels", "toon", "--verschil", "zwolle@1.0.0", str(path), "--json", check=0).json()
    assert found["een"] == "zwolle@1.0.0"
    assert found["ander"] == "zwolle@1.0.1"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nergens",), ContentErrorCode.ONBEKEND),
        (("zwolle@9.9.9",), ContentErrorCode.ONBEKEND),
        (("weg.toml",), ContentErrorCode.ONLEESBAAR),
        (("zwolle", "zwolle"), CommandErrorCode.GEBRUIK),
        (("--verschil", "zwolle"), CommandErrorCode.GEBRUIK),
        (("--verschil", "zwolle", "zwolle", "--tabel"), CommandErrorCode.GEBRUIK),
        (("--tabel",), CommandErrorCode.GEBRUIK),
    ],
)
def test_what_does_not_fit_is_refused(words: tuple[str, ...], code: object) -> None:
    ran = run_here("regels", "toon", *words, check=2)
    assert ran.error_code == code
