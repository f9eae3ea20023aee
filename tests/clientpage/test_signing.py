"""The page as a way of signing: in the app, in line mode, and what the session hears of it."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from textual import events
from textual.pilot import Pilot

from interview.clientpage.server import PAGE_THREAD
from interview.clientpage.signing import after_page, open_signing_page
from interview.clientpage.strokes import to_svg
from interview.linear.reader import Reader
from interview.linear.signing import sign
from interview.linear.visit import LineVisit
from interview.plan import issue
from interview.record import Getekendmet, Ondertekenkeuze, Ondertekenwijze, Stap
from interview.session import commands as ask
from interview.session.signing import Page, Signing
from interview.tui.visit import Visit
from tests.clientpage.signatures import drawn, signature
from tests.clientpage.test_server import is_gone, post
from tests.session.example import after, with_plan
from tests.tools import pdf as outside
from tests.tools.browser import chromium
from tests.tools.outside import require_tool
from tests.tui.keyboard import until
from tests.tui.plan_example import fill_plan, new_visit
from tests.tui.visits import StepApp, act, shown

DRAWN = json.dumps({"antwoord": "getekend", "handtekening": drawn("vinger")}).encode()
TYPED = json.dumps({"antwoord": "naam", "naam": "A. Voorbeeld"}).encode()
RATHER_NOT = json.dumps({"antwoord": "niet"}).encode()
TO_THE_PAGE = ("1", "enter", "1", "enter", "1", "enter", "5", "enter")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]+/")


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """A visit with a plan to sign, on a computer without windows: no browser opens by itself."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    return opened


def at_the_page(keuze: str = "tekent_nu") -> Signing:
    signing = Signing()
    for answer in ("ja", "zelf", keuze, *(("te snel",) if keuze == "tekent_oneens" else ()), "getekend"):
        signing = signing.answered(answer)
    return signing


async def address_on(app: StepApp, pilot: Pilot[int]) -> str:
    await until(pilot, lambda: bool(ADDRESS.search(shown(app))))
    found = ADDRESS.search(shown(app))
    assert found is not None
    return found[0]


# the session


def test_the_page_is_a_question_that_only_the_page_answers() -> None:
    signing = at_the_page()
    assert signing.page is Page.SCHERM
    assert signing.answered("zomaar") == signing
    assert signing.back().page is Page.WIJZE
    signed = signing.drawn("handtekening/1", Getekendmet.PEN)
    assert signed.page is Page.KLAAR
    assert signed.back().page is Page.SCHERM
    made = after(with_plan(), signed.command()).record.plan.ondertekening
    assert made is not None
    assert (made.wijze, made.afbeelding, made.getekend_met) == (
        Ondertekenwijze.GETEKEND, "handtekening/1", Getekendmet.PEN,
    )  # fmt: skip


def test_a_name_typed_by_the_klant_is_told_apart() -> None:
    signed = at_the_page().typed("A. Voorbeeld")
    made = after(with_plan(), signed.command()).record.plan.ondertekening
    assert made is not None
    assert (made.wijze, made.naam, made.getekend_met) == (
        Ondertekenwijze.NAAM_GETYPT, "A. Voorbeeld", Getekendmet.TOETSENBORD,
    )  # fmt: skip
    by_consultant = Signing()
    for answer in ("ja", "zelf", "tekent_nu", "naam_getypt", "A. Voorbeeld"):
        by_consultant = by_consultant.answered(answer)
    assert by_consultant.command().getekend_met is None


def test_who_would_rather_not_gets_the_four_choices_again() -> None:
    for keuze in ("tekent_nu", "tekent_oneens"):
        signing = at_the_page(keuze).would_rather_not()
        assert signing.page is Page.KEUZE
        assert signing.answered("tekent_niet").answered("").page is Page.KLAAR


@pytest.mark.parametrize(
    ("keuze", "said"),
    [
        ("tekent_nu", "Ik ga akkoord met dit plan."),
        ("tekent_oneens", "Ik teken dit plan. Ik ben het niet overal mee eens."),
    ],
)
def test_the_page_says_what_signing_means(visit: Visit, keuze: str, said: str) -> None:
    with open_signing_page(visit.desk, visit.state, visit.klant, at_the_page(keuze)).page as page:
        html = page.content("")
        assert html is not None
        assert said in html.body.decode()
        assert "Voorbeeld" in html.body.decode()
    visit.desk.close()


@pytest.mark.parametrize(
    ("body", "page", "says_something"),
    [
        (DRAWN, Page.KLAAR, False),
        (TYPED, Page.KLAAR, False),
        (RATHER_NOT, Page.KEUZE, True),
        (b"", Page.WIJZE, False),
    ],
)
def test_every_end_of_the_page_leads_somewhere(
    visit: Visit, body: bytes, page: Page, says_something: bool
) -> None:
    signing = at_the_page()
    shown_page = open_signing_page(visit.desk, visit.state, visit.klant, signing)
    if body:
        assert post(shown_page.page.address, body) == 204
    else:
        shown_page.page.close()
    went_on, told = after_page(visit.desk, visit.state, signing, shown_page)
    assert (went_on.page, bool(told)) == (page, says_something)
    visit.desk.close()


def test_a_page_that_was_open_too_long_says_so(visit: Visit) -> None:
    signing = at_the_page()
    shown_page = open_signing_page(visit.desk, visit.state, visit.klant, signing, lifetime=0.01)
    went_on, told = after_page(visit.desk, visit.state, signing, shown_page)
    assert (went_on.page, told) == (Page.WIJZE, "De pagina stond lang open. Hij is nu dicht.")
    visit.desk.close()


@pytest.mark.parametrize("body", [DRAWN, TYPED])
def test_a_plan_that_changed_meanwhile_is_not_signed(visit: Visit, body: bytes) -> None:
    signing = at_the_page()
    shown_page = open_signing_page(visit.desk, visit.state, visit.klant, signing)
    visit.conversation.do(ask.NoteerWens("Ik wil leren fietsen.")).result()
    assert post(shown_page.page.address, body) == 204
    went_on, told = after_page(visit.desk, visit.state, signing, shown_page)
    assert (went_on.page, told) == (Page.WIJZE, "Het plan is intussen veranderd. Lees het samen nog eens.")
    visit.desk.close()


# the app


def test_a_drawn_signature_reaches_the_plan_by_itself(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press(*TO_THE_PAGE)
        address = await address_on(app, pilot)
        text = shown(app)
        assert "De pagina staat open in de browser." in text
        assert "Esc stopt" in text
        assert post(address, DRAWN) == 204
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)
        await until(pilot, lambda: "U hebt getekend" in shown(app))
        assert is_gone(address)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert (signed.keuze, signed.wijze) == (Ondertekenkeuze.TEKENT_NU, Ondertekenwijze.GETEKEND)
    assert (signed.getekend_met, signed.afbeelding) == (Getekendmet.VINGER, "handtekening/1")


def _draw_in_browser(address: str, home: Path) -> None:
    with chromium(home) as browser:
        tab = browser.new_page(viewport={"width": 1000, "height": 800})
        tab.goto(address)
        tab.locator("#veld").scroll_into_view_if_needed()
        box = tab.locator("#veld").bounding_box()
        assert box is not None
        tab.mouse.move(box["x"] + 40, box["y"] + 60)
        tab.mouse.down()
        tab.mouse.move(box["x"] + 300, box["y"] + 120, steps=12)
        tab.mouse.move(box["x"] + 80, box["y"] + 160, steps=12)
        tab.mouse.up()
        tab.get_by_role("button", name="Klaar").click()
        tab.get_by_role("heading", name="Dank u wel").wait_for()


def test_from_a_mouse_in_the_browser_to_the_printed_plan(visit: Visit, tmp_path: Path) -> None:
    require_tool("chromium", "chromium")

    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press(*TO_THE_PAGE)
        await asyncio.to_thread(_draw_in_browser, await address_on(app, pilot), tmp_path)
        await until(pilot, lambda: "U hebt getekend" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Echt, nog niet vastgesteld." in shown(app), 3000)
        made = issue.newest(visit.state.record, "mijn_plan")
        assert made is not None
        pdf = await asyncio.to_thread(issue.document_pdf, visit.desk, visit.conversation.gesprek_id, made)
        (tmp_path / "plan.pdf").write_bytes(pdf)

    act(visit, Stap.TEKENEN, keys)
    printed = " ".join(outside.text(tmp_path / "plan.pdf").split())
    assert "Ik tekende zelf op het scherm, met de muis." in printed
    assert "Figure" in [element.role for element in outside.structure(tmp_path / "plan.pdf")]


def test_escape_closes_the_page_and_leads_back(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press(*TO_THE_PAGE)
        first = await address_on(app, pilot)
        await pilot.press("enter")
        assert await address_on(app, pilot) == first, "the same page once more"
        await pilot.press("escape")
        await until(pilot, lambda: "Hoe wilt u tekenen?" in shown(app))
        assert is_gone(first)
        await pilot.press("5", "enter")
        second = await address_on(app, pilot)
        assert second != first
        assert post(second, RATHER_NOT) == 204
        await until(pilot, lambda: "Wat wilt u doen?" in shown(app))
        assert "Dat mag." in shown(app)
        assert visit.state.record.plan.ondertekening is None

    act(visit, Stap.TEKENEN, keys)


def test_a_blank_screen_leaves_the_page_and_another_step_ends_it(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press(*TO_THE_PAGE)
        address = await address_on(app, pilot)
        await pilot.press("f9")
        await until(pilot, lambda: address not in shown(app))
        assert not is_gone(address)
        await pilot.press("f9")
        await until(pilot, lambda: address in shown(app))
        await pilot.press("f6")
        await until(pilot, lambda: address not in shown(app))
        await until(pilot, lambda: is_gone(address))

    act(visit, Stap.TEKENEN, keys)


def test_the_way_to_the_page_takes_keys_in_one_burst(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        for key in TO_THE_PAGE:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        address = await address_on(app, pilot)
        assert await asyncio.to_thread(post, address, TYPED) == 204
        await until(pilot, lambda: visit.state.record.plan.ondertekening is not None)

    act(visit, Stap.TEKENEN, keys)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert (signed.naam, signed.getekend_met) == ("A. Voorbeeld", Getekendmet.TOETSENBORD)


def test_five_ways_fit_a_small_screen(visit: Visit) -> None:
    async def keys(app: StepApp, pilot: Pilot[int]) -> None:
        await pilot.press(*TO_THE_PAGE[:6], "enter")
        await until(pilot, lambda: "Kies eerst een van de vakken." in shown(app))
        for way in ("Met mijn naam", "Met een foto van mijn handtekening", "Zelf, op het scherm"):
            assert way in shown(app)

    act(visit, Stap.TEKENEN, keys)


# line mode


class _Lines(StringIO):
    """What is typed, where one line is only known once the page is open."""

    def __init__(self, typed: str, said: StringIO, body: bytes) -> None:
        super().__init__(typed)
        self._said, self._body = said, body

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # bytes, says the stub
        line = super().readline()
        if line == "(de klant tekent)\n":
            [address] = ADDRESS.findall(self._said.getvalue())
            assert post(address, self._body) == 204
            for thread in threading.enumerate():
                if thread.name == PAGE_THREAD:
                    thread.join()
            return "\n"
        return line


def _in_lines(visit: Visit, typed: str, body: bytes = DRAWN) -> str:
    said = StringIO()
    lines = LineVisit(visit.desk, visit.klant, visit.conversation, Reader(_Lines(typed, said, body), said))
    sign(lines)
    return said.getvalue()


def test_line_mode_has_the_same_way(visit: Visit) -> None:
    told = _in_lines(visit, "ja\n1\n1\n5\n\n(de klant tekent)\nnee\n")
    assert "De klant is nog niet klaar." in told
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.getekend_met is Getekendmet.VINGER
    assert issue.signature_image(visit.desk, visit.state.record) == to_svg(signature("vinger"))
    visit.desk.close()


def test_line_mode_can_stop_the_page(visit: Visit) -> None:
    told = _in_lines(visit, "ja\n1\n1\n5\nstop\n2\nx\nnee\n")
    assert told.count("Hoe wilt u tekenen?") == 2
    [address] = ADDRESS.findall(told)
    assert is_gone(address)
    signed = visit.state.record.plan.ondertekening
    assert signed is not None
    assert signed.wijze is Ondertekenwijze.KRUISJE
    assert urlsplit(address).hostname == "127.0.0.1"
    visit.desk.close()
