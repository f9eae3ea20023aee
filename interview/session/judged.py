"""What an advice still needs of one leefgebied: a niveau or a reason for none, and belemmert where it counts.

Pure. The one place that says when a leefgebied is worked out; it never knows what a value is worth.
"""

from __future__ import annotations

from typing import Literal

from interview.session.state import State
from questionnaires.answers import GeenWaarde
from scoring.input import BELEMMERT


def counts_as_hindrance(state: State) -> frozenset[str]:
    """The leefgebieden whose ``belemmert`` a rule reads."""
    return frozenset(
        fact.naam.removeprefix(BELEMMERT)
        for fact in state.content.regelset.feit
        if fact.naam.startswith(BELEMMERT) and not fact.alleen_trajecten
    )


def still_needed(state: State, leefgebied: str) -> Literal["niveau", "belemmert"] | None:
    """What ``leefgebied``, one that has a niveau, lacks for an advice; None when it is worked out."""
    known = state.record.leefgebied(leefgebied)
    if known.niveau is None:
        return "niveau"
    if known.belemmert is not None or isinstance(known.niveau, GeenWaarde):
        return None
    return "belemmert" if leefgebied in counts_as_hindrance(state) else None
