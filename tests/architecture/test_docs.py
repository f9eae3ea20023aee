"""The documents speak of what is there: make targets, files and commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview.commands import COMMANDS
from tests.architecture.project import ROOT, files, settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def _documents() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def test_the_readme_shows_the_two_commands() -> None:
    assert re.search(r"^\s*make demo\b", README, re.MULTILINE)
    assert re.search(r"^\s*make test\b", README, re.MULTILINE)


def test_every_make_target_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    for path in _documents():
        text = (ROOT / path).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^\s*|`)make ([a-z]+)", text, re.MULTILINE))
        assert named <= targets, f"{path}: {named - targets}"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`klantbeeld {command}(?: --[a-z]+)?`", README)


def test_every_command_in_a_document_exists() -> None:
    for path in _documents():
        text = (ROOT / path).read_text(encoding="utf-8")
        for words in re.findall(r"`klantbeeld ([a-z]+(?: [a-z]+)?)", text):
            assert words in COMMANDS or words.split()[0] in COMMANDS, f"{path}: klantbeeld {words}"


def test_every_link_to_a_file_leads_somewhere() -> None:
    for path in _documents():
        text = (ROOT / path).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if "://" not in target and not target.startswith("mailto:"):
                assert (ROOT / path.parent / target).exists(), f"{path} -> {target}"


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{settings()['version']}]" in changelog or "## [Unreleased]" in changelog
