"""The decision of the municipality on plain lines: after the yes, later, or with a reason."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.linear.reader import Reader
from interview.linear.road import follow_plan
from interview.linear.visit import LineVisit
from interview.record import BesluitGemeente, Redencode
from interview.session import commands as ask
from interview.tui.visit import Visit
from tests.session.test_decide import signs
from tests.tui.plan_example import fill_plan, new_visit, tell
from tests.tui.visits import ready_for_advice


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    opened = new_visit(tmp_path)
    tell(opened.conversation, *ready_for_advice(), ask.LegOordeelVast("aanpak"), ask.ToonAdvies())
    fill_plan(opened.conversation)
    tell(opened.conversation, signs(), ask.LegVoor("team Werk"))
    yield opened
    opened.desk.close()


def say(visit: Visit, *lines: str) -> str:
    """Go along the road with these lines typed; gives everything that was shown."""
    shown = io.StringIO()
    reader = Reader(io.StringIO("".join(f"{line}\n" for line in lines)), shown)
    follow_plan(LineVisit(visit.desk, visit.klant, visit.conversation, reader))
    return shown.getvalue()


def decided(visit: Visit) -> BesluitGemeente | None:
    return visit.state.record.besluit_gemeente


def test_without_a_judgement_after_the_talk_nothing_is_proposed_and_it_may_wait(visit: Visit) -> None:
    told = say(visit, "akkoord", "", "")
    assert "De gemeente beslist, niet u." in told
    assert "Uw keuze (Enter: later)" in told
    assert decided(visit) is None
    told = say(visit, "besluit", "zwolle werkt", "na overleg")
    assert "nog niet opgeschreven" in told
    found = decided(visit)
    assert found is not None
    assert (found.categorie, found.redencode, found.toelichting) == ("aanpak", None, "na overleg")


def test_another_category_than_advised_asks_why(visit: Visit) -> None:
    say(visit, "akkoord", "", "sociaal", "")
    assert decided(visit) is None
    say(visit, "besluit", "sociaal", "geen plek", "de lijst is vol")
    found = decided(visit)
    assert found is not None
    assert (found.categorie, found.redencode) == ("wijkteam", Redencode.GEEN_PLEK)
    assert "Uw keuze (Enter: Sociaal wijkteam)" in say(visit, "besluit", "")
    assert decided(visit) == found
