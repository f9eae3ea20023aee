"""The rhythm of a visit: a guide from the municipality, longer with someone who interprets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from interview.record import Rol
from interview.session import begin as at_begin
from interview.session import commands as ask
from interview.session.rhythm import clock_by_default, planned_minutes, spent_minutes
from questionnaires.gemeentepakket.model import Instellingen, Ritme
from tests.session.example import AT, after, new_state


@pytest.mark.parametrize(
    ("role", "minutes"), [(Rol.PARTNER, 90), (Rol.TOLK, 135), (Rol.GEBARENTOLK, 135), (Rol.KIND, 90)]
)
def test_a_visit_takes_ninety_minutes_and_half_as_long_again_with_a_tolk(role: Rol, minutes: int) -> None:
    state = new_state()
    assert planned_minutes(state) == 90
    state = after(state, at_begin.turn_role(state, role, AT))
    assert planned_minutes(state) == minutes
    state = after(state, at_begin.turn_role(state, role, AT))
    assert planned_minutes(state) == minutes, "the time that the tolk took is not given back"
    assert planned_minutes(after(state, ask.BeginZitting())) == 90


def test_the_municipality_sets_the_rhythm_and_whether_a_clock_shows() -> None:
    state = new_state()
    settings = Instellingen(klok=False, ritme=Ritme(gesprek=60), tolk_extra_procent=10)
    gemeente = state.content.gemeente.model_copy(update={"instellingen": settings})
    state = replace(state, content=replace(state.content, gemeente=gemeente))
    assert not clock_by_default(state)
    state = after(state, at_begin.turn_role(state, Rol.TOLK, AT))
    assert planned_minutes(state) == 115


def test_time_counts_from_sitting_down() -> None:
    state = new_state()
    assert spent_minutes(state, AT, AT + timedelta(minutes=7, seconds=59)) == 7
    sat_down = after(state, ask.BeginZitting())
    assert spent_minutes(sat_down, AT, AT + timedelta(minutes=8)) == 7
    later = AT + timedelta(hours=5)
    assert spent_minutes(sat_down, later, later + timedelta(minutes=2)) == 2, "opened again: from there on"
    assert spent_minutes(sat_down, later, later - timedelta(minutes=2)) == 0
    on_paper = after(state, at_begin.held_on_paper(state, AT.date(), AT))
    assert spent_minutes(on_paper, AT, later) is None
