"""The commands that open a store: exporteer, importeer and sleutels; and dokter, which only looks."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from interview.caseload import Consultant
from interview.caseload_import import example_csv
from interview.cli import main
from interview.commands.exporteer import FORMULA_STARTS, protected
from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.desk import Desk
from interview.errors import CommandErrorCode, SessionErrorCode
from interview.locations import ROOT_VARIABLE, Locations
from interview.plan.errors import PlanErrorCode
from interview.plan.issue import issue_for, revise
from interview.plan.signing_keys import ready_credential
from interview.record import GespreksRecord, PlanStatus
from interview.session.commands import LegVoor
from interview.store.errors import StoreErrorCode
from interview.store.kdf import KdfParameters
from interview.store.recovery import RecoverySheet
from interview.store_thread import system_clock
from tests.commands.running import run, run_here

PASSPHRASE = "vier losse woorden hier"
CHEAP = KdfParameters(memory_kib=64, rounds=1, lanes=1)


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a store of one's own, and two files: ``wachtzin`` and the recovery key ``herstel``."""
    home = tmp_path / "eigen"
    monkeypatch.setenv(ROOT_VARIABLE, str(home))
    sheet = RecoverySheet.generate()
    Desk.create(Locations.under(home), PASSPHRASE, sheet.recipient, Consultant("S. Oefening"), CHEAP).close()
    (home / "wachtzin").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (home / "herstel").write_text(" ".join(sheet.groups), encoding="utf-8")
    return home


@pytest.mark.parametrize(
    "words",
    [("gesprek", "--lineair"), ("exporteer", "--uit", "nergens.jsonl")],
    ids=" ".join,
)
def test_before_the_demo_was_begun_its_commands_say_how(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    ran = run_here(*words, "--demo", check=2)
    assert ran.error_code == StoreErrorCode.ONTBREEKT
    assert "Start eerst: klantbeeld demo" in ran.err
    assert "Start eerst: klantbeeld demo" in run_here("sleutels", "--demo", check=0).out


def test_export_holds_every_gesprek_that_was_begun_and_no_name(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "alle.jsonl"
    found = run("exporteer", "--demo", "--uit", str(target), "--json", check=0).json()
    lines = target.read_text(encoding="utf-8").splitlines()
    assert found["aantal"] == len(lines) == 6
    for line in lines:
        record = GespreksRecord.model_validate_json(line)
        assert record.klant.bsn is None
        assert record.plan.ondertekening is None or record.plan.ondertekening.naam == ""
    assert target.stat().st_mode & 0o077 == 0
    for person in load_stories().klant:
        assert person.telefoon not in target.read_text(encoding="utf-8")


def test_a_bsn_leaves_only_when_asked(own_store: Path, tmp_path: Path) -> None:
    klanten = tmp_path / "klanten.csv"
    day = system_clock().strftime("%d-%m-%Y 10:30")
    klanten.write_text(
        f"achternaam;bsn;gesprek_op\nVoorbeeld;999990019;{day}\nFictief;;{day}\nBedacht;;\n", encoding="utf-8"
    )
    opened = ["--wachtzin-van", str(own_store / "wachtzin")]
    told = run_here("importeer", str(klanten), "--ja", "--json", *opened, check=0).json()
    assert told["ingelezen"] == 3
    for words, leaves in (([], False), (["--met-bsn"], True)):
        target = tmp_path / f"overzicht-{leaves}.csv"
        run_here("exporteer", "--vorm", "csv", "--uit", str(target), *words, *opened, check=0)
        rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        assert len(rows) == 2
        assert ("999990019" in target.read_text(encoding="utf-8-sig")) is leaves


@pytest.mark.parametrize(
    "cell", ["=1+1", "+31", "-1", "@SUM", "\tx", "\rx", " =x", "\uff1d1", "\uff0b", "\uff20"]
)
def test_a_cell_never_starts_a_formula(cell: str) -> None:
    assert protected(cell)[0] not in FORMULA_STARTS
    assert protected("gewoon") == "gewoon"
    assert protected("") == ""


def test_looking_at_a_caseload_writes_nothing_and_asks_no_passphrase(own_store: Path, tmp_path: Path) -> None:
    klanten = tmp_path / "klanten.csv"
    klanten.write_text(example_csv(), encoding="utf-8")
    told = run_here("importeer", str(klanten), "--json", check=0).json()
    assert (told["goed"], told["ingelezen"]) == (3, 0)


def test_a_caseload_with_a_fault_is_not_half_imported(own_store: Path, tmp_path: Path) -> None:
    klanten = tmp_path / "klanten.csv"
    klanten.write_text("achternaam;bsn\nVoorbeeld;999990018\nFictief;\n", encoding="utf-8")
    words = ["importeer", str(klanten), "--ja", "--json", "--wachtzin-van", str(own_store / "wachtzin")]
    told = run_here(*words, check=1).json()
    assert told["ingelezen"] == 0
    assert "999990018" not in json.dumps(told)
    told = run_here(*words, "--goede-regels", check=1).json()
    assert told["ingelezen"] == 1


def test_a_store_that_the_app_holds_is_said_to_be_in_use(home: Path, tmp_path: Path) -> None:
    locations = Locations.for_demo()
    desk = open_demo(locations, load_stories(), system_clock)
    try:
        for words in (
            ["exporteer", "--demo", "--uit", str(tmp_path / "x.jsonl")],
            ["gesprek", "--lineair", "--demo"],
            ["demo", "--opnieuw"],
        ):
            assert run(*words, check=2).error_code == StoreErrorCode.IN_GEBRUIK
    finally:
        desk.close()
    assert not (tmp_path / "x.jsonl").exists()


def test_without_a_store_or_a_terminal_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "leeg"))
    assert run_here("exporteer", "--uit", str(tmp_path / "x"), check=2).error_code == StoreErrorCode.ONTBREEKT


def test_a_passphrase_is_asked_only_of_a_person(own_store: Path, tmp_path: Path) -> None:
    ran = run("exporteer", "--uit", str(tmp_path / "x"), check=2)
    assert ran.error_code == CommandErrorCode.GEEN_TERMINAL
    (own_store / "wachtzin").write_bytes(b"\xff\xfe")
    words = ["exporteer", "--uit", str(tmp_path / "x"), "--wachtzin-van"]
    assert run(*words, str(own_store / "wachtzin"), check=2).error_code == CommandErrorCode.BESTAND_ONLEESBAAR
    assert run(*words, "99", check=2).error_code == CommandErrorCode.BESTAND_ONLEESBAAR
    (own_store / "wachtzin").write_text("niet deze wachtzin\n", encoding="utf-8")
    assert run(*words, str(own_store / "wachtzin"), check=2).error_code == StoreErrorCode.WACHTZIN_ONJUIST


def test_a_passphrase_comes_over_a_descriptor(own_store: Path, tmp_path: Path) -> None:
    words = ["exporteer", "--vorm", "csv", "--uit", str(tmp_path / "x.csv"), "--wachtzin-van", "0"]
    run(*words, given=f"{PASSPHRASE}\n", check=0)


def test_another_passphrase_and_the_recovery_key(own_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, newest = own_store / "wachtzin", own_store / "nieuw", own_store / "nieuwst"
    new.write_text("heel andere losse woorden\n", encoding="utf-8")
    newest.write_text("weer vier andere woorden\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("interview.store.kdf.KdfParameters.__init__.__defaults__", (64, 1, 1))
        assert (
            main(["sleutels", "wachtzin", "--wachtzin-van", str(old), "--nieuwe-wachtzin-van", str(new)]) == 0
        )
        assert (
            main(["sleutels", "wachtzin", "--wachtzin-van", str(old), "--nieuwe-wachtzin-van", str(new)]) == 2
        )
        recover = ["sleutels", "herstel", "--herstelsleutel-van", str(own_store / "herstel")]
        assert main([*recover, "--nieuwe-wachtzin-van", str(newest)]) == 0
    said = capsys.readouterr()
    assert StoreErrorCode.WACHTZIN_ONJUIST in said.err
    for secret in ("andere", "AGE-SECRET"):
        assert secret not in said.out + said.err
    Desk.unlock(Locations.under(own_store), "weer vier andere woorden").close()


def test_the_plan_of_a_gesprek_is_sealed_in_the_store(home: Path, tmp_path: Path) -> None:
    locations, stories, target = Locations.for_demo(), load_stories(), tmp_path / "vastgesteld.pdf"
    desk = open_demo(locations, stories, system_clock)
    [item] = [one for one in desk.caseload.worklist().result().alles if one.klant.achternaam == "Fictief"]
    desk.close()
    words = ["plan", "vaststellen", "--gesprek", item.gesprek_id, "--demo", "--oefen", "--uit", str(target)]
    # Without a PDF there is nothing to seal.
    assert run_here(*words, check=2).error_code == SessionErrorCode.VASTSTELLEN_NIET
    assert not target.exists()
    desk = open_demo(locations, stories, system_clock)
    credential = ready_credential(desk, desk.clock())
    assert credential is not None
    issue_for(desk, desk.open_gesprek(item.gesprek_id), item.klant, credential)
    desk.close()
    # A yes means nothing before the plan went to the klantmanager.
    agreed = ("--akkoord", "klantmanager Werk")
    assert run_here(*words, *agreed, check=2).error_code == SessionErrorCode.PLAN_NOG_NIET
    desk = open_demo(locations, stories, system_clock)
    desk.open_gesprek(item.gesprek_id).do(LegVoor("klantmanager Werk")).result()
    desk.close()
    assert run_here(*words, check=2).error_code == SessionErrorCode.VASTSTELLEN_NIET
    decided = ("--besluit", "wijkteam")
    assert run_here(*words, *decided, "--reden", "zomaar", check=2).error_code == CommandErrorCode.GEBRUIK
    assert run_here(*words, *agreed, *decided, check=2).error_code == SessionErrorCode.REDEN_NODIG
    assert not target.exists()
    ran = run_here(*words, *decided, "--reden", "geen_plek_of_wachtlijst", check=0)
    assert "staat nog niet in dit gesprek" not in ran.out
    run_here("controleer", str(target), "--oefen", check=0)
    desk = open_demo(locations, stories, system_clock)
    record = desk.record(item.gesprek_id).result()
    assert record.besluit_gemeente is not None
    assert record.besluit_gemeente.categorie == "wijkteam"
    plan = record.plan
    assert plan.akkoord is not None
    assert (plan.status, plan.akkoord.door) == (PlanStatus.VASTGESTELD, "klantmanager Werk")
    desk.close()


def test_a_former_version_of_a_plan_leaves_without_the_name_under_it(home: Path, tmp_path: Path) -> None:
    locations, stories, target = Locations.for_demo(), load_stories(), tmp_path / "een.json"
    desk = open_demo(locations, stories, system_clock)
    [item] = [one for one in desk.caseload.worklist().result().alles if one.klant.achternaam == "Fictief"]
    conversation = desk.open_gesprek(item.gesprek_id)
    signature = conversation.state.record.plan.ondertekening
    assert signature is not None
    assert "Fictief" in signature.naam
    revise(conversation, "Er komt een andere dag.")
    desk.close()
    run_here("exporteer", "--demo", "--gesprek", item.gesprek_id, "--uit", str(target), check=0)
    written = target.read_text(encoding="utf-8")
    assert signature.naam not in written
    [former] = GespreksRecord.model_validate_json(written).plan.eerdere_versies
    assert former.sha256 == hashlib.sha256(former.inhoud.encode()).hexdigest()


def test_a_gesprek_that_has_not_begun_is_not_exported(home: Path, tmp_path: Path) -> None:
    desk = open_demo(Locations.for_demo(), load_stories(), system_clock)
    planned = desk.caseload.worklist().result().vandaag[0].gesprek_id
    desk.close()
    target = tmp_path / "x.json"
    run_here("exporteer", "--demo", "--gesprek", planned, "--uit", str(target), check=2)
    words = ["exporteer", "--demo", "--gesprek", "bestaat-niet", "--uit", str(target)]
    assert run_here(*words, check=2).error_code == StoreErrorCode.ONBEKEND
    assert not target.exists()


def test_sleutels_shows_no_secret(home: Path) -> None:
    found = run("sleutels", "--demo", "--json", check=0).json()
    sheet = Locations.for_demo().practice_sheet_file.read_text(encoding="utf-8").split()
    assert str(found["herstelsleutel"]).startswith("age1")
    assert not [group for group in sheet if group in json.dumps(found)]


def test_a_certificate_is_kept_after_it_proved_to_sign(own_store: Path) -> None:
    folder, secret = own_store / "certificaten", own_store / "wachtzin"
    run_here("sleutels", "maak", str(folder), "--wachtzin-van", str(secret), check=0)
    run_here("sleutels", "maak", str(folder), "--wachtzin-van", str(secret), check=2)
    words = ["sleutels", "gebruik", str(folder / "oefen-consultant.p12"), "--certificaat-wachtzin-van"]
    (own_store / "fout").write_text("een andere zin dan die\n", encoding="utf-8")
    assert run_here(*words, str(own_store / "fout"), check=2).error_code == PlanErrorCode.CERTIFICAAT_WACHTZIN
    assert run_here("sleutels", "--json", check=0).json()["eigen_certificaat"] is False
    run_here(*words, str(secret), check=0)
    assert run_here("sleutels", "--json", check=0).json()["eigen_certificaat"] is True


def test_dokter_finds_nothing_wrong_here_and_tells_what_it_saw(home: Path) -> None:
    found = run_here("dokter", "--json", check=0).json()
    findings = found["bevindingen"]
    assert isinstance(findings, list)
    assert {"Python", "Programma", "Versleuteling", "Pango", "Documenten", "Inhoud", "Schijf", "Opslag"} <= {
        finding["wat"] for finding in findings
    }


def test_dokter_finds_a_store_that_is_not_encrypted(
    own_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Locations.under(own_store).store_file.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    assert main(["dokter", "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["bevindingen"]
    [store] = [finding for finding in findings if finding["wat"] == "Opslag"]
    assert StoreErrorCode.NIET_VERSLEUTELD in store["bevinding"]
    assert store["remedie"]
