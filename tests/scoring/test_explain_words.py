"""How explanations read for every kind of fact: numbers, niveaus, the lowest of several, sourced ones."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaires.answers import Belemmert
from scoring.check import check
from scoring.engine import Outcome, score
from scoring.examples import failing_examples
from scoring.explain import Uitleg, explain
from scoring.explain.changes import changes
from scoring.input import build
from scoring.loader import load_named
from scoring.rules import Regelset
from tests.scoring.explained_states import check_many
from tests.scoring.invented import invented_regelset

REGELSET = invented_regelset()


def explained(
    niveaus: dict[str, int | None], hinders: str = "", feiten: dict[str, str | int | None] | None = None
) -> tuple[Outcome, Uitleg]:
    belemmert: dict[str, Belemmert | None] = dict.fromkeys(("geld", "lichaam"), Belemmert.NEE)
    belemmert |= dict.fromkeys(hinders.split(), Belemmert.JA)
    invoer = build(REGELSET, niveaus, belemmert, feiten or {})
    outcome = score(invoer, REGELSET)
    return outcome, explain(outcome, invoer, REGELSET)


def test_the_invented_rules_are_rules() -> None:
    check(REGELSET, "bedacht")
    assert failing_examples(REGELSET) == ()


def test_the_laws_hold_for_every_kind_of_fact() -> None:
    check_many(REGELSET, 150, seed=1)


def test_a_number_says_from_where_it_counts() -> None:
    outcome, uitleg = explained(
        {"dag": 3, "netwerk": 3}, "geld", {"loonwaarde": 20, "zoekmaanden": 3, "meedoen": "niets"}
    )
    assert outcome.categorie == "ver"
    assert [way.zin for way in uitleg.veranderingen] == [
        "Als dit niet meer belemmert: geld. Dan past: Dichtbij.",
        "Als dit verandert: loonwaarde van 20 naar 31 tot en met 80. Dan past: Midden.",
        "Als dit verandert: loonwaarde van 20 naar 81 of meer. Dan past: Dichtbij.",
    ]
    assert uitleg.voldoende_zin == "Belemmert nu: geld; loonwaarde: 20."
    failed = {regel.id: regel.gezakt_op for regel in uitleg.andere_regels}
    assert [(one.woord, one.waarde, one.nodig) for one in failed["lang"]] == [
        ("aantal maanden dat iemand werk zoekt", "3", "7 tot en met 240")
    ]


def test_a_niveau_says_its_word_and_where_it_goes() -> None:
    outcome, uitleg = explained(
        {"dag": 1, "netwerk": 4}, "", {"loonwaarde": 90, "zoekmaanden": 3, "meedoen": "werk"}
    )
    assert outcome.categorie == "ver"
    assert [feit.naam for feit in uitleg.dragend] == ["niveau.dag"]
    assert [way.zin for way in uitleg.veranderingen] == [
        "Als dit verandert: dag invullen van 1 (loopt vast) naar 2 (moeilijk) of hoger. Dan past: Dichtbij."
    ]
    assert uitleg.voldoende_zin == "Dag invullen: 1 (loopt vast)."


def test_a_choice_moves_only_up_its_order() -> None:
    outcome, uitleg = explained(
        {"dag": 4, "netwerk": 4}, "", {"loonwaarde": 90, "zoekmaanden": 9, "meedoen": "vrijwillig"}
    )
    assert outcome.categorie == "midden"
    assert [way.zin for way in uitleg.veranderingen] == [
        "Als dit verandert: wat iemand nu doet van vrijwilligerswerk naar betaald werk. Dan past: Dichtbij."
    ]


def test_a_question_about_a_number_names_ranges() -> None:
    _, uitleg = explained({"dag": 4, "netwerk": 4}, "geld", {"zoekmaanden": 3, "meedoen": "werk"})
    (vraag,) = uitleg.open_vragen
    assert vraag.naam == "feit.loonwaarde"
    assert [(one.antwoord, one.mogelijk) for one in vraag.gevolgen] == [
        ("30 of minder", ("ver",)),
        ("31 tot en met 80", ("midden",)),
        ("81 of meer", ("dicht",)),
    ]
    assert not vraag.zonder_bron
    assert uitleg.zonder_bron == ()


def test_what_lacks_its_source_is_named_with_the_questions() -> None:
    belemmert: dict[str, Belemmert | None] = {"geld": Belemmert.JA, "lichaam": Belemmert.NEE}
    invoer = build(REGELSET, {"dag": 4, "netwerk": 4}, belemmert, {"zoekmaanden": 3, "meedoen": "werk"})
    uitleg = explain(
        score(invoer, REGELSET), invoer, REGELSET, zonder_bron=("feit.loonwaarde", "feit.niet_gelezen")
    )
    assert uitleg.zonder_bron == ("loonwaarde",)
    assert [vraag.zonder_bron for vraag in uitleg.open_vragen] == [True]


@pytest.mark.parametrize("naam", ["niveau.lichaam", "niveau.gezin", "feit.leeftijd", "feit.arbeidsvermogen"])
def test_health_family_and_age_never_move_whatever_a_file_declares(naam: str) -> None:
    feit: dict[str, object] = {"naam": naam, "woord": "iets", "veranderbaar": True}
    if naam.startswith("feit."):
        feit |= {"laagste": 0, "hoogste": 100, "richting": "hoger_is_beter"}
    wrong = Regelset.model_validate(
        {
            **REGELSET.model_dump(mode="json"),
            "feit": [feit],
            "afgeleid": [],
            "regel": [
                {**REGELSET.regel[0].model_dump(mode="json"), "als": {naam: "<=2"}},
                {**REGELSET.regel[4].model_dump(mode="json")},
            ],
        }
    )
    invoer = build(wrong, {"lichaam": 1, "gezin": 1}, {}, {"leeftijd": 1, "arbeidsvermogen": 1})
    assert score(invoer, wrong).categorie == "ver"
    assert changes(invoer.facts, "ver", wrong) == ()


def test_contact_and_the_day_to_look_again_go_with_the_category() -> None:
    belemmert: dict[str, Belemmert | None] = {"geld": Belemmert.JA, "lichaam": Belemmert.NEE}
    invoer = build(
        REGELSET,
        {"dag": 4, "netwerk": 4},
        belemmert,
        {"loonwaarde": 20, "zoekmaanden": 3, "meedoen": "werk"},
    )
    outcome = score(invoer, REGELSET)
    advised, looked = date(2026, 11, 22), date(2027, 1, 10)

    def last_day(on: date | None, before: date | None) -> date | None:
        uitleg = explain(outcome, invoer, REGELSET, geadviseerd_op=on, laatste_hertest=before)
        assert uitleg.contact is not None
        assert (uitleg.contact.nu, uitleg.contact.gewenst) == (4, 8)
        assert uitleg.hertest is not None
        assert (uitleg.hertest.na_weken, uitleg.hertest.vraag) == (26, "Kan er nu meer?")
        return uitleg.hertest.uiterlijk

    assert last_day(None, None) is None
    assert last_day(None, looked) is None
    assert last_day(advised, None) == date(2027, 5, 23)
    assert last_day(advised, date(2026, 3, 1)) == date(2027, 5, 23)
    assert last_day(advised, looked) == date(2027, 7, 11)


def test_a_category_without_them_has_neither() -> None:
    _, uitleg = explained(
        {"dag": 4, "netwerk": 4}, "", {"loonwaarde": 90, "zoekmaanden": 3, "meedoen": "werk"}
    )
    assert uitleg.contact is None
    assert uitleg.hertest is None


def test_names_of_many_words_stand_between_quotes() -> None:
    ladder = load_named("participatieladder", "1.0.0")
    invoer = build(ladder, {}, {}, {"meedoen": "geen", "contacten_per_week": "minder_dan_een"})
    (way,) = explain(score(invoer, ladder), invoer, ladder).veranderingen

    assert way.zin == (
        "Als dit verandert: contact buiten het eigen huis van “minder dan een keer per week” naar "
        "“een keer per week” of “vaker dan een keer per week”. Dan past: Trede 2."
    )


def test_a_question_of_which_every_answer_leaves_the_same_says_so() -> None:
    kansmeter = load_named("kansmeter-2004", "1.0.0")
    hinders = dict.fromkeys(("geld", "wonen", "netwerk"), Belemmert.JA)
    invoer = build(kansmeter, {}, hinders, {"arbeidsvermogen": "ja", "arbeidsvermogen_basis": "uwv"})
    questions = explain(score(invoer, kansmeter), invoer, kansmeter).open_vragen

    assert {gevolg.antwoord for vraag in questions for gevolg in vraag.gevolgen} == {"elk antwoord"}
