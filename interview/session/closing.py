"""How a gesprek ends: three lawful endings and breaking off, what is arranged, and what is still open.

Pure. Nothing here blocks but an untrue ending; what is missing is only named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.dutch import written_date
from interview.klant import Klant
from interview.record import Afspraak, Einde, GespreksRecord, Ondertekenwijze, Stap, Wie
from interview.session.begin import open_at_begin
from interview.session.commands import NoteerAfspraak
from interview.session.plan_checks import MUNICIPALITY_WITHIN_WORKING_DAYS
from interview.session.refusals import CHANGEABLE
from interview.session.state import State
from interview.session.workdays import add_working_days
from questionnaires.gemeentepakket.model import Kanaal, KanaalId

POST_NOT_SAFE = "post_niet_veilig"
"""A contactwens of the klant."""

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
    if einde is Einde.PLAN_LATER and record.plan.status not in CHANGEABLE:
        return Untrue("Het plan is al getekend.")
    if einde is Einde.ZWOLLE and record.plan.status not in CHANGEABLE:
        return Untrue("Het plan is al getekend, hier aan tafel.")
    return None


def last_day_for_plan(state: State, today: date) -> date:
    """Until when a plan that comes later may wait, in the working days of the municipality."""
    return add_working_days(today, state.content.gemeente.instellingen.plan_later_werkdagen)


def plan_day(state: State, today: date) -> date | None:
    """The next contact, when a plan can be made then; else a day has to be agreed."""
    day = state.record.plan.contact.volgende
    return day if day is not None and today <= day <= last_day_for_plan(state, today) else None


def said_aloud(state: State, einde: Einde, today: date) -> str:
    """What the municipality lets one say at this ending; empty when it has no words for it."""
    pakket = state.content.gemeente
    match einde:
        case Einde.PLAN_LATER:
            day = plan_day(state, today) or last_day_for_plan(state, today)
            return pakket.zin_tot("einde.later", today, written_date(day))
        case Einde.ZWOLLE:
            return pakket.zin("einde.klantmanager", today)
        case _:
            return ""


def asks_to_tell_back(record: GespreksRecord, einde: Einde) -> bool:
    """Whether the klant was not asked yet what was agreed: at the end, when nothing is signed now."""
    later = einde in (Einde.PLAN_LATER, Einde.ZWOLLE)
    return later and record.terugvertel is None and record.plan.ondertekening is None


def asks_what_comes_first(record: GespreksRecord, einde: Einde) -> bool:
    """Whether the municipality promised nothing yet, and the klant did not choose about the page as it is."""
    can = record.plan.ondertekening is None and einde is not Einde.AFGEBROKEN
    return can and municipality_first(record) is None


def first_promise(what: str, today: date) -> NoteerAfspraak:
    """What the municipality does first, as soon as a plan asks of it."""
    last = add_working_days(today, MUNICIPALITY_WITHIN_WORKING_DAYS)
    return NoteerAfspraak(what, Wie.GEMEENTE, begin=today, eind=last)


def channels(state: State, klant: Klant, today: date) -> tuple[Kanaal, ...]:
    """The ways to get the plan; where post is not safe keeping it comes first and post comes last."""
    offered = state.content.gemeente.kanalen(today)
    if POST_NOT_SAFE not in klant.contactwens:
        return offered
    return tuple(sorted(offered, key=lambda way: (way.id is not KanaalId.BEWAREN, way.id is KanaalId.POST)))


def by_post_unasked(klant: Klant, kanaal: KanaalId) -> bool:
    """Whether this way would put the plan where someone else may read it."""
    return kanaal is KanaalId.POST and POST_NOT_SAFE in klant.contactwens


def municipality_first(record: GespreksRecord) -> Afspraak | None:
    """What the municipality does first."""
    own = [afspraak for afspraak in record.afspraken if afspraak.wie is Wie.GEMEENTE]
    return min(own, key=lambda afspraak: afspraak.begin or date.max, default=None)


def open_ends(record: GespreksRecord) -> tuple[str, ...]:
    """What is not arranged yet, one quiet sentence each; what was skipped at the begin comes last.

    What belongs to the plan asks a new version of it once the klant chose about this one.
    """
    plan = record.plan
    later = "" if plan.status in CHANGEABLE else " (met een nieuwe versie)"
    found: list[str] = []
    if record.samenvatting_klopt is None and plan.ondertekening is None:
        found.append("De samenvatting is nog niet teruggegeven.")
    if municipality_first(record) is None:
        found.append(f"De gemeente doet nog niets. Spreek één ding af dat zij eerst doet{later}.")
    if not plan.contact.naam:
        found.append(f"Er is nog geen vaste contactpersoon{later}.")
    if plan.contact.volgende is None:
        found.append(f"Er is nog geen dag voor het volgende contact{later}.")
    if record.snelle_notities:
        count = len(record.snelle_notities)
        one = "Eén losse notitie heeft"
        found.append(f"{one if count == 1 else f'{count} losse notities hebben'} nog geen plek.")
    if paper_to_confirm(record):
        found.append("Het getekende papier is nog niet bevestigd.")
    return (*found, *open_at_begin(record))


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
