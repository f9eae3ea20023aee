"""The second way in: a recovery key of the municipality, or one on a sheet of paper.

Owns what such a key looks like to a person. Only the public half is ever stored. The library is
imported where it is used: opening a store every day never needs it.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.store.errors import StoreErrorCode, store_error

_PREFIX = "AGE-SECRET-KEY-1"
_GROUP = 6


@dataclass(frozen=True, slots=True)
class RecoveryRecipient:
    """The public age key that may open the store when the passphrase is lost."""

    text: str
    """Begins with ``age1``."""

    def __post_init__(self) -> None:
        """Check it at the door, since a store made with a useless key is lost with its passphrase."""
        import pyrage

        try:
            pyrage.x25519.Recipient.from_str(self.text)
        except (pyrage.RecipientError, UnicodeEncodeError):
            raise store_error(StoreErrorCode.ONTVANGER_ONGELDIG) from None

    @classmethod
    def parse(cls, typed: str) -> RecoveryRecipient:
        """The recipient a person typed or pasted.

        Raises:
            KlantbeeldError: it is no public age key; a secret one is refused as well.
        """
        return cls("".join(typed.split()).lower())


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A fresh secret recovery key, to be printed or written down once and then forgotten here."""

    secret: str
    """The whole secret; show it, never store it."""
    recipient: RecoveryRecipient
    """What the store keeps of it."""

    @classmethod
    def generate(cls) -> RecoverySheet:
        """A new random recovery key."""
        import pyrage

        identity = pyrage.x25519.Identity.generate()
        return cls(secret=str(identity), recipient=RecoveryRecipient(str(identity.to_public())))

    @property
    def groups(self) -> tuple[str, ...]:
        """The secret as it stands on the sheet: the fixed beginning, then groups of six."""
        body = self.secret.removeprefix(_PREFIX)
        return (_PREFIX, *(body[start : start + _GROUP] for start in range(0, len(body), _GROUP)))

    def confirms(self, typed: str) -> bool:
        """True when ``typed`` is the last group: the proof that the sheet was kept, not only seen."""
        return "".join(typed.split()).upper() == self.groups[-1]


def wrap_for(recipient: RecoveryRecipient, master: bytes) -> bytes:
    """The master key, encrypted so that only the recovery key opens it."""
    import pyrage

    return bytes(pyrage.encrypt(master, [pyrage.x25519.Recipient.from_str(recipient.text)]))


def unwrap_with(secret: str, wrapped: bytes) -> bytes:
    """The master key, by the secret recovery key as a person typed it (spaces and lower case allowed).

    Raises:
        KlantbeeldError: it is no recovery key, or that of another store.
    """
    import pyrage

    try:
        identity = pyrage.x25519.Identity.from_str("".join(secret.split()).upper())
        return bytes(pyrage.decrypt(wrapped, [identity]))
    except (pyrage.IdentityError, pyrage.DecryptError, UnicodeEncodeError):
        raise store_error(StoreErrorCode.HERSTELSLEUTEL_ONGELDIG) from None
