"""Gesprekken, their drafts and their projection, written together with the journal.

Owns the one transaction of the store: events, document, summary and the drafts they replace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.store.connection import Connection, Row, as_bytes, as_number, as_text
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, store_error
from interview.store.journal import Head, append_events, check_chain, first_head, read_events
from interview.store.klanten import Klanten
from interview.store.model import GesprekRow, GesprekSummary, JournalHead, StoredEvent
from interview.store.sealing import Seal
from questionnaires.errors import KlantbeeldError

_SUMMARY_COLUMNS = (
    "gepland_op", "status", "stap", "bijgewerkt_op", "voortgang", "planstatus", "terug_op", "terug_reden",
)  # fmt: skip
_SUMMARY = ", ".join(f"{column} = ?" for column in _SUMMARY_COLUMNS)
_ROW = f"gesprek_id, klant_id, {', '.join(_SUMMARY_COLUMNS)}, volgnummer"


@dataclass(frozen=True, slots=True)
class _Known:
    """What must be known of a gesprek before anything of it is read or written."""

    klant_id: str
    head: Head


class Gesprekken:
    """Writing and reading gesprekken."""

    def __init__(self, database: Database, klanten: Klanten) -> None:
        """Both stay owned by the store."""
        self._database = database
        self._klanten = klanten

    def create(
        self,
        gesprek_id: str,
        klant_id: str,
        events: Sequence[StoredEvent],
        document: str,
        summary: GesprekSummary,
    ) -> int:
        """Make a gesprek with its first events; returns the last number."""
        if self._klanten.one(klant_id).payload is None:
            self._klanten.seal(klant_id)  # raises the error that says why
        start = first_head(gesprek_id)

        def work(connection: Connection) -> int:
            connection.execute(
                f"INSERT INTO gesprek ({_ROW}, ketting) VALUES ({', '.join('?' * 12)})",  # noqa: S608 - our own text
                (gesprek_id, klant_id, *_summary_values(summary), start.number, start.chain),
            )
            known = _Known(klant_id, start)
            return self._write(connection, gesprek_id, known, events, document, summary)

        return self._database.transaction(work)

    def append(
        self,
        gesprek_id: str,
        events: Sequence[StoredEvent],
        document: str,
        summary: GesprekSummary,
        clear_drafts: Sequence[str],
        after: int,
    ) -> int:
        """Write events behind number ``after`` with everything that follows from them, in one commit."""

        def work(connection: Connection) -> int:
            known = self._known(gesprek_id)
            if known.head.number != after:
                raise store_error(
                    StoreErrorCode.CONFLICT, f"gesprek {gesprek_id}, gebeurtenis {known.head.number}"
                )
            connection.executemany(
                "DELETE FROM concept WHERE gesprek_id = ? AND veld = ?",
                [(gesprek_id, field) for field in clear_drafts],
            )
            return self._write(connection, gesprek_id, known, events, document, summary)

        return self._database.transaction(work)

    def rewrite_document(self, gesprek_id: str, document: str, summary: GesprekSummary) -> None:
        """Replace the projection only, after rebuilding it from the journal."""

        def work(connection: Connection) -> int:
            return self._write(connection, gesprek_id, self._known(gesprek_id), (), document, summary)

        self._database.transaction(work)

    def events(self, gesprek_id: str) -> list[StoredEvent]:
        """The events in order, with their chain checked."""
        known = self._known(gesprek_id)
        return read_events(self._database, gesprek_id, known.head, self._klanten.seal(known.klant_id))

    def document(self, gesprek_id: str) -> str:
        """The projection that belongs to the last event."""
        known = self._known(gesprek_id)
        seal = self._klanten.seal(known.klant_id)
        rows = self._database.rows("SELECT geheim FROM gesprek WHERE gesprek_id = ?", (gesprek_id,))
        return seal.open_text(as_bytes(rows[0][0]), "gesprek", gesprek_id, known.head.number)

    def all(self) -> list[GesprekRow]:
        """The werkvoorraad: every gesprek of a klant that was not erased. Opens nothing sealed."""
        rows = self._database.rows(
            f"SELECT {_ROW}"  # noqa: S608 - our own text
            " FROM gesprek JOIN klant USING (klant_id) WHERE klant.gewist = 0 ORDER BY gesprek_id"
        )
        return [_gesprek_row(row) for row in rows]

    def heads(self, after: str, limit: int) -> list[JournalHead]:
        """Of gesprekken that were begun, of klanten that were not erased, by id. Opens nothing sealed."""
        rows = self._database.rows(
            "SELECT gesprek_id, volgnummer, ketting FROM gesprek JOIN klant USING (klant_id)"
            " WHERE klant.gewist = 0 AND volgnummer > 0 AND gesprek_id > ? ORDER BY gesprek_id LIMIT ?",
            (after, limit),
        )
        return [
            JournalHead(as_text(gesprek_id), as_number(number), as_bytes(chain))
            for gesprek_id, number, chain in rows
        ]

    def one(self, gesprek_id: str) -> GesprekRow:
        """One line of the werkvoorraad, also of an erased klant."""
        rows = self._database.rows(
            f"SELECT {_ROW} FROM gesprek WHERE gesprek_id = ?",  # noqa: S608 - our own text
            (gesprek_id,),
        )
        if not rows:
            raise store_error(StoreErrorCode.ONBEKEND, f"gesprek {gesprek_id}")
        return _gesprek_row(rows[0])

    def save_draft(self, gesprek_id: str, field: str, text: str, at: str) -> None:
        """Keep the unfinished text of one field; empty text removes it."""
        seal = self._klanten.seal(self._known(gesprek_id).klant_id)
        sealed = seal.close_text(text, "concept", gesprek_id, field)

        def work(connection: Connection) -> None:
            if text:
                connection.execute(
                    "INSERT INTO concept (gesprek_id, veld, tijdstip, geheim) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (gesprek_id, veld)"
                    " DO UPDATE SET tijdstip = excluded.tijdstip, geheim = excluded.geheim",
                    (gesprek_id, field, at, sealed),
                )
            else:
                connection.execute(
                    "DELETE FROM concept WHERE gesprek_id = ? AND veld = ?", (gesprek_id, field)
                )

        self._database.transaction(work)

    def drafts(self, gesprek_id: str) -> dict[str, str]:
        """Field to unfinished text, oldest first."""
        seal = self._klanten.seal(self._known(gesprek_id).klant_id)
        rows = self._database.rows(
            "SELECT veld, geheim FROM concept WHERE gesprek_id = ? ORDER BY tijdstip, veld", (gesprek_id,)
        )
        return {
            as_text(field): seal.open_text(as_bytes(sealed), "concept", gesprek_id, as_text(field))
            for field, sealed in rows
        }

    def seal_of(self, gesprek_id: str) -> Seal:
        """The seal of the klant of a gesprek."""
        return self._klanten.seal(self._known(gesprek_id).klant_id)

    def broken_chains(self) -> list[str]:
        """The gesprekken whose journal was changed. Needs no key of a klant."""
        found = []
        for gesprek_id, number, chain in self._database.rows(
            "SELECT gesprek_id, volgnummer, ketting FROM gesprek ORDER BY gesprek_id"
        ):
            try:
                check_chain(self._database, as_text(gesprek_id), Head(as_number(number), as_bytes(chain)))
            except KlantbeeldError:
                found.append(as_text(gesprek_id))
        return found

    def _write(
        self,
        connection: Connection,
        gesprek_id: str,
        known: _Known,
        events: Sequence[StoredEvent],
        document: str,
        summary: GesprekSummary,
    ) -> int:
        seal = self._klanten.seal(known.klant_id)
        head = append_events(connection, gesprek_id, known.head, events, seal)
        # Bound to the number of the last event, so that an older projection cannot be put back.
        sealed = seal.close_text(document, "gesprek", gesprek_id, head.number)
        connection.execute(
            f"UPDATE gesprek SET {_SUMMARY}, volgnummer = ?, ketting = ?, geheim = ?"  # noqa: S608 - our own text
            " WHERE gesprek_id = ?",
            (*_summary_values(summary), head.number, head.chain, sealed, gesprek_id),
        )
        return head.number

    def _known(self, gesprek_id: str) -> _Known:
        rows = self._database.rows(
            "SELECT klant_id, volgnummer, ketting FROM gesprek WHERE gesprek_id = ?", (gesprek_id,)
        )
        if not rows:
            raise store_error(StoreErrorCode.ONBEKEND, f"gesprek {gesprek_id}")
        klant_id, number, chain = rows[0]
        return _Known(as_text(klant_id), Head(as_number(number), as_bytes(chain)))


def _summary_values(summary: GesprekSummary) -> tuple[str | None, ...]:
    return tuple(getattr(summary, column) for column in _SUMMARY_COLUMNS)


def _gesprek_row(row: Row) -> GesprekRow:
    gesprek_id, klant_id, gepland_op, status, stap, bijgewerkt_op, *rest, number = row
    voortgang, planstatus, terug_op, terug_reden = rest
    summary = GesprekSummary(
        gepland_op=None if gepland_op is None else as_text(gepland_op),
        status=as_text(status),
        stap=as_text(stap),
        bijgewerkt_op=as_text(bijgewerkt_op),
        voortgang=as_text(voortgang),
        planstatus=as_text(planstatus),
        terug_op=None if terug_op is None else as_text(terug_op),
        terug_reden=as_text(terug_reden),
    )
    return GesprekRow(as_text(gesprek_id), as_text(klant_id), summary, as_number(number))
