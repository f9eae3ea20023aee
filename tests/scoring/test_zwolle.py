"""The released rules of Zwolle: worked examples, a second scorer, and what must never count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questionnaires.answers import Belemmert
from questionnaires.conditions import Bounds, Options, with_derived
from scoring.bounds import is_known
from scoring.engine import score
from scoring.examples import example_input
from scoring.input import ScoringInput, build
from scoring.rules import Voorbeeld
from tests.scoring.zwolle import COUNTED, ROUTED, ZWOLLE, Person, all_people, category_by_hand

EVERYONE = all_people()


@pytest.fixture(scope="module")
def categories() -> dict[tuple[frozenset[str], tuple[str, ...]], str]:
    """Every complete state with its advised category."""
    found = {}
    for person in EVERYONE:
        outcome = score(person.input(), ZWOLLE)
        assert outcome.categorie is not None, person
        found[person.hinders, tuple(person.feiten.values())] = outcome.categorie
    return found


@pytest.mark.parametrize("voorbeeld", ZWOLLE.voorbeeld, ids=lambda voorbeeld: voorbeeld.naam)
def test_worked_example(voorbeeld: Voorbeeld) -> None:
    outcome = score(example_input(voorbeeld, ZWOLLE), ZWOLLE)

    assert outcome.mogelijk == voorbeeld.mogelijk
    if voorbeeld.regel is not None:
        assert outcome.beslissend == (voorbeeld.regel,)


def test_there_are_examples_of_every_rule() -> None:
    assert len(ZWOLLE.voorbeeld) >= 12
    assert {voorbeeld.regel for voorbeeld in ZWOLLE.voorbeeld} >= set(ZWOLLE.per_regel)


def test_every_complete_state_gets_the_category_a_second_scorer_gives(
    categories: dict[tuple[frozenset[str], tuple[str, ...]], str],
) -> None:
    assert len(categories) == 2**9 * 3 * 4 * 2
    for person in EVERYONE:
        assert categories[person.hinders, tuple(person.feiten.values())] == category_by_hand(person), person


@pytest.mark.parametrize("gebied", ["werk", "zelfzorg"])
def test_werk_and_zelfzorg_never_change_anything(gebied: str) -> None:
    for person in EVERYONE[::7]:
        flipped = Person(person.hinders | {gebied}, *person.feiten.values())
        before, after = score(person.input(), ZWOLLE), score(flipped.input(), ZWOLLE)
        assert replace(after, spoor=()) == replace(before, spoor=()), person
        assert after.spoor == before.spoor


def test_no_rule_reads_a_niveau_zelfzorg_or_werk() -> None:
    read = set(ZWOLLE.table.split_order)

    assert read == {
        *(f"belemmert.{gebied}" for gebied in (*COUNTED, *ROUTED)),
        "feit.arbeidsvermogen",
        "feit.arbeidsvermogen_basis",
        "feit.wens_zelfstandig",
    }


@pytest.mark.parametrize("gebied", ROUTED)
def test_taal_and_opleiding_never_raise_afstand(
    gebied: str, categories: dict[tuple[frozenset[str], tuple[str, ...]], str]
) -> None:
    for (hinders, feiten), categorie in categories.items():
        if gebied not in hinders:
            worse = categories[hinders | {gebied}, feiten]
            assert _afstand(worse) <= _afstand(categorie), (hinders, feiten)


def test_more_hindrance_or_less_arbeidsvermogen_never_brings_work_nearer(
    categories: dict[tuple[frozenset[str], tuple[str, ...]], str],
) -> None:
    less = {"ja": "beperkt", "beperkt": "geen"}
    for (hinders, feiten), categorie in categories.items():
        arbeidsvermogen, *others = feiten
        worse = [(hinders | {gebied}, feiten) for gebied in COUNTED]
        if arbeidsvermogen in less:
            worse.append((hinders, (less[arbeidsvermogen], *others)))
        for state in worse:
            assert _afstand(categories[state]) >= _afstand(categorie), (hinders, feiten, state)


def test_an_impression_never_leads_to_the_wijkteam() -> None:
    for person in EVERYONE:
        if person.feiten["arbeidsvermogen_basis"] in ("inschatting", "onbekend"):
            assert "wijkteam" not in score(person.input(), ZWOLLE).mogelijk, person


def test_someone_of_whom_nothing_is_known_can_still_get_every_category() -> None:
    outcome = score(_unknown(), ZWOLLE)

    assert outcome.onbepaald
    assert outcome.mogelijk == ("wijkteam", "scholing_medisch_anders", "aanpak", "aanpak_intensief")
    assert outcome.beslissend == ()


def test_the_trace_holds_every_rule_with_the_bounds_of_what_it_tested() -> None:
    person = Person(frozenset({"geld"}), "ja", "onbekend", "nee")
    given = person.input(frozenset({"belemmert.mentaal"}))
    outcome = score(given, ZWOLLE)
    facts = with_derived(given.facts, ZWOLLE.table.tables)
    trace = {regel.regel: regel for regel in outcome.spoor}

    assert set(trace) == set(ZWOLLE.per_regel)
    count, capacity = trace["een_belemmering"].toetsen
    assert (count.feit, count.toets) == ("aantal_belemmeringen", "1")
    assert facts[count.feit] == Bounds(1, 2)
    assert (count.zeker, count.mogelijk) == (False, True)
    assert facts[capacity.feit] == Options(frozenset({"aanwezig"}))
    assert (trace["een_belemmering"].zeker, trace["een_belemmering"].mogelijk) == (False, True)
    assert not trace["wijkteam"].mogelijk
    assert outcome.regelset.sha256 == ZWOLLE.inhoud_hash


def test_the_published_counts_are_cited_in_full() -> None:
    titles = [categorie.titel for categorie in ZWOLLE.categorie]

    assert titles == [
        "Sociaal wijkteam (belemmeringen op 2 of meer leefgebieden, geen arbeidsvermogen)",
        "Taalscholing, opleiding, medisch traject, RBZ, anders",
        "Zwolle Werkt Aanpak (belemmering op 1 leefgebied, ondersteuning nodig)",
        "Zwolle Werkt Aanpak Intensief (begeleiding naar werk)",
    ]
    for regel in ZWOLLE.regel:
        assert regel.bron.reden if regel.bron.eigen else regel.bron.plaats


def test_a_basis_that_is_hidden_while_arbeidsvermogen_is_unknown_counts_as_unknown() -> None:
    person = Person(frozenset({"geld", "wonen"}), "geen", "uwv", "nee")
    basis = dict(person.input(frozenset({"feit.arbeidsvermogen_basis"})).items)["feit.arbeidsvermogen_basis"]

    assert isinstance(basis, Options)
    assert not is_known(basis)


def _unknown() -> ScoringInput:
    weet_niet = dict.fromkeys((*COUNTED, *ROUTED), Belemmert.WEET_NIET)
    return build(ZWOLLE, {}, weet_niet, {}, hidden={"feit.arbeidsvermogen_basis"})


def _afstand(categorie: str) -> int:
    return ZWOLLE.per_categorie[categorie].afstand
