"""Explanations of Zwolle's rules: sound, minimal, found by scoring again, and cheap."""

from __future__ import annotations

import os
from itertools import combinations, product
from random import Random
from time import process_time

import pytest

from questionnaires.conditions import LEFT_OUT, Options, Possible
from scoring.bounds import completions
from scoring.engine import Outcome, possible_categories, score
from scoring.exact import exact_categories
from scoring.explain import Uitleg, explain, next_question
from scoring.input import ScoringInput
from scoring.rules import Regelset
from tests.scoring.zwolle import COUNTED, ZWOLLE, Person, category_by_hand, random_people

STATES = int(os.environ.get("KLANTBEELD_TOESTANDEN", "200"))
"""How many random states the laws below are tried on."""

TABLE = ZWOLLE.table
ACTIONABLE = ("geld", "wonen", "netwerk", "dag", "taal", "opleiding")


def explained(invoer: ScoringInput) -> tuple[Outcome, Uitleg]:
    outcome = score(invoer, ZWOLLE)
    return outcome, explain(outcome, invoer, ZWOLLE)


@pytest.fixture(scope="module")
def known() -> list[tuple[Person, Uitleg]]:
    """Random complete states with their explanation."""
    return [(person, explained(person.input())[1]) for person in random_people(STATES, seed=2018)]


def test_nothing_outside_the_sufficient_set_can_change_the_category(
    known: list[tuple[Person, Uitleg]],
) -> None:
    random = Random(1)
    for person, uitleg in known:
        assert uitleg.voldoende is not None
        assert uitleg.categorie is not None
        kept = {feit.naam for feit in uitleg.voldoende}
        facts = person.input().facts
        for _ in range(10):
            changed = {
                name: value if name in kept else random.choice(TABLE.domains[name].values())
                for name, value in facts.items()
            }
            assert possible_categories(changed, TABLE) == (uitleg.categorie.id,), (person, kept)


def test_every_fact_of_the_sufficient_set_is_needed(known: list[tuple[Person, Uitleg]]) -> None:
    for person, uitleg in known:
        assert uitleg.voldoende is not None
        kept = [feit.naam for feit in uitleg.voldoende]
        for left_out in kept:
            freed = _freed(person, [name for name in kept if name != left_out])
            assert exact_categories(freed, TABLE, 10_000) != frozenset({category_by_hand(person)}), (
                person,
                left_out,
            )


def test_no_smaller_set_of_facts_is_enough(known: list[tuple[Person, Uitleg]]) -> None:
    small = [(person, uitleg) for person, uitleg in known if len(uitleg.voldoende or ()) <= 4][:8]
    assert len(small) == 8
    for person, uitleg in small:
        size = len(uitleg.voldoende or ()) - 1
        for few in combinations(TABLE.split_order, size):
            exact = exact_categories(_freed(person, few), TABLE, 10_000)
            assert exact != frozenset({category_by_hand(person)}), (person, few)


def test_every_change_is_real_and_the_shortest_is_found(known: list[tuple[Person, Uitleg]]) -> None:
    for person, uitleg in known:
        for way in uitleg.veranderingen:
            solved = {stap.naam.removeprefix("belemmert.") for stap in way.stappen}
            assert solved <= set(ACTIONABLE)
            assert category_by_hand(_without(person, solved)) == way.categorie
        found = len(uitleg.veranderingen[0].stappen) if uitleg.veranderingen else None
        assert found == _shortest_by_hand(person), person
        assert bool(uitleg.geen_verandering) == (not uitleg.veranderingen)
        sizes = [len(way.stappen) for way in uitleg.veranderingen]
        assert sizes == sorted(sizes)


def _without(person: Person, solved: set[str]) -> Person:
    return Person(person.hinders - solved, *person.feiten.values())


def _shortest_by_hand(person: Person) -> int | None:
    now = category_by_hand(person)
    movable = sorted(person.hinders.intersection(ACTIONABLE))
    for size in (1, 2, 3):
        for solved in combinations(movable, size):
            if category_by_hand(_without(person, set(solved))) != now:
                return size
    return None


def _freed(person: Person, kept: tuple[str, ...] | list[str]) -> dict[str, Possible]:
    facts = person.input().facts
    return {name: value if name in kept else TABLE.domains[name].unknown for name, value in facts.items()}


@pytest.fixture(scope="module")
def partly() -> list[tuple[Person, frozenset[str], Outcome, Uitleg]]:
    """Random states with facts hidden at random."""
    random = Random(405)
    found = []
    for person in random_people(STATES // 4, seed=136):
        hidden = frozenset(
            name for name in TABLE.split_order if random.random() < random.choice((0.1, 0.3, 0.8))
        )
        found.append((person, hidden, *explained(person.input(hidden))))
    return found


def test_the_true_category_is_always_possible(
    partly: list[tuple[Person, frozenset[str], Outcome, Uitleg]],
) -> None:
    for person, hidden, outcome, uitleg in partly:
        truth = category_by_hand(person)
        assert truth in outcome.mogelijk, (person, hidden)
        assert uitleg.nauwkeurig is not None
        assert truth in uitleg.nauwkeurig
        assert set(uitleg.nauwkeurig) <= set(outcome.mogelijk)


def test_unknown_is_never_healthier(partly: list[tuple[Person, frozenset[str], Outcome, Uitleg]]) -> None:
    for person, hidden, outcome, _ in partly:
        if outcome.categorie is not None:
            assert outcome.categorie == category_by_hand(person), (person, hidden)


def test_answering_the_best_question_again_and_again_settles_it(
    partly: list[tuple[Person, frozenset[str], Outcome, Uitleg]],
) -> None:
    for person, hidden, outcome, _ in partly:
        invoer = person.input(hidden)
        truth = person.input().facts
        mogelijk = outcome.mogelijk
        asked = 0
        while (name := next_question(invoer, ZWOLLE)) is not None:
            invoer = invoer.with_fact(name, truth[name])
            after = score(invoer, ZWOLLE).mogelijk
            assert set(after) <= set(mogelijk)
            mogelijk = after
            asked += 1
            assert asked <= len(hidden)
        assert mogelijk == (category_by_hand(person),)


def test_a_question_that_could_decide_says_what_each_answer_leaves(
    partly: list[tuple[Person, frozenset[str], Outcome, Uitleg]],
) -> None:
    for person, hidden, outcome, uitleg in partly:
        assert bool(uitleg.open_vragen) == outcome.onbepaald
        assert {vraag.naam for vraag in uitleg.open_vragen} <= hidden
        facts = person.input(hidden).facts
        for vraag in uitleg.open_vragen:
            values = completions(facts[vraag.naam], TABLE.domains[vraag.naam])
            truth = {possible_categories({**facts, vraag.naam: value}, TABLE) for value in values}
            assert {gevolg.mogelijk for gevolg in vraag.gevolgen} == truth


def test_the_words_of_an_explanation() -> None:
    person = Person(frozenset({"geld", "mentaal", "taal"}), "geen", "uwv", "nee")
    outcome, uitleg = explained(person.input())

    assert outcome.beslissend == ("wijkteam",)
    assert uitleg.zin == (
        "Twee of meer leefgebieden belemmeren nu, en UWV of een medisch advies zegt dat er geen "
        "arbeidsvermogen is."
    )
    assert uitleg.voldoende_zin == (
        "Belemmert nu: geld en mentale gezondheid; arbeidsvermogen: nu geen; "
        "basis van het arbeidsvermogen: UWV."
    )
    assert [feit.naam for feit in uitleg.dragend] == [
        "belemmert.geld",
        "belemmert.mentaal",
        "feit.arbeidsvermogen",
        "feit.arbeidsvermogen_basis",
    ]
    assert [way.zin for way in uitleg.veranderingen] == [
        "Als dit niet meer belemmert: geld. Dan past: Scholing, medisch of anders."
    ]
    assert uitleg.regels[0].bron.startswith("Klant in beeld")
    assert not uitleg.regels[0].eigen
    assert uitleg.randgeval
    nearest = uitleg.andere_regels[0]
    assert nearest.stand == "geldt_niet"
    assert len(nearest.gezakt_op) == 1
    assert nearest.gezakt_op[0].waarde


def test_the_words_when_it_cannot_be_said_yet() -> None:
    person = Person(frozenset({"geld", "wonen"}), "ja", "onbekend", "nee")
    _, uitleg = explained(person.input(frozenset({"feit.arbeidsvermogen", "feit.arbeidsvermogen_basis"})))

    assert uitleg.categorie is None
    assert uitleg.zin == "Nog niet te zeggen. Mogelijk: Sociaal wijkteam; Scholing, medisch of anders."
    assert uitleg.voldoende is None
    assert uitleg.veranderingen == ()
    assert uitleg.geen_verandering
    assert [vraag.naam for vraag in uitleg.open_vragen] == [
        "feit.arbeidsvermogen",
        "feit.arbeidsvermogen_basis",
    ]
    assert {gevolg.antwoord for gevolg in uitleg.open_vragen[0].gevolgen} == {
        "aanwezig of beperkt",
        "nu geen",
    }
    assert not uitleg.randgeval


def test_a_leefgebied_that_is_left_out_hinders_nothing_and_says_nvt() -> None:
    invoer = Person(frozenset(), "ja", "onbekend", "nee").input().with_fact("belemmert.gezin", LEFT_OUT)
    outcome, uitleg = explained(invoer)

    assert outcome.categorie == "aanpak_intensief"
    assert uitleg.voldoende is not None
    assert {feit.naam: feit.waarde for feit in uitleg.voldoende}["belemmert.gezin"] == "n.v.t."


def test_the_explanation_survives_json() -> None:
    _, uitleg = explained(Person(frozenset({"geld"}), "ja", "onbekend", "nee").input())

    assert Uitleg.model_validate_json(uitleg.model_dump_json()) == uitleg


def test_nobody_is_told_to_change_health_family_or_a_wish(zwolle: Regelset = ZWOLLE) -> None:
    assert {feit.naam.partition(".")[2] for feit in zwolle.feit if feit.veranderbaar} == set(ACTIONABLE)


def test_at_most_15_in_100_of_a_population_like_the_published_one_is_a_close_call() -> None:
    population = _reference_population()
    flagged = sum(weight for person, weight in population if explained(person.input())[1].randgeval)
    everyone = sum(weight for _, weight in population)

    assert everyone == 1073
    assert 0 < flagged * 100 <= 15 * everyone


def _reference_population() -> list[tuple[Person, int]]:
    """Invented people, as many per category as were published in 2018 (box 4)."""
    four = COUNTED[:4]
    return [
        (Person(frozenset(), "ja", "onbekend", "nee"), 136),
        *((Person(frozenset({gebied}), "ja", "onbekend", "nee"), 262 // 7) for gebied in COUNTED),
        (Person(frozenset({"geld", "taal"}), "ja", "onbekend", "nee"), 262 % 7),
        (Person(frozenset({"taal"}), "ja", "onbekend", "nee"), 60),
        (Person(frozenset({"opleiding"}), "ja", "onbekend", "nee"), 40),
        (Person(frozenset(four), "geen", "inschatting", "nee"), 60),
        (Person(frozenset({"lichaam"}), "geen", "uwv", "nee"), 30),
        (Person(frozenset({"geld", "wonen", "dag"}), "beperkt", "uwv", "nee"), 60),
        (Person(frozenset(), "ja", "onbekend", "ja"), 20),
        (Person(frozenset(COUNTED[:2]), "geen", "uwv", "nee"), 121),
        (Person(frozenset(COUNTED[:3]), "geen", "medisch_advies", "nee"), 122),
        (Person(frozenset(four), "geen", "uwv", "nee"), 102),
        (Person(frozenset(COUNTED[:5]), "geen", "uwv", "nee"), 60),
    ]


def test_it_is_cheap_enough_to_do_at_every_answer() -> None:
    """CPU time, with a wide margin: it is a few milliseconds at most, and never a search without end."""
    people = random_people(40, seed=7)
    hidden = [frozenset(names) for names in product(TABLE.split_order, repeat=1)]
    inputs = [person.input(hidden[number % len(hidden)]) for number, person in enumerate(people)]

    began = process_time()
    for invoer in inputs:
        explain(score(invoer, ZWOLLE), invoer, ZWOLLE)
    each = (process_time() - began) / len(inputs)

    assert each < 0.025


def test_partial_knowledge_of_a_choice_is_enough_where_it_is() -> None:
    some = Options(frozenset({"ja", "beperkt"}))
    invoer = (
        Person(frozenset({"geld"}), "ja", "onbekend", "nee").input().with_fact("feit.arbeidsvermogen", some)
    )
    outcome, uitleg = explained(invoer)

    assert outcome.categorie == "aanpak"
    assert uitleg.voldoende is not None
    assert "feit.arbeidsvermogen" not in {feit.naam for feit in uitleg.voldoende}
