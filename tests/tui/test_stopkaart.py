"""F12 anywhere: the right card, nothing kept, and back to exactly the same place."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, TextArea

from interview.locations import Locations
from interview.record import Einde, Rol, Stap, Zitting
from interview.session import commands as ask
from interview.tui.screens.privacy import ClosedScreen, PrivacyScreen
from interview.tui.screens.signaal import SignaalScreen
from interview.tui.screens.start import StartScreen
from interview.tui.screens.stopkaart import StopkaartScreen
from interview.tui.screens.unlock import UnlockScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.widgets.text import Plain
from tests.interview.desks import START, TestClock, make_desk, open_desk
from tests.tui.keyboard import until
from tests.tui.visits import LoudApp, in_visit, shown


def _typed(screen: Screen[None] | Screen[object]) -> object:
    """What has focus, what stands in it and where its cursor is."""
    focused = screen.focused
    if isinstance(focused, TextArea):
        return focused, focused.text, focused.selection
    if isinstance(focused, Input):
        return focused, focused.value, focused.selection
    return focused


PLACES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((), "Geld en schulden", ""),
    (("g", *"huur", "left", "left"), "huur", ""),
    (("ctrl+w", *"eenhuis", "left"), "Wens van de klant", "escape"),
    (("ctrl+a", *"bellen", "left"), "Wie doet dit?", "escape"),
    (("ctrl+p", *"adv"), "Advies", "escape"),
    (("f1",), "", "escape"),
    (("ctrl+q",), "Wilt u stoppen?", "escape"),
    (("f9",), "Druk op een toets", "x"),
    (("f10",), "Wat u wilt", "x"),
    (("f4",), "", ""),
    (("f6",), "", ""),
    (("f8",), "", ""),
)
"""The keys that lead somewhere, what can be read there, and the key that leaves it again."""


def test_it_opens_over_anything_and_goes_back_to_exactly_that(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK, [ask.GaNaar(Stap.GESPREK, "geld")]) as here:
            app = here.pilot.app
            for keys, seen, leave in PLACES:
                await here.pilot.press(*keys)
                await here.until(lambda seen=seen: seen.casefold() in shown(app).casefold())  # type: ignore[misc]
                stack, typed, picture = list(app.screen_stack), _typed(app.screen), _below_header(app)
                await here.pilot.press("f12", "3")
                assert isinstance(app.screen, StopkaartScreen), keys
                await here.until(lambda: "Geweld" in shown(app))
                await here.pilot.press("escape")
                assert list(app.screen_stack) == stack, keys
                assert _typed(app.screen) == typed, keys
                await here.until(lambda picture=picture: _below_header(app) == picture)  # type: ignore[misc]
                if leave:
                    await here.pilot.press(leave)

    asyncio.run(run())


def _below_header(app: App[int]) -> str:
    """Without the mark that says what is saved: that goes its own way."""
    return shown(app).partition("\n")[2]


def test_typing_goes_on_at_the_same_letter(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            await here.pilot.press("ctrl+w", *"een hs", "left")
            # All in one read: the card takes its digit, and the letters behind Esc go where they went before.
            await here.burst("f12", "2", "escape", "u", "i")
            await here.until(lambda: here.pilot.app.screen.query_one(Input).value == "een huis")

    asyncio.run(run())


def _everything_on_disk(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_looking_at_it_leaves_no_trace_at_all(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            await here.pilot.press("g", *"post")
            await asyncio.wrap_future(here.visit.conversation.flush())
            thread, gesprek = here.visit.desk.thread, here.visit.conversation.gesprek_id

            def events() -> list[str]:
                return [
                    stored.payload for stored in thread.submit(lambda store: store.events(gesprek)).result()
                ]

            before, disk = await asyncio.to_thread(events), _everything_on_disk(tmp_path)
            for keys in (
                "f12 1 2 3 4 5 6 7 left escape",
                "f12 6 p enter",
                "f12 a escape enter",
                "f12 s",
            ):
                await here.press(keys)
            app = here.pilot.app
            await here.until(lambda: isinstance(app.screen, SignaalScreen) and app.focused is not None)
            await here.press("escape")
            assert len(app.screen_stack) == 2
            assert await asyncio.to_thread(events) == before
            assert _everything_on_disk(tmp_path) == disk
            assert not here.pilot.app._notifications

    asyncio.run(run())


def test_breaking_off_keeps_what_is_typed_and_shows_no_name(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            with_note = here.visit.state.plek.leefgebied
            await here.pilot.press("enter", *"halve zin")
            await here.pilot.press("ctrl+w", *"een hui")
            await here.press("f12 6 a")
            await here.until(lambda: "Gesprek afbreken?" in shown(app))
            await here.press("enter")
            await here.until(lambda: isinstance(app.screen, ClosedScreen))
            record = here.record()
            assert record.einde is Einde.AFGEBROKEN
            assert record.oordeel_vooraf is None
            assert record.plan.ondertekening is None
            assert [note.tekst for note in record.snelle_notities] == ["een hui"]
            notes = [part.notitie for part in record.leefgebieden.values()]
            assert notes == ["halve zin"], with_note
            assert "Alles is bewaard." in shown(app)
            assert len(app.screen_stack) == 2
            for key in ("escape", "enter", "space", "b", "f5", "f10", "ctrl+z"):
                await here.pilot.press(key)
                assert isinstance(app.screen, ClosedScreen), key
            await here.press("w")
            await here.until(lambda: isinstance(app.screen, WerkvoorraadScreen))

    asyncio.run(run())


def test_breaking_off_asks_one_question_and_esc_goes_on(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            stack = list(here.pilot.app.screen_stack)
            await here.press("f12 a")
            await here.press("escape escape")
            assert list(here.pilot.app.screen_stack) == stack
            assert here.record().einde is None

    asyncio.run(run())


def test_pause_is_a_blank_screen_over_the_same_place(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            await here.pilot.press("ctrl+w", *"een hui", "f12", "2", "p")
            assert isinstance(app.screen, PrivacyScreen)
            assert shown(app).split() == ["Druk", "op", "een", "toets", "om", "verder", "te", "gaan"]
            await here.pilot.press("x", "s")
            assert app.screen.query_one(Input).value == "een huis"

    asyncio.run(run())


def test_with_a_partner_there_the_card_about_violence_says_not_now(tmp_path: Path) -> None:
    present = ask.ZetZitting(Zitting(op=START, aanwezigen=(Rol.PARTNER,)))

    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK, [present]) as here:
            await here.press("f12 3")
            await here.until(lambda: "Vraag dit niet nu: er is iemand bij." in shown(here.pilot.app))
            await here.press("2")
            await here.until(lambda: "Vraag dit niet nu" not in shown(here.pilot.app))

    asyncio.run(run())


def test_s_opens_a_signaal_and_from_a_signaal_it_leads_back_to_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            await here.press("f12 s")
            await here.until(lambda: isinstance(app.screen, SignaalScreen) and app.focused is not None)
            signaal = app.screen
            await here.pilot.press(*"iets")
            await here.press("f12 s")
            assert app.screen is signaal
            assert app.screen.query_one(TextArea).text == "iets"
            await here.press("f12 a")
            await here.until(lambda: "is dan weg." in shown(app))
            await here.press("escape escape")
            assert app.screen is signaal

    asyncio.run(run())


def _without_a_store(root: Path, first: type[Screen[None]], what: Callable[[App[int]], object]) -> None:
    async def run() -> None:
        app = LoudApp(Locations.under(root), TestClock())
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, first) and app.focused is not None)
            await pilot.press(*"half")
            typed = _typed(app.screen)
            await pilot.press("f12")
            await until(pilot, lambda: isinstance(app.screen, StopkaartScreen))
            what(app)
            await pilot.press("a", "s", "2")
            assert isinstance(app.screen, StopkaartScreen), "no visit and no store to keep anything in"
            await pilot.press("escape")
            assert _typed(app.screen) == typed

    asyncio.run(run())


@pytest.mark.parametrize("size", [(60, 15), (80, 20), (40, 12)])
def test_in_a_small_window_every_number_is_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            await here.pilot.press("f12", "3")
            await here.pilot.resize_terminal(*size)
            await here.until(lambda: len(app.screen.query(".stop-small")) == 3)
            await here.pilot.pause()
            lines = app.screen.query(".stop-small").results(Plain)
            assert all(app.screen.region.contains_region(line.region) and line.region for line in lines)
            assert app.screen.query_one("#stop-text").region.height
            await here.pilot.press("1")
            await here.until(lambda: len(app.screen.query(".stop-small")) == 2)

    asyncio.run(run())


def test_it_is_there_before_there_is_a_store_and_before_it_is_open(tmp_path: Path) -> None:
    def list_of_seven(app: App[int]) -> None:
        text = shown(app)
        assert "1   Direct gevaar" in text
        assert "Signaal" not in text
        assert "afbreken" not in text

    _without_a_store(tmp_path, StartScreen, list_of_seven)
    make_desk(tmp_path).close()
    _without_a_store(tmp_path, UnlockScreen, list_of_seven)


def test_with_a_broken_pakket_112_still_shows(tmp_path: Path) -> None:
    folder = Locations.under(tmp_path).own_gemeenten_dir / "kapot"
    folder.mkdir(parents=True)
    (folder / "1.0.0.toml").write_bytes(b"\x00 = [")

    def only_112(app: App[int]) -> None:
        assert str(app.screen.query_one("Digits").render()).strip()
        assert [digits.value for digits in app.screen.query("Digits").results()] == ["112"]  # type: ignore[attr-defined]

    _without_a_store(tmp_path, StartScreen, only_112)


def test_hostile_words_in_a_pakket_are_words(tmp_path: Path) -> None:
    from interview.session.stopping import stop_cards
    from questionnaires.gemeentepakket import load
    from questionnaires.gemeentepakket.model import Noodnummer

    pakket = load.load_named(load.EXAMPLE, "1.0.0", (load.PACKAGED,))
    evil = "[@click=app.bell]Klik[/] [/weg]"
    number = Noodnummer(naam=evil, nummer="bel [b]112[/b] of\x1b[2J heel lang " + "9" * 40, wanneer=evil)
    cards = [
        one.model_copy(update={"titel": evil, "stappen": (evil,), "nummers": (number,)})
        for one in pakket.stopkaart
    ]
    hostile = stop_cards(pakket.model_copy(update={"stopkaart": tuple(cards)}), START.date(), practice=True)

    async def run() -> None:
        with open_desk(tmp_path) as desk:
            app = LoudApp(desk.locations, TestClock(), lambda: desk)
            async with app.run_test(size=(80, 24)) as pilot:
                await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
                await app.push_screen(StopkaartScreen(hostile))
                await pilot.press("4")
                await until(pilot, lambda: shown(app).count(evil) >= 4)
                assert "[b]112[/b]" in shown(app)
                app.desk = None

    asyncio.run(run())


def test_it_comes_back_when_something_was_put_over_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with in_visit(tmp_path, Stap.GESPREK) as here:
            app = here.pilot.app
            stack = list(app.screen_stack)
            for over in ("f9", "f1", "ctrl+q", "ctrl+p", "a"):
                await here.pilot.press("f12", "2", over)
                assert not isinstance(app.screen, StopkaartScreen), over
                await here.pilot.press("f12")
                assert isinstance(app.screen, StopkaartScreen), over
                await here.pilot.press("escape")
                assert list(app.screen_stack) == stack, over
            assert here.record().einde is None

    asyncio.run(run())
