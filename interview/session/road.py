"""The road of a plan: where it is, what came before with its day, and what can be done now.

Pure, a view only: what may happen is decided by the session itself, and what is offered here is what
it would accept. A third party never decides about rights and duties (Participatiewet art. 7 lid 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from interview.record import GespreksRecord, Ondertekenkeuze, Plan, PlanStatus
from interview.session.closing import paper_to_confirm
from interview.session.decide_plan import SIGNING

Standing = Literal["geweest", "nu", "straks", "anders"]
"""Behind us, here, ahead, or a turn the plan did not take."""

DECIDED = (PlanStatus.VASTGESTELD, PlanStatus.UITGEREIKT, PlanStatus.GEEVALUEERD)
"""From here on what was proposed is agreed."""
ORDER = (
    PlanStatus.CONCEPT,
    PlanStatus.BESPROKEN,
    PlanStatus.ONDERTEKEND,
    PlanStatus.VOORGELEGD,
    PlanStatus.VASTGESTELD,
    PlanStatus.UITGEREIKT,
    PlanStatus.GEEVALUEERD,
)
"""The straight road. What the klant chose stands at the place of the signature, a plan that was given
back at that of the klantmanager."""
PLACE = {
    **{status: place for place, status in enumerate(ORDER)},
    PlanStatus.BEDENKTIJD: 2,
    PlanStatus.NIET_ONDERTEKEND: 2,
    PlanStatus.TERUGGEGEVEN: 3,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One place on the road."""

    wat: str
    stand: Standing
    dag: date | None = None
    uitleg: str = ""
    """By whom or how, in a few words."""


class Zet(StrEnum):
    """What can be done with a plan after it was written."""

    KIES_OPNIEUW = "kies_opnieuw"
    PAPIER = "papier"
    VOORLEGGEN = "voorleggen"
    AKKOORD = "akkoord"
    BESLUIT = "besluit"
    TERUGGEVEN = "teruggeven"
    ZEGEL = "zegel"
    UITREIKEN = "uitreiken"
    TERUGKIJKEN = "terugkijken"
    NIEUWE_VERSIE = "nieuwe_versie"


MOVES = {
    Zet.KIES_OPNIEUW: "De klant kiest nu",
    Zet.PAPIER: "Het getekende papier is binnen",
    Zet.VOORLEGGEN: "Voorleggen aan de klantmanager",
    Zet.AKKOORD: "De klantmanager zegt ja",
    Zet.BESLUIT: "Het besluit van de gemeente opschrijven",
    Zet.TERUGGEVEN: "De klantmanager geeft het terug",
    Zet.ZEGEL: "Het zegel van de gemeente",
    Zet.UITREIKEN: "De klant heeft het plan gekregen",
    Zet.TERUGKIJKEN: "Wij hebben teruggekeken",
    Zet.NIEUWE_VERSIE: "Een nieuwe versie maken",
}
"""In the words of the screen."""


def road(record: GespreksRecord, on: date) -> tuple[Stage, ...]:
    """Every place on the road of the present version, in order; ``on`` tells a time to think that is over."""
    plan = record.plan
    here = PLACE[plan.status]
    stages = (
        Stage("Opgeschreven", "geweest", record.gesprek_datum or record.begonnen_op.date()),
        Stage("Besproken met de klant", "geweest", None if plan.ondertekening is None else _signed_on(plan)),
        _choice(plan, on),
        _offered(plan),
        Stage(
            "Vastgesteld door de gemeente",
            "geweest",
            None if plan.vastgesteld_op is None else plan.vastgesteld_op.date(),
        ),
        Stage("Bij de klant", "geweest", None if plan.uitreiking is None else plan.uitreiking.datum),
        Stage("Samen teruggekeken", "geweest", _looked_back(plan), _times(plan)),
    )
    return tuple(_standing(stage, place, here, plan) for place, stage in enumerate(stages))


def _standing(stage: Stage, place: int, here: int, plan: Plan) -> Stage:
    """Where this place lies, seen from where the plan is."""
    handed = ORDER[place] is PlanStatus.UITGEREIKT
    if place > here:
        return Stage(stage.wat, "straks")
    if place == here:
        return Stage(stage.wat, "nu", stage.dag, stage.uitleg)
    if handed and plan.uitreiking is None:
        return Stage(stage.wat, "anders")
    return stage


def _signed_on(plan: Plan) -> date | None:
    return None if plan.ondertekening is None else plan.ondertekening.op.date()


def _choice(plan: Plan, on: date) -> Stage:
    signature = plan.ondertekening
    if signature is None:
        return Stage("De klant kiest", "geweest")
    day = signature.op.date()
    match signature.keuze:
        case Ondertekenkeuze.DENKT_NA:
            until = signature.bedenktijd_tot
            over = until is not None and on > until
            words = "" if until is None else f"tot en met {until.day}-{until.month}-{until.year}"
            return Stage("De klant denkt na", "geweest", day, f"{words}; die is voorbij" if over else words)
        case Ondertekenkeuze.TEKENT_NIET:
            return Stage("Niet getekend", "geweest", day, "dat mag")
        case Ondertekenkeuze.TEKENT_ONEENS:
            return Stage("Getekend", "geweest", day, "niet overal mee eens")
        case Ondertekenkeuze.TEKENT_NU:
            waits = "het papier moet nog komen" if signature.wijze and not _paper_in(plan) else ""
            return Stage("Getekend", "geweest", day, waits)


def _paper_in(plan: Plan) -> bool:
    signature = plan.ondertekening
    return signature is None or signature.wijze != "papier" or signature.papier_bevestigd


def _offered(plan: Plan) -> Stage:
    if plan.status is PlanStatus.TERUGGEGEVEN and plan.teruggave is not None:
        back = plan.teruggave
        return Stage("Teruggegeven", "geweest", back.op.date(), back.reden)
    if plan.akkoord is not None:
        return Stage("Akkoord van de klantmanager", "geweest", plan.akkoord.op.date(), plan.akkoord.door)
    offered = plan.voorlegging
    if offered is None:
        return Stage("Naar de klantmanager", "geweest")
    return Stage("Bij de klantmanager", "geweest", offered.op.date(), offered.aan)


def _looked_back(plan: Plan) -> date | None:
    return plan.gehouden_evaluaties[-1].datum if plan.gehouden_evaluaties else None


def _times(plan: Plan) -> str:
    count = len(plan.gehouden_evaluaties)
    return f"{count} keer" if count > 1 else ""


def possible(record: GespreksRecord, on: date) -> tuple[Zet, ...]:
    """What can be done on ``on``, the likeliest first. Nothing has to be."""
    plan = record.plan
    paper = (Zet.PAPIER,) if paper_to_confirm(record) else ()
    match plan.status:
        case PlanStatus.CONCEPT | PlanStatus.BESPROKEN:
            return ()
        case PlanStatus.ONDERTEKEND:
            return (*paper, Zet.VOORLEGGEN, Zet.NIEUWE_VERSIE)
        case PlanStatus.BEDENKTIJD:
            until = None if plan.ondertekening is None else plan.ondertekening.bedenktijd_tot
            waiting = until is not None and on <= until
            return (Zet.KIES_OPNIEUW,) if waiting else (Zet.KIES_OPNIEUW, Zet.VOORLEGGEN)
        case PlanStatus.NIET_ONDERTEKEND:
            return (Zet.KIES_OPNIEUW, Zet.VOORLEGGEN)
        case PlanStatus.VOORGELEGD if plan.akkoord is None:
            return (*paper, Zet.AKKOORD, Zet.TERUGGEVEN, Zet.NIEUWE_VERSIE)
        case PlanStatus.VOORGELEGD:
            seal = () if paper or why_no_seal(record) else (Zet.ZEGEL,)
            return (*paper, *seal, Zet.BESLUIT, Zet.TERUGGEVEN, Zet.NIEUWE_VERSIE)
        case PlanStatus.TERUGGEGEVEN:
            return (*paper, Zet.NIEUWE_VERSIE)
        case PlanStatus.VASTGESTELD:
            return (Zet.UITREIKEN, Zet.BESLUIT, Zet.NIEUWE_VERSIE)
        case PlanStatus.UITGEREIKT | PlanStatus.GEEVALUEERD:
            return (Zet.TERUGKIJKEN, Zet.BESLUIT, Zet.NIEUWE_VERSIE)


def why_no_seal(record: GespreksRecord) -> str:
    """Why the municipality cannot put its seal on a plan that got its yes; empty when it can."""
    signature = record.plan.ondertekening
    if signature is None or signature.keuze not in SIGNING:
        return "De klant tekende niet. Zonder handtekening komt er geen zegel."
    if paper_to_confirm(record):
        return "Het getekende papier is nog niet binnen."
    return ""


def state_words(record: GespreksRecord) -> str:
    """How far the plan is, in one sentence that the klant may read."""
    plan = record.plan
    signature = plan.ondertekening
    match plan.status:
        case PlanStatus.ONDERTEKEND if paper_to_confirm(record):
            return "U tekent op papier. De gemeente stelt het plan later vast."
        case PlanStatus.ONDERTEKEND:
            return "U hebt getekend. De gemeente stelt het plan later vast."
        case PlanStatus.BEDENKTIJD if signature is not None and signature.bedenktijd_tot is not None:
            until = signature.bedenktijd_tot
            return f"U denkt er nog over na. Dat mag tot en met {until.day}-{until.month}-{until.year}."
        case PlanStatus.NIET_ONDERTEKEND:
            return "U hebt niet getekend. Dat mag."
        case PlanStatus.VOORGELEGD if plan.akkoord is None:
            return "Uw klantmanager leest dit plan."
        case PlanStatus.VOORGELEGD:
            return "Uw klantmanager zegt ja. De gemeente stelt het plan nog vast."
        case PlanStatus.TERUGGEGEVEN:
            return "Uw klantmanager wil nog iets anders. Wij maken een nieuw plan met u."
        case PlanStatus.VASTGESTELD:
            return "De gemeente heeft dit plan vastgesteld."
        case PlanStatus.UITGEREIKT:
            return "De gemeente heeft dit plan vastgesteld. U hebt het gekregen."
        case PlanStatus.GEEVALUEERD:
            return "Wij hebben samen teruggekeken op dit plan."
        case _:
            return "Dit plan is nog niet getekend."
