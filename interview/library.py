"""Finds the questionnaire, rules and services of a gesprek: those of today, or those it was begun with.

There is one questionnaire; which instrument (rules and services of one name) a new gesprek uses, the
gemeentepakket says. A version counts from its first day to its last, and the newest that counts is used.
Own files in the user's configuration folder come before ours. A file that changed since a gesprek
was held with it is refused: its answers might mean something else now.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
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
    from questionnaires.schema import Vragenlijst
    from scoring.rules import Regelset
    from scoring.trajecten import Catalogus

VRAGENLIJST = "zwolle"
"""The one questionnaire: every instrument reads what it records."""

INSTRUMENT_KEY = "instellingen.instrument"
"""Where a gemeentepakket says which instrument it uses."""


class Library:
    """The content installed here."""

    def __init__(self, locations: Locations, gemeente: str = "") -> None:
        """``gemeente`` is for whom one works, as it was typed."""
        self._municipalities = (locations.own_gemeenten_dir, municipalities.PACKAGED)
        self._gemeente = self._municipality_named(gemeente)
        self._questionnaires = (locations.own_questionnaires_dir, questionnaires.PACKAGED)
        self._rulesets = (locations.own_rulesets_dir, rules.PACKAGED_RULESETS)
        self._catalogs = (locations.own_catalogs_dir, services.PACKAGED_CATALOGS)
        self._loaded: dict[Versies, Content] = {}
        self._pakketten: dict[InhoudVersie, Gemeentepakket] = {}

    def newest(self, on: date) -> tuple[Content, Versies]:
        """The content of a new gesprek on ``on``, and which versions that is.

        Raises KlantbeeldError: INHOUD-ONBEKEND when the instrument of the municipality is not installed or
        no version of it counts on ``on``; INHOUD-ONLEESBAAR or INHOUD-ONGELDIG for a file that is no good.
        """
        municipality = self._newest(self._gemeente, self._municipalities, on)
        instrument = self._municipality(municipality).instellingen.instrument
        self._require_installed(instrument, f"{municipality.naam}/{municipality.versie}.toml")
        versies = Versies(
            vragenlijst=self._newest(VRAGENLIJST, self._questionnaires, on),
            regelset=self._newest(instrument, self._rulesets, on),
            catalogus=self._newest(instrument, self._catalogs, on),
            gemeentepakket=municipality,
        )
        return self.pinned(versies), versies

    def gemeente(self, on: date) -> Gemeentepakket:
        """The newest gemeentepakket that is valid on ``on``: for whom one works, else the invented one.

        Raises KlantbeeldError: INHOUD-ONLEESBAAR or INHOUD-ONGELDIG for a file that is no good.
        """
        return self._municipality(self._newest(self._gemeente, self._municipalities, on))

    def instruments(self) -> tuple[str, ...]:
        """The names of everything one can work with: rules and services of the same name."""
        with_services = set(questionnaires.names(self._catalogs))
        return tuple(naam for naam in questionnaires.names(self._rulesets) if naam in with_services)

    def latest_questionnaire(self) -> Vragenlijst:
        """The last version of the questionnaire, whether it counts already or not."""
        versie = questionnaires.versions(VRAGENLIJST, self._questionnaires)[-1]
        return questionnaires.load_named(VRAGENLIJST, versie, self._questionnaires)

    def ruleset(self, said: str, on: date) -> Regelset:
        """The regelset that ``NAAM`` means on ``on``, or exactly ``NAAM@versie`` on any day.

        Raises KlantbeeldError: INHOUD-ONBEKEND when there is none, else as ``load_named`` does.
        """
        naam, asked_version, versie = said.partition("@")
        if naam not in questionnaires.names(self._rulesets):
            raise KlantbeeldError(
                ContentErrorCode.ONBEKEND,
                "er zijn geen regels met deze naam",
                where=naam[:64],
                remedy=f"Kies uit: {', '.join(questionnaires.names(self._rulesets))}.",
            )
        if not asked_version:
            versie = self._newest(naam, self._rulesets, on).versie
        regelset = rules.load_named(naam, versie, self._rulesets)
        if self._is_own(naam, versie, self._rulesets):
            _require_fair(regelset, self.latest_questionnaire())
        return regelset

    def under(self, content: Content, said: str, on: date) -> Content:
        """``content`` with other rules, and the services of the same name on ``on``, in place of its own.

        ``said`` is as for :meth:`ruleset`. The questionnaire stays: what it does not record, stays unknown.
        Raises KlantbeeldError: INHOUD-ONBEKEND, or what loading raises.
        """
        regelset = self.ruleset(said, on)
        services_version = self._newest(regelset.naam, self._catalogs, on).versie
        catalogus = services.load_named_catalogus(regelset.naam, services_version, regelset, self._catalogs)
        if self._is_own(regelset.naam, services_version, self._catalogs):
            _require_fair(regelset, content.vragenlijst, catalogus)
        return replace(content, regelset=regelset, catalogus=catalogus)

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
            )
            for version, folders in wanted:
                _unchanged(version, folders)
            if versies.gemeentepakket is not None:
                _unchanged(versies.gemeentepakket, self._municipalities)
            regelset = rules.load_named(versies.regelset.naam, versies.regelset.versie, self._rulesets)
            vragenlijst = questionnaires.load_named(
                versies.vragenlijst.naam, versies.vragenlijst.versie, self._questionnaires
            )
            check_fits(regelset, vragenlijst, f"{regelset.naam}/{regelset.versie}.toml")
            catalogus = services.load_named_catalogus(
                versies.catalogus.naam, versies.catalogus.versie, regelset, self._catalogs
            )
            own = (self._is_own(one.naam, one.versie, folders) for one, folders in wanted)
            if any(own):
                _require_fair(regelset, vragenlijst, catalogus)
            self._loaded[versies] = Content(
                vragenlijst=vragenlijst,
                regelset=regelset,
                catalogus=catalogus,
                gemeente=self._municipality(versies.gemeentepakket),
            )
        return self._loaded[versies]

    def _is_own(self, naam: str, versie: str, folders: tuple[Path, ...]) -> bool:
        """Whether a file is the user's own; what came with the program was checked before its release."""
        return rules.find_content("versie", naam, versie, folders).is_relative_to(folders[0])

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
            return municipalities.load_named(naam, versie, self._municipalities)
        if version not in self._pakketten:
            self._pakketten[version] = municipalities.load_named(
                version.naam, version.versie, self._municipalities
            )
        return self._pakketten[version]

    def _require_installed(self, instrument: str, pakket: str) -> None:
        if instrument not in self.instruments():
            raise KlantbeeldError(
                ContentErrorCode.ONBEKEND,
                f"het instrument {instrument} is niet geïnstalleerd",
                where=f"{pakket}: {INSTRUMENT_KEY}",
                remedy=f"Kies uit: {', '.join(self.instruments())}.",
            )

    def _newest(self, naam: str, folders: tuple[Path, ...], on: date) -> InhoudVersie:
        # Names of versions are ordered by the loader; one that starts later or has ended is skipped.
        known = questionnaires.versions(naam, folders)
        for versie in reversed(known):
            path = rules.find_content("versie", naam, versie, folders)
            begin, end = _validity(path)
            if begin <= on <= end:
                return InhoudVersie(naam=naam, versie=versie, sha256=questionnaires.content_hash(path))
        raise KlantbeeldError(
            ContentErrorCode.ONBEKEND,
            f"er is geen versie van {naam} die geldt op {on:%d-%m-%Y}",
            where=f"{naam}/{known[-1]}.toml: geldig_vanaf, geldig_tot" if known else naam,
            remedy="Kijk of de datum van deze computer goed staat, of installeer een versie voor die dag.",
        )


def _require_fair(regelset: Regelset, vragenlijst: Vragenlijst, catalogus: Catalogus | None = None) -> None:
    # Looking for what may not steer a category takes word lists that a start without own files never needs.
    from scoring.proxies import require_fair

    require_fair(regelset, vragenlijst, f"{regelset.naam}/{regelset.versie}.toml", catalogus)


def folder_name(gemeente: str) -> str:
    """The folder of the pakket of a municipality: ``den-voorbeeld`` for "Gemeente Den Voorbeeld"."""
    bare = unicodedata.normalize("NFKD", gemeente.casefold().removeprefix("gemeente "))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _validity(path: Path) -> tuple[date, date]:
    """The first and the last day a file may be used; one that says no day is found out when it is loaded."""
    found = questionnaires.read_toml(path)
    begin, end = (found.get(key) for key in ("geldig_vanaf", "geldig_tot"))
    return _day(begin, date.min), _day(end, date.max)


def _day(said: object, otherwise: date) -> date:
    return said if isinstance(said, date) and not isinstance(said, datetime) else otherwise


def _unchanged(version: InhoudVersie, folders: tuple[Path, ...]) -> None:
    path = rules.find_content("versie", version.naam, version.versie, folders)
    if questionnaires.content_hash(path) != version.sha256:
        raise KlantbeeldError(
            ContentErrorCode.GEWIJZIGD,
            "dit gesprek is begonnen met een ander bestand van dezelfde versie",
            where=f"{version.naam}/{version.versie}.toml",
            remedy="Zet het oude bestand terug en geef het gewijzigde bestand een nieuwe versie.",
        )
