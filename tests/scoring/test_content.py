"""The released texts and values: they fit the questionnaire, and read plainly."""

from __future__ import annotations

import pytest

from interview.documents.plain_language import NOT_IN_MIJN_PLAN, measure, too_hard, words
from questionnaires import loader as questionnaires
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.check import check_fits
from scoring.rules import Regelset
from scoring.trajecten import load_named_catalogus
from tests.scoring.zwolle import ZWOLLE

CATALOGUS = load_named_catalogus("zwolle", "1.0.0", ZWOLLE)
VRAGENLIJST = questionnaires.load_named("zwolle", "1.0.0")


def test_the_rules_read_what_the_questionnaire_records() -> None:
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


def test_what_a_klant_hears_is_plain() -> None:
    assert too_hard(measure(traject.omschrijving for traject in CATALOGUS.traject), 80) == ()
    assert too_hard(measure(categorie.uitleg for categorie in ZWOLLE.categorie), 80) == ()


def test_what_a_klant_hears_holds_no_words_of_the_profession() -> None:
    texts = [
        *(f"{traject.klantwoord}. {traject.omschrijving}" for traject in CATALOGUS.traject),
        *(f"{categorie.klantwoord}. {categorie.uitleg}" for categorie in ZWOLLE.categorie),
    ]

    assert {word.lower() for text in texts for word in words(text)}.isdisjoint(NOT_IN_MIJN_PLAN)
