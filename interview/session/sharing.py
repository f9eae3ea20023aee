"""What goes to a third party about one afspraak: a first proposal, what still stands in its way, its words.

The klant hears with whom, what for and what; only then something goes (Participatiewet art. 65).
Pure. Whether something may go is decided in :func:`interview.session.decide_road.may_share`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from interview.record import Afspraak, Deling, GespreksRecord, Wie
from interview.session.decide_road import may_share
from interview.session.plan_checks import PlanRemark

if TYPE_CHECKING:
    from interview.session.content import Content

NAME, PHONE, AGREEMENT, PRACTICAL = "naam", "telefoonnummer", "deze afspraak", "wat praktisch nodig is"
DATA = (NAME, PHONE, AGREEMENT, PRACTICAL)
"""What a partneruittreksel can hold, in plain words; anything else is told, never printed."""
USUAL = (NAME, PHONE, AGREEMENT)
NOT_YET = "?"
"""Stands in a proposal where somebody still has to write something."""
ALWAYS = (NAME, AGREEMENT)
"""Without these there is nobody to call and nothing to do."""

NO_OBJECTION = "delen.geen_bezwaar"
"""The text of the gemeentepakket to read aloud; its source is the ground that is proposed."""
_ASIDE = "laat uw jurist"
"""Begins what a source says to its municipality, and to nobody else."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """An afspraak that somebody else does, and how it is with sharing."""

    afspraak: Afspraak
    deling: Deling | None
    mag: bool
    """Whether an extract may be made now."""
    stand: str
    """How it is, in one short sentence."""
    open_tot_aanvaard: bool
    """Something was shared and the other did not say yes yet."""


def sharings(record: GespreksRecord) -> tuple[Sharing, ...]:
    """Every afspraak that a third party does, in the order of the plan."""
    return tuple(
        sharing_of(one, record.delingen.get(one.id)) for one in record.afspraken if one.wie is Wie.DERDE
    )


def sharing_of(afspraak: Afspraak, deling: Deling | None) -> Sharing:
    """How it is with one afspraak."""
    allowed = deling is not None and may_share(deling)
    waiting = deling is not None and allowed and deling.aanvaard_op is None
    return Sharing(afspraak, deling, allowed, _stand(deling), waiting)


def _stand(deling: Deling | None) -> str:
    if deling is None:
        return "Er is nog niets vastgelegd. Er gaat dus niets naar een ander."
    if deling.ingetrokken_op is not None:
        return "De klant trok dit in. Er gaat niets meer naar de ander."
    if not deling.klant_geinformeerd:
        return "De klant weet het nog niet. Er gaat nog niets naar de ander."
    if deling.geen_bezwaar_nodig and deling.geen_bezwaar is None:
        return "De klant zei nog geen ja. Er gaat nog niets naar de ander."
    if deling.geen_bezwaar is False:
        return "De klant wil dit niet. Er gaat niets naar de ander."
    if deling.aanvaard_op is not None:
        return "De ander zei ja."
    return "Dit mag. De ander zei nog geen ja."


def proposal(afspraak: Afspraak, content: Content, at: datetime) -> Deling:
    """What stands there to begin with; nothing is recorded by it, and the klant said nothing yet."""
    back = at.date() + timedelta(days=content.gemeente.instellingen.terugkomdagen)
    return Deling(
        ontvanger=afspraak.derde or NOT_YET,
        doel=afspraak.wat,
        gegevens=USUAL,
        grondslag=usual_ground(content, at.date()) or NOT_YET,
        terugkomdatum=back,
        op=at,
    )


def usual_ground(content: Content, on: date) -> str:
    """The articles that the municipality names for sharing; empty when it names none."""
    entry = content.gemeente.entry(NO_OBJECTION, on)
    parts = () if entry is None else (part.strip() for part in entry.bron.split(";"))
    return "; ".join(part for part in parts if part and not part.startswith(_ASIDE))


def asked_again(known: Deling | None, wanted: Deling) -> Deling:
    """``wanted``, but a yes about something else does not count for it.

    With another receiver, purpose or other data the klant is told and asked again.
    """
    if known is None or _about(known) == _about(wanted):
        return wanted
    return wanted.model_copy(update={"klant_geinformeerd": False, "geen_bezwaar": None, "aanvaard_op": None})


def data_of(ticked: Collection[str], other: str, practical: str) -> tuple[str, ...]:
    """The lines of data: a name and the afspraak always, practical needs when there are any."""
    return (
        *(line for line in DATA if line in ALWAYS or line in ticked or (line == PRACTICAL and practical)),
        *((other,) if other and other not in DATA else ()),
    )


def other_data(deling: Deling) -> str:
    """What was typed besides the usual lines."""
    return "; ".join(line for line in deling.gegevens if line not in DATA)


def sharing_remarks(record: GespreksRecord) -> tuple[PlanRemark, ...]:
    """One quiet line at each afspraak of a third party about which nothing may go yet, or no yes came."""
    return tuple(
        PlanRemark("samen", one.stand, one.afspraak.id)
        for one in sharings(record)
        if one.deling is None or not one.mag or one.open_tot_aanvaard
    )


def _about(deling: Deling) -> tuple[object, ...]:
    return deling.ontvanger, deling.doel, deling.gegevens, deling.praktisch
