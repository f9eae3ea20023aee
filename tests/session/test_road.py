"""Laws of the road of a plan, over random commands on random days; and what the road shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from interview.errors import KlantbeeldError
from interview.record import (
    DocumentVerwijzing,
    Einde,
    Gelezen,
    GespreksRecord,
    Ondertekenkeuze,
    Ondertekenwijze,
    PlanStatus,
    Terugvertel,
    Wie,
)
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.decide_plan import SIGNING
from interview.session.decision import decision_open
from interview.session.open_work import open_work
from interview.session.plan_page import can_change
from interview.session.road import DECIDED, MOVES, ORDER, Zet, possible, road, state_words, why_no_seal
from interview.session.state import apply, begin, replay
from questionnaires.gemeentepakket.model import KanaalId
from tests.session.example import AT, after, first_event, packaged, with_plan
from tests.session.test_decide import signs

TODAY = AT.date()
CONTENT, VERSIES = packaged()
CATEGORY = CONTENT.regelset.categorie[0].id
S = PlanStatus
CHOSEN = {S.ONDERTEKEND, S.BEDENKTIJD, S.NIET_ONDERTEKEND}
EDGES: dict[PlanStatus, set[PlanStatus]] = {
    # An undone "besproken" is the one way back.
    S.CONCEPT: {S.BESPROKEN, *CHOSEN},
    S.BESPROKEN: {S.CONCEPT, *CHOSEN},
    S.BEDENKTIJD: {*CHOSEN, S.VOORGELEGD, S.CONCEPT},
    S.NIET_ONDERTEKEND: {*CHOSEN, S.VOORGELEGD, S.CONCEPT},
    S.ONDERTEKEND: {S.VOORGELEGD, S.CONCEPT},
    S.VOORGELEGD: {S.TERUGGEGEVEN, S.VASTGESTELD, S.CONCEPT},
    S.TERUGGEGEVEN: {S.CONCEPT},
    S.VASTGESTELD: {S.UITGEREIKT, S.CONCEPT},
    S.UITGEREIKT: {S.GEEVALUEERD, S.CONCEPT},
    S.GEEVALUEERD: {S.CONCEPT},
}
"""To CONCEPT only as a next version, but for the undo."""

DAYS = st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))
WHO = st.sampled_from(["team Werk", " ", ""])
COMMANDS: st.SearchStrategy[ask.Command] = st.one_of(
    st.builds(
        ask.Onderteken,
        st.sampled_from(list(Ondertekenkeuze)),
        st.sampled_from(list(Terugvertel)),
        st.sampled_from(list(Gelezen)),
        st.sampled_from([Ondertekenwijze.KRUISJE, Ondertekenwijze.PAPIER, None]),
    ),
    st.just(ask.MeldBesproken()),
    st.builds(ask.LegVoor, WHO),
    st.builds(ask.GeefAkkoord, WHO),
    st.builds(ask.LegBesluitVast, st.sampled_from([None, CATEGORY, "onbekend"])),
    st.builds(ask.GeefTerug, WHO),
    st.just(ask.StelVast()),
    st.just(ask.BevestigPapier()),
    st.builds(ask.HerzienPlan, WHO, st.just("{}"), st.just("0" * 64)),
    st.builds(ask.ReikUit, DAYS, st.sampled_from([None, KanaalId.POST])),
    st.builds(ask.KiesKanaal, st.sampled_from(list(KanaalId))),
    st.builds(ask.Evalueer, DAYS),
    st.builds(ask.SluitAf, st.sampled_from(list(Einde))),
    st.just(ask.Heropen()),
    st.builds(ask.NoteerAfspraak, st.just("Bellen"), st.sampled_from(list(Wie)), begin=DAYS, eind=DAYS),
    st.just(ask.MaakOngedaan()),
    st.just(ask.Herstel()),
)


def command_for(zet: Zet, record: GespreksRecord) -> ask.Command | None:
    """What the screen asks of the session for a move; None where another screen does it."""
    decided = record.besluit_gemeente
    another = None if decided is not None and decided.categorie is not None else CATEGORY
    kept: dict[Zet, ask.Command] = {
        Zet.PAPIER: ask.BevestigPapier(),
        Zet.VOORLEGGEN: ask.LegVoor("team Werk"),
        Zet.AKKOORD: ask.GeefAkkoord("team Werk"),
        Zet.BESLUIT: ask.LegBesluitVast(another),
        Zet.TERUGGEVEN: ask.GeefTerug("anders"),
        Zet.ZEGEL: ask.StelVast(),
        Zet.UITREIKEN: ask.ReikUit(TODAY, KanaalId.POST),
        Zet.TERUGKIJKEN: ask.Evalueer(TODAY),
        Zet.NIEUWE_VERSIE: ask.HerzienPlan("anders", "{}", "0" * 64),
    }
    return kept.get(zet)


class Road(RuleBasedStateMachine):
    """Whatever is asked, and however late, a plan stays on its road."""

    def __init__(self) -> None:
        super().__init__()
        self.journal: list[happened.Event] = [first_event(VERSIES)]
        self.state = begin(CONTENT, first_event(VERSIES))
        self.at = AT
        self._ask(ask.NoteerAfspraak("Bellen", begin=TODAY, eind=TODAY))

    def _ask(self, command: ask.Command) -> None:
        before = self.state.record
        self.at += timedelta(minutes=1)
        try:
            events = decide(self.state, command, self.at)
        except KlantbeeldError:
            assert self.state.record is before
            return
        for event in events:
            self.state = apply(self.state, event)
            self.journal.append(event)
        self._moved(before, self.state.record)

    def _moved(self, before: GespreksRecord, now: GespreksRecord) -> None:
        old, new = before.plan, now.plan
        if new.status is not old.status:
            assert new.status in EDGES[old.status], (old.status, new.status)
        assert new.versie in (old.versie, old.versie + 1)
        assert len(new.eerdere_versies) == new.versie - 1
        if new.status is S.CONCEPT and old.status not in (S.CONCEPT, S.BESPROKEN):
            assert new.versie == old.versie + 1

    @rule(command=COMMANDS)
    def ask_something(self, command: ask.Command) -> None:
        self._ask(command)

    @rule(days=st.integers(1, 12))
    def time_goes_by(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(choice=st.sampled_from([Ondertekenkeuze.TEKENT_NU, *Ondertekenkeuze]))
    def the_klant_chooses(self, choice: Ondertekenkeuze) -> None:
        """A whole answer, so that a walk comes further than the table."""
        self._ask(ask.Heropen())
        self._ask(ask.Onderteken(choice, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.KRUISJE))

    @rule(choice=st.integers(0, 1), times=st.integers(1, 6))
    def do_what_is_offered(self, choice: int, times: int) -> None:
        """Most steps of a random walk are refused; these never are."""
        for _ in range(times):
            self._do_offered(choice)

    def _do_offered(self, choice: int) -> None:
        offered = possible(self.state.record, self.at.date())
        if offered:
            command = command_for(offered[choice % len(offered)], self.state.record)
            if command is not None:
                before = self.state.record
                decide(self.state, command, self.at)
                self._ask(command)
                assert self.state.record is not before

    @invariant()
    def a_decision_has_a_signature_and_a_yes(self) -> None:
        plan = self.state.record.plan
        if plan.status in DECIDED:
            assert plan.ondertekening is not None
            assert plan.ondertekening.keuze in SIGNING
            assert plan.akkoord is not None
            assert plan.vastgesteld_op is not None
        else:
            assert plan.vastgesteld_op is None
        if plan.akkoord is not None:
            assert plan.status in (S.VOORGELEGD, *DECIDED)
        if plan.status in (S.CONCEPT, S.BESPROKEN):
            assert plan.ondertekening is None

    @invariant()
    def the_road_shows_one_place_and_offers_what_is_accepted(self) -> None:
        record, on = self.state.record, self.at.date()
        stages = road(record, on)
        assert [stage.stand for stage in stages].count("nu") == 1
        assert len(stages) == len(ORDER)
        assert state_words(record).endswith(".")
        for zet in possible(record, on):
            command = command_for(zet, record)
            if command is not None:
                assert decide(self.state, command, self.at), zet
        if decision_open(record):
            assert Zet.BESLUIT in possible(record, on)
        open_work(record, on)
        if record.plan.ondertekening is not None and record.plan.status not in CHOSEN:
            assert not can_change(record)

    def teardown(self) -> None:
        """The journal alone gives the same plan."""
        assert replay(CONTENT, self.journal).record == self.state.record


TestRoad = Road.TestCase
TestRoad.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_every_move_has_its_words() -> None:
    assert set(MOVES) == set(Zet)


def test_the_whole_road_with_its_days() -> None:
    state = after(
        with_plan(), signs(), ask.LegVoor("team Werk"), ask.GeefAkkoord("mw. Bedacht"), ask.StelVast(),
        ask.ReikUit(TODAY, KanaalId.OPHALEN), ask.Evalueer(TODAY, "het gaat"),
    )  # fmt: skip
    stages = road(state.record, TODAY)
    assert [stage.wat for stage in stages] == [
        "Opgeschreven",
        "Besproken met de klant",
        "Getekend",
        "Akkoord van de klantmanager",
        "Vastgesteld door de gemeente",
        "Bij de klant",
        "Samen teruggekeken",
    ]
    assert {stage.dag for stage in stages} == {TODAY}
    assert stages[3].uitleg == "mw. Bedacht"
    assert possible(state.record, TODAY) == (Zet.TERUGKIJKEN, Zet.BESLUIT, Zet.NIEUWE_VERSIE)


def test_an_unsigned_plan_can_be_offered_and_never_gets_a_seal() -> None:
    state = after(
        with_plan(),
        signs(Ondertekenkeuze.TEKENT_NIET),
        ask.LegVoor("team Werk"),
        ask.GeefAkkoord("team Werk"),
    )
    assert Zet.ZEGEL not in possible(state.record, TODAY)
    assert "Zonder handtekening" in why_no_seal(state.record)


def test_who_thinks_it_over_is_left_alone_until_the_last_day() -> None:
    record = after(with_plan(), signs(Ondertekenkeuze.DENKT_NA)).record
    assert record.plan.ondertekening is not None
    last = record.plan.ondertekening.bedenktijd_tot
    assert last is not None
    assert possible(record, last) == (Zet.KIES_OPNIEUW,)
    assert possible(record, last + timedelta(days=1)) == (Zet.KIES_OPNIEUW, Zet.VOORLEGGEN)
    assert "voorbij" in road(record, last + timedelta(days=1))[2].uitleg


def test_a_plan_waits_for_its_paper() -> None:
    paper = ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.PAPIER)
    state = after(with_plan(), paper, ask.LegVoor("team Werk"), ask.GeefAkkoord("team Werk"))
    assert possible(state.record, TODAY)[0] is Zet.PAPIER
    assert Zet.ZEGEL not in possible(state.record, TODAY)
    assert Zet.ZEGEL in possible(after(state, ask.BevestigPapier()).record, TODAY)


def test_a_replaced_version_leaves_a_clean_road() -> None:
    state = after(
        with_plan(), signs(), ask.LegVoor("team Werk"), ask.GeefTerug("de datum mist", "team Werk"),
        ask.HerzienPlan("de datum mist", "{}", "0" * 64),
    )  # fmt: skip
    stages = road(state.record, TODAY)
    assert [stage.stand for stage in stages] == ["nu", *["straks"] * 6]
    assert [stage.dag for stage in stages[1:]] == [None] * 6


def test_a_document_does_not_move_a_plan() -> None:
    made = DocumentVerwijzing(
        soort="mijn_plan", versie=1, document_id="mijn_plan/1", sha256="0" * 64, op=datetime.now(tz=AT.tzinfo)
    )
    state = after(with_plan(), signs())
    assert after(state, ask.MeldDocument(made)).record.plan.status is S.ONDERTEKEND
