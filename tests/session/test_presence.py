"""What waits while a child or a partner is there, in every view, and what is left for later."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from interview.library import Library
from interview.locations import Locations
from interview.record import Rol
from interview.session import begin as at_begin
from interview.session import commands as ask
from interview.session.presence import apart_words, held_back, later_apart
from interview.session.state import State, begin
from interview.session.view import card, view, workout
from questionnaires.answers import Antwoord
from questionnaires.schema import Leefgebied
from tests.session.example import AT, after, first_event, new_state, packaged

CONTENT, VERSIES = packaged()
CARDS = CONTENT.vragenlijst.leefgebied
NOTE = "ruzie, bang, boos, schulden, deurwaarder, alleen, drinken, moe"
"""Words that bring up as many prompts as they can."""


def with_roles(*roles: Rol, state: State | None = None) -> State:
    here = state or new_state()
    for role in roles:
        here = after(here, at_begin.turn_role(here, role, AT))
    return here


def said_on(state: State, gebied: Leefgebied) -> set[str]:
    """Everything a card brings up, whatever is turned to."""
    found: set[str] = set()
    for more in range(len(gebied.doorvraag)):
        shown = card(state, gebied.id, NOTE, NOTE, more)
        found |= {shown.starter, *shown.prompts}
    return found - {""}


@settings(max_examples=25)
@given(st.sets(st.sampled_from(list(Rol)), max_size=4))
def test_nothing_that_waits_is_brought_up_by_any_view(roles: set[Rol]) -> None:
    state = with_roles(*roles)
    held = held_back(state)
    for gebied, mark in zip(CARDS, view(state).kaarten, strict=True):
        waits = bool(set(gebied.niet_bij) & roles)
        assert mark.wacht is waits is (gebied.id in held)
        shown = card(state, gebied.id, NOTE, NOTE)
        assert bool(shown.wacht) is waits
        said = said_on(state, gebied)
        if waits:
            assert said == set()
        forbidden = {prompt.tekst for prompt in gebied.doorvraag if set(prompt.niet_bij) & roles}
        assert not said & forbidden
        asked = {name for name, _, _ in workout(state, gebied.id).vragen}
        for vraag in gebied.vraag:
            if waits or set(vraag.niet_bij) & roles:
                assert f"{gebied.id}.{vraag.id}" not in asked
        assert shown.suggestie not in held


def test_alone_everything_can_be_brought_up() -> None:
    state = new_state()
    assert held_back(state) == {}
    netwerk = CONTENT.vragenlijst.per_leefgebied["netwerk"]
    assert any("veilig" in text for text in said_on(state, netwerk))
    assert not any("veilig" in text for text in said_on(with_roles(Rol.PARTNER), netwerk))


def test_safety_is_never_brought_up_by_itself() -> None:
    netwerk = CONTENT.vragenlijst.per_leefgebied["netwerk"]
    plain = {text for more in range(6) for text in card(new_state(), netwerk.id, "", "", more).prompts}
    assert not any("veilig" in text for text in plain)


def test_a_card_says_calmly_why_it_waits_and_until_when() -> None:
    state = with_roles(Rol.KIND)
    assert card(state, "geld", "").wacht[0] == ("Er is een kind bij. Bewaar dit voor een moment alleen.")
    state = after(state, ask.PlanMomentApart(date(2026, 11, 28)))
    assert card(state, "geld", "").wacht[0] == (
        "Er is een kind bij. U spreekt elkaar alleen op 28 november 2026."
    )


def test_what_had_to_wait_is_left_until_something_is_noted() -> None:
    state = with_roles(Rol.KIND)
    assert [gebied.id for gebied in later_apart(state)] == ["geld", "mentaal"]
    state = with_roles(Rol.KIND, state=state)
    assert held_back(state) == {}, "the child left"
    assert [gebied.id for gebied in later_apart(state)] == ["geld", "mentaal"]
    assert apart_words(state).endswith("Er is nog geen moment alleen.")
    state = after(state, ask.LegNotitieVast("geld", "vertelt er zelf over"), ask.ZetNiveau("mentaal", 4))
    assert later_apart(state) == ()
    assert apart_words(state) == ""


def test_what_was_answered_counts_whoever_comes_in() -> None:
    state = after(new_state(), ask.GeefAntwoord("geld.schulden", Antwoord(waarde="geen_overzicht")))
    before = workout(state, "geld")
    then = workout(with_roles(Rol.KIND, state=state), "geld")
    assert then.bewijs == before.bewijs
    assert then.vragen == ()


def test_an_older_questionnaire_still_opens_and_holds_nothing_back() -> None:
    library = Library(Locations.for_user({"KLANTBEELD_MAP": "nergens"}))
    _, older = library.newest(date(2026, 6, 1))
    assert older.vragenlijst.versie == "1.0.0"
    state = begin(library.pinned(older), first_event(older))
    state = with_roles(Rol.KIND, Rol.PARTNER, state=state)
    assert held_back(state) == {}
    assert later_apart(state) == ()
    assert len(card(state, "geld", "").prompts) == 2
