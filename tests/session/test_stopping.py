"""The cards of the Stopkaart: from the gemeentepakket, and whatever is wrong with it a number to call."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.locations import Locations
from interview.record import Rol
from interview.session.stopping import EMERGENCY_NUMBER, NOT_NOW, card_lines, stop_cards, stop_lines
from interview.stopkaart import pakket_to_stop_with
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import visit_gaps
from questionnaires.gemeentepakket.model import Gemeentepakket, Noodgeval, Noodnummer
from tests.interview.desks import open_desk

TODAY = date(2026, 11, 21)


def _example() -> Gemeentepakket:
    return load.load_named(load.EXAMPLE, "1.0.0", (load.PACKAGED,))


def test_seven_cards_with_a_digit_each_and_at_most_eight_steps() -> None:
    cards = stop_cards(_example(), TODAY, practice=True)
    assert [card.toets for card in cards] == list("1234567")
    assert [card.geval for card in cards] == list(Noodgeval)
    assert all(1 <= len(card.stappen) <= 8 and card.nummers for card in cards)
    assert not any("{" in step for card in cards for step in card.stappen)


def test_without_any_pakket_every_card_says_to_call_112() -> None:
    for card in stop_cards(None, TODAY):
        assert card.nummers == (EMERGENCY_NUMBER,)
        assert card.stappen == ("Bel bij direct gevaar 112.",)
        assert card.titel
    assert any("112" in line for line in stop_lines(None, TODAY))


def test_nobody_is_sent_to_the_numbers_of_an_invented_municipality() -> None:
    example = _example()
    assert example.fictief
    for card in stop_cards(example, TODAY):
        assert card.nummers == (EMERGENCY_NUMBER,)
        assert len(card.stappen) > 1, "what to do still helps"


def test_a_card_without_numbers_or_that_is_not_there_falls_back_to_112() -> None:
    example = _example()
    bare = tuple(
        one.model_copy(update={"nummers": ()}) for one in example.stopkaart if one.id is not Noodgeval.VERWARD
    )
    cards = stop_cards(example.model_copy(update={"stopkaart": bare, "fictief": False}), TODAY)
    assert len(cards) == 7
    assert all(card.nummers == (EMERGENCY_NUMBER,) for card in cards)
    assert cards[5].titel == "Verward"


@pytest.mark.parametrize("written", ["", "   ", "Vraag het uw leidinggevende.", "zie map 2"])
def test_a_number_that_cannot_be_called_is_none(written: str) -> None:
    example = _example()
    number = Noodnummer(naam="Wijkteam", nummer=written)
    cards = tuple(one.model_copy(update={"nummers": (number,)}) for one in example.stopkaart)
    pakket = example.model_copy(update={"stopkaart": cards, "fictief": False})
    assert all(card.nummers == (EMERGENCY_NUMBER,) for card in stop_cards(pakket, TODAY))
    assert sum(gap.waar.startswith("stopkaart.") for gap in visit_gaps(pakket, TODAY)) == 7


def test_a_card_of_tomorrow_is_not_shown_today() -> None:
    example = _example()
    now, *rest = example.stopkaart
    later = now.model_copy(update={"geldig_vanaf": date(2026, 12, 1), "titel": "Straks"})
    pakket = example.model_copy(update={"stopkaart": (now, later, *rest)})
    assert stop_cards(pakket, TODAY)[0].titel == now.titel
    assert stop_cards(pakket, date(2026, 12, 1))[0].titel == "Straks"


@pytest.mark.parametrize("who", [Rol.PARTNER, Rol.KIND])
def test_nobody_asks_about_violence_with_a_partner_or_a_child_there(who: Rol) -> None:
    alone = stop_cards(_example(), TODAY, (Rol.TOLK,))
    together = stop_cards(_example(), TODAY, (who, Rol.TOLK))
    assert [card.let_op for card in alone] == [""] * 7
    assert [card.geval for card in together if card.let_op] == [Noodgeval.GEWELD]
    lines = card_lines(together[2])
    assert lines.index(NOT_NOW) < lines.index(together[2].stappen[0])


def test_a_broken_own_pakket_a_broken_store_and_a_closed_one_still_give_a_card(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    with open_desk(tmp_path) as desk:
        assert pakket_to_stop_with(locations, TODAY, desk) is not None
        broken = locations.own_gemeenten_dir / "voorbeeldstad" / "1.0.0.toml"
        broken.parent.mkdir(parents=True)
        broken.write_text("dit is [geen toml", encoding="utf-8")
    # The store is closed now, and what is installed cannot be read.
    assert pakket_to_stop_with(locations, TODAY, desk) is not None, "of before it broke: read already"
    assert pakket_to_stop_with(locations, TODAY) is None
    assert stop_cards(None, TODAY)[0].nummers == (EMERGENCY_NUMBER,)
