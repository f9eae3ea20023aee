"""The Klantbeeldverslag: from its content to what stands on the page, and to the PDF.

Owns the words around the content of the professional report. It must never look at a record: it
knows what the report may say, and the names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.documents.plan_document import Betrokkenen, MadeDocument
from interview.documents.radar import Radar, RadarAxis, radar
from interview.documents.render import DocumentRenderer, EmbeddedData
from interview.dutch import written_date
from interview.plan.content import canonical, printed_fingerprint
from interview.plan.report_content import LeefgebiedVerslag, VerslagInhoud
from interview.plan.verify_policy import DocumentKind

TEMPLATE = "verslag.html.j2"
NOT_FILLED_IN = "\N{EN DASH}"
SIGNING_REASON = "Klantbeeldverslag, opgesteld door de consultant"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of the table under the radar, in words."""

    titel: str
    niveau: str
    belemmert: str
    cijfer: str
    spoed: str
    gewijzigd: bool


@dataclass(frozen=True, slots=True)
class FeitRow:
    """One recorded fact, in words."""

    titel: str
    waarde: str
    bron: str


@dataclass(frozen=True, slots=True)
class VerslagView:
    """Everything the template prints."""

    titel: str
    klant: str
    geboren: str
    consultant: str
    gemeente: str
    gesprek_op: str
    gemaakt_op: str
    radar: Radar
    matrix: tuple[MatrixRow, ...]
    gewijzigd: bool
    """Whether a row was changed after the advice, so that the mark needs explaining."""
    feiten: tuple[FeitRow, ...]
    achter_de_matrix: tuple[LeefgebiedVerslag, ...]
    """Only where there is something to tell."""
    inhoud: VerslagInhoud
    klopt: str
    controlecode: str
    bestand: str


def report_view(content: VerslagInhoud, people: Betrokkenen, municipality: str, made_on: date) -> VerslagView:
    """Return what the page says."""
    areas = content.leefgebieden
    agreed = {True: "De klant vindt dat dit klopt.", False: "De klant vindt dat dit niet klopt."}
    told = (*((content.opening,) if content.opening is not None else ()), *areas)
    return VerslagView(
        titel=f"Klantbeeldverslag van {people.klant}",
        klant=people.klant,
        geboren="" if people.geboortedatum is None else written_date(people.geboortedatum),
        consultant=people.consultant,
        gemeente=municipality,
        gesprek_op=written_date(content.gesprek_op),
        gemaakt_op=written_date(made_on),
        radar=radar([_axis(area) for area in areas]),
        matrix=tuple(_row(area) for area in areas),
        gewijzigd=any(area.gewijzigd for area in areas),
        feiten=tuple(
            FeitRow(
                fact.titel,
                fact.waarde,
                ", ".join(filter(None, (fact.bron, "" if fact.datum is None else written_date(fact.datum)))),
            )
            for fact in content.feiten
        ),
        achter_de_matrix=tuple(area for area in told if _has_something_to_tell(area)),
        inhoud=content,
        klopt="" if content.samenvatting_klopt is None else agreed[content.samenvatting_klopt],
        controlecode=printed_fingerprint(canonical(content).sha256),
        bestand="klantbeeldverslag.pdf",
    )


def report_data(content: VerslagInhoud) -> EmbeddedData:
    """Return the data file that travels in the PDF."""
    data = canonical(content)
    return EmbeddedData(
        name=DocumentKind.KLANTBEELDVERSLAG.value,
        description="De gegevens van dit verslag, om te controleren",
        content=data.text.encode(),
        fingerprint=data.sha256,
    )


def make_verslag(
    renderer: DocumentRenderer,
    content: VerslagInhoud,
    people: Betrokkenen,
    municipality: str,
    at: datetime,
) -> MadeDocument:
    """Return the unsigned PDF of ``content``, dated ``at`` (aware).

    Raises:
        KlantbeeldError: as the renderer does.
    """
    data = report_data(content)
    view = report_view(content, people, municipality, at.date())
    made = renderer.pdf(TEMPLATE, view, data=data, at=at)
    return MadeDocument(made.content, made.pages, data)


def _axis(area: LeefgebiedVerslag) -> RadarAxis:
    return RadarAxis(
        naam=area.kort,
        niveau=area.niveau,
        waarom_geen="" if area.niveau is not None else area.niveau_woord,
        belemmert=area.belemmert == "ja",
    )


def _row(area: LeefgebiedVerslag) -> MatrixRow:
    return MatrixRow(
        titel=area.titel,
        niveau=area.niveau_woord if area.niveau is None else f"{area.niveau} {area.niveau_woord}",
        belemmert=area.belemmert or NOT_FILLED_IN,
        cijfer=NOT_FILLED_IN if area.eigen_cijfer is None else str(area.eigen_cijfer),
        spoed="ja" if area.spoed else NOT_FILLED_IN,
        gewijzigd=area.gewijzigd,
    )


def _has_something_to_tell(area: LeefgebiedVerslag) -> bool:
    return bool(
        area.notitie or area.citaten or area.observaties or area.antwoorden or area.bewijs or area.verklaring
    )
