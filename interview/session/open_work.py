"""What is still to be done about a gesprek, by whom and when, in fixed words.

Pure. It never holds a word of a klant, a judgement or anything about what was said: these lines
stand in the werkvoorraad. Not signing asks nothing of anyone, and neither does breaking off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from interview.record import Einde, GespreksRecord, PlanStatus, Rol, Wie
from interview.session.closing import paper_to_confirm
from interview.session.decide_plan import SIGNING
from interview.session.herscoring import asks_another_look
from questionnaires.gemeentepakket.model import KanaalId

KEPT_DAYS = 7
"""So long a day that went by without a word is still shown; after it nobody comes back to it."""
EARLY_DAYS = 7
"""So long before its day an evaluation may be held."""

THINKS = "bedenktijd"
THOUGHT = "bedenktijd voorbij"
"""What the werkvoorraad makes of it when the days went by since it was last written."""

BY_CHANNEL = {
    KanaalId.POST: "plan met de post sturen",
    KanaalId.OPHALEN: "plan klaarleggen",
    KanaalId.VEILIGE_MAIL: "plan mailen, veilig",
    KanaalId.BERICHTENBOX: "plan in Berichtenbox",
    KanaalId.PRINTER: "plan printen",
    KanaalId.VERTROUWENSPERSOON: "plan via vertrouwenspersoon",
    KanaalId.BEWAREN: "plan bewaren op kantoor",
}
"""How the klant gets the plan, as work."""

UNDECIDED = (PlanStatus.CONCEPT, PlanStatus.BESPROKEN)
"""The klant chose nothing yet."""
RUNNING = (PlanStatus.VASTGESTELD, PlanStatus.UITGEREIKT, PlanStatus.GEEVALUEERD)
"""The municipality said yes: this is what klant and municipality do now."""


class Doener(StrEnum):
    """Whose turn it is."""

    CONSULTANT = "consultant"
    GEMEENTE = "gemeente"
    KLANTMANAGER = "klantmanager"
    KLANT = "klant"


@dataclass(frozen=True, slots=True)
class Werk:
    """One thing that is still to be done."""

    dag: date | None
    """When, or since when it waits; None without a day of its own."""
    wat: str
    """Fixed words, never those of a klant."""
    wie: Doener
    stil: bool = False
    """Good to know, but on its own no reason to come back to this gesprek."""


def open_work(record: GespreksRecord, on: date) -> tuple[Werk, ...]:
    """Everything that is open as seen on ``on``, by day; what has no day comes last."""
    found = [*_contact(record, on)]
    if record.einde is not Einde.AFGEBROKEN:
        found += [*_plan(record, on), *_promised(record, on), *_shared(record, on)]
        if record.einde is not None:
            found += _after_the_visit(record)
    return tuple(sorted(found, key=lambda work: (work.stil, work.dag or date.max)))


def first_of(work: tuple[Werk, ...]) -> tuple[date | None, str]:
    """The day and the words of what comes first, and how much there is besides; empty when nothing asks."""
    asking = [one for one in work if not one.stil]
    if not asking:
        return None, ""
    besides = len(work) - 1
    return asking[0].dag, asking[0].wat + (f" (+{besides})" if besides else "")


def _contact(record: GespreksRecord, on: date) -> Iterator[Werk]:
    day = record.plan.contact.volgende
    later = record.einde is Einde.PLAN_LATER and record.plan.status in UNDECIDED
    if later:
        yield Werk(day, "plan maken", Doener.CONSULTANT)
    elif day is not None and _kept(day, on):
        yield Werk(day, "contact met klant", Doener.CONSULTANT)
    if record.moment_apart is not None and _kept(record.moment_apart, on):
        yield Werk(record.moment_apart, "moment apart met klant", Doener.CONSULTANT)


def _kept(day: date, on: date) -> bool:
    return day >= on - timedelta(days=KEPT_DAYS)


def _plan(record: GespreksRecord, on: date) -> Iterator[Werk]:
    """Whose turn it is on the road of the plan."""
    plan = record.plan
    signature = plan.ondertekening
    signed_on = None if signature is None else signature.op.date()
    if paper_to_confirm(record):
        yield Werk(signed_on, "getekend papier bevestigen", Doener.CONSULTANT)
    if record.einde is Einde.ZWOLLE and plan.status in UNDECIDED:
        yield Werk(None, "klantmanager maakt plan", Doener.KLANTMANAGER)
    match plan.status:
        case PlanStatus.BEDENKTIJD if signature is not None and signature.bedenktijd_tot is not None:
            over = on > signature.bedenktijd_tot
            whose = Doener.CONSULTANT if over else Doener.KLANT
            yield Werk(signature.bedenktijd_tot, THOUGHT if over else THINKS, whose)
        case PlanStatus.ONDERTEKEND:
            yield Werk(signed_on, "plan voorleggen", Doener.CONSULTANT)
        case PlanStatus.VOORGELEGD if plan.akkoord is None:
            yield Werk(None, "wacht op klantmanager", Doener.KLANTMANAGER)
        case PlanStatus.VOORGELEGD if (
            plan.akkoord is not None and signature is not None and signature.keuze in SIGNING
        ):
            yield Werk(plan.akkoord.op.date(), "plan vaststellen", Doener.GEMEENTE)
        case PlanStatus.TERUGGEGEVEN if plan.teruggave is not None:
            yield Werk(plan.teruggave.op.date(), "nieuwe versie maken", Doener.CONSULTANT)
        case PlanStatus.VASTGESTELD:
            since = None if plan.vastgesteld_op is None else plan.vastgesteld_op.date()
            words = "plan uitreiken" if plan.kanaal is None else BY_CHANNEL[plan.kanaal]
            yield Werk(since, words, Doener.CONSULTANT)


def _promised(record: GespreksRecord, on: date) -> Iterator[Werk]:
    """What the municipality said it would do, and when all look back."""
    for afspraak in record.afspraken:
        if afspraak.wie is Wie.GEMEENTE:
            coming = [day for day in (afspraak.begin, afspraak.eind) if day is not None and day >= on]
            if coming:
                yield Werk(coming[0], "gemeente aan zet", Doener.GEMEENTE)
    agreed = record.plan.status is PlanStatus.VOORGELEGD and not not_signed(record)
    if not agreed and record.plan.status not in (*RUNNING, PlanStatus.ONDERTEKEND):
        return
    for day in record.plan.evaluaties:
        if not _held(record, day):
            yield Werk(day, "evaluatie met klant", Doener.CONSULTANT)


def not_signed(record: GespreksRecord) -> bool:
    """Whether the klant chose, and not to sign: such a plan is counted apart wherever it is."""
    signature = record.plan.ondertekening
    return signature is not None and signature.keuze not in SIGNING


def _held(record: GespreksRecord, day: date) -> bool:
    early = timedelta(days=EARLY_DAYS)
    return any(held.datum >= day - early for held in record.plan.gehouden_evaluaties)


def _shared(record: GespreksRecord, on: date) -> Iterator[Werk]:
    """Whoever was called is asked about, and the klant is asked how it goes there."""
    for deling in record.delingen.values():
        if deling.ingetrokken_op is not None or deling.geen_bezwaar is False:
            continue
        if deling.warm and deling.aanvaard_op is None:
            yield Werk(deling.op.date(), "warme overdracht nog open", Doener.CONSULTANT)
        if deling.terugkomdatum is not None and _kept(deling.terugkomdatum, on):
            yield Werk(deling.terugkomdatum, "vragen hoe het daar gaat", Doener.CONSULTANT)


def _after_the_visit(record: GespreksRecord) -> Iterator[Werk]:
    plan = record.plan
    if not record.informatie:
        yield Werk(plan.contact.volgende, "klant nog informeren", Doener.CONSULTANT)
    if _documents_missing(record):
        since = None if plan.ondertekening is None else plan.ondertekening.op.date()
        yield Werk(since, "documenten maken", Doener.CONSULTANT)
    if any(Rol.PARTNER in zitting.erbij_geweest for zitting in record.zittingen):
        yield Werk(None, "eigen gesprek voor partner", Doener.CONSULTANT, stil=True)
    again = asks_another_look(record)
    if again is not None:
        # Other rules are no reason to go back to somebody: whoever opens this gesprek weighs it.
        yield Werk(again.op.date(), "advies opnieuw bekijken", Doener.CONSULTANT, stil=True)


def _documents_missing(record: GespreksRecord) -> bool:
    """Whether a signed plan, or what the klantmanager goes on with, is not on paper yet."""
    plan = record.plan
    made = {document.soort: document.op for document in plan.documenten}
    if record.einde is Einde.ZWOLLE:
        return "verslag" not in made
    signature = plan.ondertekening
    if signature is None or plan.status is not PlanStatus.ONDERTEKEND:
        return False
    return any(soort not in made or made[soort] < signature.op for soort in ("mijn_plan", "verslag"))
