"""Laws of the session, over random commands in any order."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from interview.errors import KlantbeeldError
from interview.record import (
    Deling,
    GespreksRecord,
    Informatiewijze,
    KlantReactie,
    Plaats,
    Reactie,
    Regelingstand,
    Rol,
    Stap,
    Terugvertel,
    Wie,
    Zitting,
)
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.decide_road import may_share
from interview.session.state import State, apply, begin, replay
from interview.session.view import card, view, workout
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from tests.session.example import AT, fact, first_event, packaged

CONTENT, VERSIES = packaged()
GEBIEDEN = st.sampled_from([gebied.id for gebied in CONTENT.vragenlijst.leefgebied])
TEXT = st.text(max_size=12)
ANSWERS = st.one_of(
    st.sampled_from([Antwoord(waarde="ja"), Antwoord(waarde="nee"), Antwoord(waarde=3)]),
    st.sampled_from([Antwoord(geen=reason) for reason in GeenWaarde]),
    st.none(),
)
NIVEAUS = st.one_of(st.integers(0, 6), st.sampled_from(list(GeenWaarde)), st.none())

REGELINGEN = st.sampled_from([one.id for one in CONTENT.gemeente.minimaregeling] + ["onbekend"])
SITTINGS = st.builds(
    Zitting,
    op=st.just(AT),
    plaats=st.sampled_from([None, *Plaats]),
    aanwezigen=st.lists(st.sampled_from(list(Rol)), max_size=4).map(tuple),
    laptop_mag=st.sampled_from([None, True, False]),
    op_papier=st.sampled_from([None, AT.date() - timedelta(days=3), AT.date() + timedelta(days=3)]),
)
SHARED = st.builds(
    Deling,
    ontvanger=st.just("Stichting Verzonnen"),
    doel=st.just("taalles"),
    grondslag=st.just("artikel 65"),
    klant_geinformeerd=st.booleans(),
    geen_bezwaar=st.sampled_from([None, True, False]),
    op=st.just(AT),
)

COMMANDS: st.SearchStrategy[ask.Command] = st.one_of(
    st.builds(ask.LegNotitieVast, GEBIEDEN, TEXT),
    st.builds(ask.MaakSnelleNotitie, TEXT),
    st.builds(ask.DeelNotitieIn, st.sampled_from(["n1", "n2"]), st.one_of(GEBIEDEN, st.none())),
    st.builds(ask.MarkeerCitaat, GEBIEDEN, TEXT),
    st.builds(ask.LeesCitaatVoor, st.sampled_from(["c1", "c2"]), st.booleans()),
    st.builds(ask.GeefAntwoord, st.sampled_from(list(CONTENT.vragenlijst.vragen)), ANSWERS),
    st.builds(ask.ZetNiveau, GEBIEDEN, NIVEAUS, TEXT),
    st.builds(ask.ZetBelemmert, GEBIEDEN, st.one_of(st.sampled_from(list(Belemmert)), st.none()), TEXT),
    st.builds(ask.ZetSpoed, GEBIEDEN, st.booleans()),
    st.builds(ask.ZetEigenCijfer, GEBIEDEN, st.one_of(st.integers(-1, 11), st.none())),
    st.builds(
        ask.LegFeitVast, st.just("arbeidsvermogen"), st.sampled_from([fact("ja"), fact("geen"), None]), TEXT
    ),
    st.builds(ask.NoteerWens, TEXT),
    st.builds(ask.NoteerDoel, TEXT, st.sampled_from([None, "d1"])),
    st.builds(ask.NoteerAfspraak, TEXT, wie=st.sampled_from(list(Wie))),
    st.builds(ask.VerwijderOnderdeel, st.sampled_from(["w1", "d1", "a1"])),
    st.builds(ask.LegOordeelVast, st.none(), TEXT),
    st.just(ask.ToonAdvies()),
    st.builds(ask.GeefPlanReactie, st.just("wensen"), st.just(KlantReactie(reactie=Reactie.EENS))),
    st.builds(ask.GaNaar, st.sampled_from(list(Stap)), GEBIEDEN),
    st.just(ask.BeginZitting()),
    st.builds(ask.ZetZitting, SITTINGS),
    st.builds(ask.LegInformatieVast, st.sampled_from(list(Informatiewijze))),
    st.builds(ask.PlanMomentApart, st.sampled_from([None, AT.date()])),
    st.builds(ask.ZetRegeling, REGELINGEN, st.sampled_from([None, *Regelingstand])),
    st.builds(ask.GeefVerklaring, st.sampled_from(["oordeel", "niveau.geld", "onzin"]), TEXT),
    st.builds(ask.LegTerugvertelVast, st.sampled_from(list(Terugvertel))),
    st.builds(ask.LegDelingVast, st.sampled_from(["a1", "a2", "a3"]), SHARED),
    st.builds(ask.TrekDelingIn, st.sampled_from(["a1", "a2", "a3"])),
    st.builds(ask.MeldAanvaard, st.sampled_from(["a1", "a2", "a3"])),
    st.just(ask.MeldBesproken()),
    st.just(ask.MaakOngedaan()),
    st.just(ask.Herstel()),
)


def run(commands: list[ask.Command]) -> tuple[State, list[happened.Event]]:
    """All that were not refused, and the journal they left."""
    journal: list[happened.Event] = [first_event(VERSIES)]
    state = begin(CONTENT, first_event(VERSIES))
    for number, command in enumerate(commands):
        try:
            events = decide(state, command, AT + timedelta(seconds=number))
        except KlantbeeldError:
            continue
        for event in events:
            state = apply(state, event)
            journal.append(event)
    return state, journal


@given(st.lists(COMMANDS, max_size=30))
def test_the_journal_alone_gives_the_same_state(commands: list[ask.Command]) -> None:
    state, journal = run(commands)
    read_back = [happened.EVENT_ADAPTER.validate_json(event.model_dump_json()) for event in journal]
    assert read_back == journal
    again = replay(CONTENT, read_back)
    assert again.record == state.record
    assert again.plek == state.plek
    assert len(again.undo) == len(state.undo)


@given(st.lists(COMMANDS, max_size=30))
def test_a_record_survives_its_own_json(commands: list[ask.Command]) -> None:
    record = run(commands)[0].record
    assert GespreksRecord.model_validate_json(record.model_dump_json()) == record


@given(st.lists(COMMANDS, max_size=20), COMMANDS)
def test_undo_takes_back_exactly_one_change_and_redo_puts_it_back(
    commands: list[ask.Command], last: ask.Command
) -> None:
    before, _ = run(commands)
    try:
        events = decide(before, last, AT)
    except KlantbeeldError:
        return
    changed = before
    for event in events:
        changed = apply(changed, event)
    if len(changed.undo) != len(before.undo) + 1:
        return
    undone = apply(changed, happened.Ongedaan(op=AT))
    assert undone.record == before.record
    assert apply(undone, happened.Hersteld(op=AT)).record == changed.record


@given(st.lists(COMMANDS, max_size=25))
def test_every_state_can_be_shown_and_nothing_hints_at_an_advice(commands: list[ask.Command]) -> None:
    state, _ = run(commands)
    frame = view(state)
    assert len(frame.kaarten) == len(CONTENT.vragenlijst.leefgebied)
    for gebied in CONTENT.vragenlijst.leefgebied:
        shown = card(state, gebied.id, state.record.leefgebied(gebied.id).notitie)
        assert len(shown.prompts) == (0 if shown.wacht else 2)
        if gebied.heeft_niveau and not isinstance(state.record.leefgebied(gebied.id).niveau, int):
            assert workout(state, gebied.id).toets is None, "the check never comes before the niveau"


@given(st.lists(COMMANDS, max_size=30))
def test_who_was_there_is_never_forgotten(commands: list[ask.Command]) -> None:
    for sitting in run(commands)[0].record.zittingen:
        assert set(sitting.aanwezigen) <= set(sitting.erbij_geweest)
        assert sitting.op_papier is None or sitting.op_papier <= AT.date()


@given(st.lists(COMMANDS, max_size=30))
def test_only_what_someone_else_does_is_shared_and_nothing_after_a_no(commands: list[ask.Command]) -> None:
    record = run(commands)[0].record
    by_someone_else = {one.id for one in record.afspraken if one.wie is Wie.DERDE}
    assert record.delingen.keys() <= by_someone_else
    for deling in record.delingen.values():
        assert deling.terugkomdatum is not None
        if deling.geen_bezwaar is not True or deling.ingetrokken_op is not None:
            assert not may_share(deling)
