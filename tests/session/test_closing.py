"""Endings: only an untrue one is refused; what is missing is named."""

from __future__ import annotations

from datetime import date, timedelta

from interview.klant import Klant
from interview.record import Contact, Einde, Informatiewijze, Stap, Terugvertel, Wie
from interview.session import commands as ask
from interview.session.closing import (
    asks_to_tell_back,
    asks_what_comes_first,
    by_post_unasked,
    channels,
    first_promise,
    last_day_for_plan,
    municipality_first,
    open_ends,
    plan_day,
    said_aloud,
    untrue,
)
from interview.session.signing import Signing
from questionnaires.gemeentepakket.model import KanaalId
from tests.session.example import AT, after, new_state, with_plan
from tests.session.test_decide import signs

TODAY = AT.date()


def _thinking() -> ask.Onderteken:
    return Signing().answered("ja").answered("zelf").answered("denkt_na").answered("").command()


def test_breaking_off_needs_nothing() -> None:
    assert untrue(new_state().record, Einde.AFGEBROKEN) is None
    assert untrue(new_state().record, Einde.ZWOLLE) is None


def test_a_plan_now_needs_the_klants_choice_of_which_not_signing_is_one() -> None:
    found = untrue(with_plan().record, Einde.PLAN_NU)
    assert found is not None
    assert found.stap is Stap.TEKENEN
    assert untrue(after(with_plan(), _thinking()).record, Einde.PLAN_NU) is None


def test_a_plan_later_has_a_day_within_ten_working_days() -> None:
    # From a Saturday: ten working days end on a Friday, two weeks later.
    state = new_state()
    assert last_day_for_plan(state, TODAY) == date(2026, 12, 4)
    assert plan_day(state, TODAY) is None
    soon = after(state, ask.ZetContact(Contact(volgende=TODAY + timedelta(days=5))))
    assert plan_day(soon, TODAY) == TODAY + timedelta(days=5)
    late = after(state, ask.ZetContact(Contact(volgende=TODAY + timedelta(days=30))))
    assert plan_day(late, TODAY) is None


def test_what_is_open_is_named_until_it_is_arranged() -> None:
    state = new_state()
    assert len(open_ends(state.record)) == 5
    arranged = after(
        state,
        ask.NoteerAfspraak("Later bellen", Wie.GEMEENTE, begin=TODAY + timedelta(days=9)),
        ask.NoteerAfspraak("Bellen", Wie.GEMEENTE, begin=TODAY + timedelta(days=2)),
        ask.ZetContact(Contact(naam="Bram Bedacht", volgende=TODAY + timedelta(days=5))),
        ask.MaakSnelleNotitie("nog indelen"),
        ask.LegSamenvattingVast("U wilt rust.", klopt=True),
        ask.LegInformatieVast(Informatiewijze.VOORGELEZEN),
    )
    assert open_ends(arranged.record) == ("Eén losse notitie heeft nog geen plek.",)
    first = municipality_first(arranged.record)
    assert first is not None
    assert first.wat == "Bellen"


def test_loose_notes_are_said_in_a_whole_sentence() -> None:
    one = after(new_state(), ask.MaakSnelleNotitie("iets"))
    assert "Eén losse notitie heeft nog geen plek." in open_ends(one.record)
    two = after(one, ask.MaakSnelleNotitie("nog iets"))
    assert "2 losse notities hebben nog geen plek." in open_ends(two.record)


def test_what_belongs_to_a_fixed_plan_says_that_it_takes_a_new_version() -> None:
    missing = "Er is nog geen vaste contactpersoon"
    for still_changes in (with_plan(), after(with_plan(), _thinking())):
        assert f"{missing}." in open_ends(still_changes.record)
    found = open_ends(after(with_plan(), signs()).record)
    assert [text for text in found if text.startswith(missing)] == [f"{missing} (met een nieuwe versie)."]


def test_an_ending_is_said_in_the_words_of_the_municipality() -> None:
    state = new_state()
    assert "op of voor 4 december 2026" in said_aloud(state, Einde.PLAN_LATER, TODAY)
    agreed = after(state, ask.ZetContact(Contact(volgende=TODAY + timedelta(days=5))))
    assert "26 november 2026" in said_aloud(agreed, Einde.PLAN_LATER, TODAY)
    assert "klantmanager" in said_aloud(state, Einde.ZWOLLE, TODAY)
    assert said_aloud(state, Einde.AFGEBROKEN, TODAY) == ""


def test_who_signs_nothing_now_is_asked_to_tell_what_was_agreed() -> None:
    state = new_state()
    assert asks_to_tell_back(state.record, Einde.ZWOLLE)
    assert asks_to_tell_back(state.record, Einde.PLAN_LATER)
    assert not asks_to_tell_back(state.record, Einde.AFGEBROKEN)
    told = after(state, ask.LegTerugvertelVast(Terugvertel.DEELS))
    assert not asks_to_tell_back(told.record, Einde.ZWOLLE)
    # At Tekenen it was asked already.
    assert not asks_to_tell_back(after(with_plan(), _thinking()).record, Einde.PLAN_LATER)


def test_every_ending_but_breaking_off_leaves_one_thing_the_municipality_does_first() -> None:
    state = new_state()
    assert not asks_what_comes_first(state.record, Einde.AFGEBROKEN)
    assert asks_what_comes_first(state.record, Einde.ZWOLLE)
    promised = after(state, first_promise("De klantmanager belt.", TODAY))
    first = municipality_first(promised.record)
    assert first is not None
    assert (first.begin, first.eind) == (TODAY, date(2026, 11, 27))
    assert not asks_what_comes_first(promised.record, Einde.ZWOLLE)


def test_nothing_is_added_to_the_page_that_the_klant_chose_about() -> None:
    chosen = after(with_plan(), _thinking()).record
    assert municipality_first(chosen) is None
    assert not asks_what_comes_first(chosen, Einde.PLAN_NU)
    assert not asks_what_comes_first(chosen, Einde.PLAN_LATER)
    assert any("De gemeente doet nog niets" in line for line in open_ends(chosen))


def test_where_post_is_not_safe_keeping_comes_first_and_post_last() -> None:
    state = new_state()
    safe = Klant("k-1", "Voorbeeld")
    unsafe = Klant("k-1", "Voorbeeld", contactwens=("post_niet_veilig",))
    assert [way.id for way in channels(state, safe, TODAY)] == list(KanaalId)
    ways = [way.id for way in channels(state, unsafe, TODAY)]
    assert (ways[0], ways[-1]) == (KanaalId.BEWAREN, KanaalId.POST)
    assert sorted(ways) == sorted(KanaalId)
    assert by_post_unasked(unsafe, KanaalId.POST)
    assert not by_post_unasked(safe, KanaalId.POST)
