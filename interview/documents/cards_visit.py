"""The gesprekskaart: the whole talk on one sheet, with the Stopkaart on its back.

It must never carry the name of a klant: it is printed beforehand and lies on the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.documents.cards import CardFrame, MadeCard, card_frame
from interview.documents.render import DocumentRenderer
from questionnaires.gemeentepakket.model import Gemeentepakket, Noodgeval, Noodnummer
from questionnaires.schema import Leefgebied, Vragenlijst

TEMPLATE = "gesprekskaart.html.j2"
PROMPTS_SHOWN = 2
"""Doorvragen under a starter, as many as on the screen."""
MOST_PAGES = 2
ROOM = (8, 3, 0)
"""Lines to write on at the end of the back: as many as there is room for."""
STEPS_SHOWN = 2
"""The first steps of an emergency; the rest is in the program and in the protocol."""

_EMERGENCIES = {
    Noodgeval.DIRECT_GEVAAR: "Direct gevaar",
    Noodgeval.SUICIDE: "De klant denkt aan zelfmoord",
    Noodgeval.GEWELD: "Geweld, of een kind in gevaar",
    Noodgeval.ONTRUIMING: "Ontruiming of afsluiting",
    Noodgeval.GEEN_ETEN: "Geen eten, geld of medicijnen",
    Noodgeval.VERWARD: "Verward of onder invloed",
    Noodgeval.AGRESSIE: "Agressie",
}
"""What a line is called while the municipality has not written its own."""


@dataclass(frozen=True, slots=True)
class GesprekRow:
    """One leefgebied on the card."""

    titel: str
    starter: str
    doorvragen: tuple[str, ...]
    wacht: str
    """Before whom it waits, as on the card; or empty."""
    cijfer: bool
    """Whether there is room for the klant's own 0-10."""


@dataclass(frozen=True, slots=True)
class StopRow:
    """One line of the Stopkaart."""

    titel: str
    stappen: tuple[str, ...]
    nummers: tuple[Noodnummer, ...]
    onaf: bool
    """Whether the municipality still has to fill something in, so that no one takes it for complete."""


@dataclass(frozen=True, slots=True)
class RitmeStap:
    """A step of the visit and how long it takes."""

    naam: str
    minuten: int


@dataclass(frozen=True, slots=True)
class GesprekskaartView:
    """Everything the template prints."""

    titel: str
    rand: CardFrame
    ritme: tuple[RitmeStap, ...]
    """Empty where the municipality counts no minutes."""
    samen: int
    met_tolk: int
    """Minutes of a whole visit, alone and with a tolk."""
    rijen: tuple[GesprekRow, ...]
    stop: tuple[StopRow, ...]
    terugvertellen: str
    hoe_was_het: str
    later_werkdagen: int
    """Within so many working days a plan that is made later is ready."""
    schrijflijnen: int


def visit_view(
    pakket: Gemeentepakket, questionnaire: Vragenlijst, on: date, lines: int = 0
) -> GesprekskaartView:
    """Return what the gesprekskaart says on ``on``, with so many ``lines`` to write on at its end."""
    settings = pakket.instellingen
    rhythm = settings.ritme
    steps = (
        RitmeStap("Begin", rhythm.begin),
        RitmeStap("Gesprek", rhythm.gesprek),
        RitmeStap("Teruggeven", rhythm.teruggeven),
        RitmeStap("Uitwerken", rhythm.uitwerken),
        RitmeStap("Advies en plan", rhythm.plan),
        RitmeStap("Afsluiten", rhythm.afsluiten),
    )
    return GesprekskaartView(
        titel="Gesprekskaart",
        rand=card_frame(pakket, on),
        ritme=tuple(step for step in steps if step.minuten) if settings.klok else (),
        samen=rhythm.minuten,
        met_tolk=round(rhythm.minuten * (100 + settings.tolk_extra_procent) / 100),
        rijen=tuple(_row(area) for area in questionnaire.leefgebied),
        stop=_stop_rows(pakket, on),
        terugvertellen=pakket.zin("terugvertellen", on),
        hoe_was_het=pakket.zin("hoe_was_het", on),
        later_werkdagen=settings.plan_later_werkdagen,
        schrijflijnen=lines,
    )


def make_gesprekskaart(
    renderer: DocumentRenderer, pakket: Gemeentepakket, questionnaire: Vragenlijst, at: datetime
) -> MadeCard:
    """Return the card for the consultant, dated ``at`` (aware): one sheet, both sides.

    Raises:
        KlantbeeldError: as the renderer does.
    """
    for lines in ROOM:
        view = visit_view(pakket, questionnaire, at.date(), lines)
        made = renderer.pdf(TEMPLATE, view, data=None, at=at)
        if made.pages <= MOST_PAGES:
            break
    return MadeCard(made.content, made.pages)


def _row(area: Leefgebied) -> GesprekRow:
    """Paper hears and sees nothing, so the questions on it are those that always fit."""
    general = [
        prompt.tekst for prompt in area.doorvraag if not (prompt.bij or prompt.toon_als or prompt.niet_bij)
    ]
    return GesprekRow(
        titel=area.titel,
        starter=area.starter,
        doorvragen=tuple(general[:PROMPTS_SHOWN]),
        wacht=f"niet bij {' of '.join(area.niet_bij)}" if area.niet_bij else "",
        cijfer=area.heeft_niveau,
    )


def _stop_rows(pakket: Gemeentepakket, on: date) -> tuple[StopRow, ...]:
    cards = {card.id: card for card in pakket.stopkaarten(on)}
    rows = []
    for emergency in Noodgeval:
        card = cards.get(emergency)
        if card is None:
            rows.append(StopRow(_EMERGENCIES[emergency], (), (), onaf=True))
        else:
            unfinished = bool(card.invullen) or not card.stappen or not card.nummers
            rows.append(StopRow(card.titel, card.stappen[:STEPS_SHOWN], card.nummers, unfinished))
    return tuple(rows)
