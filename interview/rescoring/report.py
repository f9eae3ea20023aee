"""The report of a herscoring: what changed, for whom to decide, as a page and as a PDF.

Owns what a report needs and which files it writes. It must never show a count that
``scoring.aggregate`` hides, never name a person, and never read a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.whole_file import write_whole_file
from scoring.aggregate import Overgang

if TYPE_CHECKING:
    from scoring.rules import Regelset

HTML_NAME = "rapport.html"
PDF_NAME = "rapport.pdf"
TABLES_ON_PAPER = 60
"""With more municipalities than this their tables stand in the page only; nobody leafs through them."""


@dataclass(frozen=True, slots=True)
class CategorieNaam:
    """How one category reads."""

    id: str
    """As in records."""
    titel: str
    """The full wording."""
    kort: str
    """For a table."""


@dataclass(frozen=True, slots=True)
class Kant:
    """The rules on one side of the comparison."""

    naam: str
    """Name of the regelset."""
    versie: str
    """Its version."""
    titel: str
    """What people call it."""
    inhoud_hash: str
    """SHA-256 of its file."""
    categorieen: tuple[CategorieNaam, ...]
    """Its categories, nearest to work first."""
    regels: Mapping[str, str]
    """Rule id to the sentence it reads as."""

    @classmethod
    def of(cls, regelset: Regelset) -> Kant:
        """What a report tells of ``regelset``."""
        nearest_first = sorted(regelset.categorie, key=lambda one: (one.afstand, one.prioriteit))
        return cls(
            regelset.naam,
            regelset.versie,
            regelset.titel,
            regelset.inhoud_hash,
            tuple(CategorieNaam(one.id, one.titel, one.kort) for one in nearest_first),
            {regel.id: regel.zin for regel in regelset.regel},
        )


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """Records that went to quarantine for one reason."""

    code: str
    """Code of the reason."""
    uitleg: str
    """The reason in plain Dutch."""
    aantal: int
    """How many records; it says nothing about a person."""


@dataclass(frozen=True, slots=True)
class NietGevraagd:
    """Facts the new rules read and a questionnaire did not ask; they count as unknown."""

    vragenlijst: str
    """Name and version, such as ``zwolle 1.0.0``."""
    feiten: tuple[str, ...]
    """How the rules call these facts."""


@dataclass(frozen=True, slots=True)
class ReportInput:
    """All that a report of one herscoring needs."""

    begonnen: datetime
    """When the run began (aware); only the day is told."""
    nieuw: Kant
    """The rules that were scored with."""
    oud: tuple[Kant, ...]
    """The rules that gave the old categories; more than one when records were held under several."""
    overgangen: tuple[Overgang, ...]
    """The counts, not protected yet; the report protects them."""
    gelezen: int
    """How many records were read."""
    gescoord: int
    """How many of those were scored; the sum of ``overgangen``."""
    vergelijkbaar: bool
    """Before and now have the same groups, so that somebody can stay where they were."""
    afgekeurd: tuple[Afgekeurd, ...] = ()
    """The others, per reason."""
    dubbel: int = 0
    """How many of those that were scored have the id of an earlier one."""
    niet_gevraagd: tuple[NietGevraagd, ...] = ()
    """What older questionnaires did not ask."""
    repetitie: bool = False
    """Both sides were scored on the same records, as a rehearsal of a change."""
    vastgelegd: bool = False
    """The new outcomes were stored beside the old ones."""

    @property
    def dag(self) -> datetime:
        """The first moment of its day (UTC), so that the same run that day gives the same bytes anywhere."""
        return self.begonnen.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def write_report(folder: Path, given: ReportInput) -> tuple[Path, ...]:
    """Write the report to ``folder`` as HTML and as PDF, and return the files.

    Files that are there already are replaced whole. The same ``given`` always gives the same bytes.

    Raises:
        KlantbeeldError: ``DOCUMENT-PANGO-ONTBREEKT`` when this machine cannot make a PDF; the HTML is
            written then.
        OSError: when the folder cannot be written.
    """
    from interview.documents.rescoring_document import report_page, report_pdf
    from interview.locations import templates_dir
    from interview.rescoring.report_view import report_view

    view, templates = report_view(given), templates_dir()
    page, pdf = folder / HTML_NAME, folder / PDF_NAME
    write_whole_file(page, report_page(templates, view))
    if len(view.gemeenten) > TABLES_ON_PAPER:
        view = replace(view, gemeenten=(), elders=f"De tabel van elke gemeente staat in {HTML_NAME}.")
    write_whole_file(pdf, report_pdf(templates, view, given.dag))
    return page, pdf
