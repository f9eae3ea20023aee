"""The commands of a Signaal, as the beheerder, the consultant and the recipient use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE, Locations
from interview.signaal.errors import SignaalErrorCode
from interview.signaal.practice import PRACTICE_PUBLIC
from tests.commands.running import run, run_here
from tests.signaal.example import CANARIES, WRITTEN, kept, recipient
from tests.store.example import PASSPHRASE


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own, with a passphrase in a file and a stick."""
    root = tmp_path / "machine"
    (root / "stick").mkdir(parents=True)
    (root / "wachtzin").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.setenv(ROOT_VARIABLE, str(root / "klantbeeld"))
    return root


def test_from_a_key_to_a_signaal_that_is_read(place: Path) -> None:
    key, secret = place / "sleutel.age", str(place / "wachtzin")
    made = run_here("signaal", "sleutel", str(key), "--wachtzin-van", secret, "--json", check=0).json()
    assert key.stat().st_mode & 0o077 == 0
    assert b"AGE-SECRET" not in key.read_bytes()
    again = run_here("signaal", "sleutel", str(key), "--wachtzin-van", secret, check=2)
    assert again.error_code == CommandErrorCode.BESTAND_BESTAAT
    receipt, path = kept(Locations.for_user(), recipient(str(made["sleutel"])))
    given = run_here("signaal", "geef", str(place / "stick"), "--verwijder", "--json", check=0).json()
    assert given["bestanden"] == [path.name]
    sealed = place / "stick" / path.name
    before = {file: file.stat().st_mtime_ns for file in place.rglob("*")}
    opened = run("signaal", "open", str(sealed), "--sleutel", str(key), "--wachtzin-van", secret, check=0)
    assert receipt.code in opened.out
    for text in WRITTEN.values():
        assert text in opened.out
    assert {file: file.stat().st_mtime_ns for file in place.rglob("*")} == before, "it wrote something"
    (place / "wachtzin").write_text("een andere zin dan die\n", encoding="utf-8")
    words = ("signaal", "open", str(sealed), "--sleutel", str(key), "--wachtzin-van", secret)
    assert SignaalErrorCode.SLEUTELBESTAND in run_here(*words, check=2).err


def test_the_list_and_giving_say_how_many_and_nothing_else(place: Path) -> None:
    assert run_here("signaal", "lijst", "--json", check=0).json() == {
        "wacht": 0, "sinds": None, "codes": [], "gegeven": 0,
    }  # fmt: skip
    assert "geen" in run_here("signaal", "geef", str(place / "stick"), check=0).out
    kept(Locations.for_user(), recipient())
    told = run_here("signaal", "lijst", check=0)
    assert "1 Signaal wacht" in told.out
    told_more = run_here("signaal", "geef", str(place / "stick"), check=0)
    last = run_here("signaal", "lijst", check=0)
    for ran in (told, told_more, last):
        assert not [word for word in CANARIES if word in ran.out + ran.err]
    assert "nog hier: 1" in last.out
    refused = run_here("signaal", "geef", str(place / "weg"), check=2)
    assert refused.error_code == SignaalErrorCode.MAP_ONTBREEKT
    assert str(place / "weg") in refused.err
    assert "Kies een map die er is." in refused.err


def test_what_was_sealed_for_practice_is_opened_with_the_published_key(place: Path) -> None:
    _, path = kept(Locations.for_user(), recipient(PRACTICE_PUBLIC))
    opened = run_here("signaal", "open", str(path), "--oefen", "--json", check=0).json()
    assert opened["gehoord"] == WRITTEN["gehoord"]
    _, real = kept(Locations.for_user(), recipient())
    refused = run_here("signaal", "open", str(real), "--oefen", check=2)
    assert refused.error_code == SignaalErrorCode.GAAT_NIET_OPEN
    assert not [word for word in CANARIES if word in refused.err]


def test_opening_asks_for_one_key(place: Path) -> None:
    _, path = kept(Locations.for_user(), recipient())
    assert run_here("signaal", "open", str(path), check=2).error_code == CommandErrorCode.GEBRUIK
    both = run_here("signaal", "open", str(path), "--oefen", "--sleutel", str(path), check=2)
    assert both.error_code == CommandErrorCode.GEBRUIK
    words = ("signaal", "open", str(path), "--sleutel", str(path), "--wachtzin-van", str(place / "wachtzin"))
    assert run_here(*words, check=2).error_code == SignaalErrorCode.SLEUTELBESTAND
    missing = run_here("signaal", "open", str(place / "weg.age"), "--oefen", check=2)
    assert missing.error_code == CommandErrorCode.BESTAND_ONLEESBAAR
    assert json.loads(run_here("signaal", "open", str(path), "--json", check=2).err)["fout"]["remedie"]


def test_nothing_is_written_where_nobody_sits(place: Path) -> None:
    assert run("signaal", "--demo", check=2).error_code == CommandErrorCode.GEEN_TERMINAL
