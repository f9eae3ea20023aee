"""The road through the uitwerken, and when a change needs a reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.record import Stap
from interview.session import commands as ask
from interview.session.advice import missing_for_advice
from interview.session.state import Plek, State
from interview.session.view import Touched, view, worked_out
from interview.session.working_out import (
    Place,
    changed_place,
    is_done,
    needs_reason,
    neighbour,
    next_open,
    place_at,
    place_of,
    places,
)
from interview.summary import summary_of
from questionnaires.answers import Belemmert, GeenWaarde
from tests.session.example import AT, advised, after, fact, judged, new_state

MATRIX = [gebied.id for gebied in new_state().content.vragenlijst.matrix]


@given(st.lists(st.tuples(st.sampled_from(MATRIX), st.sampled_from([1, 5, *GeenWaarde])), max_size=14))
def test_following_what_is_open_always_completes_what_an_advice_needs(
    given_before: list[tuple[str, int | GeenWaarde]],
) -> None:
    state = new_state()
    for name, niveau in given_before:
        if niveau is not GeenWaarde.NVT or name == "gezin":
            state = after(state, ask.ZetNiveau(name, niveau))
    here: Place | None = place_at(state, Plek(Stap.UITWERKEN))
    steps = 0
    while missing_for_advice(state):
        assert here is not None, "something is missing and the road has ended"
        state = after(state, *_work(here))
        here = next_open(state, here)
        steps += 1
        assert steps <= len(places(state))


def test_a_leefgebied_counts_as_done_once_an_advice_needs_nothing_of_it_any_more() -> None:
    state = after(new_state(), ask.ZetNiveau("geld", 2), ask.ZetNiveau("werk", 2))
    marks = {mark.id: mark.stand for mark in view(state).kaarten}
    assert worked_out(state)[0] == 1, "of werk the rules read no belemmert, of geld they do"
    assert (marks["geld"], marks["werk"]) == (Touched.GENOTEERD, Touched.UITGEWERKT)
    assert summary_of(state, AT).voortgang == "1 van 11"
    state = after(state, ask.ZetBelemmert("geld", Belemmert.WEET_NIET))
    assert worked_out(state)[0] == 2
    assert worked_out(judged()) == (11, 11)


@given(st.lists(st.tuples(st.sampled_from(MATRIX), st.sampled_from([None, *Belemmert])), max_size=14))
def test_what_is_not_done_is_what_an_advice_still_asks_for(
    given_before: list[tuple[str, Belemmert | None]],
) -> None:
    state = new_state()
    for name, hinders in given_before:
        state = after(state, ask.ZetNiveau(name, 2), ask.ZetBelemmert(name, hinders))
    asked = {part.id for part in missing_for_advice(state) if part.soort != "feit"}
    assert {name for name in MATRIX if not is_done(state, Place("leefgebied", name))} == asked
    assert worked_out(state) == (len(MATRIX) - len(asked), len(MATRIX))


def _work(here: Place) -> list[ask.Command]:
    if here.soort == "leefgebied":
        return [ask.ZetNiveau(here.id, 3), ask.ZetBelemmert(here.id, Belemmert.NEE)]
    values: dict[str, str | int] = {"arbeidsvermogen": "ja", "arbeidsvermogen_basis": "uwv"}
    return [ask.LegFeitVast(here.id, fact(values[here.id]))]


def test_the_leefgebieden_come_before_the_feiten_and_the_end_is_the_end() -> None:
    state = new_state()
    assert place_at(state, Plek(Stap.UITWERKEN, "wens")) == Place("leefgebied", "taal")
    assert place_at(state, Plek(Stap.UITWERKEN, "wens", "vragen")) == Place("leefgebied", "wens")
    assert place_at(state, Plek(Stap.UITWERKEN, "geld")) == Place("leefgebied", "geld")
    assert place_at(state, Plek(Stap.UITWERKEN, None, "feit.ontheffing")) == Place("feit", "ontheffing")
    assert next_open(state, Place("leefgebied", "zelfzorg")) == Place("leefgebied", "taal")
    done = after(judged(), ask.LegFeitVast("arbeidsvermogen", None))
    assert next_open(done, Place("leefgebied", "geld")) == Place("feit", "arbeidsvermogen")
    first, last = places(state)[0], places(state)[-1]
    assert neighbour(state, first, -1) == first
    assert neighbour(state, last, 1) == last


def test_a_reason_for_none_needs_no_belemmert_and_a_missing_thing_has_a_place() -> None:
    state = after(new_state(), ask.ZetNiveau("geld", GeenWaarde.WIL_NIET_ZEGGEN), ask.ZetNiveau("wonen", 2))
    assert is_done(state, Place("leefgebied", "geld"))
    assert not is_done(state, Place("leefgebied", "wonen"))
    missing = {place_of(part) for part in missing_for_advice(state)}
    assert Place("leefgebied", "wonen") in missing
    assert Place("feit", "arbeidsvermogen") in missing
    assert all(not is_done(state, place) for place in missing)


def test_only_a_change_after_the_advice_needs_a_reason() -> None:
    before: State = judged()
    shown = advised()
    for command in (
        ask.ZetNiveau("geld", 5),
        ask.ZetNiveau("geld", GeenWaarde.WEET_NIET),
        ask.ZetBelemmert("geld", Belemmert.NEE),
        ask.LegFeitVast("arbeidsvermogen", fact("geen")),
    ):
        assert not needs_reason(before, command)
        assert needs_reason(shown, command)
    assert not needs_reason(shown, ask.ZetNiveau("geld", 2)), "that is what it is already"
    assert not needs_reason(shown, ask.ZetSpoed("geld", True))


def test_where_something_changed_can_be_found() -> None:
    state = judged()
    assert changed_place(state, state.record) is None
    changed = after(state, ask.ZetBelemmert("wonen", Belemmert.JA))
    assert changed_place(changed, state.record) == Place("leefgebied", "wonen")
    changed = after(state, ask.LegFeitVast("ontheffing", fact("geen")))
    assert changed_place(changed, state.record) == Place("feit", "ontheffing")
