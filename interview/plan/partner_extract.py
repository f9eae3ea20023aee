"""What a partneruittreksel says, as data: an allow-list of its own, for one afspraak and one receiver.

It must never copy from Mijn plan, the Klantbeeldverslag or a model of the record: no other
afspraak, wens, doel, note, niveau, feit, reaction or birthday can be in it, because there is no
field for them. Made only while the klant was told and agreed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.plain_text import one_line
from interview.plan.build import plan_text
from interview.record import Deling, GespreksRecord, Wie
from interview.session.decide_road import may_share
from interview.session.sharing import PHONE

if TYPE_CHECKING:
    from interview.klant import Klant
    from questionnaires.gemeentepakket.model import Gemeentepakket


class PartnerInhoud(BaseModel):
    """Everything that prints and everything in the embedded file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    formaat: Literal["klantbeeld-partneruittreksel/1"] = "klantbeeld-partneruittreksel/1"
    klant: str
    """Name; without one nobody knows whom this is about."""
    telefoon: str
    """Only when the klant wants to be called; else empty."""
    ontvanger: str
    """The organisation that gets it."""
    wat: str
    """That one afspraak."""
    begin: date | None
    eind: date | None
    praktisch: str
    """What is practically needed, such as a tolk; or empty."""
    doel: str
    """What it may be used for."""
    grondslag: str
    """Article of law."""
    gemeente: str
    """Name of the municipality, as on paper."""
    bel_naam: str
    """Whom to call there."""
    bel_telefoon: str
    terugkomdatum: date | None
    """When the klant is asked how it goes."""


def build_extract(
    record: GespreksRecord, afspraak: str, klant: Klant, gemeente: Gemeentepakket, on: date
) -> PartnerInhoud:
    """Return what may go about ``afspraak``, as it is on ``on``.

    Raises:
        KlantbeeldError: ``PLAN-DELEN-NIET`` when nothing may be shared about it now.
    """
    deling = may_go(record, afspraak)
    agreed = next(one for one in record.afspraken if one.id == afspraak)
    contact, office = record.plan.contact, gemeente.contactpunt("gemeente", on)
    own = bool(contact.naam or contact.telefoon)
    return PartnerInhoud(
        klant=one_line(" ".join(filter(None, (klant.voorletters, klant.achternaam)))),
        telefoon=one_line(klant.telefoon) if PHONE in deling.gegevens else "",
        ontvanger=plan_text(deling.ontvanger),
        wat=plan_text(agreed.wat),
        begin=agreed.begin,
        eind=agreed.eind,
        praktisch=plan_text(deling.praktisch),
        doel=plan_text(deling.doel),
        grondslag=one_line(deling.grondslag),
        gemeente=gemeente.gemeente,
        bel_naam=plan_text(contact.naam) if own else ("" if office is None else office.naam),
        bel_telefoon=one_line(contact.telefoon) if own else ("" if office is None else office.telefoon),
        terugkomdatum=deling.terugkomdatum,
    )


def may_go(record: GespreksRecord, afspraak: str) -> Deling:
    """Return what was recorded about sharing ``afspraak``, when something may go now.

    Raises:
        KlantbeeldError: ``PLAN-DELEN-NIET``.
    """
    theirs = any(one.id == afspraak and one.wie is Wie.DERDE for one in record.afspraken)
    deling = record.delingen.get(afspraak)
    if not theirs or deling is None:
        raise _refused("over deze afspraak is nog niets vastgelegd", "Leg eerst vast met wie u wat deelt.")
    if deling.ingetrokken_op is not None:
        raise _refused("de klant trok dit in", "Deel niets, en vraag de ander te wissen wat er al is.")
    if not may_share(deling):
        raise _refused(
            "de klant weet het nog niet, of vindt het nog niet goed",
            "Vertel met wie u wat deelt, en vraag of dat goed is.",
        )
    return deling


def _refused(what: str, remedy: str) -> KlantbeeldError:
    return KlantbeeldError(SessionErrorCode.DELEN_NIET, what, remedy=remedy)
