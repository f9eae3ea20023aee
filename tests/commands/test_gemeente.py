"""The commands about a municipality's file: check, install, show, and a skeleton to fill in."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from interview.commands.gemeente_maak import skeleton
from interview.errors import CommandErrorCode
from interview.library import Library, folder_name
from interview.locations import ROOT_VARIABLE, Locations
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import visit_gaps
from tests.commands.running import run, run_here
from tests.tools.gemeente import GEMEENTE, NAAM, VERSIE, install_real_looking, real_looking_toml

DAY = "2026-11-21"
ON = date(2026, 11, 21)


@pytest.fixture
def locations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "eigen"))
    return Locations.for_user()


@pytest.fixture
def pakket_file(tmp_path: Path) -> Path:
    """The file as a municipality would hand it over."""
    path = tmp_path / "van-de-gemeente.toml"
    path.write_text(real_looking_toml(), encoding="utf-8")
    return path


def test_the_example_is_in_order_and_says_it_is_invented(locations: Locations) -> None:
    ran = run("gemeente", "controleer", "--op", DAY, check=0)
    assert "Deze gemeente is verzonnen" in ran.out
    assert "Er ontbreekt niets en er is niets verlopen." in ran.out
    assert "leesbaarheid" in ran.out
    assert not locations.own_gemeenten_dir.exists(), "looking makes nothing"


def test_the_skeleton_says_what_to_ask_whom(locations: Locations) -> None:
    ran = run_here("gemeente", "controleer", "zwolle", "--op", DAY, check=1)
    assert "Een echt bezoek kan hier nog niet mee beginnen" in ran.out
    assert "* stopkaart.suicide: Vraag de veiligheidscoördinator" in ran.out
    assert "Niet voorgelezen:" in ran.out
    found = run_here("gemeente", "controleer", "zwolle", "--op", DAY, "--json", check=1).json()
    assert found["bezoek_kan"] is False
    needed = found["nodig_voor_bezoek"]
    assert isinstance(needed, list)
    assert {"stopkaart.geweld", "contact.fg", "tekst.informatieplicht"} <= set(needed)
    findings = found["bevindingen"]
    assert isinstance(findings, list)
    assert {one["soort"] for one in findings} == {"ontbreekt", "niet nagekeken", "niet voorgelezen"}


def test_without_a_second_word_it_shows_the_list_and_explains_the_others(locations: Locations) -> None:
    ran = run_here("gemeente", check=0)
    assert ran.out == run_here("gemeente", "toon", check=0).out
    told = run_here("gemeente", "--help", check=0).out
    for word in ("controleer", "installeer", "toon", "maak"):
        assert f"  gemeente {word} " in told


def test_a_year_later_everything_has_expired(locations: Locations) -> None:
    found = run_here("gemeente", "controleer", "--op", "2027-10-01", "--json", check=1).json()
    findings = found["bevindingen"]
    assert isinstance(findings, list)
    assert {one["soort"] for one in findings} == {"verlopen"}
    assert run_here("gemeente", "controleer", "--op", "2027-09-30").code == 0


def test_a_file_is_checked_before_it_is_installed(locations: Locations, pakket_file: Path) -> None:
    text = pakket_file.read_text(encoding="utf-8").replace("voorgelezen = 2026-10-01\n", "")
    hard = "Zet de gemeente haar zegel, dan is dit plan een besluit waar u ook nog bezwaar tegen kunt maken."
    pakket_file.write_text(text.replace("Zet de gemeente haar zegel? Dan is dit plan een besluit.", hard))
    found = run_here("gemeente", "controleer", str(pakket_file), "--op", DAY, "--json", check=1).json()
    assert found["bezoek_kan"] is True
    findings = found["bevindingen"]
    assert isinstance(findings, list)
    assert {one["soort"] for one in findings} == {"niet voorgelezen", "te moeilijk"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nergens",), ContentErrorCode.ONBEKEND),
        (("weg.toml",), ContentErrorCode.ONLEESBAAR),
        (("../../etc/passwd",), ContentErrorCode.ONLEESBAAR),
        (("--op", "morgen"), CommandErrorCode.GEBRUIK),
    ],
)
def test_what_is_not_there_is_refused(locations: Locations, words: tuple[str, ...], code: object) -> None:
    ran = run_here("gemeente", "controleer", *words, check=2)
    assert ran.error_code == code


def test_installing_puts_it_to_use_and_says_what_lacks(locations: Locations, pakket_file: Path) -> None:
    ran = run("gemeente", "installeer", str(pakket_file), check=0)
    assert "Een echt bezoek kan hiermee beginnen." in ran.out
    installed = locations.own_gemeenten_dir / NAAM / f"{VERSIE}.toml"
    assert installed.read_bytes() == pakket_file.read_bytes()
    assert stat.S_IMODE(installed.stat().st_mode) & 0o077 == 0
    assert [path.name for path in installed.parent.iterdir()] == [installed.name]
    used = Library(locations).gemeente(ON)
    assert used.gemeente == GEMEENTE
    assert visit_gaps(used, ON) == ()
    listed = run_here("gemeente", "toon", check=0).out
    assert f"{NAAM} {VERSIE}: {GEMEENTE} (van u, in gebruik)" in listed


def test_a_version_is_never_written_over(locations: Locations, pakket_file: Path) -> None:
    installed = install_real_looking(locations)
    before = installed.read_bytes()
    run_here("gemeente", "installeer", str(pakket_file), check=0)
    pakket_file.write_text(real_looking_toml() + "\n# anders\n", encoding="utf-8")
    ran = run_here("gemeente", "installeer", str(pakket_file), check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_BESTAAT
    assert installed.read_bytes() == before
    pakket_file.write_text(real_looking_toml().replace('versie = "1.0.0"', 'versie = "1.0.1"'))
    run_here("gemeente", "installeer", str(pakket_file), check=0)
    assert Library(locations).gemeente(ON).versie == "1.0.1"


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (('naam = "proefstad"', 'naam = "../../weg"'), ContentErrorCode.ONGELDIG),
        (('naam = "proefstad"', 'naam = "con"'), ContentErrorCode.ONGELDIG),
        (('versie = "1.0.0"', 'versie = "1.0.0/../.."'), ContentErrorCode.ONGELDIG),
        (("[standaard]", "[standaard"), ContentErrorCode.ONLEESBAAR),
    ],
)
def test_a_file_that_is_no_good_is_not_installed(
    locations: Locations, pakket_file: Path, damage: tuple[str, str], code: object
) -> None:
    pakket_file.write_text(real_looking_toml().replace(*damage), encoding="utf-8")
    ran = run_here("gemeente", "installeer", str(pakket_file), check=2)
    assert ran.error_code == code
    assert not locations.own_gemeenten_dir.exists()


def test_showing_one_says_numbers_steps_and_sources(locations: Locations) -> None:
    told = run_here("gemeente", "toon", "voorbeeld", check=0).out
    for words in ("Denkt u aan zelfmoord?", "000 000 00 11", "Participatiewet artikel 44a", "Voedselbank"):
        assert words in told
    assert "nog in te vullen: Vraag" in run_here("gemeente", "toon", "zwolle", check=0).out
    whole = run_here("gemeente", "toon", "voorbeeld", "--json", check=0).json()
    assert whole["formaat"] == "klantbeeld-gemeentepakket/1"


def test_a_skeleton_can_be_checked_and_installed_under_its_name(locations: Locations, tmp_path: Path) -> None:
    target = tmp_path / "geraamte.toml"
    ran = run_here("gemeente", "maak", "Den Voorbeeld", "--uit", str(target), check=0)
    assert "in te vullen" in ran.out
    made = load.load(target)
    assert (made.naam, made.gemeente, made.fictief) == ("den-voorbeeld", "Gemeente Den Voorbeeld", False)
    assert "Zwolle" not in target.read_text(encoding="utf-8")
    assert "zwolle" not in target.read_text(encoding="utf-8")
    run_here("gemeente", "installeer", str(target), check=0)
    assert Library(locations, gemeente="Den Voorbeeld").gemeente(ON).naam == "den-voorbeeld"
    again = run_here("gemeente", "maak", "Den Voorbeeld", "--uit", str(target), check=2)
    assert again.error_code == CommandErrorCode.BESTAND_BESTAAT


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Sûdwest Voorbeeld", "sudwest-voorbeeld"),
        ("'s-Voorbeeldenbosch", "s-voorbeeldenbosch"),
        ("gemeente Bedacht", "bedacht"),
    ],
)
def test_a_name_with_signs_has_a_plain_folder(name: str, folder: str) -> None:
    assert skeleton("", name)[1] == folder == folder_name(name)


@pytest.mark.parametrize("name", ["", "..", 'X"\nfictief = true', "con", "stad 7", "x" * 70])
def test_what_no_municipality_is_called_is_refused(name: str) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        skeleton("", name)
    assert refused.value.code is CommandErrorCode.GEBRUIK


def test_an_instrument_that_is_not_installed_is_named(tmp_path: Path, locations: Locations) -> None:
    path = tmp_path / "elders.toml"
    chosen = '[instellingen]\ninstrument = "nergens"'
    path.write_text(real_looking_toml().replace("[instellingen]", chosen, 1), encoding="utf-8")
    found = run_here("gemeente", "controleer", str(path), "--op", DAY, "--json", check=1).json()
    assert found["nodig_voor_bezoek"] == ["instellingen.instrument"]
    assert found["bezoek_kan"] is False
