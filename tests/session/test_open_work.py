"""What is open after a gesprek: whose turn it is and when; nothing is asked of who does not sign."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from interview import caseload
from interview.record import (
    Contact,
    Deling,
    Einde,
    Gelezen,
    Informatiewijze,
    Ondertekenkeuze,
    Ondertekenwijze,
    Rol,
    Terugvertel,
    Wie,
    Zitting,
)
from interview.session import commands as ask
from interview.session.open_work import BY_CHANNEL, THINKS, THOUGHT, Doener, Werk, first_of, open_work
from interview.session.state import State
from interview.summary import summary_of
from questionnaires.gemeentepakket.model import KanaalId
from tests.session.example import AT, after, new_state, with_plan
from tests.session.test_decide import signs

TODAY = AT.date()


def _words(state: State, on: date = TODAY) -> list[str]:
    return [one.wat for one in open_work(state.record, on)]


def _informed() -> State:
    return after(new_state(), ask.LegInformatieVast(Informatiewijze.VOORGELEZEN))


def _signed(way: Ondertekenwijze = Ondertekenwijze.KRUISJE) -> State:
    choice = ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, way)
    return after(with_plan(_informed()), choice)


def test_each_turn_of_the_road_is_someones() -> None:
    state = _signed()
    assert _words(state) == ["plan voorleggen"]
    state = after(state, ask.LegVoor("team Werk"))
    assert open_work(state.record, TODAY) == (Werk(None, "wacht op klantmanager", Doener.KLANTMANAGER),)
    back = after(state, ask.GeefTerug("datum mist"))
    assert _words(back) == ["nieuwe versie maken"]
    state = after(state, ask.GeefAkkoord("team Werk"))
    assert open_work(state.record, TODAY) == (Werk(TODAY, "plan vaststellen", Doener.GEMEENTE),)
    state = after(state, ask.StelVast())
    assert _words(state) == ["plan uitreiken"]
    assert _words(after(state, ask.KiesKanaal(KanaalId.OPHALEN))) == ["plan klaarleggen"]
    assert _words(after(state, ask.ReikUit(TODAY, KanaalId.OPHALEN))) == []


def test_evaluations_stay_until_they_were_held() -> None:
    days = (TODAY + timedelta(days=3), TODAY + timedelta(days=60))
    state = after(with_plan(_informed()), ask.ZetEvaluaties(days))
    assert _words(state) == [], "a concept has nothing to look back on"
    state = after(
        state, signs(), ask.LegVoor("x"), ask.GeefAkkoord("x"), ask.StelVast(),
        ask.ReikUit(TODAY, KanaalId.PRINTER),
    )  # fmt: skip
    assert [one.dag for one in open_work(state.record, TODAY + timedelta(days=30))] == list(days)
    held = after(state, ask.Evalueer(TODAY, "het gaat"))
    assert [one.dag for one in open_work(held.record, TODAY)] == [days[1]]


def test_the_time_to_think_has_a_reminder_and_not_signing_asks_nothing() -> None:
    thinking = after(with_plan(_informed()), signs(Ondertekenkeuze.DENKT_NA))
    last = date(2026, 11, 27)
    assert open_work(thinking.record, last) == (Werk(last, THINKS, Doener.KLANT),)
    assert open_work(thinking.record, last + timedelta(days=1)) == (Werk(last, THOUGHT, Doener.CONSULTANT),)
    refusing = after(
        with_plan(_informed()),
        ask.ZetEvaluaties((TODAY + timedelta(days=9),)),
        signs(Ondertekenkeuze.TEKENT_NIET),
        ask.SluitAf(Einde.PLAN_NU),
    )
    assert _words(refusing) == []
    assert (caseload.THINKS, caseload.THOUGHT) == (THINKS, THOUGHT)
    assert BY_CHANNEL[KanaalId.POST] == caseload.BY_POST


def test_breaking_off_demands_nothing_but_what_was_agreed() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Bellen", Wie.GEMEENTE, begin=TODAY + timedelta(days=2)))
    assert _words(after(state, ask.SluitAf(Einde.AFGEBROKEN))) == []
    agreed = after(
        state,
        ask.ZetContact(Contact(volgende=TODAY + timedelta(days=4))),
        ask.PlanMomentApart(TODAY + timedelta(days=1)),
        ask.SluitAf(Einde.AFGEBROKEN),
    )
    assert _words(agreed) == ["moment apart met klant", "contact met klant"]


def test_a_later_plan_and_the_zwolle_ending_say_who_goes_on() -> None:
    day = TODAY + timedelta(days=6)
    later = after(_informed(), ask.ZetContact(Contact(volgende=day)), ask.SluitAf(Einde.PLAN_LATER))
    assert open_work(later.record, day + timedelta(days=30)) == (Werk(day, "plan maken", Doener.CONSULTANT),)
    zwolle = after(_informed(), ask.SluitAf(Einde.ZWOLLE))
    assert set(_words(zwolle)) == {"documenten maken", "klantmanager maakt plan"}


def test_what_was_left_undone_at_the_table_stays_open() -> None:
    sitting = Zitting(op=AT, aanwezigen=(Rol.PARTNER,))
    state = after(with_plan(new_state()), ask.ZetZitting(sitting), signs(), ask.SluitAf(Einde.PLAN_NU))
    assert _words(state) == [
        "plan voorleggen",
        "documenten maken",
        "klant nog informeren",
        "eigen gesprek voor partner",
    ]
    quiet = open_work(state.record, TODAY)[-1]
    assert quiet.stil
    assert first_of((quiet,)) == (None, ""), "a quiet line brings nobody back on its own"
    paper = after(_signed(Ondertekenwijze.PAPIER), ask.SluitAf(Einde.PLAN_NU))
    assert "getekend papier bevestigen" in _words(paper)
    assert "getekend papier bevestigen" not in _words(after(paper, ask.BevestigPapier()))


def test_a_warm_referral_is_open_until_accepted_and_the_klant_is_asked_about_it() -> None:
    state = after(
        _informed(),
        ask.NoteerAfspraak("De schuldhulp belt", Wie.DERDE, derde="Schuldhulp Voorbeeld"),
    )
    afspraak = state.record.afspraken[0].id
    deling = Deling(
        ontvanger="Schuldhulp Voorbeeld", doel="hulp", grondslag="artikel 65", klant_geinformeerd=True,
        geen_bezwaar=True, warm=True, op=AT,
    )  # fmt: skip
    state = after(state, ask.LegDelingVast(afspraak, deling))
    assert _words(state) == ["warme overdracht nog open", "vragen hoe het daar gaat"]
    accepted = after(state, ask.MeldAanvaard(afspraak))
    assert _words(accepted) == ["vragen hoe het daar gaat"]
    assert _words(after(state, ask.TrekDelingIn(afspraak))) == []


@pytest.mark.parametrize(("besides", "words"), [(0, "plan maken"), (2, "plan maken (+2)")])
def test_the_list_shows_the_first_and_how_much_more(besides: int, words: str) -> None:
    first = Werk(TODAY, "plan maken", Doener.CONSULTANT)
    more = tuple(Werk(None, "wacht op klantmanager", Doener.KLANTMANAGER) for _ in range(besides))
    assert first_of((first, *more)) == (TODAY, words)


def test_the_list_holds_no_word_of_a_klant() -> None:
    secret = "Verzonnen geheim"
    state = after(
        new_state(),
        ask.NoteerWens(secret),
        ask.NoteerAfspraak(secret, Wie.GEMEENTE, begin=TODAY, eind=TODAY),
        ask.ZetContact(Contact(naam=secret, volgende=TODAY)),
        ask.NoteerHoeWasHet(secret),
        signs(Ondertekenkeuze.TEKENT_NU),
        ask.SluitAf(Einde.PLAN_NU),
        ask.LegVoor(secret),
        ask.GeefTerug(secret, secret),
    )
    assert state.record.hoe_was_het == secret
    assert secret not in repr(summary_of(state, AT))
    assert secret not in repr(open_work(state.record, TODAY))


def test_a_plan_that_was_not_signed_stays_apart_also_with_the_klantmanager() -> None:
    refuses = ask.Onderteken(Ondertekenkeuze.TEKENT_NIET, Terugvertel.JA, Gelezen.ZELF)
    looked_back = ask.ZetEvaluaties((TODAY + timedelta(days=60),))
    state = after(with_plan(_informed()), looked_back, refuses, ask.LegVoor("team Werk"))
    assert summary_of(state, AT).planstatus in caseload.UNSIGNED
    assert _words(state) == ["wacht op klantmanager"]
    state = after(state, ask.GeefTerug("praat eerst verder"))
    assert summary_of(state, AT).planstatus in caseload.UNSIGNED


def test_nobody_is_called_about_what_the_klant_did_not_want_shared() -> None:
    state = after(with_plan(_informed()), ask.NoteerAfspraak("Taalles", wie=Wie.DERDE, derde="Taalhuis"))
    deling = Deling(
        ontvanger="Taalhuis", doel="taalles", grondslag="artikel 65", warm=True, geen_bezwaar=True, op=AT
    )
    afspraak = state.record.afspraken[-1].id
    asked = after(state, ask.LegDelingVast(afspraak, deling))
    assert "warme overdracht nog open" in _words(asked)
    refused = after(state, ask.LegDelingVast(afspraak, deling.model_copy(update={"geen_bezwaar": False})))
    assert not {"warme overdracht nog open", "vragen hoe het daar gaat"} & set(_words(refused))


def test_a_moment_alone_that_went_by_goes_out_of_sight() -> None:
    state = after(_informed(), ask.PlanMomentApart(TODAY))
    assert "moment apart met klant" in _words(state)
    assert "moment apart met klant" not in _words(state, TODAY + timedelta(days=30))
