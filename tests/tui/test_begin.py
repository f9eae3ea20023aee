"""Begin on the screen: one key each, none of them needed, and what a child at the table does to the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path

from textual.pilot import Pilot

from interview.desk import Desk
from interview.klant import Klant
from interview.record import Informatiewijze, Plaats, Rol, Stap, Zitting
from interview.session import commands as ask
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.begin import BeginScreen
from interview.tui.screens.gesprek import GesprekScreen
from interview.tui.screens.information import InformationScreen
from interview.tui.screens.opening import OpeningScreen
from interview.tui.screens.paper_day import PaperDayScreen
from interview.tui.widgets.note import Note
from tests.interview.desks import START
from tests.tui.visits import InVisit, in_visit, shown
from tests.tui.worklist import at_worklist


def during(
    root: Path,
    keys: Callable[[InVisit], Awaitable[None]],
    stap: Stap = Stap.BEGIN,
    commands: tuple[ask.Command, ...] = (),
) -> None:
    async def run() -> None:
        async with in_visit(root, stap, commands) as here:
            await keys(here)

    asyncio.run(run())


def test_everything_is_one_key_and_a_burst_loses_nothing(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.burst("1", "k", "t", "l", "j")
        await here.until(lambda: any(sitting.laptop_mag for sitting in here.record().zittingen))
        (sitting,) = here.record().zittingen
        assert sitting.plaats is Plaats.THUIS
        assert sitting.aanwezigen == (Rol.KIND, Rol.TOLK)
        assert sitting.legitimatie
        words = here.text()
        assert "▸k kind" in words
        assert "Zeg met kind erbij" in words
        assert "Wacht op een moment alleen: geld en mentaal." in words
        assert "Kijk naar de klant, niet naar de tolk." in words
        assert "van 135" in words

    during(tmp_path, keys)


def test_nothing_is_needed_and_enter_goes_to_the_gesprek(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        assert here.record().zittingen == (), "showing Begin is not sitting down"
        await here.press("enter")
        await here.until(lambda: isinstance(here.pilot.app.screen, GesprekScreen))
        assert len(here.record().zittingen) == 1
        await here.pilot.press("ctrl+b")
        await here.until(lambda: isinstance(here.pilot.app.screen, BeginScreen))
        assert len(here.record().zittingen) == 1

    during(tmp_path, keys)


def test_the_information_is_read_aloud_and_kept_with_its_manner(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.press("i")
        await here.until(lambda: isinstance(here.pilot.app.screen, InformationScreen))
        assert "U mag lezen wat er over u staat." in shown(here.pilot.app)
        await here.press("escape")
        assert here.record().informatie == ()
        await here.burst("i", "v")
        await here.until(lambda: bool(here.record().informatie))
        assert here.record().informatie[-1].wijze is Informatiewijze.VOORGELEZEN
        await here.until(lambda: "▸i voorgelezen op 21 november 2026" in here.text())

    during(tmp_path, keys)


def test_without_the_laptop_it_says_calmly_to_close_it(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.press("n")
        await here.until(lambda: "pak de gesprekskaart" in here.text())
        assert here.record().gesprek_datum == START.date()
        assert "min van" not in here.text(), "paper has no clock"

    during(tmp_path, keys)


def test_a_talk_on_paper_gets_the_day_it_was_held(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.press("o")
        await here.until(lambda: isinstance(here.pilot.app.screen, PaperDayScreen))
        await here.press("22-11-2026 enter")
        await here.until(lambda: "Die dag komt nog." in here.text())
        await here.press(" ".join(["backspace"] * len("22-11-2026")) + " 18-11 enter")
        await here.until(lambda: here.record().gesprek_datum == date(2026, 11, 18))
        await here.until(lambda: "In de computer op 21 november 2026." in here.text())
        await here.press("o")
        await here.until(lambda: here.record().gesprek_datum is None)

    during(tmp_path, keys)


def test_a_child_makes_a_card_wait_and_notes_stay_possible(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.press("k enter")
        await here.until(lambda: isinstance(here.pilot.app.screen, GesprekScreen))
        assert "g geld      ‖" in shown(here.pilot.app)
        await here.press("g")
        await here.until(lambda: isinstance(here.pilot.app.focused, Note))
        geld = here.state.content.vragenlijst.per_leefgebied["geld"]
        for key in (None, "tab", "ctrl+r", "ctrl+k", "ctrl+s", "ctrl+o", "ctrl+f"):
            if key is not None:
                await here.pilot.press(key)
            await here.pilot.pause()
            words = shown(here.pilot.app)
            assert "Er is een kind bij." in words
            assert not any(text in words for text in (*geld.gesproken, *geld.observeren))
        await here.press("post")
        await here.pilot.press("ctrl+e")
        await here.press("+7 enter")
        await here.until(lambda: here.record().moment_apart == START.date() + timedelta(days=7))
        assert here.record().leefgebied("geld").notitie == "post"
        await here.until(lambda: "U spreekt elkaar alleen op" in shown(here.pilot.app))
        # The child leaves: back to the same card and its note, with everything there is to say.
        await here.pilot.press("ctrl+b")
        await here.press("k enter")
        await here.until(lambda: geld.starter in shown(here.pilot.app))
        assert isinstance(here.pilot.app.focused, Note)

    during(tmp_path, keys)


def test_questions_wait_in_the_uitwerken_too_and_the_niveau_does_not(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        await here.press("k")
        assert "Deze vragen wachten op een moment alleen." in here.text()
        await here.press("escape 2")
        await here.until(lambda: here.record().leefgebied("geld").niveau == 2)

    sitting = (ask.BeginZitting(), ask.GaNaar(Stap.UITWERKEN, "geld"))

    async def with_child(here: InVisit) -> None:
        from interview.session.begin import turn_role

        await here.screen.do(turn_role(here.state, Rol.KIND, START))
        await keys(here)

    during(tmp_path, with_child, Stap.UITWERKEN, sitting)


def test_the_clock_can_be_hidden_for_as_long_as_the_program_runs(tmp_path: Path) -> None:
    async def keys(here: InVisit) -> None:
        def clock() -> list[Callable[[], object]]:
            return [one.callback for one in here.screen.palette() if one.title.startswith("Klok")]

        assert "min van 90" in here.text()
        clock()[0]()
        assert "min van 90" not in here.text()
        await here.press("enter")
        await here.until(lambda: isinstance(here.pilot.app.screen, GesprekScreen))
        assert "min van 90" not in here.text()
        assert "8 Sluit" in here.text(), "with that room every step has its name"
        clock()[0]()
        assert "min van 90" in here.text()

    during(tmp_path, keys)


# the way in


BEGUN: tuple[ask.Command, ...] = (
    ask.KiesVoorbereiding("open"),
    ask.ZetZitting(Zitting(op=START, aanwezigen=(Rol.KIND,))),
    ask.GaNaar(Stap.GESPREK, "geld", "notitie"),
)
Open = Callable[[Pilot[int], KlantbeeldApp, Desk], Awaitable[None]]


def opened(root: Path, prepare: tuple[ask.Command, ...], days_later: int, steps: Open) -> None:
    """At the opening of a gesprek in which ``prepare`` happened some days ago."""

    async def run(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        desk.practice = True
        (klant,) = await asyncio.wrap_future(desk.caseload.klanten())
        gesprek_id = await asyncio.wrap_future(desk.caseload.plan(klant.klant_id, START))
        if prepare:
            conversation = await asyncio.to_thread(desk.open_gesprek, gesprek_id)
            for command in prepare:
                await asyncio.wrap_future(conversation.do(command))
        clock = desk.clock
        clock.now += timedelta(days=days_later)  # type: ignore[attr-defined]
        worklist = await asyncio.wrap_future(desk.caseload.worklist())
        (item,) = worklist.alles
        await app.push_screen(await asyncio.to_thread(OpeningScreen.prepare, desk, item))
        await pilot.pause()
        await steps(pilot, app, desk)

    at_worklist(root, run, Klant("", "Voorbeeld", "A."))


def test_a_first_visit_goes_to_begin(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, BeginScreen)

    opened(tmp_path, (), 0, steps)


def test_on_another_day_a_new_visit_begins_at_begin(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        assert "nieuw bezoek: u zit weer bij de klant" in shown(app)
        await pilot.press("z")
        await pilot.pause()
        assert isinstance(app.screen, BeginScreen)
        record = app.screen.visit.state.record
        assert len(record.zittingen) == 2
        assert record.aanwezigen == ()

    opened(tmp_path, BEGUN, 3, steps)


def test_working_on_at_another_day_is_no_sitting_and_nobody_is_there(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, GesprekScreen)
        (sitting,) = app.screen.visit.state.record.zittingen
        assert sitting.aanwezigen == ()
        assert sitting.erbij_geweest == (Rol.KIND,)

    opened(tmp_path, BEGUN, 3, steps)


def test_on_the_same_day_it_goes_on_as_it_was(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        assert "nieuw bezoek" not in shown(app)
        await pilot.press("z")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        gesprek = app.screen
        assert isinstance(gesprek, GesprekScreen), "z did nothing"
        assert gesprek.visit.state.record.aanwezigen == (Rol.KIND,)

    opened(tmp_path, BEGUN, 0, steps)


def test_paper_first_from_the_opening(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[int], app: KlantbeeldApp, desk: Desk) -> None:
        await pilot.press("p")
        await pilot.press(*"18-11", "enter")
        await pilot.pause()
        assert isinstance(app.screen, BeginScreen)
        assert app.screen.visit.state.record.gesprek_datum == date(2026, 11, 18)
        assert app.screen.visit.state.record.voorbereiding is None, "nobody chose a way in"

    opened(tmp_path, (), 0, steps)
