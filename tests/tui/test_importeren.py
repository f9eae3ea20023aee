"""A file is shown first; only Enter on what was shown writes, and then everything that was good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from interview.caseload_import import example_csv
from interview.desk import Desk
from interview.klant import Klant
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.importeren import ImporterenScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.widgets.text import Plain
from tests.tui.keyboard import fill, note_of, until
from tests.tui.worklist import at_worklist


def file_with(folder: Path, text: str) -> Path:
    """A CSV file."""
    place = folder / "klanten.csv"
    place.write_text(text, encoding="utf-8")
    return place


async def preview(pilot: Pilot[int], app: KlantbeeldApp, place: Path) -> str:
    """Open the preview of ``place``; gives its text."""
    await pilot.press("i")
    assert isinstance(app.screen, ImporterenScreen)
    app.screen.query_one("#input-bestand", Input).value = f'"{place}"'
    await pilot.press("enter")
    lines = app.screen.query_one("#preview-lines", Plain)
    await until(pilot, lambda: "klanten.csv" in str(lines.render()))
    return str(lines.render())


def test_preview_then_import(tmp_path: Path) -> None:
    place = file_with(tmp_path, example_csv(date(2026, 12, 1)))

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        shown = await preview(pilot, app, place)
        assert "3 nieuw, 0 met een probleem, 0 dubbel" in shown
        assert "999990019" not in shown
        assert desk.caseload.klanten().result() == ()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        assert len(desk.caseload.klanten().result()) == 3
        assert len(desk.caseload.worklist().result().komend) == 2

    at_worklist(tmp_path, steps)


def test_esc_leaves_everything_as_it_was(tmp_path: Path) -> None:
    place = file_with(tmp_path, example_csv())

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await preview(pilot, app, place)
        await pilot.press("escape")
        assert str(place) in app.screen.query_one("#input-bestand", Input).value
        await pilot.press("escape")
        assert isinstance(app.screen, WerkvoorraadScreen)
        assert desk.caseload.klanten().result() == ()

    at_worklist(tmp_path, steps)


def test_problems_are_told_and_doubles_are_skipped_unless_asked(tmp_path: Path) -> None:
    text = "achternaam;voorletters;bsn\nBedacht;A.;\nFictief;B.;\n[/b]Anders;C.;123\n"
    place = file_with(tmp_path, text)

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        shown = await preview(pilot, app, place)
        assert "1 nieuw, 1 met een probleem, 1 dubbel" in shown
        assert "regel 4, bsn" in shown
        assert "KLANT-BSN-ONGELDIG" in shown
        await pilot.press("d", "d", "enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        assert sorted(klant.achternaam for klant in desk.caseload.klanten().result()) == [
            "Bedacht",
            "Fictief",
        ]
        await preview(pilot, app, place)
        await pilot.press("enter")
        assert isinstance(app.screen, ImporterenScreen), "nothing is new, so Enter does nothing"
        await pilot.press("d", "enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        assert len(desk.caseload.klanten().result()) == 4

    at_worklist(tmp_path, steps, Klant("", "Bedacht", "A."))


def test_a_file_that_is_refused_says_so_at_the_field(tmp_path: Path) -> None:
    place = file_with(tmp_path, "wie;wat\n")

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("i")
        await fill(pilot, "")
        assert "BESTAND-ONLEESBAAR" in note_of(app, "bestand")
        app.screen.query_one("#input-bestand", Input).value = str(place)
        await pilot.press("enter")
        await until(pilot, lambda: "BESTAND-ONGELDIG" in note_of(app, "bestand"))
        assert desk.caseload.klanten().result() == ()

    at_worklist(tmp_path, steps)
