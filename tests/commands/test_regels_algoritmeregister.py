"""``regels algoritmeregister``: writes the entry, says what is missing, and looks over a completed one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE, Locations
from questionnaires.errors import ContentErrorCode
from scoring.loader import PACKAGED_RULESETS
from scoring.register.entry import ASKED
from scoring.register.standard import OPEN, Gebreksoort, check
from tests.commands.running import Ran, run_here
from tests.tools.gemeente import GEMEENTE, real_looking_toml

COMMAND = ("regels", "algoritmeregister")
SAID = {
    "status": "In gebruik",
    "begin_date": "2027-01",
    "website": "https://www.voorbeeld.example/hulp",
    "process_index_url": "https://www.voorbeeld.example/register",
    "impacttoetsen": "Er is een DPIA gedaan.",
    "provider": "Intern ontwikkeld",
    "contact_email": "algoritmes@voorbeeld.example",
}


@pytest.fixture(autouse=True)
def locations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "eigen"))
    return Locations.for_user()


def _entry(path: Path) -> dict[str, object]:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _open(ran: Ran) -> set[str]:
    gaps = ran.json()["gebreken"]
    assert isinstance(gaps, list)
    return {gap["veld"] for gap in gaps if gap["soort"] == Gebreksoort.OPEN}


def test_it_writes_the_file_and_says_what_is_missing(tmp_path: Path) -> None:
    target = tmp_path / "registratie.json"

    ran = run_here(*COMMAND, "zwolle", "--uit", str(target), check=1)

    assert "Nog in te vullen: 8" in ran.out
    assert "laat uw jurist meelezen" in ran.out
    entry = _entry(target)
    assert {one.veld for one in check(entry)} == set(ASKED)
    assert str(entry["source_id"]).startswith("zwolle@")
    assert "één ding" in target.read_text(encoding="utf-8"), "readable letters, no escapes"


def test_without_a_file_the_entry_is_the_answer() -> None:
    ran = run_here(*COMMAND, "zwolle@1.0.0", check=1)

    assert json.loads(ran.out)["source_id"] == "zwolle@1.0.0"
    assert "Nog in te vullen" in ran.err


def test_as_json_everything_is_in_one_object(tmp_path: Path) -> None:
    ran = run_here(*COMMAND, "zwolle", "--uit", str(tmp_path / "x.json"), "--json", check=1)

    assert _open(ran) == set(ASKED)
    assert ran.json()["klaar"] is False
    assert ran.json()["registratie"] == _entry(tmp_path / "x.json")


@pytest.mark.parametrize("naam", sorted({path.parent.name for path in PACKAGED_RULESETS.glob("*/*.toml")}))
def test_every_regelset_has_an_entry(naam: str) -> None:
    assert _open(run_here(*COMMAND, naam, "--json", check=1)) == set(ASKED)


def test_what_the_municipality_knows_is_filled_in(tmp_path: Path) -> None:
    said = "".join(
        f'\n[[tekst]]\nid = "algoritmeregister.{name}"\ntekst = "{text}"\n' for name, text in SAID.items()
    )
    pakket = tmp_path / "van-de-gemeente.toml"
    pakket.write_text(real_looking_toml() + said, encoding="utf-8")
    target = tmp_path / "registratie.json"

    run_here(*COMMAND, "zwolle", "--gemeente", str(pakket), "--uit", str(target), check=0)

    entry = _entry(target)
    assert entry["organization"] == GEMEENTE
    assert {name: entry[name] for name in SAID} == SAID


def test_a_skeleton_gives_its_name_and_leaves_the_rest_open() -> None:
    assert _open(run_here(*COMMAND, "zwolle", "--gemeente", "zwolle", "--json", check=1)) == set(ASKED) - {
        "organization"
    }


def test_a_completed_entry_is_looked_over(tmp_path: Path) -> None:
    target = tmp_path / "registratie.json"
    run_here(*COMMAND, "zwolle", "--uit", str(target), check=1)
    entry = _entry(target)
    ready = {**entry, **SAID, "organization": "Gemeente Verzonnen"}

    assert "organization" in run_here(*COMMAND, "--controleer", str(target), check=1).out
    target.write_text(json.dumps(ready), encoding="utf-8")
    assert "Alles is ingevuld" in run_here(*COMMAND, "--controleer", str(target), check=0).out
    target.write_text(json.dumps({**ready, "status": "Actief"}), encoding="utf-8")
    assert "Niet goed: 1" in run_here(*COMMAND, "--controleer", str(target), check=1).out


def test_it_does_not_write_over_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "registratie.json"
    target.write_text("van mij", encoding="utf-8")

    assert (
        run_here(*COMMAND, "zwolle", "--uit", str(target), check=2).error_code
        == CommandErrorCode.BESTAND_BESTAAT
    )
    assert target.read_text(encoding="utf-8") == "van mij"
    run_here(*COMMAND, "zwolle", "--uit", str(target), "--overschrijf", check=1)
    assert str(_entry(target)["status"]).startswith(OPEN)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), CommandErrorCode.GEBRUIK),
        (("zwolle", "--controleer", "x.json"), CommandErrorCode.GEBRUIK),
        (("nergens",), ContentErrorCode.ONBEKEND),
        (("zwolle@9.9.9",), ContentErrorCode.ONBEKEND),
        (("zwolle", "--gemeente", "nergens"), ContentErrorCode.ONBEKEND),
        (("--controleer", "bestaat-niet.json"), CommandErrorCode.BESTAND_ONLEESBAAR),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], code: str) -> None:
    assert run_here(*COMMAND, *words, check=2).error_code == code


def test_a_list_is_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[]", encoding="utf-8")

    assert (
        run_here(*COMMAND, "--controleer", str(path), check=2).error_code == CommandErrorCode.BESTAND_ONGELDIG
    )


def test_unfair_rules_get_no_entry(locations: Locations) -> None:
    text = (PACKAGED_RULESETS / "zwolle" / "1.0.0.toml").read_text(encoding="utf-8")
    unfair = text.replace('naam = "zwolle"', 'naam = "eigen"').replace(
        'zin = "Niets belemmert nu, en', 'zin = "Wie in een achterstandswijk woont, en'
    )
    own = locations.own_rulesets_dir / "eigen"
    own.mkdir(parents=True)
    (own / "1.0.0.toml").write_text(unfair, encoding="utf-8")

    ran = run_here(*COMMAND, "eigen", check=2)

    assert ran.error_code == ContentErrorCode.ONGELDIG
    assert "eigen/1.0.0.toml: regel zelfstandig" in ran.err
    assert ran.out == ""
