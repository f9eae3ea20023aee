"""The second release of Zwolle's rules: the same advice in every state, and what was added."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.engine import possible_categories, score
from scoring.examples import example_input
from scoring.loader import load_named
from scoring.proof.prove import prove
from scoring.rules import Voorbeeld
from scoring.trajecten import load_named_catalogus, recommend
from tests.scoring.hidden import with_answers_hidden
from tests.scoring.zwolle import ZWOLLE, all_people, category_by_hand, random_people

NEXT = load_named("zwolle", "1.1.0")
SERVICES = load_named_catalogus("zwolle", "1.0.0", ZWOLLE)
NEXT_SERVICES = load_named_catalogus("zwolle", "1.1.0", NEXT)


def test_every_state_gets_the_same_category() -> None:
    everyone = all_people()
    assert len(everyone) == 12_288
    for person in everyone:
        facts = person.input().facts
        assert possible_categories(facts, NEXT.table) == possible_categories(facts, ZWOLLE.table), person


def test_the_whole_outcome_is_the_same_with_its_rules_and_its_trace() -> None:
    for person in all_people()[::11]:
        invoer = person.input()
        before, after = score(invoer, ZWOLLE), score(invoer, NEXT)
        assert replace(after, regelset=before.regelset) == before, person


def test_unknowns_are_treated_the_same_too() -> None:
    # What the engine walks is equal in every part, so no unknown, left out or odd state can differ.
    assert NEXT.table == ZWOLLE.table
    assert [feit.naam for feit in NEXT.feit] == [feit.naam for feit in ZWOLLE.feit]


def test_titles_rules_and_distances_stayed_and_sentences_say_what_counts() -> None:
    for old, new in zip(ZWOLLE.categorie, NEXT.categorie, strict=True):
        assert old == new
    for rule, same in zip(ZWOLLE.regel, NEXT.regel, strict=True):
        assert rule.model_dump(exclude={"zin"}) == same.model_dump(exclude={"zin"})
    for rule in NEXT.regel:
        # Werk or zorg voor uzelf may hinder all the same: "none" and "exactly one" are only of what counts.
        few = "aantal_belemmeringen" in rule.als and rule.als["aantal_belemmeringen"] != ">=2"
        assert ("hier tel" in rule.zin) == few, rule.id


@pytest.mark.parametrize("voorbeeld", NEXT.voorbeeld, ids=lambda voorbeeld: voorbeeld.naam)
def test_worked_example(voorbeeld: Voorbeeld) -> None:
    outcome = score(example_input(voorbeeld, NEXT), NEXT)

    assert outcome.mogelijk == voorbeeld.mogelijk
    if voorbeeld.regel is not None:
        assert outcome.beslissend == (voorbeeld.regel,)


def test_hidden_answers_never_give_a_wrong_category_and_answers_never_widen() -> None:
    people = random_people(10_000, seed=2018)
    found = with_answers_hidden(
        ((person.input(), category_by_hand(person)) for person in people), NEXT.table, seed=405
    )

    assert found[:3] == (0, 0, 0)
    assert 2_000 < found.settled < 8_000


def test_the_proof_finds_nothing_and_the_reference_has_the_published_counts() -> None:
    proof = prove(NEXT)

    assert proof.findings == ()
    assert NEXT.uitzondering == ()
    assert proof.population is not None
    assert dict(proof.population.per_categorie) == {
        "wijkteam": Fraction(405, 1073),
        "scholing_medisch_anders": Fraction(270, 1073),
        "aanpak": Fraction(262, 1073),
        "aanpak_intensief": Fraction(136, 1073),
    }
    assert 0 < proof.population.randgeval < Fraction(15, 100)


def test_services_were_added_and_none_was_changed_or_dropped() -> None:
    for old in SERVICES.traject:
        assert NEXT_SERVICES.per_traject[old.id] == old
    added = set(NEXT_SERVICES.per_traject) - set(SERVICES.per_traject)
    assert added == {"werk_verkennen", "werkstage", "arbeidstraining", "leerwerkstage", "proefplaatsing"}
    assert all("wijkteam" not in NEXT_SERVICES.per_traject[traject].categorieen for traject in added)


def test_what_was_offered_still_is_in_the_same_order() -> None:
    for person in random_people(300, seed=7):
        invoer = person.input()
        before = recommend(score(invoer, ZWOLLE), invoer, SERVICES)
        after = recommend(score(invoer, NEXT), invoer, NEXT_SERVICES)
        assert tuple(found for found in after if found.traject in SERVICES.per_traject) == before, person


def test_the_work_stage_has_the_hours_and_the_aftercare_of_its_source() -> None:
    stage = NEXT_SERVICES.per_traject["werkstage"]

    assert (stage.uren_per_week, stage.duur_weken, stage.nazorg_weken) == (20 + 12, 20, 13)
