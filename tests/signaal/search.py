"""Looks for words everywhere: in every file of some folders, inside every PDF, and in an opened store.

What it cannot look into, it refuses, so that a table that nobody thought of is not silently passed over.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import StreamObject

from interview.desk import Desk
from interview.store.model import KlantRow
from interview.store.store import Store
from tests.store.example import files_under

KNOWN_TABLES = {"klant", "gesprek", "gebeurtenis", "concept", "document", "instelling", "migratie"}
"""Those that :func:`_said_in` reads out."""


def in_files(folders: Iterable[Path], words: Sequence[str]) -> list[str]:
    """The words that stand in a file, in its name, or inside a PDF, as ``file: word``."""
    found = []
    for folder in folders:
        for path in files_under(folder):
            for part in (str(path).encode(), *_parts(path.read_bytes())):
                found += [f"{path.name}: {word}" for word in _held(part, words)]
    return found


def in_store(desk: Desk, words: Sequence[str]) -> list[str]:
    """The words that stand anywhere in the opened store, decrypted and opened."""

    def work(store: Store) -> list[str]:
        found = []
        for place, content in _said_in(store):
            for part in _parts(content):
                found += [f"{place}: {word}" for word in _held(part, words)]
        return found

    return desk.thread.submit(work).result()


def in_text(text: str, words: Sequence[str]) -> list[str]:
    """The words that stand in ``text``."""
    return _held(text.encode(), words)


def _said_in(store: Store) -> Iterator[tuple[str, bytes]]:
    database = store._database
    tables = {str(row[0]) for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == KNOWN_TABLES, f"read the new table out here: {tables - KNOWN_TABLES}"
    for table in KNOWN_TABLES:
        for row in database.rows(f"SELECT * FROM {table}"):
            yield table, repr(row).encode()
            yield table, b"".join(value for value in row if isinstance(value, bytes))
    klanten: list[KlantRow] = store.klanten()
    for klant in klanten:
        yield "klant", (klant.payload or "").encode()
    for gesprek in store.gesprekken():
        here = gesprek.gesprek_id
        yield "gesprek", repr(gesprek).encode()
        for event in store.events(here):
            yield f"gebeurtenis {event.soort}", event.payload.encode()
        for veld, text in store.drafts(here).items():
            yield f"concept {veld}", text.encode()
        if gesprek.volgnummer:
            yield "gesprek", store.document(here).encode()
        for kept in store.documents(here):
            yield f"document {kept.soort}", store.document_bytes(here, kept.soort, kept.versie)
    for row in database.rows("SELECT sleutel FROM instelling"):
        name = str(row[0])
        yield f"instelling {name}", (store.setting(name) or "").encode()


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"%PDF"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _parts_of_pdf(content)


def _parts_of_pdf(content: bytes) -> Iterator[bytes]:
    reader = PdfReader(io.BytesIO(content))
    for page in reader.pages:
        yield page.extract_text().encode()
    for attached in reader.attachments.values():
        yield from attached
    yield repr(reader.metadata).encode()
    for number in range(1, len(reader.xref_objStm) + sum(len(part) for part in reader.xref.values()) + 1):
        value = reader.get_object(number)
        if isinstance(value, StreamObject):
            yield value.get_data()
        elif value is not None:
            yield repr(value).encode()


def _held(content: bytes, words: Sequence[str]) -> list[str]:
    """The words that stand there, whichever way they were written or broken over lines."""
    squeezed = re.sub(rb"[\s\-]|\xc2\xad", b"", content).lower()
    return [
        word
        for word in words
        if re.sub(r"[\s\-]", "", word).lower().encode() in squeezed
        or any(form in content for form in _forms(word))
    ]


def _forms(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield word.encode("utf-16-le")
    yield plain.hex().encode()
    # In base64 a word looks otherwise at each of three places; its first and last signs mix with others.
    for ahead in range(3):
        whole = base64.b64encode(b"x" * ahead + plain)
        yield whole[4 : len(whole) // 4 * 4 - 4]
