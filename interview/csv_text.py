"""The text of a CSV file, whoever saved it: character set, delimiter and rows, or a refusal of it all.

It knows no column; ``interview.caseload_import`` does. It never shows what stands in the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.plain_text import one_line

MAXIMUM_BYTES = 5 * 1024 * 1024
DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class CsvText:
    """A file that was decoded; its rows come from :meth:`records`."""

    naam: str
    """The name of the file, without its folder."""
    tekenset: str
    scheidingsteken: str
    text: str
    first_line: int
    """The number of the line that the text begins with, the first is 1."""

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that is not empty, with the number of the line it begins on.

        Raises KlantbeeldError BESTAND-ONGELDIG at a row whose quotes do not close.
        """
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.scheidingsteken, strict=True)
        while True:
            line = reader.line_num + self.first_line
            try:
                cells = next(reader, None)
            except csv.Error:
                raise no_such_file(
                    self.naam,
                    f"vanaf regel {line} kloppen de aanhalingstekens niet",
                    'Zet om een cel twee ", en binnen de cel ieder " dubbel.',
                ) from None
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells


def typed_path(typed: str) -> Path:
    """The path a person typed, pasted or dropped: ``~`` and quotes around it are understood.

    Raises KlantbeeldError BESTAND-ONLEESBAAR when nothing was typed.
    """
    words = one_line(typed).strip("'\"")
    if not words:
        raise not_there("bestand")
    try:
        return Path(words).expanduser()
    except RuntimeError:  # A home folder of nobody.
        raise not_there("bestand") from None


def read_csv(path: Path, is_column: Callable[[str], bool]) -> CsvText:
    """Decode the file and find its delimiter: the one that finds most columns in the first line.

    Raises:
        KlantbeeldError: BESTAND-ONLEESBAAR, or BESTAND-ONGELDIG when it is no such text.
    """
    name = one_line(path.name)
    text, encoding = _decode(_bytes_of(path, name), name)
    first, _, rest = text.partition("\n")
    declared = re.fullmatch(r"sep=([;,\t])\s*", first)
    if declared is not None:
        return CsvText(name, encoding, declared[1], rest, 2)

    def columns(delimiter: str) -> int:
        return sum(is_column(title) for title in first.split(delimiter))

    return CsvText(name, encoding, max(DELIMITERS, key=columns), text, 1)


def no_such_file(name: str, what: str, remedy: str) -> KlantbeeldError:
    """The refusal of a file as a whole."""
    return KlantbeeldError(CommandErrorCode.BESTAND_ONGELDIG, what, where=name, remedy=remedy)


def not_there(name: str) -> KlantbeeldError:
    """The refusal of a file that cannot be opened."""
    return KlantbeeldError(
        CommandErrorCode.BESTAND_ONLEESBAAR,
        "dit bestand is er niet of kan niet worden gelezen",
        where=name,
        remedy="Kijk of de naam en de map kloppen.",
    )


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        # A pipe or a device would be read for ever.
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            content = file.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError):
        raise not_there(name) from None
    if len(content) > MAXIMUM_BYTES:
        raise no_such_file(name, "het bestand is groter dan 5 MB", "Deel het bestand op.")
    return content


def _decode(content: bytes, name: str) -> tuple[str, str]:
    if b"\0" not in content:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            plain = encoding == "utf-8-sig" and not content.startswith(b"\xef\xbb\xbf")
            return text, "utf-8" if plain else encoding
    raise no_such_file(name, "dit is geen gewone tekst", "Sla het rekenblad op als CSV (UTF-8).")
