"""A caseload from a CSV file: read, judged row by row, and only then imported.

Owns the form of that file. Reading writes nothing anywhere; a problem names a row, a column, a
code and the remedy, and never a value, since the value may be a BSN. A row that is not wholly
good is not imported at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.csv_text import no_such_file, read_csv
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import Klant, checked
from interview.klant_input import (
    at,
    check_plan_day,
    read_aanhef,
    read_bsn,
    read_date,
    read_moment,
    read_wishes,
)
from interview.plain_text import one_line

if TYPE_CHECKING:
    from interview.desk import Desk

MAXIMUM_ROWS = 5_000
MAXIMUM_CELL = 500
"""Characters in one cell."""

USUAL_HOUR = time(9, 0)
"""When a gesprek is planned whose row has a day and no time."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "aanhef": ("aanhef", "titel"),
    "voorletters": ("voorletters", "voorletter", "initialen"),
    "tussenvoegsel": ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels"),
    "achternaam": ("achternaam", "naam", "geslachtsnaam"),
    "geboortedatum": ("geboortedatum", "geboren", "gebdatum", "geboortedag"),
    "bsn": ("bsn", "burgerservicenummer", "bsnnummer"),
    "telefoon": ("telefoon", "telefoonnummer", "tel", "telnr", "mobiel"),
    "contactwens": ("contactwens", "contactwensen", "contact"),
    "taal": ("taal", "taaltolk", "tolktaal"),
    "gesprek_op": ("gesprekop", "gesprek", "gesprekdatum", "datumgesprek", "gesprekgeplandop"),
}
"""The columns, with the names a file may use for them; case, spaces and signs do not matter."""

_Value = TypeVar("_Value")


class DoubleOf(StrEnum):
    """Why a row looks like someone who is there already."""

    BSN = "zelfde bsn"
    NAAM = "zelfde naam en geboortedatum"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row that is wholly good."""

    regel: int
    """The line in the file, the first is 1."""
    klant: Klant
    """Checked, without an id yet."""
    gesprek_dag: date | None
    gesprek_tijd: time | None
    """Only with a day; without a time it is planned at :data:`USUAL_HOUR`."""
    dubbel: DoubleOf | None = None
    """Set when this klant is in the store, or higher up in the file."""

    def gesprek_op(self, now: datetime) -> datetime | None:
        """When the gesprek is, in the zone of ``now``; None without a day."""
        if self.gesprek_dag is None:
            return None
        return at(self.gesprek_dag, self.gesprek_tijd or USUAL_HOUR, now)


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """What is wrong in one place. Holds no value from the file."""

    regel: int
    kolom: str
    """A key of :data:`COLUMNS`; empty when the whole row is meant."""
    code: str
    wat: str
    oplossing: str

    def __str__(self) -> str:
        """One line for a report."""
        place = f"regel {self.regel}, {self.kolom}" if self.kolom else f"regel {self.regel}"
        return f"{place}: {self.wat}. {self.oplossing} ({self.code})"


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring, before anything is written."""

    bestand: str
    """The name of the file, without its folder."""
    tekenset: str
    scheidingsteken: str
    rows: tuple[ImportRow, ...]
    """The good rows, doubles included."""
    problems: tuple[ImportProblem, ...]
    onbekende_kolommen: tuple[int, ...]
    """Positions of columns that are not read, the first is 1; their names might be data."""

    @property
    def new(self) -> tuple[ImportRow, ...]:
        """The good rows of people who are not there yet."""
        return tuple(row for row in self.rows if row.dubbel is None)

    @property
    def doubles(self) -> tuple[ImportRow, ...]:
        """The good rows of people who seem to be there already; not imported unless asked."""
        return tuple(row for row in self.rows if row.dubbel is not None)

    @property
    def bad_lines(self) -> int:
        """How many rows have a problem."""
        return len({problem.regel for problem in self.problems})

    def against(self, known: Iterable[Klant]) -> ImportPreview:
        """The same preview, with doubles marked: of ``known`` klanten and of earlier rows."""
        return replace(self, rows=_with_doubles(self.rows, known))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought."""

    klanten: int
    gesprekken: int


def example_csv(planned_on: date | None = None) -> str:
    """A small file of the right form, with invented people; for the documentation and the tests.

    ``planned_on`` is the day of the first gesprekken; without it that column stays empty.
    """
    day = "" if planned_on is None else f"{planned_on:%d-%m-%Y}"
    return (
        "aanhef;voorletters;achternaam;geboortedatum;bsn;telefoon;contactwens;taal;gesprek_op\n"
        f"mw;A.;Voorbeeld;14-03-1984;999990019;000-1234567;tolk, bellen;Tigrinya;{day and f'{day} 10:30'}\n"
        f"dhr;B.;van Verzonnen;02-11-1991;;000-7654321;;;{day}\n"
        ";C.;Denkbeeld;;;;voorlezen;;\n"
    )


def read_caseload(path: Path, today: date) -> ImportPreview:
    """Read a CSV file and judge every row; writes nothing.

    Args:
        path: UTF-8 (with or without BOM) or Windows-1252; columns parted by ``;``, ``,`` or tab.
        today: dates are judged as of this day.

    Raises:
        KlantbeeldError: BESTAND-ONLEESBAAR, or BESTAND-ONGELDIG when it is no such file as a whole.
    """
    file = read_csv(path, lambda title: _column(title) is not None)
    records = file.records()
    _, header = next(records, (0, []))
    places = _places(header, file.naam)
    rows: list[ImportRow] = []
    problems: list[ImportProblem] = []
    for count, (line, cells) in enumerate(records, start=1):
        if count > MAXIMUM_ROWS:
            raise no_such_file(
                file.naam, f"het bestand heeft meer dan {MAXIMUM_ROWS} regels", "Deel het bestand op."
            )
        reading = _Reading(line, cells, places, len(header), today)
        row = reading.row()
        if row is not None:
            rows.append(row)
        problems += reading.problems
    known = set(places.values())
    return ImportPreview(
        bestand=file.naam,
        tekenset=file.tekenset,
        scheidingsteken=file.scheidingsteken,
        rows=_with_doubles(rows, ()),
        problems=tuple(problems),
        onbekende_kolommen=tuple(
            place + 1 for place, title in enumerate(header) if title.strip() and place not in known
        ),
    )


def import_rows(desk: Desk, rows: Sequence[ImportRow]) -> Imported:
    """Add the klanten of ``rows`` and plan their gesprekken, all or none in one commit; waits for the disk.

    Raises KlantbeeldError when a row is refused or the store cannot write; nothing was added then.
    """
    now = desk.clock()
    people = [(row.klant, row.gesprek_op(now)) for row in rows]
    desk.caseload.add_and_plan(people).result()
    return Imported(len(people), sum(when is not None for _, when in people))


class _Reading:
    """One row being read: collects every problem instead of stopping at the first."""

    def __init__(
        self, line: int, cells: Sequence[str], places: dict[str, int], width: int, today: date
    ) -> None:
        self._line = line
        self._cells = cells
        self._places = places
        self._width = width
        self._today = today
        self.problems: list[ImportProblem] = []

    def row(self) -> ImportRow | None:
        """The row, or None when anything in it is wrong."""
        self._check_shape()
        klant = Klant(
            klant_id="",
            achternaam=one_line(f"{self._cell('tussenvoegsel')} {self._cell('achternaam')}"),
            voorletters=self._cell("voorletters"),
            aanhef=self._read("aanhef", read_aanhef) or "geen",
            geboortedatum=self._read("geboortedatum", lambda text: read_date(text, "geboortedatum")),
            bsn=self._read("bsn", read_bsn),
            telefoon=self._cell("telefoon"),
            contactwens=self._read("contactwens", read_wishes) or (),
            taal=self._cell("taal"),
        )
        planned = self._read("gesprek_op", lambda text: read_moment(text, "gesprek_op"))
        try:
            if planned is not None:
                check_plan_day(planned[0], self._today, "gesprek_op")
            klant = checked(klant, self._today)
        except KlantbeeldError as error:
            self._note(error)
        if self.problems:
            return None
        day, hour = planned if planned is not None else (None, None)
        return ImportRow(self._line, klant, day, hour)

    def _check_shape(self) -> None:
        if any(cell.strip() for cell in self._cells[self._width :]):
            self._refuse(
                "",
                "deze regel heeft meer kolommen dan de eerste regel",
                "Staat er een scheidingsteken te veel? Zet die cel tussen aanhalingstekens.",
            )
        for column, place in self._places.items():
            cell = self._cells[place] if place < len(self._cells) else ""
            if len(cell) > MAXIMUM_CELL:
                self._refuse(column, "deze cel is te lang", f"Houd het onder {MAXIMUM_CELL} tekens.")
            if "\n" in cell.strip() or "\r" in cell.strip():
                self._refuse(
                    column, "in deze cel staat een regeleinde", 'Haal het weg. Kijk ook of een " ontbreekt.'
                )

    def _cell(self, column: str) -> str:
        place = self._places.get(column)
        if place is None or place >= len(self._cells):
            return ""
        return _unprotected(self._cells[place])

    def _read(self, column: str, reader: Callable[[str], _Value]) -> _Value | None:
        try:
            return reader(self._cell(column))
        except KlantbeeldError as error:
            self._note(error)
            return None

    def _note(self, error: KlantbeeldError) -> None:
        self.problems.append(
            ImportProblem(self._line, error.where, str(error.code), error.what, error.remedy)
        )

    def _refuse(self, column: str, what: str, remedy: str) -> None:
        self._note(KlantbeeldError(CommandErrorCode.KLANT_ONGELDIG, what, where=column, remedy=remedy))


def _places(header: Sequence[str], name: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, title in enumerate(header):
        column = _column(title)
        if column is None:
            continue
        if column in places:
            raise no_such_file(name, f"de kolom {column} staat er twee keer", "Haal er één weg.")
        places[column] = place
    if "achternaam" not in places:
        raise no_such_file(
            name,
            "de eerste regel noemt geen kolom achternaam",
            f"Zet op de eerste regel de namen van de kolommen: {', '.join(COLUMNS)}.",
        )
    return places


def _column(title: str) -> str | None:
    bare = re.sub(r"[\W_]", "", title.casefold())
    return next((column for column, names in COLUMNS.items() if bare in names), None)


def _unprotected(cell: str) -> str:
    """Without the ``'`` that keeps a spreadsheet from calculating; the one of ``'t Hart`` stays."""
    text = cell.strip()
    return text[1:].strip() if text[:1] == "'" and not text[1:2].isalpha() else text


def _with_doubles(rows: Iterable[ImportRow], known: Iterable[Klant]) -> tuple[ImportRow, ...]:
    numbers: set[str] = set()
    names: set[tuple[str, str, date | None]] = set()

    def add(klant: Klant) -> None:
        names.add(_name_key(klant))
        if klant.bsn is not None:
            numbers.add(klant.bsn)

    for klant in known:
        add(klant)
    marked: list[ImportRow] = []
    for row in rows:
        double = None
        if row.klant.bsn is not None and row.klant.bsn in numbers:
            double = DoubleOf.BSN
        elif _name_key(row.klant) in names:
            double = DoubleOf.NAAM
        add(row.klant)
        marked.append(replace(row, dubbel=double))
    return tuple(marked)


def _name_key(klant: Klant) -> tuple[str, str, date | None]:
    def bare(text: str) -> str:
        return re.sub(r"[\W_]", "", text.casefold())

    return bare(klant.achternaam), bare(klant.voorletters), klant.geboortedatum
