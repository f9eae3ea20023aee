"""The afsprakenkaart: what was agreed, on paper, today.

Empty it is written by hand with carbon paper, one sheet for each side of the table. Filled it takes
its content from the allow-list of Mijn plan, so what may not be in a plan cannot be on it either.
It must never look at a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.documents.cards import CardFrame, MadeCard, card_frame
from interview.documents.render import DocumentRenderer
from interview.dutch import written_date, written_period, written_weekday
from interview.plan.content import PlanAfspraak, PlanInhoud
from interview.record import Ondertekenkeuze, Wie
from questionnaires.gemeentepakket.model import Gemeentepakket

TEMPLATE = "afsprakenkaart.html.j2"
COPIES = ("Dit blad is voor u.", "Dit blad is voor de gemeente.")
"""Two sheets alike, so that carbon paper between them writes each line twice."""

_CHOICES = {
    Ondertekenkeuze.TEKENT_NU: "Ik heb het plan getekend.",
    Ondertekenkeuze.DENKT_NA: "Ik denk nog na over het plan.",
    Ondertekenkeuze.TEKENT_ONEENS: "Ik heb het plan getekend. Ik ben het niet met alles eens.",
    Ondertekenkeuze.TEKENT_NIET: "Ik heb het plan niet getekend.",
}


@dataclass(frozen=True, slots=True)
class AfspraakRegel:
    """One agreement on the card."""

    wat: str
    wanneer: str
    door: str
    """Who does it, where that needs saying; or empty."""


@dataclass(frozen=True, slots=True)
class IngevuldeKaart:
    """What stands on a filled card, ready to read."""

    besproken_op: str
    wensen: tuple[str, ...]
    ik: tuple[AfspraakRegel, ...]
    gemeente: tuple[AfspraakRegel, ...]
    samen: tuple[AfspraakRegel, ...]
    """Together, or someone else."""
    contact: str
    telefoon: str
    volgende: str
    tekenen: str
    """What the klant chose, or empty while there is still room for ink."""
    getekend: bool


@dataclass(frozen=True, slots=True)
class AfsprakenkaartView:
    """Everything the template prints."""

    titel: str
    rand: CardFrame
    bladen: tuple[str, ...]
    """One sheet for each, and for whom it is."""
    inhoud: IngevuldeKaart | None
    """None for a card to write on."""
    niet_tekenen: str
    gemeente_telefoon: str
    groot: bool


def agreements_view(
    content: PlanInhoud | None, pakket: Gemeentepakket, on: date, *, large: bool = False
) -> AfsprakenkaartView:
    """Return what the afsprakenkaart says on ``on``; without ``content`` it is there to be written on."""
    municipality = pakket.contactpunt("gemeente", on)
    return AfsprakenkaartView(
        titel="Onze afspraken",
        rand=card_frame(pakket, on),
        bladen=COPIES if content is None else COPIES[:1],
        inhoud=None if content is None else _filled(content),
        niet_tekenen=pakket.zin("niet_tekenen", on),
        gemeente_telefoon="" if municipality is None else municipality.telefoon,
        groot=large,
    )


def make_afsprakenkaart(
    renderer: DocumentRenderer,
    content: PlanInhoud | None,
    pakket: Gemeentepakket,
    at: datetime,
    *,
    large: bool = False,
) -> MadeCard:
    """Return the card dated ``at`` (aware): empty in two copies, or filled with what a plan may say.

    Raises:
        KlantbeeldError: as the renderer does.
    """
    made = renderer.pdf(TEMPLATE, agreements_view(content, pakket, at.date(), large=large), data=None, at=at)
    return MadeCard(made.content, made.pages)


def _filled(content: PlanInhoud) -> IngevuldeKaart:
    signature, following = content.ondertekening, content.contact.volgende
    return IngevuldeKaart(
        besproken_op=written_date(content.gesprek_op),
        wensen=content.wensen,
        ik=_agreed(content, Wie.KLANT),
        gemeente=_agreed(content, Wie.GEMEENTE),
        samen=_agreed(content, Wie.SAMEN, Wie.DERDE),
        contact=content.contact.naam,
        telefoon=content.contact.telefoon,
        volgende="" if following is None else written_weekday(following),
        tekenen="" if signature is None else _CHOICES[signature.keuze],
        getekend=signature is not None and signature.wijze is not None,
    )


def _agreed(content: PlanInhoud, *doers: Wie) -> tuple[AfspraakRegel, ...]:
    return tuple(_line(agreed) for agreed in content.afspraken if agreed.wie in doers)


def _line(agreed: PlanAfspraak) -> AfspraakRegel:
    together = "samen" if agreed.wie is Wie.SAMEN else ""
    return AfspraakRegel(agreed.wat, written_period(agreed.begin, agreed.eind), agreed.derde or together)
