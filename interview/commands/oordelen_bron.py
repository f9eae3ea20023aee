"""Gesprekken one after another from the store, a folder or a file, for what is counted over all of them.

Owns what counts as such a source. It holds one record at a time, and one that is no good never stops the
others: it comes out as its refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands.files import LARGEST_JSON, json_of, read_json, refused
from interview.commands.record_file import record_of
from interview.errors import CommandErrorCode, KlantbeeldError

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.record import GespreksRecord

STORE = "opslag"
"""The word for the store, in place of a file or folder."""


def records_in_store(desk: Desk) -> Iterator[GespreksRecord | KlantbeeldError]:
    """Every gesprek that was begun."""
    for item in desk.caseload.worklist().result().alles:
        if item.stap:
            text = desk.caseload.document(item.gesprek_id).result()
            yield _record(text.encode(), f"gesprek {item.gesprek_id}")


def records_at(path: Path) -> Iterator[GespreksRecord | KlantbeeldError]:
    """The gesprekken of a folder of ``.json`` files, of a ``.jsonl`` file or of one ``.json`` file.

    Raises KlantbeeldError: BESTAND-ONLEESBAAR when there is nothing of the kind.
    """
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
        names = sorted(one for one in path.iterdir() if one.suffix == ".json") if is_folder else []
    except (OSError, ValueError):  # ValueError: a NUL in the name
        is_folder, is_file, names = False, False, []
    if is_file and path.suffix == ".jsonl":
        return _lines(path)
    if is_file and path.suffix == ".json":
        return _files([path])
    if names:
        return _files(names)
    raise refused(
        CommandErrorCode.BESTAND_ONLEESBAAR,
        "in deze map staan geen gesprekken" if is_folder else "hier zijn geen gesprekken te lezen",
        path.name,
        "Kies: opslag, een map met gesprekken in JSON, of een bestand dat eindigt op .json of .jsonl.",
    )


def _files(paths: list[Path]) -> Iterator[GespreksRecord | KlantbeeldError]:
    for path in paths:
        try:
            yield record_of(read_json(path), path.name)
        except KlantbeeldError as error:
            yield error


def _lines(path: Path) -> Iterator[GespreksRecord | KlantbeeldError]:
    number = 0
    with path.open("rb") as stream:
        while line := stream.readline(LARGEST_JSON + 1):
            number += 1
            where = f"{path.name}: regel {number}"
            if len(line) > LARGEST_JSON:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LARGEST_JSON)
                yield refused(CommandErrorCode.BESTAND_ONLEESBAAR, "deze regel is te lang", where, "")
            elif line.strip():
                yield _record(line, where)


def _record(content: bytes, where: str) -> GespreksRecord | KlantbeeldError:
    try:
        return record_of(json_of(content, where), where)
    except KlantbeeldError as error:
        return error
