"""The key file: its format 1, its copies, and how it is read and replaced on disk.

A master key, held in two slots, opens the body. The header and the slots are authenticated by the body;
a checksum over the whole tells damage from a wrong passphrase. This module never holds an opened key.

Format 1 is JSON with Dutch keys: ``soort``, ``versie``, ``opslag_id``, ``volgnummer`` (rises by one with
each write), ``kopie_vanaf`` (copies with a lower number are replaced, since they hold something that was
taken back), ``wachtzin`` and ``herstel`` (the slots), ``inhoud`` (the sealed body), ``controle`` (SHA-256).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from interview.store.errors import StoreErrorCode, store_error
from interview.store.files import file_error, private_folder, sync_folder, write_durably
from interview.store.kdf import KdfParameters
from questionnaires.errors import KlantbeeldError

KIND = "klantbeeld-sleutels"
VERSION = 1

_MAXIMUM_SIZE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The master key under a key derived from the passphrase."""

    parameters: KdfParameters
    salt: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The master key under the age recipient."""

    recipient: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """One state of the key file, as on disk: nothing in it is secret by itself."""

    store_id: str
    number: int
    copies_from: int
    passphrase: PassphraseSlot
    recovery: RecoverySlot
    body: bytes

    @property
    def header(self) -> bytes:
        """What the body authenticates: everything but the body itself."""
        return json.dumps(self._header_fields(), sort_keys=True).encode("ascii")

    def encode(self) -> bytes:
        """The bytes of the file."""
        fields = {**self._header_fields(), "inhoud": _encode(self.body)}
        fields["controle"] = _checksum(fields)
        return json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"

    @classmethod
    def decode(cls, content: bytes, name: str) -> KeyFile:
        """Read the bytes of the file called ``name``.

        Raises:
            KlantbeeldError: damaged, of another kind, or of a later version.
        """
        try:
            fields = json.loads(content)
            if not isinstance(fields, dict) or fields.get("soort") != KIND:
                raise ValueError("another kind of file")
            if isinstance(fields.get("versie"), int) and fields["versie"] > VERSION:
                raise store_error(StoreErrorCode.SLEUTELBESTAND_NIEUWER, name)
            if fields.pop("controle", None) != _checksum(fields):
                raise ValueError("checksum")
            return cls._from_fields(fields)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise store_error(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD, name) from None

    def _header_fields(self) -> dict[str, object]:
        parameters = self.passphrase.parameters
        return {
            "soort": KIND,
            "versie": VERSION,
            "opslag_id": self.store_id,
            "volgnummer": self.number,
            "kopie_vanaf": self.copies_from,
            "wachtzin": {
                "methode": "argon2id",
                "geheugen_kib": parameters.memory_kib,
                "rondes": parameters.rounds,
                "stroken": parameters.lanes,
                "zout": _encode(self.passphrase.salt),
                "omhulsel": _encode(self.passphrase.wrapped),
            },
            "herstel": {
                "methode": "age",
                "ontvanger": self.recovery.recipient,
                "omhulsel": _encode(self.recovery.wrapped),
            },
        }

    @classmethod
    def _from_fields(cls, fields: dict[str, object]) -> KeyFile:
        passphrase, recovery = _table(fields, "wachtzin"), _table(fields, "herstel")
        if passphrase["methode"] != "argon2id" or recovery["methode"] != "age":
            raise ValueError("unknown method")
        return cls(
            store_id=_text(fields, "opslag_id"),
            number=_number(fields, "volgnummer"),
            copies_from=_number(fields, "kopie_vanaf"),
            passphrase=PassphraseSlot(
                parameters=KdfParameters(
                    memory_kib=_number(passphrase, "geheugen_kib"),
                    rounds=_number(passphrase, "rondes"),
                    lanes=_number(passphrase, "stroken"),
                ),
                salt=_decode(_text(passphrase, "zout")),
                wrapped=_decode(_text(passphrase, "omhulsel")),
            ),
            recovery=RecoverySlot(
                recipient=_text(recovery, "ontvanger"), wrapped=_decode(_text(recovery, "omhulsel"))
            ),
            body=_decode(_text(fields, "inhoud")),
        )


class KeyFileFolder:
    """The key file and its copies on disk."""

    def __init__(self, place: Path, copies: tuple[Path, ...]) -> None:
        """``copies`` are the places of the copies, newest first."""
        self._place = place
        self._copies = copies

    def present(self) -> bool:
        """True when the key file or any copy is there."""
        return any(path.exists() for path in (self._place, *self._copies))

    def read(self) -> tuple[KeyFile, bool]:
        """The newest good key file, and whether that is a copy instead of the key file itself.

        A copy can only be newer when an old key file was put back over the present one; using that would
        lose keys, or bring back one that was destroyed.

        Raises:
            KlantbeeldError: nothing is there, or nothing that is there can be read.
        """
        try:
            newest = _read(self._place)
            from_copy = False
        except KlantbeeldError as error:
            if error.code is StoreErrorCode.SLEUTELBESTAND_NIEUWER:
                raise
            good = [found for found in map(_read_or_none, self._copies) if found is not None]
            if not good:
                damaged = StoreErrorCode.SLEUTELBESTAND_BESCHADIGD
                raise (store_error(damaged, self._place.name) if self.present() else error) from None
            newest, from_copy = max(good, key=lambda found: found.number), True
        for copy in map(_read_or_none, self._copies):
            if copy is not None and copy.store_id == newest.store_id and copy.number > newest.number:
                newest, from_copy = copy, True
        return newest, from_copy

    def write(self, content: KeyFile) -> None:
        """Put ``content`` in place, then in the newest copy; older copies move up by one.

        The newest copy always equals the key file, so that damage to one of them loses no key. Copies
        below ``copies_from`` are replaced: what was taken back must not live on in them.
        """
        encoded = content.encode()
        write_durably(self._place, encoded)
        if any(_is_older(copy, content.copies_from) for copy in self._copies):
            for copy in self._copies:
                write_durably(copy, encoded)
            return
        self._rotate()
        write_durably(self._copies[0], encoded)

    def complete(self, current: KeyFile) -> None:
        """Put ``current`` wherever an interrupted write or damage left something else."""
        places = (self._place, self._copies[0])
        behind = any(found is None or found.number != current.number for found in map(_read_or_none, places))
        if behind or any(_is_older(copy, current.copies_from) for copy in self._copies):
            self.write(current)

    def _rotate(self) -> None:
        private_folder(self._copies[0].parent)
        try:
            for older, newer in reversed(list(zip(self._copies[1:], self._copies[:-1], strict=True))):
                if newer.exists():
                    newer.replace(older)
            sync_folder(self._copies[0].parent)
        except OSError as error:
            raise file_error(error, self._copies[0]) from None


def _read(path: Path) -> KeyFile:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAXIMUM_SIZE + 1)
    except FileNotFoundError:
        raise store_error(StoreErrorCode.SLEUTELBESTAND_ONTBREEKT, path.name) from None
    except OSError as error:
        raise file_error(error, path) from None
    if len(content) > _MAXIMUM_SIZE:
        raise store_error(StoreErrorCode.SLEUTELBESTAND_BESCHADIGD, path.name)
    return KeyFile.decode(content, path.name)


def _read_or_none(path: Path) -> KeyFile | None:
    try:
        return _read(path)
    except KlantbeeldError:
        return None


def _is_older(path: Path, number: int) -> bool:
    """True for a copy that may hold something taken back; an unreadable one may."""
    if not path.exists():
        return False
    found = _read_or_none(path)
    return found is None or found.number < number


def _checksum(fields: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode("ascii")).hexdigest()


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("base64") from None


def _table(fields: dict[str, object], name: str) -> dict[str, object]:
    value = fields[name]
    if not isinstance(value, dict):
        raise TypeError(name)
    return value


def _text(fields: dict[str, object], name: str) -> str:
    value = fields[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _number(fields: dict[str, object], name: str) -> int:
    value = fields[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(name)
    return value
