"""What one herscoring is and how far it is, in the file that a run goes on from after it was stopped.

It holds counts, hashes and names of rules, and nothing about a person. A part is named here only once its
files are whole on disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from interview.record import InhoudVersie
from interview.rescoring.errors import RescoringErrorCode, rescoring_error
from scoring.rules import Regelset

NAME = "berekening.json"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NietGevraagd(_Model):
    """A fact that the rules read and a questionnaire does not record."""

    vragenlijst: str
    """As ``zwolle/1.0.0``."""
    feit: str
    """Full name."""
    gesprekken: int
    """In how many gesprekken."""


class Deel(_Model):
    """One part of fixed size, whole on disk."""

    tot: int
    """Records of the source read up to and with this part."""
    plaats: int
    """Where the next part begins, in the unit of the source."""
    gescoord: int
    """Rows in this part."""
    afgekeurd: dict[str, int]
    """Code to how many went to quarantine."""
    niet_gevraagd: tuple[NietGevraagd, ...]
    oude_regels: tuple[str, ...]
    """The regelsets these gesprekken were held under, as far as known."""
    sha256: str
    """Of the rows."""
    quarantaine_sha256: str
    """Of what went to quarantine."""


class Manifest(_Model):
    """One herscoring."""

    formaat: Literal["klantbeeld-herscoor/1"] = "klantbeeld-herscoor/1"
    begonnen_op: AwareDatetime
    bron: str
    """Kind of source."""
    bron_sha256: str
    """Another one as soon as a record is."""
    regels: InhoudVersie
    """The rules that were scored with."""
    regels_voor: InhoudVersie | None = None
    """In a rehearsal: the rules that give the old category."""
    deelgrootte: int
    delen: tuple[Deel, ...] = ()
    gelezen: bool = False
    """Every record was read."""
    bestanden: dict[str, str] = Field(default_factory=dict)
    """The files that came out, whole: name to SHA-256."""
    klaar: bool = False
    vastleggen_begonnen: bool = False
    """From here on the source itself changes, by storing the outcomes."""

    @property
    def gescoord(self) -> int:
        """Gesprekken with an outcome."""
        return sum(deel.gescoord for deel in self.delen)

    @property
    def afgekeurd(self) -> Mapping[str, int]:
        """Code to how many went to quarantine."""
        found: dict[str, int] = {}
        for deel in self.delen:
            for code, number in deel.afgekeurd.items():
                found[code] = found.get(code, 0) + number
        return dict(sorted(found.items()))

    @property
    def oude_regels(self) -> tuple[str, ...]:
        """Every regelset the gesprekken were held under, as far as known."""
        return tuple(sorted({name for deel in self.delen for name in deel.oude_regels if name}))

    @property
    def niet_gevraagd(self) -> tuple[NietGevraagd, ...]:
        """Every fact a questionnaire did not record, with all gesprekken taken together."""
        found: dict[tuple[str, str], int] = {}
        for deel in self.delen:
            for one in deel.niet_gevraagd:
                key = (one.vragenlijst, one.feit)
                found[key] = found.get(key, 0) + one.gesprekken
        return tuple(
            NietGevraagd(vragenlijst=questionnaire, feit=feit, gesprekken=number)
            for (questionnaire, feit), number in sorted(found.items())
        )

    def to_bytes(self) -> bytes:
        """As it stands on disk."""
        return (self.model_dump_json(indent=1) + "\n").encode()

    def with_part(self, deel: Deel) -> Manifest:
        """One part further."""
        return self.model_copy(update={"delen": (*self.delen, deel)})

    def with_file(self, name: str, sha256: str) -> Manifest:
        """One file further."""
        files = {**self.bestanden, name: sha256}
        return self.model_copy(update={"bestanden": dict(sorted(files.items()))})


def begun(
    *,
    at: datetime,
    source: str,
    fingerprint: str,
    rules: Regelset,
    before: Regelset | None,
    part_size: int,
) -> Manifest:
    """A herscoring of which nothing was done yet."""
    return Manifest(
        begonnen_op=at,
        bron=source,
        bron_sha256=fingerprint,
        regels=version_of(rules),
        regels_voor=None if before is None else version_of(before),
        deelgrootte=part_size,
    )


def version_of(regelset: Regelset) -> InhoudVersie:
    """Which file a regelset is."""
    return InhoudVersie(naam=regelset.naam, versie=regelset.versie, sha256=regelset.inhoud_hash)


def read(content: bytes) -> Manifest:
    """What stands on disk. Raises KlantbeeldError: HERSCOOR-MAP when it is not of this program."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        raise rescoring_error(
            RescoringErrorCode.MAP,
            "in deze map staat een berekening die wij niet kunnen lezen",
            NAME,
            "Kies een nieuwe, lege map.",
        ) from None


def check_same(wanted: Manifest, found: Manifest) -> None:
    """Refuse to go on with another herscoring than ``wanted``.

    Raises KlantbeeldError: HERSCOOR-ANDERE-BEREKENING, or HERSCOOR-BRON-GEWIJZIGD when only the records
    are others.
    """
    same = ("formaat", "bron", "regels", "regels_voor", "deelgrootte")
    differs = [key for key in same if getattr(wanted, key) != getattr(found, key)]
    if differs:
        raise rescoring_error(
            RescoringErrorCode.ANDERE_BEREKENING,
            "in deze map staat een andere berekening",
            f"{NAME}: {differs[0]}",
            "Kies een nieuwe map, of geef dezelfde bron en dezelfde regels.",
        )
    if wanted.bron_sha256 != found.bron_sha256 and not found.vastleggen_begonnen:
        raise rescoring_error(
            RescoringErrorCode.BRON_GEWIJZIGD,
            "de gesprekken zijn veranderd sinds deze berekening begon",
            f"{NAME}: bron_sha256",
            "Kies een nieuwe map en begin opnieuw.",
        )
