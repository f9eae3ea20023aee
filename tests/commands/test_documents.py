"""Plan, vaststellen and controleer as a user runs them, with real PDFs and practice certificates."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview.cli import main
from interview.crash import CrashCode
from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE
from interview.plan.errors import PlanErrorCode
from tests.commands.running import run, run_here

YES = ("--akkoord", "klantmanager Werk")
"""Who said yes."""


@pytest.fixture(scope="module")
def made(records: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a signed plan, its sealed twin and a report, and the home they were made in."""
    folder = tmp_path_factory.mktemp("documenten")
    (folder / "gesprek.json").write_text(records["Fictief"], encoding="utf-8")
    names = {
        "achternaam": "Fictief",
        "voorletters": "B.",
        "geboortedatum": "1968-12-01",
        "consultant": "S. Oefening",
    }
    (folder / "namen.json").write_text(json.dumps(names), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder / "thuis"))
        words = ["--uit", str(folder / "plan.pdf"), "--verslag", str(folder / "verslag.pdf")]
        ran = run(
            "plan", str(folder / "gesprek.json"), *words, "--namen", str(folder / "namen.json"), check=0
        )
        assert "oefencertificaat" in ran.out
        sealed = str(folder / "vastgesteld.pdf")
        run("plan", "vaststellen", str(folder / "plan.pdf"), "--uit", sealed, "--oefen", *YES, check=0)
    return folder


@pytest.fixture
def folder(made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy for one test, with the home of the practice certificates."""
    copy = tmp_path / "documenten"
    shutil.copytree(made, copy)
    monkeypatch.setenv(ROOT_VARIABLE, str(copy / "thuis"))
    return copy


def test_a_sealed_plan_is_accepted(folder: Path) -> None:
    ran = run("controleer", str(folder / "vastgesteld.pdf"), "--oefen", check=0)
    assert ran.out.startswith("Vastgesteld.")


def test_an_unsealed_plan_is_real_and_not_accepted_unless_asked(folder: Path) -> None:
    found = run_here("controleer", str(folder / "plan.pdf"), "--oefen", "--json", check=1).json()
    assert found["uitkomst"] == "echt, nog niet vastgesteld"
    assert found["goed"] is False
    run_here("controleer", str(folder / "plan.pdf"), "--oefen", "--verwacht", "echt", check=0)
    run_here("controleer", str(folder / "plan.pdf"), "--oefen", "--verwacht", "nog-niet-vastgesteld", check=0)


def test_practice_counts_only_when_asked(folder: Path) -> None:
    ran = run_here("controleer", str(folder / "vastgesteld.pdf"), check=1)
    assert "CONTROLE-OEFENCERTIFICAAT" in ran.out
    assert "--vertrouw" in ran.err


def test_a_named_authority_is_not_the_practice_one(folder: Path) -> None:
    authority = folder / "thuis/gegevens/certificaten/los/oefen-ca.pem"
    ran = run_here("controleer", str(folder / "vastgesteld.pdf"), "--vertrouw", str(authority), check=1)
    assert "CONTROLE-OEFENCERTIFICAAT" in ran.out


def test_the_report_is_accepted(folder: Path) -> None:
    ran = run_here("controleer", str(folder / "verslag.pdf"), "--oefen", check=0)
    assert "Klantbeeldverslag" in ran.out


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_flipped_byte_is_refused(folder: Path, place: float, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = bytearray((folder / "vastgesteld.pdf").read_bytes())
    pdf[int(len(pdf) * place)] ^= 1
    (folder / "veranderd.pdf").write_bytes(pdf)
    assert main(["controleer", str(folder / "veranderd.pdf"), "--oefen", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["uitkomst"] == "niet echt"


@pytest.mark.parametrize("cut", [0.1, 0.4, 0.7, 0.95, 0.999])
def test_a_file_cut_short_is_refused_without_a_defect(
    folder: Path, cut: float, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = (folder / "vastgesteld.pdf").read_bytes()
    (folder / "kort.pdf").write_bytes(pdf[: int(len(pdf) * cut)])
    assert main(["controleer", str(folder / "kort.pdf"), "--oefen"]) == 1
    assert CrashCode.PROGRAMMA_FOUT not in capsys.readouterr().err


def test_what_is_no_pdf_is_wrong_input(folder: Path) -> None:
    ran = run_here("controleer", str(folder / "gesprek.json"), check=2)
    assert ran.error_code == PlanErrorCode.CONTROLE_GEEN_PDF


def test_a_sealed_plan_takes_no_second_seal(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    words = [
        "plan",
        "vaststellen",
        str(folder / "vastgesteld.pdf"),
        "--uit",
        str(folder / "weer.pdf"),
        "--oefen",
        *YES,
    ]
    ran = run_here(*words, check=2)
    assert ran.error_code == PlanErrorCode.ZEGEL_GEWEIGERD
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_seal_says_who_agreed_and_comes_on_no_plan_without(folder: Path) -> None:
    words = ["plan", "vaststellen", str(folder / "plan.pdf"), "--uit", str(folder / "weer.pdf"), "--oefen"]
    for more in ((), ("--akkoord", "  ")):
        assert run_here(*words, *more, check=2).error_code == CommandErrorCode.GEBRUIK
    assert not (folder / "weer.pdf").exists()
    [seal] = [
        field["/V"]
        for name, field in (PdfReader(folder / "vastgesteld.pdf").get_fields() or {}).items()
        if "meente" in name
    ]
    assert seal["/Reason"] == "Vastgesteld door de gemeente. Akkoord: klantmanager Werk"


def test_a_plan_that_the_klant_did_not_sign_takes_no_seal(folder: Path) -> None:
    record = json.loads((folder / "gesprek.json").read_text(encoding="utf-8"))
    plan = {**record["plan"], "status": "concept", "ondertekening": None}
    (folder / "concept.json").write_text(json.dumps({**record, "plan": plan}), encoding="utf-8")
    concept = str(folder / "concept.pdf")
    run_here("plan", str(folder / "concept.json"), "--uit", concept, check=0)
    words = ["plan", "vaststellen", concept, "--uit", str(folder / "weer.pdf"), "--oefen", *YES]
    assert run_here(*words, check=2).error_code == PlanErrorCode.ZEGEL_GEWEIGERD
    assert not (folder / "weer.pdf").exists()


def test_nothing_is_written_over_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "plan.pdf").read_bytes()
    words = ["plan", str(folder / "gesprek.json"), "--uit", str(folder / "plan.pdf")]
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"{CommandErrorCode.BESTAND_BESTAAT}: ")
    assert (folder / "plan.pdf").read_bytes() == before


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("[1]", CommandErrorCode.BESTAND_ONGELDIG),
        ('{"achternaam": 3}', CommandErrorCode.BESTAND_ONGELDIG),
        ('{"bsn": "999990019"}', CommandErrorCode.BESTAND_ONGELDIG),
        ('{"geboortedatum": "31-31-1980"}', CommandErrorCode.DATUM_ONGELDIG),
        ('{"geboortedatum": "1750-01-01"}', CommandErrorCode.DATUM_ONGELDIG),
        ('{"achternaam": ""}', CommandErrorCode.KLANT_ONGELDIG),
    ],
)
def test_names_of_another_form_are_refused(
    names: str, code: CommandErrorCode, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "namen.json").write_text(names, encoding="utf-8")
    new = folder / "nieuw.pdf"
    words = ["plan", str(folder / "gesprek.json"), "--uit", str(new), "--namen", str(folder / "namen.json")]
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"{code}: ")
    assert not new.exists()


def test_an_own_certificate_signs_and_seals(folder: Path) -> None:
    secret = folder / "wachtzin.txt"
    secret.write_text("vier losse woorden hier\n", encoding="utf-8")
    run_here(
        "sleutels",
        "maak",
        str(folder / "eigen"),
        "--wachtzin-van",
        str(secret),
        "--naam",
        "S. Oefening",
        check=0,
    )
    opened = ["--certificaat-wachtzin-van", str(secret), "--json"]
    plan, sealed = folder / "eigen.pdf", folder / "eigen-vastgesteld.pdf"
    consultant, seal = folder / "eigen/oefen-consultant.p12", folder / "eigen/oefen-gemeente.p12"
    run_here(
        "plan",
        str(folder / "gesprek.json"),
        "--uit",
        str(plan),
        "--certificaat",
        str(consultant),
        *opened,
        check=0,
    )
    run_here(
        "plan",
        "vaststellen",
        str(plan),
        "--uit",
        str(sealed),
        "--certificaat",
        str(seal),
        *opened,
        *YES,
        check=0,
    )
    # An authority that this machine does not know as its own is believed by nobody.
    ran = run_here("controleer", str(sealed), "--oefen", check=1)
    assert "CONTROLE-ONBEKENDE-ONDERTEKENAAR" in ran.out


def test_a_wrong_passphrase_writes_nothing(folder: Path) -> None:
    secret = folder / "wachtzin.txt"
    secret.write_text("vier losse woorden hier\n", encoding="utf-8")
    run_here("sleutels", "maak", str(folder / "eigen"), "--wachtzin-van", str(secret), check=0)
    secret.write_text("iets heel anders dan dat\n", encoding="utf-8")
    target = folder / "niet.pdf"
    ran = run_here(
        "plan", str(folder / "gesprek.json"), "--uit", str(target),
        "--certificaat", str(folder / "eigen/oefen-consultant.p12"),
        "--certificaat-wachtzin-van", str(secret), check=2,
    )  # fmt: skip
    assert ran.error_code == PlanErrorCode.CERTIFICAAT_WACHTZIN
    assert not target.exists()
