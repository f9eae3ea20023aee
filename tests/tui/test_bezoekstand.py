"""While a visit is open nothing of another klant can be reached; and when it is left, nothing of it stays."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from interview.conversation import Conversation
from interview.desk import Desk
from interview.klant import Klant
from interview.record import Stap
from interview.session import commands as ask
from interview.session.client_view import client_view
from interview.store.errors import StoreErrorCode, store_error
from interview.tui import document_making
from interview.tui.app import KlantbeeldApp
from interview.tui.dialog import TextDialog
from interview.tui.screens.help import HelpScreen
from interview.tui.screens.klantweergave import KlantweergaveScreen
from interview.tui.screens.opening import OpeningScreen
from interview.tui.screens.privacy import ClosedScreen, PrivacyScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.visit import VisitScreen
from tests.interview.desks import START, open_desk
from tests.tui.keyboard import type_text, until
from tests.tui.visits import LoudApp, in_visit, shown
from tests.tui.worklist import at_worklist

OTHER = "Anderman"
HOSTILE = "[@click=app.bell]Klik[/] [/foo] [red]"


def _alive(kind: type[object]) -> list[object]:
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]


async def _open_the_first(pilot: Pilot[int]) -> None:
    app = pilot.app
    await until(pilot, lambda: app.screen.query_one(OptionList).highlighted is not None)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, OpeningScreen))


def test_in_a_visit_no_other_name_is_left_anywhere_and_after_it_none_of_this_one(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        for naam in ("Bedacht", OTHER):
            klant = (await asyncio.wrap_future(desk.caseload.add([Klant("", naam, "B.")])))[0]
            await asyncio.wrap_future(desk.caseload.plan(klant.klant_id, START))
        desk.practice = True
        worklist = app.screen
        assert isinstance(worklist, WerkvoorraadScreen)
        await worklist.reload()
        await pilot.press("slash")
        await type_text(pilot, "Anderm")
        app.copy_to_clipboard(OTHER)
        app.notify(f"{OTHER} is toegevoegd", markup=False)
        await pilot.press("escape")
        await _open_the_first(pilot)
        assert app.clipboard == ""
        assert OTHER not in shown(app)
        assert not list(app._notifications)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, VisitScreen))
        del worklist
        assert not _alive(WerkvoorraadScreen), "a list of names is still in memory"
        assert [type(screen) for screen in app.screen_stack] == [Screen, type(app.screen)]
        for keys in (("ctrl+p",), ("f1",), ("f12",), ("f9",), ("f10",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert OTHER not in shown(app)
            await pilot.press("escape")
        assert OTHER.casefold() not in "".join(
            f"{command.title}{command.help}" for command in app.get_system_commands(app.screen)
        )

        here = app.screen
        assert isinstance(here, VisitScreen)
        conversation = here.visit.conversation
        await pilot.press("ctrl+w")
        await type_text(pilot, "iets van deze klant")
        app.copy_to_clipboard("iets van deze klant")
        app.notify("iets van deze klant", markup=False)
        await pilot.press("enter")
        await until(pilot, lambda: len(conversation.state.record.wensen) == 1)
        app.call_later(here.close_visit)
        del here
        await until(pilot, lambda: isinstance(app.screen, ClosedScreen))
        assert app.clipboard == ""
        assert "klant" not in shown(app)
        assert not list(app._notifications)
        await pilot.press("escape", "enter", "space")
        assert isinstance(app.screen, ClosedScreen)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        await pilot.pause()
        for kind in (TextArea, TextDialog, HelpScreen):
            assert not _alive(kind), f"{kind.__name__} holds what was typed, and what can be undone"

    at_worklist(tmp_path, steps)


def test_what_is_copied_stays_in_the_program(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            sent: list[str] = []
            assert app._driver is not None
            app._driver.write = sent.append  # type: ignore[method-assign, assignment]
            await here.pilot.press("ctrl+w", *"ab", "shift+left", "ctrl+c", "end", "ctrl+v")
            await here.until(lambda: app.screen.query_one(Input).value == "abb")
            assert not [part for part in sent if "]52;" in part], "the clipboard of the computer"

    asyncio.run(run())


def test_the_blank_screen_covers_a_dialog_and_its_messages_and_comes_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            await here.pilot.press("ctrl+w", *"geheim")
            app.notify("geheim", markup=False)
            await here.press("f9")
            assert isinstance(app.screen, PrivacyScreen)
            assert not list(app._notifications)
            assert "geheim" not in shown(app)
            await here.press("f9")
            await here.until(lambda: app.screen.query_one(Input).value == "geheim")
            assert app.title == "klantbeeld"

    asyncio.run(run())


def test_the_blank_screen_waits_for_nothing(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.TEKENEN) as here:
            documents = here.visit.conversation.gesprek_id
            document_making._being_made.add(documents)
            try:
                await here.pilot.press("f9")
                await here.until(lambda: isinstance(here.pilot.app.screen, PrivacyScreen))
            finally:
                document_making._being_made.discard(documents)

    asyncio.run(run())


WISHES = [ask.NoteerWens(f"Wens {number}: {HOSTILE}") for number in range(3)]


def test_the_klantweergave_shows_wensen_doelen_en_afspraken_and_nothing_else(tmp_path: Path) -> None:
    commands: list[ask.Command] = [
        *WISHES,
        ask.NoteerDoel("Rust in huis"),
        ask.NoteerAfspraak("De klant belt zijn zus"),
        ask.LegNotitieVast("geld", "NOTITIE"),
        ask.MaakSnelleNotitie("SNEL"),
        ask.ZetNiveau("geld", 1),
    ]

    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK, commands) as here:
            app = here.pilot.app
            await here.press("f10")
            await here.until(lambda: isinstance(app.screen, KlantweergaveScreen) and HOSTILE in shown(app))
            text = shown(app)
            assert "Rust in huis" in text
            assert "U: De klant belt zijn zus" in text
            for hidden in ("NOTITIE", "SNEL", "A.V.", "Voorbeeld", "Geld", "loopt vast", "F10"):
                assert hidden not in text
            await here.press("x")
            assert isinstance(app.screen, VisitScreen)

    asyncio.run(run())


def test_who_asked_for_large_letters_gets_one_line_a_page(tmp_path: Path) -> None:
    def conversation_with_wishes(desk: Desk) -> Conversation:
        klant = desk.caseload.add([Klant("", "Voorbeeld", "A.", contactwens=("grote_letters",))]).result()[0]
        conversation = desk.open_gesprek(desk.caseload.plan(klant.klant_id, START).result())
        for command in WISHES:
            conversation.do(command).result()
        return conversation

    async def run() -> None:
        with open_desk(tmp_path) as desk:
            parts = client_view(conversation_with_wishes(desk).state.record)
            app = LoudApp(desk.locations, desk.clock, lambda: desk)
            async with app.run_test(size=(80, 24)) as pilot:
                await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
                await app.push_screen(KlantweergaveScreen(parts, ("grote_letters",)))
                await until(pilot, lambda: "1 van 4" in shown(app))
                assert "Wens 0" in shown(app)
                assert "Wens 1" not in shown(app)
                await pilot.press("down", "down", "down", "down", "up")
                await until(pilot, lambda: "3 van 4" in shown(app) and "Wens 2" in shown(app))
                await pilot.press("space")
                assert isinstance(app.screen, WerkvoorraadScreen)
                app.desk = None

    asyncio.run(run())


def test_a_store_that_is_closing_is_no_defect_but_one_that_closed_by_itself_is(tmp_path: Path) -> None:
    async def run(*, ending: bool) -> bool:
        with open_desk(tmp_path) as desk:
            app = KlantbeeldApp(desk.locations, desk.clock, lambda: desk)
            async with app.run_test(size=(80, 24)) as pilot:
                await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
                if ending:
                    await app.close_well()
                app._handle_exception(store_error(StoreErrorCode.GESLOTEN))
                app.desk = None
            return app.crashed

    assert not asyncio.run(run(ending=True))
    assert asyncio.run(run(ending=False))
