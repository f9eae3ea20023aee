"""Mijn plan on the screen: in the order of the paper, each remark under its part."""

from __future__ import annotations

from datetime import date, timedelta

from interview.record import Contact, KlantReactie, Plichten, Reactie, Wie
from interview.session import commands as ask
from interview.session.plan_checks import may_be_duty
from interview.session.plan_page import (
    PartId,
    PlanPart,
    can_change,
    months_later,
    offers,
    plan_page,
    proposed_evaluations,
    reaction_key,
    removal,
    rewording,
)
from interview.session.state import State
from tests.session.example import AT, advised, after, new_state, with_plan

TODAY = AT.date()


def _parts(state: State) -> dict[PartId, PlanPart]:
    return {part.id: part for part in plan_page(state.record, TODAY)}


def test_an_empty_plan_shows_every_part_and_what_it_lacks() -> None:
    parts = _parts(new_state())
    assert list(parts) == [
        "wensen", "gaat_goed", "doelen", "klant", "gemeente", "samen", "evaluatie", "contact", "plichten",
    ]  # fmt: skip
    assert parts["klant"].opmerkingen == ("Er is nog geen afspraak.",)
    assert parts["gemeente"].opmerkingen == ("De gemeente doet nog niets.",)
    assert [item.id for item in parts["plichten"].items] == ["plichten"]


def test_a_remark_stands_at_the_afspraak_it_is_about() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Ik bel", Wie.SAMEN))
    (item,) = _parts(state)["samen"].items
    assert item.opmerkingen == ("Een begin- en einddatum ontbreekt.",)


def test_reactions_are_kept_per_part_and_per_afspraak() -> None:
    state = with_plan()
    (afspraak,) = state.record.afspraken
    said = KlantReactie(reactie=Reactie.ONEENS, woorden="te snel")
    key = reaction_key("klant", afspraak.id)
    assert key is not None
    state = after(state, ask.GeefPlanReactie(key, said), ask.GeefPlanReactie("wensen", said))
    parts = _parts(state)
    assert parts["klant"].items[0].reactie == said
    assert parts["wensen"].reactie == said
    assert reaction_key("contact", "contact") is None
    assert reaction_key("klant", None) is None


def test_the_advice_offers_what_is_not_in_the_plan_yet() -> None:
    assert offers(new_state()) == ()
    state = advised()
    offered = offers(state)
    assert [traject.id for traject in offered] == list(
        state.record.advies.trajecten if state.record.advies else ()
    )
    taken = after(state, ask.NoteerAfspraak(offered[0].klantwoord, Wie.GEMEENTE, traject=offered[0].id))
    assert offers(taken) == offered[1:]


def test_a_duty_about_health_needs_a_doctor() -> None:
    assert not may_be_duty(new_state().record, "mentaal")
    assert may_be_duty(new_state().record, "werk")


def test_a_signed_plan_does_not_change() -> None:
    from interview.record import Gelezen, Ondertekenkeuze, Ondertekenwijze, Terugvertel

    state = with_plan()
    assert can_change(state.record)
    sign = ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.KRUISJE)
    assert not can_change(after(state, sign).record)


def test_proposed_days_are_six_weeks_and_three_months_away() -> None:
    assert proposed_evaluations(TODAY) == (TODAY + timedelta(days=42), date(2027, 2, 21))
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert months_later(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_every_line_can_be_taken_away_and_every_text_reworded() -> None:
    state = after(
        with_plan(),
        ask.NoteerDoel("Werk in het groen."),
        ask.ZetGaatGoed(("Ik kook.", "Ik fiets.")),
        ask.ZetEvaluaties(proposed_evaluations(TODAY)),
        ask.ZetContact(Contact(naam="Bram Bedacht")),
        ask.ZetPlichten(Plichten(bron="beschikking")),
        ask.MarkeerCitaat("wens", "Buiten is het rustig."),
    )
    state = after(state, ask.LeesCitaatVoor(state.record.citaten[0].id, True))
    assert any(item.eigen_woorden for item in _parts(state)["wensen"].items)
    reworded = after(
        state,
        rewording(state.record, "gaat_goed", "goed1", "Ik fiets graag."),
        rewording(state.record, "wensen", state.record.wensen[0].id, "Rust."),
        rewording(state.record, "doelen", None, "Nog een doel."),
    )
    assert reworded.record.plan.gaat_goed == ("Ik kook.", "Ik fiets graag.")
    assert [wens.tekst for wens in reworded.record.wensen] == ["Rust."]
    assert [doel.tekst for doel in reworded.record.doelen] == ["Werk in het groen.", "Nog een doel."]
    for part in _parts(state).values():
        for item in reversed(part.items):
            state = after(state, removal(state.record, part.id, item))
    assert [part.id for part in plan_page(state.record, TODAY) if part.items] == ["plichten"]
    assert state.record.plan.plichten == Plichten()
