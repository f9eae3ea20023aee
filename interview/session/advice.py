"""From a record to the advice: which facts rules may read, what is still missing, what they say.

Only niveaus, belemmert and feiten go in, and only those the regelset declares. Answers never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from interview.record import Advies
from interview.session.judged import still_needed
from interview.session.recorded import recorded_facts
from interview.session.state import State
from interview.session.view import shown_facts
from scoring.engine import Outcome, score
from scoring.input import ScoringInput, build


@dataclass(frozen=True, slots=True)
class Missing:
    """Something an advice needs that has neither a value nor a reason for none."""

    soort: Literal["niveau", "belemmert", "feit"]
    id: str
    """Leefgebied or feit."""
    titel: str


def missing_for_advice(state: State) -> tuple[Missing, ...]:
    """Per leefgebied a niveau or a reason for none, belemmert where it counts, and the needed feiten."""
    record, vragenlijst = state.record, state.content.vragenlijst
    found: list[Missing] = []
    for gebied in vragenlijst.matrix:
        lacks = still_needed(state, gebied.id)
        if lacks is not None:
            found.append(Missing(lacks, gebied.id, gebied.titel))
    shown = shown_facts(state)
    for feit in vragenlijst.feit:
        if feit.nodig and feit.id in shown and feit.id not in record.feiten:
            found.append(Missing("feit", feit.id, feit.titel))
    return tuple(found)


def scoring_input(state: State) -> ScoringInput:
    """What rules may read of this record; everything unknown stays everything it can be."""
    found = recorded_facts(state.record, state.content.vragenlijst)
    return build(state.content.regelset, found.niveaus, found.belemmert, found.feiten, found.left_out)


def outcome_of(state: State) -> Outcome:
    """What the rules say now, with the whole trace."""
    return score(scoring_input(state), state.content.regelset)


def advise(state: State, at: datetime) -> Advies:
    """The advice as it will be shown and kept."""
    # Explaining takes modules that a talk does not need yet.
    from scoring.explain import deciding_sentence
    from scoring.trajecten import recommend

    given = scoring_input(state)
    outcome = score(given, state.content.regelset)
    rule = outcome.beslissend[0] if outcome.categorie is not None and outcome.beslissend else None
    sentence = deciding_sentence(outcome, state.content.regelset)
    return Advies(
        categorie=outcome.categorie,
        mogelijk=outcome.mogelijk,
        regel=rule,
        zin=sentence,
        trajecten=tuple(found.traject for found in recommend(outcome, given, state.content.catalogus)),
        op=at,
    )
