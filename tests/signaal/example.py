"""A recipient with a key of its own, and a Signaal full of words that stand nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyrage

from interview.locations import Locations
from interview.signaal.model import FIELDS, Melder, Signaal, make_signaal
from interview.signaal.outbox import Receipt, keep
from interview.signaal.sealing import unseal
from questionnaires.gemeentepakket.model import SignaalOntvanger
from tests.interview.desks import START
from tests.tools.gemeente import SIGNAAL_SECRET

WRITTEN = {name: f"kanarie{name.replace('_', '')} Verzonnen" for name in FIELDS}
"""A word per field that is nowhere else in the world."""
CANARIES = tuple(text.split()[0] for text in WRITTEN.values())
MELDER = Melder(naam="Bram Bedacht", organisatie="Bureau Verzonnen", telefoon="000 000 00 00")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who can read, and with what."""

    ontvanger: SignaalOntvanger
    secret: str


def read(path: Path, secret: str = SIGNAAL_SECRET) -> Signaal:
    """What is in a sealed file; by default as the recipient that the installed municipality names."""
    return unseal(path.read_bytes(), secret, path.name)


def recipient(sleutel: str | None = None) -> Recipient:
    """An invented recipient with a fresh key, or with ``sleutel`` for its public half."""
    identity = pyrage.x25519.Identity.generate()
    ontvanger = SignaalOntvanger(
        eigenaar="beheer",
        geldig_vanaf=date(2026, 1, 1),
        gecontroleerd=date(2026, 10, 1),
        naam="Noor Niemand",
        functie="aandachtsfunctionaris",
        telefoon="000 000 00 01",
        sleutel=str(identity.to_public()) if sleutel is None else sleutel,
    )
    return Recipient(ontvanger, str(identity))


def example(written: dict[str, str] | None = None) -> Signaal:
    """A Signaal as a consultant would write it."""
    return make_signaal(WRITTEN if written is None else written, MELDER, START)


def kept(locations: Locations, who: Recipient) -> tuple[Receipt, Path]:
    """One more sealed Signaal on disk, and where it lies."""
    before = set(sealed_files(locations))
    receipt = keep(locations, who.ontvanger, example())
    (path,) = set(sealed_files(locations)) - before
    return receipt, path


def sealed_files(locations: Locations) -> list[Path]:
    """What waits."""
    return sorted(locations.signalen_dir.glob("signaal-*.age"))
