"""Begin and the sittings: nothing required, nothing forgotten about who was there."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.record import Einde, Informatiewijze, Plaats, Rol
from interview.session import begin as at_begin
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.state import State, apply, replay
from interview.session.state import begin as first_state
from tests.session.example import AT, after, first_event, new_state, packaged

CONTENT, VERSIES = packaged()
ROLES = st.sampled_from(list(Rol))
Step = tuple[str, Rol]
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.sampled_from(["rol", "rol", "rol", "nieuw", "wens", "ongedaan", "opnieuw", "pas"]), ROLES),
    max_size=25,
)


def _command(state: State, step: Step) -> ask.Command:
    what, role = step
    match what:
        case "rol":
            return at_begin.turn_role(state, role, AT)
        case "pas":
            return at_begin.turn_identity(state, AT)
        case "nieuw":
            return ask.BeginZitting()
        case "ongedaan":
            return ask.MaakOngedaan()
        case "opnieuw":
            return ask.Herstel()
        case _:
            return ask.NoteerWens("rust")


@given(STEPS)
def test_who_was_there_is_never_forgotten_and_the_journal_tells_the_same(steps: list[Step]) -> None:
    state = first_state(CONTENT, first_event(VERSIES))
    journal: list[happened.Event] = [first_event(VERSIES)]
    for number, step in enumerate(steps):
        before = state
        try:
            events = decide(state, _command(state, step), AT + timedelta(minutes=number))
        except KlantbeeldError:
            continue
        for event in events:
            state = apply(state, event)
            journal.append(event)
        old, new = before.record.zittingen, state.record.zittingen
        assert len(old) <= len(new) <= len(old) + 1, "a sitting is never taken back"
        for then, now in zip(old, new, strict=False):
            assert set(then.erbij_geweest) <= set(now.erbij_geweest)
            assert then.op == now.op
        for sitting in new:
            assert set(sitting.aanwezigen) <= set(sitting.erbij_geweest)
        if step[0] in ("ongedaan", "opnieuw"):
            assert new == old, "undo takes words back, never who sits at the table"
    read_back = [happened.EVENT_ADAPTER.validate_json(event.model_dump_json()) for event in journal]
    assert replay(CONTENT, read_back).record == state.record


def test_a_gesprek_from_before_there_were_sittings_replays_and_goes_on() -> None:
    wish = happened.EVENT_ADAPTER.validate_json(
        '{"op": "2026-03-02T10:00:00+01:00", "soort": "wens_genoteerd", "id": "w1", "tekst": "rust"}'
    )
    state = replay(CONTENT, [first_event(VERSIES), wish])
    assert state.record.zittingen == ()
    assert state.record.aanwezigen == ()
    assert at_begin.open_at_begin(state.record) == ("De klant is nog niet geïnformeerd.",)
    with_child = after(state, at_begin.turn_role(state, Rol.KIND, AT))
    assert with_child.record.aanwezigen == (Rol.KIND,)
    assert [wens.tekst for wens in with_child.record.wensen] == ["rust"]


def test_a_place_is_turned_about_and_roles_come_and_go() -> None:
    state = new_state()
    state = after(state, at_begin.choose_place(state, Plaats.THUIS, AT))
    assert state.record.zitting is not None and state.record.zitting.plaats is Plaats.THUIS
    state = after(state, at_begin.choose_place(state, Plaats.THUIS, AT))
    assert state.record.zitting is not None and state.record.zitting.plaats is None
    for role in (Rol.PARTNER, Rol.KIND, Rol.PARTNER):
        state = after(state, at_begin.turn_role(state, role, AT))
    assert state.record.aanwezigen == (Rol.KIND,)
    assert state.record.zitting is not None
    assert state.record.zitting.erbij_geweest == (Rol.PARTNER, Rol.KIND)
    assert len(state.record.zittingen) == 1


def test_without_the_laptop_the_sitting_is_on_paper_and_back_again() -> None:
    state = new_state()
    state = after(state, at_begin.allow_laptop(state, False, AT))
    assert state.record.gesprek_datum == AT.date()
    words = [said.tekst for said in at_begin.to_say(state, AT.date())]
    assert words[0].startswith("Dan blijft de laptop dicht.")
    assert at_begin.CLOSE_LAPTOP in words
    state = after(state, at_begin.allow_laptop(state, True, AT))
    assert state.record.gesprek_datum is None
    assert at_begin.CLOSE_LAPTOP not in [said.tekst for said in at_begin.to_say(state, AT.date())]


def test_a_talk_on_paper_keeps_both_its_days() -> None:
    state = new_state()
    held = (AT - timedelta(days=3)).date()
    state = after(state, at_begin.held_on_paper(state, held, AT))
    assert state.record.gesprek_datum == held
    assert at_begin.paper_words(state.record, AT) == (
        "Op papier gehouden op 18 november 2026. In de computer op 21 november 2026."
    )
    # The laptop that was not wanted then leaves the day as it was typed.
    state = after(state, at_begin.allow_laptop(state, False, AT))
    assert state.record.gesprek_datum == held
    with pytest.raises(KlantbeeldError) as refused:
        after(state, at_begin.held_on_paper(state, (AT + timedelta(days=1)).date(), AT))
    assert refused.value.code is SessionErrorCode.DATUM_PAST_NIET


def test_another_day_may_be_a_new_sitting_and_else_nobody_is_there() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    now = AT.astimezone(zone)
    state = new_state()
    state = after(state, at_begin.turn_role(state, Rol.KIND, AT))
    assert not at_begin.another_day(state.record, now)
    assert at_begin.nobody_there(state, now) is None, "a child does not leave because the program stopped"
    tomorrow = now + timedelta(days=1)
    assert at_begin.another_day(state.record, tomorrow)
    left = at_begin.nobody_there(state, tomorrow)
    assert left is not None
    at_office = after(state, left)
    assert at_office.record.aanwezigen == ()
    assert at_office.record.zittingen[0].erbij_geweest == (Rol.KIND,)
    again = after(state, ask.BeginZitting())
    assert len(again.record.zittingen) == 2
    assert again.record.aanwezigen == ()
    ended = after(state, ask.SluitAf(Einde.AFGEBROKEN))
    assert not at_begin.another_day(ended.record, tomorrow)


def test_being_informed_names_the_text_that_was_used() -> None:
    state = after(new_state(), ask.LegInformatieVast(Informatiewijze.KAART))
    (told,) = state.record.informatie
    assert CONTENT.gemeente.versie in told.tekst
    assert told.wijze is Informatiewijze.KAART
    assert at_begin.information_words(state.record) == "kaart gegeven op 21 november 2026"
    assert len(at_begin.information(state, AT.date())) > 2
    assert "De klant is nog niet geïnformeerd." not in at_begin.open_at_begin(state.record)


def test_what_was_skipped_is_one_quiet_line() -> None:
    state = after(new_state(), ask.BeginZitting())
    assert at_begin.open_at_begin(state.record) == (
        "De klant is nog niet geïnformeerd.",
        "Bij Begin staat nog niet: waar u sprak, uw legitimatie en of de laptop mag.",
    )
    for turn in (
        lambda now: at_begin.choose_place(now, Plaats.TELEFOON, AT),
        lambda now: at_begin.turn_identity(now, AT),
        lambda now: at_begin.allow_laptop(now, True, AT),
        lambda now: ask.LegInformatieVast(Informatiewijze.VOORGELEZEN),
    ):
        state = after(state, turn(state))
    assert at_begin.open_at_begin(state.record) == ()


@pytest.mark.parametrize("role", list(Rol))
def test_whoever_is_there_what_is_said_comes_from_the_municipality(role: Rol) -> None:
    state = new_state()
    alone = at_begin.to_say(state, AT.date())
    state = after(state, at_begin.turn_role(state, role, AT))
    said = [one for one in at_begin.to_say(state, AT.date()) if one not in alone]
    texts = {CONTENT.gemeente.zin(entry.id, AT.date()) for entry in CONTENT.gemeente.tekst}
    assert all(one.hint or one.tekst in texts for one in said)
    assert bool(said) is (role not in (Rol.COLLEGA, Rol.ANDERS))


def test_two_kinds_of_tolk_are_told_about_once() -> None:
    state = new_state()
    for role in (Rol.TOLK, Rol.GEBARENTOLK):
        state = after(state, at_begin.turn_role(state, role, AT))
    said = [one.tekst for one in at_begin.to_say(state, AT.date())]
    assert len(said) == len(set(said))
    assert at_begin.LOOK_AT_KLANT in said


def test_whom_the_klant_asked_for_is_named_until_there() -> None:
    state = new_state()
    wishes = ("tolk", "bellen", "vertrouwenspersoon")
    words = at_begin.asked_for(wishes, "Spaans", state.record)
    assert words == "De klant vroeg om: tolk en vertrouwenspersoon (Spaans)."
    state = after(state, at_begin.turn_role(state, Rol.TOLK, AT))
    assert at_begin.asked_for(wishes, "Spaans", state.record) == "De klant vroeg om: vertrouwenspersoon."
    assert at_begin.asked_for(("bellen",), "", state.record) == ""
