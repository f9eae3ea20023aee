"""Records in files of JSON: a folder with one in each, or one file with one a line.

Owns the order in which they are read and what counts as the same source. It reads one record at a time, with
a limit, and never lets a bad one stop the others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from interview.commands.files import LARGEST_JSON, read_limited
from interview.errors import CommandErrorCode
from interview.rescoring.entries import (
    Entry,
    Position,
    Questionnaires,
    Rejected,
    entry_of_json,
    rejected,
)
from interview.rescoring.errors import RescoringErrorCode, rescoring_error
from interview.rescoring.frames import Batch, Tick, chunks_of
from questionnaires.errors import KlantbeeldError

TELL_EACH = 64
"""Records between two words on how far it is."""


class BatchMaker:
    """Gathers records of one batch."""

    def __init__(self, questionnaires: Questionnaires, facts: frozenset[str]) -> None:
        """``facts`` are the ones that will be read."""
        self._questionnaires = questionnaires
        self._facts = facts
        self._entries: list[tuple[int, Entry]] = []
        self._rejected: list[Rejected] = []

    def add(self, item: int, content: bytes | str) -> None:
        """Take in one record in JSON, or say why not."""
        encoded = content.encode() if isinstance(content, str) else content
        try:
            self._entries.append((item, entry_of_json(encoded, self._questionnaires)))
        except KlantbeeldError as error:
            self._rejected.append(rejected(item, error))

    def add_entry(self, item: int, entry: Entry) -> None:
        """Take in one that is packed already."""
        self._entries.append((item, entry))

    def reject(self, item: int, error: KlantbeeldError) -> None:
        """Leave one out."""
        self._rejected.append(rejected(item, error))

    def made(self, until: Position, place: Callable[[int], str]) -> Batch:
        """The batch so far; a new one begins."""
        batch = Batch(
            until,
            chunks_of(self._entries, self._questionnaires, self._facts),
            tuple(self._rejected),
            frozenset(entry.oude_regels for _, entry in self._entries),
            place,
        )
        self._entries, self._rejected = [], []
        return batch


@dataclass(frozen=True)
class FolderSource:
    """A folder with one record in each ``.json`` file; other files and folders in it are left alone."""

    folder: Path
    questionnaires: Questionnaires
    facts: frozenset[str]
    names: tuple[str, ...]
    """The files, sorted."""
    soort = "map"

    @classmethod
    def of(cls, folder: Path, questionnaires: Questionnaires, facts: frozenset[str]) -> FolderSource:
        """The folder as it is now.

        Raises KlantbeeldError: HERSCOOR-BRON when it cannot be read or holds no record.
        """
        try:
            names = sorted(
                path.name for path in folder.iterdir() if path.suffix == ".json" and path.is_file()
            )
        except OSError:
            raise unreadable(folder) from None
        if not names:
            raise rescoring_error(
                RescoringErrorCode.BRON,
                "in deze map staan geen gesprekken",
                folder.name,
                "Elk gesprek is hier een bestand dat eindigt op .json.",
            )
        return cls(folder, questionnaires, facts, tuple(names))

    @property
    def size(self) -> int:
        """Files."""
        return len(self.names)

    def fingerprint(self) -> str:
        """Over every name and content."""
        found = hashlib.sha256()
        for name in self.names:
            try:
                content = read_limited(self.folder / name, LARGEST_JSON)
            except KlantbeeldError:
                content = b""
            # A name need not be text: on many systems it is any row of bytes.
            found.update(f"{len(name)} ".encode() + os.fsencode(name) + b" ")
            found.update(f"{hashlib.sha256(content).hexdigest()}\n".encode())
        return found.hexdigest()

    def batches(self, start: Position, count: int, tick: Tick) -> Iterator[Batch]:
        """The files in the order of their names."""
        making = BatchMaker(self.questionnaires, self.facts)
        for first in range(start.items, len(self.names), count):
            last = min(first + count, len(self.names))
            for item in range(first, last):
                try:
                    making.add(item, read_limited(self.folder / self.names[item], LARGEST_JSON))
                except KlantbeeldError as error:
                    making.reject(item, KlantbeeldError(error.code, error.what))
                if item % TELL_EACH == 0:
                    tick(item)
            yield making.made(Position(last, last), self._place)
            tick(last)

    def _place(self, item: int) -> str:
        return os.fsencode(self.names[item]).decode(errors="backslashreplace")


@dataclass(frozen=True)
class LinesSource:
    """A file with one record a line, as exporteer writes it; an empty line is nothing."""

    path: Path
    questionnaires: Questionnaires
    facts: frozenset[str]
    size: int
    """Bytes."""
    soort = "jsonl"

    @classmethod
    def of(cls, path: Path, questionnaires: Questionnaires, facts: frozenset[str]) -> LinesSource:
        """The file as it is now. Raises KlantbeeldError: HERSCOOR-BRON when it cannot be read."""
        try:
            return cls(path, questionnaires, facts, path.stat().st_size)
        except OSError:
            raise unreadable(path) from None

    def fingerprint(self) -> str:
        """Of all its bytes."""
        return file_fingerprint(self.path)

    def batches(self, start: Position, count: int, tick: Tick) -> Iterator[Batch]:
        """Line by line; one that is too long is skipped without being held."""
        making = BatchMaker(self.questionnaires, self.facts)
        with self.path.open("rb") as stream:
            stream.seek(start.offset)
            item, taken = start.items, 0
            while line := stream.readline(LARGEST_JSON + 1):
                if len(line) > LARGEST_JSON:
                    _skip_line(stream, line)
                    making.reject(item, _too_long())
                elif line.strip():
                    making.add(item, line)
                item, taken = item + 1, taken + 1
                if item % TELL_EACH == 0:
                    tick(stream.tell())
                if taken == count:
                    yield making.made(Position(item, stream.tell()), self._place)
                    tick(stream.tell())
                    taken = 0
            if taken:
                yield making.made(Position(item, stream.tell()), self._place)
                tick(stream.tell())

    def _place(self, item: int) -> str:
        return f"{self.path.name}: regel {item + 1}"


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LARGEST_JSON)


def _too_long() -> KlantbeeldError:
    return KlantbeeldError(CommandErrorCode.BESTAND_ONLEESBAAR, "deze regel is te lang voor een gesprek")


def file_fingerprint(path: Path) -> str:
    """SHA-256 of all bytes of a file. Raises KlantbeeldError: HERSCOOR-BRON when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        raise unreadable(path) from None


def unreadable(path: Path) -> KlantbeeldError:
    """A source that is not there, or may not be read."""
    return rescoring_error(
        RescoringErrorCode.BRON,
        "deze bron is er niet, of mag niet gelezen worden",
        path.name,
        "Kies: opslag, een map met gesprekken in JSON, of een bestand dat eindigt op .jsonl of .parquet.",
    )
