"""The afspraak dialog: quick while talking, complete when there is time, never a duty by accident."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from interview.record import Aard, Stap, Wie
from interview.tui.screens.afspraak import AfspraakScreen
from interview.tui.widgets.choice_row import ChoiceRow
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import TODAY, new_visit
from tests.tui.visits import StepApp, act, shown


async def _open(app: StepApp, pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+a")
    await until(pilot, lambda: isinstance(app.screen, AfspraakScreen))


def test_a_sentence_and_enter_is_enough(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _open(app, pilot)
        await type_text(pilot, "Ik bel mijn zus")
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.state.record.afspraken))

    act(visit, Stap.GESPREK, keys)
    (afspraak,) = visit.state.record.afspraken
    assert (afspraak.wat, afspraak.wie) == ("Ik bel mijn zus", Wie.KLANT)
    assert afspraak.aard is Aard.KIEST_KLANT_ZELF
    assert (afspraak.begin, afspraak.eind) == (None, None)


def test_by_keyboard_alone_a_third_party_with_days(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _open(app, pilot)
        await type_text(pilot, "Oefenen met lezen")
        await pilot.press("tab", "4", "tab")
        await type_text(pilot, "Taalhuis Fictief")
        await pilot.press("tab", *"+14", "tab")
        await type_text(pilot, "3 weken")
        assert "za 5 december 2026" in shown(app)
        assert "za 26 december 2026" in shown(app), "an end counts from the begin"
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.state.record.afspraken))

    act(visit, Stap.GESPREK, keys)
    (afspraak,) = visit.state.record.afspraken
    assert (afspraak.wie, afspraak.derde, afspraak.aard) == (Wie.DERDE, "Taalhuis Fictief", Aard.DERDE)
    assert afspraak.begin == TODAY + timedelta(days=14)
    assert afspraak.eind == TODAY + timedelta(days=35)


def test_a_duty_asks_for_the_article_and_the_approval(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _open(app, pilot)
        await type_text(pilot, "Ik zoek werk")
        await pilot.press("ctrl+l", "enter")
        assert "wetsartikel" in shown(app)
        assert isinstance(app.screen, AfspraakScreen), "without an article it stays"
        await type_text(pilot, "Pw artikel 9")
        await pilot.press("tab", "right", "enter")
        await until(pilot, lambda: bool(visit.state.record.afspraken))

    act(visit, Stap.GESPREK, keys)
    (afspraak,) = visit.state.record.afspraken
    assert (afspraak.aard, afspraak.grondslag) == (Aard.MOET, "Pw artikel 9")
    assert afspraak.akkoord_klantmanager


def test_health_can_never_be_a_duty(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await app.push_screen(AfspraakScreen(TODAY, leefgebied="lichaam"))
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "kan niets moeten" in shown(app)
        assert not app.screen.query_one("#grondslag", Input).display
        assert "Ctrl+L" not in shown(app)

    act(visit, Stap.GESPREK, keys)


def test_what_is_no_day_stays_in_its_field(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _open(app, pilot)
        await type_text(pilot, "Ik bel")
        await pilot.press("tab", "tab")
        await type_text(pilot, "31-2")
        await pilot.press("enter")
        await pilot.pause()
        assert "Geen datum" in shown(app)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "31-2"

    act(visit, Stap.GESPREK, keys)
    assert not visit.state.record.afspraken


def test_escape_keeps_nothing(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _open(app, pilot)
        await type_text(pilot, "toch niet")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, AfspraakScreen))

    act(visit, Stap.GESPREK, keys)
    assert not visit.state.record.afspraken


def test_a_recommended_traject_is_a_proposal(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    traject = visit.state.content.catalogus.per_traject["schulddienstverlening"]

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        given: list[object] = []
        await app.push_screen(AfspraakScreen(TODAY, trajecten=(traject,)), given.append)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.screen.query_one("#wat", Input).value == "Hulp bij uw schulden"
        assert app.screen.query_one("#wie", ChoiceRow).value == Wie.GEMEENTE.value
        assert "nog ja of nee" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(given))
        (command,) = given
        assert getattr(command, "traject", None) == "schulddienstverlening"

    act(visit, Stap.GESPREK, keys)
