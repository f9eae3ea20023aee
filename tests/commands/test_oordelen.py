"""``klantbeeld oordelen``: figures about rules, from any source of gesprekken, that name nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import CommandErrorCode
from interview.record import BesluitGemeente, GespreksRecord
from tests.commands.running import Ran, run, run_here

OTHER = "wijkteam"
"""Farther from work than what the gesprek was advised."""


@pytest.fixture
def judged(records: dict[str, str]) -> GespreksRecord:
    """A gesprek with an advice, a judgement before and after it, and no decision."""
    return GespreksRecord.model_validate_json(records["Fictief"])


def decided(record: GespreksRecord, categorie: str | None = None) -> GespreksRecord:
    """The same gesprek with a decision of the municipality: what was advised, or ``categorie``."""
    assert record.advies is not None
    decision = BesluitGemeente(
        categorie=categorie or record.advies.categorie,
        door="klantmanager Fictief",
        planversie=1,
        op=record.advies.op,
    )
    return record.model_copy(update={"besluit_gemeente": decision})


class Lines:
    """Writes records to one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, record: GespreksRecord, number: int) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{record.model_dump_json()}\n" * number)


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    return Lines(tmp_path / "veel.jsonl")


def figures(ran: Ran) -> dict[str, object]:
    found = ran.json()["totaal"]
    assert isinstance(found, dict)
    return found


def test_it_counts_per_rule_with_an_interval_and_a_direction(judged: GespreksRecord, lines: Lines) -> None:
    assert judged.advies is not None
    lines.add(decided(judged), 40)
    lines.add(decided(judged, OTHER), 20)
    ran = run_here("oordelen", str(lines.path), "--json", check=0)
    data = ran.json()
    rules = data["regels"]
    assert isinstance(rules, list)
    assert [rule["regel"] for rule in rules] == [judged.advies.regel]
    override = rules[0]["afwijking"]
    assert (override["gelijk"], override["anders"], override["verder"], override["dichterbij"]) == (
        40,
        20,
        20,
        0,
    )
    assert override["deel_anders"] == {"teller": 20, "noemer": 60, "laag": 0.2273, "hoog": 0.4594}
    assert rules[0]["alarmen"] == ["regel_past_niet", "een_richting"]
    assert data["besluit"] == "besluit_gemeente"
    assert data["per_consultant"] is None


def test_the_table_fits_a_line_and_says_what_it_does_not_mean(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(decided(judged), 60)
    lines.add(judged.model_copy(update={"advies": None}), 11)
    ran = run_here("oordelen", str(lines.path), check=0)
    assert max(map(len, ran.out.splitlines())) < 80
    for said in (
        "71 gesprekken gelezen. Hiervan tellen mee: 60.",
        "Niet vergeleken, nog geen advies: 11",
        "Alle regels samen",
        "Precies één leefgebied",
        "100% (94-100)",
        "Wat dit niet zegt",
        "niets over één consultant",
        "Een mens beslist.",
    ):
        assert said in ran.out, said
    for value in (judged.gesprek_id, judged.klant.klant_id, "Fictief"):
        assert value not in ran.out


def test_a_judgement_after_the_talk_is_no_decision(judged: GespreksRecord, lines: Lines) -> None:
    assert judged.oordeel_na_gesprek is not None
    other = judged.oordeel_na_gesprek.model_copy(update={"categorie": OTHER})
    lines.add(judged.model_copy(update={"oordeel_na_gesprek": other}), 25)
    lines.add(decided(judged), 60)
    ran = run_here("oordelen", str(lines.path), "--json", check=0)
    override = figures(ran)["afwijking"]
    assert isinstance(override, dict)
    assert (override["gelijk"], override["anders"], override["nog_geen"]) == (60, 0, 25)
    told = run_here("oordelen", str(lines.path), check=0).out
    assert "na het gesprek anders: 29% (21-40)." in told
    assert "85 gesprekken gelezen. Hiervan tellen mee: 85." in told
    assert "Nog geen besluit van de gemeente: 25 (telt alleen bij vooraf gelijk)" in told
    assert max(map(len, told.splitlines())) < 80


def test_where_nothing_was_decided_nothing_is_called_hidden(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(judged, 40)
    [row] = [
        line
        for line in run_here("oordelen", str(lines.path), check=0).out.splitlines()
        if line.startswith("Alle regels samen")
    ]
    assert row.split()[-3:] == ["-", "0", "0"]


def test_what_was_changed_after_the_advice_counts_apart(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(decided(judged), 30)
    changed = {
        "veld": "niveau.geld",
        "van": "2",
        "naar": "4",
        "reden": "pas gezien",
        "op": judged.begonnen_op,
    }
    other = GespreksRecord.model_validate(
        {**decided(judged, OTHER).model_dump(), "wijzigingen_na_advies": [changed]}
    )
    lines.add(other, 12)
    ran = run_here("oordelen", str(lines.path), "--json", check=0)
    assert figures(ran)["aantal"] == 30
    apart = ran.json()["na_advies_gewijzigd"]
    assert isinstance(apart, dict)
    assert (apart["aantal"], apart["anders"]) == (12, 12)


def test_few_gesprekken_show_nothing(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(judged, 9)
    ran = run_here("oordelen", str(lines.path), check=0)
    assert "minder dan 10 gesprekken" in ran.out
    assert "9" not in ran.out.replace("10", "")
    assert run_here("oordelen", str(lines.path), "--json", check=0).json()["gelezen"] is None


def test_a_small_number_is_nowhere(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(decided(judged), 47)
    lines.add(decided(judged, OTHER), 3)
    ran = run_here("oordelen", str(lines.path), "--json", check=0)
    shown = figures(ran)["afwijking"]
    assert isinstance(shown, dict)
    assert shown["anders"] is shown["gelijk"] is shown["deel_anders"] is None
    assert shown["dichterbij"] == 0


def test_records_that_are_no_good_stop_nothing(judged: GespreksRecord, lines: Lines) -> None:
    lines.add(judged, 12)
    with lines.path.open("a", encoding="utf-8") as file:
        file.write('{"Jan Jansen": 1}\n\n[[[\n')
    ran = run_here("oordelen", str(lines.path), "--json", check=1)
    assert ran.json()["niet_gelezen"] == {CommandErrorCode.BESTAND_ONGELDIG: 2}
    assert ran.json()["gelezen"] == 12
    assert "Jan" not in ran.out + ran.err


def test_rules_that_are_not_here_are_not_guessed(judged: GespreksRecord, lines: Lines) -> None:
    versions = judged.versies.model_copy(
        update={"regelset": judged.versies.regelset.model_copy(update={"versie": "9.9.9"})}
    )
    lines.add(judged.model_copy(update={"versies": versions}), 15)
    ran = run_here("oordelen", str(lines.path), "--json", check=0)
    assert ran.json()["niet_vergeleken"] == {
        "geen_advies": 0, "onbepaald": 0, "nog_open": 0, "regels_onbekend": 15,
    }  # fmt: skip


def test_a_folder_and_the_store_are_sources_too(records: dict[str, str], tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.json").write_text(records["Fictief"], encoding="utf-8")
    assert figures(run_here("oordelen", str(folder), "--json", check=0))["aantal"] == 12
    assert run_here("oordelen", str(folder / "1.json"), "--json", check=0).json()["gelezen"] is None
    assert home.is_dir()
    data = run("oordelen", "opslag", "--demo", "--json", check=0).json()
    assert data["niet_gelezen"] == {}


@pytest.mark.parametrize("name", ["weg.jsonl", "leeg", "los.txt", "\0"])
def test_a_source_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "los.txt").write_text("{}", encoding="utf-8")
    ran = run_here("oordelen", str(tmp_path / name), check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_ONLEESBAAR


def test_there_is_no_option_per_consultant() -> None:
    assert "--per-consultant" not in run_here("oordelen", "--help", check=0).out
    assert run_here("oordelen", "x", "--per-consultant", check=2).error_code == CommandErrorCode.GEBRUIK
