"""A Signaal on its screen: read by one, kept nowhere until it is sealed, and forgotten when it is left."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from interview.desk import Desk
from interview.klant import Klant
from interview.locations import Locations
from interview.signaal.errors import SignaalErrorCode
from interview.store.errors import StoreErrorCode
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.confirm import ConfirmScreen
from interview.tui.screens.signaal import SignaalScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from tests.signaal.example import CANARIES, WRITTEN, read, sealed_files
from tests.tools.gemeente import SIGNAAL_PUBLIC, install_real_looking
from tests.tui.keyboard import fill, type_text, until
from tests.tui.worklist import at_worklist

KLANT = Klant("", "Voorbeeld", "A.", "mw", telefoon="000-1")
Steps = Callable[[Pilot[int], SignaalScreen, Desk], Awaitable[None]]


def shown(app: KlantbeeldApp) -> str:
    """All that stands on the screen."""
    return "\n".join(str(part.render()) for part in app.screen.query(Static))


def on_the_screen(root: Path, steps: Steps, klant: Klant | None = None) -> None:
    install_real_looking(Locations.under(root))

    async def begin(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        screen = SignaalScreen(desk, klant)
        await app.push_screen(screen)
        await until(pilot, lambda: app.focused is not None and app.focused.id == "input-gezien")
        await steps(pilot, screen, desk)

    at_worklist(root, begin, KLANT)


async def _write_all(pilot: Pilot[int], screen: SignaalScreen) -> None:
    for name in ("wanneer", "over"):
        screen.query_one(f"#input-{name}").clear()  # type: ignore[attr-defined]
    await fill(pilot, *WRITTEN.values())
    await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))


def test_written_sealed_and_read_by_its_recipient_only(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        app = screen.shell
        assert "Alleen Vera Verzonnen, aandachtsfunctionaris" in shown(app)
        assert "Het komt niet in notities" in shown(app)
        await _write_all(pilot, screen)
        assert not sealed_files(desk.locations), "not before the yes"
        await pilot.press("enter")
        await until(pilot, lambda: "Verzegeld" in shown(app))
        (path,) = sealed_files(desk.locations)
        signaal = read(path)
        assert {name: getattr(signaal, name) for name in WRITTEN} == WRITTEN
        assert signaal.melder.naam == "Bram Bedacht"
        assert signaal.code in shown(app)
        assert screen.written == {}, "what was typed is gone from the screen"
        assert not [word for word in CANARIES if word in shown(app)]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))

    on_the_screen(tmp_path, steps)


def test_leaving_asks_first_and_then_forgets(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        app = screen.shell
        await type_text(pilot, WRITTEN["gezien"])
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert screen.written["gezien"] == WRITTEN["gezien"]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
        assert not desk.locations.signalen_dir.exists()

    on_the_screen(tmp_path, steps)


def test_the_klant_of_a_visit_is_offered_and_nothing_typed_is_nothing_asked(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        assert screen.written["over"] == "mw. A. Voorbeeld, 000-1"
        assert screen.written["wanneer"].startswith("21 november 2026, 10:3")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WerkvoorraadScreen))

    on_the_screen(tmp_path, steps, KLANT)


def test_nothing_seen_and_nothing_heard_is_no_signaal(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        await fill(pilot, "", "", "", "", "", "")
        await until(pilot, lambda: SignaalErrorCode.LEEG in shown(screen.shell))
        focused = pilot.app.focused
        assert focused is not None
        assert focused.id == "input-gezien"

    on_the_screen(tmp_path, steps)


def test_a_disk_that_refuses_leaves_every_word_on_the_screen(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        desk.locations.signalen_dir.write_bytes(b"")
        await _write_all(pilot, screen)
        await pilot.press("enter")
        await until(pilot, lambda: StoreErrorCode.LEESFOUT in shown(screen.shell))
        assert screen.written == WRITTEN

    on_the_screen(tmp_path, steps)


def test_nothing_reaches_a_clipboard_and_stopping_says_what_it_costs(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], screen: SignaalScreen, desk: Desk) -> None:
        app = screen.shell
        await type_text(pilot, WRITTEN["gezien"])
        for keys in (("ctrl+a", "ctrl+c"), ("ctrl+a", "ctrl+x"), ("tab", "tab", "tab", "ctrl+a", "ctrl+c")):
            await pilot.press(*keys)
        await pilot.press("ctrl+x")
        assert app.clipboard == ""
        await pilot.press("f9")
        await until(pilot, lambda: app.screen is not screen)
        assert "kanarie" not in shown(app)
        await pilot.press("x")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        assert "dan weg" in shown(app)
        await pilot.press("escape")

    on_the_screen(tmp_path, steps)


def test_without_a_recipient_it_says_to_call_and_to_write_on_paper(tmp_path: Path) -> None:
    pakket = install_real_looking(Locations.under(tmp_path))
    pakket.write_text(pakket.read_text(encoding="utf-8").replace(SIGNAAL_PUBLIC, ""), encoding="utf-8")

    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await app.push_screen(SignaalScreen(desk))
        await until(pilot, lambda: SignaalErrorCode.GEEN_ONTVANGER in shown(app))
        assert "papier" in shown(app)
        assert not app.screen.query("TextArea, Input")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))

    at_worklist(tmp_path, steps)


@pytest.mark.parametrize("answer", ["ja", "nee"])
def test_line_mode_seals_after_a_yes_and_wipes_the_terminal(tmp_path: Path, answer: str) -> None:
    import io

    from interview.linear.reader import Reader
    from interview.linear.signaal import write_signaal
    from tests.interview.desks import open_desk

    install_real_looking(Locations.under(tmp_path))
    typed, said, wiped = io.StringIO("\n".join([*WRITTEN.values(), answer, ""])), io.StringIO(), []
    with open_desk(tmp_path) as desk:
        receipt = write_signaal(Reader(typed, said), desk, lambda: wiped.append(said.tell()), KLANT)
        assert wiped
        assert "kanarie" not in said.getvalue()[wiped[0] :]
        files = sealed_files(desk.locations)
        if answer == "nee":
            assert receipt is None
            assert not files
            return
        assert receipt is not None
        assert receipt.code in said.getvalue()[wiped[0] :]
        assert json.loads(read(files[0]).model_dump_json())["over"] == WRITTEN["over"]
