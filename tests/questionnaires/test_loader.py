"""A vragenlijst is read whole or refused with a code, whatever the file holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.loader import (
    LARGEST_FILE,
    PACKAGED,
    content_hash,
    find,
    load,
    load_checked,
    load_named,
    names,
    versions,
)
from tests.questionnaires import lists


def _write(folder: Path, text: str | bytes, naam: str = "proef", versie: str = "1.0.0") -> Path:
    path = folder / naam / f"{versie}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _refused(path: Path) -> KlantbeeldError:
    with pytest.raises(KlantbeeldError) as refusal:
        load(path)
    return refusal.value


def test_the_packaged_questionnaire_loads_by_name() -> None:
    vragenlijst = load_named("zwolle", "1.0.0")
    assert (vragenlijst.naam, vragenlijst.versie) == ("zwolle", "1.0.0")
    assert "zwolle" in names()
    assert "1.0.0" in versions("zwolle")


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path, lists.as_toml(lists.raw_list()))
    assert load_checked(path) == lists.build()
    assert load_named("proef", "1.0.0", (tmp_path, PACKAGED)) == lists.build()


def test_own_folders_come_first(tmp_path: Path) -> None:
    raw = lists.raw_list() | {"naam": "zwolle", "titel": "Eigen"}
    _write(tmp_path, lists.as_toml(raw), naam="zwolle")
    assert load_named("zwolle", "1.0.0", (tmp_path, PACKAGED)).titel == "Eigen"
    assert load_named("zwolle", "1.0.0", (PACKAGED, tmp_path)).titel != "Eigen"


def test_versions_are_ordered_as_numbers_and_strangers_are_left_out(tmp_path: Path) -> None:
    for versie in ("1.10.0", "1.9.0", "0.2.11", "klad"):
        _write(tmp_path, "", versie=versie)
    assert versions("proef", (tmp_path,)) == ("0.2.11", "1.9.0", "1.10.0")
    assert versions("anders", (tmp_path,)) == ()
    assert names((tmp_path, tmp_path / "weg")) == ("proef",)


@pytest.mark.parametrize(
    ("naam", "versie"),
    [
        ("../zwolle", "1.0.0"),
        ("../data-evil", "1.0.0"),
        ("..\\..\\zwolle", "1.0.0"),
        ("zwolle:stroom", "1.0.0"),
        ("/etc", "1.0.0"),
        ("zwolle", "../1.0.0"),
        ("zwolle", "1.0"),
        ("Zwolle", "1.0.0"),
        ("", "1.0.0"),
        ("a" * 65, "1.0.0"),
        ("zwolle\n", "1.0.0"),
        ("zwolle", "1.0.0\n"),
        ("zwolle", "\u0661.0.0"),
        ("con", "1.0.0"),
        ("CON", "1.0.0"),
        ("lpt1", "1.0.0"),
        ("zwolle/", "1.0.0"),
        ("zwolle", "9.9.9"),
        ("onbekend", "1.0.0"),
    ],
)
def test_a_name_that_is_no_name_is_unknown(naam: str, versie: str) -> None:
    with pytest.raises(KlantbeeldError) as refusal:
        load_named(naam, versie)
    assert refusal.value.code is ContentErrorCode.ONBEKEND


def test_a_file_must_be_what_its_place_says(tmp_path: Path) -> None:
    _write(tmp_path, lists.as_toml(lists.raw_list()), versie="2.0.0")
    with pytest.raises(KlantbeeldError) as refusal:
        load_named("proef", "2.0.0", (tmp_path,))
    assert refusal.value.code is ContentErrorCode.ONGELDIG


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"formaat = ",
        b"a = 1\na = 2",
        b"a = " + b"[" * 100_000,
        b"x" * (LARGEST_FILE + 1),
        b"a = " + b"9" * 5000,
    ],
    ids=["not UTF-8", "half a line", "twice the same key", "nested too deep", "too large", "a huge number"],
)
def test_what_is_no_toml_is_unreadable(tmp_path: Path, content: bytes) -> None:
    error = _refused(_write(tmp_path, content))
    assert error.code is ContentErrorCode.ONLEESBAAR
    assert error.where == "proef/1.0.0.toml"


def test_what_is_no_file_is_unreadable(tmp_path: Path) -> None:
    assert _refused(tmp_path).code is ContentErrorCode.ONLEESBAAR
    assert _refused(tmp_path / "weg.toml").code is ContentErrorCode.ONLEESBAAR


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="een benoemde pijp bestaat hier niet")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pijp.toml"
    os.mkfifo(path)
    assert _refused(path).code is ContentErrorCode.ONLEESBAAR


def test_an_error_names_file_and_key_in_dutch_and_no_folder_of_this_computer(tmp_path: Path) -> None:
    broken = lists.card(vraag=[lists.vraag("rond"), lists.vraag("post", soort="raar")])
    error = _refused(_write(tmp_path, lists.as_toml(lists.raw_list([lists.opening(), broken]))))
    assert error.code is ContentErrorCode.ONGELDIG
    assert error.where == "proef/1.0.0.toml: leefgebied[geld].vraag[post].soort"
    assert "bestaat" in error.what
    assert str(tmp_path) not in str(error)


@pytest.mark.parametrize(
    ("change", "where", "word"),
    [
        ({"extra": 1}, "extra", "bekende sleutel"),
        ({"naam": "Geen Naam"}, "naam", "vorm"),
        ({"versie": "1"}, "versie", "vorm"),
        ({"titel": ""}, "titel", "leeg"),
        ({"titel": "x" * 2000}, "titel", "lang"),
        ({"bronnen": "geen"}, "bronnen", "lijst"),
        ({"geldig_vanaf": "ooit"}, "geldig_vanaf", "datum"),
        ({"formaat": "anders"}, "formaat", "bestaat"),
    ],
)
def test_every_slip_is_told_in_a_few_words(
    tmp_path: Path, change: dict[str, object], where: str, word: str
) -> None:
    error = _refused(_write(tmp_path, lists.as_toml(lists.raw_list() | change)))
    assert error.code is ContentErrorCode.ONGELDIG
    assert error.where.endswith(f": {where}")
    assert word in error.what


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    raw = lists.raw_list()
    del raw["titel"]
    error = _refused(_write(tmp_path, lists.as_toml(raw)))
    assert (error.code, error.what) == (ContentErrorCode.ONGELDIG, '"titel" ontbreekt')


@pytest.mark.parametrize("test", ["=2", "4..3", "ja of nee", [], [1], {"een": "ja"}, True])
def test_a_condition_outside_the_grammar_is_named(tmp_path: Path, test: object) -> None:
    gebied = lists.card(vraag=[lists.vraag("rond"), lists.vraag("post", toon_als={"geld.rond": test})])
    error = _refused(_write(tmp_path, lists.as_toml(lists.raw_list([lists.opening(), gebied]))))
    assert error.code is ContentErrorCode.VOORWAARDE
    assert "geld" in error.where and "post" in error.where


def test_conditions_of_prompts_and_feiten_are_read_at_once(tmp_path: Path) -> None:
    prompt = lists.card(doorvraag=[{"tekst": "Wat?", "toon_als": {"geld.rond": "="}}])
    assert (
        _refused(_write(tmp_path, lists.as_toml(lists.raw_list([lists.opening(), prompt])))).code
        is ContentErrorCode.VOORWAARDE
    )
    feit: lists.Raw = {
        "id": "uren",
        "titel": "Uren",
        "vraag": "?",
        "soort": "getal",
        "toon_als": {"feit.x": "="},
    }
    assert (
        _refused(_write(tmp_path, lists.as_toml(lists.raw_list(feiten=[feit])))).code
        is ContentErrorCode.VOORWAARDE
    )


def test_a_questionnaire_with_blocking_findings_is_refused(tmp_path: Path) -> None:
    bad = lists.card(vraag=[lists.vraag("rond", kern=True, tekst="Wat is uw nationaliteit?")])
    path = _write(tmp_path, lists.as_toml(lists.raw_list([lists.opening(), bad])))
    assert load(path).naam == "proef"
    with pytest.raises(KlantbeeldError) as refusal:
        load_checked(path)
    assert refusal.value.code is ContentErrorCode.ONGELDIG
    assert "geld.rond" in refusal.value.where
    with pytest.raises(KlantbeeldError):
        load_named("proef", "1.0.0", (tmp_path,))


def test_content_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = _write(tmp_path, b"abc")
    assert content_hash(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert find("proef", "1.0.0", (tmp_path,)) == path
