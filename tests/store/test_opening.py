"""Making, unlocking and refusing a store."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from interview.locations import Locations
from interview.store import opening
from interview.store.connection import open_connection
from interview.store.errors import StoreErrorCode
from interview.store.kdf import Derivation, KdfParameters
from interview.store.recovery import RecoverySheet
from tests.store.example import (
    CHEAP,
    CHECKOUT,
    PASSPHRASE,
    MadeStore,
    expect_refusal,
    files_under,
    with_gesprek,
)


def test_a_made_store_opens_again_with_its_passphrase(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    assert not opening.exists(locations)
    store = opening.create(locations, PASSPHRASE, RecoverySheet.generate().recipient, CHEAP)
    with_gesprek(store, events=2)
    store.close()
    assert opening.exists(locations)
    store = opening.unlock(locations, PASSPHRASE)
    assert len(store.events("gesprek-1")) == 2
    assert store.notices == ()
    store.close()


def test_the_wrong_passphrase_is_refused(made: MadeStore) -> None:
    with expect_refusal(StoreErrorCode.WACHTZIN_ONJUIST):
        opening.unlock(made.locations, PASSPHRASE + "!")


def test_a_passphrase_is_the_same_in_either_unicode_form(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    opening.create(locations, "één verzonnen zin", RecoverySheet.generate().recipient, CHEAP).close()
    opening.unlock(locations, "e\u0301e\u0301n verzonnen zin").close()


def test_a_short_passphrase_makes_nothing(tmp_path: Path) -> None:
    with expect_refusal(StoreErrorCode.WACHTZIN_TE_KORT):
        opening.create(Locations.under(tmp_path), "kort   ", RecoverySheet.generate().recipient, CHEAP)
    assert files_under(tmp_path) == []


def test_nothing_is_made_over_an_existing_store(made: MadeStore) -> None:
    before = made.locations.key_file.read_bytes()
    with expect_refusal(StoreErrorCode.BESTAAT_AL):
        opening.create(made.locations, PASSPHRASE, made.sheet.recipient, CHEAP)
    assert made.locations.key_file.read_bytes() == before


@pytest.mark.parametrize("survivor", ["store_file", "key_file"])
def test_half_a_store_counts_as_a_store(made: MadeStore, survivor: str) -> None:
    kept = getattr(made.locations, survivor)
    for path in files_under(made.locations.data_dir):
        if path != kept:
            path.unlink()
    assert opening.exists(made.locations)
    with expect_refusal(StoreErrorCode.BESTAAT_AL):
        opening.create(made.locations, PASSPHRASE, made.sheet.recipient, CHEAP)
    missing = {
        "store_file": StoreErrorCode.SLEUTELBESTAND_ONTBREEKT,
        "key_file": StoreErrorCode.ONTBREEKT,
    }
    with expect_refusal(missing[survivor]):
        opening.unlock(made.locations, PASSPHRASE)


def test_no_store_at_all(tmp_path: Path) -> None:
    with expect_refusal(StoreErrorCode.ONTBREEKT):
        opening.unlock(Locations.under(tmp_path), PASSPHRASE)
    assert files_under(tmp_path) == []


def test_a_creation_cut_off_before_the_keys_were_written_starts_anew(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    locations.data_dir.mkdir(parents=True)
    locations.new_store_file.write_bytes(b"half")
    assert not opening.exists(locations)
    opening.create(locations, PASSPHRASE, RecoverySheet.generate().recipient, CHEAP).close()


def test_a_creation_cut_off_after_the_keys_were_written_is_finished(made: MadeStore) -> None:
    made.locations.store_file.rename(made.locations.new_store_file)
    opening.unlock(made.locations, PASSPHRASE).close()
    assert made.locations.store_file.exists()


def test_the_settings_are_those_that_were_measured(made: MadeStore) -> None:
    with made.opened() as store:
        connection = open_connection(made.locations.data_dir / "tweede.db", store.keys.store_key, create=True)
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchall()[0][0]
            for name in (
                "locking_mode",
                "journal_mode",
                "synchronous",
                "fullfsync",
                "checkpoint_fullfsync",
                "temp_store",
                "foreign_keys",
                "secure_delete",
            )
        }
        assert connection.execute("PRAGMA cipher_version").fetchall()[0][0]
        connection.close()
    assert settings == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_the_open_store_maps_no_shared_memory(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=3)
        names = {path.name for path in files_under(made.locations.data_dir)}
    assert "klantbeeld.db-wal" in names
    assert "klantbeeld.db-shm" not in names


def test_only_the_user_can_read_the_files(made: MadeStore) -> None:
    made.locations.data_dir.chmod(0o755)
    made.locations.store_file.chmod(0o644)
    with made.opened() as store:
        with_gesprek(store, events=1)
        store.backup(made.locations.backups_dir / "kopie.db")
        for path in [made.locations.data_dir, *made.locations.data_dir.rglob("*")]:
            wanted = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_an_unencrypted_store_is_refused_and_left_alone(made: MadeStore) -> None:
    place = made.locations.store_file
    place.unlink()
    plain = sqlite3.connect(place)
    plain.execute("CREATE TABLE klant (naam TEXT)")
    plain.commit()
    plain.close()
    before = place.read_bytes()
    with expect_refusal(StoreErrorCode.NIET_VERSLEUTELD):
        opening.unlock(made.locations, PASSPHRASE)
    with expect_refusal(StoreErrorCode.NIET_VERSLEUTELD):
        made.open()
    assert place.read_bytes() == before


def test_a_library_that_cannot_encrypt_is_refused(made: MadeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    # The standard library ignores the key and would write everything in clear.
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    place = made.locations.data_dir / "nieuw.db"
    with expect_refusal(StoreErrorCode.NIET_VERSLEUTELD):
        open_connection(place, bytes(32), create=True)
    assert place.read_bytes() == b""


def test_a_store_of_other_keys_is_refused(made: MadeStore, tmp_path: Path) -> None:
    other = Locations.under(tmp_path / "ander")
    opening.create(other, PASSPHRASE, made.sheet.recipient, CHEAP).close()
    other.store_file.replace(made.locations.store_file)
    with expect_refusal(StoreErrorCode.SLEUTEL_PAST_NIET):
        made.open()


def test_an_empty_file_is_no_store(made: MadeStore) -> None:
    made.locations.store_file.write_bytes(b"")
    with expect_refusal(StoreErrorCode.BESCHADIGD):
        made.open()


HOLD = """
import sys
from pathlib import Path
from interview.locations import Locations
from interview.store import opening
store = opening.open_with_master(Locations.under(Path(sys.argv[1])), bytes.fromhex(sys.stdin.readline()))
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_log_left_by_a_killed_program_is_read_at_unlocking(made: MadeStore, tmp_path: Path) -> None:
    left = Locations.under(tmp_path / "achtergelaten")
    with made.opened() as store:
        with_gesprek(store, events=3)
        shutil.copytree(made.locations.data_dir, left.data_dir)
    assert left.store_file.with_name("klantbeeld.db-wal").stat().st_size > 0
    store = opening.unlock(left, PASSPHRASE)
    assert len(store.events("gesprek-1")) == 3
    store.close()


def test_a_second_instance_is_refused_until_the_first_is_gone(made: MadeStore) -> None:
    root = made.locations.data_dir.parent
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(made.master.hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        with expect_refusal(StoreErrorCode.IN_GEBRUIK):
            made.open()
        # Before the passphrase is even tried.
        with expect_refusal(StoreErrorCode.IN_GEBRUIK):
            opening.unlock(made.locations, "een heel andere wachtzin")
        holder.kill()
    made.open().close()


def test_deriving_a_key_can_be_watched_and_ended() -> None:
    derivation = Derivation(PASSPHRASE, bytes(16), CHEAP)
    seen: list[float] = []
    while not derivation.poll():
        seen.append(derivation.elapsed)
    assert seen == sorted(seen)
    assert seen
    assert derivation.result() == Derivation(PASSPHRASE, bytes(16), CHEAP).result(seen.append)
    running = Derivation(PASSPHRASE, bytes(16), KdfParameters(memory_kib=64 * 1024, rounds=64))
    assert not running.poll()
    running.cancel()
    with expect_refusal(StoreErrorCode.AFLEIDEN_MISLUKT):
        running.result()


def test_the_passphrase_is_in_no_argument_and_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    real = subprocess.Popen

    def watching(*arguments: object, **options: object) -> object:
        started.extend([arguments, options])
        return real(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", watching)
    Derivation(PASSPHRASE, bytes(16), CHEAP).result()
    assert started
    assert PASSPHRASE not in repr(started)


@pytest.mark.parametrize(
    ("memory_kib", "rounds", "lanes"), [(4, 1, 1), (64, 0, 1), (64, 1, 0), (2**30, 1, 1), (64, 10**6, 1)]
)
def test_kdf_parameters_outside_reason_are_refused(memory_kib: int, rounds: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="range"):
        KdfParameters(memory_kib, rounds, lanes)


def test_opening_loads_no_screen_and_no_heavy_library() -> None:
    code = "import interview.store.opening, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT
    ).stdout.split()
    forbidden = {
        "textual",
        "rich",
        "pydantic",
        "weasyprint",
        "jinja2",
        "pyhanko",
        "argon2",
        "pyrage",
        "platformdirs",
    }
    assert not forbidden & set(loaded)
