"""Finds the questionnaire, rules and services of a gesprek: the newest, or those it was begun with.

Own files in the user's configuration folder come before ours. A file that changed since a gesprek
was held with it is refused: its answers might mean something else now.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.record import InhoudVersie, Versies
from questionnaires import loader as questionnaires
from questionnaires.errors import ContentErrorCode
from questionnaires.gemeentepakket import load as municipalities
from scoring import loader as rules
from scoring import trajecten as services
from scoring.check import check_fits

if TYPE_CHECKING:
    from interview.locations import Locations
    from interview.session.content import Content
    from questionnaires.gemeentepakket.model import Gemeentepakket

DEFAULT_NAME = "zwolle"


class Library:
    """The content installed here."""

    def __init__(self, locations: Locations, naam: str = DEFAULT_NAME, gemeente: str = "") -> None:
        """``naam`` is the instrument of a new gesprek; ``gemeente`` for whom one works, as it was typed."""
        self._naam = naam
        self._municipalities = (locations.own_gemeenten_dir, municipalities.PACKAGED)
        self._gemeente = self._municipality_named(gemeente)
        self._questionnaires = (locations.own_questionnaires_dir, questionnaires.PACKAGED)
        self._rulesets = (locations.own_rulesets_dir, rules.PACKAGED_RULESETS)
        self._catalogs = (locations.own_catalogs_dir, services.PACKAGED_CATALOGS)
        self._loaded: dict[Versies, Content] = {}

    def newest(self, on: date) -> tuple[Content, Versies]:
        """The newest content that is valid on ``on``, and which versions that is.

        Raises KlantbeeldError: INHOUD-ONLEESBAAR or INHOUD-ONGELDIG for an own file that is no good.
        """
        versies = Versies(
            vragenlijst=self._newest(self._naam, self._questionnaires, on),
            regelset=self._newest(self._naam, self._rulesets, on),
            catalogus=self._newest(self._naam, self._catalogs, on),
            gemeentepakket=self._newest(self._gemeente, self._municipalities, on),
        )
        return self.pinned(versies), versies

    def gemeente(self, on: date) -> Gemeentepakket:
        """The newest gemeentepakket that is valid on ``on``: for whom one works, else the invented one.

        Raises KlantbeeldError: INHOUD-ONLEESBAAR or INHOUD-ONGELDIG for a file that is no good.
        """
        version = self._newest(self._gemeente, self._municipalities, on)
        return municipalities.load_named(version.naam, version.versie, self._municipalities)

    def pinned(self, versies: Versies) -> Content:
        """Exactly the content a gesprek was begun with.

        Raises KlantbeeldError: INHOUD-ONBEKEND when it is not installed, INHOUD-GEWIJZIGD when a file
        is not what it was.
        """
        from interview.session.content import Content

        if versies not in self._loaded:
            wanted = (
                (versies.vragenlijst, self._questionnaires),
                (versies.regelset, self._rulesets),
                (versies.catalogus, self._catalogs),
                (versies.gemeentepakket, self._municipalities),
            )
            for version, folders in wanted:
                if version is not None:
                    _unchanged(version, folders)
            regelset = rules.load_named(versies.regelset.naam, versies.regelset.versie, self._rulesets)
            vragenlijst = questionnaires.load_named(
                versies.vragenlijst.naam, versies.vragenlijst.versie, self._questionnaires
            )
            check_fits(regelset, vragenlijst, f"{regelset.naam}/{regelset.versie}.toml")
            self._loaded[versies] = Content(
                vragenlijst=vragenlijst,
                regelset=regelset,
                catalogus=services.load_named_catalogus(
                    versies.catalogus.naam, versies.catalogus.versie, regelset, self._catalogs
                ),
                gemeente=self._municipality(versies.gemeentepakket),
            )
        return self._loaded[versies]

    def _municipality_named(self, typed: str) -> str:
        """The name of the pakket to use: of the municipality that was typed, else the only own one."""
        own = questionnaires.names(self._municipalities[:1])
        wanted = folder_name(typed)
        if wanted in questionnaires.names(self._municipalities):
            return wanted
        return own[0] if len(own) == 1 else municipalities.EXAMPLE

    def _municipality(self, version: InhoudVersie | None) -> Gemeentepakket:
        """Exactly that version; without one the newest there is."""
        if version is None:
            naam = self._gemeente
            versie = questionnaires.versions(naam, self._municipalities)[-1]
        else:
            naam, versie = version.naam, version.versie
        return municipalities.load_named(naam, versie, self._municipalities)

    def _newest(self, naam: str, folders: tuple[Path, ...], on: date) -> InhoudVersie:
        # Names of versions are ordered by the loader; a version that starts later is skipped.
        for versie in reversed(questionnaires.versions(naam, folders)):
            path = rules.find_content("versie", naam, versie, folders)
            if _valid_from(path) <= on:
                return InhoudVersie(naam=naam, versie=versie, sha256=questionnaires.content_hash(path))
        raise KlantbeeldError(
            ContentErrorCode.ONBEKEND,
            f"er is geen inhoud met de naam {naam} die nu geldt",
            remedy="Kijk of de datum van deze computer goed staat.",
        )


def folder_name(gemeente: str) -> str:
    """The folder of the pakket of a municipality: ``den-voorbeeld`` for "Gemeente Den Voorbeeld"."""
    bare = unicodedata.normalize("NFKD", gemeente.casefold().removeprefix("gemeente "))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _valid_from(path: Path) -> date:
    """The first day a file may be used; a file that does not say so is found out when it is loaded."""
    found = questionnaires.read_toml(path).get("geldig_vanaf")
    return found if isinstance(found, date) and not isinstance(found, datetime) else date.min


def _unchanged(version: InhoudVersie, folders: tuple[Path, ...]) -> None:
    path = rules.find_content("versie", version.naam, version.versie, folders)
    if questionnaires.content_hash(path) != version.sha256:
        raise KlantbeeldError(
            ContentErrorCode.GEWIJZIGD,
            "dit gesprek is begonnen met een ander bestand van dezelfde versie",
            where=f"{version.naam}/{version.versie}.toml",
            remedy="Zet het oude bestand terug en geef het gewijzigde bestand een nieuwe versie.",
        )
