"""Finds the gemeentepakketten that are here: own ones first, then those that came with the program.

Owns which file a word on the command line means. It must never change a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires import loader
from questionnaires.gemeentepakket import load as municipalities

if TYPE_CHECKING:
    from interview.commands.parser import CommandParser
    from interview.locations import Locations
    from questionnaires.gemeentepakket.model import Gemeentepakket


@dataclass(frozen=True, slots=True)
class Found:
    """One pakket and where it lies."""

    pakket: Gemeentepakket
    path: Path
    eigen: bool
    """Whether it is in the user's own folder; False for one of ours and for a loose file."""

    @property
    def naam(self) -> str:
        """Name and version."""
        return f"{self.pakket.naam} {self.pakket.versie}"


def add_pakket(parser: CommandParser) -> None:
    """The word that names a pakket."""
    parser.word("PAKKET", "de naam van een gemeente, of een bestand (.toml)", optional=True)


def find_pakket(word: str | None, locations: Locations, on: date) -> Found:
    """What ``word`` means: a file, the newest version of a name on ``on``, or without a word the one in use.

    Raises KlantbeeldError: INHOUD-ONBEKEND for a name that is not here, INHOUD-ONLEESBAAR or
    INHOUD-ONGELDIG for a file that is no good.
    """
    if word is not None and (word.endswith(".toml") or not loader.is_name(word)):
        path = Path(word)
        return Found(municipalities.load(path), path, eigen=False)
    own = locations.own_gemeenten_dir
    naam = word if word is not None else in_use(own)
    versions = loader.versions(naam, (own, municipalities.PACKAGED))
    if not versions:
        loader.find(naam, "0.0.0", (own, municipalities.PACKAGED))
    found = [_read(naam, version, own) for version in reversed(versions)]
    return next((one for one in found if one.pakket.geldig_vanaf <= on), found[0])


def in_use(own: Path) -> str:
    """The only own pakket, else the invented municipality."""
    names = loader.names((own,))
    return names[0] if len(names) == 1 else municipalities.EXAMPLE


def every_pakket(locations: Locations) -> tuple[Found, ...]:
    """All that are here, own and ours, by name and version."""
    own = locations.own_gemeenten_dir
    folders = (own, municipalities.PACKAGED)
    return tuple(
        _read(naam, version, own)
        for naam in loader.names(folders)
        for version in loader.versions(naam, folders)
    )


def _read(naam: str, version: str, own: Path) -> Found:
    folders = (own, municipalities.PACKAGED)
    path = loader.find(naam, version, folders)
    return Found(municipalities.load_named(naam, version, folders), path, eigen=path.is_relative_to(own))
