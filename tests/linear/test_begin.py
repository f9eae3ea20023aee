"""Begin, the dossier and who is there, on plain lines."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from interview.linear import begin, cards, dossier, working_out
from interview.linear.gesprek import hold
from interview.linear.reader import Reader
from interview.linear.visit import LineVisit
from interview.record import Informatiewijze, Plaats, Rol, Stap
from interview.session import commands as ask
from interview.session.begin import information
from questionnaires.answers import GEEN_WAARDE_WOORDEN
from tests.interview.desks import START, TestClock, make_desk, planned_gesprek
from tests.linear.hold import held
from tests.tui.plan_example import new_visit, tell

TODAY = START.date()


def _said(visit: LineVisit, action: Callable[[LineVisit], None], *lines: str) -> str:
    """Carry out one action with these lines typed; gives everything that was shown."""
    shown = io.StringIO()
    reader = Reader(io.StringIO("".join(f"{line}\n" for line in lines)), shown)
    action(LineVisit(visit.desk, visit.klant, visit.conversation, reader))
    return shown.getvalue()


def _visit(root: Path) -> LineVisit:
    visit = new_visit(root)
    return LineVisit(visit.desk, visit.klant, visit.conversation, Reader(io.StringIO(), io.StringIO()))


def test_the_first_time_everything_comes_in_turn(tmp_path: Path) -> None:
    visit = _visit(tmp_path)
    told = _said(visit, begin.begin_visit, "thuis", "tolk", "kind", "", "ja", "ja", "verteld via de tolk")
    [sitting] = visit.state.record.zittingen
    assert (sitting.plaats, sitting.legitimatie, sitting.laptop_mag) == (Plaats.THUIS, True, True)
    assert sitting.aanwezigen == (Rol.TOLK, Rol.KIND)
    assert [one.wijze for one in visit.state.record.informatie] == [Informatiewijze.VIA_TOLK]
    assert "Zeg met tolk erbij:" in told and "Zeg met kind erbij:" in told
    assert "Wacht op een moment alleen: geld en mentaal." in told
    assert all(paragraph in told for paragraph in information(visit.state, TODAY))
    visit.desk.close()


def test_everything_may_be_skipped_and_who_goes_on_sat_down(tmp_path: Path) -> None:
    visit = _visit(tmp_path)
    _said(visit, begin.begin_visit, "", "", "", "", "")
    assert not visit.state.record.zittingen
    visit.go(Stap.GESPREK)
    assert len(visit.state.record.zittingen) == 1
    visit.desk.close()


def test_a_laptop_that_is_not_welcome_goes_with_paper(tmp_path: Path) -> None:
    visit = _visit(tmp_path)
    _said(visit, begin.begin_visit, "thuis", "", "", "", "")
    told = _said(visit, begin.begin_visit, "laptop", "nee", "moment", "gisteren", "+3", "")
    sitting = visit.state.record.zitting
    assert sitting is not None and sitting.laptop_mag is False and sitting.op_papier == TODAY
    assert "Let op: Doe de laptop rustig dicht" in told
    assert "Dat is geen dag." in told
    assert visit.state.record.moment_apart == TODAY + timedelta(days=3)
    visit.desk.close()


def test_what_waits_is_not_asked_and_comes_back_when_the_child_leaves(tmp_path: Path) -> None:
    visit = _visit(tmp_path)
    tell(visit.conversation, ask.BeginZitting())
    geld = visit.state.content.vragenlijst.per_leefgebied["geld"]
    told = _said(
        visit, cards.open_card, "geld", "/erbij", "kind", "", "/meer", "/schaal", "/erbij", "kind", "", ""
    )
    before, _, rest = told.partition("Opgeslagen: kind is erbij.")
    during, _, after = rest.partition("Opgeslagen: kind is er niet meer bij.")
    assert f"Begin: {geld.starter}" in before and f"Begin: {geld.starter}" in after
    assert "Er is een kind bij. Bewaar dit voor een moment alleen." in during
    assert "Doorvragen" not in during and geld.schaalvraag not in during
    visit.desk.close()


def test_the_questions_of_what_waits_are_not_asked(tmp_path: Path) -> None:
    visit = _visit(tmp_path)
    _said(visit, begin.who_is_there, "kind", "")
    told = _said(visit, lambda here: working_out.work_out(here, "geld"), "3", "nee", "vragen", "", "nee")
    asked = [vraag.tekst for vraag in visit.state.content.vragenlijst.per_leefgebied["geld"].vraag]
    assert not [text for text in asked if text in told]
    assert told.count("Er is een kind bij.") == 2
    visit.desk.close()


def test_a_gesprek_on_paper_keeps_both_days(tmp_path: Path) -> None:
    done = held(tmp_path, "papier", "30-11-2026", "18-11", "stop")
    assert done.record.gesprek_datum == date(2026, 11, 18)
    assert "Die dag komt nog." in done.said
    assert "Op papier gehouden op 18 november 2026. In de computer op 21 november 2026." in done.said


def test_another_day_can_be_a_new_visit(tmp_path: Path) -> None:
    clock = TestClock()
    desk = make_desk(tmp_path, clock)
    gesprek = planned_gesprek(desk)
    said = io.StringIO()

    def sit(*lines: str) -> None:
        hold(desk, Reader(io.StringIO("".join(f"{line}\n" for line in lines)), said), gesprek, lambda: None)

    sit("open", "begin", "thuis", "kind", "", "", "", "", "stop")
    sit("stop")
    assert "Zit u weer bij de klant?" not in said.getvalue()
    clock.now += timedelta(days=2)
    sit("ja", "stop")
    assert [one.op.date() for one in desk.record(gesprek).result().zittingen] == [TODAY, TODAY + timedelta(2)]
    clock.now += timedelta(days=2)
    sit("erbij", "nee", "stop")
    desk.close()


def test_the_dossier_lays_then_beside_now(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    earlier = desk.open_gesprek(planned_gesprek(desk))
    tell(earlier, ask.NoteerWens("Ik wil weer slapen"), ask.ZetNiveau("geld", 2))
    klant = desk.caseload.klanten().result()[0]
    now = desk.open_gesprek(desk.caseload.plan(klant.klant_id, START).result())
    tell(now, ask.ZetNiveau("geld", 4))
    visit = LineVisit(desk, klant, now, Reader(io.StringIO(), io.StringIO()))
    told = _said(visit, dossier.show_dossier)
    assert "Gesprek van 21 november 2026" in told and "- Ik wil weer slapen" in told
    assert "Toen: 2 moeilijk. Nu: 4 gaat goed." in told
    assert not [words for words in GEEN_WAARDE_WOORDEN.values() if words in told]
    desk.close()
