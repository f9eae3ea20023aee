"""What can have happened around the talk: sittings, who is there, being informed, regelingen, own words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from interview.record import Informatie, Regelingstand, Terugvertel, Verklaring, Zitting
from interview.session.event import SessionEvent


class ZittingBegonnen(SessionEvent):
    """Klant and consultant sat down, for the first time or again."""

    soort: Literal["zitting_begonnen"] = "zitting_begonnen"
    zitting: Zitting


class ZittingGezet(SessionEvent):
    """Something about the present sitting, whole: where, who is there, the laptop, on paper."""

    soort: Literal["zitting_gezet"] = "zitting_gezet"
    zitting: Zitting


class InformatieGegeven(SessionEvent):
    """The klant was informed of what is done with what is written down."""

    soort: Literal["informatie_gegeven"] = "informatie_gegeven"
    informatie: Informatie


class MomentApartGepland(SessionEvent):
    """A day to speak alone about what had to wait; None when that is not needed any more."""

    soort: Literal["moment_apart_gepland"] = "moment_apart_gepland"
    datum: date | None


class RegelingGezet(SessionEvent):
    """How it is with one minimaregeling; None for nothing yet."""

    soort: Literal["regeling_gezet"] = "regeling_gezet"
    regeling: str
    stand: Regelingstand | None


class VerklaringGegeven(SessionEvent):
    """The klant's own statement beside a judgement; None took it away."""

    soort: Literal["verklaring_gegeven"] = "verklaring_gegeven"
    onderdeel: str
    verklaring: Verklaring | None


class TerugvertelVastgelegd(SessionEvent):
    """Could the klant tell what was agreed, when the gesprek ended without signing?"""

    soort: Literal["terugvertel_vastgelegd"] = "terugvertel_vastgelegd"
    terugvertel: Terugvertel


class HoeWasHetGenoteerd(SessionEvent):
    """How the klant found the talk; an empty text takes it away."""

    soort: Literal["hoe_was_het_genoteerd"] = "hoe_was_het_genoteerd"
    tekst: str
