"""Quiet lines about duties: they warn and remind, and block nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from interview.record import Aard, Arbeidsverplichtingen, Plichten, Wie
from interview.session import commands as ask
from interview.session.duty_checks import (
    ABOUT_HEALTH,
    EXEMPTION_OVER,
    SOURCE_MISSING,
    age_on,
    duty_remarks,
)
from interview.session.plan_checks import plan_gaps
from interview.session.plan_page import plan_page
from interview.session.state import State
from questionnaires.answers import Antwoord
from tests.session.example import AT, after, fact, new_state

TODAY = AT.date()


def _duty(wat: str, leefgebied: str | None = None, wie: Wie = Wie.KLANT) -> ask.NoteerAfspraak:
    return ask.NoteerAfspraak(
        wat, wie, Aard.MOET, grondslag="Participatiewet artikel 9", akkoord_klantmanager=True,
        leefgebied=leefgebied,
    )  # fmt: skip


def _lines(state: State, born: date | None = None) -> list[str]:
    return [remark.tekst for remark in duty_remarks(state, TODAY, born)]


@pytest.mark.parametrize("leefgebied", ["werk", "geld"])
def test_a_duty_whose_words_are_about_health_is_warned_of_whatever_it_is_filed_under(
    leefgebied: str,
) -> None:
    state = after(new_state(), _duty("Ik ga naar de huisarts voor mijn rug.", leefgebied))
    (remark,) = duty_remarks(state, TODAY)
    assert (remark.tekst, remark.afspraak, remark.onderdeel) == (ABOUT_HEALTH, "a1", "klant")
    page = {part.id: part for part in plan_page(state.record, TODAY, duty_remarks(state, TODAY))}
    assert ABOUT_HEALTH in page["klant"].items[0].opmerkingen
    doctor = after(state, ask.LegFeitVast("arbeidsvermogen_basis", fact("medisch_advies")))
    assert _lines(doctor) == []


def test_the_same_words_as_an_own_choice_are_nobodys_business() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Ik ga naar de huisarts voor mijn rug."))
    assert _lines(state) == []
    state = after(new_state(), _duty("Ik stuur elke week twee brieven om werk."))
    assert _lines(state) == []


def test_a_duty_that_stays_after_the_doctors_advice_is_gone_is_warned_of() -> None:
    state = after(
        new_state(),
        ask.LegFeitVast("arbeidsvermogen_basis", fact("medisch_advies")),
        _duty("Ik oefen elke dag.", "lichaam"),
        ask.LegFeitVast("arbeidsvermogen_basis", fact("inschatting")),
    )
    assert _lines(state) == [ABOUT_HEALTH]
    assert "Dit kan geen plicht zijn zonder advies van een arts." in [
        gap.tekst for gap in plan_gaps(state.record)
    ], "nobody is asked to sign that"


def test_duties_want_a_source_and_an_exemption_ends() -> None:
    over = Plichten(arbeidsverplichtingen=Arbeidsverplichtingen.ONTHEFFING_9A, tot=TODAY - timedelta(days=1))
    assert _lines(after(new_state(), ask.ZetPlichten(over))) == [EXEMPTION_OVER, SOURCE_MISSING]
    well = over.model_copy(update={"tot": TODAY, "bron": "beschikking"})
    assert _lines(after(new_state(), ask.ZetPlichten(well))) == []


def test_a_young_klant_and_a_young_child_are_remembered_in_the_words_of_the_municipality() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Ik zoek werk."))
    pakket = state.content.gemeente
    young, old = date(TODAY.year - 27, 11, 22), date(TODAY.year - 27, 11, 21)
    assert _lines(state, young) == [pakket.zin("herinnering.jonger27", TODAY)]
    assert _lines(state, old) == []
    parent = after(
        state,
        ask.GeefAntwoord("gezin.zorgt_voor", Antwoord(waarde=("kinderen",))),
        ask.GeefAntwoord("gezin.kinderen", Antwoord(waarde=1)),
        ask.GeefAntwoord("gezin.jongste", Antwoord(waarde=11)),
    )
    assert _lines(parent) == [pakket.zin("herinnering.ouder", TODAY)]
    twelve = after(parent, ask.GeefAntwoord("gezin.jongste", Antwoord(waarde=12)))
    assert _lines(twelve) == []
    hidden = after(parent, ask.GeefAntwoord("gezin.zorgt_voor", Antwoord(waarde=("niemand",))))
    assert _lines(hidden) == [], "an answer that does not count says nothing"


def test_nothing_is_remembered_where_the_klant_does_nothing() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Bram belt.", Wie.GEMEENTE))
    assert _lines(state, TODAY) == []


def test_age_is_counted_in_whole_years() -> None:
    assert age_on(date(2000, 2, 29), date(2027, 2, 28)) == 26
    assert age_on(date(2000, 2, 29), date(2027, 3, 1)) == 27
