"""Who is at the table, and what waits because of that: the one rule for every front end.

Some subjects are not brought up before a child, and some not before a partner. What the klant tells
is written down all the same, and nothing that was recorded is hidden from a judgement. It never
knows a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from interview.dutch import enumerated, written_date
from interview.record import GespreksRecord, Rol
from interview.session.state import State
from questionnaires.schema import Leefgebied, Prompt, Vraag
from questionnaires.visibility import waits_for

WHO_WORDS: dict[Rol, str] = {Rol.KIND: "een kind", Rol.PARTNER: "een partner"}
"""Those before whom something may have to wait."""
TALKED_THROUGH = (Rol.TOLK, Rol.GEBARENTOLK)
"""With one of these a talk takes longer, and goes past someone."""


def held_back(state: State) -> Mapping[str, tuple[Rol, ...]]:
    """Each leefgebied that waits as a whole now, in the order of the cards, and for whom."""
    present = state.record.aanwezigen
    waiting = ((gebied.id, _roles(gebied, present)) for gebied in state.content.vragenlijst.leefgebied)
    return {name: roles for name, roles in waiting if roles}


def waits(state: State, part: Leefgebied | Prompt | Vraag) -> bool:
    """Whether this is not to be brought up with those who are there now."""
    return bool(_roles(part, state.record.aanwezigen))


def later_apart(state: State) -> tuple[Leefgebied, ...]:
    """The leefgebieden that had to wait at some moment of a sitting and still have nothing recorded."""
    met = [role for sitting in state.record.zittingen for role in sitting.erbij_geweest]
    return tuple(
        gebied
        for gebied in state.content.vragenlijst.leefgebied
        if _roles(gebied, met) and not has_something(state.record, gebied)
    )


def has_something(record: GespreksRecord, gebied: Leefgebied) -> bool:
    """Whether anything at all was recorded about ``gebied``."""
    known, prefix = record.leefgebied(gebied.id), f"{gebied.id}."
    return bool(
        known.notitie
        or known.niveau is not None
        or known.eigen_cijfer is not None
        or any(name.startswith(prefix) for name in (*record.antwoorden, *record.observaties))
        or any(quote.leefgebied == gebied.id for quote in record.citaten)
    )


def waiting_words(roles: tuple[Rol, ...], apart: date | None) -> tuple[str, ...]:
    """What a card says in place of its prompts: why it waits, and until when."""
    who = enumerated([WHO_WORDS[role] for role in roles])
    is_there = "is" if len(roles) == 1 else "zijn"
    when = "Bewaar dit voor een moment alleen."
    if apart is not None:
        when = f"U spreekt elkaar alleen op {written_date(apart)}."
    return f"Er {is_there} {who} bij. {when}", "Vertelt de klant er zelf over? Schrijf gerust mee."


def apart_words(state: State) -> str:
    """One quiet line about what had to wait, for the end of a visit; empty when nothing did."""
    waiting = later_apart(state)
    if not waiting:
        return ""
    names = enumerated([gebied.titel for gebied in waiting])
    apart = state.record.moment_apart
    when = "Er is nog geen moment alleen." if apart is None else f"Moment alleen: {written_date(apart)}."
    return f"Nog niet besproken, want er was iemand bij: {names}. {when}"


def talked_through(record: GespreksRecord) -> bool:
    """Whether someone interprets, or did at some moment of this sitting."""
    sitting = record.zitting
    return sitting is not None and any(role in sitting.erbij_geweest for role in TALKED_THROUGH)


def _roles(part: Leefgebied | Prompt | Vraag, present: tuple[Rol, ...] | list[Rol]) -> tuple[Rol, ...]:
    return tuple(Rol(who) for who in waits_for(part.niet_bij, present))
