"""Four instruments as data: each against a scorer written by hand, and what they must never do."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from random import Random

import pytest

from interview.documents.plain_language import NOT_IN_MIJN_PLAN, measure, too_hard, words
from interview.record import Feit, GespreksRecord, InhoudVersie, KlantVerwijzing, LeefgebiedRecord, Versies
from interview.session.recorded import recorded_facts
from questionnaires import loader as questionnaires
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from scoring.check import check_fits
from scoring.engine import Outcome, score
from scoring.examples import example_input
from scoring.input import ScoringInput, build
from scoring.rules import NOOIT_VERANDERBAAR
from scoring.trajecten import recommend
from tests.scoring.instruments import (
    COUNTED,
    HINDERS,
    INSTRUMENTS,
    MAY_BE_NVT,
    Instrument,
    State,
    some_people,
)

VRAGENLIJST = questionnaires.load_named("zwolle", "1.2.0")
EVERY_GEBIED = (*COUNTED, "taal", "opleiding", "werk", "zelfzorg")

every_instrument = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.naam)
PER_NAAM = {instrument.naam: instrument for instrument in INSTRUMENTS}
KANSMETER = PER_NAAM["kansmeter-2004"]
LADDER = PER_NAAM["participatieladder"]
IMPRESSION = ("inschatting", "onbekend")


@every_instrument
def test_every_complete_state_gets_the_category_of_a_second_scorer(instrument: Instrument) -> None:
    assert set(instrument.values) == set(instrument.regelset.table.split_order)
    for state in instrument.states():
        assert _advice(instrument, state) == instrument.by_hand(state), state


def test_every_number_of_months_is_on_the_right_side_of_half_a_year() -> None:
    state: State = {
        **dict.fromkeys(HINDERS, "nee"),
        "feit.arbeidsvermogen": "ja",
        "feit.arbeidsvermogen_basis": "uwv",
    }
    for months in range(241):
        assert _advice(KANSMETER, {**state, "feit.zoekmaanden": months}) == (
            "fase_1" if months < 6 else "fase_2"
        )


@every_instrument
def test_what_is_unknown_leaves_exactly_the_categories_that_can_still_come_out(
    instrument: Instrument,
) -> None:
    random = Random(31)
    names = list(instrument.values)
    for _ in range(150):
        state = {name: random.choice(values) for name, values in instrument.values.items()}
        hidden = frozenset(random.sample(names, random.randint(1, min(4, len(names)))))
        could_be = {
            instrument.by_hand({**state, **dict(zip(sorted(hidden), chosen, strict=True))})
            for chosen in product(*(instrument.values[name] for name in sorted(hidden)))
        }

        assert set(score(instrument.input(state, hidden), instrument.regelset).mogelijk) == could_be, (
            state,
            hidden,
        )


@every_instrument
def test_of_somebody_unknown_every_category_is_possible(instrument: Instrument) -> None:
    outcome = score(instrument.input({}), instrument.regelset)

    assert set(outcome.mogelijk) == set(instrument.afstanden)
    assert outcome.onbepaald


@every_instrument
def test_each_category_is_as_far_from_work_as_its_source_says(instrument: Instrument) -> None:
    found = {categorie.id: categorie.afstand for categorie in instrument.regelset.categorie}

    assert found == instrument.afstanden


@every_instrument
def test_rules_leave_out_language_schooling_work_and_self_care(instrument: Instrument) -> None:
    read = set(instrument.regelset.table.split_order)

    assert read.isdisjoint(f"belemmert.{gebied}" for gebied in ("taal", "opleiding", "werk", "zelfzorg"))
    for feit in instrument.regelset.feit:
        assert feit.naam != "belemmert.zelfzorg"
        assert not (feit.veranderbaar and feit.naam.partition(".")[2] in NOOIT_VERANDERBAAR), feit.naam


def test_an_impression_that_somebody_cannot_work_changes_no_phase() -> None:
    for state in KANSMETER.states():
        if state["feit.arbeidsvermogen"] == "geen" and state["feit.arbeidsvermogen_basis"] in IMPRESSION:
            assert _advice(KANSMETER, state) == _advice(KANSMETER, {**state, "feit.arbeidsvermogen": "ja"}), (
                state
            )


@pytest.mark.parametrize("bron", ["", "   "])
@pytest.mark.parametrize(
    ("naam", "feit", "waarde", "categorie"),
    [
        ("kromme-rijn-heuvelrug", "verwachte_termijn", "later_dan_3_jaar", "beheer"),
        ("kromme-rijn-heuvelrug", "verwachte_termijn", "tot_13_weken", "job_ready"),
        ("helmond", "loonwaarde", 12, "tot_en_met_30"),
        ("helmond", "loonwaarde", 95, "boven_80"),
    ],
)
def test_an_estimate_without_a_source_counts_as_unknown(
    naam: str, feit: str, waarde: str | int, categorie: str, bron: str
) -> None:
    instrument = PER_NAAM[naam]
    assert instrument.regelset.per_feit[f"feit.{feit}"].bron_nodig
    unsourced = Feit(waarde=Antwoord(waarde=waarde), bron=bron)
    sourced = Feit(waarde=Antwoord(waarde=waarde), bron="Bedacht rapport, 2 november 2026")

    assert _of_record(instrument, {feit: unsourced}) == _of_record(instrument, {})
    assert _of_record(instrument, {feit: unsourced}).onbepaald
    assert _of_record(instrument, {feit: sourced}).categorie == categorie


def _of_record(instrument: Instrument, feiten: dict[str, Feit]) -> Outcome:
    version = InhoudVersie(naam="bedacht", versie="1.0.0", sha256="")
    judged = {
        gebied: LeefgebiedRecord(niveau=3, belemmert=Belemmert.NEE)
        for gebied in EVERY_GEBIED
        if gebied != MAY_BE_NVT
    }
    record = GespreksRecord(
        gesprek_id="bedacht",
        klant=KlantVerwijzing(klant_id="niemand"),
        versies=Versies(vragenlijst=version, regelset=version, catalogus=version),
        begonnen_op=datetime(2026, 11, 2, 9, tzinfo=UTC),
        leefgebieden={**judged, MAY_BE_NVT: LeefgebiedRecord(niveau=GeenWaarde.NVT)},
        feiten=feiten,
    )
    found = recorded_facts(record, VRAGENLIJST)
    given = build(instrument.regelset, found.niveaus, found.belemmert, found.feiten, found.left_out)
    return score(given, instrument.regelset)


@every_instrument
def test_the_rules_read_what_the_questionnaire_records(instrument: Instrument) -> None:
    check_fits(instrument.regelset, VRAGENLIJST, instrument.naam)


@every_instrument
def test_every_rule_is_shown_in_an_example(instrument: Instrument) -> None:
    regelset = instrument.regelset

    assert len(regelset.voorbeeld) >= 12
    assert {voorbeeld.regel for voorbeeld in regelset.voorbeeld} >= set(regelset.per_regel)
    for voorbeeld in regelset.voorbeeld:
        assert score(example_input(voorbeeld, regelset), regelset).mogelijk == voorbeeld.mogelijk, (
            voorbeeld.naam
        )


@every_instrument
def test_a_traject_is_only_recommended_within_its_categories(instrument: Instrument) -> None:
    random = Random(42)
    catalogus, regelset = instrument.catalogus, instrument.regelset
    ever: set[str] = set()
    for state in some_people(instrument, 400, seed=44):
        given = instrument.input(state)
        outcome = score(given, regelset)
        found = recommend(outcome, given, catalogus)
        assert any(not traject.misschien for traject in found), state
        for traject in found:
            assert outcome.categorie in catalogus.per_traject[traject.traject].categorieen
            assert traject.reden
        ever.update(traject.traject for traject in found if not traject.misschien)

        hidden = frozenset(random.sample(sorted(state), random.randint(1, len(state))))
        given = instrument.input(state, hidden)
        outcome = score(given, regelset)
        for traject in recommend(outcome, given, catalogus):
            serves = set(catalogus.per_traject[traject.traject].categorieen)
            assert serves & set(outcome.mogelijk)
            assert traject.misschien or serves.issuperset(outcome.mogelijk)
    assert ever == set(catalogus.per_traject)


@every_instrument
def test_a_catalogus_uses_every_fact_it_declares_and_orders_without_ties(instrument: Instrument) -> None:
    catalogus = instrument.catalogus
    read = {name for traject in catalogus.traject for rij in traject.aanbeveling for name in rij.row.names}
    ranks = [traject.rang for traject in catalogus.traject]

    assert {feit.naam for feit in instrument.regelset.feit if feit.alleen_trajecten} <= read
    assert len(set(ranks)) == len(ranks)


def test_the_stages_of_work_first_last_as_long_as_their_source_says() -> None:
    trajecten = KANSMETER.catalogus.per_traject

    assert trajecten["diagnose_op_de_werkplek"].duur_weken == 6
    assert trajecten["sollicitatiehulp"].uren_per_week == 12
    for stage in ("werkstage", "leerwerkstage", "arbeidstraining"):
        found = trajecten[stage]
        assert (found.uren_per_week, found.duur_weken, found.nazorg_weken) == (20, 20, 13), stage


def test_kwint_fits_every_phase_as_long_as_it_is_unclear_what_somebody_can_do() -> None:
    state: State = {**dict.fromkeys(HINDERS, "nee"), "feit.zoekmaanden": 2}
    unclear = KANSMETER.input(state)
    clear = KANSMETER.input({**state, "feit.arbeidsvermogen": "ja", "feit.arbeidsvermogen_basis": "uwv"})

    assert set(KANSMETER.catalogus.per_traject["kwint"].categorieen) == set(KANSMETER.afstanden)
    assert score(unclear, KANSMETER.regelset).onbepaald
    assert "kwint" in _recommended(KANSMETER, unclear)
    assert "kwint" not in _recommended(KANSMETER, clear)
    known = {"feit.arbeidsvermogen": "ja", "feit.arbeidsvermogen_basis": "uwv"}
    one_open = KANSMETER.input({**state, **known}, frozenset({"belemmert.geld"}))
    assert score(one_open, KANSMETER.regelset).onbepaald
    assert "kwint" in _recommended(KANSMETER, one_open)


def test_no_step_towards_work_for_somebody_who_cannot_work() -> None:
    for state in LADDER.states():
        given = LADDER.input({**state, "feit.arbeidsvermogen": "geen"})
        assert _recommended(LADDER, given).isdisjoint(
            {"werkervaringsplaats", "bemiddeling", "werk_met_begeleiding", "meer_uren"}
        )


@every_instrument
def test_what_a_klant_hears_is_plain(instrument: Instrument) -> None:
    trajecten, categorieen = instrument.catalogus.traject, instrument.regelset.categorie
    texts = [
        *(f"{traject.klantwoord}. {traject.omschrijving}" for traject in trajecten),
        *(f"{categorie.klantwoord}. {categorie.uitleg}" for categorie in categorieen),
    ]

    assert too_hard(measure(traject.omschrijving for traject in trajecten), 80) == ()
    assert too_hard(measure(categorie.uitleg for categorie in categorieen), 80) == ()
    assert {word.lower() for text in texts for word in words(text)}.isdisjoint(NOT_IN_MIJN_PLAN)


def _advice(instrument: Instrument, state: State) -> str | None:
    return score(instrument.input(state), instrument.regelset).categorie


def _recommended(instrument: Instrument, given: ScoringInput) -> set[str]:
    outcome = score(given, instrument.regelset)
    return {found.traject for found in recommend(outcome, given, instrument.catalogus)}
