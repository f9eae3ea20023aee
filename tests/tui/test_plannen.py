"""A gesprek is planned by a piece of the name, a day and a time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview.desk import Desk
from interview.klant import Klant
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.plannen import PlannenScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from tests.interview.desks import START
from tests.tui.keyboard import fill, note_of, until
from tests.tui.worklist import at_worklist

PEOPLE = (Klant("", "Bedacht", "C."), Klant("", "Voorbeeld", "A.", "mw"), Klant("", "Voorbeeld", "B.", "dhr"))


def test_a_piece_of_the_name_a_day_and_a_time(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p", *"voor", "down")
        await fill(pilot, "", "1-12", "14:05")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        (item,) = desk.caseload.worklist().result().komend
        assert (item.klant.naam, item.gepland_op) == (
            "dhr. B. Voorbeeld",
            datetime(2026, 12, 1, 14, 5, tzinfo=START.tzinfo),
        )

    at_worklist(tmp_path, steps, *PEOPLE)


def test_all_of_it_in_one_burst(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p")
        await fill(pilot, "bed", "morgen", "9")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        await until(pilot, lambda: bool(desk.caseload.worklist().result().komend))
        (item,) = desk.caseload.worklist().result().komend
        assert (item.klant.naam, item.gepland_op) == (
            "C. Bedacht",
            datetime(2026, 11, 22, 9, 0, tzinfo=START.tzinfo),
        )

    at_worklist(tmp_path, steps, *PEOPLE)


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        (("niemand zo",), "klant", "KLANT-ONGELDIG"),
        (("bed", "31-2"), "dag", "KLANT-DATUM-ONGELDIG"),
        (("bed", "1-1-2010"), "dag", "KLANT-DATUM-ONGELDIG"),
        (("bed", "1-12", ""), "tijd", "KLANT-DATUM-ONGELDIG"),
        (("bed", "1-12", "25:00"), "tijd", "KLANT-DATUM-ONGELDIG"),
    ],
)
def test_a_refusal_stands_at_the_field_and_nothing_is_planned(
    tmp_path: Path, typed: tuple[str, ...], field: str, code: str
) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p")
        await fill(pilot, *typed)
        assert code in note_of(app, field)
        assert desk.caseload.worklist().result().alles == ()
        await pilot.press("escape")
        assert isinstance(app.screen, WerkvoorraadScreen)

    at_worklist(tmp_path, steps, *PEOPLE)


def test_the_day_is_read_back_and_what_is_planned_is_told(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p")
        await fill(pilot, "bed", "20-11-2026")
        assert note_of(app, "dag") == "vr 20 november 2026. Die dag is al geweest."
        await fill(pilot, "10")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        await pilot.press("p")
        assert isinstance(app.screen, PlannenScreen)
        first = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert "gepland vr 20 nov" in str(first)

    at_worklist(tmp_path, steps, *PEOPLE)


def test_without_klanten_it_says_so(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p", "down", "ctrl+e", "enter")
        assert isinstance(app.screen, PlannenScreen)
        assert "KLANT-ONGELDIG" in note_of(app, "klant")

    at_worklist(tmp_path, steps)
