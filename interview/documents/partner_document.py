"""The partneruittreksel: from its content to what stands on the page, and to the PDF.

Owns the words around the content. It must never look at a record, Mijn plan or the report: it
knows its own allow-list only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from interview.documents.plan_document import MadeDocument
from interview.documents.render import EmbeddedData
from interview.dutch import written_date, written_period, written_weekday
from interview.plan.content import canonical, printed_fingerprint
from interview.plan.verify_policy import DocumentKind

if TYPE_CHECKING:
    from interview.documents.render import DocumentRenderer
    from interview.plan.partner_extract import PartnerInhoud

TEMPLATE = "partneruittreksel.html.j2"
SIGNING_REASON = "Partneruittreksel over één afspraak"


@dataclass(frozen=True, slots=True)
class PartnerView:
    """Everything the template prints."""

    titel: str
    gemeente: str
    klant: str
    telefoon: str
    ontvanger: str
    wat: str
    wanneer: str
    praktisch: str
    doel: str
    grondslag: str
    bel_naam: str
    bel_telefoon: str
    terugkomen: str
    gemaakt_op: str
    controlecode: str
    bestand: str


def extract_view(content: PartnerInhoud, made_on: date) -> PartnerView:
    """Return what the page says."""
    back = content.terugkomdatum
    return PartnerView(
        titel=f"Afspraak met {content.klant}",
        gemeente=content.gemeente,
        klant=content.klant,
        telefoon=content.telefoon,
        ontvanger=content.ontvanger,
        wat=content.wat,
        wanneer=written_period(content.begin, content.eind),
        praktisch=content.praktisch,
        doel=content.doel,
        grondslag=content.grondslag,
        bel_naam=content.bel_naam,
        bel_telefoon=content.bel_telefoon,
        terugkomen="" if back is None else written_weekday(back),
        gemaakt_op=written_date(made_on),
        controlecode=printed_fingerprint(canonical(content).sha256),
        bestand="uittreksel.pdf",
    )


def extract_data(content: PartnerInhoud) -> EmbeddedData:
    """Return the data file that travels in the PDF: the same allow-list as the page."""
    data = canonical(content)
    return EmbeddedData(
        name=DocumentKind.PARTNERUITTREKSEL.value,
        description="De gegevens van dit uittreksel, om te controleren",
        content=data.text.encode(),
        fingerprint=data.sha256,
    )


def make_extract(renderer: DocumentRenderer, content: PartnerInhoud, at: datetime) -> MadeDocument:
    """Return the unsigned PDF of ``content``, dated ``at`` (aware).

    Raises:
        KlantbeeldError: as the renderer does.
    """
    data = extract_data(content)
    made = renderer.pdf(TEMPLATE, extract_view(content, at.date()), data=data, at=at)
    return MadeDocument(made.content, made.pages, data)
