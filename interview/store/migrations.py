"""Named, recorded migrations: each in one transaction, each after an encrypted copy.

Owns the order of the migrations and the record of them. A released migration never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from interview.store import schema
from interview.store.connection import Connection, as_number
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, store_error


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from the schema version before it to its own."""

    version: int
    """The schema version it leads to; the first is 1 and there are no gaps."""
    name: str
    """A short name, recorded in the store."""
    apply: Callable[[Connection], None]
    """Makes the change; runs inside the transaction and may run again when the disk was full."""


def _first_schema(connection: Connection) -> None:
    for statement in schema.VERSION_1:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "eerste schema", _first_schema),)
"""All migrations, oldest first."""


def schema_version(database: Database) -> int:
    """The schema version of the open store; 0 for an empty one."""
    return as_number(database.rows("PRAGMA user_version")[0][0])


def migrate(
    database: Database,
    backup: Callable[[int], None],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> int:
    """Bring the store to the last schema version and return that.

    Args:
        database: the open store.
        backup: called with the present version before each migration of a store that is in use.
        migrations: the known migrations, oldest first.

    Raises:
        KlantbeeldError: the store is of a later version, or a step failed; that step left nothing behind.
    """
    present = schema_version(database)
    if present > migrations[-1].version:
        raise store_error(StoreErrorCode.NIEUWER, f"versie {present}")
    for migration in migrations:
        if migration.version <= present:
            continue
        if present > 0:
            backup(present)
        database.transaction(partial(_apply, migration))
        present = migration.version
    return present


def recorded(database: Database) -> list[tuple[int, str]]:
    """The migrations this store went through, as (version, name)."""
    rows = database.rows("SELECT versie, naam FROM migratie ORDER BY versie")
    return [(as_number(version), str(name)) for version, name in rows]


def _apply(migration: Migration, connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migratie (versie INTEGER PRIMARY KEY, naam TEXT NOT NULL) STRICT"
    )
    migration.apply(connection)
    connection.execute(
        "INSERT INTO migratie (versie, naam) VALUES (?, ?)", (migration.version, migration.name)
    )
    connection.execute(f"PRAGMA user_version = {migration.version}")
