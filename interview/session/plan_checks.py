"""What a plan lacks before it can be signed, and what it quietly warns of.

Gaps stop a signature; warnings never do. The warnings are those of good practice: a klant can
carry three afspraken, the municipality does something first, and soon, and both look back in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from interview.record import Aard, Afspraak, GespreksRecord, Wie
from interview.session.workdays import add_working_days

NEVER_A_DUTY = frozenset({"lichaam", "mentaal", "netwerk", "gezin", "zelfzorg"})
"""Health, habits and relations: a duty only on a recorded doctor's advice (Participatiewet art. 55)."""

MOST_FOR_KLANT = 3
MUNICIPALITY_WITHIN_WORKING_DAYS = 5
KLANT_WITHIN_DAYS = 14
EVALUATION_WITHIN_DAYS = 183
EVALUATION_WITHIN_DAYS_SPOED = 92

NO_AGREEMENT = "Er is nog geen afspraak."

Part = Literal["wensen", "doelen", "klant", "gemeente", "samen", "evaluatie", "contact", "plichten"]


@dataclass(frozen=True, slots=True)
class PlanRemark:
    """One quiet line under the part of the plan it concerns."""

    onderdeel: Part
    tekst: str
    afspraak: str | None = None
    """Id of the afspraak it is about, when it is about one."""


def part_of(afspraak: Afspraak) -> Part:
    """Under which heading of the plan an afspraak stands."""
    match afspraak.wie:
        case Wie.KLANT:
            return "klant"
        case Wie.GEMEENTE:
            return "gemeente"
        case Wie.SAMEN | Wie.DERDE:
            return "samen"


def may_be_duty(record: GespreksRecord, leefgebied: str | None) -> bool:
    """Whether an afspraak there can be a duty: health, habits and relations only on a doctor's advice."""
    basis = record.feiten.get("arbeidsvermogen_basis")
    doctor = basis is not None and basis.waarde.waarde == "medisch_advies"
    return doctor or leefgebied not in NEVER_A_DUTY


def plan_gaps(record: GespreksRecord) -> tuple[PlanRemark, ...]:
    """What must be filled in before anyone can sign."""
    gaps: list[PlanRemark] = []
    if not record.afspraken:
        gaps.append(PlanRemark("klant", NO_AGREEMENT))
    for afspraak in record.afspraken:
        part = part_of(afspraak)
        if afspraak.begin is None or afspraak.eind is None:
            gaps.append(PlanRemark(part, "Een begin- en einddatum ontbreekt.", afspraak.id))
        elif afspraak.eind < afspraak.begin:
            gaps.append(PlanRemark(part, "De einddatum ligt voor het begin.", afspraak.id))
        if afspraak.aard is Aard.MOET and not afspraak.akkoord_klantmanager:
            gaps.append(PlanRemark(part, "Een plicht heeft akkoord van de klantmanager nodig.", afspraak.id))
        if afspraak.aard is Aard.MOET and not may_be_duty(record, afspraak.leefgebied):
            gaps.append(PlanRemark(part, "Dit kan geen plicht zijn zonder advies van een arts.", afspraak.id))
        if afspraak.wie is Wie.DERDE and not afspraak.derde:
            gaps.append(PlanRemark(part, "Wie dit doet ontbreekt.", afspraak.id))
    return tuple(gaps)


def plan_warnings(record: GespreksRecord, today: date) -> tuple[PlanRemark, ...]:
    """What deserves a second look, seen from ``today``."""
    by_part: dict[Part, list[Afspraak]] = {}
    for afspraak in record.afspraken:
        by_part.setdefault(part_of(afspraak), []).append(afspraak)
    klant, gemeente = by_part.get("klant", []), by_part.get("gemeente", [])
    warnings: list[PlanRemark] = []
    if len(klant) > MOST_FOR_KLANT:
        warnings.append(PlanRemark("klant", f"{len(klant)} afspraken is veel. Drie is meestal genoeg."))
    if not gemeente:
        warnings.append(PlanRemark("gemeente", "De gemeente doet nog niets."))
    elif _first(gemeente) > add_working_days(today, MUNICIPALITY_WITHIN_WORKING_DAYS):
        warnings.append(PlanRemark("gemeente", "De gemeente begint pas na vijf werkdagen."))
    if klant and _first(klant) > today + timedelta(days=KLANT_WITHIN_DAYS):
        warnings.append(PlanRemark("klant", "De eerste stap is pas over twee weken."))
    urgent = any(gebied.spoed for gebied in record.leefgebieden.values())
    within = EVALUATION_WITHIN_DAYS_SPOED if urgent else EVALUATION_WITHIN_DAYS
    if not any(today <= day <= today + timedelta(days=within) for day in record.plan.evaluaties):
        months = "drie" if urgent else "zes"
        warnings.append(
            PlanRemark("evaluatie", f"Nog geen moment om terug te kijken binnen {months} maanden.")
        )
    return tuple(warnings)


def _first(afspraken: list[Afspraak]) -> date:
    """The earliest begin; an afspraak without one counts as far away."""
    return min(afspraak.begin or date.max for afspraak in afspraken)
