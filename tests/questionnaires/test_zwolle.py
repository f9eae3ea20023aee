"""What must hold of the questionnaires we release."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from questionnaires.lint import lint
from questionnaires.loader import PACKAGED, content_hash, load_checked, load_named, names, versions
from questionnaires.schema import Leefgebied

ZWOLLE = load_named("zwolle", versions("zwolle")[-1])
CARDS = pytest.mark.parametrize("gebied", ZWOLLE.leefgebied, ids=lambda gebied: gebied.id)


def test_released_files_never_change() -> None:
    """A change to a released file is a new version; add its hash when it is released."""
    released = tomllib.loads((PACKAGED / "uitgebracht.toml").read_text(encoding="utf-8"))
    present = {
        f"{naam}/{versie}": content_hash(PACKAGED / naam / f"{versie}.toml")
        for naam in names()
        for versie in versions(naam)
    }
    assert released["vragenlijsten"] == present


def test_every_packaged_questionnaire_is_sound() -> None:
    for naam in names():
        for versie in versions(naam):
            assert lint(load_checked(PACKAGED / naam / f"{versie}.toml")) == ()


def test_the_cards_are_the_published_ones_in_order() -> None:
    order = "wens taal opleiding werk dag geld lichaam mentaal wonen netwerk gezin zelfzorg"
    assert " ".join(ZWOLLE.per_leefgebied) == order
    assert [gebied.toets for gebied in ZWOLLE.leefgebied] == list("etowdglmhnfz")
    assert len(ZWOLLE.matrix) == 11
    assert [gebied.id for gebied in ZWOLLE.leefgebied if gebied.nvt] == ["gezin"]


def test_about_forty_five_vragen() -> None:
    assert 43 <= len(ZWOLLE.vragen) <= 50


@CARDS
def test_every_card_is_complete(gebied: Leefgebied) -> None:
    always = [prompt for prompt in gebied.doorvraag if not prompt.bij and not prompt.toon_als]
    reacting = [prompt for prompt in gebied.doorvraag if prompt.bij or prompt.toon_als]
    assert len(gebied.doorvraag) >= 6
    assert len(always) >= 2
    assert len(reacting) >= 4
    assert any(prompt.bij for prompt in reacting) and any(prompt.toon_als for prompt in reacting)
    assert gebied.observeren and gebied.observatie and len(gebied.trefwoorden) >= 10
    assert len(gebied.weerstand.gesproken) == 3
    assert sum(vraag.kern for vraag in gebied.vraag) in {1, 2}


@CARDS
def test_spoken_questions_are_open_and_never_ask_why(gebied: Leefgebied) -> None:
    for text in gebied.gesproken:
        assert "waarom" not in text.casefold()
    assert gebied.starter.endswith((".", "?"))
    assert all(prompt.tekst.endswith((".", "?")) for prompt in gebied.doorvraag)
    assert gebied.klopt_dat.endswith("?") and gebied.schaalvraag.endswith("?")
    assert gebied.reflectie.endswith("...")
    assert "10" in gebied.schaalvraag


@CARDS
def test_the_texts_fit_the_narrow_screen(gebied: Leefgebied) -> None:
    assert all(len(anker) <= 64 for anker in gebied.ankers)
    assert len(gebied.starter) <= 120
    assert all(len(prompt.tekst) <= 120 for prompt in gebied.doorvraag)


def test_tender_subjects_ask_first() -> None:
    for name in (
        "lichaam.gevolg",
        "mentaal.gevolg",
        "mentaal.gewoonte",
        "geld.schulden",
        "taal.brief",
        "zelfzorg.slaap",
        "werk.rekening_houden",
        "netwerk.kost_kracht",
    ):
        assert ZWOLLE.vragen[name][1].vraag_eerst, name


def test_a_keyword_points_at_one_leefgebied_and_the_plainest_words_are_there() -> None:
    points = {word: gebied.id for gebied in ZWOLLE.leefgebied for word in gebied.trefwoorden}
    assert max(Counter(word for gebied in ZWOLLE.leefgebied for word in gebied.trefwoorden).values()) == 1
    assert points["huur*"] == "wonen"
    assert points["deurwaarder*"] == "geld"
    assert all(word == word.casefold() and " " not in word for word in points)


def test_zelfzorg_rests_on_what_the_klant_says() -> None:
    assert len(ZWOLLE.per_leefgebied["zelfzorg"].observatie) == 1


def test_subjects_from_the_sources_name_their_source() -> None:
    for name in (
        "geld.schuldhulp",
        "geld.minimaregelingen",
        "taal.brief",
        "gezin.opvang",
        "gezin.mantelzorg_uren",
    ):
        assert ZWOLLE.vragen[name][1].bron is not None, name
    for gebied in ZWOLLE.leefgebied:
        assert not gebied.bron.eigen or gebied.bron.reden


def test_the_feiten_a_rule_may_read() -> None:
    assert " ".join(ZWOLLE.feiten) == (
        "arbeidsvermogen arbeidsvermogen_basis wens_zelfstandig ontheffing loonwaarde beschikbare_uren "
        "beschikbare_uren_reden contacten_per_week verwachte_termijn laatste_hertest "
        "vooruitzicht meedoen zoekmaanden"
    )
    assert [feit.id for feit in ZWOLLE.feit if feit.nodig] == ["arbeidsvermogen", "arbeidsvermogen_basis"]
    assert [feit.id for feit in ZWOLLE.feit if feit.bron_vragen] == [
        "loonwaarde",
        "verwachte_termijn",
        "vooruitzicht",
    ]
    assert [feit.id for feit in ZWOLLE.feit if feit.alleen_als_gelezen] == [
        "vooruitzicht",
        "meedoen",
        "zoekmaanden",
    ]
    assert all(feit.bron is not None for feit in ZWOLLE.feit)


def test_what_waits_while_a_child_or_a_partner_is_there() -> None:
    whole = {gebied.id: gebied.niet_bij for gebied in ZWOLLE.leefgebied if gebied.niet_bij}
    assert whole == {"geld": ("kind",), "mentaal": ("kind",)}
    safety = [
        prompt for gebied in ZWOLLE.leefgebied for prompt in gebied.doorvraag if "veilig" in prompt.tekst
    ]
    assert safety and all(set(prompt.niet_bij) == {"kind", "partner"} for prompt in safety)
    assert all(prompt.bij or prompt.toon_als for prompt in safety), "never asked out of the blue"
    assert set(ZWOLLE.vragen["netwerk.kost_kracht"][1].niet_bij) == {"kind", "partner"}
    for gebied in ZWOLLE.leefgebied:
        free = [prompt for prompt in gebied.doorvraag if not prompt.niet_bij]
        assert len(free) >= 6, "a card that stays has enough to say"


def test_a_later_version_asks_for_nothing_that_an_older_answer_does_not_fit() -> None:
    older = load_named("zwolle", "1.0.0")
    assert {name: (vraag.soort, vraag.keuzes) for name, (_, vraag) in older.vragen.items()} == {
        name: (vraag.soort, vraag.keuzes) for name, (_, vraag) in ZWOLLE.vragen.items()
    }
    changed = {name for name, feit in older.feiten.items() if feit != ZWOLLE.feiten[name]}
    assert changed == {"verwachte_termijn"}
    before, now = ([keuze.id for keuze in of.feiten["verwachte_termijn"].keuzes] for of in (older, ZWOLLE))
    # "Later, of niet te zeggen" said two things at once; what says only one of them has a name of its own.
    assert (before[:-1], before[-1], now[-1]) == (now[:-1], "na_3_jaar", "later_dan_3_jaar")
