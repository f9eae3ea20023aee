"""Mijn plan as klant and consultant read it together: its parts in order, with what each still needs.

Pure, and without a judgement: nothing here knows a niveau or a category.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from interview.record import (
    Aard,
    Afspraak,
    Arbeidsverplichtingen,
    Contact,
    GespreksRecord,
    KlantReactie,
    Plichten,
    Wie,
)
from interview.session import commands as ask
from interview.session.plan_checks import PlanRemark, part_of, plan_gaps, plan_warnings
from interview.session.refusals import CHANGEABLE
from interview.session.road import DECIDED

if TYPE_CHECKING:
    from interview.session.state import State
    from scoring.trajecten import Traject

PartId = Literal[
    "wensen", "gaat_goed", "doelen", "klant", "gemeente", "samen", "evaluatie", "contact", "plichten"
]

TITLES: dict[PartId, str] = {
    "wensen": "Wat u wilt",
    "gaat_goed": "Wat goed gaat",
    "doelen": "Waar we naartoe werken",
    "klant": "Wat u doet",
    "gemeente": "Wat de gemeente doet",
    "samen": "Wat wij samen doen, of iemand anders",
    "evaluatie": "Wanneer we terugkijken",
    "contact": "Wie u kunt bellen",
    "plichten": "Uw plichten",
}
"""In the order of the paper."""

DUTY_WORDS = {
    Arbeidsverplichtingen.VOLLEDIG: "alle plichten gelden",
    Arbeidsverplichtingen.ONTHEFFING_9_2: "ontheffing, artikel 9 lid 2",
    Arbeidsverplichtingen.ONTHEFFING_9A: "ontheffing, artikel 9a",
    Arbeidsverplichtingen.ONTHEFFING_9_5: "geen plichten, artikel 9 lid 5",
    Arbeidsverplichtingen.ONBEKEND: "nog niet bekend; de klantmanager vertelt het",
}

EXEMPTIONS = (
    Arbeidsverplichtingen.ONTHEFFING_9_2,
    Arbeidsverplichtingen.ONTHEFFING_9A,
    Arbeidsverplichtingen.ONTHEFFING_9_5,
)
"""The kinds of duties that can have a last day."""

GOOD = "goed"
"""Before the number of a line of what goes well."""
FIRST_EVALUATION_DAYS = 42
SECOND_EVALUATION_MONTHS = 3


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line of the plan."""

    id: str
    """Unique on the page; for a wens, doel, afspraak or quote it is that of the record."""
    tekst: str
    begin: date | None = None
    eind: date | None = None
    kanttekening: str = ""
    """Who else does it, that it is a duty, or that it is a proposal."""
    reactie: KlantReactie | None = None
    opmerkingen: tuple[str, ...] = ()
    """What is missing or deserves a second look, one quiet sentence each."""
    eigen_woorden: bool = False
    """A quote that was read back and found right."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One heading with its lines."""

    id: PartId
    titel: str
    items: tuple[PlanItem, ...]
    reactie: KlantReactie | None = None
    opmerkingen: tuple[str, ...] = ()


def plan_page(
    record: GespreksRecord, today: date, extra: tuple[PlanRemark, ...] = ()
) -> tuple[PlanPart, ...]:
    """Every part of the plan in the order of the paper, empty ones too; ``extra`` joins the remarks."""
    remarks = (*plan_gaps(record), *plan_warnings(record, today), *extra)
    items = _items(record, remarks)
    return tuple(
        PlanPart(
            id=part,
            titel=title,
            items=items[part],
            reactie=record.plan.reacties.get(part) if part in ("wensen", "doelen") else None,
            opmerkingen=tuple(
                remark.tekst for remark in remarks if remark.onderdeel == part and remark.afspraak is None
            ),
        )
        for part, title in TITLES.items()
    )


def _items(record: GespreksRecord, remarks: tuple[PlanRemark, ...]) -> dict[PartId, tuple[PlanItem, ...]]:
    plan = record.plan
    wishes = [PlanItem(wens.id, wens.tekst) for wens in record.wensen]
    quotes = [
        PlanItem(quote.id, quote.tekst, eigen_woorden=True)
        for quote in record.citaten
        if quote.voorgelezen_en_goed
    ]
    found: dict[PartId, tuple[PlanItem, ...]] = {
        "wensen": (*wishes, *quotes),
        "gaat_goed": tuple(PlanItem(f"{GOOD}{number}", line) for number, line in enumerate(plan.gaat_goed)),
        "doelen": tuple(PlanItem(doel.id, doel.tekst) for doel in record.doelen),
        "evaluatie": tuple(PlanItem(f"dag{day.isoformat()}", "", day) for day in plan.evaluaties),
        "contact": _contact(record),
        "plichten": _duties(record),
    }
    for part in ("klant", "gemeente", "samen"):
        found[part] = tuple(
            _afspraak(afspraak, record, remarks) for afspraak in record.afspraken if part_of(afspraak) == part
        )
    return found


def _afspraak(afspraak: Afspraak, record: GespreksRecord, remarks: tuple[PlanRemark, ...]) -> PlanItem:
    asides = []
    if afspraak.wie is Wie.DERDE and afspraak.derde:
        asides.append(afspraak.derde)
    if afspraak.aard is Aard.MOET:
        asides.append(f"moet, {afspraak.grondslag}")
    if afspraak.traject is not None and record.plan.status not in DECIDED:
        asides.append("voorstel")
    return PlanItem(
        afspraak.id,
        afspraak.wat,
        afspraak.begin,
        afspraak.eind,
        "; ".join(asides),
        record.plan.reacties.get(f"afspraak:{afspraak.id}"),
        tuple(remark.tekst for remark in remarks if remark.afspraak == afspraak.id),
    )


def _contact(record: GespreksRecord) -> tuple[PlanItem, ...]:
    contact = record.plan.contact
    if not (contact.naam or contact.telefoon or contact.volgende):
        return ()
    return (PlanItem("contact", ", ".join(filter(None, (contact.naam, contact.telefoon))), contact.volgende),)


def _duties(record: GespreksRecord) -> tuple[PlanItem, ...]:
    duties = record.plan.plichten
    return (
        PlanItem(
            "plichten",
            DUTY_WORDS[duties.arbeidsverplichtingen],
            eind=duties.tot,
            kanttekening=f"bron: {duties.bron}" if duties.bron else "",
        ),
    )


def rewording(record: GespreksRecord, part: PartId, item: str | None, line: str) -> ask.Command:
    """What to ask for ``line`` in a part of texts: a new one, or another wording of ``item``."""
    if part == "wensen":
        return ask.NoteerWens(line, item)
    if part == "doelen":
        return ask.NoteerDoel(line, item)
    lines = record.plan.gaat_goed
    place = len(lines) if item is None else _place(item)
    return ask.ZetGaatGoed((*lines[:place], line, *lines[place + 1 :]))


def removal(record: GespreksRecord, part: PartId, item: PlanItem) -> ask.Command:
    """What to ask to take a line away."""
    plan = record.plan
    match part:
        case "gaat_goed":
            gone = _place(item.id)
            return ask.ZetGaatGoed(plan.gaat_goed[:gone] + plan.gaat_goed[gone + 1 :])
        case "evaluatie":
            return ask.ZetEvaluaties(tuple(day for day in plan.evaluaties if day != item.begin))
        case "contact":
            return ask.ZetContact(Contact())
        case "plichten":
            return ask.ZetPlichten(Plichten())
        case _:
            return (
                ask.LeesCitaatVoor(item.id, False) if item.eigen_woorden else ask.VerwijderOnderdeel(item.id)
            )


def _place(item: str) -> int:
    return int(item.removeprefix(GOOD))


def reaction_key(part: PartId, item: str | None) -> str | None:
    """Under which name the klant's reaction to this line is kept, or None where there is none to give."""
    if part in ("wensen", "doelen"):
        return part
    if part in ("klant", "gemeente", "samen") and item is not None:
        return f"afspraak:{item}"
    return None


def can_change(record: GespreksRecord) -> bool:
    """Whether the plan is still open; once signed, a change starts a new version."""
    return record.einde is None and record.plan.status in CHANGEABLE


def offers(state: State) -> tuple[Traject, ...]:
    """The trajecten of the advice that are not in the plan yet, best first; none before the advice."""
    advice = state.record.advies
    if advice is None:
        return ()
    taken = {afspraak.traject for afspraak in state.record.afspraken}
    known = state.content.catalogus.per_traject
    return tuple(known[name] for name in advice.trajecten if name in known and name not in taken)


def proposed_evaluations(today: date) -> tuple[date, date]:
    """Two days to look back on when nobody names another: after six weeks and after three months."""
    return today + timedelta(days=FIRST_EVALUATION_DAYS), months_later(today, SECOND_EVALUATION_MONTHS)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the last one when that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    for candidate in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, candidate)
        except ValueError:
            continue
    return date(day.year + years, month + 1, day.day)
