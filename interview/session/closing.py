"""How a gesprek ends: three lawful endings and breaking off, what is arranged, and what is still open.

Pure. Nothing here blocks but an untrue ending; what is missing is only named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.record import Afspraak, Einde, GespreksRecord, Ondertekenwijze, PlanStatus, Stap, Wie
from interview.session.workdays import add_working_days

PLAN_LATER_WORKING_DAYS = 10
"""Within so many working days a plan that comes later is made."""

ENDINGS: tuple[tuple[Einde, str], ...] = (
    (Einde.PLAN_NU, "Het plan is besproken"),
    (Einde.PLAN_LATER, "Het plan komt later"),
    (Einde.ZWOLLE, "De klantmanager maakt het plan"),
    (Einde.AFGEBROKEN, "We stoppen hier"),
)
"""In the words of the screen."""

ENDED: dict[Einde, str] = {
    Einde.PLAN_NU: "Het plan is besproken.",
    Einde.PLAN_LATER: "Het plan komt later.",
    Einde.ZWOLLE: "De klantmanager maakt het plan.",
    Einde.AFGEBROKEN: "Dit gesprek is gestopt.",
}


@dataclass(frozen=True, slots=True)
class Untrue:
    """An ending that would not be true now."""

    wat: str
    """Why, in a sentence or two."""
    stap: Stap | None = None
    """Where that can be put right."""


def untrue(record: GespreksRecord, einde: Einde) -> Untrue | None:
    """Why this ending would not be true now; None when it is possible."""
    if einde is Einde.PLAN_NU and record.plan.ondertekening is None:
        return Untrue("De klant koos nog niets bij Tekenen. Ook 'ik teken niet' is een keuze.", Stap.TEKENEN)
    if einde is Einde.PLAN_LATER and record.plan.status in (PlanStatus.ONDERTEKEND, PlanStatus.VASTGESTELD):
        return Untrue("Het plan is al getekend.")
    return None


def last_day_for_plan(today: date) -> date:
    """Until when a plan that comes later may wait."""
    return add_working_days(today, PLAN_LATER_WORKING_DAYS)


def plan_day(record: GespreksRecord, today: date) -> date | None:
    """The next contact, when a plan can be made then; else a day has to be agreed."""
    day = record.plan.contact.volgende
    return day if day is not None and today <= day <= last_day_for_plan(today) else None


def municipality_first(record: GespreksRecord) -> Afspraak | None:
    """What the municipality does first."""
    own = [afspraak for afspraak in record.afspraken if afspraak.wie is Wie.GEMEENTE]
    return min(own, key=lambda afspraak: afspraak.begin or date.max, default=None)


def open_ends(record: GespreksRecord) -> tuple[str, ...]:
    """What is not arranged yet, one quiet sentence each."""
    plan = record.plan
    found: list[str] = []
    if municipality_first(record) is None:
        found.append("De gemeente doet nog niets. Spreek één ding af dat zij eerst doet.")
    if not plan.contact.naam:
        found.append("Er is nog geen vaste contactpersoon.")
    if plan.contact.volgende is None:
        found.append("Er is nog geen dag voor het volgende contact.")
    if record.snelle_notities:
        count = len(record.snelle_notities)
        found.append("Eén losse notitie heeft nog geen plek." if count == 1 else f"{count} losse notities.")
    if paper_to_confirm(record):
        found.append("Het getekende papier is nog niet bevestigd.")
    return tuple(found)


def not_in_plan(record: GespreksRecord) -> tuple[str, ...]:
    """What is easily forgotten and cannot be added once the plan is signed, in a few words each."""
    contact = record.plan.contact
    missing = (
        (not record.wensen, "wat u wilt"),
        (municipality_first(record) is None, "wat de gemeente doet"),
        (not record.plan.evaluaties, "wanneer we terugkijken"),
        (not contact.naam, "wie u kunt bellen"),
        (contact.volgende is None, "wanneer we elkaar weer spreken"),
    )
    return tuple(words for lacks, words in missing if lacks)


def paper_to_confirm(record: GespreksRecord) -> bool:
    """Whether a page with ink is still to come back."""
    signature = record.plan.ondertekening
    return (
        signature is not None and signature.wijze is Ondertekenwijze.PAPIER and not signature.papier_bevestigd
    )
