"""The explanation under another instrument: its days, its hours, its sources, and what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from interview.library import Library
from interview.locations import Locations
from interview.plan.issue import explanation_of
from interview.plan.report_build import build_report
from interview.record import Feit
from interview.session import commands as ask
from interview.session.advice import outcome_of, scoring_input
from interview.session.before_advice import as_advised
from interview.session.explanation import (
    again_line,
    contact_line,
    explain_advice,
    explain_outcome,
    follow_up_line,
    source_lines,
)
from interview.session.state import State
from interview.session.view import shown_facts
from questionnaires.answers import Antwoord, Belemmert
from tests.session.example import AT, after, fact, judged, new_state


def under(said: str) -> State:
    """A new gesprek with the rules and services of an instrument."""
    state = new_state()
    library = Library(Locations.for_user({"KLANTBEELD_MAP": "nergens"}))
    return replace(state, content=library.under(state.content, said, AT.date()))


def haarlem(*commands: ask.Command) -> State:
    """Three leefgebieden hinder, and it was looked at again: not now, perhaps later. The advice was shown."""
    state = judged(under("haarlem"))
    return after(
        state,
        ask.ZetBelemmert("wonen", Belemmert.JA),
        ask.ZetBelemmert("netwerk", Belemmert.JA),
        ask.LegFeitVast("vooruitzicht", fact("later")),
        *commands,
        ask.LegOordeelVast(state.content.regelset.categorie[0].id, ""),
        ask.ToonAdvies(),
    )


def test_only_an_instrument_that_reads_it_asks_it() -> None:
    assert "vooruitzicht" not in shown_facts(under("zwolle"))
    assert "vooruitzicht" in shown_facts(under("haarlem"))
    assert "zoekmaanden" in shown_facts(under("kansmeter-2004"))
    assert "meedoen" in shown_facts(under("participatieladder"))


def test_it_says_when_to_look_again_and_how_much_contact_there_is() -> None:
    uitleg = explain_advice(haarlem()).uitleg
    assert uitleg.categorie is not None
    assert uitleg.categorie.id == "tijdelijk_onoverbrugbaar"
    assert follow_up_line(uitleg) == (
        "Opnieuw kijken: uiterlijk 22 mei 2027. Contact: 4 uur per jaar, gewenst 8."
    )
    assert again_line(uitleg).startswith("Kijk uiterlijk op 22 mei 2027 opnieuw. Kan de klant")
    assert contact_line(uitleg) == "Contact volgens de bron: 4 uur per jaar, gewenst 8."


def test_the_weeks_count_from_a_hertest_that_came_after_the_advice() -> None:
    state = haarlem()
    for day, last in (("2026-03-01", date(2027, 5, 22)), ("2027-01-09", date(2027, 7, 10))):
        looked = Feit(waarde=Antwoord(waarde=day))
        later = after(state, ask.LegFeitVast("laatste_hertest", looked, "opnieuw gekeken"))
        found = explain_advice(later).uitleg.hertest
        assert found is not None
        assert found.uiterlijk == last


def test_a_sourced_fact_that_changed_after_the_advice_still_explains_it() -> None:
    shown = haarlem()
    later = after(shown, ask.LegFeitVast("vooruitzicht", fact("binnenkort"), "opnieuw gekeken"))
    assert scoring_input(as_advised(later)) == scoring_input(shown)
    found = explain_advice(later)
    assert found.uitleg.categorie is not None
    assert found.uitleg.categorie.id == "tijdelijk_onoverbrugbaar"
    assert found.nu is not None
    assert found.nu.categorie is not None
    assert found.nu.categorie.id == "overbrugbaar"


def test_a_fact_without_its_source_is_named_and_is_the_question() -> None:
    shown = haarlem()
    bare = Feit(waarde=Antwoord(waarde="later"))
    record = shown.record.model_copy(update={"feiten": {**shown.record.feiten, "vooruitzicht": bare}})
    state = replace(shown, record=record)
    uitleg = explain_outcome(state, outcome_of(state), scoring_input(state))
    assert uitleg.categorie is None
    assert source_lines(uitleg) == ("Een stap verder: zonder bron telt dit niet.",)
    assert [vraag.naam for vraag in uitleg.open_vragen] == ["feit.vooruitzicht"]
    question = explain_advice(state).vragen[0]
    assert question.vraag.endswith("Er staat iets, maar zonder bron telt dit niet.")


def test_nothing_is_said_where_no_source_says_it() -> None:
    state = judged(under("zwolle"))
    uitleg = explain_outcome(state, outcome_of(state), scoring_input(state))
    assert (follow_up_line(uitleg), again_line(uitleg), contact_line(uitleg)) == ("", "", "")
    assert source_lines(uitleg) == ()


def test_an_open_outcome_has_the_name_the_instrument_gives_it() -> None:
    state = after(judged(under("haarlemmermeer")), ask.LegFeitVast("arbeidsvermogen", None))
    uitleg = explain_outcome(state, outcome_of(state), scoring_input(state))
    assert uitleg.categorie is None
    assert uitleg.heet_zolang == "Onbekend"
    assert uitleg.zin.endswith("Zolang dat zo is, heet het hier: Onbekend.")


def test_the_verslag_says_why_nothing_else_fits_and_what_to_remember() -> None:
    state = haarlem()
    told = build_report(state.record, state.content, *explanation_of(state.record, state.content)).advies
    assert told is not None
    assert "Overbrugbaar: het aantal leefgebieden dat nu belemmert: 3 (nodig: 1 of 2)." in told.waarom_niet
    assert told.opmerkingen[0].startswith("Kijk uiterlijk op 22 mei 2027 opnieuw.")
    assert told.opmerkingen[1] == "Contact volgens de bron: 4 uur per jaar, gewenst 8."


def test_the_verslag_stays_silent_about_an_outcome_it_does_not_explain() -> None:
    state = haarlem()
    told = build_report(state.record, state.content).advies
    assert told is not None
    assert (told.waarom_niet, told.opmerkingen) == ((), ())
