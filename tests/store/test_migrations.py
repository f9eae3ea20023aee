"""Migrations: named, recorded, whole or absent, and with a copy beforehand."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from interview.store import opening
from interview.store.connection import Connection, open_connection
from interview.store.database import Database
from interview.store.errors import StoreErrorCode
from interview.store.files import Ballast
from interview.store.migrations import MIGRATIONS, Migration, migrate, recorded, schema_version
from tests.store.example import MadeStore, event, expect_refusal, files_under, with_gesprek


def add_column(connection: Connection) -> None:
    connection.execute("ALTER TABLE klant ADD COLUMN proef TEXT")


def fail_half_way(connection: Connection) -> None:
    connection.execute("ALTER TABLE klant ADD COLUMN half TEXT")
    raise RuntimeError


NEXT = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "proef", add_column))


@pytest.fixture
def database(made: MadeStore) -> Database:
    with made.opened() as store:
        with_gesprek(store, events=2)
        key = store.keys.store_key
    return Database(made.locations.store_file, key, Ballast(made.locations.ballast_file))


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.version for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert len({migration.name for migration in MIGRATIONS}) == len(MIGRATIONS)


def test_a_new_store_records_its_migrations(database: Database) -> None:
    assert recorded(database) == [(migration.version, migration.name) for migration in MIGRATIONS]
    assert schema_version(database) == MIGRATIONS[-1].version
    database.close()


def test_a_migration_runs_once_after_a_copy_that_still_opens(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "ervoor.db"
    assert migrate(database, lambda version: database.copy_to(copy), NEXT) == NEXT[-1].version
    assert recorded(database)[-1] == (NEXT[-1].version, "proef")
    database.rows("SELECT proef FROM klant")
    migrate(database, lambda version: pytest.fail("nothing was left to do"), NEXT)
    database.close()
    kept = Database(copy, database._key, Ballast(tmp_path / "reserve"))
    assert schema_version(kept) == MIGRATIONS[-1].version
    assert len(kept.rows("SELECT * FROM gebeurtenis")) == 2
    kept.close()


def test_a_failing_migration_leaves_nothing_behind(database: Database) -> None:
    broken = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "kapot", fail_half_way))
    with pytest.raises(RuntimeError):
        migrate(database, lambda version: None, broken)
    assert schema_version(database) == MIGRATIONS[-1].version
    assert len(recorded(database)) == len(MIGRATIONS)
    assert "half" not in {str(row[1]) for row in database.rows("PRAGMA table_info(klant)")}
    database.close()


def test_a_failing_copy_stops_the_migration(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "ervoor.db"
    copy.write_bytes(b"van iemand anders")
    with expect_refusal(StoreErrorCode.KOPIE_BESTAAT_AL):
        migrate(database, lambda version: database.copy_to(copy), NEXT)
    assert schema_version(database) == MIGRATIONS[-1].version
    assert copy.read_bytes() == b"van iemand anders"
    database.close()


def test_opening_an_older_store_copies_it_each_time_it_tries(
    made: MadeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.opened() as store:
        with_gesprek(store, events=2)
    broken = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "kapot", fail_half_way))
    for steps in (broken, NEXT):
        monkeypatch.setattr(opening, "migrate", partial(migrate, migrations=steps))
        if steps is broken:
            with pytest.raises(RuntimeError):
                made.open()
        else:
            with made.opened() as store:
                assert len(store.events("gesprek-1")) == 2
    last = MIGRATIONS[-1].version
    names = sorted(path.name for path in files_under(made.locations.backups_dir))
    assert names == [f"voor-migratie-van-{last}-{attempt}.db" for attempt in (1, 2)]


def test_tables_of_another_make_are_said_to_be_that(database: Database) -> None:
    with expect_refusal(StoreErrorCode.SCHEMA_PAST_NIET):
        database.rows("SELECT proef FROM klant")
    database.close()


def test_a_store_of_a_later_version_is_refused(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
        key = store.keys.store_key
    connection = open_connection(made.locations.store_file, key)
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    with expect_refusal(StoreErrorCode.NIEUWER):
        made.open()
    connection = open_connection(made.locations.store_file, key)
    connection.execute(f"PRAGMA user_version = {MIGRATIONS[-1].version}")
    connection.close()
    with made.opened() as store:
        assert store.events("gesprek-1") == [event(1)]
    assert not [path for path in files_under(made.locations.backups_dir) if path.suffix == ".db"]
