"""The released rules of Haarlem: worked examples, a second scorer, the re-test, and what must never count."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.engine import possible_categories, score
from scoring.examples import example_input
from scoring.input import build
from scoring.proof.prove import prove
from scoring.rules import Voorbeeld
from scoring.trajecten import load_named_catalogus, recommend
from tests.scoring.haarlem import (
    BASIS,
    COUNTED,
    HAARLEM,
    NEVER_COUNTED,
    Resident,
    all_residents,
    group_by_hand,
    random_residents,
)
from tests.scoring.hidden import with_answers_hidden

CATALOGUS = load_named_catalogus("haarlem", "1.0.0", HAARLEM)
EVERYONE = all_residents()
IMPRESSION = ("inschatting", "onbekend")

State = tuple[frozenset[str], str, str, str]


@pytest.fixture(scope="module")
def groups() -> dict[State, str]:
    """Every complete state in which gezin applies, with its advised group."""
    return {
        (person.hinders, person.arbeidsvermogen, person.basis, person.vooruitzicht): _group(person)
        for person in EVERYONE
        if not person.alone
    }


def _group(person: Resident) -> str:
    (only,) = possible_categories(person.input().facts, HAARLEM.table)
    return only


def _afstand(group: str) -> int:
    return HAARLEM.per_categorie[group].afstand


@pytest.mark.parametrize("voorbeeld", HAARLEM.voorbeeld, ids=lambda voorbeeld: voorbeeld.naam)
def test_worked_example(voorbeeld: Voorbeeld) -> None:
    outcome = score(example_input(voorbeeld, HAARLEM), HAARLEM)

    assert outcome.mogelijk == voorbeeld.mogelijk
    if voorbeeld.regel is not None:
        assert outcome.beslissend == (voorbeeld.regel,)


def test_there_are_examples_of_every_rule() -> None:
    assert len(HAARLEM.voorbeeld) >= 12
    assert {voorbeeld.regel for voorbeeld in HAARLEM.voorbeeld} >= set(HAARLEM.per_regel)


@pytest.mark.parametrize(
    ("hinders", "arbeidsvermogen", "basis", "vooruitzicht", "group"),
    [
        # Worked out by hand from what the report says of the four groups.
        ("", "ja", "onbekend", "later", "direct_bemiddelbaar"),
        ("geld", "ja", "inschatting", "later", "overbrugbaar"),
        ("gezin", "beperkt", "medisch_advies", "binnenkort", "overbrugbaar"),
        ("", "beperkt", "inschatting", "later", "overbrugbaar"),
        ("", "geen", "inschatting", "blijvend_niet", "overbrugbaar"),
        ("geld wonen mentaal", "ja", "onbekend", "later", "tijdelijk_onoverbrugbaar"),
        ("geld wonen mentaal", "ja", "onbekend", "binnenkort", "overbrugbaar"),
        ("lichaam", "geen", "medisch_advies", "later", "tijdelijk_onoverbrugbaar"),
        ("lichaam", "geen", "medisch_advies", "binnenkort", "overbrugbaar"),
        ("lichaam", "geen", "medisch_advies", "blijvend_niet", "onoverbrugbaar"),
        ("", "geen", "uwv", "blijvend_niet", "onoverbrugbaar"),
        ("geld wonen mentaal netwerk dag", "beperkt", "uwv", "blijvend_niet", "tijdelijk_onoverbrugbaar"),
    ],
)
def test_golden_case(hinders: str, arbeidsvermogen: str, basis: str, vooruitzicht: str, group: str) -> None:
    person = Resident(frozenset(hinders.split()), arbeidsvermogen, basis, vooruitzicht)

    assert _group(person) == group_by_hand(person) == group


def test_every_complete_state_gets_the_group_a_second_scorer_gives() -> None:
    assert len(EVERYONE) == 2**6 * 3 * 3 * 4 * 3
    for person in EVERYONE:
        assert _group(person) == group_by_hand(person), person


def test_hidden_answers_never_give_a_wrong_group_and_answers_never_widen() -> None:
    people = random_residents(10_000, seed=2019)
    found = with_answers_hidden(
        ((person.input(), group_by_hand(person)) for person in people), HAARLEM.table, seed=14
    )

    assert found[:3] == (0, 0, 0)
    assert 2_000 < found.settled < 8_000


def test_retest_soon_moves_everybody_who_is_tijdelijk_to_overbrugbaar(groups: dict[State, str]) -> None:
    moved = 0
    for (hinders, arbeidsvermogen, basis, vooruitzicht), group in groups.items():
        if group == "tijdelijk_onoverbrugbaar":
            assert vooruitzicht != "binnenkort"
            assert groups[hinders, arbeidsvermogen, basis, "binnenkort"] == "overbrugbaar"
            moved += 1
    assert moved > 1_000
    retest = HAARLEM.per_categorie["tijdelijk_onoverbrugbaar"].hertest
    assert retest is not None
    assert retest.na_weken == 26
    assert HAARLEM.per_feit["feit.vooruitzicht"].bron_nodig


def test_onoverbrugbaar_takes_all_three_and_nothing_else(groups: dict[State, str]) -> None:
    for (hinders, arbeidsvermogen, basis, vooruitzicht), group in groups.items():
        all_three = vooruitzicht == "blijvend_niet" and arbeidsvermogen == "geen" and basis not in IMPRESSION
        assert (group == "onoverbrugbaar") == all_three, hinders


def test_an_impression_weighs_no_more_than_a_limited_capacity(groups: dict[State, str]) -> None:
    for (hinders, arbeidsvermogen, basis, vooruitzicht), group in groups.items():
        if arbeidsvermogen == "geen" and basis in IMPRESSION:
            assert group == groups[hinders, "beperkt", basis, vooruitzicht]


def test_the_basis_of_what_somebody_can_do_changes_nothing(groups: dict[State, str]) -> None:
    for (hinders, arbeidsvermogen, _, vooruitzicht), group in groups.items():
        if arbeidsvermogen != "geen":
            assert {groups[hinders, arbeidsvermogen, other, vooruitzicht] for other in BASIS} == {group}


def test_less_favourable_never_brings_work_nearer(groups: dict[State, str]) -> None:
    less = {"ja": "beperkt", "beperkt": "geen"}
    dimmer = {"binnenkort": "later", "later": "blijvend_niet"}
    for (hinders, arbeidsvermogen, basis, vooruitzicht), group in groups.items():
        worse = [(hinders | {gebied}, arbeidsvermogen, basis, vooruitzicht) for gebied in COUNTED]
        if arbeidsvermogen in less:
            worse.append((hinders, less[arbeidsvermogen], basis, vooruitzicht))
        if vooruitzicht in dimmer:
            worse.append((hinders, arbeidsvermogen, basis, dimmer[vooruitzicht]))
        for state in worse:
            assert _afstand(groups[state]) >= _afstand(group), (hinders, arbeidsvermogen, state)


@pytest.mark.parametrize("gebied", [*NEVER_COUNTED, "zelfzorg"])
def test_taal_opleiding_werk_and_zelfzorg_never_change_the_group(gebied: str) -> None:
    for person in EVERYONE[::7]:
        flipped = Resident(
            person.hinders | {gebied},
            person.arbeidsvermogen,
            person.basis,
            person.vooruitzicht,
            person.alone,
        )
        assert _group(flipped) == _group(person), person
    assert f"belemmert.{gebied}" not in HAARLEM.table.split_order


def test_someone_of_whom_nothing_is_known_can_still_get_every_group() -> None:
    outcome = score(build(HAARLEM, {}, {}, {}), HAARLEM)

    assert outcome.onbepaald
    assert set(outcome.mogelijk) == set(HAARLEM.per_categorie)


def test_contact_hours_are_those_of_the_report() -> None:
    hours = {
        group: (found.contact.nu, found.contact.gewenst)
        for group, found in HAARLEM.per_categorie.items()
        if found.contact is not None
    }

    assert hours == {
        "direct_bemiddelbaar": (4, 8),
        "overbrugbaar": (4, 4),
        "tijdelijk_onoverbrugbaar": (4, 8),
        "onoverbrugbaar": (4, 8),
    }


def test_the_proof_finds_nothing_and_the_reference_has_the_published_shares() -> None:
    proof = prove(HAARLEM)

    assert proof.findings == ()
    assert proof.population is not None
    assert dict(proof.population.per_categorie) == {
        "onoverbrugbaar": Fraction(30, 100),
        "tijdelijk_onoverbrugbaar": Fraction(30, 100),
        "overbrugbaar": Fraction(26, 100),
        "direct_bemiddelbaar": Fraction(14, 100),
    }
    assert proof.population.randgeval == Fraction(14, 100)


def test_what_the_source_names_is_told_with_the_source() -> None:
    told = " ".join(traject.bron.plaats for traject in CATALOGUS.traject)

    for name in (
        *("Tempo Team", "Agros", "Olympia", "Pasmatch", "Talenten naar de Top", "Kostwinners", "Eigen werk"),
        *("Roads", "Nova Taalscholing", "BUUV", "Perspectief", "De Verbeelding", "Werkdag"),
    ):
        assert name in told, name


def test_everybody_gets_a_settled_traject_that_serves_the_group() -> None:
    for person in EVERYONE[::11]:
        invoer = person.input()
        outcome = score(invoer, HAARLEM)
        found = recommend(outcome, invoer, CATALOGUS)
        assert any(not traject.misschien for traject in found), person
        for traject in found:
            assert outcome.categorie in CATALOGUS.per_traject[traject.traject].categorieen


@pytest.mark.parametrize(
    ("hinders", "arbeidsvermogen", "basis", "vooruitzicht", "first"),
    [
        ("", "ja", "onbekend", "later", ["bemiddeling", "regelingen"]),
        ("taal", "ja", "onbekend", "later", ["bemiddeling", "taalmaatje", "regelingen"]),
        ("geld", "ja", "onbekend", "later", ["schulddienstverlening", "werkritme", "werkervaringsplaats"]),
        ("", "geen", "inschatting", "later", ["medisch_advies", "werkritme", "regelingen"]),
        ("geld wonen dag", "ja", "uwv", "later", ["schulddienstverlening", "hulp_bij_wonen", "wijkteam"]),
        ("", "geen", "medisch_advies", "blijvend_niet", ["meedoen_in_de_buurt", "regelingen"]),
        ("", "geen", "uwv", "blijvend_niet", ["beschut_werk", "meedoen_in_de_buurt", "regelingen"]),
    ],
)
def test_what_is_offered(
    hinders: str, arbeidsvermogen: str, basis: str, vooruitzicht: str, first: list[str]
) -> None:
    invoer = Resident(frozenset(hinders.split()), arbeidsvermogen, basis, vooruitzicht).input()
    found = [traject.traject for traject in recommend(score(invoer, HAARLEM), invoer, CATALOGUS)]

    assert found[: len(first)] == first
