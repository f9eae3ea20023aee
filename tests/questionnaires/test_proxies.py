"""Traits and what stands for them are found however they are written, and ordinary work is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires import proxies
from questionnaires.lint import LintCode, lint
from questionnaires.loader import load_named
from questionnaires.proxy_words import GEBRUIK, Gebruik, Kenmerk
from questionnaires.schema import Bron
from tests.questionnaires import lists

PLANTED = (
    # what it is called
    "nationaliteit",
    "tweede_nationaliteit",
    "herkomstgroep",
    "geb_land",
    "niet_westers",
    "woonbuurt",
    "wijkcode",
    "stadsdeel",
    "pc4",
    "roepnaam",
    "achternaam",
    "verblijfstitel",
    "inburgering",
    "visum",
    "jaren_in_nl",
    "kerkbezoek",
    "hoofddoek",
    "thuistaal",
    "nt2",
    "accent",
    "geslacht",
    "m_v",
    "aanhef",
    "kledingstijl",
    "huidskleur",
    "burgerlijke_staat",
    "bsn_begint_met",
    "armoedewijk",
    "vblcode",
    "nederlandstalig",
    "woz",
    "arbeidsmigrant",
    "bevolkingsgroep",
    "buiten de EU",
    "werelddeel",
    "van kleur",
    "vergunninghouder",
    "soort legitimatiebewijs",
    "jaren hier",
    "bedevaart",
    "gezindte",
    "breedtegraad",
    "stedelijkheid",
    "leefbaarheidsscore",
    "buurtinkomen",
    "zeldzaamheid van de naam",
    "vnaam",
    "alleen voor vrouwen",
    "gebitsstatus",
    "50+",
    "pensioengerechtigd",
    "leesniveau",
    # in English
    "birth_country",
    "ethnicity",
    "zip",
    "neighborhood",
    "surname_length",
    "residence_permit",
    "religion",
    "mother_tongue",
    "gender",
    "skin colour",
    "dress code",
    "marital status",
    "ancestry",
    "Mr/Mrs",
    "native_born",
    "home_lang",
    "postalarea",
    "civil_status",
    "lone parent",
    "has_children",
    "personality",
    # in German and French
    "Herkunftsland",
    "Hautfarbe",
    "Stadtteil",
    "Aufenthaltstitel",
    "lieu_de_naissance",
    "couleur de peau",
    # glued, spread out, misspelled, disguised
    "woonpostcodegebied",
    "p_o_s_t_c_o_d_e",
    "na-tio-na-li-teit",
    "n4t10naliteit",
    "nationalteit",
    "postkode",
    "ntnltt",
    "gеslacht",  # noqa: RUF001
    "ach\u200bternaam",
    "NATIONALITÉIT",
    # as a question
    "In welk deel van de stad woont de klant?",
    "Waar komt de familie van de klant vandaan?",
    "Ging de klant in Nederland naar school?",
    "Wat is het inkomen van de buurt?",
    "Met welke letter begint de naam?",
    "Gebruikt de klant hoofdletters?",
    "Sinds wanneer is de klant in Nederland?",
    "Welke taal spreekt de klant thuis?",
    "Klinkt de naam buitenlands?",
    "Is de klant een man of een vrouw?",
    "Hoe ziet de klant eruit?",
    # by way of a text or an impression
    "notitie_lengte",
    "aantal_spelfouten",
    "word_count",
    "Hoeveel woorden staan er in het antwoord?",
    "spelling of the note",
    "indruk",
    "Geeft de klant een hand?",
    "persoonlijke verzorging",
    "kernwoorden",
    "stemhoogte",
    "inzet volgens consultant",
    "werkhouding",
)

INNOCENT = (
    "geld",
    "mentale gezondheid",
    "hulp van het wijkteam in de buurt",
    "contact met de buren",
    "wil graag in de buurt werken",
    "geen vaste woonplek",
    "huurachterstand",
    "Voor uiterlijk 1 mei bellen",
    "uiterlijk over twee weken",
    "contact buiten het eigen huis, elke week",
    "Hoeveel uur per week is nu haalbaar?",
    "Hoeveel maanden zoekt de klant al werk?",
    "loonwaarde van 30 tot 80",
    "UWV zegt dat er geen arbeidsvermogen is",
    "een medisch advies",
    "ontheffing van plichten",
    "wil voor zichzelf beginnen",
    "postbode of pakketbezorger",
    "werkt als verzorgende in de thuiszorg",
    "kledingbank",
    "een naam is niet nodig",
    "de naam van de cursus",
    "het accent ligt op werk",
    "landelijke regeling",
    "nationale feestdag",
    "herkomst van het inkomen",
    "gelooft in eigen kunnen",
    "afwijking van het advies",
    "bewijs van inschrijving",
    "geslaagd voor het examen",
    "werkervaring in de zorg",
    "mantelzorg",
    "opvang is geregeld",
    "internet thuis",
    "rijbewijs of heftruckpas",
    "binnen 13 weken",
    "later dan 3 jaar",
    "betaald werk, met hulp of subsidie",
    "vrouwenopvang",
    "migraine",
    "agenda en planning",
    "wat niet van toepassing is, hindert niet",
    "Hoe heet het bedrijf?",
    "sociale hygiëne",
    "hygiënecode voor de keuken",
    "32+ uur per week",
    "zorg voor een ouder",
    "stemt in met het plan",
    "continuïteit van de hulp",
    "rest van de week",
    "vakman worden",
    "strand en terras",
    "afval gescheiden inzamelen",
    "toon van de brief",
    "wil in een andere sector werken",
    "partnerbedrijf van de gemeente",
    "tijdelijk onderdak",
)


def test_planted_proxies_are_caught() -> None:
    missed = [text for text in PLANTED if not proxies.in_fact(text)]
    print(f"\n{len(PLANTED) - len(missed)} van {len(PLANTED)} geplante vervangers gevonden; gemist: {missed}")
    assert len(PLANTED) >= 15
    assert missed == []


@pytest.mark.parametrize("text", INNOCENT)
def test_ordinary_words_raise_no_alarm(text: str) -> None:
    assert proxies.in_fact(text) == ()


def test_there_are_enough_innocent_texts() -> None:
    assert len(INNOCENT) >= 25


@given(
    st.sampled_from(["nationaliteit", "postcode", "achternaam", "geboorteland", "thuistaal", "hoofddoek"]),
    st.sampled_from(["_", "-", ".", " ", "*", "\u200b"]),
    st.integers(0, 4),
)
def test_signs_between_the_letters_hide_nothing(word: str, sign: str, every: int) -> None:
    step = every + 1 if sign != " " else 1
    spread = sign.join(word[start : start + step] for start in range(0, len(word), step))
    assert proxies.forbidden(spread)
    assert proxies.forbidden(f"{spread}_score" if sign != " " else spread)


def test_every_trait_says_how_it_may_be_used() -> None:
    assert set(GEBRUIK) == set(Kenmerk)
    assert {one for one in Kenmerk if GEBRUIK[one] is Gebruik.ALLEEN_TRAJECT} == {
        Kenmerk.TAAL,
        Kenmerk.OPLEIDING,
    }


@pytest.mark.parametrize("versie", ["1.0.0", "1.1.0", "1.2.0"])
def test_our_own_questionnaires_hold_no_proxy(versie: str) -> None:
    assert [found for found in lint(load_named("zwolle", versie)) if found.code is LintCode.VERVANGER] == []


def _feit(vraag: str, **changes: object) -> lists.Raw:
    return {"id": "kenmerk", "titel": "Kenmerk", "vraag": vraag, "soort": "getal"} | changes


def _blocked(feit: lists.Raw) -> bool:
    return any(
        found.code is LintCode.VERVANGER and found.blokkeert for found in lint(lists.build(feiten=[feit]))
    )


@pytest.mark.parametrize(
    "vraag",
    ["Hoe lang is de notitie?", "Hoeveel spelfouten maakt de klant?", "Wat is uw indruk?", "Wat is de PC4?"],
)
def test_a_feit_for_rules_is_no_text_no_impression_and_no_trait(vraag: str) -> None:
    assert _blocked(_feit(vraag))
    assert not _blocked(_feit("Hoeveel uur per week lukt?"))


def test_a_vraag_may_hold_a_text_but_no_trait() -> None:
    def card(tekst: str) -> lists.Raw:
        return lists.card(vraag=[lists.vraag("x", "tekst", kern=True, tekst=tekst)])

    text = lint(lists.build([lists.opening(), card("Wat staat er in de notitie?")]))
    trait = lint(lists.build([lists.opening(), card("Wat is de wijkcode?")]))

    assert [found for found in text if found.blokkeert] == []
    assert [found.code for found in trait if found.blokkeert] == [LintCode.VERVANGER]


def test_age_and_family_only_where_an_article_asks_for_them() -> None:
    law: lists.Raw = {"titel": "Participatiewet", "plaats": "artikel 9, vierde lid"}
    ours: lists.Raw = {"titel": "Participatiewet", "plaats": "artikel 9", "eigen": True, "reden": "handig"}
    asked = "Hoe oud is het jongste kind?"

    assert _blocked(_feit(asked))
    assert _blocked(_feit(asked, bron=ours))
    assert not _blocked(_feit(asked, bron=law))


def test_a_legal_source_is_a_law_and_an_article() -> None:
    assert proxies.is_legal(Bron(titel="Participatiewet", plaats="artikel 9"))
    assert not proxies.is_legal(Bron(titel="Participatiewet", plaats="toelichting"))
    assert not proxies.is_legal(Bron(titel="Eindrapportage", plaats="artikel 9"))
    assert not proxies.is_legal(None)


def test_what_a_leefgebied_is_about() -> None:
    cards = load_named("zwolle", "1.2.0").per_leefgebied
    about = {name: {one.kenmerk for one in proxies.of_leefgebied(card)} for name, card in cards.items()}

    assert {name: traits for name, traits in about.items() if traits} == {
        "taal": {Kenmerk.TAAL},
        "opleiding": {Kenmerk.OPLEIDING},
        "zelfzorg": {Kenmerk.ZELFZORG},
    }
