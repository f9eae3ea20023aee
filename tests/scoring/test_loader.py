"""Rule files: what is refused, with which code and where, and that released files never change."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.examples import failing_examples
from scoring.loader import PACKAGED_RULESETS, load, load_named
from scoring.trajecten import PACKAGED_CATALOGS, load_catalogus
from tests.scoring.zwolle import ZWOLLE

ZWOLLE_FILE = PACKAGED_RULESETS / "zwolle" / "1.0.0.toml"

RELEASED = {
    "rulesets/zwolle/1.0.0.toml": "c0d801f1de0e615cd8ea1bbcce0a7fc8a90f8fc04ab96064c72b9d1f790865f9",
    "catalogs/zwolle/1.0.0.toml": "5a0087dbcabe237ee6483426cf17a1a1ce45a501d6d420c64cd76891708399d0",
    "rulesets/zwolle/1.1.0.toml": "5fc535c7dbcb00c8a7ddc94ab7255afe072f4f6500550fc2e737c6d013117438",
    "rulesets/haarlem/1.0.0.toml": "907f38dcd9e44da7cb3a02b15d1a5007c5b29b5ed64dd0b759b04fecff8d9ae5",
    "rulesets/haarlemmermeer/1.0.0.toml": "06e4a2fd18f0443993211347e1192015f40b66b9fb9ea37fd2b55065fc97f2d5",
    "catalogs/zwolle/1.1.0.toml": "cfee61ad10fd89b95f363d35da6d17afe65598c07e93f10a5d0c268847a7b9a6",
    "catalogs/haarlem/1.0.0.toml": "b7cbcd65224ac119ff64d5275c446c2b8439813d1a2551ceeb2a00ede8b0ebc2",
    "catalogs/haarlemmermeer/1.0.0.toml": "007c72fa9082b29c1fa09ad58609e23ec6af7329e2655f40a0f0fe117be0a75c",
    "rulesets/kromme-rijn-heuvelrug/1.0.0.toml": (
        "a3e3dee870b154a5c8fe2c1d807f9836926a25e6c88ec154944d871ef2c1ec3d"
    ),
    "catalogs/kromme-rijn-heuvelrug/1.0.0.toml": (
        "337101132490b4f49ffb48e39f194270a9113a0b2090907a8fd04b3d8899cf7b"
    ),
    "rulesets/kansmeter-2004/1.0.0.toml": "15e16ef245bc502730888c200c2ff1be18e3c0c7abc38504156b3728b30d64e9",
    "catalogs/kansmeter-2004/1.0.0.toml": "26b696bf025ac7d1b41b5549597cc316f290122d67de6a7b567d809578cb86b7",
    "rulesets/participatieladder/1.0.0.toml": (
        "5d4695368b57bca1499cb259c4d1d8fb77560041c0a17e01857bc371624e42c4"
    ),
    "catalogs/participatieladder/1.0.0.toml": (
        "7b0d380ad5055a590cfb4ef56775fb35ffd7a2161a3a64caede4c8bcf66fa9e2"
    ),
    "rulesets/helmond/1.0.0.toml": "aba8c0e2d2463bebc7e2619fda69ba215c0b9aa5df720beaae82ce1d0f0f576c",
    "catalogs/helmond/1.0.0.toml": "a7c86de970a13f668e2ed9ff9bca3b4b517e2b2b661bdcdff4617257f46bf388",
}
"""SHA-256 of every released file. A change in one of them is a new version, never a new hash here."""


def test_released_files_never_change() -> None:
    root = PACKAGED_RULESETS.parent
    files = [*PACKAGED_RULESETS.rglob("*.toml"), *PACKAGED_CATALOGS.rglob("*.toml")]

    found = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }

    assert found == RELEASED


def test_every_released_regelset_is_checked_and_its_examples_hold() -> None:
    for path in PACKAGED_RULESETS.rglob("*.toml"):
        regelset = load(path)
        assert failing_examples(regelset) == ()
        assert regelset.inhoud_hash == _sha256(path)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_own_folders_go_first(tmp_path: Path) -> None:
    own = tmp_path / "zwolle" / "1.0.0.toml"
    own.parent.mkdir()
    text = ZWOLLE_FILE.read_text("utf-8")
    own.write_text(text.replace("Dienstverleningspad in Zwolle", "Ons eigen pad"), "utf-8")

    assert load_named("zwolle", "1.0.0", (tmp_path, PACKAGED_RULESETS)).titel == "Ons eigen pad"
    assert load_named("zwolle", "1.0.0").titel == ZWOLLE.titel


def test_a_mark_before_the_first_letter_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "zwolle" / "1.0.0.toml"
    path.parent.mkdir()
    # Notepad on Windows puts it there.
    path.write_bytes(b"\xef\xbb\xbf" + ZWOLLE_FILE.read_bytes())

    assert load(path).regel == ZWOLLE.regel


@pytest.mark.parametrize(
    ("naam", "versie"), [("zwolle", "9.9.9"), ("../zwolle", "1.0.0"), ("zwolle", "../1"), ("", "")]
)
def test_unknown_content_is_refused(naam: str, versie: str) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        load_named(naam, versie)

    assert refused.value.code is ContentErrorCode.ONBEKEND
    assert refused.value.remedy


def test_a_file_that_calls_itself_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zwolle" / "2.0.0.toml"
    path.parent.mkdir()
    path.write_bytes(ZWOLLE_FILE.read_bytes())

    with pytest.raises(KlantbeeldError) as refused:
        load_named("zwolle", "2.0.0", (tmp_path,))

    assert refused.value.code is ContentErrorCode.ONGELDIG


WIJKTEAM = 'als = { aantal_belemmeringen = ">=2", werkvermogen = "geen_vastgesteld" }'
CONDITION = ContentErrorCode.VOORWAARDE
INVALID = ContentErrorCode.ONGELDIG
UNREADABLE = ContentErrorCode.ONLEESBAAR


def wijkteam(condition: str) -> tuple[str, str]:
    return WIJKTEAM, f"als = {{ {condition} }}"


def added(after: str, line: str) -> tuple[str, str]:
    return after, f"{after}\n{line}"


CHANGES: dict[str, tuple[tuple[str, str], ContentErrorCode, str]] = {
    "no condition": (wijkteam('aantal_belemmeringen = "meer"'), CONDITION, "aantal_belemmeringen"),
    "outside the grammar": (wijkteam('aantal_belemmeringen = "> 2"'), CONDITION, "regel wijkteam, als"),
    "unknown fact": (wijkteam('"belemmert.zelfzorg" = "ja"'), CONDITION, "belemmert.zelfzorg"),
    "unknown value": (wijkteam('"belemmert.geld" = "soms"'), CONDITION, "belemmert.geld"),
    "number outside": (wijkteam('aantal_belemmeringen = ">=8"'), CONDITION, "aantal_belemmeringen"),
    "asks for any value": (wijkteam('"belemmert.gezin" = ["ja", "nee"]'), CONDITION, "belemmert.gezin"),
    "unknown category": (('categorie = "wijkteam"', 'categorie = "elders"'), INVALID, "regel wijkteam"),
    "rule twice": (('id = "taal"', 'id = "opleiding"'), INVALID, "regel"),
    "category without a rule": (
        ('categorie = "aanpak_intensief"\nzin', 'categorie = "aanpak"\nzin'),
        INVALID,
        "categorie aanpak_intensief",
    ),
    "a gap": (('= "<=1", werk', "= 1, werk"), INVALID, "1.0.0.toml"),
    "a priority that is no number": (("prioriteit = 4", "prioriteit = true"), INVALID, "prioriteit"),
    "a conflict": (("prioriteit = 4", "prioriteit = 2"), INVALID, "1.0.0.toml"),
    "rule from later": (
        (
            'digitaal houdt nu tegen."\ngeldig_vanaf = 2026-01-01',
            'digitaal houdt nu tegen."\ngeldig_vanaf = 2027-01-01',
        ),
        INVALID,
        "regel taal",
    ),
    "ours without a reason": (
        ('SZW, 2018", plaats = "box 4: 405 adviezen" }', 'SZW, 2018", eigen = true }'),
        INVALID,
        "categorie wijkteam",
    ),
    "health as something to work on": (
        added('woord = "mentale gezondheid"', "veranderbaar = true"),
        INVALID,
        "belemmert.mentaal",
    ),
    "a fact nobody reads": (
        ('woord = "werk"\nalleen_trajecten = true', 'woord = "werk"'),
        INVALID,
        "belemmert.werk",
    ),
    "a fact that rules do read": (
        added('woord = "geld"', "alleen_trajecten = true"),
        INVALID,
        "belemmert.geld",
    ),
    "values of belemmert": (added('woord = "geld"', 'keuzes = { ja = "ja" }'), INVALID, "belemmert.geld"),
    "a feit without values": (('keuzes = { nee = "nee", ja = "ja" }', ""), INVALID, "feit.wens_zelfstandig"),
    "a value without words": (('aanwezig = "aanwezig of beperkt", ', ""), INVALID, "afgeleid werkvermogen"),
    "counting what is not there": (
        ('"belemmert.dag"]', '"belemmert.dag", "belemmert.x"]'),
        CONDITION,
        "aantal_belemmeringen, van",
    ),
    "counting twice": (
        ('"belemmert.dag"]', '"belemmert.dag", "belemmert.geld"]'),
        INVALID,
        "aantal_belemmeringen, van",
    ),
    "a count without a test": (('\ntest = "ja"', ""), INVALID, "aantal_belemmeringen"),
    "a test outside the grammar": (('\ntest = "ja"', '\ntest = "> 1"'), CONDITION, "aantal_belemmeringen"),
    "lowest of words": (
        ('soort = "tel"', 'soort = "slechtste"'),
        INVALID,
        "aantal_belemmeringen",
    ),
    "example of nobody": (('["geld", "taal"]', '["geld", "tuin"]'), INVALID, "voorbeeld"),
    "example of no category": (('mogelijk = ["aanpak"]', 'mogelijk = ["elders"]'), INVALID, "voorbeeld"),
    "example of no rule": (('regel = "taal"', 'regel = "tuin"'), INVALID, "voorbeeld"),
    "unknown key": (added('van = "Gemeente Zwolle"', "sanctie = 20"), INVALID, "sanctie"),
    "own hash": (added('van = "Gemeente Zwolle"', 'inhoud_hash = "x"'), INVALID, "1.0.0.toml"),
    "no toml": (('naam = "zwolle"', "naam = zwolle"), UNREADABLE, "1.0.0.toml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_wrong_is_named(change: str, tmp_path: Path) -> None:
    replaced, code, where = CHANGES[change]

    with pytest.raises(KlantbeeldError) as refused:
        load(_changed(tmp_path, *replaced))

    assert refused.value.code is code, refused.value
    assert where in refused.value.where, refused.value
    assert "zwolle/1.0.0.toml" in refused.value.where
    assert str(tmp_path) not in str(refused.value)


def test_equal_priority_is_allowed_where_rules_never_hold_together(tmp_path: Path) -> None:
    regelset = load(_changed(tmp_path, "prioriteit = 3", "prioriteit = 2"))

    assert [len(rank) for rank in regelset.table.ranks] == [1, 2, 1]


def test_a_file_whose_example_does_not_hold_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        load(_changed(tmp_path, 'belemmert = ["geld", "taal"]', 'belemmert = ["geld", "dag"]'))

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert "Schulden en taal: de Aanpak blijft staan" in refused.value.what


def _changed(folder: Path, old: str, new: str) -> Path:
    text = ZWOLLE_FILE.read_text("utf-8")
    assert old in text
    path = folder / "zwolle" / "1.0.0.toml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_a_catalogus_is_checked_against_its_regelset(tmp_path: Path) -> None:
    text = (PACKAGED_CATALOGS / "zwolle" / "1.0.0.toml").read_text("utf-8")
    wrong = {
        'categorieen = ["wijkteam"]': ('categorieen = ["elders"]', INVALID),
        'als = { "belemmert.geld" = "ja" }': (
            'als = { "belemmert.tuin" = "ja" }',
            ContentErrorCode.VOORWAARDE,
        ),
        'als = { "belemmert.taal" = "ja" }': (
            'als = { "belemmert.taal" = ">=2" }',
            ContentErrorCode.VOORWAARDE,
        ),
        '"belemmert.dag" = "ja"': ('"belemmert.dag" = 1.5', CONDITION),
        'id = "opleiding"': ('id = "taalscholing"', INVALID),
        'nog_vragen = "Nog uit te zoeken: belemmert wonen nu?"': ("", INVALID),
    }
    path = tmp_path / "zwolle" / "1.0.0.toml"
    path.parent.mkdir()
    for old, (new, code) in wrong.items():
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(KlantbeeldError) as refused:
            load_catalogus(path, ZWOLLE)
        assert refused.value.code is code, refused.value
        assert "traject" in refused.value.where


def test_the_engine_loads_neither_pydantic_nor_toml() -> None:
    loaded = "import scoring.engine, sys; print({'pydantic', 'tomllib', 'hashlib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
