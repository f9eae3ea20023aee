"""The command itself: help, codes, what is loaded, and what a user never sees."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interview import cli
from interview.commands import COMMANDS, module_of
from interview.commands.console import as_json
from interview.crash import CrashCode
from interview.errors import CommandErrorCode
from interview.locations import ROOT_VARIABLE, Locations
from tests.commands.running import CHECKOUT, run


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = capsys.readouterr().out
    for command, summary in COMMANDS.items():
        assert f"  {command} " in told
        assert summary in told


def test_every_command_has_a_file_and_every_file_a_command() -> None:
    modules = {module_of(command).rpartition(".")[2] for command in COMMANDS}
    folder = CHECKOUT / "interview" / "commands"
    runnable = {
        path.stem for path in folder.glob("*.py") if "\ndef run(given" in path.read_text(encoding="utf-8")
    }
    assert modules == runnable


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Gebruik: klantbeeld {command}")
    assert "Dit kunt u kiezen:" in told
    for english in ("usage", "positional arguments", "options:", "show this help"):
        assert english not in told


@pytest.mark.parametrize(
    "words",
    [
        ["gesprekken"],
        ["demo", "--bestaatniet"],
        ["score"],
        ["score", "a", "b"],
        ["plan", "x.json"],
        ["controleer", "x.pdf", "--verwacht", "iets"],
        ["controleer", "x.pdf", "--vertrouw"],
        ["exporteer", "--uit=a", "--vorm", "xml"],
        ["gesprek"],
        ["plan", "vaststellen", "--uit", "x.pdf"],
    ],
)
def test_wrong_use_is_refused_in_dutch(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{CommandErrorCode.GEBRUIK}: ")
    assert "argument" not in said.err
    assert "required" not in said.err
    assert "  Doe dit: " in said.err


def test_a_near_miss_is_helped(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["controler"]) == 2
    assert "klantbeeld controleer" in capsys.readouterr().err


def test_an_error_is_json_when_asked() -> None:
    ran = run("score", "bestaat-niet.json", "--json", check=2)
    assert ran.error_code == CommandErrorCode.BESTAND_ONLEESBAAR
    assert ran.out == ""


def test_the_app_needs_a_terminal() -> None:
    ran = run(check=2)
    assert ran.error_code == CommandErrorCode.GEEN_TERMINAL


def test_a_defect_shows_no_traceback_and_leaves_a_note_without_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))

    def breaks(words: list[str], console: object) -> int:
        raise KeyError("999990019 van mw. Voorbeeld")

    monkeypatch.setattr(cli, "_carry_out", breaks)
    assert cli.main(["demo"]) == 2
    said = capsys.readouterr()
    log = Locations.under(tmp_path).crash_log.read_text(encoding="utf-8")
    assert said.err.startswith(CrashCode.PROGRAMMA_FOUT)
    assert "KeyError" in log
    for text in (said.out, said.err, log):
        assert "999990019" not in text
        assert "Traceback" not in text


def test_a_reader_that_goes_away_is_no_error() -> None:
    """As with ``klantbeeld schema | head -1``: quiet, and never the code for done."""
    program = subprocess.Popen(
        [sys.executable, "-m", "interview", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=CHECKOUT,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    said = program.stderr.read()
    program.stderr.close()
    assert program.wait() == cli.READER_WENT_AWAY
    assert said == b""


def test_ctrl_c_ends_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(words: list[str], console: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_carry_out", stopped)
    assert cli.main(["demo"]) == cli.STOPPED_BY_KEYBOARD
    assert "Gestopt" in capsys.readouterr().err


def test_json_shows_letters_and_escapes_what_acts() -> None:
    told = as_json({"naam": "\u0141ukasz\u00eb", "kwaad": "\x1b]52;\x9b\u202e\U000e0001"})
    assert "\u0141ukasz\u00eb" in told
    assert told.isprintable()
    assert json.loads(told)["kwaad"] == "\x1b]52;\x9b\u202e\U000e0001"
