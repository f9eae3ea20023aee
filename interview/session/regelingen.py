"""The minimaregelingen of the municipality with how it is with each, for the screen and the report.

A check together with the klant, never a calculation of rights: nothing here reads an answer, an
income or a feit, and nothing becomes an afspraak unless somebody asks for it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from interview.record import GespreksRecord, Regelingstand, Wie
from interview.session import commands as ask
from interview.session.workdays import add_working_days
from questionnaires.gemeentepakket.model import Gemeentepakket, Minimaregeling, Regelingsoort

if TYPE_CHECKING:
    from interview.session.state import State

SOORT_WORDS: dict[Regelingsoort, str] = {
    Regelingsoort.LANDELIJK: "Van het rijk",
    Regelingsoort.GEMEENTE: "Van de gemeente",
    Regelingsoort.FONDS: "Van een fonds",
    Regelingsoort.HULP: "Hulp",
}
OTHERS = "Van eerder"
"""Heading of what was recorded and is not offered any more."""

STAND_WORDS: dict[Regelingstand, str] = {
    Regelingstand.HEEFT: "heeft",
    Regelingstand.HEEFT_NIET: "heeft niet",
    Regelingstand.WEET_NIET: "weet niet",
    Regelingstand.NVT: "n.v.t.",
    Regelingstand.WIL_NIET: "wil niet",
    Regelingstand.VRAAGT_GEMEENTE_AAN: "vraagt gemeente aan",
    Regelingstand.VRAAGT_KLANT_AAN: "vraagt klant aan",
}
"""In the order of their digits."""

ASKERS: dict[Regelingstand, Wie] = {
    Regelingstand.VRAAGT_GEMEENTE_AAN: Wie.GEMEENTE,
    Regelingstand.VRAAGT_KLANT_AAN: Wie.KLANT,
}
"""Who would do it, where asking can become an afspraak."""

MUNICIPALITY_WORKING_DAYS = 5
"""The municipality does something first, and soon."""
KLANT_DAYS = 14
GEBIED = "geld"
"""The leefgebied that such an afspraak belongs to, where the questionnaire has it."""


@dataclass(frozen=True, slots=True)
class RegelingLine:
    """One regeling, with how it is."""

    id: str
    titel: str
    uitleg: str
    waar: str
    stand: Regelingstand | None
    """None while nothing was said about it."""


@dataclass(frozen=True, slots=True)
class RegelingGroup:
    """The regelingen that the same kind of body offers."""

    titel: str
    regels: tuple[RegelingLine, ...]


def sheet(state: State, on: date) -> tuple[RegelingGroup, ...]:
    """What exists on ``on``, by who offers it; a group without a regeling is left out."""
    record, pakket = state.record, state.content.gemeente
    current = pakket.regelingen(on)
    return tuple(
        RegelingGroup(words, tuple(_line(one, record) for one in current if one.soort is soort))
        for soort, words in SOORT_WORDS.items()
        if any(one.soort is soort for one in current)
    )


def recorded(record: GespreksRecord, pakket: Gemeentepakket, on: date) -> tuple[RegelingGroup, ...]:
    """What was said of a regeling, for the report: also of one that ended, or that the pakket lost.

    A regeling that no pakket names any more stands there by its id.
    """
    current = pakket.regelingen(on)
    offered = {one.id for one in current}
    titles = {one.id: one.titel for one in pakket.minimaregeling}
    groups = [
        RegelingGroup(words, tuple(_line(one, record) for one in current if _said(one, soort, record)))
        for soort, words in SOORT_WORDS.items()
    ]
    gone = tuple(
        RegelingLine(name, titles.get(name, name), "", "", stand)
        for name, stand in sorted(record.minimaregelingen.items())
        if name not in offered
    )
    return tuple(group for group in (*groups, RegelingGroup(OTHERS, gone)) if group.regels)


def to_agree(state: State, regeling: str, on: date) -> ask.NoteerAfspraak | None:
    """The afspraak that would follow from asking for ``regeling``; None where there is none to make.

    It is only an offer: somebody has to choose it, and may change every word of it. None too when
    the plan has it already.
    """
    stand = state.record.minimaregelingen.get(regeling)
    found = next((one for one in state.content.gemeente.regelingen(on) if one.id == regeling), None)
    if stand is None or found is None or stand not in ASKERS:
        return None
    who = ASKERS[stand]
    wat = f"{'De gemeente vraagt' if who is Wie.GEMEENTE else 'Ik vraag'} dit aan: {found.titel}."
    if any(one.wat == wat for one in state.record.afspraken):
        return None
    until = (
        add_working_days(on, MUNICIPALITY_WORKING_DAYS)
        if who is Wie.GEMEENTE
        else on + timedelta(days=KLANT_DAYS)
    )
    known = GEBIED in state.content.vragenlijst.per_leefgebied
    return ask.NoteerAfspraak(wat, who, begin=on, eind=until, leefgebied=GEBIED if known else None)


def _said(regeling: Minimaregeling, soort: Regelingsoort, record: GespreksRecord) -> bool:
    return regeling.soort is soort and regeling.id in record.minimaregelingen


def _line(regeling: Minimaregeling, record: GespreksRecord) -> RegelingLine:
    return RegelingLine(
        regeling.id,
        regeling.titel,
        regeling.uitleg,
        regeling.waar,
        record.minimaregelingen.get(regeling.id),
    )
