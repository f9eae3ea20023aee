"""A klant is added with the keyboard alone, planned at once or later, and changed without showing a BSN."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from interview.desk import Desk
from interview.klant import Klant
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.klant_form import KlantFormScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.widgets.field import Field
from tests.interview.desks import START
from tests.tui.keyboard import fill, note_of, until
from tests.tui.worklist import at_worklist

BSN = "999990019"


def test_a_new_klant_is_kept_and_planned_at_once(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n")
        await fill(pilot, "m", "A.", "van Voorbeeld", "14-3-1984", BSN, "000-1", "14", "Tigrinya")
        await until(pilot, lambda: len(desk.caseload.klanten().result()) == 1)
        await fill(pilot, "+7", "10.30")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        (klant,) = desk.caseload.klanten().result()
        assert klant == Klant(
            klant.klant_id, "van Voorbeeld", "A.", "mw", date(1984, 3, 14), BSN, "000-1", ("bellen", "tolk"),
            "Tigrinya",
        )  # fmt: skip
        (item,) = desk.caseload.worklist().result().komend
        assert item.gepland_op == datetime(2026, 11, 28, 10, 30, tzinfo=START.tzinfo)

    at_worklist(tmp_path, steps)


def test_planning_can_wait(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n")
        await fill(pilot, "", "", "Bedacht")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(desk.caseload.klanten().result()) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        assert desk.caseload.worklist().result().alles == ()

    at_worklist(tmp_path, steps)


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        (("", "", ""), "achternaam", "KLANT-ONGELDIG"),
        (("", "", "Bedacht", "31-2-1980"), "geboortedatum", "KLANT-DATUM-ONGELDIG"),
        (("", "", "Bedacht", "1-1-2027"), "geboortedatum", "KLANT-DATUM-ONGELDIG"),
        (("", "", "Bedacht", "", "999990018"), "bsn", "KLANT-BSN-ONGELDIG"),
    ],
)
def test_a_refusal_stands_at_the_field_and_nothing_is_lost(
    tmp_path: Path, typed: tuple[str, ...], field: str, code: str
) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n")
        await fill(pilot, *typed)
        for jump in ("", "ctrl+s"):
            if jump:
                await pilot.press(jump)
            assert code in note_of(app, field)
            assert app.screen.focused is app.screen.query_one(f"#field-{field}", Field).control
        assert app.screen.query_one(f"#field-{field}", Field).value == typed[-1]
        assert desk.caseload.klanten().result() == ()

    at_worklist(tmp_path, steps)


def on(app: KlantbeeldApp, screen: type[Screen[None]]) -> bool:
    """Whether that screen is shown now."""
    return isinstance(app.screen, screen)


def test_a_begun_form_is_not_thrown_away_by_one_key(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n", "escape")
        assert on(app, WerkvoorraadScreen), "nothing was typed, nothing to ask"
        await pilot.press("n")
        await fill(pilot, "", "A.")
        await pilot.press("escape")
        assert on(app, KlantFormScreen)
        await pilot.press("tab", "escape")
        assert on(app, KlantFormScreen), "going on takes the first Esc back"
        await pilot.press("escape")
        assert on(app, WerkvoorraadScreen)

    at_worklist(tmp_path, steps)


def test_changing_a_klant_shows_the_bsn_masked_and_keeps_it(tmp_path: Path) -> None:
    known = Klant("", "Fictief", "B.", "dhr", date(1990, 1, 2), BSN, contactwens=("tolk",), taal="Farsi")

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        (before,) = desk.caseload.klanten().result()
        await pilot.press("p", "ctrl+e")
        assert isinstance(app.screen, KlantFormScreen)
        texts = [str(widget.render()) for widget in app.screen.query(".field-note, Input, .choice")]
        texts += [field.value for field in app.screen.query(Input)]
        assert not any(BSN in text for text in texts)
        assert "019" in note_of(app, "bsn")
        await pilot.press("tab", "tab")
        await fill(pilot, " van Vroeger")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, KlantFormScreen))
        (after,) = desk.caseload.klanten().result()
        assert (after.achternaam, after.bsn, after.contactwens) == ("Fictief van Vroeger", BSN, ("tolk",))
        assert after.klant_id == before.klant_id
        await until(pilot, lambda: _row(app).startswith("dhr. B. Fictief van Vroeger"))
        await pilot.press("ctrl+e", "tab", "tab", "tab", "tab", "minus", "ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, KlantFormScreen))
        assert desk.caseload.klanten().result()[0].bsn is None, "a dash takes the BSN away"

    at_worklist(tmp_path, steps, known)


def _row(app: KlantbeeldApp) -> str:
    from textual.widgets import OptionList

    return str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)


def test_a_name_that_acts_is_only_text(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n", "tab", "tab")
        field = app.screen.query_one("#input-achternaam", Input)
        field.value = "[@click=app.stoppen]x[/b]\x1b]52;c;eA==\x07\u202e"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(desk.caseload.klanten().result()) == 1)
        assert "[@click=app.stoppen]x[/b]]52;c;eA==" in str(app.screen.query_one("#klant-kept").render())
        assert desk.caseload.klanten().result()[0].achternaam == "[@click=app.stoppen]x[/b]]52;c;eA=="

    at_worklist(tmp_path, steps)


def test_corrections_typed_in_one_burst_hit_the_right_letter(tmp_path: Path) -> None:
    from textual import events

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("n", "tab", "tab")
        for key in ["a", "b", "x", "backspace", "c", "home", "Q", "up", "Z"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.screen.query_one("#field-achternaam", Field).value == "Qabc")
        await until(pilot, lambda: app.screen.query_one("#field-voorletters", Field).value == "Z")

    at_worklist(tmp_path, steps)
