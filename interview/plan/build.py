"""From a record to the content of Mijn plan.

Owns the choice of what goes over, field by field. It must never copy a model of the record whole,
because the next field that is added there would then print by itself.
"""

from __future__ import annotations

import re
from datetime import date

from pydantic import ValidationError
from stdnum.nl import bsn

from interview.plain_text import one_line
from interview.plan.content import (
    PlanAfspraak,
    PlanContact,
    PlanInhoud,
    PlanOndertekening,
    PlanPlichten,
    PlanReactie,
)
from interview.plan.errors import PlanErrorCode
from interview.record import Aard, Afspraak, GespreksRecord, Ondertekening, Wie
from interview.session.road import DECIDED
from questionnaires.errors import KlantbeeldError

NUMBER_LEFT_OUT = "[nummer weggelaten]"
_NINE_DIGITS = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])")


def build_plan(record: GespreksRecord) -> PlanInhoud:
    """Return what Mijn plan says for ``record``; the same record always gives the same content."""
    plan = record.plan
    known = {afspraak.id for afspraak in record.afspraken}
    return PlanInhoud(
        versie=plan.versie,
        gesprek_op=_discussed_on(record),
        wensen=tuple(plan_text(wens.tekst) for wens in record.wensen),
        citaten=tuple(plan_text(quote.tekst) for quote in record.citaten if quote.voorgelezen_en_goed),
        gaat_goed=tuple(plan_text(line) for line in plan.gaat_goed),
        doelen=tuple(plan_text(doel.tekst) for doel in record.doelen),
        afspraken=tuple(
            _afspraak(afspraak, proposed=plan.status not in DECIDED) for afspraak in record.afspraken
        ),
        plichten=PlanPlichten(
            arbeidsverplichtingen=plan.plichten.arbeidsverplichtingen, tot=plan.plichten.tot
        ),
        contact=PlanContact(
            naam=plan_text(plan.contact.naam),
            telefoon=one_line(plan.contact.telefoon),
            volgende=plan.contact.volgende,
        ),
        terugkijken=plan.evaluaties,
        reacties=tuple(
            PlanReactie(onderdeel=part, reactie=said.reactie, woorden=plan_text(said.woorden))
            for part, said in sorted(plan.reacties.items())
            if not part.startswith("afspraak:") or part.removeprefix("afspraak:") in known
        ),
        ondertekening=_signature(plan.ondertekening) if plan.ondertekening is not None else None,
    )


def _discussed_on(record: GespreksRecord) -> date:
    """The day of the last sitting: there klant and consultant went through the plan."""
    sitting = record.zitting
    if sitting is None:
        return record.gesprek_datum or record.begonnen_op.date()
    return sitting.op_papier or sitting.op.date()


def former_plan(record: GespreksRecord) -> PlanInhoud | None:
    """Return the version before the present one, to list what changed; None for a first version.

    Raises:
        KlantbeeldError: ``PLAN-VORIGE-VERSIE`` when that version cannot be read.
    """
    if not record.plan.eerdere_versies:
        return None
    former = record.plan.eerdere_versies[-1]
    try:
        return PlanInhoud.model_validate_json(former.inhoud)
    except ValidationError as unreadable:
        raise KlantbeeldError(
            PlanErrorCode.VORIGE_VERSIE,
            "De vorige versie van het plan is niet te lezen.",
            where=f"versie {former.versie}",
            remedy="Haal het gesprek terug uit een kopie.",
        ) from unreadable


def plan_text(text: str) -> str:
    """Return ``text`` as it may print: one line, and no number of a citizen."""
    return without_numbers(one_line(text))


def without_numbers(text: str) -> str:
    """Return ``text`` without numbers of citizens.

    Nine digits that pass the elfproef are left out, also with spaces, dots or dashes between
    them. A telephone number has ten.
    """
    return _NINE_DIGITS.sub(
        lambda found: NUMBER_LEFT_OUT if bsn.is_valid(re.sub(r"[^0-9]", "", found[0])) else found[0], text
    )


def _afspraak(afspraak: Afspraak, *, proposed: bool) -> PlanAfspraak:
    """``proposed``: the municipality has not said yes to the plan."""
    duty = afspraak.aard is Aard.MOET
    return PlanAfspraak(
        id=afspraak.id,
        wie=afspraak.wie,
        wat=plan_text(afspraak.wat),
        aard=afspraak.aard,
        begin=afspraak.begin,
        eind=afspraak.eind,
        derde=plan_text(afspraak.derde) if afspraak.wie is Wie.DERDE else "",
        grondslag=one_line(afspraak.grondslag) if duty else "",
        voorstel=proposed and afspraak.traject is not None,
    )


def _signature(signature: Ondertekening) -> PlanOndertekening:
    return PlanOndertekening(
        keuze=signature.keuze,
        op=signature.op.date(),
        wijze=signature.wijze,
        naam=plan_text(signature.naam),
        gelezen=signature.gelezen,
        bedenktijd_tot=signature.bedenktijd_tot,
        getekend_met=signature.getekend_met,
    )
