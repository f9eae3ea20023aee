"""The way from a desk to a sealed Signaal: who reads it, who writes it, and the one step that keeps it.

Front ends use only this and the words. It asks the store for the name of the consultant and tells it nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.signaal.recipient import recipient_of

if TYPE_CHECKING:
    from interview.caseload import Consultant
    from interview.desk import Desk
    from interview.signaal.outbox import Receipt
    from questionnaires.gemeentepakket.model import SignaalOntvanger


@dataclass(frozen=True, slots=True)
class Addressed:
    """Between whom a Signaal goes."""

    ontvanger: SignaalOntvanger
    consultant: Consultant


def addressed(desk: Desk) -> Addressed:
    """Who would read a Signaal written now, and who writes it. Waits for the disk the first time.

    Raises KlantbeeldError: SIGNAAL-GEEN-ONTVANGER, SIGNAAL-SLEUTEL-ONGELDIG, or INHOUD-... for a
    gemeentepakket that is no good.
    """
    ontvanger = recipient_of(desk.gemeente, desk.clock().date(), practice=desk.practice)
    return Addressed(ontvanger, desk.caseload.consultant().result())


def seal_for(desk: Desk, parties: Addressed, written: Mapping[str, str]) -> Receipt:
    """Seal what was ``written`` (per name of a field) and keep it; an answer means it is on disk.

    Raises KlantbeeldError: SIGNAAL-LEEG, SIGNAAL-TE-LANG, SIGNAAL-SLEUTEL-ONGELDIG or what the disk
    refuses (OPSLAG-...). Then nothing was kept.
    """
    from interview.signaal.model import Melder, make_signaal
    from interview.signaal.outbox import keep

    who = parties.consultant
    melder = Melder(naam=who.naam, organisatie=who.organisatie, telefoon=who.telefoon)
    return keep(desk.locations, parties.ontvanger, make_signaal(written, melder, desk.clock()))
