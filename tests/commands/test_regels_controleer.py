"""``regels controleer`` as its user meets it: what it prints, its exit codes, and files that are no good."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.locations import ROOT_VARIABLE, Locations
from questionnaires.errors import ContentErrorCode
from scoring.loader import PACKAGED_RULESETS
from scoring.trajecten import PACKAGED_CATALOGS
from tests.commands.running import Ran, run, run_here

ZWOLLE = PACKAGED_RULESETS / "zwolle" / "1.1.0.toml"
REST = 'als = { aantal_belemmeringen = 0, werkvermogen = "aanwezig" }'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    """An empty place of its own for the user's files."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "thuis"))
    return Locations.for_user()


@pytest.fixture
def changed(tmp_path: Path) -> ChangedFile:
    return ChangedFile(tmp_path / "eigen" / "1.1.0.toml")


class ChangedFile:
    """A loose file of Zwolle's rules with one text replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir()

    def with_text(self, old: str, new: str) -> str:
        text = ZWOLLE.read_text("utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), "utf-8")
        return str(self.path)


def test_every_regelset_is_proven_without_a_name(home: Locations) -> None:
    ran = run("regels", "controleer", check=0)

    names = {path.name for path in PACKAGED_RULESETS.iterdir() if path.is_dir()}
    assert all(any(line.startswith(f"{naam} ") for line in ran.out.splitlines()) for naam in names)
    assert f"In orde: {len(names)} van {len(names)}." in ran.out
    assert "18.432, in 4.096 cellen" in ran.out


def test_a_step_of_a_number_counts_as_well(home: Locations) -> None:
    """Of 0 to 100 procent four are beside a limit: 30, 31, 80 and 81."""
    (one,) = only(run_here("regels", "controleer", "helmond", "--json", check=0).json(), "regelsets")
    assert one["andere_categorie_na_een_stap"] == 0.0
    assert one["andere_categorie_na_een_stap_in_een_feit"] == 4 / 101


def test_as_json(home: Locations) -> None:
    answer = run_here("regels", "controleer", "zwolle@1.1.0", "--json", check=0).json()

    (one,) = only(answer, "regelsets")
    assert one["naam"] == "zwolle"
    assert one["cellen"] == 4096
    assert one["gevallen"] == 18432
    assert one["bevindingen"] == []
    assert one["in_orde"] is True
    assert isinstance(one["referentie"], dict)
    assert 0 < one["referentie"]["randgeval"] <= 0.15
    assert one["mutanten"] is None


def only(answer: dict[str, object], key: str) -> list[dict[str, object]]:
    found = answer[key]
    assert isinstance(found, list)
    return found


def test_a_gap_is_shown_with_its_smallest_case(home: Locations, changed: ChangedFile) -> None:
    path = changed.with_text(REST, 'als = { aantal_belemmeringen = 0, "feit.arbeidsvermogen" = "ja" }')
    ran = run_here("regels", "controleer", path, check=1)

    assert "* REGELS-GAT:" in ran.out
    assert "Kleinste geval: Arbeidsvermogen: beperkt" in ran.out
    (one,) = only(run_here("regels", "controleer", path, "--json", check=1).json(), "regelsets")
    (gap,) = [finding for finding in only(one, "bevindingen") if finding["code"] == "REGELS-GAT"]
    assert gap["blokkeert"] is True
    assert isinstance(gap["kleinste_geval"], dict)
    assert gap["kleinste_geval"]["feiten"]["feit.arbeidsvermogen"] == "beperkt"


def test_mutants_of_released_rules_are_all_seen(home: Locations) -> None:
    ran = run_here("regels", "controleer", "helmond", "--mutanten", check=0)

    assert "mutanten gezien." in ran.out
    assert "Niet gezien" not in ran.out


def test_a_fault_that_no_example_sees_is_shown_with_an_example_to_add(home: Locations) -> None:
    ran = run_here("regels", "controleer", "zwolle@1.0.0", "--mutanten", check=1)

    assert "* Niet gezien: regel opleiding: zonder de voorwaarde op aantal_belemmeringen" in ran.out
    assert "    [[voorbeeld]]" in ran.out
    assert '    belemmert = ["dag", "opleiding"]' in ran.out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('reden = "', 'reden = "Voor wie in een achterstandswijk woont. ', None),
        ('categorieen = ["', 'categorieen = ["bestaat_niet", "', ContentErrorCode.ONGELDIG),
    ],
)
def test_the_services_of_own_rules_are_kept_fair_too(
    home: Locations, old: str, new: str, code: ContentErrorCode | None
) -> None:
    for folder, source in (
        (home.own_rulesets_dir, PACKAGED_RULESETS),
        (home.own_catalogs_dir, PACKAGED_CATALOGS),
    ):
        text = (source / "helmond" / "1.0.0.toml").read_text("utf-8")
        text = text.replace('naam = "helmond"', 'naam = "den-voorbeeld"', 1)
        (folder / "den-voorbeeld").mkdir(parents=True)
        (folder / "den-voorbeeld" / "1.0.0.toml").write_text(text, "utf-8")
    run_here("regels", "controleer", "den-voorbeeld", check=0)
    services = home.own_catalogs_dir / "den-voorbeeld" / "1.0.0.toml"
    services.write_text(services.read_text("utf-8").replace(old, new), "utf-8")

    ran = run_here("regels", "controleer", "den-voorbeeld", check=1 if code is None else 2)
    if code is None:
        assert "* vervanger: traject" in ran.out
    else:
        assert ran.error_code == code
        assert "den-voorbeeld/1.0.0.toml: traject" in ran.err


CONDITION = ContentErrorCode.VOORWAARDE
INVALID = ContentErrorCode.ONGELDIG
UNREADABLE = ContentErrorCode.ONLEESBAAR

BROKEN = {
    "broken TOML": ('naam = "zwolle"', "naam = zwolle", UNREADABLE, "eigen/1.1.0.toml"),
    "wrong arity": (
        'soort = "tel"\n',
        'soort = "slechtste"\n',
        INVALID,
        "eigen/1.1.0.toml: afgeleid aantal_belemmeringen",
    ),
    "unknown fact": (
        '{ aantal_belemmeringen = 0, "belemmert.taal" = "ja" }',
        '{ aantal_belemmeringen = 0, "belemmert.tuin" = "ja" }',
        CONDITION,
        "eigen/1.1.0.toml: regel taal, als.belemmert.tuin",
    ),
    "unknown category": (
        'categorie = "wijkteam"',
        'categorie = "elders"',
        INVALID,
        "eigen/1.1.0.toml: regel wijkteam",
    ),
    "unknown key": (
        'versie = "1.1.0"',
        'versie = "1.1.0"\nkleur = "rood"',
        INVALID,
        "eigen/1.1.0.toml: kleur",
    ),
}


@pytest.mark.parametrize(("old", "new", "code", "where"), BROKEN.values(), ids=list(BROKEN))
def test_a_file_that_is_no_good_is_refused_with_its_place(
    home: Locations, changed: ChangedFile, old: str, new: str, code: ContentErrorCode, where: str
) -> None:
    ran = run_here("regels", "controleer", changed.with_text(old, new), check=2)

    assert ran.error_code == code
    assert f"Waar: {where}" in ran.err
    assert "Doe dit:" in ran.err


def test_one_file_that_is_no_good_does_not_hide_the_others(home: Locations, changed: ChangedFile) -> None:
    broken = changed.with_text('naam = "zwolle"', "naam = zwolle")
    ran = run_here("regels", "controleer", broken, "helmond", check=2)

    assert ran.error_code == UNREADABLE
    assert "In orde: 1 van 2." in ran.out
    told = run_here("regels", "controleer", broken, "helmond", "--json", check=2).json()
    (one,) = only(told, "regelsets")
    assert one["naam"] == "helmond"
    assert told["geweigerd"] == [broken]


@pytest.mark.parametrize("word", ["nergens", "zwolle@9.9.9", "../zwolle", "nergens/1.0.0.toml"])
def test_what_is_not_here_is_refused(home: Locations, word: str) -> None:
    ran: Ran = run_here("regels", "controleer", word, check=2)

    assert ran.error_code in {ContentErrorCode.ONBEKEND, UNREADABLE}


def test_own_files_go_first_and_a_day_left_open_is_refused(home: Locations) -> None:
    own = home.own_rulesets_dir / "helmond"
    own.mkdir(parents=True)
    text = (PACKAGED_RULESETS / "helmond" / "1.0.0.toml").read_text("utf-8")
    titled = text.replace('titel = "Drie groepen naar loonwaarde"', 'titel = "Onze eigen groepen"')
    (own / "1.0.0.toml").write_text(titled, "utf-8")

    assert "helmond 1.0.0: Onze eigen groepen" in run_here("regels", "controleer", "helmond", check=0).out

    ended = text.replace(
        "\ngeldig_vanaf = 2026-01-01", "\ngeldig_vanaf = 2026-01-01\ngeldig_tot = 2026-03-31", 1
    )
    (own / "1.0.0.toml").write_text(ended, "utf-8")
    later = text.replace('versie = "1.0.0"', 'versie = "2.0.0"').replace("2026-01-01", "2026-06-01")
    (own / "2.0.0.toml").write_text(later, "utf-8")
    ran = run_here("regels", "controleer", "helmond", check=2)

    assert ran.error_code == INVALID
    assert "helmond/1.0.0.toml: geldig_tot" in ran.err
    assert "2026-05-31" in ran.err


def test_a_file_that_calls_itself_something_else_is_refused(home: Locations) -> None:
    own = home.own_rulesets_dir / "helmond"
    own.mkdir(parents=True)
    (own / "1.2.0.toml").write_bytes((PACKAGED_RULESETS / "helmond" / "1.0.0.toml").read_bytes())

    assert run_here("regels", "controleer", "helmond", check=2).error_code == INVALID


def test_the_list_of_regelsets(home: Locations) -> None:
    ran = run_here("regels", check=0)

    assert "zwolle@1.0.0: Dienstverleningspad in Zwolle" in ran.out
    listed = only(run_here("regels", "--json", check=0).json(), "regelsets")
    assert {"zwolle", "helmond"} <= {str(one["naam"]) for one in listed}
    assert not any(one["eigen"] for one in listed)
