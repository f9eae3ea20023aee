"""Sentences that are built from rules: right for every form of test, and saying what the rules do."""

from __future__ import annotations

import pytest

from questionnaires.conditions import parse_test
from scoring.describe import describe
from scoring.describe.sentences import clause
from scoring.describe.text import WIDTH, description_lines, example_lines, table_lines
from scoring.loader import load_named
from tests.scoring.explained_states import RELEASED
from tests.scoring.invented import invented_regelset

REGELSET = invented_regelset()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("belemmert.geld", "ja", "geld belemmert nu"),
        ("belemmert.geld", "nee", "geld belemmert nu niet"),
        ("niveau.dag", "<=2", "het niveau van dag invullen is 2 (moeilijk) of lager"),
        ("niveau.dag", ">=4", "het niveau van dag invullen is 4 (gaat goed) of hoger"),
        ("niveau.dag", 3, "het niveau van dag invullen is precies 3 (wisselend)"),
        ("niveau.dag", 1, "het niveau van dag invullen is 1 (loopt vast)"),
        ("niveau.dag", "2..3", "het niveau van dag invullen is 2 (moeilijk) of 3 (wisselend)"),
        ("feit.loonwaarde", "<=30", "loonwaarde is 30 of minder"),
        ("feit.loonwaarde", ">=81", "loonwaarde is 81 of meer"),
        ("feit.loonwaarde", "31..80", "loonwaarde is 31 tot en met 80"),
        ("feit.loonwaarde", "31..100", "loonwaarde is 31 of meer"),
        ("feit.loonwaarde", "0..30", "loonwaarde is 30 of minder"),
        ("feit.loonwaarde", 50, "loonwaarde is precies 50"),
        ("feit.loonwaarde", 0, "loonwaarde is 0"),
        ("feit.meedoen", "werk", "wat iemand nu doet: betaald werk"),
        ("feit.meedoen", ["niets", "werk"], "wat iemand nu doet: betaald werk of niets daarvan"),
        ("aantal", 0, "het aantal leefgebieden dat nu belemmert is 0"),
        ("aantal", 1, "het aantal leefgebieden dat nu belemmert is precies 1"),
        ("aantal", ">=1", "het aantal leefgebieden dat nu belemmert is 1 of meer"),
        ("aantal", ">=2", "het aantal leefgebieden dat nu belemmert is 2"),
        ("laagste_niveau", "<=2", "het laagste niveau is 2 of minder"),
        ("band", ["laag", "hoog"], "loonwaarde: 30 of minder of meer dan 80"),
    ],
)
def test_every_form_of_test_reads_as_a_clause(name: str, raw: object, said: str) -> None:
    assert clause(name, parse_test(raw, "hier"), REGELSET) == said


def test_a_rule_reads_as_one_sentence() -> None:
    rules = {rule.id: rule for categorie in describe(REGELSET).categorieen for rule in categorie.regels}
    assert rules["laag"].precies == (
        "“Ver” past als dit allemaal klopt: loonwaarde: 30 of minder; en het aantal leefgebieden dat nu "
        "belemmert is 1 of meer."
    )
    assert rules["vast"].precies == "“Ver” past als dit klopt: het laagste niveau is 1."
    assert rules["rest"].precies == "“Dichtbij” past in elk geval."
    assert rules["rest"].voorwaarden == ()
    assert rules["lang"].herkomst == "Eigen keuze: Bedacht voor een test."
    assert rules["laag"].herkomst == "Bron: Een bedachte bron, blad 3."


def test_what_is_read_and_what_follows() -> None:
    told = describe(REGELSET)
    read = {one.naam: " ".join((one.zin, *one.opmerkingen)) for one in told.leest}
    assert read["belemmert.geld"] == "Of geld nu belemmert. Hier kan iemand aan werken."
    assert read["niveau.netwerk"] == (
        "Het niveau van netwerk, van 1 (loopt vast) tot en met 5 (sterk punt). "
        "Wat n.v.t. is, hindert niet. Hier kan iemand aan werken."
    )
    assert read["feit.loonwaarde"] == (
        "Loonwaarde: een getal van 0 tot en met 100. Hoger is gunstiger voor werk. "
        "Telt alleen met een bron. Hier kan iemand aan werken."
    )
    assert read["feit.meedoen"] == (
        "Wat iemand nu doet: betaald werk, vrijwilligerswerk of niets daarvan. Het gunstigst voor werk "
        "eerst: betaald werk; vrijwilligerswerk; niets daarvan. Hier kan iemand aan werken."
    )
    derived = {one.naam: one for one in told.afgeleid}
    assert derived["laagste_niveau"].zin == (
        "Het laagste niveau: het laagste getal van niveau van dag invullen en niveau van netwerk."
    )
    assert derived["aantal"].zin == (
        "Het aantal leefgebieden dat nu belemmert: hoeveel van deze nu belemmeren: geld en lichamelijke "
        "gezondheid."
    )
    assert derived["band"].delen == (
        "“30 of minder”, als dit klopt: loonwaarde is 30 of minder",
        "“tussen 30 en 80”, als dit klopt: loonwaarde is 31 tot en met 80",
        "“meer dan 80”, in elk ander geval",
    )


def test_categories_go_in_order_of_priority_with_contact_and_hertest() -> None:
    told = describe(REGELSET)
    assert [(one.kort, one.voorrang) for one in told.categorieen] == [
        ("Ver", 1),
        ("Midden", 2),
        ("Dichtbij", 3),
    ]
    assert told.categorieen[0].opmerkingen == (
        "Contact: 4 uur per jaar toen, 8 uur gewenst (Een bedachte bron, blad 3).",
        "Opnieuw kijken binnen 26 weken: Kan er nu meer? (eigen keuze)",
    )


def test_an_example_says_what_is_given_and_what_comes_out() -> None:
    first, second = describe(REGELSET).voorbeelden
    assert first.uitkomst == "Ver (regel laag)."
    assert first.gegeven.startswith("Belemmert nu: geld; dag invullen: 3 (wisselend)")
    assert second.uitkomst == "Nog niet te zeggen: Ver, Midden of Dichtbij."
    assert second.gegeven == "Niets belemmert; meer is niet bekend."


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_every_released_regelset_fits_a_terminal_and_names_every_rule(naam: str, versie: str) -> None:
    regelset = load_named(naam, versie)
    told = describe(regelset)
    page = description_lines(told)
    table = table_lines(regelset, told)
    for line in [*page, *table, *example_lines(told)]:
        assert len(line) <= WIDTH, line
    for rule in regelset.regel:
        assert any(f"- {rule.id}: " in line for line in page), rule.id
        assert all(condition for condition in _conditions(told, rule.id))
    assert len(told.voorbeelden) == len(regelset.voorbeeld)
    text = "\n".join(page)
    assert "None" not in text
    assert "feit." not in text
    assert "belemmert." not in text.replace("nu belemmert.", "")


@pytest.mark.parametrize("naam", ["helmond", "participatieladder"])
def test_rules_that_read_no_judgement_have_no_close_calls(naam: str) -> None:
    told = describe(load_named(naam, "1.0.0")).randgeval
    assert told.endswith("nooit een randgeval.")
    assert "één stap" not in told


def _conditions(told: object, rule: str) -> tuple[str, ...]:
    from scoring.describe import Beschrijving

    assert isinstance(told, Beschrijving)
    (found,) = [one for categorie in told.categorieen for one in categorie.regels if one.id == rule]
    return found.voorwaarden


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_every_worked_example_comes_out_in_words_as_it_says(naam: str, versie: str) -> None:
    regelset = load_named(naam, versie)
    for example, told in zip(regelset.voorbeeld, describe(regelset).voorbeelden, strict=True):
        for categorie in example.mogelijk:
            assert regelset.per_categorie[categorie].kort in told.uitkomst
