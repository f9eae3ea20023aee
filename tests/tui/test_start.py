"""The first start, key by key, up to a store that opens again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

import interview.tui.app as app_module
from interview.desk import Desk
from interview.locations import Locations
from interview.store.recovery import RecoverySheet
from interview.store_thread import system_clock
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.start import StartScreen
from interview.tui.screens.start_steps import Herstel
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.widgets.field import Field
from interview.tui.widgets.text import Plain
from tests.store.example import CHEAP, PASSPHRASE
from tests.tui.keyboard import fill, note_of, until

Steps = Callable[[Pilot[int], KlantbeeldApp], Awaitable[None]]


class FirstStart(KlantbeeldApp):
    """The app on an empty place, with keys that cost nothing."""

    CSS_PATH = str(Path(app_module.__file__).with_name("klantbeeld.tcss"))

    def _first_screen(self) -> StartScreen:
        return StartScreen(partial(Desk.create, kdf=CHEAP))


def first_start(root: Path, steps: Steps) -> None:
    """Run ``steps`` on a screen of 80 by 24."""

    async def drive() -> None:
        app = FirstStart(Locations.under(root), system_clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await steps(pilot, app)
            # The next screen may still be asking the store for what it shows.
            await pilot.pause()
            if app.desk is not None:
                await asyncio.to_thread(app.desk.close)
        assert not app.crashed

    asyncio.run(drive())


FIELDS = ("naam", "functie", "organisatie", "gemeente", "telefoon")
ME = ("Sam Voorbeeld", "consultant", "Bureau Verzonnen", "Voorbeeldstad", "000-0000000")


def test_four_steps_with_a_recovery_sheet_make_a_store_that_opens_again(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE, "b")
        await until(pilot, lambda: app.screen.focused is app.screen.query_one("#input-bestand"))
        await pilot.press("enter")
        sheet = app.screen.query_one(Herstel)._sheet
        assert sheet is not None
        shown = str(app.screen.query_one("#sheet-groups", Plain).render())
        assert sheet.groups[0] in shown
        assert sheet.groups[-1] not in shown, "the last group must come from the sheet that was kept"
        await fill(pilot, "wrong")
        assert "START-HERSTELBLAD-NIET-BEVESTIGD" in note_of(app, "groep")
        app.screen.query_one("#input-groep", Input).value = sheet.groups[-1].lower()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))

    first_start(tmp_path, steps)

    desk = Desk.unlock(Locations.under(tmp_path), PASSPHRASE)
    me = desk.caseload.consultant().result()
    desk.close()
    assert (me.naam, me.functie, me.organisatie, me.gemeente, me.telefoon) == ME


def test_the_key_of_the_municipality_is_checked_and_can_be_pasted(tmp_path: Path) -> None:
    recipient = RecoverySheet.generate().recipient.text

    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE)
        await pilot.press("g", "enter")
        await fill(pilot, "age1nonsense")
        assert "OPSLAG-ONTVANGER-ONGELDIG" in note_of(app, "ontvanger")
        app.screen.query_one("#input-ontvanger", Input).value = f"  {recipient.upper()} "
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))

    first_start(tmp_path, steps)
    assert recipient.encode() in Locations.under(tmp_path).key_file.read_bytes()


def test_esc_goes_back_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE)
        await pilot.press("b", "escape", "escape", "escape", "escape")
        assert app.screen.focused is app.screen.query_one("#input-naam")
        assert [app.screen.query_one(f"#field-{name}", Field).value for name in FIELDS] == list(ME)
        await pilot.press(*["enter"] * 7)
        assert app.screen.query_one("#field-bewaarder", Field).value == "blad"

    first_start(tmp_path, steps)
    assert not Desk.exists(Locations.under(tmp_path))


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        (("",), "naam", "START-NAAM-ONTBREEKT"),
        (("Sam", "", ""), "organisatie", "START-NAAM-ONTBREEKT"),
        ((*ME, "kort"), "wachtzin", "OPSLAG-WACHTZIN-TE-KORT"),
        ((*ME, PASSPHRASE, PASSPHRASE + "!"), "nogmaals", "START-WACHTZIN-VERSCHILT"),
        ((*ME, PASSPHRASE, PASSPHRASE, ""), "bewaarder", "START-NIETS-GEKOZEN"),
    ],
)
def test_a_refusal_stands_at_its_field(tmp_path: Path, typed: tuple[str, ...], field: str, code: str) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *typed)
        await pilot.pause()
        assert code in note_of(app, field)
        assert PASSPHRASE not in note_of(app, field)
        focused = app.screen.focused
        assert focused is not None
        assert focused is app.screen.query_one(f"#field-{field}", Field).control

    first_start(tmp_path, steps)


def test_a_store_that_came_in_between_is_never_covered(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)

    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        locations.data_dir.mkdir(parents=True)
        locations.store_file.write_bytes(b"of someone else")
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE)
        await pilot.press("g", "enter")
        app.screen.query_one("#input-ontvanger", Input).value = RecoverySheet.generate().recipient.text
        await pilot.press("enter")
        words = app.screen.query_one("#making-words", Plain)
        await until(pilot, lambda: "OPSLAG-BESTAAT-AL" in str(words.render()))
        await pilot.press("escape")
        assert app.screen.query_one("#field-ontvanger", Field).value.startswith("age1")

    first_start(tmp_path, steps)
    assert locations.store_file.read_bytes() == b"of someone else"


def test_a_sheet_goes_to_a_new_private_file_and_never_over_an_old_one(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE)
        await pilot.press("b", "enter")
        app.screen.query_one("#input-bestand", Input).value = str(stick)
        await pilot.press("enter")
        place = stick / "herstelblad-klantbeeld.txt"
        assert place.stat().st_mode & 0o077 == 0
        sheet = app.screen.query_one(Herstel)._sheet
        assert sheet is not None
        assert all(group in place.read_text(encoding="utf-8") for group in sheet.groups)
        await pilot.press("shift+tab", "enter")
        assert "Bewaard" in note_of(app, "bestand"), "the same file again is no mistake"
        app.screen.query_one("#input-bestand", Input).value = str(place)
        await pilot.press("shift+tab", "enter")
        assert "BESTAND-BESTAAT" in note_of(app, "bestand")
        for nowhere in (str(tmp_path / "nergens" / "blad.txt"), "g", "~niemand/blad"):
            app.screen.query_one("#input-bestand", Input).value = nowhere
            await pilot.press("enter")
            assert "BESTAND-ONLEESBAAR" in note_of(app, "bestand")

    first_start(tmp_path, steps)


def test_what_is_typed_in_one_burst_all_arrives(tmp_path: Path) -> None:
    """Seven fields and two steps in one read: every key reaches the field it was meant for."""

    async def steps(pilot: Pilot[int], app: KlantbeeldApp) -> None:
        await fill(pilot, *ME, PASSPHRASE, PASSPHRASE, "g", "age1nonsense")
        await until(pilot, lambda: "OPSLAG-ONTVANGER-ONGELDIG" in note_of(app, "ontvanger"))
        assert [app.screen.query_one(f"#field-{name}", Field).value for name in FIELDS] == list(ME)
        assert app.screen.query_one("#field-nogmaals", Field).value == PASSPHRASE

    first_start(tmp_path, steps)
