"""From a record to the advice: which facts rules may read, what is still missing, what they say.

Only niveaus, belemmert and feiten go in, and only those the regelset declares. Answers never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from interview.record import Advies
from interview.session.judged import still_needed
from interview.session.state import State
from interview.session.view import shown_facts
from questionnaires.answers import GeenWaarde
from scoring.engine import Outcome, score
from scoring.input import BELEMMERT, ScoringInput, build

FEIT = "feit."


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
    record = state.record
    gebieden = state.content.vragenlijst.matrix
    left_out = {
        name
        for gebied in gebieden
        if gebied.nvt and record.leefgebied(gebied.id).niveau is GeenWaarde.NVT
        for name in (f"niveau.{gebied.id}", f"{BELEMMERT}{gebied.id}")
    }
    shown = shown_facts(state)
    facts: dict[str, str | int | GeenWaarde | None] = {}
    for feit in state.content.vragenlijst.feit:
        recorded = record.feiten.get(feit.id)
        if feit.id not in shown or recorded is None:
            continue
        value = recorded.waarde.waarde
        facts[feit.id] = value if isinstance(value, str | int) else recorded.waarde.geen
    return build(
        state.content.regelset,
        {gebied.id: record.leefgebied(gebied.id).niveau for gebied in gebieden},
        {gebied.id: record.leefgebied(gebied.id).belemmert for gebied in gebieden},
        facts,
        left_out,
    )


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
