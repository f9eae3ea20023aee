"""The sheet of regelingen: dated, complete, and never more than an offer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.record import Aard, Regelingstand, Wie
from interview.session import commands as ask
from interview.session.content import Content
from interview.session.regelingen import ASKERS, OTHERS, STAND_WORDS, recorded, sheet, to_agree
from interview.session.state import State
from tests.session.example import AT, after, new_state

TODAY = AT.date()


def test_every_stand_has_a_digit_and_words() -> None:
    assert set(STAND_WORDS) == set(Regelingstand)
    assert len(STAND_WORDS) <= 9


def test_the_sheet_holds_what_exists_on_the_day_by_who_offers_it() -> None:
    state = new_state()
    known = state.content.gemeente.regelingen(TODAY)
    shown = [line.id for group in sheet(state, TODAY) for line in group.regels]
    assert shown == [one.id for one in known]
    assert [group.titel for group in sheet(state, TODAY)][:2] == ["Van het rijk", "Van de gemeente"]
    assert all(line.stand is None for group in sheet(state, TODAY) for line in group.regels)


def test_what_ended_vanishes_from_the_sheet_but_not_from_the_report() -> None:
    state = new_state()
    first, *others = state.content.gemeente.minimaregeling
    ended = first.model_copy(update={"tot": TODAY - timedelta(days=1)})
    pakket = state.content.gemeente.model_copy(update={"minimaregeling": (ended, *others)})
    content = Content(state.content.vragenlijst, state.content.regelset, state.content.catalogus, pakket)
    state = after(State(content, state.record), ask.ZetRegeling(ended.id, Regelingstand.HEEFT))
    assert all(line.id != ended.id for group in sheet(state, TODAY) for line in group.regels)
    (group,) = recorded(state.record, pakket, TODAY)
    assert (group.titel, [line.titel for line in group.regels]) == (OTHERS, [ended.titel])


def test_an_id_that_no_pakket_names_any_more_prints_by_its_id() -> None:
    state = new_state()
    record = state.record.model_copy(update={"minimaregelingen": {"oude_regeling": Regelingstand.WEET_NIET}})
    (group,) = recorded(record, state.content.gemeente, TODAY)
    assert [line.titel for line in group.regels] == ["oude_regeling"]


@pytest.mark.parametrize(
    ("stand", "wie", "aard"),
    [
        (Regelingstand.VRAAGT_GEMEENTE_AAN, Wie.GEMEENTE, Aard.GEMEENTE),
        (Regelingstand.VRAAGT_KLANT_AAN, Wie.KLANT, Aard.KIEST_KLANT_ZELF),
    ],
)
def test_asking_offers_an_afspraak_with_both_dates_and_never_makes_one(
    stand: Regelingstand, wie: Wie, aard: Aard
) -> None:
    state = after(new_state(), ask.ZetRegeling("zorgtoeslag", stand))
    assert state.record.afspraken == ()
    offer = to_agree(state, "zorgtoeslag", TODAY)
    assert offer is not None
    assert (offer.wie, offer.begin, offer.leefgebied) == (wie, TODAY, "geld")
    assert offer.eind is not None
    assert TODAY < offer.eind <= TODAY + timedelta(days=14)
    state = after(state, offer)
    (made,) = state.record.afspraken
    assert made.aard is aard
    assert "Zorgtoeslag" in made.wat
    assert to_agree(state, "zorgtoeslag", TODAY) is None, "no second one of the same"


@given(st.sampled_from([stand for stand in Regelingstand if stand not in ASKERS]), st.dates(date(2026, 1, 1)))
def test_nothing_else_offers_anything(stand: Regelingstand, on: date) -> None:
    state = after(new_state(), ask.ZetRegeling("zorgtoeslag", stand))
    assert to_agree(state, "zorgtoeslag", on) is None
    assert to_agree(state, "huurtoeslag", on) is None
