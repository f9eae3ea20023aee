"""The klant table and the seals of the klanten.

Owns which key seals what of a klant, and the two-sided erasure: key first, then what is left of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interview.store.connection import Connection, Value, as_bytes, as_number, as_text
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, store_error
from interview.store.keys import KeyRing
from interview.store.model import KlantRow, KlantToestand
from interview.store.sealing import Seal


class Klanten:
    """Reading, adding, changing and erasing klanten."""

    def __init__(self, database: Database, keys: KeyRing) -> None:
        """Both stay owned by the store."""
        self._database = database
        self._keys = keys
        self._seals: dict[str, Seal] = {}

    def seal(self, klant_id: str) -> Seal:
        """The seal of one klant.

        Raises:
            KlantbeeldError: its key was destroyed or is missing.
        """
        found = self._seals.get(klant_id)
        if found is None:
            found = self._seals[klant_id] = Seal(self._keys.klant_key(klant_id))
        return found

    def add(self, payloads: Mapping[str, str]) -> None:
        """Add klanten (identity to JSON text), all or none. The keys must be on disk already.

        Raises:
            KlantbeeldError: an identity is in use already.
        """
        rows = [
            (klant_id, self.seal(klant_id).close_text(text, "klant", klant_id))
            for klant_id, text in payloads.items()
        ]
        self._database.transaction(
            lambda connection: connection.executemany(
                "INSERT INTO klant (klant_id, geheim) VALUES (?, ?)", rows
            )
        )

    def update(self, klant_id: str, payload: str) -> None:
        """Replace what is kept of one klant.

        Raises:
            KlantbeeldError: unknown or erased.
        """
        self._known(klant_id)
        sealed = self.seal(klant_id).close_text(payload, "klant", klant_id)
        self._database.transaction(
            lambda connection: connection.execute(
                "UPDATE klant SET geheim = ? WHERE klant_id = ?", (sealed, klant_id)
            )
        )

    def one(self, klant_id: str) -> KlantRow:
        """One klant, whatever its state.

        Raises:
            KlantbeeldError: unknown, or damaged.
        """
        return self._row(klant_id, *self._known(klant_id))

    def all(self) -> list[KlantRow]:
        """All klanten in the order they were added, erased ones included."""
        rows = self._database.rows("SELECT klant_id, gewist, geheim FROM klant ORDER BY klant_id")
        return [self._row(as_text(klant_id), *_state(erased, sealed)) for klant_id, erased, sealed in rows]

    def erase(self, klant_id: str) -> None:
        """Destroy the key of one klant, then remove what the rows still held.

        The journal rows stay: unreadable, and with their chain whole.

        Raises:
            KlantbeeldError: unknown.
        """
        self._known(klant_id)
        self._keys.destroy_klant_key(klant_id)
        self._seals.pop(klant_id, None)
        self._clear([klant_id])

    def finish_erasures(self) -> bool:
        """Complete erasures that were interrupted, or undone by an old key file. True when there were any."""
        rows = self._database.rows("SELECT klant_id, gewist FROM klant")
        marked = {as_text(klant_id) for klant_id, erased in rows if erased}
        present = {as_text(klant_id) for klant_id, _ in rows}
        returned = [klant_id for klant_id in marked if self._keys.has_key(klant_id)]
        for klant_id in returned:
            self._keys.destroy_klant_key(klant_id)
        unfinished = (self._keys.erased & present) - marked
        if unfinished:
            self._clear(sorted(unfinished))
        return bool(returned or unfinished)

    def _clear(self, klant_ids: Iterable[str]) -> None:
        chosen = list(klant_ids)

        def work(connection: Connection) -> None:
            for klant_id in chosen:
                of_klant = "WHERE gesprek_id IN (SELECT gesprek_id FROM gesprek WHERE klant_id = ?)"
                connection.execute(f"DELETE FROM concept {of_klant}", (klant_id,))  # noqa: S608 - our own text
                connection.execute(f"DELETE FROM document {of_klant}", (klant_id,))  # noqa: S608 - our own text
                connection.execute("UPDATE gesprek SET geheim = NULL WHERE klant_id = ?", (klant_id,))
                connection.execute(
                    "UPDATE klant SET gewist = 1, geheim = NULL WHERE klant_id = ?", (klant_id,)
                )

        self._database.transaction(work)

    def _known(self, klant_id: str) -> tuple[bool, bytes | None]:
        rows = self._database.rows("SELECT gewist, geheim FROM klant WHERE klant_id = ?", (klant_id,))
        if not rows:
            raise store_error(StoreErrorCode.ONBEKEND, f"klant {klant_id}")
        return _state(*rows[0])

    def _row(self, klant_id: str, erased: bool, sealed: bytes | None) -> KlantRow:
        if erased or klant_id in self._keys.erased:
            return KlantRow(klant_id, KlantToestand.GEWIST, None)
        if not self._keys.has_key(klant_id):
            return KlantRow(klant_id, KlantToestand.SLEUTEL_ONTBREEKT, None)
        payload = self.seal(klant_id).open_text(as_bytes(sealed), "klant", klant_id)
        return KlantRow(klant_id, KlantToestand.LEESBAAR, payload)


def _state(erased: Value, sealed: Value) -> tuple[bool, bytes | None]:
    return bool(as_number(erased)), None if sealed is None else as_bytes(sealed)
