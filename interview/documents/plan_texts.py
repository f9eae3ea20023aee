"""The municipality's own sentences in Mijn plan, read from a dated file.

Owns reading and checking that file. It must never hold such a sentence itself: law and local
policy change, and a lawyer has to be able to read along.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview.documents.errors import DocumentErrorCode
from interview.record import Arbeidsverplichtingen
from questionnaires.errors import KlantbeeldError

MAXIMUM_FILE_SIZE = 64 * 1024
_Text = Annotated[str, Field(min_length=1, max_length=1000)]


class _TextsModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Zin(_TextsModel):
    """A sentence, or a few, with what it rests on."""

    tekst: _Text
    """Plain text; never markup."""
    bron: _Text
    """Article of law, or "eigen tekst"."""


class PlichtZin(Zin):
    """What a klant reads about the work duties."""

    tekst_met_datum: str = ""
    """The same with ``{tot}`` in it, for a duty that has an end date; empty when it has none."""


class PlanTeksten(_TextsModel):
    """Everything that the municipality says in Mijn plan."""

    formaat: Literal["klantbeeld-plan-teksten/1"]
    gemeente: _Text
    """Name as it stands on the page."""
    geldig_vanaf: date
    """First day on which these sentences hold."""
    niet_tekenen: Zin
    """That not signing is allowed."""
    gevolgen: Zin
    """What follows when a duty is not met."""
    bezwaar: Zin
    """What the klant can do against the plan: one of the three local variants."""
    plichten: dict[Arbeidsverplichtingen, PlichtZin]
    """One for every kind of duty that can be recorded."""
    rechten: tuple[Zin, ...]

    def plicht(self, duties: Arbeidsverplichtingen, until: str) -> str:
        """Return the sentence for ``duties``; ``until`` is a written date, or empty."""
        sentence = self.plichten[duties]
        if until and sentence.tekst_met_datum:
            return sentence.tekst_met_datum.replace("{tot}", until)
        return sentence.tekst


def load_plan_texts(path: Path) -> PlanTeksten:
    """Return the sentences in the TOML file at ``path``.

    Raises:
        KlantbeeldError: ``DOCUMENT-TEKSTEN-ONGELDIG``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAXIMUM_FILE_SIZE + 1)
        if len(content) > MAXIMUM_FILE_SIZE:
            raise ValueError("larger than any file of sentences")
        texts = PlanTeksten.model_validate(tomllib.loads(content.decode()))
    except ValidationError as invalid:
        place = ".".join(str(part) for part in invalid.errors()[0]["loc"])
        raise _invalid(f"{path.name}: {place}") from invalid
    except (OSError, ValueError, RecursionError) as unreadable:
        raise _invalid(path.name) from unreadable
    missing = [duties.value for duties in Arbeidsverplichtingen if duties not in texts.plichten]
    if missing:
        raise _invalid(f"{path.name}: plichten.{missing[0]}")
    return texts


def _invalid(where: str) -> KlantbeeldError:
    return KlantbeeldError(
        DocumentErrorCode.TEKSTEN_ONGELDIG,
        "De teksten van de gemeente voor Mijn plan kloppen niet.",
        where=where,
        remedy="Vergelijk het bestand met teksten/voorbeeld.toml.",
    )
