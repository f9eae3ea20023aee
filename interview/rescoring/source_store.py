"""The store as a source: every gesprek that was begun, by id, through the cache of packed vectors.

It reads through the store thread and writes nothing but the cache. A record is opened only when its vector
is missing or older than its journal.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from interview.errors import CommandErrorCode
from interview.record import GespreksRecord
from interview.rescoring.entries import Entry, Position, Questionnaires, entry_of
from interview.rescoring.frames import Batch, Tick
from interview.rescoring.sources_json import TELL_EACH, BatchMaker
from interview.rescoring.vectors import Kept, VectorCache, cache_key
from interview.store.model import JournalHead
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.desk import Desk

PAGE = 5_000
"""Heads of journals asked for at once."""


class StoreSource:
    """The gesprekken of one open store."""

    soort = "opslag"

    def __init__(self, desk: Desk, questionnaires: Questionnaires, facts: frozenset[str]) -> None:
        """``desk`` stays owned by the caller; nothing else may write while this is read."""
        self._desk = desk
        self._questionnaires = questionnaires
        self._facts = facts
        self.size = sum(1 for _ in self._heads())

    def fingerprint(self) -> str:
        """Over the head of every journal."""
        found = hashlib.sha256()
        for head in self._heads():
            found.update(f"{head.gesprek_id} {head.volgnummer} {head.ketting.hex()}\n".encode())
        return found.hexdigest()

    def batches(self, start: Position, count: int, tick: Tick) -> Iterator[Batch]:
        """The gesprekken by id. Vectors of gesprekken that are gone are removed first."""
        key = self._desk.thread.submit(lambda store: cache_key(store.keys.store_key)).result()
        with contextlib.closing(VectorCache(self._desk.locations.vectors_file, key)) as cache:
            cache.keep_only(head.gesprek_id for head in self._heads())
            heads = islice(self._heads(), start.items, None)
            first = start.items
            while batch := list(islice(heads, count)):
                yield self._batch(cache, batch, first, tick)
                first += len(batch)

    def _heads(self) -> Iterator[JournalHead]:
        after = ""
        while page := self._page(after):
            yield from page
            after = page[-1].gesprek_id

    def _page(self, after: str) -> list[JournalHead]:
        return self._desk.thread.submit(lambda store: store.journal_heads(after, PAGE)).result()

    def _batch(self, cache: VectorCache, heads: Sequence[JournalHead], first: int, tick: Tick) -> Batch:
        making = BatchMaker(self._questionnaires, self._facts)
        known = cache.between(heads[0].gesprek_id, heads[-1].gesprek_id)
        fresh: list[tuple[JournalHead, Entry, str, str]] = []
        for item, head in enumerate(heads, first):
            kept = known.get(head.gesprek_id)
            if kept is not None and self._current(kept, head):
                making.add_entry(item, kept.entry)
                continue
            try:
                entry, digest, layout = self._packed(head.gesprek_id)
            except KlantbeeldError as error:
                making.reject(item, error)
                continue
            making.add_entry(item, entry)
            fresh.append((head, entry, digest, layout))
            if item % TELL_EACH == 0:
                tick(item)
        cache.keep(fresh)
        until = first + len(heads)
        tick(until)
        return making.made(Position(until, until), lambda item: f"gesprek {heads[item - first].gesprek_id}")

    def _current(self, kept: Kept, head: JournalHead) -> bool:
        """Whether the row was made from these events, with the questionnaire as it is here now."""
        if kept.head != head:
            return False
        try:
            installed = self._questionnaires.installed(kept.entry.vragenlijst)
        except KlantbeeldError:
            return False
        layout = installed.layout
        fits = len(kept.entry.vector) == layout.width
        return fits and (kept.vragenlijst_sha256, kept.indeling) == (installed.sha256, layout.fingerprint)

    def _packed(self, gesprek_id: str) -> tuple[Entry, str, str]:
        """The entry of one record, with the hash of its questionnaire and its layout.

        Raises KlantbeeldError when it cannot be read or scored.
        """
        text = self._desk.thread.submit(lambda store: store.document(gesprek_id)).result()
        try:
            record = GespreksRecord.model_validate_json(text)
        except ValidationError:
            raise KlantbeeldError(
                CommandErrorCode.BESTAND_ONGELDIG, "dit is geen gesprek dat wij kennen"
            ) from None
        installed = self._questionnaires.of(record.versies.vragenlijst)
        return entry_of(record, installed), installed.sha256, installed.layout.fingerprint
