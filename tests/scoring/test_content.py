"""The released texts and values: they fit the questionnaire, and read plainly."""

from __future__ import annotations

from itertools import chain
from random import Random

import pytest

from interview.documents.plain_language import NOT_IN_MIJN_PLAN, measure, too_hard, words
from questionnaires import loader as questionnaires
from questionnaires.conditions import RangeTest
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.check import check_fits
from scoring.engine import score
from scoring.input import ScoringInput
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.rules import Regelset
from scoring.trajecten import PACKAGED_CATALOGS, Catalogus, load_named_catalogus, recommend
from tests.scoring.zwolle import ZWOLLE

VRAGENLIJST = questionnaires.load_named("zwolle", "1.0.0")
NEWEST = questionnaires.load_named("zwolle", "1.2.0")

REGELSETS: dict[str, Regelset] = {
    f"{naam}/{versie}": load_named(naam, versie)
    for naam in questionnaires.names((PACKAGED_RULESETS,))
    for versie in questionnaires.versions(naam, (PACKAGED_RULESETS,))
}
"""Every released regelset."""

CATALOGI: dict[str, Catalogus] = {
    f"{naam}/{versie}": load_named_catalogus(naam, versie, REGELSETS[f"{naam}/{versie}"])
    for naam in questionnaires.names((PACKAGED_CATALOGS,))
    for versie in questionnaires.versions(naam, (PACKAGED_CATALOGS,))
}
"""Every released catalogus; one of a version goes with the regelset of that version."""

PROVIDERS = (
    "Tempo Team",
    "Agros",
    "Olympia",
    "Pasmatch",
    "Talenten naar de Top",
    "Kostwinners",
    "Roads",
    "Nova",
    "BUUV",
    "Perspectief",
    "De Verbeelding",
    "Werkdag",
    "Randstad",
    "Senzer",
    "Szeebra",
    "Dariuz",
)
"""Names of services and firms in the sources; a municipality adds its own."""


def heard_by_a_klant(regelset: Regelset) -> list[str]:
    return [f"{categorie.klantwoord}. {categorie.uitleg}" for categorie in regelset.categorie]


def offered_to_a_klant(catalogus: Catalogus) -> list[str]:
    return [f"{traject.klantwoord}. {traject.omschrijving}" for traject in catalogus.traject]


@pytest.mark.parametrize("naam", REGELSETS)
def test_the_rules_read_what_the_questionnaire_records(naam: str) -> None:
    check_fits(REGELSETS[naam], NEWEST, f"{naam}.toml")


def test_the_first_rules_fit_the_first_questionnaire() -> None:
    check_fits(ZWOLLE, VRAGENLIJST, "zwolle/1.0.0.toml")


@pytest.mark.parametrize(
    ("naam", "changed"),
    [
        ("belemmert.geld", {"naam": "belemmert.tuin"}),
        ("belemmert.geld", {"naam": "belemmert.wens"}),
        ("belemmert.geld", {"mag_ontbreken": True}),
        ("belemmert.gezin", {"mag_ontbreken": False}),
        ("feit.wens_zelfstandig", {"naam": "feit.sterrenbeeld"}),
        ("feit.wens_zelfstandig", {"keuzes": {"ja": "ja", "misschien": "misschien"}}),
    ],
)
def test_rules_that_do_not_fit_the_questionnaire_are_refused(naam: str, changed: dict[str, object]) -> None:
    raw = ZWOLLE.model_dump()
    raw["feit"] = [{**feit, **changed} if feit["naam"] == naam else feit for feit in raw["feit"]]

    with pytest.raises(KlantbeeldError) as refused:
        check_fits(Regelset.model_validate(raw), VRAGENLIJST, "zwolle/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert "feit " in refused.value.where


@pytest.mark.parametrize("naam", REGELSETS)
def test_what_a_category_means_is_plain(naam: str) -> None:
    categorieen = REGELSETS[naam].categorie

    assert too_hard(measure(categorie.uitleg for categorie in categorieen), 80) == ()
    assert too_hard(measure(categorie.klantwoord for categorie in categorieen), 80) == ()


@pytest.mark.parametrize("naam", CATALOGI)
def test_what_is_offered_is_plain(naam: str) -> None:
    trajecten = CATALOGI[naam].traject

    assert too_hard(measure(traject.omschrijving for traject in trajecten), 80) == ()
    assert too_hard(measure(traject.klantwoord for traject in trajecten), 80) == ()


def test_what_a_klant_hears_holds_no_words_of_the_profession() -> None:
    texts = [
        *chain.from_iterable(heard_by_a_klant(regelset) for regelset in REGELSETS.values()),
        *chain.from_iterable(offered_to_a_klant(catalogus) for catalogus in CATALOGI.values()),
    ]

    assert {word.lower() for text in texts for word in words(text)}.isdisjoint(NOT_IN_MIJN_PLAN)


@pytest.mark.parametrize("naam", CATALOGI)
def test_what_is_agreed_fits_after_a_colon(naam: str) -> None:
    for traject in CATALOGI[naam].traject:
        assert not traject.klantwoord.endswith((".", "!", "?")), traject.id
        first = traject.klantwoord.split()[0]
        assert first == first.lower() or first.isupper(), traject.id


@pytest.mark.parametrize("naam", CATALOGI)
def test_no_catalogus_names_a_provider(naam: str) -> None:
    for traject in CATALOGI[naam].traject:
        said = " ".join((traject.titel, traject.klantwoord, traject.omschrijving))
        assert not [provider for provider in PROVIDERS if provider in said], traject.id


@pytest.mark.parametrize("naam", CATALOGI)
def test_somebody_of_whom_all_is_known_is_always_offered_something(naam: str) -> None:
    regelset, random = REGELSETS[naam], Random(naam)
    for _ in range(300):
        known = ScoringInput(
            tuple((name, random.choice(domain.values())) for name, domain in regelset.table.domains.items())
        )
        outcome = score(known, regelset)
        offered = recommend(outcome, known, CATALOGI[naam])
        assert any(not traject.misschien for traject in offered), (outcome.categorie, known)


@pytest.mark.parametrize("name", [name for name in REGELSETS if not name.startswith("zwolle/")])
def test_a_sentence_about_few_hindrances_says_that_only_some_count(name: str) -> None:
    """Taal or werk may hinder as well, so "nothing hinders" would not be true of the person."""
    for regel in REGELSETS[name].regel:
        for fact, test in regel.row.row.tests:
            if fact == "aantal_belemmeringen" and isinstance(test, RangeTest) and test.hi is not None:
                assert "hier tel" in regel.zin or "arbeidsvermogen te zijn" in regel.zin, regel.id
