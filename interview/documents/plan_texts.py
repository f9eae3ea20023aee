"""The municipality's own sentences in Mijn plan, taken from its gemeentepakket as they hold on a day.

It must never hold such a sentence itself: law and local policy change, and a lawyer has to be able
to read along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from interview.documents.errors import DocumentErrorCode
from interview.record import Arbeidsverplichtingen
from questionnaires.errors import KlantbeeldError
from questionnaires.gemeentepakket.check import plan_text_gaps

if TYPE_CHECKING:
    from questionnaires.gemeentepakket.model import Gemeentepakket


@dataclass(frozen=True, slots=True)
class PlanTeksten:
    """Everything that the municipality says in Mijn plan."""

    gemeente: str
    """Name as it stands on the page."""
    niet_tekenen: str
    """That not signing is allowed."""
    gevolgen: str
    """What follows when a duty is not met; for a plan in which something must."""
    bezwaar: str
    """What the klant can do against the plan: the variant this municipality chose."""
    rechten: tuple[str, ...]
    pakket: Gemeentepakket
    """What all of it was taken from."""
    op: date
    """The day on which it holds."""

    def plicht(self, duties: Arbeidsverplichtingen, until: str) -> str:
        """The sentence for ``duties``; ``until`` is a written date, or empty."""
        return self.pakket.zin_tot(f"plichten.{duties.value}", self.op, until)


def plan_texts(pakket: Gemeentepakket, on: date, gemeente: str = "") -> PlanTeksten:
    """The sentences of ``pakket`` as they hold on ``on``.

    ``gemeente`` is for whom one works, as it was typed. It only counts where the pakket is of an
    invented municipality: a real one says itself what it is called.

    Raises KlantbeeldError: DOCUMENT-TEKSTEN-ONGELDIG when a sentence that a plan needs is not there.
    """
    for gap in plan_text_gaps(pakket, on):
        raise KlantbeeldError(
            DocumentErrorCode.TEKSTEN_ONGELDIG,
            "een tekst van de gemeente voor Mijn plan ontbreekt",
            where=f"{pakket.naam}/{pakket.versie}.toml: {gap.waar}",
            remedy=f"Bekijk wat er ontbreekt: klantbeeld gemeente controleer {pakket.naam}",
        )
    return PlanTeksten(
        gemeente=_name_on_paper(pakket, gemeente.strip()),
        niet_tekenen=pakket.zin("niet_tekenen", on),
        gevolgen=pakket.zin("gevolgen", on),
        bezwaar=pakket.zin(f"bezwaar.{pakket.instellingen.bezwaar}", on),
        rechten=pakket.rechten(on),
        pakket=pakket,
        op=on,
    )


def _name_on_paper(pakket: Gemeentepakket, typed: str) -> str:
    if not pakket.fictief or not typed:
        return pakket.gemeente
    return typed if typed.lower().startswith("gemeente") else f"Gemeente {typed}"
