"""A CSV file is read wholly or refused, judged row by row, and imported all or none."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.caseload_import import (
    COLUMNS,
    MAXIMUM_ROWS,
    DoubleOf,
    ImportPreview,
    ImportRow,
    example_csv,
    import_rows,
    read_caseload,
)
from interview.csv_text import MAXIMUM_BYTES
from interview.desk import Desk
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import AANHEFFEN, CONTACTWENSEN, Klant
from interview.plain_text import one_line
from tests.interview.desks import make_desk, open_desk
from tests.interview.killed_halfway import stop_at_gesprek
from tests.store.example import CHECKOUT

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BSN = "999990019"


def preview(content: bytes | str, folder: Path) -> ImportPreview:
    """Read ``content`` as a file in ``folder``."""
    place = folder / "klanten.csv"
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_caseload(place, TODAY)


def of_row(content: str, folder: Path) -> Klant:
    """The one klant of a file with one good row."""
    found = preview(content, folder)
    assert found.problems == ()
    return found.rows[0].klant


def refused(content: bytes | str, folder: Path) -> KlantbeeldError:
    """The error of a file that is refused as a whole."""
    with pytest.raises(KlantbeeldError) as caught:
        preview(content, folder)
    assert caught.value.remedy
    assert caught.value.where == "klanten.csv"
    return caught.value


def test_the_example_is_good(tmp_path: Path) -> None:
    found = preview(example_csv(date(2026, 12, 1)), tmp_path)

    assert found.problems == ()
    assert found.doubles == ()
    assert [row.regel for row in found.rows] == [2, 3, 4]
    assert found.rows[0] == ImportRow(
        2,
        Klant(
            "", "Voorbeeld", "A.", "mw", date(1984, 3, 14), BSN, "000-1234567", ("bellen", "tolk"), "Tigrinya"
        ),
        date(2026, 12, 1),
        time(10, 30),
    )
    assert (found.rows[1].klant.achternaam, found.rows[1].gesprek_tijd) == ("van Verzonnen", None)
    assert found.rows[2].gesprek_dag is None
    assert preview(example_csv(), tmp_path).problems == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_form_reads_the_same(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    text = end.join(["Achternaam X Geboren", "Ëxtra-Bedacht X 01-02-1980", ""]).replace(" X ", delimiter)
    found = preview(text.encode(encoding), tmp_path)

    assert [row.klant.achternaam for row in found.rows] == ["Ëxtra-Bedacht"]
    assert (found.tekenset, found.scheidingsteken) == (encoding, delimiter)


@pytest.mark.parametrize(
    "header",
    ["ACHTERNAAM;gesprek_op", " achternaam ;Gesprek op", '"Achternaam";"gesprek-op"', "naam;Gesprek.Op"],
)
def test_header_names_are_taken_forgivingly(tmp_path: Path, header: str) -> None:
    found = preview(f"{header}\nVoorbeeld;1-12-2026 9.15\n", tmp_path)
    assert (found.rows[0].gesprek_dag, found.rows[0].gesprek_tijd) == (date(2026, 12, 1), time(9, 15))


def test_a_declared_delimiter_and_unknown_columns(tmp_path: Path) -> None:
    found = preview("sep=,\nachternaam,lievelingskleur\nVoorbeeld,blauw\n", tmp_path)
    assert found.rows[0].regel == 3
    assert found.onbekende_kolommen == (2,)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("'t Hart", "'t Hart"), ("'s Gravesande", "'s Gravesande"), ("'=Verzonnen", "=Verzonnen"), ("'-", "-")],
)
def test_protection_against_formulas_is_taken_off_and_a_name_kept(
    tmp_path: Path, cell: str, kept: str
) -> None:
    assert of_row(f"achternaam;telefoon\n{cell};'000-12\n", tmp_path).achternaam == kept
    assert of_row(f"achternaam;telefoon\n{cell};'+31 00\n", tmp_path).telefoon == "+31 00"


def test_text_that_acts_becomes_text(tmp_path: Path) -> None:
    klant = of_row("achternaam,telefoon\n[@click=app.quit]\x1b]52;c;eA==\x07\u202eBedacht[/b]\n", tmp_path)
    assert klant.achternaam == "[@click=app.quit]]52;c;eA==Bedacht[/b]"


def test_a_prefix_column_joins_the_name(tmp_path: Path) -> None:
    assert of_row("tussenvoegsel;achternaam\nvan der;Fictief\n", tmp_path).achternaam == "van der Fictief"


def test_a_bsn_that_lost_its_zero_gets_it_back(tmp_path: Path) -> None:
    assert of_row("achternaam;bsn\nVoorbeeld;12345672\n", tmp_path).bsn == "012345672"


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("bsn", "999990018", "KLANT-BSN-ONGELDIG"),
        ("bsn", "\uff19\uff19\uff19\uff19\uff19\uff10\uff10\uff11\uff19", "KLANT-BSN-ONGELDIG"),
        ("bsn", "9,9999E+08", "KLANT-BSN-ONGELDIG"),
        ("geboortedatum", "31-02-1980", "KLANT-DATUM-ONGELDIG"),
        ("geboortedatum", "1-2-80", "KLANT-DATUM-ONGELDIG"),
        ("geboortedatum", "22-11-2026", "KLANT-DATUM-ONGELDIG"),
        ("gesprek_op", "1-12-2026 25:00", "KLANT-DATUM-ONGELDIG"),
        ("gesprek_op", "1-12-2016", "KLANT-DATUM-ONGELDIG"),
        ("aanhef", "graaf", "KLANT-ONGELDIG"),
        ("contactwens", "duif", "KLANT-ONGELDIG"),
        ("telefoon", "0" * 501, "KLANT-ONGELDIG"),
        ("telefoon", '"een\ntwee"', "KLANT-ONGELDIG"),
    ],
)
def test_a_problem_names_row_column_and_remedy_and_never_the_value(
    tmp_path: Path, column: str, cell: str, code: str
) -> None:
    found = preview(f"achternaam;{column}\nBedacht;\nVoorbeeld;{cell}\n", tmp_path)

    assert [row.klant.achternaam for row in found.rows] == ["Bedacht"]
    (problem,) = found.problems
    assert (problem.regel, problem.kolom, problem.code) == (3, column, code)
    assert problem.oplossing
    assert cell not in str(problem)


def test_every_problem_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = preview("achternaam;bsn;geboortedatum\n;123;gisteren\n", tmp_path)
    assert {problem.kolom for problem in found.problems} == {"achternaam", "bsn", "geboortedatum"}
    assert found.bad_lines == 1


def test_a_delimiter_too_many_is_a_problem_and_no_shift(tmp_path: Path) -> None:
    found = preview("achternaam;telefoon\nVoorbeeld;;000-1\n", tmp_path)
    assert [problem.kolom for problem in found.problems] == [""]
    assert found.rows == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Voorbeeld;14-03-1984\n",
        b"achternaam;bsn;BSN\nVoorbeeld;;\n",
        "achternaam\nVoorbeeld\n".encode("utf-16"),
        b"achternaam\nVoor\0beeld\n",
        b"achternaam\nVoor\x81beeld\n",
        b'achternaam;telefoon\n"Voorbeeld;1\nBedacht;2\n',
        b'achternaam;telefoon\n"Voor"beeld;1\n',
        b"achternaam\n" + b"Voorbeeld\n" * (MAXIMUM_ROWS + 1),
        b"achternaam\n" + b"x" * MAXIMUM_BYTES,
    ],
    ids=["empty", "no header", "twice", "utf-16", "nul", "no charset", "open quote", "quote", "rows", "size"],
)
def test_what_is_no_such_file_is_refused_as_a_whole(tmp_path: Path, content: bytes) -> None:
    assert refused(content, tmp_path).code is CommandErrorCode.BESTAND_ONGELDIG


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    for place in (tmp_path / "weg.csv", tmp_path, pipe, Path("a\0b")):
        with pytest.raises(KlantbeeldError) as caught:
            read_caseload(place, TODAY)
        assert caught.value.code is CommandErrorCode.BESTAND_ONLEESBAAR


def test_doubles_are_marked_within_the_file_and_against_the_store(tmp_path: Path) -> None:
    found = preview(
        "voorletters;achternaam;geboortedatum;bsn\n"
        "A.;Voorbeeld;1-1-1980;999990019\n"
        "B.;Anders;;999990019\n"
        "a;VOORBEELD;1-1-1980;\n"
        "C.;Nieuw;1-1-1980;\n",
        tmp_path,
    )
    assert [row.dubbel for row in found.rows] == [None, DoubleOf.BSN, DoubleOf.NAAM, None]

    marked = found.against([Klant("k", "Nieuw", "C", geboortedatum=date(1980, 1, 1))])
    assert [row.dubbel for row in marked.rows] == [None, DoubleOf.BSN, DoubleOf.NAAM, DoubleOf.NAAM]
    assert [row.klant.achternaam for row in marked.new] == ["Voorbeeld"]


def digits_with_check(head: int) -> str | None:
    """The BSN that begins with the eight digits of ``head``, when there is one."""
    weights = range(9, 1, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, f"{head:08}", strict=True))
    return f"{head:08}{total % 11}" if total % 11 < 10 and head else None


names = st.text(st.characters(codec="utf-8", categories=("L", "Pd", "Zs")), min_size=1, max_size=30).map(
    one_line
)
klanten = st.builds(
    Klant,
    klant_id=st.just(""),
    achternaam=names.filter(bool),
    voorletters=names,
    aanhef=st.sampled_from(sorted(AANHEFFEN)),
    geboortedatum=st.none() | st.dates(date(1900, 1, 1), TODAY),
    bsn=st.none() | st.integers(0, 10**8 - 1).map(digits_with_check),
    telefoon=st.from_regex(r"\+?[0-9-]{0,12}", fullmatch=True),
    contactwens=st.sets(st.sampled_from(list(CONTACTWENSEN))).map(
        lambda chosen: tuple(name for name in CONTACTWENSEN if name in chosen)
    ),
    taal=names,
)


@given(rows=st.lists(klanten, min_size=1, max_size=5), delimiter=st.sampled_from([";", ",", "\t"]))
def test_well_formed_rows_come_back_as_they_were(rows: list[Klant], delimiter: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    columns = [column for column in COLUMNS if column not in ("tussenvoegsel", "gesprek_op")]
    writer.writerow(columns)
    for klant in rows:
        fields = {name: getattr(klant, name) for name in columns}
        born = klant.geboortedatum
        fields |= {
            "geboortedatum": "" if born is None else born.isoformat(),
            "bsn": klant.bsn or "",
            "contactwens": ", ".join(klant.contactwens),
        }
        writer.writerow(fields.values())

    with tempfile.TemporaryDirectory() as folder:
        found = preview(text.getvalue(), Path(folder))

    assert found.problems == ()
    assert [row.klant for row in found.rows] == rows


_PIECES = st.sampled_from(
    [b"achternaam;bsn;gesprek_op\n", b"sep=;\n", b"Voorbeeld", BSN.encode(), b"1-12-2026 10:30", b"=1+1",
     b";", b",", b"\t", b'"', b"'", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf"]
)  # fmt: skip


@given(content=st.binary(max_size=300) | st.lists(_PIECES, max_size=30).map(b"".join))
def test_whatever_the_bytes_are_there_is_a_preview_or_a_coded_refusal_and_nothing_is_written(
    content: bytes,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "klanten.csv"
        place.write_bytes(content)
        try:
            found = read_caseload(place, TODAY)
        except KlantbeeldError as error:
            assert isinstance(error.code, CommandErrorCode)
        else:
            assert all(BSN not in str(problem) for problem in found.problems)
        assert [path.name for path in Path(folder).iterdir()] == ["klanten.csv"]
        assert place.read_bytes() == content


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = make_desk(tmp_path_factory.mktemp("opslag"), lambda: NOW)
    yield desk
    desk.close()


def test_an_import_adds_and_plans_and_the_same_file_again_brings_nothing(desk: Desk, tmp_path: Path) -> None:
    found = preview(example_csv(date(2026, 12, 1)), tmp_path).against(desk.caseload.klanten().result())
    brought = import_rows(desk, found.new)

    assert (brought.klanten, brought.gesprekken) == (3, 2)
    planned = [item.gepland_op for item in desk.caseload.worklist().result().komend]
    assert planned == [
        datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 10, 30, tzinfo=UTC),
    ]
    again = preview(example_csv(date(2026, 12, 1)), tmp_path).against(desk.caseload.klanten().result())
    assert again.new == ()
    assert len(again.doubles) == 3


def test_one_bad_row_among_the_chosen_writes_none(desk: Desk) -> None:
    before = desk.caseload.klanten().result()
    good = ImportRow(2, Klant("", "Nieuw"), None, None)
    with pytest.raises(KlantbeeldError) as caught:
        import_rows(desk, [good, replace(good, klant=Klant("", " "))])
    assert caught.value.code is CommandErrorCode.KLANT_ONGELDIG
    assert desk.caseload.klanten().result() == before


def test_an_import_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.thread.submit(lambda store: stop_at_gesprek(store, killed=False)).result()
        found = preview(example_csv(date(2026, 12, 1)), tmp_path)
        with pytest.raises(KlantbeeldError):
            import_rows(desk, found.rows)
        assert desk.caseload.klanten().result() == ()
        assert desk.caseload.worklist().result().alles == ()


def test_an_import_that_is_killed_half_way_leaves_nothing_and_can_be_done_again(tmp_path: Path) -> None:
    make_desk(tmp_path).close()
    file = tmp_path / "klanten.csv"
    file.write_text(example_csv(date(2026, 12, 1)), encoding="utf-8")
    command = [sys.executable, "-m", "tests.interview.killed_halfway", "import", str(tmp_path), str(file)]
    assert subprocess.run(command, check=False, cwd=CHECKOUT).returncode == -signal.SIGKILL
    with open_desk(tmp_path) as desk:
        assert desk.caseload.klanten().result() == ()
        assert desk.caseload.worklist().result().alles == ()
        brought = import_rows(desk, read_caseload(file, NOW.date()).rows)
        assert (brought.klanten, brought.gesprekken) == (3, 2)
        assert desk.thread.submit(lambda store: store.integrity_check().ok).result()
