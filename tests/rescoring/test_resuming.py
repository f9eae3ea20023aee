"""A run that is killed, at whatever moment, ends in the same bytes as one that is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from interview.rescoring import manifest as manifests
from interview.rescoring.errors import RescoringErrorCode
from interview.rescoring.output_folder import OutputFolder, part_name, rejects_name
from interview.rescoring.progress import Progress
from questionnaires.errors import KlantbeeldError
from tests.rescoring.example import RULES, as_lines, other_rules, record, run_task
from tests.rescoring.killing import killed

PART = 50
RECORDS = [record(number, ("1.0.0", "1.2.0")[number % 2]) for number in range(330)]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven parts of records, a bad one in each."""
    lines = [b"{}" if number % PART == 3 else one for number, one in enumerate(RECORDS)]
    return as_lines(tmp_path_factory.mktemp("bron") / "a.jsonl", lines)


@pytest.fixture(scope="module")
def uninterrupted(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What comes of it when nothing happens."""
    folder = tmp_path_factory.mktemp("heel") / "uit"
    run_task(source, folder, part_size=PART, report=True)
    return _files(folder)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_killed_several_times_it_ends_in_the_same_bytes(
    source: Path, uninterrupted: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "uit"
    words = (str(source), str(folder), str(PART))
    moments: list[tuple[Callable[[list[str]], bool], int]] = [
        (lambda told: (folder / part_name(2)).exists(), 2),
        (lambda told: (folder / rejects_name(4)).exists(), 4),
        (lambda told: told[-1] == "gedaan", 7),
    ]
    for moment, parts in moments:
        assert killed(words, moment)
        with closing(OutputFolder(folder)) as opened:
            found = opened.manifest()
        assert found is not None
        assert parts <= len(found.delen) <= 7
        if parts != 4:
            # Also while it was at work: between any two writes, or within one.
            killed(words, lambda told: True, running=True)
    run_task(source, folder, part_size=PART, report=True)
    assert _files(folder) == uninterrupted


def test_asked_again_nothing_is_made_again(
    source: Path, tmp_path: Path, uninterrupted: dict[str, bytes]
) -> None:
    folder = _laid(uninterrupted, tmp_path / "uit")
    made = ("uitkomst.parquet", "quarantaine.jsonl", "rapport.html", "rapport.pdf")
    before = [(folder / name).stat().st_mtime_ns for name in made]
    run_task(source, folder, part_size=PART, report=True)
    assert _files(folder) == uninterrupted
    assert [(folder / name).stat().st_mtime_ns for name in made] == before


def _laid(files: dict[str, bytes], folder: Path) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


class Stopped(Exception):
    """Stands for a power cut."""


class StopsAfter(Progress):
    """Ends a run once so much is done."""

    def reached(self, done: int) -> None:
        """So many units are done."""
        if done > 500_000:
            raise Stopped


@pytest.mark.parametrize("damaged", [part_name(2), rejects_name(1)])
def test_what_was_damaged_while_it_stood_still_is_made_again(
    damaged: str, source: Path, tmp_path: Path, uninterrupted: dict[str, bytes]
) -> None:
    folder = tmp_path / "nieuw" / "uit"
    with pytest.raises(Stopped):
        run_task(source, folder, part_size=PART, progress=StopsAfter())
    assert (folder / damaged).exists()
    (folder / damaged).write_bytes(b"PAR1")
    (folder / f".{part_name(3)}.0123456789abcdef").write_bytes(b"half")
    run_task(source, folder, part_size=PART)
    made = _files(folder)
    assert set(made) == {"uitkomst.parquet", "quarantaine.jsonl", manifests.NAME}
    assert all(content == uninterrupted[name] for name, content in made.items() if name != manifests.NAME)
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.name for path in folder.iterdir() if path.stat().st_mode & 0o077} == set()


@pytest.mark.parametrize("lost", [["uitkomst.parquet"], ["rapport.html", "rapport.pdf"]], ids=str)
def test_a_file_that_was_lost_afterwards_is_made_again(
    lost: list[str], source: Path, tmp_path: Path, uninterrupted: dict[str, bytes]
) -> None:
    folder = _laid(uninterrupted, tmp_path / "uit")
    for name in lost:
        (folder / name).unlink()
    run_task(source, folder, part_size=PART, report=True)
    assert _files(folder) == uninterrupted


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be held there")
def test_two_runs_never_share_a_folder(tmp_path: Path) -> None:
    lines = as_lines(tmp_path / "lijst.jsonl", [record(1)])
    with closing(OutputFolder(tmp_path / "uit")), pytest.raises(KlantbeeldError) as caught:
        run_task(lines, tmp_path / "uit")
    assert caught.value.code == RescoringErrorCode.MAP
    assert "al een berekening bezig" in caught.value.what
    assert run_task(lines, tmp_path / "uit").manifest.gelezen


def test_a_folder_of_another_run_or_with_other_things_is_refused(
    source: Path, tmp_path: Path, uninterrupted: dict[str, bytes]
) -> None:
    folder = _laid(uninterrupted, tmp_path / "uit")
    changed = as_lines(tmp_path / "a.jsonl", RECORDS[:5])
    mine = tmp_path / "mijn"
    mine.mkdir()
    (mine / "vakantie.txt").write_text("van mij", encoding="utf-8")
    damaged = tmp_path / "stuk"
    damaged.mkdir()
    (damaged / manifests.NAME).write_text("{}", encoding="utf-8")
    for place, path, rules, code in (
        (folder, source, other_rules(tmp_path / "regels"), RescoringErrorCode.ANDERE_BEREKENING),
        (folder, changed, RULES, RescoringErrorCode.BRON_GEWIJZIGD),
        (mine, source, RULES, RescoringErrorCode.MAP),
        (damaged, source, RULES, RescoringErrorCode.MAP),
        (source, source, RULES, RescoringErrorCode.MAP),
    ):
        with pytest.raises(KlantbeeldError) as caught:
            run_task(path, place, rules=rules, part_size=PART)
        assert caught.value.code == code
        assert caught.value.where
        assert caught.value.remedy
    assert _files(folder) == uninterrupted
    assert (mine / "vakantie.txt").read_text(encoding="utf-8") == "van mij"
