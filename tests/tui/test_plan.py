"""Mijn plan on the screen: every part by one key, every step undone, the paper beside it the same words."""

from __future__ import annotations

import asyncio
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from interview.record import Arbeidsverplichtingen, Einde, Reactie, Stap, Wie
from interview.session import commands as ask
from interview.tui.screens.plan import PlanScreen
from interview.tui.screens.plan_preview import PlanPreviewScreen, page_now
from interview.tui.visit import Visit
from interview.tui.widgets.plan_list import PlanList
from interview.tui.widgets.plan_paper import paper
from tests.interview.desks import CONSULTANT
from tests.session.example import fact
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import TODAY, fill_plan, new_visit, tell
from tests.tui.visits import StepApp, act, shown

NAMED = frozenset({"enter", "down", "tab", "backspace"})


async def _to(app: StepApp, pilot: Pilot[int], row: str) -> None:
    """Move the cursor down until it stands on a line of ``row``."""
    listing = app.screen.query_one(PlanList)
    await pilot.press("home")
    for _ in range(40):
        if listing.row is not None and listing.row.id.startswith(row):
            return
        await pilot.press("down")
    raise AssertionError(f"no line {row}")


def _plan(app: StepApp) -> PlanScreen:
    assert isinstance(app.screen, PlanScreen)
    return app.screen


async def _back(app: StepApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: isinstance(app.screen, PlanScreen))


def test_that_there_is_no_agreement_is_said_once(tmp_path: Path) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "nog geen afspraak" in shown(app))
        assert "Er is nog geen afspraak." not in shown(app)

    act(new_visit(tmp_path), Stap.PLAN, keys, (80, 45))


def test_what_a_fixed_plan_offers_is_what_works(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        assert "Enter wijzig   n nieuw" in shown(app)
        await asyncio.wrap_future(visit.conversation.do(ask.SluitAf(Einde.PLAN_LATER)))
        _plan(app).refresh_state()
        await until(pilot, lambda: "F8 naar heropenen" in shown(app))
        assert "wijzig" not in shown(app).splitlines()[-1]

    act(visit, Stap.PLAN, keys)


def test_it_reads_like_the_paper_and_says_what_is_missing(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)
    tell(visit.conversation, ask.NoteerAfspraak("Samen naar de buurttuin.", Wie.SAMEN))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Enter kiest Bram Bedacht" in shown(app))
        text = shown(app)
        titles = ["Wat u wilt", "Wat goed gaat", "Wat u doet", "Wat de gemeente doet", "Wat wij samen doen"]
        assert [title for title in titles if title in text] == titles
        assert sorted(titles, key=text.index) == titles
        assert "Ik neem mijn brieven mee.   23 nov tot en met 5 dec" in text
        assert "Een begin- en einddatum ontbreekt." in text
        assert "Voorbeeld," not in text, "no name of the klant on screen"

    act(visit, Stap.PLAN, keys)


def test_each_part_is_changed_added_and_taken_away_by_one_key(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)
    record = visit.state.record

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to(app, pilot, "wensen|")
        await pilot.press("enter")
        await type_text(pilot, " Elke dag.")
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.wensen != record.wensen)
        await _to(app, pilot, "gaat_goed|")
        await pilot.press("n")
        await type_text(pilot, "Ik kook zelf.")
        await pilot.press("enter")
        await until(pilot, lambda: len(visit.state.record.plan.gaat_goed) == 2)
        await _to(app, pilot, "gemeente|")
        await pilot.press("n")
        await type_text(pilot, "Bram kijkt na")
        await pilot.press("enter")
        await until(pilot, lambda: len(visit.state.record.afspraken) == 3)
        listing = app.screen.query_one(PlanList)
        await until(pilot, lambda: listing.row is not None and listing.row.id == "gemeente|a5")
        await pilot.press("delete")
        await until(pilot, lambda: len(visit.state.record.afspraken) == 2)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(visit.state.record.afspraken) == 3)

    act(visit, Stap.PLAN, keys)
    after = visit.state.record
    assert after.wensen[0].tekst == "Ik wil weer buiten werken. Elke dag."
    assert after.plan.gaat_goed == ("Ik sta elke dag op tijd op.", "Ik kook zelf.")
    assert after.afspraken[-1].wie is Wie.GEMEENTE


def test_the_klants_reaction_in_own_words(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await _to(app, pilot, "klant|")
        await pilot.press("r", "2", "tab")
        await type_text(pilot, "te veel")
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.state.record.plan.reacties))
        await _back(app, pilot)
        await until(pilot, lambda: "klant: oneens, “te veel”" in shown(app))
        await _to(app, pilot, "contact|")
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen), "contact gets no reaction"

    act(visit, Stap.PLAN, keys)
    ((key, said),) = visit.state.record.plan.reacties.items()
    assert key == f"afspraak:{visit.state.record.afspraken[0].id}"
    assert (said.reactie, said.woorden) == (Reactie.ONEENS, "te veel")


def test_days_contact_and_duties(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Enter kiest Bram Bedacht" in shown(app))
        await _to(app, pilot, "evaluatie|")
        await pilot.press("enter")
        await until(pilot, lambda: len(visit.state.record.plan.evaluaties) == 2)
        await pilot.press("n")
        await type_text(pilot, "1-12-2026")
        await pilot.press("enter")
        await until(pilot, lambda: len(visit.state.record.plan.evaluaties) == 3)
        await _back(app, pilot)
        await _to(app, pilot, "contact|")
        await pilot.press("enter")
        await type_text(pilot, "+10")
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.state.record.plan.contact.naam))
        await _back(app, pilot)
        await _to(app, pilot, "plichten|")
        await pilot.press("enter", "2", "enter")
        await pilot.pause()
        assert "Noteer wie of wat dit zegt" in shown(app)
        await type_text(pilot, "beschikking")
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.state.record.plan.plichten.bron))

    act(visit, Stap.PLAN, keys)
    plan = visit.state.record.plan
    assert plan.evaluaties == (date(2026, 12, 1), TODAY + timedelta(days=42), date(2027, 2, 21))
    assert (plan.contact.naam, plan.contact.telefoon) == (CONSULTANT.naam, CONSULTANT.telefoon)
    assert plan.contact.volgende == TODAY + timedelta(days=10)
    assert plan.plichten.arbeidsverplichtingen is Arbeidsverplichtingen.ONTHEFFING_9_2


def _advise(visit: Visit) -> None:
    from questionnaires.answers import Belemmert

    for gebied in visit.state.content.vragenlijst.matrix:
        hinders = gebied.id == "geld"
        tell(
            visit.conversation,
            ask.ZetNiveau(gebied.id, 2 if hinders else 4),
            ask.ZetBelemmert(gebied.id, Belemmert.JA if hinders else Belemmert.NEE),
        )
    tell(
        visit.conversation,
        ask.LegFeitVast("arbeidsvermogen", fact("ja")),
        ask.LegFeitVast("arbeidsvermogen_basis", fact("inschatting")),
        ask.LegOordeelVast(None),
        ask.ToonAdvies(),
    )


def test_what_the_advice_offers_comes_in_as_a_proposal(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    _advise(visit)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Aanbod uit het advies (v)" in shown(app))
        await pilot.press("v", "enter")
        await until(pilot, lambda: bool(visit.state.record.afspraken))

    act(visit, Stap.PLAN, keys)
    (afspraak,) = visit.state.record.afspraken
    advice = visit.state.record.advies
    assert advice is not None
    assert afspraak.traject == advice.trajecten[0]


def test_a_signed_plan_is_only_read(tmp_path: Path) -> None:
    from interview.record import Gelezen, Ondertekenkeuze, Ondertekenwijze, Terugvertel

    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)
    tell(
        visit.conversation,
        ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.KRUISJE),
    )
    signed = visit.state.record

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        assert "Dit plan ligt vast." in shown(app)
        await pilot.press("delete", "enter", "n")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)

    act(visit, Stap.PLAN, keys)
    assert visit.state.record is signed


def _texts(value: object) -> list[str]:
    """Every text of a view, however deep."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []


def test_the_preview_leaves_out_nothing_that_will_print(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        page = page_now(visit, CONSULTANT)
        drawn = paper(page).plain
        hidden_title = {page.titel}
        missing = [text for text in _texts(page) if text not in drawn and text not in hidden_title]
        assert not missing
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PlanPreviewScreen))
        await until(pilot, lambda: "Dit wil ik" in shown(app))
        await pilot.press("escape")
        await _back(app, pilot)

    act(visit, Stap.PLAN, keys)


def test_a_wide_screen_shows_the_paper_and_follows_each_change(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    fill_plan(visit.conversation)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Concept: nog niet getekend" in shown(app))
        await _to(app, pilot, "doelen|")
        await pilot.press("delete")
        await until(pilot, lambda: "Dit is mijn doel" not in shown(app))

    act(visit, Stap.PLAN, keys, (140, 45))


def test_keys_and_text_in_one_burst_all_land_where_they_belong(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        def burst(*parts: str) -> None:
            for part in parts:
                for key in [part] if part in NAMED else part:
                    app.post_message(events.Key(key, key if len(key) == 1 else None))

        burst("n", "Rust in huis.", "enter", "down", "down", "n", "Weer werken.", "enter", "down", "n")
        burst("Ik bel mijn zuz", "backspace", "s.", "tab", "3", "tab", "+3", "tab", "2 weken", "enter")
        await until(pilot, lambda: bool(visit.state.record.afspraken))

    act(visit, Stap.PLAN, keys)
    record = visit.state.record
    assert [wens.tekst for wens in record.wensen] == ["Rust in huis."]
    assert [doel.tekst for doel in record.doelen] == ["Weer werken."]
    (afspraak,) = record.afspraken
    assert (afspraak.wat, afspraak.wie) == ("Ik bel mijn zus.", Wie.SAMEN)
    assert afspraak.begin == TODAY + timedelta(days=3)
    assert afspraak.eind == TODAY + timedelta(days=17)
