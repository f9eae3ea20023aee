"""The list of the day: unsigned plans counted apart, and how to reach a klant on every line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.desk import Desk
from interview.klant import CONTACTWENSEN, Klant
from interview.record import Einde, Ondertekenkeuze
from interview.session import commands as ask
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen, _fit, reached
from tests.interview.desks import START
from tests.session.test_decide import signs
from tests.tui.keyboard import until
from tests.tui.plan_example import tell
from tests.tui.visits import shown
from tests.tui.worklist import at_worklist


def test_an_unsigned_plan_stands_apart_with_how_to_reach_the_klant(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        for klant in desk.caseload.klanten().result():
            conversation = desk.open_gesprek(desk.caseload.plan(klant.klant_id, START).result())
            tell(
                conversation,
                ask.NoteerAfspraak("Bellen", begin=START.date(), eind=START.date()),
                signs(Ondertekenkeuze.DENKT_NA),
                ask.SluitAf(Einde.PLAN_NU),
            )
        assert isinstance(app.screen, WerkvoorraadScreen)
        await app.screen.reload()
        await until(pilot, lambda: "Niet getekend: 2" in shown(app))
        lines = [line.rstrip() for line in shown(app).splitlines() if "2026" not in line]
        [unsafe] = [line for line in lines if "Bedacht" in line]
        assert unsafe.endswith("bedenktijd (+1)          geen post, bel")
        assert "Terugkomen" not in shown(app)

    klanten = (
        Klant("", "Bedacht", "B.", "dhr", contactwens=("bellen", "post_niet_veilig")),
        Klant("", "Fictief", "F.", "mw"),
    )
    at_worklist(tmp_path, steps, *klanten)


def test_what_could_do_harm_is_said_first() -> None:
    assert reached(tuple(CONTACTWENSEN)).startswith("geen post")
    assert reached(("grote_letters",)) == ""


@pytest.mark.parametrize(
    ("text", "room", "shows"),
    [
        ("plan maken (+2)", 20, "plan maken (+2)"),
        ("wacht op klantmanager (+3)", 20, "wacht op klantm (+3)"),
        ("plan via vertrouwenspersoon", 10, "plan via v"),
    ],
)
def test_how_much_more_there_is_stays_readable(text: str, room: int, shows: str) -> None:
    assert _fit(text, room) == shows
