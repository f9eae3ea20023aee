"""Endings: only an untrue one is refused; what is missing is named."""

from __future__ import annotations

from datetime import date, timedelta

from interview.record import Contact, Einde, Stap, Wie
from interview.session import commands as ask
from interview.session.closing import last_day_for_plan, municipality_first, open_ends, plan_day, untrue
from interview.session.signing import Signing
from tests.session.example import AT, after, new_state, with_plan

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
    assert last_day_for_plan(TODAY) == date(2026, 12, 4)
    state = new_state()
    assert plan_day(state.record, TODAY) is None
    soon = after(state, ask.ZetContact(Contact(volgende=TODAY + timedelta(days=5))))
    assert plan_day(soon.record, TODAY) == TODAY + timedelta(days=5)
    late = after(state, ask.ZetContact(Contact(volgende=TODAY + timedelta(days=30))))
    assert plan_day(late.record, TODAY) is None


def test_what_is_open_is_named_until_it_is_arranged() -> None:
    state = new_state()
    assert len(open_ends(state.record)) == 3
    arranged = after(
        state,
        ask.NoteerAfspraak("Later bellen", Wie.GEMEENTE, begin=TODAY + timedelta(days=9)),
        ask.NoteerAfspraak("Bellen", Wie.GEMEENTE, begin=TODAY + timedelta(days=2)),
        ask.ZetContact(Contact(naam="Bram Bedacht", volgende=TODAY + timedelta(days=5))),
        ask.MaakSnelleNotitie("nog indelen"),
    )
    assert open_ends(arranged.record) == ("Eén losse notitie heeft nog geen plek.",)
    first = municipality_first(arranged.record)
    assert first is not None
    assert first.wat == "Bellen"
