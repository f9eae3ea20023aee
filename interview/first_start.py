"""The first start without a screen: what must be right before a store is made, and the recovery sheet.

Owns the checks of the consultant's own data and of a new passphrase, and the one file that may
ever hold a recovery secret: the one the user names. It never keeps, logs or shows a secret.
"""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from interview.caseload import Consultant
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.plain_text import one_line
from interview.store.errors import StoreErrorCode
from interview.store.keys import MINIMUM_PASSPHRASE, check_new_passphrase
from interview.store.recovery import RecoveryRecipient, RecoverySheet

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.locations import Locations
    from interview.store.kdf import Progress
    from interview.store_thread import Clock

__all__ = [
    "MINIMUM_PASSPHRASE",
    "MakeDesk",
    "RecoverDesk",
    "RecoveryRecipient",
    "RecoverySheet",
    "StartErrorCode",
    "check_confirmation",
    "check_passphrase",
    "check_recovery_secret",
    "checked_consultant",
    "save_sheet",
    "sheet_text",
    "strength_words",
]

LONG_PASSPHRASE = 20
"""Characters from which we call a passphrase strong: four or five loose words."""
_FEW_DIFFERENT = 6
"""Fewer different characters than this is a pattern, however long."""

SHEET_NAME = "herstelblad-klantbeeld.txt"
"""The file name when the user names a folder only."""


class StartErrorCode(StrEnum):
    """What can be wrong while a store is being prepared."""

    NAAM_ONTBREEKT = "START-NAAM-ONTBREEKT"
    """The consultant or the organisation has no name."""
    WACHTZIN_VERSCHILT = "START-WACHTZIN-VERSCHILT"
    """The two passphrases are not the same."""
    NIETS_GEKOZEN = "START-NIETS-GEKOZEN"
    """Nobody was chosen to keep the recovery key."""
    HERSTELBLAD_NIET_BEVESTIGD = "START-HERSTELBLAD-NIET-BEVESTIGD"
    """The last group does not belong to the sheet that was shown."""


class MakeDesk(Protocol):
    """``Desk.create``, or the same with other key parameters."""

    def __call__(
        self,
        locations: Locations,
        passphrase: str,
        recovery: RecoveryRecipient,
        consultant: Consultant,
        *,
        progress: Progress | None = None,
        clock: Clock,
    ) -> Desk:
        """Make a store and open it."""


class RecoverDesk(Protocol):
    """``Desk.recover``, or the same with other key parameters."""

    def __call__(
        self,
        locations: Locations,
        secret: str,
        new_passphrase: str,
        *,
        progress: Progress | None = None,
        clock: Clock,
    ) -> Desk:
        """Open a store by its recovery key."""


def checked_consultant(consultant: Consultant) -> Consultant:
    """``consultant`` with clean text. Raises KlantbeeldError START-NAAM-ONTBREEKT."""
    clean = Consultant(**{name: one_line(getattr(consultant, name)) for name in Consultant.__slots__})
    for field, words in (("naam", "uw naam"), ("organisatie", "de naam van uw organisatie")):
        if not getattr(clean, field):
            raise KlantbeeldError(
                StartErrorCode.NAAM_ONTBREEKT,
                f"{words} ontbreekt",
                where=field,
                remedy="Deze naam komt op het plan van de klant te staan.",
            )
    return clean


def check_passphrase(first: str, again: str) -> None:
    """Raises KlantbeeldError OPSLAG-WACHTZIN-TE-KORT or START-WACHTZIN-VERSCHILT."""
    check_new_passphrase(first)
    if unicodedata.normalize("NFC", first) != unicodedata.normalize("NFC", again):
        raise KlantbeeldError(
            StartErrorCode.WACHTZIN_VERSCHILT,
            "de twee wachtzinnen zijn niet gelijk",
            where="wachtzin",
            remedy="Typ de zin nog een keer. Met Ctrl+T ziet u wat u typt.",
        )


def strength_words(passphrase: str) -> str:
    """How good a passphrase is, in a few friendly words: length counts, signs do not."""
    length = len(passphrase)
    if length == 0:
        return "Vier of vijf losse woorden zijn sterk."
    if length < MINIMUM_PASSPHRASE:
        missing = MINIMUM_PASSPHRASE - length
        return f"Nog {missing} {'teken' if missing == 1 else 'tekens'}."
    if len(set(passphrase.casefold())) < _FEW_DIFFERENT:
        return "Lang genoeg, maar bijna steeds hetzelfde teken. Neem liever losse woorden."
    if length < LONG_PASSPHRASE:
        return "Goed. Nog een woord erbij maakt hem sterk."
    return "Sterk."


def check_confirmation(sheet: RecoverySheet, typed: str) -> None:
    """Raises KlantbeeldError START-HERSTELBLAD-NIET-BEVESTIGD unless ``typed`` is the last group."""
    if not sheet.confirms(typed):
        raise KlantbeeldError(
            StartErrorCode.HERSTELBLAD_NIET_BEVESTIGD,
            "dit is niet de laatste groep",
            where="herstelblad",
            remedy="Lees de laatste groep van uw eigen blad, niet van het scherm.",
        )


def check_recovery_secret(typed: str) -> None:
    """Raises KlantbeeldError OPSLAG-HERSTELSLEUTEL-ONGELDIG for what is no recovery key at all.

    A key has its own check sum, so that a slip of the pen is found before the store is tried.
    """
    import pyrage

    try:
        pyrage.x25519.Identity.from_str("".join(typed.split()).upper())
    except (pyrage.IdentityError, UnicodeEncodeError):
        raise KlantbeeldError(
            StoreErrorCode.HERSTELSLEUTEL_ONGELDIG,
            "dit is geen hele herstelsleutel",
            where="sleutel",
            remedy="Kijk of u alle groepen goed overnam. De eerste is AGE-SECRET-KEY-1.",
        ) from None


def sheet_text(sheet: RecoverySheet, day: date) -> str:
    """The recovery sheet as plain text, ready to print."""
    groups = "\n".join(f"  {number:>2}  {group}" for number, group in enumerate(sheet.groups, start=1))
    return (
        f"Herstelblad klantbeeld, {day:%d-%m-%Y}\n\n"
        "Met deze groepen maakt u een nieuwe wachtzin als u de oude kwijt bent.\n"
        "Wie dit blad heeft, kan uw opslag openen. Bewaar het daarom achter slot,\n"
        "en niet op of bij uw laptop.\n\n"
        f"{groups}\n\n"
        "Typ de groepen achter elkaar over. Spaties en kleine letters mogen.\n"
    )


def save_sheet(sheet: RecoverySheet, typed_path: str, day: date) -> Path:
    """Write the sheet to a new file for the user alone; gives where it is.

    Args:
        sheet: the sheet that is being made.
        typed_path: a file or a folder as a person types it; ``~`` is the home folder.
        day: printed on the sheet.

    Raises:
        KlantbeeldError: BESTAND-BESTAAT, or BESTAND-ONLEESBAAR when it cannot be written there.
    """
    try:
        place = Path(one_line(typed_path)).expanduser()
        if not place.is_absolute():
            raise ValueError  # A loose word would put a secret in whatever folder we happen to run in.
        if place.is_dir():
            place /= SHEET_NAME
        # Exclusive: a sheet must never replace something, least of all the sheet of another store.
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(sheet_text(sheet, day))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise KlantbeeldError(
            CommandErrorCode.BESTAND_BESTAAT,
            "er staat al een bestand met deze naam",
            where=place.name,
            remedy="Kies een andere naam.",
        ) from None
    except (OSError, ValueError, RuntimeError):
        raise KlantbeeldError(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "hier kan geen bestand komen",
            where="herstelblad",
            remedy="Noem de hele plek, zoals ~/blad.txt of de map van een USB-stick. Of schrijf het op.",
        ) from None
    return place
