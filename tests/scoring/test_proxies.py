"""Planted unfairness in rules and services is refused."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from questionnaires.conditions import Options
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.lint import Bevinding, LintCode
from questionnaires.loader import load_named as load_questionnaire
from questionnaires.schema import Vragenlijst
from scoring.exact import BudgetSpent
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.proxies import lint_catalogus, lint_regelset, require_fair, worsening
from scoring.rules import Regelset
from scoring.trajecten import Catalogus, load_named_catalogus
from tests.scoring.zwolle import ZWOLLE, all_people, category_by_hand

VRAGENLIJST = load_questionnaire("zwolle", "1.2.0")
CATALOGUS = load_named_catalogus("zwolle", "1.0.0", ZWOLLE)
RELEASED = tuple(sorted((path.parent.name, path.stem) for path in PACKAGED_RULESETS.glob("*/*.toml")))
Raw = dict[str, object]


class Planted(NamedTuple):
    """A fact somebody might try to let a rule read."""

    id: str
    woord: str = "een kenmerk"
    vraag: str = "Hoe zit dat?"
    keuzes: tuple[str, ...] = ("a", "b")


PLANTED = (
    Planted("nationaliteit"),
    Planted("geboorteland"),
    Planted("woonbuurt"),
    Planted("pc4"),
    Planted("achternaam"),
    Planted("verblijfstitel"),
    Planted("religion"),
    Planted("mother_tongue"),
    Planted("gender"),
    Planted("hoofddoek"),
    Planted("p_o_s_t_c_o_d_e"),
    Planted("kenmerk", woord="tweede nationaliteit"),
    Planted("kenmerk", woord="zip code"),
    Planted("kenmerk", vraag="In welk stadsdeel woont de klant?"),
    Planted("kenmerk", vraag="Hoe lang is de klant al in Nederland?"),
    Planted("kenmerk", vraag="Hoeveel woorden staan er in de notitie?"),
    Planted("kenmerk", vraag="Hoeveel spelfouten staan er in het antwoord?"),
    Planted("kenmerk", vraag="Welke indruk maakt de klant?"),
    Planted("kenmerk", vraag="Hoe zorgt de klant voor zichzelf?"),
    Planted("kenmerk", vraag="Hoe oud is de klant?"),
    Planted("kenmerk", vraag="Hoeveel kinderen heeft de klant?"),
    Planted("kenmerk", keuzes=("man", "vrouw")),
    Planted("kenmerk", keuzes=("m", "v")),
    Planted("kenmerk", keuzes=("noord", "achterstandswijk")),
    Planted("kenmerk", vraag="Is er een diagnose?"),
    Planted("kenmerk", vraag="Hoe lang woont de klant hier?"),
    Planted("kenmerk", keuzes=("amsterdam_zuidoost", "overig")),
    Planted("kenmerk", keuzes=("west", "noord")),
    Planted("kenmerk", keuzes=("wit", "zwart")),
    Planted("kenmerk", keuzes=("jong", "oud")),
)


def _with_fact(planted: Planted) -> tuple[Regelset, Vragenlijst]:
    """Zwolle's rules and questionnaire with one more fact, which one more rule reads."""
    definition: Raw = {"id": planted.id, "titel": "Kenmerk", "vraag": planted.vraag, "soort": "keuze"}
    definition["keuzes"] = [{"id": one, "tekst": one} for one in planted.keuzes]
    questions = VRAGENLIJST.model_dump()
    questions["feit"] = [*questions["feit"], definition]
    rules = ZWOLLE.model_dump()
    naam = f"feit.{planted.id}"
    rules["feit"] = [
        *rules["feit"],
        {"naam": naam, "woord": planted.woord, "keuzes": {one: one for one in planted.keuzes}},
    ]
    rules["regel"] = [*rules["regel"], {**rules["regel"][0], "id": "x", "als": {naam: planted.keuzes[0]}}]
    return Regelset.model_validate(rules), Vragenlijst.model_validate(questions)


def _changed(**parts: object) -> Regelset:
    return Regelset.model_validate({**ZWOLLE.model_dump(), **parts})


def _codes(findings: tuple[Bevinding, ...]) -> set[tuple[LintCode, str]]:
    assert all(found.blokkeert for found in findings)
    return {(found.code, found.waar) for found in findings}


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_what_was_released_is_fair(naam: str, versie: str) -> None:
    regelset = load_named(naam, versie)
    require_fair(regelset, VRAGENLIJST, naam, load_named_catalogus(naam, versie, regelset))


def test_planted_facts_are_refused() -> None:
    missed = [planted for planted in PLANTED if not lint_regelset(*_with_fact(planted))]
    print(f"\n{len(PLANTED) - len(missed)} van {len(PLANTED)} geplante feiten geweigerd; gemist: {missed}")
    assert len(PLANTED) >= 15
    assert missed == []


def test_an_ordinary_fact_is_not() -> None:
    assert lint_regelset(*_with_fact(Planted("vervoer", "vervoer", "Hoe komt de klant op het werk?"))) == ()


@pytest.mark.parametrize(
    ("als", "code"),
    [
        ("wens.goed_in", LintCode.VERVANGER),
        ("taal.gesprek", LintCode.VERVANGER),
        ("geld.deurwaarder", LintCode.VERVANGER),
        ("taal.geeft_door", LintCode.VERVANGER),
        ("notitie.taal", LintCode.VERVANGER),
        ("klant.postcode", LintCode.VERVANGER),
        ("belemmert.zelfzorg", LintCode.VERVANGER),
        ("feit.geheim", LintCode.NAAM_ONBEKEND),
    ],
)
def test_a_rule_reads_nothing_that_is_not_declared(als: str, code: LintCode) -> None:
    raw = ZWOLLE.model_dump()
    rule = _changed(regel=[*raw["regel"], {**raw["regel"][0], "id": "x", "als": {als: "ja"}}])
    count = _changed(afgeleid=[{**raw["afgeleid"][0], "van": ["belemmert.geld", als]}, raw["afgeleid"][1]])

    assert (code, "regel x") in _codes(lint_regelset(rule, VRAGENLIJST))
    assert (code, "afgeleid aantal_belemmeringen") in _codes(lint_regelset(count, VRAGENLIJST))


@pytest.mark.parametrize("gebied", ["zelfzorg", "tuin"])
def test_a_rule_does_not_read_care_for_oneself(gebied: str) -> None:
    raw = ZWOLLE.model_dump()
    naam = f"belemmert.{gebied}"
    declared = [*raw["feit"], {"naam": naam, "woord": gebied}]
    reads = [{**raw["afgeleid"][0], "van": ["belemmert.geld", naam]}, raw["afgeleid"][1]]
    only_services = [*raw["feit"], {"naam": naam, "woord": gebied, "alleen_trajecten": True}]

    assert lint_regelset(_changed(feit=declared, afgeleid=reads), VRAGENLIJST) != ()
    fine = lint_regelset(_changed(feit=only_services), VRAGENLIJST)
    assert (fine == ()) == (gebied == "zelfzorg")


def test_rules_say_nothing_about_a_trait_either() -> None:
    raw = ZWOLLE.model_dump()
    said = {**raw["regel"][0], "zin": "De klant woont in een achterstandswijk."}
    named = {**raw["afgeleid"][1], "woord": "herkomst"}
    group = {**raw["categorie"][0], "kort": "Statushouders"}

    assert _codes(lint_regelset(_changed(regel=[said, *raw["regel"][1:]]), VRAGENLIJST)) == {
        (LintCode.VERVANGER, "regel wijkteam")
    }
    assert (LintCode.VERVANGER, "afgeleid werkvermogen") in _codes(
        lint_regelset(_changed(afgeleid=[raw["afgeleid"][0], named]), VRAGENLIJST)
    )
    assert _codes(lint_regelset(_changed(categorie=[group, *raw["categorie"][1:]]), VRAGENLIJST)) == {
        (LintCode.VERVANGER, "categorie wijkteam")
    }


@pytest.mark.parametrize(
    "woord", ["indruk van de consultant", "lengte van de notitie", "buurt met veel schuld"]
)
def test_what_is_derived_is_not_called_after_a_text_an_impression_or_a_trait(woord: str) -> None:
    raw = ZWOLLE.model_dump()
    named = _changed(afgeleid=[raw["afgeleid"][0], {**raw["afgeleid"][1], "woord": woord}])

    assert (LintCode.VERVANGER, "afgeleid werkvermogen") in _codes(lint_regelset(named, VRAGENLIJST))


@pytest.mark.parametrize(
    "keuzes",
    [{"ja": "nee", "nee": "ja"}, {"ja": "ja", "nooit": "nee"}],
)
def test_a_fact_means_what_the_questionnaire_records(keuzes: dict[str, str]) -> None:
    raw = ZWOLLE.model_dump()
    feiten = [
        {**one, "keuzes": keuzes} if one["naam"] == "feit.wens_zelfstandig" else one for one in raw["feit"]
    ]

    found = lint_regelset(_changed(feit=feiten), VRAGENLIJST)

    assert (LintCode.ANDERE_BETEKENIS, "feit feit.wens_zelfstandig") in _codes(found)


def _legal(rule_law: bool) -> tuple[Regelset, Vragenlijst]:
    """A rule that reads age; the fact is asked for by an article, the rule perhaps not."""
    law = {"titel": "Participatiewet", "plaats": "artikel 7a"}
    rules, questions = _with_fact(Planted("jonger_dan_27", "jonger dan 27", keuzes=("ja", "nee")))
    asked, read = questions.model_dump(), rules.model_dump()
    asked["feit"][-1]["bron"] = law
    if rule_law:
        read["regel"][-1]["bron"] = law
    return Regelset.model_validate(read), Vragenlijst.model_validate(asked)


def test_age_counts_only_where_the_law_asks_the_rule_to_read_it() -> None:
    assert lint_regelset(*_legal(rule_law=True)) == ()
    assert (LintCode.VERVANGER, "feit feit.jonger_dan_27") in _codes(lint_regelset(*_legal(rule_law=False)))


def _language_in_rule(categorie: str) -> Regelset:
    raw = ZWOLLE.model_dump()
    return _changed(
        regel=[{**one, "categorie": categorie} if one["id"] == "taal" else one for one in raw["regel"]]
    )


def _language_counted(name: str = "belemmert.taal") -> Regelset:
    raw = ZWOLLE.model_dump()
    count = raw["afgeleid"][0]
    return _changed(afgeleid=[{**count, "van": [*count["van"], name]}, raw["afgeleid"][1]])


@pytest.mark.parametrize(
    ("regelset", "naam"),
    [
        (_language_in_rule("wijkteam"), "belemmert.taal"),
        (_language_counted(), "belemmert.taal"),
        (_language_counted("belemmert.opleiding"), "belemmert.opleiding"),
    ],
)
def test_language_and_schooling_never_bring_anybody_farther_from_work(regelset: Regelset, naam: str) -> None:
    found = lint_regelset(regelset, VRAGENLIJST)

    assert _codes(found) == {(LintCode.ALLEEN_TRAJECT, f"feit {naam}")}
    assert "verder van werk" in found[0].tekst


def test_language_may_lead_to_another_path_at_the_same_distance() -> None:
    assert lint_regelset(_language_in_rule("scholing_medisch_anders"), VRAGENLIJST) == ()


def test_the_search_agrees_with_counting_everything_out() -> None:
    afstand = {one.id: one.afstand for one in ZWOLLE.categorie}
    nee, ja = Options(frozenset({"nee"})), Options(frozenset({"ja"}))

    for naam in ("belemmert.taal", "belemmert.geld", "belemmert.netwerk"):
        gebied = naam.removeprefix("belemmert.")
        farther = False
        for person in all_people():
            if gebied not in person.hinders:
                before = afstand[category_by_hand(person)]
                person.hinders = person.hinders | {gebied}
                farther = farther or afstand[category_by_hand(person)] > before
        assert (worsening(ZWOLLE, naam, nee, ja) is not None) == farther


def test_too_large_to_prove_is_refused() -> None:
    nee, ja = Options(frozenset({"nee"})), Options(frozenset({"ja"}))
    with pytest.raises(BudgetSpent):
        worsening(ZWOLLE, "belemmert.taal", nee, ja, budget=2)


def _service(als: Raw, **texts: str) -> Catalogus:
    raw = CATALOGUS.model_dump()
    rij = {"als": als, "reden": "Dit past nu.", "nog_vragen": "Nog uit te zoeken: past dit?"} | texts
    raw["traject"] = [{**raw["traject"][0], "aanbeveling": [rij]}]
    return Catalogus.model_validate(raw)


@pytest.mark.parametrize(
    ("catalogus", "code"),
    [
        (_service({"belemmert.taal": "nee"}), LintCode.ALLEEN_TRAJECT),
        (_service({"taal.gesprek": "vlot"}), LintCode.VERVANGER),
        (_service({"feit.postcode": "a"}), LintCode.VERVANGER),
        (_service({"feit.geheim": "a"}), LintCode.NAAM_ONBEKEND),
        (
            _service({"belemmert.geld": "ja"}, reden="Voor wie in een achterstandswijk woont."),
            LintCode.VERVANGER,
        ),
        (_service({"belemmert.geld": "ja"}, reden="Alleen voor vrouwen."), LintCode.VERVANGER),
    ],
)
def test_services_are_kept_fair_too(catalogus: Catalogus, code: LintCode) -> None:
    assert _codes(lint_catalogus(catalogus, ZWOLLE, VRAGENLIJST)) == {(code, "traject medisch_advies")}


def test_language_may_add_a_service() -> None:
    assert lint_catalogus(_service({"belemmert.taal": "ja"}), ZWOLLE, VRAGENLIJST) == ()


def test_the_refusal_names_file_and_place() -> None:
    with pytest.raises(KlantbeeldError) as refused:
        require_fair(_language_counted(), VRAGENLIJST, "eigen/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == "eigen/1.0.0.toml: feit belemmert.taal"
