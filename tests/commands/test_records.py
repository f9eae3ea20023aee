"""What is asked of a gesprek in a file: score, importeer and schema, also with files that mean harm."""

from __future__ import annotations

import contextlib
import copy
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.cli import main
from interview.commands.record_file import read_record
from interview.crash import CrashCode
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.record import GespreksRecord
from questionnaires.errors import ContentErrorCode
from tests.commands.running import run


def test_score_tells_the_advice_and_why(record_file: Path) -> None:
    ran = run("score", str(record_file), check=0)
    assert ran.out.startswith("Advies: Zwolle Werkt Aanpak (")
    assert "Waarom: Precies één leefgebied dat hier telt, belemmert nu" in ran.out
    assert "Schulddienstverlening" in ran.out
    assert "Een mens beslist." in ran.out


def test_score_gives_the_same_as_json(record_file: Path) -> None:
    found = run("score", str(record_file), "--json", check=0).json()
    assert found["categorie"] == "aanpak"
    assert found["mogelijk"] == ["aanpak"]
    assert found["ontbreekt"] == []


def test_an_outcome_that_is_open_is_an_answer_too(records: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text(records["Denkbeeld"], encoding="utf-8")
    found = run("score", str(path), "--json", check=0).json()
    assert found["categorie"] is None
    assert found["ontbreekt"]


def test_importeer_checks_a_record_and_reads_nothing_in(record_file: Path) -> None:
    found = run("importeer", str(record_file), "--json", check=0).json()
    assert found["goed"] is True


def test_the_schema_is_that_of_the_record(record_file: Path) -> None:
    schema = run("schema", check=0).json()
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(GespreksRecord.model_fields)
    assert set(json.loads(record_file.read_text(encoding="utf-8"))) == set(properties)


BROKEN: dict[str, Callable[[dict[str, object]], object]] = {
    "geen object": lambda record: [record],
    "leeg": lambda record: {},
    "onbekende sleutel": lambda record: {**record, "fraude": True},
    "sleutel met een naam": lambda record: {**record, "Jan Jansen 999990019": 1},
    "ander formaat": lambda record: {**record, "formaat": "klantbeeld-gesprek/9"},
    "dag zonder zone": lambda record: {**record, "begonnen_op": "2026-01-01T10:00:00"},
    "dag na het einde": lambda record: {**record, "begonnen_op": "9999-12-31T23:59:59+00:00"},
    "onbekend leefgebied": lambda record: {**record, "leefgebieden": {"justitie": {"notitie": "x"}}},
    "niveau buiten de schaal": lambda record: {**record, "leefgebieden": {"geld": {"niveau": 6}}},
    "niveau dat geen getal is": lambda record: {**record, "leefgebieden": {"geld": {"niveau": True}}},
    "niveau als tekst": lambda record: {**record, "leefgebieden": {"geld": {"niveau": "1"}}},
    "niveau met een komma": lambda record: {**record, "leefgebieden": {"geld": {"niveau": 2.0}}},
    "spoed als woord": lambda record: {**record, "leefgebieden": {"geld": {"spoed": "no"}}},
    "onbekende vraag": lambda record: {**record, "antwoorden": {"geld.goktu": {"waarde": "ja"}}},
    "antwoord dat niet past": lambda record: {**record, "antwoorden": {"geld.schulden": {"waarde": "goud"}}},
    "onbekend feit": lambda record: {**record, "feiten": {"fraude": {"waarde": {"waarde": "ja"}}}},
    "feit dat niet past": lambda record: {
        **record, "feiten": {"arbeidsvermogen": {"waarde": {"waarde": "misschien"}}}
    },
    "onbekende categorie": lambda record: {
        **record, "oordeel_vooraf": {"categorie": "straf", "op": "2026-01-01T10:00:00Z"}
    },
    "vorige versie die geen plan is": lambda record: {
        **record,
        "plan": {"eerdere_versies": [{"versie": 1, "inhoud": "{}", "sha256": "x", "reden": "x"}]},
    },
    "wijziging die niet kan": lambda record: {
        **record,
        "wijzigingen_na_advies": [
            {"veld": "niveau.geld", "van": "goud", "naar": "2", "reden": "x", "op": "2026-01-01T10:00:00Z"}
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("damage", BROKEN)
@pytest.mark.parametrize("command", [["score"], ["plan", "--uit", "plan.pdf"], ["importeer"]])
def test_a_record_of_another_form_is_refused_with_its_place(
    damage: str,
    command: list[str],
    record_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    record = json.loads(record_file.read_text(encoding="utf-8"))
    record_file.write_text(json.dumps(BROKEN[damage](copy.deepcopy(record))), encoding="utf-8")
    assert main([*command[:1], str(record_file), *command[1:]]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"{CommandErrorCode.BESTAND_ONGELDIG}: ")
    assert "  Waar: gesprek.json" in said.err
    assert "999990019" not in said.err
    assert not (tmp_path / "plan.pdf").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"teller": NaN}',
        '{"teller": 1e999}',
        '{"teller": ' + "9" * 10_000 + "}",
        '{"teller": 1, "teller": 2}',
        '{"gesprek_id": "\\ud800"}',
        "\x00\x01",
    ],
    ids=str.__len__,
)
def test_json_that_means_harm_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kwaad.json"
    path.write_text(text, encoding="utf-8")
    assert main(["score", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{CommandErrorCode.BESTAND_ONGELDIG}: ")


def test_a_file_without_end_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "groot.json"
    with path.open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    assert main(["score", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{CommandErrorCode.BESTAND_ONLEESBAAR}: ")


def test_content_that_is_not_installed_is_named(
    record_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    record["versies"]["regelset"]["versie"] = "9.9.9"
    record_file.write_text(json.dumps(record), encoding="utf-8")
    assert main(["score", str(record_file)]) == 2
    assert capsys.readouterr().err.startswith(f"{ContentErrorCode.ONBEKEND}: ")


def _answers_well(*words: str) -> None:
    """Run in this process, for speed, and hold the answer to what every answer promises."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    assert code in (0, 1, 2), err.getvalue()
    assert CrashCode.PROGRAMMA_FOUT not in err.getvalue(), err.getvalue()
    assert "\x1b" not in out.getvalue() + err.getvalue()
    if code == 2:
        assert out.getvalue() == ""


@given(content=st.binary(max_size=400))
@pytest.mark.parametrize("command", ["score", "controleer", "importeer"])
def test_any_bytes_are_answered_without_a_defect(
    command: str, content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    suffix = {"score": "json", "controleer": "pdf", "importeer": "csv"}[command]
    path = folder / f"willekeurig-{command}.{suffix}"
    path.write_bytes(b"%PDF-1.7\n" + content if command == "controleer" else content)
    _answers_well(command, str(path))


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=6), children, max_size=3)
    ),
    max_leaves=6,
)


@given(data=st.data())
def test_any_change_to_a_record_is_scored_or_refused(
    data: st.DataObject, records: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    record = json.loads(data.draw(st.sampled_from(sorted(records.values()))))
    holder, key = _somewhere(record, data)
    holder[key] = data.draw(_JSON)
    path = tmp_path_factory.getbasetemp() / "veranderd.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    _answers_well("score", str(path))


def _somewhere(record: dict[str, object], data: st.DataObject) -> tuple[dict[str, object], str]:
    """A place in the record, at any depth."""
    holder: dict[str, object] = record
    while True:
        key = data.draw(st.sampled_from(sorted(holder)))
        inner = holder[key]
        if isinstance(inner, dict) and inner and data.draw(st.booleans()):
            holder = inner
            continue
        return holder, key


def test_a_refusal_never_says_what_a_file_said(tmp_path: Path) -> None:
    path = tmp_path / "gesprek.json"
    path.write_text(json.dumps({"Jan Jansen": {"bsn": "999990019"}}), encoding="utf-8")
    with pytest.raises(KlantbeeldError) as refused:
        read_record(path)
    assert "Jan" not in str(refused.value)
