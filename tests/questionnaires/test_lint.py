"""The lint of a vragenlijst finds every planted flaw, and leaves the packaged vragenlijst alone."""

from __future__ import annotations

import pytest

from questionnaires import never_asked
from questionnaires.lint import RESERVED_VALUES, Bevinding, LintCode, lint
from questionnaires.loader import load_named
from tests.questionnaires import lists

PLANTED = (
    "Welke diagnose heeft u gekregen?",
    "Slikt u pillen of andere medicatie?",
    "What medication are you on?",
    "Wat is uw nationaliteit?",
    "In welk land bent u geboren?",
    "Heeft u een verblijfsvergunning?",
    "Welke taal spreekt u thuis met de kinderen?",
    "What is your country of birth?",
    "Gaat u naar de kerk of de moskee?",
    "Wat is uw seksuele geaardheid?",
    "Op welke partij stemt u?",
    "Bent u zwanger, of heeft u een kinderwens?",
    "Bent u ooit veroordeeld?",
    "Do you have a criminal record?",
    "Wie slaapt er hier nog meer?",
    "Who else lives here?",
    "Heeft u contant geld in huis?",
    "Krijgt u wel eens giften van familie?",
    "Bent u dit jaar in het buitenland geweest?",
    "Hoe heet uw vriend?",
    "Wat is de naam van uw huisbaas?",
    "Waarom werkt u niet?",
    "Waarom zoekt u nog steeds geen baan?",
    "Why don't you work?",
    "De klant ruikt naar drank.",
    "De kleding van de klant is schoon.",
    "Is the home tidy?",
    "Het huis is opgeruimd.",
    "Wat is uw postcode?",
    "In welke wijk woont u?",
    "Wat is uw achternaam?",
    "Bent u man of vrouw?",
    "Hoe lang bent u al in Nederland?",
    "Waar kom jij oorspronkelijk vandaan?",
    "Hoe oud bent u?",
    "Welke tabletten neemt u?",
    "Aan welke ziekte lijdt u?",
    "Met wie deelt u het huis?",
    "Blijft uw vriend hier weleens slapen?",
    "Hoeveel geld heeft u in huis?",
    "Verdient u wel eens iets zwart?",
    "Hoe ziet de klant eruit?",
    "Heeft u een strafzaak lopen?",
    "Waarom blijft u thuis zitten?",
    "Is uw partner er ook?",
    "N\u200bationaliteit",
    "NATIONALITÉIT",
)

HARMLESS = (
    "Ik geloof u.",
    "Wie kunt u bellen als het tegenzit?",
    "Moeten we rekening houden met een VOG of verplichte afspraken?",
    "Hoe oud is het jongste kind?",
    "Waar oefent u met praten?",
    "Met welke hulp klikt het goed?",
    "Hoe slaapt u de laatste tijd?",
    "Hulp van het wijkteam of de re-integratiepartner",
    "Voor uiterlijk 1 mei bellen",
    "Diploma sociale hygiëne",
    "Hoe komt u er: met de fiets of de bus?",
    "Een naam is niet nodig.",
    "Hoe ziet een gewone dag er voor u uit?",
    "Wat brengt het u, dat u dit doet?",
    "Zit iemand er warm bij?",
)


def _codes(findings: tuple[Bevinding, ...]) -> set[tuple[LintCode, str]]:
    return {(found.code, found.waar) for found in findings}


def _one(gebied: lists.Raw) -> tuple[Bevinding, ...]:
    return lint(lists.build([lists.opening(), gebied]))


def _blocks(findings: tuple[Bevinding, ...]) -> bool:
    return any(found.code is LintCode.NOOIT_VRAGEN and found.blokkeert for found in findings)


def test_a_sound_questionnaire_has_no_findings() -> None:
    assert lint(lists.build()) == ()


def test_our_own_questionnaire_has_no_findings() -> None:
    assert lint(load_named("zwolle", "1.0.0")) == ()


def test_planted_questions_are_caught() -> None:
    missed = [
        text
        for text in PLANTED
        if not _blocks(_one(lists.card(vraag=[lists.vraag("x", kern=True, tekst=text)])))
    ]
    print(f"\n{len(PLANTED) - len(missed)} van {len(PLANTED)} geplante vragen gevonden; gemist: {missed}")
    assert len(PLANTED) >= 15
    assert len(missed) * 15 <= len(PLANTED)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_sentences_raise_no_alarm(text: str) -> None:
    assert [found for found in never_asked.find(text) if found.mag_nooit] == []


BAD = "Wat is uw nationaliteit?"


@pytest.mark.parametrize(
    "gebied",
    [
        lists.card(starter=BAD),
        lists.card(reflectie=BAD),
        lists.card(klopt_dat=BAD),
        lists.card(schaalvraag=BAD),
        lists.card(klantwoord="nationaliteit"),
        lists.card(observeren=["Wat voor kleding draagt iemand?"]),
        lists.card(weerstand={"boos": BAD, "bang": "Wacht.", "verleden": "Nu."}),
        lists.card(trefwoorden=["marokk*"]),
        lists.card(doorvraag=[{"tekst": "Wat?"}, {"tekst": "Hoe?"}, {"tekst": "En?", "bij": ["paspoort"]}]),
        lists.card(ankers=["Het huis is rommelig.", "b", "c", "d", "e"]),
        lists.card(vraag=[lists.vraag("thuistaal", kern=True)]),
        lists.card(vraag=[lists.vraag("x", kern=True, vraag_eerst=BAD)]),
        lists.card(vraag=[lists.vraag("x", kern=True, soort="getal", eenheid="giften")]),
        lists.card(vraag=[lists.vraag("x", "keuze", kern=True, keuzes=lists.keuzes("geslacht", "anders"))]),
        lists.card(observatie=[{"id": "geur", "tekst": "Er is iets."}]),
    ],
)
def test_no_place_in_the_file_hides_what_is_never_asked(gebied: lists.Raw) -> None:
    assert _blocks(_one(gebied))


def test_feiten_are_read_too() -> None:
    born: lists.Raw = {"id": "geboorteland", "titel": "x", "vraag": "y", "soort": "datum"}
    area: lists.Raw = {"id": "x", "titel": "x", "vraag": "y", "soort": "keuze"}
    area["keuzes"] = lists.keuzes("postcode", "b")
    assert _blocks(lint(lists.build(feiten=[born])))
    assert _blocks(lint(lists.build(feiten=[area])))


def test_sources_may_name_what_is_never_asked() -> None:
    bron = {"titel": "Onderzoek naar nationaliteit", "eigen": True}
    assert _one(lists.card(bron=bron)) == ()


def test_a_level_of_language_and_motivation_are_advised_against() -> None:
    findings = _one(lists.card(starter="Haalt de klant 1F en is die gemotiveerd?"))
    assert [(found.code, found.blokkeert) for found in findings] == [(LintCode.LIEVER_NIET, False)] * 2


def test_asking_why_is_advised_against() -> None:
    assert (LintCode.WAAROM, "geld") in _codes(_one(lists.card(starter="Waarom is dat zo?")))


def _with_conditions(**conditions: object) -> tuple[Bevinding, ...]:
    """A getal, a keuze, a meerkeuze and a tekst, and for each key a vraag shown on that condition."""
    vragen = [
        lists.vraag("getal", "getal", kern=True, laagste=1, hoogste=10),
        lists.vraag("keuze", "keuze", keuzes=lists.keuzes("a", "b")),
        lists.vraag("meer", "meerkeuze", keuzes=lists.keuzes("a", "b")),
        lists.vraag("tekst", "tekst"),
        *(lists.vraag(naam, toon_als=condition) for naam, condition in conditions.items()),
    ]
    return _one(lists.card(vraag=vragen))


@pytest.mark.parametrize(
    "condition",
    [
        {"geld.getal": ">=10"},
        {"geld.getal": 3, "geld.keuze": "a"},
        {"geld.keuze": ["a", "b"]},
        {"geld.meer": "b"},
    ],
)
def test_sound_conditions_have_no_findings(condition: dict[str, object]) -> None:
    assert _with_conditions(q=condition) == ()


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ({"geld.weg": "ja"}, LintCode.NAAM_ONBEKEND),
        ({"weg.keuze": "a"}, LintCode.NAAM_ONBEKEND),
        ({"feit.uren": "1..3"}, LintCode.NAAM_ONBEKEND),
        ({"geld.keuze": "c"}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.keuze": ["a", "c"]}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.keuze": "<=2"}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.getal": "a"}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.getal": "11..12"}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.tekst": "a"}, LintCode.WAARDE_ONMOGELIJK),
        ({"geld.q": "ja"}, LintCode.KRING),
    ],
)
def test_conditions_that_cannot_be_are_found(condition: dict[str, object], code: LintCode) -> None:
    findings = _with_conditions(q=condition)
    assert (code, "geld.q") in _codes(findings)
    assert any(found.blokkeert for found in findings)


def test_a_circle_of_two_is_found_on_both() -> None:
    findings = _with_conditions(p={"geld.q": "ja"}, q={"geld.p": "ja"})
    assert {("geld.p"), ("geld.q")} <= {found.waar for found in findings if found.code is LintCode.KRING}


def test_what_can_never_show_is_found_through_several_conditions() -> None:
    findings = _with_conditions(
        p={"geld.keuze": "a"}, q={"geld.p": "ja", "geld.keuze": "b"}, r={"geld.q": "ja"}
    )
    assert _codes(findings) == {(LintCode.ONBEREIKBAAR, "geld.q"), (LintCode.ONBEREIKBAAR, "geld.r")}
    assert _codes(_with_conditions(p={"geld.getal": "<=3"}, q={"geld.p": "ja", "geld.getal": ">=4"})) == {
        (LintCode.ONBEREIKBAAR, "geld.q")
    }
    assert _with_conditions(p={"geld.meer": "a"}, q={"geld.p": "ja", "geld.meer": "b"}) == ()


def test_a_feit_reads_feiten_only() -> None:
    feit: lists.Raw = {
        "id": "uren",
        "titel": "Uren",
        "vraag": "Hoeveel?",
        "soort": "getal",
        "toon_als": {"geld.rond": "ja"},
    }
    assert (LintCode.NAAM_ONBEKEND, "feit.uren") in _codes(lint(lists.build(feiten=[feit])))


@pytest.mark.parametrize("reserved", sorted(RESERVED_VALUES))
def test_reserved_values_are_refused(reserved: str) -> None:
    gebied = lists.card(vraag=[lists.vraag("x", "keuze", kern=True, keuzes=lists.keuzes("a", reserved))])
    assert (LintCode.GERESERVEERD, "geld.x") in _codes(_one(gebied))


@pytest.mark.parametrize(
    ("gebied", "code", "blocks"),
    [
        (lists.card(gebied="feit"), LintCode.GERESERVEERD, True),
        (lists.card(toets="e"), LintCode.DUBBEL, True),
        (lists.card(gebied="wens"), LintCode.DUBBEL, True),
        (lists.card(vraag=[lists.vraag("x", kern=True), lists.vraag("x")]), LintCode.DUBBEL, True),
        (lists.card(observatie=[{"id": "rond", "tekst": "Zegt iets."}]), LintCode.DUBBEL, True),
        (
            lists.card(vraag=[lists.vraag("x", "keuze", kern=True, keuzes=lists.keuzes("a", "a"))]),
            LintCode.DUBBEL,
            True,
        ),
        (lists.card(ankers=["een", "twee", "drie", "vier"]), LintCode.ANKERS, True),
        (lists.card(heeft_niveau=False, ankers=[]), LintCode.EERSTE_KAART, True),
        (lists.card(vraag=[]), LintCode.KERN, False),
        (lists.card(vraag=[lists.vraag(n, kern=True) for n in "abc"]), LintCode.KERN, False),
        (
            lists.card(doorvraag=[{"tekst": "Wat?"}, {"tekst": "En?", "bij": ["x"]}]),
            LintCode.DOORVRAAG,
            False,
        ),
        (lists.card(vraag=[lists.vraag("x", "keuze", kern=True)]), LintCode.KEUZES, True),
        (
            lists.card(vraag=[lists.vraag("x", "tekst", kern=True, keuzes=lists.keuzes("a"))]),
            LintCode.KEUZES,
            True,
        ),
        (
            lists.card(vraag=[lists.vraag("x", kern=True, keuzes=lists.keuzes("ja", "b"))]),
            LintCode.KEUZES,
            True,
        ),
        (
            lists.card(vraag=[lists.vraag("x", "getal", kern=True, laagste=2, hoogste=1)]),
            LintCode.KEUZES,
            True,
        ),
        (lists.card(observatie=[{"id": "z", "tekst": "Zegt.", "wijst_op": [3, 2]}]), LintCode.KEUZES, True),
        (lists.card(observatie=[{"id": "z", "tekst": "Zegt.", "wijst_op": [0, 2]}]), LintCode.KEUZES, True),
        (lists.card(trefwoorden=["huur"]), LintCode.DUBBEL, False),
    ],
)
def test_other_slips_are_found(gebied: lists.Raw, code: LintCode, blocks: bool) -> None:
    findings = lint(lists.build([lists.opening(trefwoorden=["huur"]), gebied]))
    assert (code, blocks) in {(found.code, found.blokkeert) for found in findings}


@pytest.mark.parametrize(
    "feit",
    [
        {"id": "x", "titel": "x", "vraag": "y", "soort": "keuze"},
        {"id": "x", "titel": "x", "vraag": "y", "soort": "datum", "keuzes": lists.keuzes("a", "b")},
        {"id": "x", "titel": "x", "vraag": "y", "soort": "getal", "laagste": 3, "hoogste": 1},
    ],
)
def test_feiten_with_choices_that_do_not_fit_are_found(feit: lists.Raw) -> None:
    assert LintCode.KEUZES in {found.code for found in lint(lists.build(feiten=[feit]))}
