"""The decision of the municipality: with its yes, apart from the advice and from what a consultant finds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interview.errors import SessionErrorCode
from interview.record import Advies, BesluitGemeente, GespreksRecord, Herscoring, InhoudVersie, Redencode
from interview.session import commands as ask
from interview.session.decide import decide
from interview.session.decision import (
    accepting,
    category_choices,
    decision_line,
    decision_open,
    decision_stand,
    proposed,
)
from interview.session.herscoring import asks_another_look
from interview.session.state import State
from tests.session.example import AT, advised, after, with_plan
from tests.session.test_decide import refused, signs

ADVISED, OTHER = "aanpak", "wijkteam"
YES = (ask.LegVoor("team Werk"), ask.GeefAkkoord("klantmanager Werk"))


def agreed(*before: ask.Command) -> State:
    """The klantmanager said yes to a plan, after an advice and these."""
    state = after(with_plan(advised()), *before, signs(), *YES)
    assert state.record.advies is not None
    assert state.record.advies.categorie == ADVISED
    return state


def onbepaald(state: State) -> State:
    """The same gesprek, had the rules left it open."""
    assert state.record.advies is not None
    advice: Advies = state.record.advies.model_copy(update={"categorie": None})
    record: GespreksRecord = state.record.model_copy(update={"advies": advice})
    return State(state.content, record)


def test_the_four_values_stand_apart() -> None:
    state = agreed(ask.LegOordeelNaGesprekVast(OTHER, Redencode.WENS_KLANT, "in haar woorden"))
    record = after(state, ask.LegBesluitVast(ADVISED)).record
    assert record.oordeel_vooraf == state.record.oordeel_vooraf
    assert record.advies == state.record.advies
    assert record.oordeel_na_gesprek == state.record.oordeel_na_gesprek
    decided = record.besluit_gemeente
    assert decided is not None
    assert (decided.categorie, decided.redencode, decided.door) == (ADVISED, None, "klantmanager Werk")


def test_nobody_decides_before_the_klantmanager_said_yes() -> None:
    state = after(with_plan(advised()), signs(), ask.LegVoor("team Werk"))
    assert refused(state, ask.LegBesluitVast(ADVISED)) is SessionErrorCode.PLAN_NOG_NIET
    assert not decision_open(state.record)
    assert decision_line(state.record, state.content.regelset) == ""


@pytest.mark.parametrize("other", [OTHER, None])
def test_another_category_than_advised_has_a_reason(other: str | None) -> None:
    state = agreed()
    assert refused(state, ask.LegBesluitVast(other)) is SessionErrorCode.REDEN_NODIG
    decided = after(state, ask.LegBesluitVast(other, Redencode.GEEN_PLEK)).record.besluit_gemeente
    assert decided is not None
    assert (decided.categorie, decided.redencode) == (other, Redencode.GEEN_PLEK)
    assert refused(state, ask.LegBesluitVast("straf", Redencode.ANDERS)) is SessionErrorCode.ONBEKEND


def test_a_human_decides_over_onbepaald_and_without_an_advice() -> None:
    for state in (onbepaald(agreed()), after(with_plan(), signs(), *YES)):
        decided = after(state, ask.LegBesluitVast(OTHER, Redencode.ANDERS)).record.besluit_gemeente
        assert decided is not None
        assert (decided.categorie, decided.redencode) == (OTHER, None)


def test_the_judgement_after_the_talk_is_proposed_and_never_the_advice() -> None:
    assert proposed(agreed().record) is None
    state = agreed(ask.LegOordeelNaGesprekVast(OTHER, Redencode.WENS_KLANT, "in haar woorden"))
    command = accepting(state.record, OTHER)
    assert command == ask.LegBesluitVast(OTHER, Redencode.WENS_KLANT)
    assert accepting(state.record, ADVISED) is None
    state = after(state, command)
    assert accepting(state.record, OTHER) == command
    assert decide(state, command, AT + timedelta(days=1)) == ()


def test_it_can_come_later_and_change_until_there_is_a_new_yes() -> None:
    state = after(agreed(), ask.StelVast())
    assert decision_open(state.record)
    assert "nog niet opgeschreven" in decision_line(state.record, state.content.regelset)
    state = after(state, ask.LegBesluitVast(ADVISED), ask.LegBesluitVast(OTHER, Redencode.PAS_VERANDERD))
    assert not decision_open(state.record)
    line = decision_line(state.record, state.content.regelset)
    assert "Sociaal wijkteam. Door klantmanager Werk" in line
    assert "wijkteam" not in decision_stand(state.record)
    assert "opgeschreven op 21-11-2026" in decision_stand(state.record)
    # Another version waits for another yes; what was decided holds until then.
    state = after(state, ask.HerzienPlan("de datum mist", "{}", "0" * 64))
    assert state.record.besluit_gemeente is not None
    assert refused(state, ask.LegBesluitVast(ADVISED)) is SessionErrorCode.PLAN_NOG_NIET


def test_a_slip_is_undone_and_the_yes_stays() -> None:
    state = after(agreed(), ask.LegBesluitVast(ADVISED), ask.MaakOngedaan())
    assert state.record.besluit_gemeente is None
    assert state.record.plan.akkoord is not None
    assert after(state, ask.Herstel()).record.besluit_gemeente is not None


def test_a_yes_that_is_taken_back_takes_its_decision_along() -> None:
    state = after(agreed(), ask.LegBesluitVast(ADVISED))
    assert after(state, ask.GeefTerug("toch anders")).record.besluit_gemeente is None
    assert state.record.besluit_gemeente is not None
    earlier = state.record.besluit_gemeente.model_copy(update={"planversie": 0})
    older = State(state.content, state.record.model_copy(update={"besluit_gemeente": earlier}))
    assert decision_open(older.record)
    assert after(older, ask.GeefTerug("toch anders")).record.besluit_gemeente == earlier


def test_who_decided_since_other_rules_spoke_is_not_asked_to_look_again() -> None:
    rules = InhoudVersie(naam="zwolle", versie="9.0.0", sha256="9" * 64)
    said = Herscoring(
        op=AT, regelset=rules, categorie=OTHER, mogelijk=(OTHER,), regel=None, zin="Zo zit het."
    )
    record = after(advised(), ask.LegHerscoringVast(said)).record
    assert asks_another_look(record) is not None
    decided = BesluitGemeente(categorie=ADVISED, door="x", planversie=1, op=AT + timedelta(days=1))
    assert asks_another_look(record.model_copy(update={"besluit_gemeente": decided})) is None


def test_every_category_can_be_chosen_and_none() -> None:
    state = agreed()
    ids = [choice for choice, _ in category_choices(state.content.regelset)]
    assert ids == [*(one.id for one in state.content.regelset.categorie), None]
