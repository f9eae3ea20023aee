"""The werkvoorraad and the klanten behind it: all or none, in the right list, and gone when erased."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from interview.caseload import Consultant
from interview.desk import Desk
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import Klant
from interview.record import Einde, Informatiewijze, Ondertekenkeuze, Stap
from interview.session import commands as ask
from interview.store.errors import StoreErrorCode
from questionnaires.gemeentepakket.model import KanaalId
from tests.interview.desks import CONSULTANT, START, TestClock, open_desk
from tests.session.test_decide import signs


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


def added(desk: Desk, *names: str) -> tuple[Klant, ...]:
    """Klanten with these names."""
    return desk.caseload.add([Klant("", name) for name in names]).result()


def test_klanten_are_added_all_or_none(desk: Desk) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        desk.caseload.add([Klant("", "Bedacht"), Klant("", "Fictief", bsn="999990018")])
    assert caught.value.code is CommandErrorCode.BSN_ONGELDIG
    assert desk.caseload.klanten().result() == ()


def test_klanten_come_by_name_and_survive_reopening(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        kept = added(desk, "Voorbeeld", "bedacht")
    with open_desk(tmp_path) as desk:
        assert desk.caseload.klanten().result() == (kept[1], kept[0])
        assert desk.caseload.klant(kept[0].klant_id).result() == kept[0]


def test_a_change_replaces_and_is_checked_first(desk: Desk) -> None:
    (klant,) = added(desk, "Bedacht")
    changed = Klant(klant.klant_id, "Verzonnen", "V.", "dhr", date(1980, 1, 2), "999990019")
    assert desk.caseload.change(changed).result() == changed
    with pytest.raises(KlantbeeldError):
        desk.caseload.change(Klant(klant.klant_id, ""))
    assert desk.caseload.klanten().result() == (changed,)
    with pytest.raises(KlantbeeldError) as caught:
        desk.caseload.change(Klant("nobody", "Niemand")).result()
    assert caught.value.code is StoreErrorCode.ONBEKEND


def test_planned_gesprekken_stand_in_the_list_of_their_day_by_time(desk: Desk) -> None:
    klant, other = added(desk, "Bedacht", "Fictief")
    plan = desk.caseload.plan
    late = plan(klant.klant_id, START + timedelta(hours=2)).result()
    early = plan(other.klant_id, START - timedelta(days=2)).result()
    later = plan(klant.klant_id, START + timedelta(days=1)).result()

    worklist = desk.caseload.worklist().result()

    assert [item.gesprek_id for item in worklist.vandaag] == [early, late]
    assert [item.gesprek_id for item in worklist.komend] == [later]
    assert worklist.vandaag[1].gepland_op == START + timedelta(hours=2)
    assert worklist.vandaag[0].klant == other


def test_a_begun_gesprek_moves_to_what_is_open(desk: Desk) -> None:
    (klant,) = added(desk, "Bedacht")
    gesprek = desk.caseload.plan(klant.klant_id, START).result()
    desk.open_gesprek(gesprek).do(ask.KiesVoorbereiding("open")).result()
    worklist = desk.caseload.worklist().result()
    assert [item.gesprek_id for item in worklist.lopend] == [gesprek]
    assert worklist.vandaag == ()
    assert desk.caseload.history(klant.klant_id).result()[0].gesprek_id == gesprek
    assert desk.caseload.history(klant.klant_id, except_gesprek=gesprek).result() == ()


def test_who_only_looks_leaves_a_gesprek_planned_and_it_begins_with_the_first_command(desk: Desk) -> None:
    (klant,) = added(desk, "Bedacht")
    when = START + timedelta(hours=4)
    gesprek = desk.caseload.plan(klant.klant_id, when).result()
    looked = desk.open_gesprek(gesprek)
    with pytest.raises(KlantbeeldError):
        looked.do(ask.ToonAdvies()).result()
    worklist = desk.caseload.worklist().result()
    assert [(item.gesprek_id, item.gepland_op) for item in worklist.vandaag] == [(gesprek, when)]
    assert worklist.lopend == ()
    assert desk.caseload.history(klant.klant_id).result() == ()

    assert isinstance(desk.clock, TestClock)
    desk.clock.now += timedelta(days=1)
    again = desk.open_gesprek(gesprek)
    again.do(ask.KiesVoorbereiding("dossier")).result()
    record = desk.record(gesprek).result()
    assert record == again.state.record
    assert (record.begonnen_op.date(), record.gepland_op) == (START.date() + timedelta(days=1), when)
    assert [item.status for item in desk.caseload.worklist().result().alles] == ["open"]


def test_unsigned_plans_are_counted_apart_and_a_time_to_think_runs_out_by_itself(desk: Desk) -> None:
    klanten = added(desk, "Bedacht", "Fictief", "Verzonnen")
    choices = (Ondertekenkeuze.DENKT_NA, Ondertekenkeuze.TEKENT_NIET, Ondertekenkeuze.TEKENT_NU)
    thinks, refuses, agrees = (desk.caseload.plan(klant.klant_id, START).result() for klant in klanten)
    for gesprek, choice in zip((thinks, refuses, agrees), choices, strict=True):
        conversation = desk.open_gesprek(gesprek)
        for command in (
            ask.LegInformatieVast(Informatiewijze.KAART),
            ask.NoteerAfspraak("Bellen", begin=START.date(), eind=START.date()),
            signs(choice),
            ask.SluitAf(Einde.PLAN_NU),
        ):
            conversation.do(command).result()
    last = date(2026, 11, 27)

    worklist = desk.caseload.worklist().result()
    assert [(one.gesprek_id, one.terug_op, one.terug_reden) for one in worklist.niet_getekend] == [
        (thinks, last, "bedenktijd"),
        (refuses, None, ""),
    ]
    assert [one.gesprek_id for one in worklist.terugkomen] == [agrees]
    assert worklist.afgerond == ()

    # Nothing is written on the day itself.
    assert isinstance(desk.clock, TestClock)
    desk.clock.now += timedelta(days=6)
    assert desk.caseload.gesprek(thinks).result().terug_reden == "bedenktijd"
    desk.clock.now += timedelta(days=1)
    [over, _] = desk.caseload.worklist().result().niet_getekend
    assert (over.terug_op, over.terug_reden) == (last, "bedenktijd voorbij")
    # And what was computed afresh says the same.
    desk.open_gesprek(thinks).do(ask.GaNaar(Stap.AFSLUITEN)).result()
    assert desk.caseload.gesprek(thinks).result().terug_reden == "bedenktijd voorbij"


def test_a_plan_is_not_posted_once_post_is_not_safe(desk: Desk) -> None:
    [klant] = added(desk, "Bedacht")
    conversation = desk.open_gesprek(desk.caseload.plan(klant.klant_id, START).result())
    for command in (
        ask.LegInformatieVast(Informatiewijze.KAART),
        ask.NoteerAfspraak("Bellen", begin=START.date(), eind=START.date()),
        signs(Ondertekenkeuze.TEKENT_NU),
        ask.KiesKanaal(KanaalId.POST),
        ask.LegVoor("team Werk"),
        ask.GeefAkkoord("team Werk"),
        ask.StelVast(),
    ):
        conversation.do(command).result()
    gesprek = conversation.gesprek_id
    assert desk.caseload.gesprek(gesprek).result().terug_reden == "plan met de post sturen"
    desk.caseload.change(replace(klant, contactwens=("post_niet_veilig",))).result()
    assert desk.caseload.gesprek(gesprek).result().terug_reden == "plan uitreiken, geen post"


def test_nobody_can_be_planned_who_is_not_there(desk: Desk) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        desk.caseload.plan("nobody", START).result()
    assert caught.value.code is StoreErrorCode.ONBEKEND


def test_an_erased_klant_is_shown_nowhere(desk: Desk) -> None:
    klant, other = added(desk, "Bedacht", "Fictief")
    desk.caseload.plan(klant.klant_id, START).result()
    desk.thread.submit(lambda store: store.erase_klant(klant.klant_id)).result()
    assert desk.caseload.klanten().result() == (other,)
    assert desk.caseload.worklist().result().alles == ()


def test_the_consultant_is_kept(desk: Desk) -> None:
    assert desk.caseload.consultant().result() == CONSULTANT
    desk.caseload.set_consultant(Consultant("Sam Anders")).result()
    assert desk.caseload.consultant().result() == Consultant("Sam Anders")
