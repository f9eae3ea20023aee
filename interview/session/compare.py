"""An earlier gesprek beside this one: what was judged then and what is judged now.

Pure. It lays side by side and draws no conclusion: a lower niveau can mean that someone dared to
tell more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.record import Afspraak, GespreksRecord, Wie
from questionnaires.answers import GEEN_WAARDE_WOORDEN, NIVEAU_WOORDEN, Belemmert, GeenWaarde
from questionnaires.schema import Vragenlijst

WHO_WORDS: dict[Wie, str] = {
    Wie.KLANT: "klant",
    Wie.GEMEENTE: "gemeente",
    Wie.SAMEN: "samen",
    Wie.DERDE: "iemand anders",
}

HINDERS_WORDS: dict[Belemmert, str] = {
    Belemmert.JA: ", houdt tegen",
    Belemmert.NEE: "",
    Belemmert.WEET_NIET: ", houdt misschien tegen",
}
"""What is said behind a niveau."""


@dataclass(frozen=True, slots=True)
class ComparedLeefgebied:
    """One leefgebied, then and now, in words."""

    titel: str
    toen: str
    nu: str


@dataclass(frozen=True, slots=True)
class EarlierGesprek:
    """What is worth knowing of an earlier gesprek before going in."""

    op: date
    leefgebieden: tuple[ComparedLeefgebied, ...]
    """Only those with something to tell, then or now."""
    wensen: tuple[str, ...]
    doelen: tuple[str, ...]
    afspraken: tuple[str, ...]
    samenvatting: str


def compare(then: GespreksRecord, now: GespreksRecord, vragenlijst: Vragenlijst) -> EarlierGesprek:
    """``then`` beside ``now``; a leefgebied that ``vragenlijst`` does not have is left out."""
    rows = (
        ComparedLeefgebied(gebied.titel, judged(then, gebied.id), judged(now, gebied.id))
        for gebied in vragenlijst.matrix
    )
    return EarlierGesprek(
        op=held_on(then),
        leefgebieden=tuple(row for row in rows if row.toen or row.nu),
        wensen=tuple(wens.tekst for wens in then.wensen),
        doelen=tuple(doel.tekst for doel in then.doelen),
        afspraken=tuple(agreed(afspraak) for afspraak in then.afspraken),
        samenvatting=then.samenvatting,
    )


def held_on(record: GespreksRecord) -> date:
    """The day of the talk, also when it was held on paper first."""
    return record.gesprek_datum or record.begonnen_op.date()


def judged(record: GespreksRecord, leefgebied: str) -> str:
    """``2 moeilijk, houdt tegen``, a reason for none, or nothing."""
    known = record.leefgebied(leefgebied)
    if known.niveau is None:
        return ""
    if isinstance(known.niveau, GeenWaarde):
        return GEEN_WAARDE_WOORDEN[known.niveau]
    hinders = HINDERS_WORDS[known.belemmert] if known.belemmert is not None else ""
    return f"{known.niveau} {NIVEAU_WOORDEN[known.niveau]}{hinders}"


def agreed(afspraak: Afspraak) -> str:
    """``klant: ik bel mijn zus (tot 3-12-2026)``."""
    who = afspraak.derde or WHO_WORDS[afspraak.wie]
    end = (
        ""
        if afspraak.eind is None
        else f" (tot {afspraak.eind.day}-{afspraak.eind.month}-{afspraak.eind.year})"
    )
    return f"{who}: {afspraak.wat}{end}"
