"""The tables of schema version 1. Later versions change them by a migration, never here.

What stands in clear here is still encrypted by SQLCipher; a column ``geheim`` is also sealed under the
key of its klant, so that destroying that key destroys it in every copy.
"""

from __future__ import annotations

VERSION_1 = (
    """
    CREATE TABLE klant (
        klant_id TEXT PRIMARY KEY,
        gewist INTEGER NOT NULL DEFAULT 0 CHECK (gewist IN (0, 1)),
        geheim BLOB,
        CHECK (gewist = 1 OR geheim IS NOT NULL)
    ) STRICT
    """,
    # The large sealed document stands last, so that the werkvoorraad reads none of its pages.
    # volgnummer and ketting are the head of the journal: without them a cut tail would not be found.
    """
    CREATE TABLE gesprek (
        gesprek_id TEXT PRIMARY KEY,
        klant_id TEXT NOT NULL REFERENCES klant (klant_id),
        gepland_op TEXT,
        status TEXT NOT NULL,
        stap TEXT NOT NULL,
        bijgewerkt_op TEXT NOT NULL,
        voortgang TEXT NOT NULL,
        planstatus TEXT NOT NULL,
        terug_op TEXT,
        terug_reden TEXT NOT NULL,
        volgnummer INTEGER NOT NULL,
        ketting BLOB NOT NULL,
        geheim BLOB
    ) STRICT
    """,
    "CREATE INDEX gesprek_van_klant ON gesprek (klant_id)",
    """
    CREATE TABLE gebeurtenis (
        gesprek_id TEXT NOT NULL REFERENCES gesprek (gesprek_id),
        volgnummer INTEGER NOT NULL CHECK (volgnummer > 0),
        soort TEXT NOT NULL,
        tijdstip TEXT NOT NULL,
        ketting BLOB NOT NULL,
        geheim BLOB NOT NULL,
        PRIMARY KEY (gesprek_id, volgnummer)
    ) STRICT
    """,
    """
    CREATE TRIGGER gebeurtenis_wijzigt_nooit BEFORE UPDATE ON gebeurtenis
    BEGIN SELECT RAISE (ABORT, 'journaal'); END
    """,
    """
    CREATE TRIGGER gebeurtenis_verdwijnt_nooit BEFORE DELETE ON gebeurtenis
    BEGIN SELECT RAISE (ABORT, 'journaal'); END
    """,
    """
    CREATE TABLE concept (
        gesprek_id TEXT NOT NULL REFERENCES gesprek (gesprek_id),
        veld TEXT NOT NULL,
        tijdstip TEXT NOT NULL,
        geheim BLOB NOT NULL,
        PRIMARY KEY (gesprek_id, veld)
    ) STRICT
    """,
    """
    CREATE TABLE document (
        gesprek_id TEXT NOT NULL REFERENCES gesprek (gesprek_id),
        soort TEXT NOT NULL,
        versie INTEGER NOT NULL CHECK (versie > 0),
        tijdstip TEXT NOT NULL,
        grootte INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        geheim BLOB NOT NULL,
        PRIMARY KEY (gesprek_id, soort, versie)
    ) STRICT
    """,
    """
    CREATE TABLE instelling (
        sleutel TEXT PRIMARY KEY,
        geheim BLOB NOT NULL
    ) STRICT
    """,
)
"""The statements that make schema version 1, in order."""
