"""One gesprek as a herscoring sees it: an id, what was advised then, and the packed facts.

Owns the way from a record to that, and which installed questionnaire gives its bytes their meaning. It keeps
no word of a klant: what does not fit a vector is never held longer than one record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands.files import json_of
from interview.commands.record_file import check_fits_questionnaire, record_of
from interview.errors import CommandErrorCode
from interview.session.recorded import recorded_facts
from questionnaires import loader
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.packing import Layout, layout_of, pack
from questionnaires.schema import Vragenlijst

if TYPE_CHECKING:
    from interview.locations import Locations
    from interview.record import GespreksRecord, InhoudVersie

UNKNOWN_MUNICIPALITY = "onbekend"
"""Where a record names no gemeentepakket."""

SOURCE_NAME = "gesprek"
"""How a refusal calls the record it is about; the place in the source is kept apart."""

CATEGORY = r"[a-z][a-z0-9_]{0,63}"
IDENTITY = r"[A-Za-z0-9_.:-]{1,80}"
MUNICIPALITY = r"[^\W_][\w '.()-]{0,63}"
"""What a label that goes out must look like: a sentence of a person has no place in a table."""


@dataclass(frozen=True)
class Installed:
    """A questionnaire that is installed here, with the layout of its vectors."""

    vragenlijst: Vragenlijst
    layout: Layout
    sha256: str
    """Of its file."""

    @property
    def name(self) -> str:
        """As ``zwolle/1.2.0``."""
        return f"{self.vragenlijst.naam}/{self.vragenlijst.versie}"


class Questionnaires:
    """The questionnaires installed here; each is read once."""

    def __init__(self, locations: Locations) -> None:
        """Own files come first, as everywhere."""
        self._folders: tuple[Path, ...] = (locations.own_questionnaires_dir, loader.PACKAGED)
        self._known: dict[str, Installed | KlantbeeldError] = {}

    def installed(self, name: str) -> Installed:
        """The questionnaire ``naam/versie``.

        Raises KlantbeeldError: INHOUD-ONBEKEND when it is not here, or what its file makes the loader raise.
        """
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._load(name)
        if isinstance(found, KlantbeeldError):
            raise found
        return found

    def of(self, version: InhoudVersie) -> Installed:
        """Exactly the questionnaire a record was made with.

        Raises KlantbeeldError: as :meth:`installed`, or INHOUD-GEWIJZIGD when its file is another one now.
        """
        found = self.installed(f"{version.naam}/{version.versie}")
        if found.sha256 != version.sha256:
            raise KlantbeeldError(
                ContentErrorCode.GEWIJZIGD,
                "dit gesprek is gehouden met een ander bestand van dezelfde versie",
                where="versies.vragenlijst",
                remedy="Zet het oude bestand van de vragenlijst terug.",
            )
        return found

    def _load(self, name: str) -> Installed | KlantbeeldError:
        naam, _, versie = name.partition("/")
        try:
            path = loader.find(naam, versie, self._folders)
            vragenlijst = loader.load_named(naam, versie, self._folders)
            return Installed(vragenlijst, layout_of(vragenlijst), loader.content_hash(path))
        except KlantbeeldError as error:
            return error


@dataclass(frozen=True, slots=True)
class Entry:
    """One gesprek, packed."""

    gesprek_id: str
    gemeente: str
    """Name of its gemeentepakket, or ``onbekend``."""
    oud: str | None
    """The category that was shown; None for onbepaald, and when no advice was shown."""
    had_advies: bool
    oude_regels: str
    """The regelset it was held under, as ``zwolle/1.0.0``; empty when not known."""
    vragenlijst: str
    """The questionnaire whose layout the vector has, as ``zwolle/1.2.0``."""
    vector: bytes


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be scored."""

    item: int
    """Its number in the source, from 0."""
    code: str
    reason: str
    """Why, and which key; never what stands there."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far a source was read."""

    items: int = 0
    """Records, also those that were rejected, and empty lines."""
    offset: int = 0
    """In the unit of ``Source.size``: bytes of JSON lines, else records."""


def entry_of_json(content: bytes, questionnaires: Questionnaires) -> Entry:
    """One record in JSON from elsewhere, checked as ``klantbeeld score`` checks it.

    Raises KlantbeeldError when it cannot be scored; names a key, never what stands there.
    """
    record = record_of(json_of(content, SOURCE_NAME), SOURCE_NAME)
    installed = questionnaires.of(record.versies.vragenlijst)
    check_fits_questionnaire(record, installed.vragenlijst, SOURCE_NAME)
    return entry_of(record, installed)


def entry_of(record: GespreksRecord, installed: Installed) -> Entry:
    """The packed form of a record. Raises KlantbeeldError for a value the questionnaire does not have."""
    found = recorded_facts(record, installed.vragenlijst)
    package, advice = record.versies.gemeentepakket, record.advies
    rules = record.versies.regelset
    entry = Entry(
        gesprek_id=record.gesprek_id,
        gemeente=UNKNOWN_MUNICIPALITY if package is None else package.naam,
        oud=None if advice is None else advice.categorie,
        had_advies=advice is not None,
        oude_regels=f"{rules.naam}/{rules.versie}",
        vragenlijst=installed.name,
        vector=pack(installed.layout, found.niveaus, found.belemmert, found.feiten, found.left_out),
    )
    _check_labels(entry)
    return entry


def _check_labels(entry: Entry) -> None:
    for label, pattern, key in (
        (entry.gesprek_id, IDENTITY, "gesprek_id"),
        (entry.gemeente, MUNICIPALITY, "versies.gemeentepakket.naam"),
        (entry.oud or "geen", CATEGORY, "advies.categorie"),
    ):
        if re.fullmatch(pattern, label) is None:
            raise KlantbeeldError(
                CommandErrorCode.BESTAND_ONGELDIG,
                "dit is geen gesprek dat wij kennen: deze naam kan niet",
                where=f"{SOURCE_NAME}: {key}",
            )


def rejected(item: int, error: KlantbeeldError) -> Rejected:
    """What goes to quarantine for an error about one record."""
    key = error.where.removeprefix(SOURCE_NAME).removeprefix(": ")
    return Rejected(item, str(error.code), f"{error.what} ({key})" if key else error.what)
