"""Regelingen, an own statement and sharing on plain lines."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from interview.linear import plan, plan_parts, regelingen, sharing, statement
from interview.linear.reader import Reader
from interview.linear.visit import LineVisit
from interview.record import Regelingstand, Wie
from interview.session import commands as ask
from interview.tui.visit import Visit
from tests.tui.plan_example import new_visit, tell


def _say(visit: Visit, action: Callable[[LineVisit], None], *lines: str) -> str:
    """Carry out one action with these lines typed; gives everything that was shown."""
    shown = io.StringIO()
    reader = Reader(io.StringIO("".join(f"{line}\n" for line in lines)), shown)
    action(LineVisit(visit.desk, visit.klant, visit.conversation, reader))
    return shown.getvalue()


def test_regelingen_one_by_one_and_an_afspraak_only_after_a_yes(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    group = visit.state.content.gemeente.regelingen(visit.desk.clock().date())[:2]
    lines = ["Van het rijk", "heeft", "vraagt klant aan", "ja", *[""] * 30]
    told = _say(visit, regelingen.go_through, *lines)
    assert "rekent niets uit" in told
    said = visit.state.record.minimaregelingen
    assert [said[one.id] for one in group] == [Regelingstand.HEEFT, Regelingstand.VRAAGT_KLANT_AAN]
    (made,) = visit.state.record.afspraken
    assert group[1].titel in made.wat
    visit.desk.close()


def test_a_statement_beside_a_niveau_and_away_again(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    assert "het advies" not in _say(visit, statement.state_own_view, "geld", "Dat vind ik niet.")
    assert visit.state.record.verklaringen["niveau.geld"].tekst == "Dat vind ik niet."
    told = _say(visit, statement.state_own_view, "geld", "", "ja")
    assert "Er staat nu: Dat vind ik niet." in told
    assert not visit.state.record.verklaringen
    visit.desk.close()


def test_sharing_asks_the_klant_and_makes_an_extract(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    assert "geen afspraak die iemand anders doet" in _say(visit, sharing.share)
    tell(visit.conversation, ask.NoteerAfspraak("Een maatje komt.", Wie.DERDE, derde="Taalhuis Fictief"))
    name = visit.state.record.afspraken[0].id
    assert "Er is nog niets vastgelegd." in _say(visit, plan.show_plan)
    refused = _say(visit, sharing.share, name, "uittreksel", "")
    assert "PLAN-DELEN-NIET" in refused
    recorded = ["vastleggen", "", "", "1 2", "een tolk", "", "", "ja", "", "ja", "nee", ""]
    told = _say(visit, sharing.share, name, *recorded, "uittreksel", "ja", "aanvaard", "intrekken", "")
    assert "Ik vind het goed dat de gemeente dit deelt." in told
    assert "uittreksel-2026-11-21-AV-1.pdf" in told
    deling = visit.state.record.delingen[name]
    assert (deling.praktisch, deling.klant_geinformeerd) == ("een tolk", True)
    assert deling.aanvaard_op is not None
    assert deling.ingetrokken_op is not None
    visit.desk.close()


def test_duties_are_not_kept_without_a_source(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    before = visit.state.record.plan.plichten
    assert "Noteer wie of wat dit zegt" in _say(visit, plan_parts.ask_duties, "alle plichten gelden", "")
    assert visit.state.record.plan.plichten == before
    visit.desk.close()
