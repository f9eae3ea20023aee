"""Working out with real keys: the road, the kinds of no value, the lists, and changes after the advice."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Stap
from interview.session import commands as ask
from interview.session.advice import missing_for_advice
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from interview.tui.steps import screen_for
from interview.tui.visit import Visit
from questionnaires.answers import Belemmert, GeenWaarde
from tests.interview.desks import TestClock, open_desk
from tests.tui.visits import InVisit, LoudApp, in_visit, ready_for_advice

MOST_KEYS = 40


def test_the_shortest_complete_uitwerken_takes_at_most_forty_keys(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            keys = 0
            while missing_for_advice(here.state):
                for key in ("4", "n") if keys < 22 else ("1", "3"):
                    await here.press(key)
                    keys += 1
                assert keys <= MOST_KEYS
            assert missing_for_advice(here.state) == ()
            assert keys == 24
            record = here.record()
            assert all(record.leefgebied(g.id).niveau == 4 for g in here.state.content.vragenlijst.matrix)
            assert record.feiten["arbeidsvermogen_basis"].waarde.waarde == "inschatting"
            assert "alles klaar: F5" in here.text("#work-title")

    asyncio.run(scenario())


def test_type_ahead_never_judges_another_leefgebied(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.burst("1", "j", "2", "n", "b", "5", "question_mark", "right", "3")
            await here.until(lambda: here.record().leefgebied("lichaam").niveau is not None)
            record = here.record()
            found = [(record.leefgebied(g).niveau, record.leefgebied(g).belemmert)
                     for g in ("taal", "opleiding", "werk", "dag", "geld", "lichaam")]  # fmt: skip
            assert found == [
                (1, Belemmert.JA),
                (2, Belemmert.NEE),
                (GeenWaarde.NIET_BESPROKEN, None),
                (5, Belemmert.WEET_NIET),
                (None, None),
                (3, None),
            ]

    asyncio.run(scenario())


def test_every_reason_for_no_value_is_a_value_and_is_shown_as_such(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.press("b z w")
            await here.until(lambda: here.state.plek.leefgebied == "dag")
            given = [here.record().leefgebied(name).niveau for name in ("taal", "opleiding", "werk")]
            assert given == [GeenWaarde.NIET_BESPROKEN, GeenWaarde.WIL_NIET_ZEGGEN, GeenWaarde.WEET_NIET]
            await here.press("n")
            assert here.record().leefgebied("dag").niveau is None, "n.v.t. is not allowed here"
            await here.press("g f n")
            assert here.record().leefgebied("gezin").niveau is GeenWaarde.NVT
            await here.burst("g", "m", "3", "g", "t")
            await here.until(lambda: here.state.plek.leefgebied == "taal")
            assert here.record().leefgebied("mentaal").niveau == 3, "a digit goes where the letter went"
            assert "▸ b niet besproken" in here.text("#judge")

    asyncio.run(scenario())


def test_nothing_is_suggested_before_the_niveau_and_nothing_is_filled_in_after_it(tmp_path: Path) -> None:
    seen: list[ask.Command] = [
        ask.ZetObservatie("geld.stapel_post", True),
        ask.GaNaar(Stap.UITWERKEN, "geld"),
    ]

    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, seen) as here:
            assert "Geld en schulden" in here.text("#work-title")
            assert "U noteerde een" not in here.text("#judge")
            assert "Voorstel" not in here.text("#judge")
            await here.press("2")
            assert "U noteerde een stapel dichte post en koos 2: dat past bij elkaar." in here.text("#judge")
            assert "Voorstel: ja, want u koos 2. U beslist." in here.text("#judge")
            assert here.record().leefgebied("geld").belemmert is None
            await here.press("escape 4")
            assert "Voorstel" not in here.text("#judge")
            assert "Klopt dat?" in here.text("#judge")

    asyncio.run(scenario())


def test_vragen_come_and_go_with_the_answers_above_them(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, [ask.GaNaar(Stap.UITWERKEN, "geld")]) as here:
            await here.press("k")
            assert "deurwaarder" not in here.text("#noted-text")
            await here.burst("1", "4", "j", "2", "3", "z")
            await here.until(lambda: "geld.dreigt" in here.record().antwoorden)
            answers = here.record().antwoorden
            assert answers["geld.rondkomen"].waarde == "houdt_over"
            assert answers["geld.schulden"].waarde == "geen_overzicht"
            assert answers["geld.deurwaarder"].waarde == "ja"
            await here.until(lambda: here.record().antwoorden["geld.dreigt"].geen is not None)
            assert here.record().antwoorden["geld.dreigt"].geen is GeenWaarde.WIL_NIET_ZEGGEN
            # Another answer hides three of them; what was said is kept and comes back.
            await here.press("up up up 1")
            assert here.record().antwoorden["geld.schulden"].waarde == "geen"
            assert "deurwaarder" not in here.text("#noted-text")
            await here.press("up 2")
            assert "Is er een deurwaarder of beslag?" in here.text("#noted-text")
            assert "Wat dreigt er op korte termijn?  wil niet zeggen" in here.text("#noted-text")
            await here.press("escape")
            assert "Wat u noteerde" in here.text("#noted-text")

    asyncio.run(scenario())


def test_seen_evidence_own_score_and_spoed_are_a_key_each(tmp_path: Path) -> None:
    commands: list[ask.Command] = [
        ask.LegNotitieVast("geld", "post blijft dicht"),
        ask.GaNaar(Stap.UITWERKEN, "geld"),
    ]

    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, commands) as here:
            await here.burst("o", "1", "escape", "e", "2", "1", "escape", "c", "3", "enter")
            await here.until(lambda: here.record().leefgebied("geld").eigen_cijfer == 3)
            await here.press("s")
            known = here.record().leefgebied("geld")
            assert here.record().observaties == ("geld.stapel_post",)
            assert known.bewijs == ("notitie", "geld.stapel_post")
            assert known.spoed
            assert "✓ post blijft dicht" in here.text("#noted-text")
            assert "spoed" in here.text("#work-title")
            await here.press("c")
            await here.press("backspace 1 1 enter")
            await here.pilot.pause()
            assert here.record().leefgebied("geld").eigen_cijfer == 3, "eleven is no score"

    asyncio.run(scenario())


def test_resuming_lands_on_the_same_leefgebied_and_the_same_list(tmp_path: Path) -> None:
    async def leave() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.press("g h 3 k")

    async def resume() -> None:
        with open_desk(tmp_path) as desk:
            item = desk.caseload.worklist().result().lopend[0]
            conversation = desk.open_gesprek(item.gesprek_id)
            app = LoudApp(desk.locations, TestClock(), lambda: desk)
            async with app.run_test(size=(80, 24)) as pilot:
                visit = Visit(desk, item.klant, conversation, desk.clock())
                here = InVisit(pilot, visit)
                await here.until(lambda: isinstance(app.screen, WerkvoorraadScreen))
                await app.switch_screen(screen_for(visit.state.plek.stap, visit))
                await here.until(lambda: "Waar woont" in here.text() or "Wonen" in here.text("#work-title"))
                assert here.state.record.leefgebied("wonen").niveau == 3
                assert "★" in here.text("#noted-text")
                assert "Wat u noteerde" not in here.text("#noted-text")
                app.desk = None

    asyncio.run(leave())
    asyncio.run(resume())


def test_loose_notes_get_a_place_with_one_letter(tmp_path: Path) -> None:
    notes = [
        ask.MaakSnelleNotitie("huur achter"),
        ask.MaakSnelleNotitie("zus helpt"),
        ask.MaakSnelleNotitie("x"),
    ]

    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, notes) as here:
            await here.burst("l", "h", "n", "x", "4")
            await here.until(lambda: here.record().leefgebied("taal").niveau == 4)
            assert here.record().leefgebied("wonen").notitie == "huur achter"
            assert here.record().leefgebied("netwerk").notitie == "zus helpt"
            assert here.record().snelle_notities == ()

    asyncio.run(scenario())


def test_feiten_take_numbers_days_and_sources(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN, ready_for_advice()) as here:
            await here.press("g 0 right right")
            await here.burst("n", "1", "4", "0", "enter")
            await here.press("UWV enter")
            await here.until(lambda: "loonwaarde" in here.record().feiten)
            feiten = here.record().feiten
            assert feiten["wens_zelfstandig"].waarde.waarde == "nee"
            assert feiten["ontheffing"].waarde.waarde == "geen"
            assert (feiten["loonwaarde"].waarde.waarde, feiten["loonwaarde"].bron) == (40, "UWV")
            await here.burst("2", "4", "enter")
            await here.until(lambda: "beschikbare_uren" in here.record().feiten)
            # The reason behind fewer hours is asked now, and only now.
            await here.until(lambda: here.state.plek.veld == "feit.beschikbare_uren_reden")
            await here.press("3 w z")
            await here.burst("1", "minus", "3", "enter")
            await here.until(lambda: "laatste_hertest" in here.record().feiten)
            assert here.record().feiten["verwachte_termijn"].waarde.geen is GeenWaarde.WIL_NIET_ZEGGEN
            assert here.record().feiten["laatste_hertest"].waarde.waarde == "2026-03-01"

    asyncio.run(scenario())


def test_undo_shows_what_it_undid(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.UITWERKEN) as here:
            await here.press("4 n 3 n ctrl+z")
            await here.until(lambda: here.state.plek.leefgebied == "opleiding")
            assert here.record().leefgebied("opleiding").belemmert is None
            await here.press("j")
            assert here.record().leefgebied("opleiding").belemmert is Belemmert.JA

    asyncio.run(scenario())
