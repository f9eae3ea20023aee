"""The newest content that is valid, own files first, and never another than a gesprek was begun with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.errors import KlantbeeldError
from interview.library import Library
from interview.locations import Locations
from questionnaires.errors import ContentErrorCode
from questionnaires.loader import PACKAGED, load_named

TODAY = date(2026, 11, 21)
NEWEST = "1.2.0"
SOURCE = (PACKAGED / "zwolle" / f"{NEWEST}.toml").read_text(encoding="utf-8")
NAMED = f'versie = "{NEWEST}"'


def own(root: Path, text: str | bytes, versie: str = "9.0.0") -> Path:
    """Put an own questionnaire in the configuration folder."""
    path = Locations.under(root).own_questionnaires_dir / "zwolle" / f"{versie}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def library(root: Path) -> Library:
    return Library(Locations.under(root))


def test_what_comes_with_the_program_is_used_when_there_is_nothing_else(tmp_path: Path) -> None:
    content, versies = library(tmp_path).newest(TODAY)
    assert content.vragenlijst == load_named("zwolle", NEWEST)
    assert versies.vragenlijst.versie == NEWEST
    assert list(tmp_path.iterdir()) == []


def test_an_own_newer_file_is_used_from_its_first_day(tmp_path: Path) -> None:
    assert NAMED in SOURCE
    later = SOURCE.replace(NAMED, 'versie = "9.0.0"').replace(
        f"geldig_vanaf = {load_named('zwolle', NEWEST).geldig_vanaf}", "geldig_vanaf = 2026-11-22"
    )
    own(tmp_path, later)
    assert library(tmp_path).newest(TODAY)[1].vragenlijst.versie == NEWEST
    content, versies = library(tmp_path).newest(date(2026, 11, 22))
    assert versies.vragenlijst.versie == content.vragenlijst.versie == "9.0.0"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ContentErrorCode.ONGELDIG),
        ("geldig_vanaf = 2026-01-01T10:00:00", ContentErrorCode.ONGELDIG),
        ("geldig_vanaf = ", ContentErrorCode.ONLEESBAAR),
        (b"\xff\xfe", ContentErrorCode.ONLEESBAAR),
        ("a = " + "[" * 100_000, ContentErrorCode.ONLEESBAAR),
        ("#" * 2_000_000, ContentErrorCode.ONLEESBAAR),
    ],
    ids=["empty", "date with a time", "half a line", "not UTF-8", "nested too deep", "too large"],
)
def test_an_own_file_that_is_no_good_is_refused_by_name(
    text: str | bytes, code: ContentErrorCode, tmp_path: Path
) -> None:
    own(tmp_path, text)
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).newest(TODAY)
    assert caught.value.code is code
    assert "9.0.0.toml" in caught.value.where


def test_a_gesprek_keeps_the_file_it_was_begun_with_or_says_that_it_changed(tmp_path: Path) -> None:
    path = own(tmp_path, SOURCE.replace(NAMED, 'versie = "9.0.0"'))
    _, versies = library(tmp_path).newest(TODAY)
    own(tmp_path, SOURCE.replace(NAMED, 'versie = "9.1.0"'), "9.1.0")
    assert library(tmp_path).pinned(versies).vragenlijst.versie == "9.0.0"
    path.write_text(path.read_text(encoding="utf-8") + "\n# veranderd\n", encoding="utf-8")
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).pinned(versies)
    assert caught.value.code is ContentErrorCode.GEWIJZIGD
