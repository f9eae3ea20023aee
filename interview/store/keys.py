"""The opened keys of one store: master key, store key, settings key and one key per klant.

Owns the rule that a key is on disk before anything is sealed with it, and that a destroyed key is gone
from the key file and its copies before anything else happens. It never touches the database.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.store.errors import StoreErrorCode, store_error
from interview.store.kdf import Derivation, KdfParameters, Progress
from interview.store.keyfile import KeyFile, KeyFileFolder, PassphraseSlot, RecoverySlot
from interview.store.sealing import Seal, new_key
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.store.recovery import RecoveryRecipient

MINIMUM_PASSPHRASE = 12
"""Characters in a new passphrase; Argon2id makes each guess dear, length does the rest."""


@dataclass(frozen=True, slots=True)
class KeyBody:
    """What the body of the key file holds."""

    store_key: bytes
    """The raw SQLCipher key."""
    settings_key: bytes
    """Seals the settings of the consultant."""
    klanten: dict[str, bytes]
    """One key per klant."""
    erased: frozenset[str]
    """Klanten whose key was destroyed: random identities, no personal data."""

    def encode(self) -> bytes:
        """The plain bytes of the body."""
        fields = {
            "opslag": _encode(self.store_key),
            "instellingen": _encode(self.settings_key),
            "klanten": {klant: _encode(key) for klant, key in self.klanten.items()},
            "gewist": sorted(self.erased),
        }
        return json.dumps(fields).encode("ascii")

    @classmethod
    def decode(cls, content: bytes) -> KeyBody:
        """Read the plain bytes; they were authenticated, so their form is ours."""
        fields = json.loads(content)
        return cls(
            store_key=base64.b64decode(fields["opslag"]),
            settings_key=base64.b64decode(fields["instellingen"]),
            klanten={klant: base64.b64decode(key) for klant, key in fields["klanten"].items()},
            erased=frozenset(fields["gewist"]),
        )


class KeyRing:
    """The opened keys, and every change to the key file."""

    def __init__(self, folder: KeyFileFolder, master: bytes, file: KeyFile, body: KeyBody) -> None:
        """Use ``create_keys`` or ``open_keys``."""
        self._folder = folder
        self._master = master
        self._file = file
        self._body = body

    @property
    def master(self) -> bytes:
        """The master key: only to hand to a fresh process of our own over a pipe, when it must not ask."""
        return self._master

    @property
    def store_key(self) -> bytes:
        """The raw SQLCipher key."""
        return self._body.store_key

    @property
    def settings_key(self) -> bytes:
        """The key of the settings table."""
        return self._body.settings_key

    @property
    def erased(self) -> frozenset[str]:
        """Klanten whose key was destroyed."""
        return self._body.erased

    @property
    def recovery_recipient(self) -> str:
        """The public recovery key in use, to compare with the municipality's."""
        return self._file.recovery.recipient

    def has_key(self, klant_id: str) -> bool:
        """True when this klant can be read."""
        return klant_id in self._body.klanten

    def klant_key(self, klant_id: str) -> bytes:
        """The key of one klant.

        Raises:
            KlantbeeldError: it was destroyed, or the key file never had it.
        """
        key = self._body.klanten.get(klant_id)
        if key is None:
            gone = klant_id in self._body.erased
            code = StoreErrorCode.GEWIST if gone else StoreErrorCode.KLANTSLEUTEL_ONTBREEKT
            raise store_error(code, f"klant {klant_id}")
        return key

    def add_klanten(self, klant_ids: Sequence[str]) -> None:
        """Make a key for each new klant and have it on disk on return. A key that exists is kept.

        Raises:
            KlantbeeldError: one of them was erased before, or the disk refuses.
        """
        for klant_id in klant_ids:
            if klant_id in self._body.erased:
                raise store_error(StoreErrorCode.GEWIST, f"klant {klant_id}")
        fresh = {klant: new_key() for klant in klant_ids if klant not in self._body.klanten}
        if fresh:
            self._replace(dataclasses.replace(self._body, klanten={**self._body.klanten, **fresh}))

    def destroy_klant_key(self, klant_id: str) -> None:
        """Take the key of one klant out of the key file and out of every copy, for good."""
        if klant_id in self._body.erased and klant_id not in self._body.klanten:
            return
        kept = {klant: key for klant, key in self._body.klanten.items() if klant != klant_id}
        body = dataclasses.replace(self._body, klanten=kept, erased=self._body.erased | {klant_id})
        self._replace(body, taken_back=True)

    def change_passphrase(
        self, old: str, new: str, parameters: KdfParameters, progress: Progress | None = None
    ) -> None:
        """Let ``new`` open the store and ``old`` no longer, also in the copies. The store stays as it is.

        Raises:
            KlantbeeldError: ``old`` is wrong or ``new`` too short.
        """
        check_new_passphrase(new)
        master_from_passphrase(self._file, old, progress)
        self.set_passphrase(new, parameters, progress)

    def set_passphrase(self, new: str, parameters: KdfParameters, progress: Progress | None = None) -> None:
        """A new passphrase slot, for one who came in by the recovery key.

        Raises:
            KlantbeeldError: ``new`` is too short.
        """
        check_new_passphrase(new)
        slot = _passphrase_slot(self._file.store_id, self._master, new, parameters, progress)
        self._replace(self._body, passphrase=slot, taken_back=True)

    def change_recovery(self, recipient: RecoveryRecipient) -> None:
        """Another recovery key; the former one opens nothing any more, also not in the copies."""
        slot = _recovery_slot(recipient, self._master)
        self._replace(self._body, recovery=slot, taken_back=True)

    def save(self) -> None:
        """Put freshly made keys on disk, with their copy."""
        self._folder.write(self._file)

    def reload(self) -> bool:
        """Read the key file again, now that the store is locked, and mend the copies.

        Another process may have written between our first reading and our hold on the store.
        Returns whether a copy had to stand in for the key file.
        """
        file, from_copy = self._folder.read()
        self._file, self._body = file, _open_body(file, self._master)
        self._folder.complete(file)
        return from_copy

    def _replace(
        self,
        body: KeyBody,
        *,
        passphrase: PassphraseSlot | None = None,
        recovery: RecoverySlot | None = None,
        taken_back: bool = False,
    ) -> None:
        number = self._file.number + 1
        unsealed = dataclasses.replace(
            self._file,
            number=number,
            copies_from=number if taken_back else self._file.copies_from,
            passphrase=passphrase or self._file.passphrase,
            recovery=recovery or self._file.recovery,
        )
        file = _seal_body(unsealed, body, self._master)
        self._folder.write(file)
        self._file, self._body = file, body


def check_new_passphrase(passphrase: str) -> None:
    """Refuse a passphrase below the minimum length.

    Raises:
        KlantbeeldError: it is too short.
    """
    if len(passphrase.strip()) < MINIMUM_PASSPHRASE:
        raise store_error(StoreErrorCode.WACHTZIN_TE_KORT)


def create_keys(
    folder: KeyFileFolder,
    passphrase: str,
    recovery: RecoveryRecipient,
    parameters: KdfParameters,
    progress: Progress | None = None,
) -> KeyRing:
    """Fresh random keys with both slots, not yet on disk: ``save`` puts them there.

    Raises:
        KlantbeeldError: the passphrase is too short, or could not be derived.
    """
    check_new_passphrase(passphrase)
    master, store_id = new_key(), os.urandom(16).hex()
    unsealed = KeyFile(
        store_id=store_id,
        number=1,
        copies_from=1,
        passphrase=_passphrase_slot(store_id, master, passphrase, parameters, progress),
        recovery=_recovery_slot(recovery, master),
        body=b"",
    )
    body = KeyBody(store_key=new_key(), settings_key=new_key(), klanten={}, erased=frozenset())
    return KeyRing(folder, master, _seal_body(unsealed, body, master), body)


def open_keys(folder: KeyFileFolder, file: KeyFile, master: bytes) -> KeyRing:
    """The keys in ``file``, by the master key.

    Raises:
        KlantbeeldError: the file was changed after it was written, or has another master key.
    """
    return KeyRing(folder, master, file, _open_body(file, master))


def master_from_passphrase(file: KeyFile, passphrase: str, progress: Progress | None = None) -> bytes:
    """The master key, by the passphrase. Takes as long as the parameters in the file say.

    Raises:
        KlantbeeldError: wrong passphrase, or the derivation failed.
    """
    slot = file.passphrase
    derived = Derivation(passphrase, slot.salt, slot.parameters).result(progress)
    try:
        return Seal(derived).open(slot.wrapped, "wachtzin", file.store_id)
    except KlantbeeldError:
        raise store_error(StoreErrorCode.WACHTZIN_ONJUIST) from None


def master_from_recovery(file: KeyFile, secret: str) -> bytes:
    """The master key, by the secret recovery key.

    Raises:
        KlantbeeldError: it is no recovery key, or that of another store.
    """
    from interview.store.recovery import unwrap_with

    return unwrap_with(secret, file.recovery.wrapped)


def _passphrase_slot(
    store_id: str, master: bytes, passphrase: str, parameters: KdfParameters, progress: Progress | None
) -> PassphraseSlot:
    salt = os.urandom(16)
    derived = Derivation(passphrase, salt, parameters).result(progress)
    return PassphraseSlot(parameters, salt, Seal(derived).close(master, "wachtzin", store_id))


def _recovery_slot(recipient: RecoveryRecipient, master: bytes) -> RecoverySlot:
    # The age library is loaded only where a recovery key is in play, never on the way to the first screen.
    from interview.store.recovery import wrap_for

    return RecoverySlot(recipient.text, wrap_for(recipient, master))


def _seal_body(file: KeyFile, body: KeyBody, master: bytes) -> KeyFile:
    sealed = Seal(master).close(body.encode(), "sleutels", file.header.decode("ascii"))
    return dataclasses.replace(file, body=sealed)


def _open_body(file: KeyFile, master: bytes) -> KeyBody:
    try:
        return KeyBody.decode(Seal(master).open(file.body, "sleutels", file.header.decode("ascii")))
    except KlantbeeldError:
        raise store_error(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD) from None


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
