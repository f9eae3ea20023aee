"""Sharing about one afspraak: nothing goes without a yes, and a yes holds for what it was said about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.record import Deling, Wie
from interview.session import commands as ask
from interview.session.decide_road import may_share
from interview.session.sharing import (
    ALWAYS,
    DATA,
    NAME,
    PRACTICAL,
    asked_again,
    data_of,
    proposal,
    sharing_remarks,
    sharings,
    usual_ground,
)
from interview.session.state import State
from tests.session.example import AT, after, new_state

TODAY = AT.date()


def _with_partner() -> State:
    return after(
        new_state(),
        ask.NoteerAfspraak("Een taalmaatje komt oefenen.", Wie.DERDE, derde="Taalhuis Fictief"),
        ask.NoteerAfspraak("Ik bel mijn zus."),
    )


def _agreed(state: State) -> State:
    (one,) = sharings(state.record)
    deling = proposal(one.afspraak, state.content, AT).model_copy(
        update={"klant_geinformeerd": True, "geen_bezwaar": True}
    )
    return after(state, ask.LegDelingVast(one.afspraak.id, deling))


def test_a_proposal_says_nothing_for_the_klant() -> None:
    state = _with_partner()
    (one,) = sharings(state.record)
    assert not one.mag
    begin = proposal(one.afspraak, state.content, AT)
    assert (begin.klant_geinformeerd, begin.geen_bezwaar, begin.geen_bezwaar_nodig) == (False, None, True)
    assert begin.ontvanger == "Taalhuis Fictief"
    assert begin.terugkomdatum == TODAY + timedelta(days=state.content.gemeente.instellingen.terugkomdagen)
    assert not may_share(begin)


def test_the_ground_comes_from_the_municipality_and_not_its_advice_to_itself() -> None:
    ground = usual_ground(new_state().content, TODAY)
    assert "Participatiewet artikel 65" in ground
    assert "jurist" not in ground


def test_it_is_open_until_the_other_says_yes_and_stops_when_the_klant_takes_it_back() -> None:
    state = _with_partner()
    assert [remark.afspraak for remark in sharing_remarks(state.record)] == ["a1"]
    state = _agreed(state)
    (one,) = sharings(state.record)
    assert (one.mag, one.open_tot_aanvaard) == (True, True)
    accepted = after(state, ask.MeldAanvaard("a1"))
    assert not sharings(accepted.record)[0].open_tot_aanvaard
    assert sharing_remarks(accepted.record) == ()
    withdrawn = after(accepted, ask.TrekDelingIn("a1"))
    assert not sharings(withdrawn.record)[0].mag


@pytest.mark.parametrize("field", ["ontvanger", "doel", "gegevens", "praktisch"])
def test_a_yes_about_something_else_does_not_count(field: str) -> None:
    deling = _agreed(_with_partner()).record.delingen["a1"]
    changed = deling.model_copy(update={field: ("naam",) if field == "gegevens" else "iets anders"})
    asked = asked_again(deling, changed)
    assert not may_share(asked)
    assert asked.geen_bezwaar is None
    assert asked_again(deling, deling.model_copy(update={"warm": True})).geen_bezwaar is True


@given(
    st.builds(
        Deling,
        ontvanger=st.just("Taalhuis"),
        doel=st.just("oefenen"),
        grondslag=st.just("art. 65"),
        op=st.just(AT),
        klant_geinformeerd=st.booleans(),
        geen_bezwaar_nodig=st.booleans(),
        geen_bezwaar=st.sampled_from([True, False, None]),
        ingetrokken_op=st.sampled_from([None, AT]),
        aanvaard_op=st.sampled_from([None, AT]),
    )
)
def test_what_the_screen_says_agrees_with_what_may_go(deling: Deling) -> None:
    state = _with_partner()
    record = state.record.model_copy(update={"delingen": {"a1": deling}})
    (one,) = sharings(record)
    assert one.mag == may_share(deling)
    assert one.mag == (one.stand in ("De ander zei ja.", "Dit mag. De ander zei nog geen ja."))


@given(
    st.sets(st.sampled_from(DATA)), st.sampled_from(["", "een brief", NAME]), st.sampled_from(["", "tolk"])
)
def test_a_name_and_the_afspraak_always_go_and_nothing_twice(
    ticked: set[str], other: str, practical: str
) -> None:
    lines = data_of(ticked, other, practical)
    assert set(ALWAYS) <= set(lines)
    assert len(set(lines)) == len(lines)
    assert (PRACTICAL in lines) == (PRACTICAL in ticked or bool(practical))


def test_a_no_is_a_no_also_where_no_yes_is_needed() -> None:
    deling = _agreed(_with_partner()).record.delingen["a1"]
    unasked = deling.model_copy(update={"geen_bezwaar_nodig": False, "geen_bezwaar": None})
    assert may_share(unasked)
    assert not may_share(unasked.model_copy(update={"geen_bezwaar": False}))


@pytest.mark.parametrize(
    "other",
    [
        ask.NoteerAfspraak("Een taalmaatje komt thuis.", Wie.DERDE, derde="Taalhuis Fictief", id="a1"),
        ask.NoteerAfspraak("Een taalmaatje komt oefenen.", Wie.DERDE, derde="Stichting Bedacht", id="a1"),
    ],
)
def test_a_yes_about_an_afspraak_does_not_hold_for_another_wording(other: ask.NoteerAfspraak) -> None:
    state = after(_agreed(_with_partner()), other)
    (one,) = sharings(state.record)
    assert not one.mag
    assert one.deling is not None
    assert (one.deling.klant_geinformeerd, one.deling.geen_bezwaar) == (False, None)


def test_another_day_for_the_same_afspraak_asks_nothing_anew() -> None:
    same = ask.NoteerAfspraak(
        "Een taalmaatje komt oefenen.", Wie.DERDE, derde="Taalhuis Fictief", id="a1", begin=TODAY
    )
    assert sharings(after(_agreed(_with_partner()), same).record)[0].mag


def test_undo_never_gives_back_a_yes_that_the_klant_took_away() -> None:
    state = _agreed(_with_partner())
    refused = state.record.delingen["a1"].model_copy(update={"geen_bezwaar": False})
    for no in (ask.TrekDelingIn("a1"), ask.LegDelingVast("a1", refused)):
        said = after(state, no)
        with pytest.raises(KlantbeeldError) as caught:
            after(said, ask.MaakOngedaan())
        assert caught.value.code is SessionErrorCode.NIETS_ONGEDAAN
        noted = after(said, ask.NoteerWens("Ik wil rust."), ask.MaakOngedaan())
        assert not sharings(noted.record)[0].mag
