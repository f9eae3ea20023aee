"""Nothing a person said, and no key, is readable in any file, at any moment."""

from __future__ import annotations

import base64

from interview.store.errors import StoreErrorCode
from questionnaires.errors import KlantbeeldError
from tests.store.example import AT, PASSPHRASE, SUMMARY, MadeStore, event, files_under

CANARY = "kanarie-Verzonnen-999990019"


def test_a_canary_is_in_no_file(made: MadeStore) -> None:
    with made.opened() as store:
        store.add_klant("klant-1", f'{{"naam":"{CANARY}"}}')
        store.create_gesprek("gesprek-1", "klant-1", [event(1, CANARY)], f'{{"tekst":"{CANARY}"}}', SUMMARY)
        store.append("gesprek-1", [event(2, CANARY)], f'{{"tekst":"{CANARY}"}}', SUMMARY, after=1)
        store.save_draft("gesprek-1", "notitie.geld", CANARY, AT)
        store.add_document("gesprek-1", "mijn-plan", 1, CANARY.encode() * 10_000, AT)
        store.set_setting("naam", CANARY)
        store.backup(made.locations.backups_dir / "kopie.db")
        keys = [made.master, store.keys.store_key, store.keys.settings_key, store.keys.klant_key("klant-1")]
        _assert_absent(made, keys)  # while the write-ahead log is full
    _assert_absent(made, keys)


def _assert_absent(made: MadeStore, keys: list[bytes]) -> None:
    files = files_under(made.locations.data_dir.parent)
    assert {"klantbeeld.db", "sleutels.json", "sleutels.1.json", "kopie.db"} <= {path.name for path in files}
    secrets = [CANARY.encode(), CANARY.encode("utf-16-le"), PASSPHRASE.encode(), b"Notitie"]
    for key in keys:
        secrets += [key, key.hex().encode(), base64.b64encode(key)]
    for path in files:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path.name


def test_inside_the_database_everything_said_is_sealed_once_more(made: MadeStore) -> None:
    with made.opened() as store:
        store.add_klant("klant-1", f'{{"naam":"{CANARY}"}}')
        store.create_gesprek("gesprek-1", "klant-1", [event(1, CANARY)], f'"{CANARY}"', SUMMARY)
        store.save_draft("gesprek-1", "notitie.geld", CANARY, AT)
        store.add_document("gesprek-1", "mijn-plan", 1, CANARY.encode(), AT)
        store.set_setting("naam", CANARY)
        for table in ("klant", "gesprek", "gebeurtenis", "concept", "document", "instelling"):
            rows = store._database.rows(f"SELECT * FROM {table}")
            assert rows
            assert all(
                CANARY.encode() not in value for row in rows for value in row if isinstance(value, bytes)
            )
            assert all(CANARY not in value for row in rows for value in row if isinstance(value, str))


def test_an_error_tells_nothing_of_what_was_said(made: MadeStore) -> None:
    with made.opened() as store:
        store.add_klant("klant-1", f'{{"naam":"{CANARY}"}}')
        try:
            store.add_klant("klant-1", f'{{"naam":"{CANARY}"}}')
        except KlantbeeldError as error:
            assert error.code is StoreErrorCode.DUBBEL
            assert CANARY not in repr(error) + str(error)
            assert error.__suppress_context__
