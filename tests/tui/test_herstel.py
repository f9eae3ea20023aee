"""A lost passphrase: with the recovery key the same klanten are back under a new one."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.caseload import Consultant
from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.klant import Klant
from interview.locations import Locations
from interview.store.errors import StoreErrorCode
from interview.store.recovery import RecoverySheet
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.herstel import HerstelScreen
from interview.tui.screens.unlock import UnlockScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.widgets.text import Plain
from tests.interview.desks import TestClock
from tests.store.example import CHEAP, PASSPHRASE
from tests.tui.keyboard import fill, note_of, until

NEW = "een heel andere zin van nu"


def test_the_sheet_opens_the_store_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    sheet = RecoverySheet.generate()
    desk = Desk.create(locations, PASSPHRASE, sheet.recipient, Consultant("Sam"), CHEAP, clock=TestClock())
    desk.caseload.add([Klant("", "Voorbeeld")]).result()
    desk.close()

    async def drive() -> None:
        app = KlantbeeldApp(locations, TestClock())
        async with app.run_test(size=(80, 24)) as pilot:
            await keys(pilot, app, sheet)
            assert app.desk is not None
            assert [klant.achternaam for klant in app.desk.caseload.klanten().result()] == ["Voorbeeld"]
            assert not any(isinstance(screen, UnlockScreen | HerstelScreen) for screen in app.screen_stack)
            await asyncio.to_thread(app.desk.close)
        assert not app.crashed

    asyncio.run(drive())

    Desk.unlock(locations, NEW).close()
    with pytest.raises(KlantbeeldError) as caught:
        Desk.unlock(locations, PASSPHRASE)
    assert caught.value.code is StoreErrorCode.WACHTZIN_ONJUIST


async def keys(pilot: Pilot[int], app: KlantbeeldApp, sheet: RecoverySheet) -> None:
    """Half a key, a key of another store, then the right one as it stands on the sheet."""
    await pilot.press("ctrl+r", "escape", "ctrl+r")
    assert isinstance(app.screen, HerstelScreen)
    app.screen._recover_desk = partial(Desk.recover, kdf=CHEAP)
    await fill(pilot, "AGE-SECRET-KEY-1 ABC")
    assert "OPSLAG-HERSTELSLEUTEL-ONGELDIG" in note_of(app, "sleutel")
    await pilot.press("ctrl+a", "ctrl+k")
    field = app.screen.query_one("#input-sleutel")
    assert app.screen.focused is field
    await fill(pilot, RecoverySheet.generate().secret, NEW, NEW)
    words = app.screen.query_one("#herstel-words", Plain)
    await until(pilot, lambda: "OPSLAG-HERSTELSLEUTEL-ONGELDIG" in str(words.render()))
    await pilot.press("home", "ctrl+k")
    await fill(pilot, " ".join(sheet.groups).lower(), "", "")
    await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
