"""The chain of events: whoever edits, removes, moves or adds a row is found, with no key of a klant."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.store.connection import Connection, DatabaseError, open_connection
from interview.store.errors import StoreErrorCode
from interview.store.model import StoredEvent
from interview.store.store import Store
from tests.store.example import AT, SUMMARY, MadeStore, event, expect_refusal, with_gesprek

COPY_ROW = (
    "INSERT INTO gebeurtenis SELECT gesprek_id, {number}, soort, tijdstip, ketting, geheim"
    " FROM gebeurtenis WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"
)

TAMPERINGS = {
    "kind": ["UPDATE gebeurtenis SET soort = 'Anders' WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"],
    "time": ["UPDATE gebeurtenis SET tijdstip = '2020' WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"],
    "payload": [
        "UPDATE gebeurtenis SET geheim = (SELECT geheim FROM gebeurtenis WHERE gesprek_id = 'gesprek-1'"
        " AND volgnummer = 2) WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"
    ],
    "link": [
        "UPDATE gebeurtenis SET ketting = zeroblob(32) WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"
    ],
    "removed": ["DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3"],
    "removed and closed up": [
        "DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3",
        "UPDATE gebeurtenis SET volgnummer = 3 WHERE gesprek_id = 'gesprek-1' AND volgnummer = 4",
        "UPDATE gebeurtenis SET volgnummer = 4 WHERE gesprek_id = 'gesprek-1' AND volgnummer = 5",
        "UPDATE gesprek SET volgnummer = 4 WHERE gesprek_id = 'gesprek-1'",
    ],
    "first removed": ["DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1' AND volgnummer = 1"],
    "tail cut": ["DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1' AND volgnummer = 5"],
    "all removed": ["DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1'"],
    "swapped": [
        "UPDATE gebeurtenis SET volgnummer = 99 WHERE gesprek_id = 'gesprek-1' AND volgnummer = 2",
        "UPDATE gebeurtenis SET volgnummer = 2 WHERE gesprek_id = 'gesprek-1' AND volgnummer = 3",
        "UPDATE gebeurtenis SET volgnummer = 3 WHERE gesprek_id = 'gesprek-1' AND volgnummer = 99",
    ],
    "duplicated": [COPY_ROW.format(number=6)],
    "duplicated with its head": [
        COPY_ROW.format(number=6),
        "UPDATE gesprek SET volgnummer = 6 WHERE gesprek_id = 'gesprek-1'",
    ],
    "moved to another gesprek": [
        "DELETE FROM gebeurtenis WHERE gesprek_id = 'gesprek-1'",
        "UPDATE gebeurtenis SET gesprek_id = 'gesprek-1' WHERE gesprek_id = 'gesprek-2'",
        "UPDATE gesprek SET volgnummer = 5, ketting = (SELECT ketting FROM gesprek"
        " WHERE gesprek_id = 'gesprek-2') WHERE gesprek_id = 'gesprek-1'",
    ],
    "head": ["UPDATE gesprek SET ketting = zeroblob(32) WHERE gesprek_id = 'gesprek-1'"],
}


@contextmanager
def raw(made: MadeStore) -> Generator[Connection]:
    """The database as someone with its key could reach it, with our guards taken off."""
    with made.opened() as store:
        key = store.keys.store_key
    connection = open_connection(made.locations.store_file, key)
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield connection
    finally:
        connection.close()


def take_off_guards(connection: Connection) -> None:
    connection.execute("DROP TRIGGER gebeurtenis_wijzigt_nooit")
    connection.execute("DROP TRIGGER gebeurtenis_verdwijnt_nooit")


def fill(store: Store) -> None:
    with_gesprek(store, events=5)
    store.create_gesprek("gesprek-2", "klant-1", [event(number) for number in range(1, 6)], "{}", SUMMARY)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found(made: MadeStore, name: str) -> None:
    with made.opened() as store:
        fill(store)
    with raw(made) as connection:
        take_off_guards(connection)
        for statement in TAMPERINGS[name]:
            connection.execute(statement)
    with made.opened() as store:
        with expect_refusal(StoreErrorCode.JOURNAAL_GEBROKEN):
            store.events("gesprek-1")
        report = store.integrity_check()
        assert not report.ok
        assert "gesprek-1" in report.chains


def test_an_untouched_journal_passes(made: MadeStore) -> None:
    with made.opened() as store:
        fill(store)
    with raw(made) as connection:
        take_off_guards(connection)
    with made.opened() as store:
        assert store.integrity_check().ok


@pytest.mark.parametrize(
    "statement", ["UPDATE gebeurtenis SET soort = 'Anders'", "DELETE FROM gebeurtenis", "DELETE FROM gesprek"]
)
def test_the_tables_themselves_refuse_to_change_the_journal(made: MadeStore, statement: str) -> None:
    with made.opened() as store:
        fill(store)
    with raw(made) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(DatabaseError):
            connection.execute(statement)
    with made.opened() as store:
        assert store.integrity_check().ok


def test_an_older_projection_cannot_be_put_back(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
    with raw(made) as connection:
        old = connection.execute("SELECT geheim FROM gesprek").fetchall()[0]
    with made.opened() as store:
        store.append("gesprek-1", [event(2)], '{"n":2}', SUMMARY, after=1)
    with raw(made) as connection:
        connection.execute("UPDATE gesprek SET geheim = ?", old)
    with made.opened() as store:
        with expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
            store.document("gesprek-1")
        assert store.events("gesprek-1") == [event(1), event(2)]


@pytest.mark.parametrize("table", ["klant", "concept", "document", "instelling"])
def test_rows_cannot_be_exchanged(made: MadeStore, table: str) -> None:
    with made.opened() as store:
        with_gesprek(store)
        store.create_gesprek("gesprek-2", "klant-1", [], "{}", SUMMARY)
        store.add_klant("klant-2", '{"naam":"Niemand"}')
        for gesprek in ("gesprek-1", "gesprek-2"):
            store.save_draft(gesprek, "veld", f"van {gesprek}", AT)
            store.add_document(gesprek, "mijn-plan", 1, gesprek.encode(), AT)
            store.set_setting(gesprek, gesprek)
    with raw(made) as connection:
        connection.execute(f"UPDATE {table} SET geheim = (SELECT geheim FROM {table} ORDER BY rowid DESC)")
    with made.opened() as store, expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
        read: dict[str, Callable[[], object]] = {
            "klant": lambda: store.klant("klant-1"),
            "concept": lambda: store.drafts("gesprek-1"),
            "document": lambda: store.document_bytes("gesprek-1", "mijn-plan", 1),
            "instelling": lambda: store.setting("gesprek-1"),
        }
        read[table]()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(batches=st.lists(st.lists(st.text(max_size=40), max_size=4), max_size=6), number=st.integers(0, 10**9))
def test_any_batches_of_events_read_back_in_order(
    made: MadeStore, batches: list[list[str]], number: int
) -> None:
    gesprek = f"gesprek-{number}"
    with made.opened() as store:
        if not store.klanten():
            store.add_klant("klant-1", "{}")
        if gesprek in {row.gesprek_id for row in store.gesprekken()}:
            return
        store.create_gesprek(gesprek, "klant-1", [], "{}", SUMMARY)
        written: list[StoredEvent] = []
        for batch in batches:
            events = [event(position, text) for position, text in enumerate(batch)]
            assert store.append(gesprek, events, "{}", SUMMARY, after=len(written)) == len(written) + len(
                events
            )
            written += events
        assert store.events(gesprek) == written
