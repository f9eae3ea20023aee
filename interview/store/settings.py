"""Settings of the consultant: small texts by name, each sealed.

Owns what seals a setting. It never knows what one means.
"""

from __future__ import annotations

from interview.store.connection import as_bytes
from interview.store.database import Database
from interview.store.sealing import Seal


class Settings:
    """Reading and keeping settings."""

    def __init__(self, database: Database, key: bytes) -> None:
        """``database`` stays owned by the caller; ``key`` is the settings key."""
        self._database = database
        self._seal = Seal(key)

    def one(self, name: str) -> str | None:
        """One setting, or nothing."""
        rows = self._database.rows("SELECT geheim FROM instelling WHERE sleutel = ?", (name,))
        return self._seal.open_text(as_bytes(rows[0][0]), "instelling", name) if rows else None

    def keep(self, name: str, value: str) -> None:
        """Keep one setting in the place of what it was."""
        sealed = self._seal.close_text(value, "instelling", name)
        self._database.transaction(
            lambda connection: connection.execute(
                "INSERT INTO instelling (sleutel, geheim) VALUES (?, ?)"
                " ON CONFLICT (sleutel) DO UPDATE SET geheim = excluded.geheim",
                (name, sealed),
            )
        )
