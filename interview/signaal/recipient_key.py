"""The key of a recipient: a secret half in a file behind a passphrase, a public half for everybody.

The file is an age identity sealed by age's own passphrase form (scrypt), so that the recipient can also use
it with other programs: ``age --decrypt --identity SLEUTELBESTAND signaal.age``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from interview.signaal.errors import SignaalErrorCode, signaal_error

_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how every secret age key begins


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh pair."""

    file: bytes = field(repr=False)
    """What belongs in the key file; opens by the passphrase only."""
    public: str
    """``age1...``, for the gemeentepakket."""


def make_key(passphrase: str) -> NewKey:
    """A new random pair; takes about a second, which is what guessing a passphrase costs too."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    lines = f"# klantbeeld signaal\n# public key: {public}\n{identity}\n"
    return NewKey(bytes(pyrage.passphrase.encrypt(lines.encode(), passphrase)), public)


def open_key(content: bytes, passphrase: str, where: str = "") -> str:
    """The secret key in a key file.

    Raises:
        KlantbeeldError: SIGNAAL-SLEUTELBESTAND; ``where`` names the file.
    """
    import pyrage

    try:
        text = bytes(pyrage.passphrase.decrypt(content, passphrase)).decode("ascii")
        secret = next(line for line in text.splitlines() if line.startswith(_SECRET))
        pyrage.x25519.Identity.from_str(secret)
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeError, StopIteration):
        raise signaal_error(SignaalErrorCode.SLEUTELBESTAND, where) from None
    return secret
