"""The main job in a real terminal: from a first start to a sealed plan, by keys alone.

What comes out is judged by tools we did not write.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from interview.documents.plain_language import NOT_IN_MIJN_PLAN
from questionnaires.answers import NIVEAU_WOORDEN
from tests.session.example import packaged
from tests.terminal.visits import (
    KLANTBEELD,
    PASSPHRASE,
    add_and_plan,
    begin_visit,
    judge_all,
    klantbeeld,
    note_and_wish,
    own_judgement_then_advice,
    plan_two_afspraken,
    sign_with_name,
    start_for_real,
    unlock,
)
from tests.tools import pdf as judges
from tests.tools.terminal import CHECKOUT
from tests.tools.verapdf import validate_all

YES = ("--akkoord", "klantmanager Werk")
"""Who said yes to the plan."""


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store after one whole visit; its documents stand in ``gegevens/documenten``."""
    root = tmp_path_factory.mktemp("bezoek")
    with klantbeeld(root) as terminal:
        start_for_real(terminal)
        add_and_plan(terminal, "Voorbeeld", "vandaag", "10:30")
        terminal.press("Enter")
        begin_visit(terminal)
        note_and_wish(terminal)
        judge_all(terminal)
        own_judgement_then_advice(terminal)
        plan_two_afspraken(terminal)
        sign_with_name(terminal, "A. Voorbeeld")
        terminal.press("e")
        terminal.wait_for("documenten")
        terminal.press("F8")
        terminal.wait_for("Hoe sluiten we af?")
        terminal.press("1", "Enter")
        terminal.wait_for("Alles is bewaard.")
        assert "Voorbeeld" not in terminal.text, "no name stands on a table that someone sits at"
        terminal.press("w")
        terminal.wait_for("alles opgeslagen", "Voorbeeld")
        assert "Vandaag" not in terminal.text, "the gesprek is no longer waiting"
        terminal.press("Ctrl+Q")
        terminal.wait_for("Wilt u stoppen?")
        terminal.press("Enter")
        assert terminal.wait_exit() == 0
        assert terminal.terminal_restored()
    return root


def _documents(root: Path) -> tuple[Path, Path]:
    folder = root / "gegevens" / "documenten"
    (plan,) = folder.glob("mijn-plan-*.pdf")
    (report,) = folder.glob("klantbeeldverslag-*.pdf")
    return plan, report


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [*KLANTBEELD, *arguments], cwd=CHECKOUT, env={**os.environ, "KLANTBEELD_MAP": str(root)},
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_both_documents_and_the_sealed_plan_satisfy_every_outside_judge(
    visited: Path, tmp_path: Path
) -> None:
    plan, report = _documents(visited)
    sealed = tmp_path / "vastgesteld.pdf"
    done = run(visited, "plan", "vaststellen", str(plan), "--oefen", *YES, "--uit", str(sealed))
    assert done.returncode == 0, done.stderr
    judged = validate_all([plan, report, sealed], ("3a", "ua1"))
    for path, flavours in judged.items():
        for flavour, result in flavours.items():
            assert result.passed, f"{path.name} {flavour}: {result.failures}"
    for path in (plan, report, sealed):
        judges.assert_well_formed(path)
        fonts = judges.fonts(path)
        assert fonts
        assert all(font.is_embedded and font.has_unicode for font in fonts)
    authority = visited / "gegevens" / "certificaten" / "oefen-ca.pem"
    database = judges.certificate_database(authority, tmp_path)
    (consultant,) = judges.signatures(plan, database)
    assert consultant.is_valid
    assert consultant.is_trusted
    assert consultant.covers_whole_file
    first, seal = judges.signatures(sealed, database)
    assert first.is_valid
    assert seal.is_valid
    assert seal.covers_whole_file
    assert consultant.kind == seal.kind == "ETSI.CAdES.detached"


def test_controleer_tells_not_yet_sealed_from_sealed(visited: Path, tmp_path: Path) -> None:
    plan, _ = _documents(visited)
    assert run(visited, "controleer", str(plan)).returncode == 1, "a practice certificate is not trusted"
    practice = run(visited, "controleer", str(plan), "--oefen")
    assert practice.returncode == 1
    assert "nog niet vastgesteld" in practice.stdout
    expected = run(visited, "controleer", str(plan), "--oefen", "--verwacht", "nog-niet-vastgesteld")
    assert expected.returncode == 0, expected.stdout
    sealed = tmp_path / "vastgesteld.pdf"
    run(visited, "plan", "vaststellen", str(plan), "--oefen", *YES, "--uit", str(sealed))
    verdict = run(visited, "controleer", str(sealed), "--oefen")
    assert verdict.returncode == 0, verdict.stdout
    assert "vastgesteld" in verdict.stdout


def test_mijn_plan_and_its_attachment_hold_nothing_that_can_hurt(visited: Path, tmp_path: Path) -> None:
    plan, _ = _documents(visited)
    text = judges.text(plan)
    attached = [data.decode("utf-8") for data in judges.attachments(plan, tmp_path).values()]
    assert attached, "the plan carries its own data"
    content, _ = packaged()
    forbidden = {
        "post blijft liggen",
        "de huur is te laat",
        "zo zie ik het",
        *NIVEAU_WOORDEN.values(),
        *NOT_IN_MIJN_PLAN,
        *(category.titel for category in content.regelset.categorie),
        *(category.kort for category in content.regelset.categorie),
    }
    for words in (text, *attached):
        found = [phrase for phrase in forbidden if phrase.lower() in words.lower()]
        assert not found
    assert "Ik wil weer rust in huis" in text
    for data in attached:
        assert "niveau" not in json.dumps(json.loads(data))


def test_the_store_says_it_is_signed_and_lets_nobody_in_without_the_passphrase(visited: Path) -> None:
    with klantbeeld(visited) as terminal:
        terminal.wait_for("Uw wachtzin")
        terminal.write("een heel andere wachtzin\r")
        terminal.wait_for("wachtzin")
        terminal.wait_until(lambda: "past niet" in terminal.text, "a refusal")
        terminal.write(PASSPHRASE)
        terminal.press("Enter")
        terminal.wait_for("alles opgeslagen", "getekend")
        terminal.wait_gone("wachtzin")
        assert terminal.process.poll() is None


def test_while_the_app_holds_the_store_a_command_says_so(visited: Path, tmp_path: Path) -> None:
    secret = tmp_path / "wachtzin"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    with klantbeeld(visited) as terminal:
        unlock(terminal)
        refused = run(
            visited, "exporteer", "--uit", str(tmp_path / "uit.json"), "--wachtzin-van", str(secret)
        )
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
        assert not (tmp_path / "uit.json").exists()
