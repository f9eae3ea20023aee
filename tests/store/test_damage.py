"""A damaged or unwritable disk: a coded error or the right answer, never a wrong one and never a crash."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interview.store import opening
from interview.store.errors import StoreErrorCode
from questionnaires.errors import KlantbeeldError
from tests.store.example import CHECKOUT, PASSPHRASE, SUMMARY, MadeStore, event, expect_refusal, with_gesprek
from tests.tools.outside import require_tool

FLIPS = int(os.environ.get("KLANTBEELD_BITFOUTEN", "60"))
"""Single-bit flips tried; raise it for a release."""

EVENTS = 12


def test_no_flipped_bit_is_ever_read_as_something_else(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=EVENTS)
    good = made.locations.store_file.read_bytes()
    chosen = random.Random(20261121)
    unnoticed = []
    for bit in sorted(chosen.sample(range(len(good) * 8), FLIPS)):
        flipped = bytearray(good)
        flipped[bit // 8] ^= 1 << bit % 8
        made.locations.store_file.write_bytes(flipped)
        if not _noticed(made):
            unnoticed.append(bit)
    assert unnoticed == []
    made.locations.store_file.write_bytes(good)
    assert not _noticed(made)


def _noticed(made: MadeStore) -> bool:
    """True when opening, reading or the check tells of damage; what is read must be right in any case."""
    try:
        store = made.open()
    except KlantbeeldError as error:
        assert error.code in (StoreErrorCode.BESCHADIGD, StoreErrorCode.SLEUTEL_PAST_NIET), error
        return True
    try:
        assert store.events("gesprek-1") == [event(number) for number in range(1, EVENTS + 1)]
        return not store.integrity_check().ok
    except KlantbeeldError as error:
        assert error.code is StoreErrorCode.BESCHADIGD, error
        return True
    finally:
        store.close()


def test_a_cut_database_is_noticed(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=EVENTS)
    good = made.locations.store_file.read_bytes()
    for length in (len(good) - 4096, len(good) // 2, 4096, 600):
        made.locations.store_file.write_bytes(good[:length])
        assert _noticed(made)


def test_the_wrong_start_of_a_file_is_never_overwritten(made: MadeStore) -> None:
    made.locations.store_file.write_bytes(b"\x00" * 8192)
    with expect_refusal(StoreErrorCode.SLEUTEL_PAST_NIET):
        opening.unlock(made.locations, PASSPHRASE)
    assert made.locations.store_file.read_bytes() == b"\x00" * 8192


def run_on_own_disk(program: str, made: MadeStore, source: Path, script: str) -> None:
    """Copy ``source`` to a small disk that only the program sees, and run it there; it must succeed.

    ``script`` mounts the disk at ``$1`` and fills it from ``$2``. Skips where the system forbids mounts.
    """
    unshare = require_tool("unshare", "util-linux")
    disk = source.parent / "schijf"
    disk.mkdir()
    shell = [str(unshare), "--map-root-user", "--mount", "sh", "-euc"]
    trial = [*shell, 'mount -t tmpfs tmpfs "$1"', "sh", str(disk)]
    allowed = subprocess.run(trial, capture_output=True, check=False)
    if allowed.returncode != 0:
        pytest.skip("dit systeem staat geen eigen mounts toe; draai de tests als root")
    command = [
        *shell,
        script + '; exec "$3" -m "$4" "$1"',
        "sh",
        str(disk),
        str(source),
        sys.executable,
        program,
    ]
    done = subprocess.run(
        command, input=made.master.hex(), capture_output=True, text=True, check=False, cwd=CHECKOUT
    )
    assert done.returncode == 0, done.stderr


def test_a_full_disk_saves_the_answer_warns_and_then_refuses(made: MadeStore) -> None:
    root = made.locations.data_dir.parent
    fill = 'mount -t tmpfs -o size=6m tmpfs "$1"; cp -a "$2"/. "$1"'
    run_on_own_disk("tests.store.on_full_disk", made, root, fill)


@pytest.mark.parametrize("live_log", [False, True])
def test_a_read_only_volume_is_refused_with_a_remedy(made: MadeStore, tmp_path: Path, live_log: bool) -> None:
    store = made.open()
    with_gesprek(store, events=2)
    if not live_log:
        store.close()
    copied = tmp_path / "kopie"
    shutil.copytree(made.locations.data_dir.parent, copied)
    if live_log:
        store.close()
    assert (copied / "gegevens" / "klantbeeld.db-wal").exists() == live_log
    fill = 'mount -t tmpfs tmpfs "$1"; cp -a "$2"/. "$1"; mount -o remount,ro "$1"'
    run_on_own_disk("tests.store.on_read_only_disk", made, copied, fill)


def test_the_reserve_is_laid_again_once_there_is_room(made: MadeStore) -> None:
    made.locations.ballast_file.unlink(missing_ok=True)
    with made.opened() as store:
        assert store.notices == ()
        assert made.locations.ballast_file.stat().st_size == 1024 * 1024
        with_gesprek(store)
        store.append("gesprek-1", [event(1)], "{}", SUMMARY, after=0)
