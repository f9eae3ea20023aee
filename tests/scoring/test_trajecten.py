"""Recommended services: only for an advised or possible category, always with a reason."""

from __future__ import annotations

import pytest

from questionnaires.conditions import options
from scoring.engine import score
from scoring.trajecten import Aanbevolen, load_named_catalogus, recommend
from tests.scoring.zwolle import ZWOLLE, Person, all_people, random_people

CATALOGUS = load_named_catalogus("zwolle", "1.0.0", ZWOLLE)


def recommended(person: Person, unknown: frozenset[str] = frozenset()) -> dict[str, Aanbevolen]:
    invoer = person.input(unknown)
    return {found.traject: found for found in recommend(score(invoer, ZWOLLE), invoer, CATALOGUS)}


def test_everybody_gets_at_least_one_settled_traject_that_serves_the_category() -> None:
    for person in all_people()[::5]:
        invoer = person.input()
        outcome = score(invoer, ZWOLLE)
        found = recommend(outcome, invoer, CATALOGUS)
        assert any(not traject.misschien for traject in found), person
        for traject in found:
            assert outcome.categorie in CATALOGUS.per_traject[traject.traject].categorieen
            assert traject.reden
        assert [traject.misschien for traject in found] == sorted(traject.misschien for traject in found)


def test_a_traject_of_a_category_that_is_only_possible_says_misschien() -> None:
    person = Person(frozenset({"geld", "wonen"}), "geen", "uwv", "nee")
    found = recommended(person, frozenset({"feit.arbeidsvermogen"}))

    assert found["wijkteam"].misschien
    assert found["eigen_plan"].misschien
    assert not found["schulddienstverlening"].misschien
    assert "bemiddeling" not in found


@pytest.mark.parametrize(
    ("hinders", "arbeidsvermogen", "basis", "wens", "first"),
    [
        ({"geld"}, "ja", "onbekend", "nee", ["schulddienstverlening", "regelingen", "werkervaringsplaats"]),
        ({"taal"}, "ja", "onbekend", "nee", ["taalmaatje", "taalscholing", "eigen_plan"]),
        ({"geld", "taal"}, "ja", "onbekend", "nee", ["schulddienstverlening", "regelingen", "taalmaatje"]),
        (
            {"wonen", "dag"},
            "geen",
            "inschatting",
            "nee",
            ["medisch_advies", "hulp_bij_wonen", "dagactiviteit"],
        ),
        ({"geld", "dag"}, "geen", "uwv", "nee", ["schulddienstverlening", "regelingen", "wijkteam"]),
        (set(), "ja", "onbekend", "nee", ["bemiddeling", "werkervaringsplaats"]),
        (set(), "beperkt", "uwv", "nee", ["bemiddeling", "werk_met_begeleiding"]),
        (set(), "ja", "onbekend", "ja", ["eigen_bedrijf", "eigen_plan"]),
        ({"geld"}, "ja", "onbekend", "ja", ["schulddienstverlening", "regelingen", "eigen_bedrijf"]),
    ],
)
def test_what_fits_comes_first(
    hinders: set[str], arbeidsvermogen: str, basis: str, wens: str, first: list[str]
) -> None:
    found = recommended(Person(frozenset(hinders), arbeidsvermogen, basis, wens))

    assert [name for name, traject in found.items() if not traject.misschien][: len(first)] == first


def test_taal_and_opleiding_can_only_add_a_traject() -> None:
    for person in random_people(200, seed=270):
        for gebied in ("taal", "opleiding"):
            if not person.hinders or gebied in person.hinders:
                continue
            with_it = Person(person.hinders | {gebied}, *person.feiten.values())
            before, after = recommended(person), recommended(with_it)
            if score(person.input(), ZWOLLE).categorie == score(with_it.input(), ZWOLLE).categorie:
                assert set(before) <= set(after), person


def test_an_ontheffing_makes_taking_part_a_choice() -> None:
    invoer = Person(frozenset({"lichaam", "geld"}), "geen", "uwv", "nee").input()
    invoer = invoer.with_fact("feit.ontheffing", options(["art_9_5"]))
    found = {traject.traject: traject for traject in recommend(score(invoer, ZWOLLE), invoer, CATALOGUS)}

    assert not found["meedoen_in_de_buurt"].misschien
    assert "als iemand dat zelf wil" in found["meedoen_in_de_buurt"].reden


def test_every_traject_is_recommended_to_somebody_and_every_declared_fact_is_used() -> None:
    ever: set[str] = set()
    for person in all_people()[::11]:
        ever |= set(recommended(Person(person.hinders | {"werk"}, *person.feiten.values())))
    assert ever == set(CATALOGUS.per_traject)

    read = {name for traject in CATALOGUS.traject for rij in traject.aanbeveling for name in rij.row.names}
    assert {feit.naam for feit in ZWOLLE.feit if feit.alleen_trajecten} <= read


def test_a_tie_in_rank_cannot_hide_behind_the_order_of_the_file() -> None:
    ranks = [traject.rang for traject in CATALOGUS.traject]

    assert len(set(ranks)) == len(ranks)
