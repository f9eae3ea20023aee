"""A gemeentepakket says what holds on a day, and never half of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.model import (
    Gemeentepakket,
    KanaalId,
    Noodgeval,
    Regelingsoort,
    Tekst,
    newest,
)

ON = date(2026, 11, 21)
SOURCE = (load.PACKAGED / load.EXAMPLE / "1.0.0.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pakket() -> Gemeentepakket:
    return load.load_named(load.EXAMPLE, "1.0.0")


def text(
    name: str, words: str, since: date = date(2026, 1, 1), *, tekst_met_datum: str = "", invullen: str = ""
) -> Tekst:
    return Tekst(
        id=name,
        tekst=words,
        tekst_met_datum=tekst_met_datum,
        invullen=invullen,
        geldig_vanaf=since,
        eigenaar="Niemand",
    )


def saying(pakket: Gemeentepakket, *texts: Tekst) -> Gemeentepakket:
    return pakket.model_copy(update={"tekst": texts})


@given(days=st.lists(st.integers(0, 4000), unique=True, max_size=6), looked=st.integers(0, 4000))
def test_the_newest_that_has_begun_holds(days: list[int], looked: int) -> None:
    start = date(2020, 1, 1)
    texts = [text("tolk", str(day), start + timedelta(days=day)) for day in days]
    found = newest(texts, start + timedelta(days=looked))
    begun = [day for day in days if day <= looked]
    assert (None if found is None else int(found.tekst)) == max(begun, default=None)


def test_words_names_numbers_and_terms_take_their_place(pakket: Gemeentepakket) -> None:
    said = saying(pakket, text("tolk", "{gemeente} {telefoon.fg} {bewaartermijn} {tegenprestatie}"))
    assert said.zin("tolk", ON) == "Gemeente Voorbeeld 000 000 00 02 5 jaar tegenprestatie"
    assert said.zin("tolk", date(2027, 1, 1)).endswith("maatschappelijke participatie")


@pytest.mark.parametrize(
    ("months", "said"), [(1, "1 maand"), (18, "18 maanden"), (12, "1 jaar"), (60, "5 jaar")]
)
def test_a_term_is_said_as_people_say_it(pakket: Gemeentepakket, months: int, said: str) -> None:
    settings = pakket.instellingen.model_copy(update={"bewaartermijn_maanden": months})
    changed = saying(pakket, text("tolk", "{bewaartermijn}")).model_copy(update={"instellingen": settings})
    assert changed.zin("tolk", ON) == said


@pytest.mark.parametrize(
    "broken",
    [
        text("tolk", "Bel {telefoon.niemand}."),
        text("tolk", "Tot {tot}."),
        text("tolk", "Later.", since=ON + timedelta(days=1)),
        text("tolk", "Een voorstel.", invullen="Vraag de jurist."),
    ],
    ids=["unknown word", "no date", "not yet", "to fill in"],
)
def test_what_is_not_whole_is_not_said(pakket: Gemeentepakket, broken: Tekst) -> None:
    said = saying(pakket, broken)
    assert said.zin("tolk", ON) == ""
    assert said.zin_tot("tolk", ON, "") == ""


def test_a_date_is_said_where_there_is_one(pakket: Gemeentepakket) -> None:
    said = saying(pakket, text("tolk", "Nu.", tekst_met_datum="Tot {tot}."), text("kind", "Nu."))
    assert said.zin_tot("tolk", ON, "1 mei 2027") == "Tot 1 mei 2027."
    assert said.zin_tot("tolk", ON, "") == "Nu."
    assert said.zin_tot("kind", ON, "1 mei 2027") == "Nu."
    assert said.zin_tot("partner", ON, "1 mei 2027") == ""


def test_regelingen_come_by_who_offers_them_and_end(pakket: Gemeentepakket) -> None:
    kinds = [one.soort for one in pakket.regelingen(ON)]
    assert kinds == sorted(kinds, key=list(Regelingsoort).index)
    assert set(kinds) == set(Regelingsoort)
    first = pakket.minimaregeling[0].model_copy(update={"tot": ON})
    ending = pakket.model_copy(update={"minimaregeling": (first,)})
    assert len(ending.regelingen(ON)) == 1
    assert ending.regelingen(ON + timedelta(days=1)) == ()


def test_cards_and_channels_come_in_their_order(pakket: Gemeentepakket) -> None:
    assert [card.id for card in pakket.stopkaarten(ON)] == list(Noodgeval)
    assert [kanaal.id for kanaal in pakket.kanalen(ON)] == list(KanaalId)


@pytest.mark.parametrize(
    ("damage", "code", "where"),
    [
        (('formaat = "', 'formaten = "'), ContentErrorCode.ONGELDIG, "formaat"),
        (
            ("geldig_vanaf = 2026-01-01\n\n#", 'geldig_vanaf = "ooit"\n\n#'),
            ContentErrorCode.ONGELDIG,
            "geldig_vanaf",
        ),
        (('naam = "voorbeeld"', 'naam = "../weg"'), ContentErrorCode.ONGELDIG, "naam"),
        (('naam = "voorbeeld"', 'naam = "een-ander"'), ContentErrorCode.ONGELDIG, ""),
        (('id = "suicide"', 'id = "verveling"'), ContentErrorCode.ONGELDIG, "stopkaart[verveling].id"),
        (("[standaard]", "[standaard]\nkleur = 1"), ContentErrorCode.ONGELDIG, "standaard"),
        (("[standaard]", "[standaard"), ContentErrorCode.ONLEESBAAR, ""),
        (("formaat = ", f"diep = {'[' * 100_000}\nformaat = "), ContentErrorCode.ONLEESBAAR, ""),
    ],
    ids=["key", "date", "folder", "other name", "unknown case", "unknown provenance", "no toml", "too deep"],
)
def test_a_broken_file_says_where(
    damage: tuple[str, str], code: ContentErrorCode, where: str, tmp_path: Path
) -> None:
    assert damage[0] in SOURCE
    path = tmp_path / "voorbeeld" / "1.0.0.toml"
    path.parent.mkdir()
    path.write_text(SOURCE.replace(damage[0], damage[1], 1), encoding="utf-8")
    with pytest.raises(KlantbeeldError) as refused:
        load.load_named("voorbeeld", "1.0.0", (tmp_path,))
    assert refused.value.code is code
    assert refused.value.where.startswith("voorbeeld/1.0.0.toml")
    assert where in refused.value.where
