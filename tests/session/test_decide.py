"""What may be asked of a gesprek, when, and what comes of it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import pytest

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.record import (
    Aard,
    Einde,
    Gelezen,
    Ondertekenkeuze,
    Ondertekenwijze,
    PlanStatus,
    Redencode,
    Stap,
    Terugvertel,
    Wie,
)
from interview.session import commands as ask
from interview.session.advice import missing_for_advice
from interview.session.decide import decide
from interview.session.state import Plek, State
from questionnaires.answers import Antwoord, GeenWaarde
from tests.session.example import AT, advised, after, judged, new_state, with_plan


def refused(state: State, command: ask.Command) -> StrEnum:
    with pytest.raises(KlantbeeldError) as caught:
        decide(state, command, AT)
    return caught.value.code


def signs(
    keuze: Ondertekenkeuze = Ondertekenkeuze.TEKENT_NU, terugvertel: Terugvertel = Terugvertel.JA
) -> ask.Onderteken:
    return ask.Onderteken(
        keuze, terugvertel, Gelezen.VOORGELEZEN, Ondertekenwijze.NAAM_GETYPT, naam="A. Voorbeeld"
    )


def test_a_note_is_kept_whole_and_again_costs_nothing() -> None:
    state = after(new_state(), ask.LegNotitieVast("geld", "post ongeopend\nzus helpt"))
    assert state.record.leefgebied("geld").notitie == "post ongeopend\nzus helpt"
    assert decide(state, ask.LegNotitieVast("geld", "post ongeopend\nzus helpt"), AT) == ()


def test_text_that_would_act_on_a_terminal_is_disarmed_where_it_comes_in() -> None:
    state = after(
        new_state(), ask.LegNotitieVast("geld", "a\x1b]52;c;aGk=\x07b\u202ec"), ask.NoteerWens("x\x1b[2Jy")
    )
    assert state.record.leefgebied("geld").notitie == "a]52;c;aGk=bc"
    assert state.record.wensen[0].tekst == "x[2Jy"


@pytest.mark.parametrize(
    "command",
    [
        ask.LegNotitieVast("bestaat_niet", "x"),
        ask.GeefAntwoord("geld.bestaat_niet", None),
        ask.ZetObservatie("geld.bestaat_niet", True),
        ask.LegFeitVast("bestaat_niet", None),
        ask.VerwijderOnderdeel("a99"),
        ask.DeelNotitieIn("n99", "geld"),
        ask.NoteerWens("tekst", id="w99"),
        ask.LeesCitaatVoor("c99", True),
        ask.LegOordeelVast("bestaat_niet"),
    ],
)
def test_what_is_not_there_is_refused(command: ask.Command) -> None:
    assert refused(new_state(), command) is SessionErrorCode.ONBEKEND


def test_a_quick_note_goes_to_the_end_of_its_leefgebied() -> None:
    state = after(new_state(), ask.LegNotitieVast("wonen", "klein"), ask.MaakSnelleNotitie("tocht"))
    note = state.record.snelle_notities[0]
    state = after(state, ask.DeelNotitieIn(note.id, "wonen"))
    assert state.record.leefgebied("wonen").notitie == "klein\ntocht"
    assert state.record.snelle_notities == ()


def test_an_id_is_never_given_twice() -> None:
    state = after(new_state(), ask.NoteerWens("een"), ask.VerwijderOnderdeel("w1"), ask.NoteerWens("twee"))
    assert [wens.id for wens in state.record.wensen] == ["w2"]


def test_an_answer_must_be_one_the_vraag_allows() -> None:
    state = new_state()
    for name, (_, vraag) in state.content.vragenlijst.vragen.items():
        if vraag.toon_als:
            continue
        wrong = Antwoord(waarde="zo_een_keuze_is_er_niet")
        if vraag.soort != "tekst":
            assert refused(state, ask.GeefAntwoord(name, wrong)) is SessionErrorCode.ANTWOORD_PAST_NIET
        for reason in GeenWaarde:
            command = ask.GeefAntwoord(name, Antwoord(geen=reason))
            if reason is GeenWaarde.NVT and not vraag.nvt:
                assert refused(state, command) is SessionErrorCode.ANTWOORD_PAST_NIET
            else:
                assert after(state, command).record.antwoorden[name].geen is reason


def test_a_hidden_vraag_takes_no_answer() -> None:
    state = new_state()
    hidden = [name for name, (_, vraag) in state.content.vragenlijst.vragen.items() if vraag.toon_als]
    assert hidden
    for name in hidden:
        command = ask.GeefAntwoord(name, Antwoord(geen=GeenWaarde.WEET_NIET))
        assert refused(state, command) is SessionErrorCode.ANTWOORD_PAST_NIET


@pytest.mark.parametrize("niveau", [0, 6, GeenWaarde.NVT])
def test_a_niveau_outside_the_scale_is_refused(niveau: int | GeenWaarde) -> None:
    assert refused(new_state(), ask.ZetNiveau("geld", niveau)) is SessionErrorCode.ANTWOORD_PAST_NIET


def test_the_first_card_has_no_niveau() -> None:
    assert refused(new_state(), ask.ZetNiveau("wens", 4)) is SessionErrorCode.ANTWOORD_PAST_NIET


def test_the_advice_waits_for_the_own_judgement_and_for_what_it_needs() -> None:
    assert refused(judged(), ask.ToonAdvies()) is SessionErrorCode.OORDEEL_NODIG
    early = after(new_state(), ask.LegOordeelVast(None))
    assert refused(early, ask.ToonAdvies()) is SessionErrorCode.ONVOLLEDIG
    assert missing_for_advice(judged()) == ()


def test_a_reason_for_no_niveau_is_enough_and_leaves_the_advice_open() -> None:
    state = new_state()
    for gebied in state.content.vragenlijst.matrix:
        state = after(state, ask.ZetNiveau(gebied.id, GeenWaarde.WIL_NIET_ZEGGEN))
    unknown = state.record.feiten | {}
    assert unknown == {}
    assert {part.soort for part in missing_for_advice(state)} == {"feit"}


def test_the_own_judgement_freezes_when_the_advice_is_shown() -> None:
    state = advised()
    assert state.record.advies is not None
    assert refused(state, ask.LegOordeelVast(None)) is SessionErrorCode.OORDEEL_BEVROREN
    assert state.undo == (), "nothing before the advice can be undone"


def test_after_the_advice_a_change_needs_a_reason_and_is_marked() -> None:
    state = advised()
    assert refused(state, ask.ZetNiveau("dag", 2)) is SessionErrorCode.REDEN_NODIG
    state = after(state, ask.ZetNiveau("dag", 2, "klant vertelde later meer"))
    (change,) = state.record.wijzigingen_na_advies
    assert (change.veld, change.van, change.naar) == ("niveau.dag", "4", "2")
    assert state.record.oordeel_vooraf == advised().record.oordeel_vooraf


def test_a_judgement_afterwards_that_differs_needs_a_reason_code() -> None:
    state = advised()
    advice = state.record.advies
    assert advice is not None
    other = next(c.id for c in state.content.regelset.categorie if c.id != advice.categorie)
    assert refused(state, ask.LegOordeelNaGesprekVast(other)) is SessionErrorCode.REDEN_NODIG
    state = after(state, ask.LegOordeelNaGesprekVast(other, Redencode.PAS_VERANDERD))
    assert state.record.oordeel_na_gesprek is not None
    assert after(state, ask.LegOordeelNaGesprekVast(advice.categorie)).record.oordeel_na_gesprek is not None


def test_an_afspraak_is_never_a_duty_by_itself() -> None:
    state = after(new_state(), *(ask.NoteerAfspraak("iets doen", wie=wie) for wie in Wie))
    assert {afspraak.aard for afspraak in state.record.afspraken} == {
        Aard.KIEST_KLANT_ZELF,
        Aard.GEMEENTE,
        Aard.DERDE,
    }


@pytest.mark.parametrize(
    "command",
    [
        ask.NoteerAfspraak("x", aard=Aard.MOET),
        ask.NoteerAfspraak("x", aard=Aard.MOET, wie=Wie.GEMEENTE, grondslag="art. 9"),
        ask.NoteerAfspraak("x", aard=Aard.MOET, grondslag="art. 9", leefgebied="mentaal"),
        ask.NoteerAfspraak("x", aard=Aard.MOET, grondslag="art. 9", leefgebied="lichaam"),
        # Without a leefgebied the words decide.
        ask.NoteerAfspraak("Minder alcohol drinken", aard=Aard.MOET, grondslag="art. 9"),
    ],
)
def test_what_can_never_be_a_duty(command: ask.NoteerAfspraak) -> None:
    assert refused(new_state(), command) is SessionErrorCode.MOET_NIET


def test_words_alone_bar_no_duty_that_stands_on_its_own_card() -> None:
    duty = ask.NoteerAfspraak(
        "Bellen over spanning op het werk", aard=Aard.MOET, grondslag="art. 9", leefgebied="werk"
    )
    assert after(new_state(), duty).record.afspraken[0].aard is Aard.MOET


def test_a_plan_with_gaps_is_not_signed() -> None:
    state = after(new_state(), ask.NoteerAfspraak("Ik bel"))
    assert refused(state, signs()) is SessionErrorCode.PLAN_ONVOLLEDIG


def test_who_cannot_tell_what_was_agreed_does_not_sign() -> None:
    assert refused(with_plan(), signs(terugvertel=Terugvertel.NEE)) is SessionErrorCode.TEKENEN_NIET
    state = after(with_plan(), signs(Ondertekenkeuze.DENKT_NA, Terugvertel.NEE))
    assert state.record.plan.status is PlanStatus.BEDENKTIJD


def test_bedenktijd_is_five_working_days() -> None:
    state = after(with_plan(), signs(Ondertekenkeuze.DENKT_NA))
    signature = state.record.plan.ondertekening
    assert signature is not None
    assert signature.bedenktijd_tot == date(2026, 11, 27), "a Saturday plus five working days is a Friday"
    assert signature.wijze is None


def test_not_signing_needs_no_reason_and_stays_apart() -> None:
    state = after(with_plan(), signs(Ondertekenkeuze.TEKENT_NIET))
    assert state.record.plan.status is PlanStatus.NIET_ONDERTEKEND


def test_a_signed_plan_changes_only_as_a_next_version() -> None:
    state = after(with_plan(), signs())
    for command in (
        ask.NoteerWens("anders"),
        ask.NoteerAfspraak("anders"),
        ask.VerwijderOnderdeel("w1"),
        ask.ZetGaatGoed(("alles",)),
        signs(),
    ):
        assert refused(state, command) is SessionErrorCode.PLAN_VAST
    state = after(state, ask.HerzienPlan("een datum klopte niet", "{}", "0" * 64))
    assert state.record.plan.versie == 2
    assert state.record.plan.eerdere_versies[0].versie == 1
    assert state.record.plan.ondertekening is None
    assert after(state, ask.NoteerWens("anders")).record.wensen[-1].tekst == "anders"


def test_only_a_signed_plan_is_sealed_and_paper_is_seen_first() -> None:
    assert refused(with_plan(), ask.StelVast()) is SessionErrorCode.VASTSTELLEN_NIET
    paper = ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.PAPIER)
    state = after(with_plan(), paper)
    assert refused(state, ask.StelVast()) is SessionErrorCode.VASTSTELLEN_NIET
    state = after(state, ask.BevestigPapier())
    assert refused(state, ask.StelVast()) is SessionErrorCode.VASTSTELLEN_NIET
    state = after(state, ask.LegVoor("team Werk"))
    assert refused(state, ask.StelVast()) is SessionErrorCode.VASTSTELLEN_NIET
    state = after(state, ask.GeefAkkoord("klantmanager"), ask.StelVast())
    assert state.record.plan.status is PlanStatus.VASTGESTELD


def test_an_ended_gesprek_takes_nothing_until_it_is_reopened() -> None:
    state = after(new_state(), ask.SluitAf(Einde.AFGEBROKEN))
    assert refused(state, ask.NoteerWens("nog iets")) is SessionErrorCode.AFGESLOTEN
    assert after(state, ask.Heropen(), ask.NoteerWens("nog iets")).record.wensen


def test_breaking_off_needs_nothing() -> None:
    assert after(new_state(), ask.SluitAf(Einde.AFGEBROKEN)).record.einde is Einde.AFGEBROKEN


def test_resuming_lands_where_it_was_left() -> None:
    state = after(new_state(), ask.GaNaar(Stap.UITWERKEN, "geld", "belemmert"))
    assert state.plek == Plek(Stap.UITWERKEN, "geld", "belemmert")


def test_bedenktijd_can_still_become_a_signature() -> None:
    state = after(with_plan(), signs(Ondertekenkeuze.DENKT_NA), signs(Ondertekenkeuze.TEKENT_ONEENS))
    assert state.record.plan.status is PlanStatus.ONDERTEKEND


def test_dates_of_afspraken_must_be_in_order() -> None:
    day = AT.date()
    state = after(new_state(), ask.NoteerAfspraak("x", begin=day, eind=day - timedelta(days=1)))
    assert refused(state, signs()) is SessionErrorCode.PLAN_ONVOLLEDIG
