"""The same gesprekken give the same outcome from whatever they come, and that is what the one engine says."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
import pytest

from interview.record import GespreksRecord
from interview.rescoring.errors import RescoringErrorCode
from interview.rescoring.reporting import same_groups
from questionnaires.errors import KlantbeeldError
from scoring.loader import load_named
from tests.rescoring.example import (
    RULES,
    as_facts,
    as_folder,
    as_lines,
    as_rows,
    other_rules,
    outcome,
    plain_outcome,
    quarantine,
    record,
    run_task,
    source_of,
)

RECORDS = [record(number, ("1.0.0", "1.1.0", "1.2.0")[number % 3]) for number in range(40)]
Writer = Callable[[Path, Sequence[GespreksRecord]], Path]


@pytest.mark.parametrize(
    ("name", "write"),
    [("map", as_folder), ("lijst.jsonl", as_lines), ("rijen.parquet", as_rows), ("feiten.parquet", as_facts)],
)
def test_each_source_gives_what_the_engine_of_one_gesprek_says(
    name: str, write: Writer, tmp_path: Path
) -> None:
    done = run_task(write(tmp_path / name, RECORDS), tmp_path / "uit")
    rows = outcome(tmp_path / "uit")
    assert [row["gesprek_id"] for row in rows] == [one.gesprek_id for one in RECORDS]
    for row, one in zip(rows, RECORDS, strict=True):
        expected = plain_outcome(one)
        rule = expected.beslissend[0] if expected.beslissend else None
        assert (row["categorie"], row["regel"]) == (expected.categorie, rule), one.gesprek_id
        assert row["mogelijk"] == " ".join(expected.mogelijk)
        advice, package = one.advies, one.versies.gemeentepakket
        assert row["oud"] == (None if advice is None else advice.categorie)
        assert row["had_advies"] == (advice is not None)
        assert row["gemeente"] == ("onbekend" if package is None else package.naam)
        assert row["regelset_sha256"] == RULES.inhoud_hash
    assert quarantine(tmp_path / "uit") == []
    assert sum(one.aantal for one in done.overgangen) == done.manifest.gescoord == len(RECORDS)
    assert {row["categorie"] for row in rows} >= {None, "aanpak", "scholing_medisch_anders"}


def test_a_rehearsal_compares_two_versions_on_the_same_records(tmp_path: Path) -> None:
    new = other_rules(tmp_path / "regels")
    run_task(as_lines(tmp_path / "a.jsonl", RECORDS), tmp_path / "uit", rules=new, before=RULES)
    moved = 0
    for row, one in zip(outcome(tmp_path / "uit"), RECORDS, strict=True):
        assert (row["oud"], row["had_advies"]) == (plain_outcome(one).categorie, True)
        assert row["categorie"] == plain_outcome(one, new).categorie
        moved += row["oud"] != row["categorie"]
    assert moved > 0


def test_what_a_questionnaire_did_not_ask_counts_as_unknown_and_is_told(tmp_path: Path) -> None:
    rules = load_named("haarlem", "1.0.0")
    done = run_task(as_lines(tmp_path / "a.jsonl", RECORDS), tmp_path / "uit", rules=rules)
    told = {(one.vragenlijst, one.feit): one.gesprekken for one in done.manifest.niet_gevraagd}
    old = sum(one.versies.vragenlijst.versie == "1.0.0" for one in RECORDS)
    assert told["zwolle/1.0.0", "feit.vooruitzicht"] == old
    assert ("zwolle/1.2.0", "feit.vooruitzicht") not in told
    for row, one in zip(outcome(tmp_path / "uit"), RECORDS, strict=True):
        assert row["mogelijk"] == " ".join(plain_outcome(one, rules).mogelijk)


def test_a_value_the_rules_do_not_know_is_left_out(tmp_path: Path) -> None:
    rules = load_named("kromme-rijn-heuvelrug", "1.0.0")
    run_task(as_lines(tmp_path / "a.jsonl", RECORDS), tmp_path / "uit", rules=rules)
    strange = []
    for number, one in enumerate(RECORDS, start=1):
        try:
            plain_outcome(one, rules)
        except KlantbeeldError as error:
            strange.append((f"a.jsonl: regel {number}", error.code))
    assert strange
    found = quarantine(tmp_path / "uit")
    assert [(line["plaats"], line["code"]) for line in found] == strange
    assert all("feit.verwachte_termijn" in line["reden"] for line in found)
    assert len(outcome(tmp_path / "uit")) == len(RECORDS) - len(strange)


def test_a_row_of_facts_that_cannot_be_is_left_out_by_its_number(tmp_path: Path) -> None:
    path = as_facts(tmp_path / "feiten.parquet", RECORDS[:6])
    frame = pl.read_parquet(path)
    broken = frame.with_columns(
        gesprek_id=pl.Series(["dit is een zin van Niemand", *frame["gesprek_id"][1:]]),
        vragenlijst=pl.Series([frame["vragenlijst"][0], "elders/1.0.0", *frame["vragenlijst"][2:]]),
        oud=pl.Series([None, None, "Hij zei: niets", None, None, None]),
        had_advies=pl.lit(True),
    )
    codes = [*broken["belemmert.geld"].cast(pl.Int64)[:3], 200, -1, 70000]
    broken.with_columns(pl.Series("belemmert.geld", codes)).write_parquet(path)
    run_task(path, tmp_path / "uit")
    found = {line["plaats"]: line["code"] for line in quarantine(tmp_path / "uit")}
    assert found == {
        "feiten.parquet: rij 1": "BESTAND-ONGELDIG",
        "feiten.parquet: rij 2": "INHOUD-ONBEKEND",
        "feiten.parquet: rij 3": "BESTAND-ONGELDIG",
        "feiten.parquet: rij 4": "INHOUD-ONGELDIG",
        "feiten.parquet: rij 5": "INHOUD-ONGELDIG",
        "feiten.parquet: rij 6": "INHOUD-ONGELDIG",
    }
    assert outcome(tmp_path / "uit") == []


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        ({"iets": ["x"]}, "kolom gesprek_id"),
        ({"gesprek_id": ["g"]}, "kolom vragenlijst"),
        ({"gesprek_id": ["g"], "vragenlijst": ["zwolle/1.2.0"]}, "geheim.parquet"),
        ({"gesprek_id": [1], "vragenlijst": ["zwolle/1.2.0"], "niveau.geld": [8]}, "kolom gesprek_id"),
        ({"gesprek_id": ["g"], "vragenlijst": ["zwolle/1.2.0"], "niveau.geld": ["8"]}, "kolom niveau.geld"),
        ({"record": [1]}, "kolom record"),
    ],
)
def test_a_parquet_file_of_another_form_is_refused_by_its_column(
    columns: dict[str, list[object]], place: str, tmp_path: Path
) -> None:
    pl.DataFrame(columns).write_parquet(tmp_path / "geheim.parquet")
    with pytest.raises(KlantbeeldError) as caught:
        source_of(tmp_path / "geheim.parquet")
    assert caught.value.code == RescoringErrorCode.BRON
    assert place in caught.value.where
    assert caught.value.remedy


def test_what_is_no_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "kapot.parquet").write_bytes(b"PAR1 dit is niets PAR1")
    for name in ("leeg", "kapot.parquet", "nergens.jsonl"):
        with pytest.raises(KlantbeeldError) as caught:
            source_of(tmp_path / name)
        assert caught.value.code == RescoringErrorCode.BRON


def test_a_gesprek_that_is_there_twice_is_told(tmp_path: Path) -> None:
    lines = as_lines(tmp_path / "lijst.jsonl", [*RECORDS, RECORDS[3], RECORDS[5], RECORDS[3]])
    done = run_task(lines, tmp_path / "uit", report=True)
    assert (done.manifest.gescoord, done.dubbel) == (len(RECORDS) + 3, 3)
    page = (tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8")
    assert "3 keer stond een gesprek al eerder in de bron. Elke keer telt mee." in page


def test_groups_are_the_same_when_the_new_rules_know_every_old_one(tmp_path: Path) -> None:
    """Columns of facts do not say which rules gave the old category, and own rules may begin as a copy."""
    haarlem = load_named("haarlem", "1.0.0")
    done = run_task(as_facts(tmp_path / "feiten.parquet", RECORDS), tmp_path / "uit")
    assert same_groups(done.manifest, done.overgangen, RULES)
    assert not same_groups(done.manifest, done.overgangen, haarlem)
    lines = as_lines(tmp_path / "lijst.jsonl", RECORDS)
    copied = run_task(lines, tmp_path / "kopie", before=RULES.model_copy(update={"naam": "den-voorbeeld"}))
    assert same_groups(copied.manifest, copied.overgangen, RULES)
    other = run_task(lines, tmp_path / "anders", before=haarlem)
    assert not same_groups(other.manifest, other.overgangen, RULES)


def test_a_file_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    folder = as_folder(tmp_path / "map", RECORDS[:3])
    name = os.fsdecode(b"\xffbedacht\xfe.json")
    try:
        (folder / name).write_bytes(b"{")
    except OSError:
        pytest.skip("this file system knows no such names")
    done = run_task(folder, tmp_path / "uit")
    assert done.manifest.gescoord == 3
    assert [one["plaats"] for one in quarantine(tmp_path / "uit")] == ["\\xffbedacht\\xfe.json"]


def test_bad_lines_never_stop_the_others_and_tell_nothing_of_what_they_hold(tmp_path: Path) -> None:
    canary = "geheim woord van Verzonnen"
    good = RECORDS[2].model_dump(mode="json")
    other_file = {**good["versies"], "vragenlijst": {**good["versies"]["vragenlijst"], "sha256": "1" * 64}}
    unknown = {**good["versies"], "vragenlijst": {**good["versies"]["vragenlijst"], "versie": "8.8.8"}}
    bad: list[bytes] = [
        b"{" + canary.encode(),
        b'{"a": 1, "a": 2}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'"' + b"x" * (9 * 1024 * 1024) + b'"',
        _json(good, samenvatting=canary, onbekend=canary),
        _json(good, gesprek_id=canary),
        _json(good, versies=other_file),
        _json(good, versies=unknown),
        _json(good, feiten={"arbeidsvermogen": {"waarde": {"waarde": canary}}}),
        _json(good, leefgebieden={canary: {}}),
        b"   ",
    ]
    path = as_lines(tmp_path / "a.jsonl", [RECORDS[0], *bad, RECORDS[1]])
    done = run_task(path, tmp_path / "uit", part_size=4)
    assert [row["gesprek_id"] for row in outcome(tmp_path / "uit")] == [one.gesprek_id for one in RECORDS[:2]]
    found = quarantine(tmp_path / "uit")
    assert [line["plaats"] for line in found] == [f"a.jsonl: regel {number}" for number in range(2, 13)]
    assert [line["code"] for line in found] == [
        "BESTAND-ONGELDIG",
        "BESTAND-ONGELDIG",
        "BESTAND-ONGELDIG",
        "BESTAND-ONGELDIG",
        "BESTAND-ONLEESBAAR",
        "BESTAND-ONGELDIG",
        "BESTAND-ONGELDIG",
        "INHOUD-GEWIJZIGD",
        "INHOUD-ONBEKEND",
        "BESTAND-ONGELDIG",
        "BESTAND-ONGELDIG",
    ]
    assert sum(done.manifest.afgekeurd.values()) == 11
    for file in (tmp_path / "uit").iterdir():
        assert b"geheim woord" not in file.read_bytes(), file.name


def test_an_empty_source_gives_an_empty_outcome(tmp_path: Path) -> None:
    (tmp_path / "leeg.jsonl").write_bytes(b"\n\n")
    done = run_task(tmp_path / "leeg.jsonl", tmp_path / "uit")
    assert outcome(tmp_path / "uit") == []
    assert done.manifest.gelezen


def _json(record_json: dict[str, object], **changed: object) -> bytes:
    import json

    return json.dumps({**record_json, **changed}).encode()
