"""Tekenen: the questions in order, four equal choices, and two documents that someone can find again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from interview.documents.errors import DocumentErrorCode
from interview.plan import issue
from interview.record import Gelezen, Ondertekenkeuze, Ondertekenwijze, PlanStatus, Stap, Terugvertel, Wie
from interview.session import commands as ask
from interview.tui.screens.certificate import CertificateScreen
from interview.tui.visit import Visit
from interview.tui.widgets.big_choices import BigChoices
from questionnaires.errors import KlantbeeldError
from tests.plan import pki
from tests.tui.keyboard import type_text, until
from tests.tui.plan_example import fill_plan, new_visit, tell
from tests.tui.visits import StepApp, act, shown


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    return opened


def test_nothing_is_chosen_beforehand_and_the_four_are_equal(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        boxes = app.screen.query_one(BigChoices)
        assert boxes.value is None
        await pilot.press("enter")
        await pilot.pause()
        assert "Kies eerst" in shown(app)
        await pilot.press("1", "enter", "2", "enter")
        await until(pilot, lambda: "Wat wilt u doen?" in shown(app))
        text = shown(app)
        assert boxes.value is None
        assert "Niet tekenen mag. Daardoor verandert uw uitkering niet." in text
        sizes = {box.size for box in boxes.query(".big-choice") if box.display}
        assert len(sizes) == 1
        assert len([box for box in boxes.query(".big-choice") if box.display]) == 4
        for word in ("niveau", "advies:", "categorie", "belemmert"):
            assert word not in text, "the klant may look"

    act(visit, Stap.TEKENEN, keys)
    assert visit.state.record.plan.ondertekening is None


def test_signing_with_a_name_makes_two_documents(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("2", "enter", "3", "enter", "1", "enter", "1", "enter")
        await until(pilot, lambda: "Uw naam" in shown(app))
        await type_text(pilot, "A. Voorbeeld")
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)
        await until(pilot, lambda: "oefencertificaat" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Echt, nog niet vastgesteld." in shown(app), 3000)
        await pilot.press("e")
        await until(pilot, lambda: "mijn-plan-2026-11-21-AV-1.pdf" in shown(app))

    act(visit, Stap.TEKENEN, keys)
    record = visit.state.record
    signed = record.plan.ondertekening
    assert signed is not None
    assert (signed.keuze, signed.wijze) == (Ondertekenkeuze.TEKENT_NU, Ondertekenwijze.NAAM_GETYPT)
    assert (signed.naam, signed.terugvertel, signed.gelezen) == (
        "A. Voorbeeld", Terugvertel.DEELS, Gelezen.TOLK,
    )  # fmt: skip
    assert [made.soort for made in record.plan.documenten] == ["mijn_plan", "verslag"]
    assert len(list(visit.desk.locations.documents_dir.iterdir())) == 2


def test_who_cannot_tell_it_back_thinks_it_over(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("3", "enter", "1", "enter", "1", "enter")
        await pilot.pause()
        assert "Kies eerst" in shown(app), "signing cannot be chosen now"
        assert shown(app).count("nu niet") == 2
        await pilot.press("2", "enter")
        await until(pilot, lambda: "tot en met 27-11-2026" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.plan.status is PlanStatus.BEDENKTIJD)
        await until(pilot, lambda: "U denkt er nog over na." in shown(app))
        await pilot.press("k")
        await until(pilot, lambda: "Kunt u vertellen" in shown(app))

    act(visit, Stap.TEKENEN, keys)


def test_going_back_never_loses_the_plan(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("1", "enter", "1", "enter", "3", "enter")
        await until(pilot, lambda: "Wilt u zeggen waarom?" in shown(app))
        await type_text(pilot, "te snel")
        await pilot.press("enter")
        await until(pilot, lambda: "Hoe wilt u tekenen?" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Wilt u zeggen waarom?" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Wat wilt u doen?" in shown(app))
        await pilot.press("4", "enter", "enter")
        await until(pilot, lambda: visit.state.record.plan.status is PlanStatus.NIET_ONDERTEKEND)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert (signed.reden, signed.naam, signed.wijze) == ("", "", None)


def test_a_mark_asks_for_an_x(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("1", "enter", "1", "enter", "1", "enter", "2", "enter", "enter")
        await pilot.pause()
        assert visit.state.record.plan.ondertekening is None
        await pilot.press("x", "enter")
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.wijze is Ondertekenwijze.KRUISJE


def test_an_imported_picture_is_kept_in_the_store(visit: Visit, tmp_path: Path) -> None:
    picture = tmp_path / "h.png"
    Image.new("L", (30, 10), 0).save(picture)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("1", "enter", "1", "enter", "1", "enter", "4", "enter")
        await until(pilot, lambda: "Waar staat het bestand?" in shown(app))
        await pilot.press("q", "enter")
        await until(pilot, lambda: "Dit bestand is er niet" in shown(app))
        app.screen.query_one("#written", Input).value = str(picture)
        await pilot.press("enter")
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.afbeelding == "handtekening/1"


def test_a_plan_with_a_gap_says_which_and_leads_back(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    tell(visit.conversation, ask.NoteerAfspraak("Samen kijken", Wie.SAMEN))

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "Het plan is nog niet af" in shown(app))
        assert "Samen kijken: Een begin- en einddatum ontbreekt." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Wat u wilt" in shown(app))

    act(visit, Stap.TEKENEN, keys)


def test_without_pango_the_plan_waits(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview.documents import render

    def no_pango() -> None:
        raise KlantbeeldError(
            DocumentErrorCode.PANGO_ONTBREEKT,
            "Het plan is bewaard en klaar om te maken.",
            remedy="Vraag Pango.",
        )

    # What a machine without the library does; the library itself cannot be taken away from a running test.
    render.document_renderer.cache_clear()
    monkeypatch.setattr(render, "require_pango", no_pango)

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press("1", "enter", "1", "enter", "4", "enter", "enter")
        await until(pilot, lambda: "Nu tekent de consultant." in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "klaar om te maken. Vraag Pango." in shown(app))

    act(visit, Stap.TEKENEN, keys)
    assert visit.state.record.plan.status is PlanStatus.NIET_ONDERTEKEND
    assert not issue.up_to_date(visit.state.record)


def test_an_own_certificate_is_taken_with_its_passphrase(visit: Visit, tmp_path: Path) -> None:
    tell(
        visit.conversation,
        ask.Onderteken(Ondertekenkeuze.TEKENT_NU, Terugvertel.JA, Gelezen.ZELF, Ondertekenwijze.KRUISJE),
    )
    source = pki.issue(pki.make_authority(), tmp_path / "eigen.p12", "Bram Bedacht")

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: "een oefencertificaat" in shown(app))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CertificateScreen))
        app.screen.query_one("#source", Input).value = str(source)
        await pilot.press("tab")
        await type_text(pilot, pki.PASSPHRASE.decode())
        await pilot.press("enter")
        await until(pilot, lambda: "een eigen certificaat." in shown(app))

    act(visit, Stap.TEKENEN, keys)


def test_the_questions_take_keys_and_a_name_in_one_burst(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        for key in ("1", "enter", "2", "enter", "1", "enter", "1", "enter", *"A. Voorbeeld", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.naam == "A. Voorbeeld"
