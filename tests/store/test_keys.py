"""The key file: its copies, its two ways in, and a destroyed key that is gone everywhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.locations import Locations
from interview.store import opening
from interview.store.errors import StoreErrorCode, StoreNoticeCode
from interview.store.files import partial_name
from interview.store.kdf import KdfParameters
from interview.store.keyfile import KeyFile, KeyFileFolder, PassphraseSlot, RecoverySlot
from interview.store.keys import KeyBody, open_keys
from interview.store.model import KlantToestand
from interview.store.recovery import RecoveryRecipient, RecoverySheet
from interview.store.store import Store
from questionnaires.errors import KlantbeeldError
from tests.store.example import (
    CHEAP,
    PASSPHRASE,
    SUMMARY,
    MadeStore,
    event,
    expect_refusal,
    files_under,
    with_gesprek,
)

NEW_PASSPHRASE = "geheel andere bedachte zin"

blobs = st.binary(max_size=60)
key_files = st.builds(
    KeyFile,
    store_id=st.text(alphabet="0123456789abcdef", min_size=32, max_size=32),
    number=st.integers(1, 10**6),
    copies_from=st.integers(1, 10**6),
    passphrase=st.builds(
        PassphraseSlot,
        parameters=st.builds(
            KdfParameters,
            memory_kib=st.integers(128, 2**20),
            rounds=st.integers(1, 64),
            lanes=st.integers(1, 16),
        ),
        salt=blobs,
        wrapped=blobs,
    ),
    recovery=st.builds(RecoverySlot, recipient=st.text(max_size=20), wrapped=blobs),
    body=st.binary(max_size=200),
)
key_bodies = st.builds(
    KeyBody,
    store_key=st.binary(min_size=32, max_size=32),
    settings_key=st.binary(min_size=32, max_size=32),
    klanten=st.dictionaries(st.text(max_size=10), st.binary(min_size=32, max_size=32), max_size=4),
    erased=st.frozensets(st.text(max_size=10), max_size=3),
)


@given(file=key_files)
def test_a_key_file_reads_back_as_written(file: KeyFile) -> None:
    assert KeyFile.decode(file.encode(), "sleutels.json") == file


@given(body=key_bodies)
def test_a_key_body_reads_back_as_written(body: KeyBody) -> None:
    assert KeyBody.decode(body.encode()) == body


@given(file=key_files, data=st.data())
def test_a_flipped_bit_in_a_key_file_is_noticed(file: KeyFile, data: st.DataObject) -> None:
    content = bytearray(file.encode())
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    try:
        assert KeyFile.decode(bytes(content), "sleutels.json") == file  # only layout was touched
    except KlantbeeldError as error:
        assert error.code in (
            StoreErrorCode.SLEUTELBESTAND_BESCHADIGD,
            StoreErrorCode.SLEUTELBESTAND_NIEUWER,
        )


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b"null", b'{"soort":"iets anders"}', b"[" * 100_000, b'{"soort":NaN}'],
)
def test_what_is_no_key_file_is_refused(content: bytes) -> None:
    with expect_refusal(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD):
        KeyFile.decode(content, "sleutels.json")


def test_a_key_file_of_a_later_version_is_said_to_be_that(made: MadeStore) -> None:
    fields = json.loads(made.locations.key_file.read_bytes())
    fields["versie"] = 2
    made.locations.key_file.write_text(json.dumps(fields))
    with expect_refusal(StoreErrorCode.SLEUTELBESTAND_NIEUWER):
        opening.unlock(made.locations, PASSPHRASE)


def test_a_forged_slot_with_a_right_checksum_is_noticed(made: MadeStore) -> None:
    folder = KeyFileFolder(made.locations.key_file, made.locations.key_backups)
    file, _ = folder.read()
    attacker = RecoverySheet.generate()
    forged = KeyFile(
        store_id=file.store_id,
        number=file.number,
        copies_from=file.copies_from,
        passphrase=file.passphrase,
        recovery=RecoverySlot(attacker.recipient.text, file.recovery.wrapped),
        body=file.body,
    )
    with expect_refusal(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD):
        open_keys(folder, KeyFile.decode(forged.encode(), "sleutels.json"), made.master)


@pytest.mark.parametrize("damage", ["missing", "empty", "flipped", "cut"])
def test_a_damaged_key_file_is_replaced_by_its_copy(made: MadeStore, damage: str) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
    place = made.locations.key_file
    good = place.read_bytes()
    if damage == "missing":
        place.unlink()
    else:
        middle = len(good) // 2
        flipped = good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :]
        place.write_bytes({"empty": b"", "cut": good[:middle], "flipped": flipped}[damage])
    store = opening.unlock(made.locations, PASSPHRASE)
    assert store.notices == (StoreNoticeCode.SLEUTELKOPIE_GEBRUIKT,)
    # The newest copy equals the key file, so the key of the klant added last is not lost.
    assert store.klant("klant-1").toestand is KlantToestand.LEESBAAR
    store.close()
    assert KeyFile.decode(place.read_bytes(), place.name).number > 1
    store = opening.unlock(made.locations, PASSPHRASE)
    assert store.notices == ()
    store.close()


def test_when_no_copy_is_good_nothing_opens(made: MadeStore) -> None:
    for path in (made.locations.key_file, *made.locations.key_backups):
        if path.exists():
            path.write_bytes(b"onleesbaar")
    with expect_refusal(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD):
        opening.unlock(made.locations, PASSPHRASE)


def test_copies_rotate_and_the_newest_equals_the_key_file(made: MadeStore) -> None:
    with made.opened() as store:
        for number in range(5):
            store.add_klant(f"klant-{number}", "{}")
    numbers = [KeyFile.decode(path.read_bytes(), path.name).number for path in made.locations.key_backups]
    assert numbers == [6, 5, 4]
    assert made.locations.key_backups[0].read_bytes() == made.locations.key_file.read_bytes()


def test_an_old_key_file_put_back_loses_no_key(made: MadeStore, tmp_path: Path) -> None:
    old = tmp_path / "oud.json"
    shutil.copy(made.locations.key_file, old)
    with made.opened() as store:
        with_gesprek(store, events=1)
    shutil.copy(old, made.locations.key_file)
    with made.opened() as store:
        assert store.events("gesprek-1") == [event(1)]
        assert store.notices == (StoreNoticeCode.SLEUTELKOPIE_GEBRUIKT,)


def test_a_klant_newer_than_every_key_file_is_said_to_lack_its_key(made: MadeStore, tmp_path: Path) -> None:
    old = tmp_path / "oud.json"
    shutil.copy(made.locations.key_file, old)
    with made.opened() as store:
        with_gesprek(store, events=1)
    for path in (made.locations.key_file, *made.locations.key_backups):
        shutil.copy(old, path)
    with made.opened() as store:
        assert store.klant("klant-1").toestand is KlantToestand.SLEUTEL_ONTBREEKT
        with expect_refusal(StoreErrorCode.KLANTSLEUTEL_ONTBREEKT):
            store.events("gesprek-1")


def test_destroying_one_key_erases_one_klant_everywhere(made: MadeStore) -> None:
    backup = made.locations.backups_dir / "ervoor.db"
    with made.opened() as store:
        with_gesprek(store, events=3)
        with_gesprek(store, events=2, klant="klant-2", gesprek="gesprek-2")
        store.save_draft("gesprek-1", "notitie.geld", "half", "t")
        store.add_document("gesprek-1", "mijn-plan", 1, b"%PDF", "t")
        store.backup(backup)
        key = store.keys.klant_key("klant-1")
        store.erase_klant("klant-1")
        _assert_erased(store)
        assert len(store.events("gesprek-2")) == 2
    folder = KeyFileFolder(made.locations.key_file, made.locations.key_backups)
    for path in (made.locations.key_file, *made.locations.key_backups):
        kept = open_keys(folder, KeyFile.decode(path.read_bytes(), path.name), made.master)
        assert not kept.has_key("klant-1")
        assert kept.has_key("klant-2")
    assert all(key not in path.read_bytes() for path in files_under(made.locations.data_dir))
    # A copy of the store from before the erasure, opened with any key file there is, tells nothing.
    backup.replace(made.locations.store_file)
    with made.opened() as store:
        assert store.notices == (StoreNoticeCode.WISSEN_AFGEMAAKT,)
        _assert_erased(store)
        assert len(store.events("gesprek-2")) == 2
    with made.opened() as store:
        assert store.notices == ()


def test_what_a_killed_write_left_behind_goes_with_the_key(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
        places = [made.locations.key_file, *made.locations.key_backups]
        for place in places:
            shutil.copy(made.locations.key_file, partial_name(place))
        store.erase_klant("klant-1")
    folders = {place.parent for place in places}
    assert not [path for folder in folders for path in folder.iterdir() if path.suffix == ".deel"]


def _assert_erased(store: Store) -> None:
    assert store.klant("klant-1").toestand is KlantToestand.GEWIST
    assert store.klant("klant-1").payload is None
    assert [row.klant_id for row in store.gesprekken()] == ["klant-2"]
    for attempt in (
        lambda: store.events("gesprek-1"),
        lambda: store.document("gesprek-1"),
        lambda: store.drafts("gesprek-1"),
        lambda: store.append("gesprek-1", [event(4)], "{}", SUMMARY, after=3),
        lambda: store.update_klant("klant-1", "{}"),
        lambda: store.add_klant("klant-1", "{}"),
        lambda: store.create_gesprek("gesprek-3", "klant-1", [], "{}", SUMMARY),
    ):
        with expect_refusal(StoreErrorCode.GEWIST):
            attempt()
    assert store.documents("gesprek-1") == []
    assert store.integrity_check().ok


def test_an_old_key_file_does_not_bring_an_erased_klant_back(made: MadeStore, tmp_path: Path) -> None:
    old = tmp_path / "oud.json"
    with made.opened() as store:
        with_gesprek(store, events=1)
        shutil.copy(made.locations.key_file, old)
        store.erase_klant("klant-1")
    for path in (made.locations.key_file, *made.locations.key_backups):
        shutil.copy(old, path)
    with made.opened() as store:
        assert store.notices == (StoreNoticeCode.WISSEN_AFGEMAAKT,)
        assert not store.keys.has_key("klant-1")
        assert store.klant("klant-1").toestand is KlantToestand.GEWIST


@pytest.mark.parametrize("copies_done", [0, 1, 2])
def test_an_erasure_cut_off_between_the_copies_is_finished(made: MadeStore, copies_done: int) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
        store.add_klant("klant-2", "{}")
    before = [path.read_bytes() for path in made.locations.key_backups]
    with made.opened() as store:
        store.keys.destroy_klant_key("klant-1")  # and the rows are never reached
    for path, content in list(zip(made.locations.key_backups, before, strict=True))[copies_done:]:
        path.write_bytes(content)
    with made.opened() as store:
        assert store.notices == (StoreNoticeCode.WISSEN_AFGEMAAKT,)
        assert store.klant("klant-1").toestand is KlantToestand.GEWIST
    folder = KeyFileFolder(made.locations.key_file, made.locations.key_backups)
    for path in made.locations.key_backups:
        kept = open_keys(folder, KeyFile.decode(path.read_bytes(), path.name), made.master)
        assert not kept.has_key("klant-1")


def test_a_new_passphrase_replaces_the_old_one_in_the_copies_too(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
        database_before = made.locations.store_file.read_bytes()
        with expect_refusal(StoreErrorCode.WACHTZIN_ONJUIST):
            store.keys.change_passphrase("niet de goede zin", NEW_PASSPHRASE, CHEAP)
        with expect_refusal(StoreErrorCode.WACHTZIN_TE_KORT):
            store.keys.change_passphrase(PASSPHRASE, "kort", CHEAP)
        store.keys.change_passphrase(PASSPHRASE, NEW_PASSPHRASE, CHEAP)
        assert made.locations.store_file.read_bytes() == database_before
    for copy in (None, *made.locations.key_backups):
        if copy is not None:
            shutil.copy(copy, made.locations.key_file)
        with expect_refusal(StoreErrorCode.WACHTZIN_ONJUIST):
            opening.unlock(made.locations, PASSPHRASE)
    store = opening.unlock(made.locations, NEW_PASSPHRASE)
    assert store.events("gesprek-1") == [event(1)]
    store.close()


@pytest.mark.parametrize("layout", ["as generated", "as on the sheet", "lower case"])
def test_recovery_drill(made: MadeStore, layout: str) -> None:
    with made.opened() as store:
        with_gesprek(store, events=2)
    typed = {
        "as generated": made.sheet.secret,
        "as on the sheet": " \n".join(made.sheet.groups),
        "lower case": made.sheet.secret.lower(),
    }[layout]
    store = opening.recover(made.locations, typed, NEW_PASSPHRASE, CHEAP)
    assert len(store.events("gesprek-1")) == 2
    store.close()
    with expect_refusal(StoreErrorCode.WACHTZIN_ONJUIST):
        opening.unlock(made.locations, PASSPHRASE)
    opening.unlock(made.locations, NEW_PASSPHRASE).close()
    opening.recover(made.locations, typed, PASSPHRASE, CHEAP).close()


@pytest.mark.parametrize("secret", ["", "AGE-SECRET-KEY-1AAAA", "age1", "wachtzin", "\ud800"])
def test_what_is_no_recovery_key_is_refused(made: MadeStore, secret: str) -> None:
    with expect_refusal(StoreErrorCode.HERSTELSLEUTEL_ONGELDIG):
        opening.recover(made.locations, secret, NEW_PASSPHRASE, CHEAP)
    opening.unlock(made.locations, PASSPHRASE).close()


def test_the_recovery_key_of_another_store_is_refused(made: MadeStore) -> None:
    with expect_refusal(StoreErrorCode.HERSTELSLEUTEL_ONGELDIG):
        opening.recover(made.locations, RecoverySheet.generate().secret, NEW_PASSPHRASE, CHEAP)


def test_another_recovery_key_takes_the_place_of_the_first(made: MadeStore) -> None:
    second = RecoverySheet.generate()
    with made.opened() as store:
        store.keys.change_recovery(second.recipient)
        assert store.keys.recovery_recipient == second.recipient.text
    with expect_refusal(StoreErrorCode.HERSTELSLEUTEL_ONGELDIG):
        opening.recover(made.locations, made.sheet.secret, NEW_PASSPHRASE, CHEAP)
    opening.recover(made.locations, second.secret, NEW_PASSPHRASE, CHEAP).close()


def test_the_sheet_is_confirmed_by_its_last_group() -> None:
    sheet = RecoverySheet.generate()
    assert "".join(sheet.groups) == sheet.secret
    assert all(re.fullmatch("[0-9A-Z]{4,6}", group) for group in sheet.groups[1:])
    assert sheet.confirms(f" {sheet.groups[-1].lower()} ")
    assert not sheet.confirms(sheet.groups[-2])
    assert not sheet.confirms("")


@pytest.mark.parametrize(
    "typed", ["", "age1", "AGE-SECRET-KEY-1QQQ", "burgemeester", "ssh-ed25519 AAAA", "\ud800"]
)
def test_what_is_no_recipient_is_refused(typed: str) -> None:
    with expect_refusal(StoreErrorCode.ONTVANGER_ONGELDIG):
        RecoveryRecipient.parse(typed)


def test_a_secret_key_is_no_recipient() -> None:
    sheet = RecoverySheet.generate()
    with expect_refusal(StoreErrorCode.ONTVANGER_ONGELDIG):
        RecoveryRecipient.parse(sheet.secret)
    assert RecoveryRecipient.parse(f"  {sheet.recipient.text.upper()}\n") == sheet.recipient


def test_a_store_needs_a_recovery_key_to_be_made(tmp_path: Path) -> None:
    with expect_refusal(StoreErrorCode.ONTVANGER_ONGELDIG):
        opening.create(Locations.under(tmp_path), PASSPHRASE, RecoveryRecipient("age1geen"), CHEAP)
    assert not opening.exists(Locations.under(tmp_path))
