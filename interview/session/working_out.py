"""The road through the uitwerken: which leefgebied or feit comes next, and what is done.

Pure. It only knows whether something has a value or a reason for none, never what a value is worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interview.record import GespreksRecord, WijzigingNaAdvies
from interview.session import commands as ask
from interview.session.advice import Missing
from interview.session.judged import still_needed
from interview.session.state import Plek, State
from interview.session.view import shown_facts
from questionnaires.answers import Belemmert
from questionnaires.visibility import FEIT

BELEMMERT_WORDS: dict[Belemmert, str] = {
    Belemmert.JA: "ja",
    Belemmert.NEE: "nee",
    Belemmert.WEET_NIET: "weet niet",
}
"""How the judgement reads in a list."""


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to work out."""

    soort: Literal["leefgebied", "feit"]
    id: str

    @property
    def leefgebied(self) -> str | None:
        """The leefgebied, as a place of the gesprek names it."""
        return self.id if self.soort == "leefgebied" else None

    @property
    def veld(self) -> str | None:
        """The field, as a place of the gesprek names it."""
        return f"{FEIT}{self.id}" if self.soort == "feit" else None


def places(state: State) -> tuple[Place, ...]:
    """Every leefgebied, then the feiten that are asked now."""
    gebieden = [Place("leefgebied", gebied.id) for gebied in state.content.vragenlijst.leefgebied]
    return (*gebieden, *(Place("feit", name) for name in shown_facts(state)))


def is_done(state: State, place: Place) -> bool:
    """Whether a place has what an advice would need of it, or for an optional feit a value."""
    if place.soort == "feit":
        return place.id in state.record.feiten
    if not state.content.vragenlijst.per_leefgebied[place.id].heeft_niveau:
        return True
    return still_needed(state, place.id) is None


def next_open(state: State, here: Place) -> Place | None:
    """The next place that is not done: first all leefgebieden, then the feiten; None when all is done."""
    every = places(state)
    start = every.index(here) + 1 if here in every else 0
    ahead = [place for place in (*every[start:], *every[:start]) if not is_done(state, place)]
    ahead = [place for place in ahead if place != here]
    return next((place for place in ahead if place.soort == here.soort), ahead[0] if ahead else None)


def neighbour(state: State, here: Place, step: int) -> Place:
    """The place ``step`` further, whatever is done; it stops at both ends."""
    every = places(state)
    at = every.index(here) if here in every else 0
    return every[min(len(every) - 1, max(0, at + step))]


def place_at(state: State, plek: Plek) -> Place:
    """Where ``plek`` points, else the first place that is not done, else the first with a niveau.

    The opening card has nothing to judge, so one only comes back to it when it was chosen here.
    """
    if plek.veld is not None and plek.veld.startswith(FEIT):
        wanted = Place("feit", plek.veld.removeprefix(FEIT))
    else:
        wanted = Place("leefgebied", plek.leefgebied or "")
    judged = [Place("leefgebied", gebied.id) for gebied in state.content.vragenlijst.matrix]
    every = places(state)
    if wanted in every and (wanted.soort == "feit" or wanted in judged or plek.veld is not None):
        return wanted
    return next((place for place in every if not is_done(state, place)), judged[0])


def place_of(missing: Missing) -> Place:
    """Where something that is missing can be filled in."""
    return Place("feit" if missing.soort == "feit" else "leefgebied", missing.id)


def needs_reason(state: State, command: ask.Command) -> bool:
    """Whether ``command`` changes a judgement or a feit after the advice was shown."""
    if state.record.advies is None:
        return False
    match command:
        case ask.ZetNiveau():
            known = state.record.leefgebied(command.leefgebied).niveau
            return known != command.niveau or type(known) is not type(command.niveau)
        case ask.ZetBelemmert():
            return state.record.leefgebied(command.leefgebied).belemmert != command.belemmert
        case ask.LegFeitVast():
            return state.record.feiten.get(command.feit) != command.inhoud
        case _:
            return False


def changes_after_advice(state: State, place: Place) -> tuple[WijzigingNaAdvies, ...]:
    """What was changed here after the advice was shown."""
    names = (
        {f"{FEIT}{place.id}"} if place.soort == "feit" else {f"niveau.{place.id}", f"belemmert.{place.id}"}
    )
    return tuple(change for change in state.record.wijzigingen_na_advies if change.veld in names)


def changed_place(state: State, before: GespreksRecord) -> Place | None:
    """The first place whose judgement or value is another than in ``before``; None when none is."""
    record = state.record
    for place in places(state):
        if place.soort == "feit":
            if before.feiten.get(place.id) != record.feiten.get(place.id):
                return place
        elif before.leefgebied(place.id) != record.leefgebied(place.id):
            return place
    return None
