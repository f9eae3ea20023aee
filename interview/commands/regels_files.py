"""Finds the regelsets that are here: own ones first, then those that came with the program.

Owns which file a word on the command line means. It must never change a file, and never judge one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires import loader
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.loader import PACKAGED_RULESETS, find_content

if TYPE_CHECKING:
    from interview.locations import Locations


@dataclass(frozen=True, slots=True)
class RegelsetFile:
    """One regelset and where it lies."""

    path: Path
    naam: str
    """Name of its folder."""
    versie: str
    """Version, as its file is called."""
    eigen: bool = False
    """Whether it is in the user's own folder."""
    loose: bool = False
    """Whether it was named as a file, wherever it lies and whatever it is called."""

    @property
    def place(self) -> str:
        """Folder and file, to name in an error."""
        return loader.shown_place(self.path)


def folders_of(locations: Locations) -> tuple[Path, Path]:
    """Where regelsets are: the user's own first."""
    return (locations.own_rulesets_dir, PACKAGED_RULESETS)


def names_here(locations: Locations) -> tuple[str, ...]:
    """The names of all regelsets, own and ours."""
    return loader.names(folders_of(locations))


def versions_of(naam: str, locations: Locations) -> tuple[RegelsetFile, ...]:
    """Every version of a name, oldest first; empty when there is none."""
    folders = folders_of(locations)
    return tuple(_named(naam, versie, folders) for versie in loader.versions(naam, folders))


def find_regelset(word: str, locations: Locations) -> RegelsetFile:
    """What ``word`` means: a file (.toml), ``naam@versie``, or the newest version of a name.

    Raises KlantbeeldError: INHOUD-ONBEKEND for a name or version that is not here.
    """
    if word.endswith(".toml"):
        path = Path(word)
        return RegelsetFile(path, path.absolute().parent.name, path.stem, loose=True)
    naam, _, versie = word.partition("@")
    if versie:
        return _named(naam, versie, folders_of(locations))
    found = versions_of(naam, locations)
    if not found:
        raise KlantbeeldError(
            ContentErrorCode.ONBEKEND,
            "er is geen regelset met deze naam",
            where=naam[:64],
            remedy=f"Wel zijn er: {', '.join(names_here(locations))}.",
        )
    return found[-1]


def _named(naam: str, versie: str, folders: tuple[Path, Path]) -> RegelsetFile:
    path = find_content("regelset", naam, versie, folders)
    return RegelsetFile(path, naam, versie, eigen=not path.is_relative_to(PACKAGED_RULESETS))
