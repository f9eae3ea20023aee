"""The Stopkaart: what to do when it goes wrong, and whom to call. Pure; nothing here is ever recorded.

Steps and numbers come from the gemeentepakket. Whatever is wrong with that, each card has a number to call.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from interview.record import Rol
from questionnaires.gemeentepakket.model import (
    PLACEHOLDER,
    Gemeentepakket,
    Noodgeval,
    Noodnummer,
    Stopkaart,
)

# The one text for a person that does not come from data: it has to show when the data cannot be read.
EMERGENCY_SENTENCE = "Bel bij direct gevaar 112."
EMERGENCY_NUMBER = Noodnummer(naam="Direct gevaar", nummer="112")

NOT_NOW = "Vraag dit niet nu: er is iemand bij."
"""Derived from who is there; above the steps for violence."""
MUST_NOT_HEAR = frozenset({Rol.PARTNER, Rol.KIND})
"""With one of them there nobody asks about violence (practice: never)."""


@dataclass(frozen=True, slots=True)
class StopCard:
    """What to do in one situation."""

    toets: str
    """The digit that shows it."""
    geval: Noodgeval
    titel: str
    let_op: str
    """What comes before all steps; mostly empty."""
    stappen: tuple[str, ...]
    """At most eight short lines, in order."""
    nummers: tuple[Noodnummer, ...]
    """Whom to call, the first one first; never empty."""


def stop_cards(
    pakket: Gemeentepakket | None, on: date, present: Collection[Rol] = (), *, practice: bool = False
) -> tuple[StopCard, ...]:
    """The seven cards as they are on ``on``; without a ``pakket`` each says only to call 112.

    ``present`` is who else is there. Only in ``practice`` are the numbers of an invented municipality
    shown: nobody may call those in danger.
    """
    known = {} if pakket is None else {one.id: one for one in pakket.stopkaarten(on)}
    return tuple(
        _card(str(place), geval, known.get(geval), pakket, on, present, practice)
        for place, geval in enumerate(Noodgeval, 1)
    )


def _card(
    toets: str,
    geval: Noodgeval,
    found: Stopkaart | None,
    pakket: Gemeentepakket | None,
    on: date,
    present: Collection[Rol],
    practice: bool,
) -> StopCard:
    steps: tuple[str, ...] = ()
    numbers: tuple[Noodnummer, ...] = ()
    if found is not None and pakket is not None:
        filled = (PLACEHOLDER.sub("", pakket.with_words(step, on)).strip() for step in found.stappen)
        steps = tuple(step for step in filled if step)
        if practice or not pakket.fictief:
            numbers = found.te_bellen
    return StopCard(
        toets=toets,
        geval=geval,
        titel=geval.value.replace("_", " ").capitalize() if found is None else found.titel,
        let_op=NOT_NOW if geval is Noodgeval.GEWELD and MUST_NOT_HEAR & set(present) else "",
        stappen=steps or (EMERGENCY_SENTENCE,),
        nummers=numbers or (EMERGENCY_NUMBER,),
    )


def number_words(number: Noodnummer) -> str:
    """Whom one gets, and when: what stands beside the figures."""
    return f"{number.naam} ({number.wanneer})" if number.wanneer else number.naam


def stop_lines(
    pakket: Gemeentepakket | None, on: date, present: Collection[Rol] = (), *, practice: bool = False
) -> tuple[str, ...]:
    """The list as plain lines: a digit and a situation each, then what to call at once."""
    cards = stop_cards(pakket, on, present, practice=practice)
    return (*(f"{card.toets}  {card.titel}" for card in cards), *_number_lines(cards[0]))


def card_lines(card: StopCard) -> tuple[str, ...]:
    """One card as plain lines: the numbers first, because they are why someone looks."""
    warning = (card.let_op,) if card.let_op else ()
    return (card.titel, *_number_lines(card), *warning, *card.stappen)


def _number_lines(card: StopCard) -> tuple[str, ...]:
    return tuple(f"Bel {number.nummer}: {number_words(number)}" for number in card.nummers)
