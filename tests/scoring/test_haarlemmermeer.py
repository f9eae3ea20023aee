"""The released rules of Haarlemmermeer: worked examples, golden cases, and unknown that stays unknown."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from questionnaires.answers import Belemmert
from scoring.engine import possible_categories, score
from scoring.examples import example_input
from scoring.input import ScoringInput, build
from scoring.loader import load_named
from scoring.proof.prove import prove
from scoring.rules import Voorbeeld
from scoring.trajecten import load_named_catalogus, recommend
from tests.scoring.hidden import with_answers_hidden

MEER = load_named("haarlemmermeer", "1.0.0")
CATALOGUS = load_named_catalogus("haarlemmermeer", "1.0.0", MEER)

COUNTED = ("geld", "wonen", "lichaam", "mentaal", "gezin", "netwerk", "dag")
NEVER_COUNTED = ("taal", "opleiding", "werk", "zelfzorg")
ARBEIDSVERMOGEN = ("ja", "beperkt", "geen")
BASIS = ("uwv", "medisch_advies", "inschatting", "onbekend")
IMPRESSION = ("inschatting", "onbekend")
State = tuple[frozenset[str], str, str]


def recorded(hinders: frozenset[str], arbeidsvermogen: str, basis: str) -> ScoringInput:
    belemmert: dict[str, Belemmert | None] = {
        gebied: Belemmert.JA if gebied in hinders else Belemmert.NEE for gebied in (*COUNTED, *NEVER_COUNTED)
    }
    feiten = {
        "arbeidsvermogen": arbeidsvermogen,
        "arbeidsvermogen_basis": basis,
        "wens_zelfstandig": "nee",
        "ontheffing": "geen",
    }
    return build(MEER, {}, belemmert, feiten)


def rubriek(state: State) -> str:
    (only,) = possible_categories(recorded(*state).facts, MEER.table)
    return only


@pytest.fixture(scope="module")
def rubrieken() -> dict[State, str]:
    """Every complete state in which gezin applies."""
    found = {}
    for pattern in product((False, True), repeat=len(COUNTED)):
        hinders = frozenset(gebied for gebied, held in zip(COUNTED, pattern, strict=True) if held)
        for arbeidsvermogen, basis in product(ARBEIDSVERMOGEN, BASIS):
            found[hinders, arbeidsvermogen, basis] = rubriek((hinders, arbeidsvermogen, basis))
    return found


@pytest.mark.parametrize("voorbeeld", MEER.voorbeeld, ids=lambda voorbeeld: voorbeeld.naam)
def test_worked_example(voorbeeld: Voorbeeld) -> None:
    outcome = score(example_input(voorbeeld, MEER), MEER)

    assert outcome.mogelijk == voorbeeld.mogelijk
    if voorbeeld.regel is not None:
        assert outcome.beslissend == (voorbeeld.regel,)


def test_there_are_examples_of_every_rule() -> None:
    assert len(MEER.voorbeeld) >= 12
    assert {voorbeeld.regel for voorbeeld in MEER.voorbeeld} >= set(MEER.per_regel)


@pytest.mark.parametrize(
    ("hinders", "arbeidsvermogen", "basis", "expected"),
    [
        ("", "ja", "onbekend", "kansrijk_zonder"),
        ("dag", "ja", "inschatting", "kansrijk_beperkt"),
        ("", "beperkt", "uwv", "kansrijk_beperkt"),
        ("gezin", "beperkt", "inschatting", "kansrijk_intensief"),
        ("geld netwerk", "ja", "onbekend", "kansrijk_intensief"),
        ("geld wonen lichaam mentaal gezin netwerk dag", "ja", "uwv", "kansrijk_intensief"),
        ("", "geen", "uwv", "grote_afstand"),
        ("lichaam", "geen", "medisch_advies", "grote_afstand"),
        ("", "geen", "inschatting", "onbekend"),
        ("geld wonen lichaam mentaal", "geen", "onbekend", "onbekend"),
    ],
)
def test_golden_case(hinders: str, arbeidsvermogen: str, basis: str, expected: str) -> None:
    assert rubriek((frozenset(hinders.split()), arbeidsvermogen, basis)) == expected


def test_great_distance_and_unknown_follow_from_who_said_that_somebody_cannot_work(
    rubrieken: dict[State, str],
) -> None:
    for (hinders, arbeidsvermogen, basis), found in rubrieken.items():
        if arbeidsvermogen == "geen":
            assert found == ("onbekend" if basis in IMPRESSION else "grote_afstand")
        else:
            things = len(hinders) + (arbeidsvermogen == "beperkt")
            assert found == ("kansrijk_zonder", "kansrijk_beperkt", "kansrijk_intensief")[min(things, 2)]


def test_an_impression_never_brings_anybody_farther_than_a_limited_capacity(
    rubrieken: dict[State, str],
) -> None:
    for (hinders, arbeidsvermogen, basis), found in rubrieken.items():
        if arbeidsvermogen == "geen" and basis in IMPRESSION:
            other = rubrieken[hinders, "beperkt", basis]
            assert MEER.per_categorie[found].afstand <= MEER.per_categorie[other].afstand
            assert found != "kansrijk_zonder"


@pytest.mark.parametrize("gebied", NEVER_COUNTED)
def test_taal_opleiding_werk_and_zelfzorg_never_change_the_rubriek(
    gebied: str, rubrieken: dict[State, str]
) -> None:
    for (hinders, arbeidsvermogen, basis), found in list(rubrieken.items())[::5]:
        assert rubriek((hinders | {gebied}, arbeidsvermogen, basis)) == found


def test_nothing_known_stays_open_and_is_filed_as_unknown() -> None:
    outcome = score(build(MEER, {}, {}, {}), MEER)

    assert set(outcome.mogelijk) == set(MEER.per_categorie)
    assert MEER.onbepaald_als == "onbekend"


def test_hidden_answers_never_give_a_wrong_rubriek_and_answers_never_widen(
    rubrieken: dict[State, str],
) -> None:
    people = Random(2024).choices(list(rubrieken.items()), k=3_000)
    found = with_answers_hidden(((recorded(*state), truth) for state, truth in people), MEER.table, seed=306)

    assert found[:3] == (0, 0, 0)
    assert found.settled > 600


def test_the_proof_finds_nothing_and_the_reference_has_the_published_counts() -> None:
    proof = prove(MEER)

    assert proof.findings == ()
    assert proof.population is not None
    assert dict(proof.population.per_categorie) == {
        "grote_afstand": Fraction(980, 1939),
        "onbekend": Fraction(306, 1939),
        "kansrijk_intensief": Fraction(527, 1939),
        "kansrijk_beperkt": Fraction(123, 1939),
        "kansrijk_zonder": Fraction(3, 1939),
    }
    assert Fraction(5, 100) < proof.population.randgeval < Fraction(15, 100)


def test_everybody_gets_a_settled_traject_that_serves_the_rubriek(rubrieken: dict[State, str]) -> None:
    for state, found in list(rubrieken.items())[::3]:
        invoer = recorded(*state)
        offered = recommend(score(invoer, MEER), invoer, CATALOGUS)
        assert any(not traject.misschien for traject in offered), state
        for traject in offered:
            assert found in CATALOGUS.per_traject[traject.traject].categorieen


def test_nobody_unknown_is_sent_to_work_first() -> None:
    invoer = recorded(frozenset({"geld", "taal"}), "geen", "inschatting")
    offered = [traject.traject for traject in recommend(score(invoer, MEER), invoer, CATALOGUS)]

    assert offered == [
        "medisch_advies",
        "samen_uitzoeken",
        "schulddienstverlening",
        "taalmaatje",
        "regelingen",
    ]


def test_the_work_stage_has_the_hours_and_the_aftercare_of_its_source() -> None:
    stage = CATALOGUS.per_traject["werkstage"]

    assert (stage.uren_per_week, stage.duur_weken, stage.nazorg_weken) == (20 + 12, 20, 13)
    assert CATALOGUS.per_traject["werk_verkennen"].duur_weken == 6
