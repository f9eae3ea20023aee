"""Sealing of single values with XChaCha20-Poly1305, bound to the row they belong to.

Owns the form of a sealed value: one version byte, a random nonce of 192 bits, then ciphertext and tag.
The nonce is long enough to be random for ever, and libsodium costs the app a third of the memory that
a whole OpenSSL would (measured). It never sees where a key comes from and never writes anything.
"""

from __future__ import annotations

import os

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from interview.store.errors import StoreErrorCode, store_error

KEY_SIZE = 32
"""Bytes in every symmetric key of the store."""

_VERSION = b"\x01"
_NONCE_SIZE = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_OVERHEAD = len(_VERSION) + _NONCE_SIZE + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES


def new_key() -> bytes:
    """A fresh random key of 32 bytes."""
    return os.urandom(KEY_SIZE)


class Seal:
    """Seals and opens values under one key (of one klant, or of the settings)."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        """``key`` is 32 random bytes."""
        self._key = key

    def close(self, content: bytes, *place: str | int) -> bytes:
        """The sealed form of ``content``. ``place`` is its table and row, so that it fits nowhere else."""
        nonce = os.urandom(_NONCE_SIZE)
        sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
            content, _place_bytes(place), nonce, self._key
        )
        return _VERSION + nonce + sealed

    def open(self, sealed: bytes, *place: str | int) -> bytes:
        """The content of a sealed value.

        Raises:
            KlantbeeldError: it was changed, stems from another row, or has another key.
        """
        if len(sealed) < _OVERHEAD or sealed[:1] != _VERSION:
            raise store_error(StoreErrorCode.GEGEVEN_BESCHADIGD, _place_name(place))
        start = len(_VERSION)
        nonce, body = sealed[start : start + _NONCE_SIZE], sealed[start + _NONCE_SIZE :]
        try:
            return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                body, _place_bytes(place), nonce, self._key
            )
        except CryptoError:
            raise store_error(StoreErrorCode.GEGEVEN_BESCHADIGD, _place_name(place)) from None

    def close_text(self, text: str, *place: str | int) -> bytes:
        """As ``close``, for text. Half a surrogate pair, as a paste can bring, is kept as it came."""
        return self.close(text.encode("utf-8", "surrogatepass"), *place)

    def open_text(self, sealed: bytes, *place: str | int) -> str:
        """As ``open``, for text."""
        return self.open(sealed, *place).decode("utf-8", "surrogatepass")


def _place_bytes(place: tuple[str | int, ...]) -> bytes:
    """Each part with its length first, so that no two different places give the same bytes."""
    parts = [str(part).encode("utf-8") for part in place]
    return b"klantbeeld" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _place_name(place: tuple[str | int, ...]) -> str:
    return " ".join(str(part) for part in place)
