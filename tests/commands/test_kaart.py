"""The visit set from the command line: what is written, and when the answer is no."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE, Locations
from questionnaires.gemeentepakket.model import Noodgeval
from tests.commands.running import Ran, run_here
from tests.tools import pdf as outside
from tests.tools.gemeente import GEMEENTE, install_real_looking

NAMES = ("afsprakenkaart.pdf", "gesprekskaart.pdf", "informatiekaart.pdf")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    """A home without a municipality of its own."""
    root = tmp_path / "thuis"
    monkeypatch.setenv(ROOT_VARIABLE, str(root))
    return Locations.under(root)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cards go."""
    made = tmp_path / "kaarten"
    made.mkdir()
    return made


def kaart(folder: Path, *words: str, check: int) -> Ran:
    return run_here("kaart", *words, "--uit", str(folder), check=check)


def test_without_an_own_municipality_the_set_is_for_practice_and_the_answer_is_no(folder: Path) -> None:
    ran = kaart(folder, check=1)
    assert tuple(sorted(path.name for path in folder.iterdir())) == NAMES
    assert "alleen om te oefenen" in ran.out
    assert "klantbeeld gemeente installeer" in ran.out
    for name in NAMES:
        assert "OEFENKAART" in outside.text(folder / name)


def test_practice_that_was_asked_for_is_done(folder: Path) -> None:
    found = kaart(
        folder, "informatie", "--gemeente", "Voorbeeld", "--grote-letters", "--json", check=0
    ).json()
    assert found["oefen"] is True
    assert found["ontbreekt"] == []
    assert [path.name for path in folder.iterdir()] == ["informatiekaart-grote-letters.pdf"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "nergens"
    ran = kaart(missing, "gesprek", check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_ONLEESBAAR
    assert str(missing) in ran.err
    assert "gesprekskaart.pdf" not in ran.err
    assert "Kies een map die er is." in ran.err


def test_the_only_own_municipality_is_used(folder: Path, home: Locations) -> None:
    install_real_looking(home)
    ran = kaart(folder, "afspraken", check=0)
    assert "carbonpapier" in ran.out
    printed = outside.text(folder / "afsprakenkaart.pdf")
    assert GEMEENTE in printed
    assert "OEFENKAART" not in printed


def test_an_unfinished_municipality_is_written_with_a_mark_and_says_what_is_missing(
    folder: Path, home: Locations
) -> None:
    source = install_real_looking(home)
    text = source.read_text(encoding="utf-8")
    entry = f'id = "{Noodgeval.SUICIDE.value}"\n'
    assert text.count(entry) == 1
    source.write_text(text.replace(entry, f'{entry}invullen = "vraag het na"\n'), encoding="utf-8")
    found = kaart(folder, "gesprek", "--json", check=1).json()
    assert found["goed"] is False
    assert found["ontbreekt"] == [{"waar": "stopkaart.suicide", "tekst": "Er is geen nummer om te bellen."}]
    printed = outside.text(folder / "gesprekskaart.pdf")
    assert printed.count("NOG NIET AF") >= 2
    assert "Nog in te vullen" in printed


def test_a_gesprek_in_a_file_fills_the_afsprakenkaart(folder: Path, record_file: Path) -> None:
    kaart(folder, "afspraken", "--van", str(record_file), check=0)
    printed = " ".join(outside.text(folder / "afsprakenkaart.pdf").split())
    assert "Dit doet de gemeente" in printed
    assert "Ik heb het plan getekend." in printed
    assert "carbonpapier" not in printed


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["plan"], CommandErrorCode.GEBRUIK),
        (["gesprek", "--grote-letters"], CommandErrorCode.GEBRUIK),
        (["alles", "--van", "gesprek.json"], CommandErrorCode.GEBRUIK),
        (["afspraken", "--van", "gesprek.json", "--gemeente", "voorbeeld"], CommandErrorCode.GEBRUIK),
        (["--gemeente", "Atlantis"], CommandErrorCode.GEBRUIK),
        (["afspraken", "--van", "niet-hier.json"], CommandErrorCode.BESTAND_ONLEESBAAR),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    words: list[str], code: CommandErrorCode, folder: Path
) -> None:
    assert kaart(folder, *words, check=2).error_code == code
    assert not list(folder.iterdir())


def test_nothing_is_written_over_unasked(folder: Path) -> None:
    (folder / "informatiekaart.pdf").write_text("van iemand", encoding="utf-8")
    ran = kaart(folder, "--gemeente", "voorbeeld", check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_BESTAAT
    assert [path.name for path in folder.iterdir()] == ["informatiekaart.pdf"]
    kaart(folder, "informatie", "--gemeente", "voorbeeld", "--overschrijf", check=0)
    assert (folder / "informatiekaart.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_not_there_is_refused(folder: Path) -> None:
    ran = kaart(folder / "nergens", "informatie", check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_ONLEESBAAR
