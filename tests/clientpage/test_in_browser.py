"""The page in a real browser: drawn on, read, used by keyboard only, and measured."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, sin
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from interview.clientpage.answers import Getekend, NaamGetypt, TekentTochNiet
from interview.clientpage.page import Content
from interview.clientpage.server import ClientPage, Outcome, open_page
from interview.clientpage.strokes import Handtekening
from interview.record import Getekendmet, Wens
from tests.clientpage.conftest import contents_of
from tests.documents.voorbeeld import voorbeeld_plan, voorbeeld_record
from tests.tools.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 10
MEASURES = Path(__file__).with_name("page_measures.js").read_text(encoding="utf-8")
NOTICE_VIOLATIONS = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", (told) => window.breaches.push(told.violatedDirective));
"""
ORDER = ["Naar het tekenen", "kleiner", "groter", "klaar", "opnieuw", "naam", "Teken met mijn naam", "niet"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Generator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@dataclass
class Shown:
    """A page that is open in a browser."""

    page: ClientPage
    tab: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def measure(self, what: str) -> Any:
        return self.tab.evaluate(f"({MEASURES}).{what}()")

    def until(self, condition: str) -> None:
        """Wait for a condition; the browser's own way of waiting evaluates text, which the page forbids."""
        look = f"const look = () => ({condition}) ? done(true) : requestAnimationFrame(look); look();"
        self.tab.evaluate(f"new Promise((done) => {{ {look} }})")

    def draw(self, steps: int = 40) -> None:
        """A loop over most of the field, with the mouse."""
        for number, (x, y) in enumerate(self.loop(steps)):
            self.tab.mouse.move(x, y)
            if number == 0:
                self.tab.mouse.down()
        self.tab.mouse.up()

    def loop(self, steps: int = 40) -> list[tuple[float, float]]:
        self.tab.locator("#veld").scroll_into_view_if_needed()
        box = self.tab.locator("#veld").bounding_box()
        assert box is not None
        return [
            (
                box["x"] + box["width"] * (0.5 + 0.35 * cos(at / 5)),
                box["y"] + box["height"] * (0.5 + 0.35 * sin(at / 5)),
            )
            for at in range(steps)
        ]

    def ended(self, heading: str) -> Outcome:
        """What the page answered, after it said goodbye with ``heading``."""
        self.tab.get_by_role("heading", name=heading).wait_for()
        return self.page.outcome.result(PATIENCE)


Show = Callable[..., Shown]


@pytest.fixture
def show(browser: Browser, contents: Mapping[str, Content]) -> Generator[Show]:
    """Opens the page; afterwards nothing was asked of another computer and no rule of the page was broken."""
    opened: list[Shown] = []

    def open_in_browser(given: Mapping[str, Content] = contents, **settings: Any) -> Shown:
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **settings})
        context.set_default_timeout(PATIENCE * 1000)
        shown = Shown(open_page(given), context.new_page())
        opened.append(shown)
        context.on("request", lambda request: shown.asked.append(request.url))
        shown.tab.on("console", lambda told: shown.complaints.append(told.text))
        shown.tab.on("pageerror", lambda error: shown.complaints.append(str(error)))
        shown.tab.add_init_script(NOTICE_VIOLATIONS)
        shown.tab.goto(shown.page.address)
        shown.tab.evaluate("document.fonts.ready.then(() => true)")
        return shown

    yield open_in_browser
    for shown in opened:
        breaches = shown.tab.evaluate("window.breaches")
        shown.tab.context.close()
        shown.page.close()
        assert breaches == []
        assert shown.complaints == []
        assert shown.asked
        assert not [url for url in shown.asked if not url.startswith(shown.page.address)]


def test_the_whole_plan_stands_on_the_page(show: Show) -> None:
    text = show().tab.locator("body").inner_text()
    for said in (
        "Łucja Özdemir-Voorbeeld",
        "Ik wil weer buiten werken, met planten.",
        "Ik zoek mijn brieven over de huur bij elkaar en neem ze mee.",
        "van 23 november tot en met 4 december 2026",
        "Taalhuis Fictief",
        "maandag 22 februari 2027",
        "000 000 00 00",
        "Bent u niet blij met hoe het gaat?",
        "Niet tekenen mag. Daardoor verandert uw uitkering niet.",
        "Ik ga akkoord met dit plan.",
    ):
        assert said in text


def test_a_mouse_signs(show: Show) -> None:
    shown = show()
    shown.draw()
    shown.tab.get_by_role("button", name="Klaar").click()
    answer = shown.ended("Dank u wel")
    assert isinstance(answer, Getekend)
    drawn = answer.handtekening
    assert drawn.getekend_met is Getekendmet.MUIS
    [stroke] = drawn.halen
    assert len(stroke.punten) == 40
    xs, ys = (
        [point[0] / drawn.breedte for point in stroke.punten],
        [point[1] / drawn.hoogte for point in stroke.punten],
    )
    assert (min(xs), max(xs)) == pytest.approx((0.15, 0.85), abs=0.02)
    assert (min(ys), max(ys)) == pytest.approx((0.15, 0.85), abs=0.02)


def test_a_finger_signs(show: Show) -> None:
    shown = show(has_touch=True)
    touches = shown.tab.context.new_cdp_session(shown.tab)
    for number, (x, y) in enumerate(shown.loop(20)):
        kind = "touchMove" if number else "touchStart"
        touches.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "force": 0.4}]}
        )
    touches.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    # A tap so soon after a stroke counts as the end of that movement, and no finger is that quick.
    shown.tab.get_by_role("button", name="Klaar").click()
    answer = shown.ended("Dank u wel")
    assert isinstance(answer, Getekend)
    assert answer.handtekening.getekend_met is Getekendmet.VINGER
    assert len(answer.handtekening.halen[0].punten) > 10


def test_a_pen_signs_with_its_pressure(show: Show) -> None:
    shown = show()
    pen = shown.tab.context.new_cdp_session(shown.tab)
    loop = shown.loop(20)
    for number, (x, y) in enumerate(loop):
        kind = "mouseReleased" if number == len(loop) - 1 else "mouseMoved" if number else "mousePressed"
        pen.send("Input.dispatchMouseEvent", {
            "type": kind, "x": x, "y": y, "pointerType": "pen", "force": 0.25, "button": "left",
            "buttons": 0 if kind == "mouseReleased" else 1, "clickCount": 1,
        })  # fmt: skip
    shown.tab.get_by_role("button", name="Klaar").click()
    answer = shown.ended("Dank u wel")
    assert isinstance(answer, Getekend)
    assert answer.handtekening.getekend_met is Getekendmet.PEN
    assert answer.handtekening.halen[0].punten[5][3] == pytest.approx(0.25)


def test_an_empty_field_or_a_slip_is_no_signature_and_one_can_begin_again(show: Show) -> None:
    shown = show()
    done = shown.tab.get_by_role("button", name="Klaar")
    problem = shown.tab.locator("#veld-fout")
    done.click()
    assert problem.inner_text() == "Zet eerst uw handtekening in het vak."
    shown.draw(steps=1)
    assert problem.inner_text() == "", "the complaint goes once one draws"
    done.click()
    shown.tab.get_by_text("Dit is nog geen hele handtekening.").wait_for()
    # The browser itself tells its console of every refusal.
    assert [line for line in shown.complaints if "422" not in line] == []
    shown.complaints.clear()
    shown.draw()
    shown.tab.get_by_role("button", name="Opnieuw").click()
    done.click()
    assert problem.inner_text() == "Zet eerst uw handtekening in het vak."
    shown.draw(steps=25)
    done.click()
    answer = shown.ended("Dank u wel")
    assert isinstance(answer, Getekend)
    assert [len(stroke.punten) for stroke in answer.handtekening.halen] == [25]


def test_a_drawing_survives_another_size_of_the_window(show: Show) -> None:
    shown = show()
    shown.draw()
    shown.tab.set_viewport_size({"width": 480, "height": 800})
    shown.until("document.getElementById('veld').width < 450")
    inked = shown.tab.evaluate(
        """() => { const field = document.getElementById("veld");
        const pixels = field.getContext("2d").getImageData(0, 0, field.width, field.height).data;
        const columns = new Set();
        pixels.forEach((value, at) => at % 4 === 3 && value && columns.add(((at - 3) / 4) % field.width));
        return [Math.min(...columns) / field.width, Math.max(...columns) / field.width]; }"""
    )
    assert inked == pytest.approx([0.15, 0.85], abs=0.03)
    shown.tab.get_by_role("button", name="Klaar").click()
    answer = shown.ended("Dank u wel")
    assert isinstance(answer, Getekend)
    _is_the_loop(answer.handtekening)


def _is_the_loop(drawn: Handtekening) -> None:
    xs = [point[0] / drawn.breedte for point in drawn.halen[0].punten]
    assert drawn.breedte < 450
    assert (min(xs), max(xs)) == pytest.approx((0.15, 0.85), abs=0.03)


def test_the_keyboard_alone_is_enough(show: Show) -> None:
    shown = show()
    found = []
    for _ in ORDER:
        shown.tab.keyboard.press("Tab")
        found.append(shown.measure("focus"))
    assert [one["name"] for one in found] == ORDER
    assert all(one["outline"] >= 2 and one["seen"] for one in found), found
    for _ in ORDER[5:]:
        shown.tab.keyboard.press("Shift+Tab")
    shown.tab.keyboard.press("Tab")
    shown.tab.keyboard.press("Enter")
    name = shown.tab.get_by_label("Uw naam")
    shown.tab.get_by_text("Typ eerst uw naam.").wait_for()
    assert name.get_attribute("aria-invalid") == "true"
    assert shown.measure("focus")["name"] == "naam"
    shown.tab.keyboard.type("Łucja <b>Voorbeeld</b>")
    shown.tab.keyboard.press("Enter")
    assert shown.ended("Dank u wel") == NaamGetypt(antwoord="naam", naam="Łucja <b>Voorbeeld</b>")
    assert shown.measure("focus")["name"] == "einde-kop", "a reader aloud goes on there"


def test_the_skip_link_leads_to_signing(show: Show) -> None:
    shown = show()
    shown.tab.keyboard.press("Tab")
    shown.tab.keyboard.press("Enter")
    assert shown.measure("focus")["name"] == "tekenen"
    shown.tab.keyboard.press("Tab")
    assert shown.measure("focus")["name"] == "klaar"


def test_one_may_choose_not_to_sign(show: Show) -> None:
    shown = show()
    shown.draw()
    shown.tab.get_by_role("button", name="Ik teken toch niet").press("Enter")
    assert isinstance(shown.ended("Dat is goed"), TekentTochNiet)


def test_afterwards_nothing_of_the_klant_is_left(show: Show) -> None:
    shown = show()
    assert shown.tab.title() == "Mijn plan", "a list of visited pages holds no name"
    shown.draw()
    shown.tab.get_by_role("button", name="Klaar").click()
    shown.ended("Dank u wel")
    left = shown.tab.content()
    assert "Voorbeeld" not in left
    assert "planten" not in left
    assert shown.tab.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    again = shown.tab.context.new_page()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        again.goto(shown.page.address)


def test_a_page_that_was_closed_says_so(show: Show) -> None:
    shown = show()
    shown.draw()
    shown.page.close()
    shown.tab.get_by_role("button", name="Klaar").click()
    shown.tab.get_by_role("heading", name="Deze pagina is al dicht").wait_for()
    assert "Voorbeeld" not in shown.tab.content()
    # The browser itself tells its console that nobody answered.
    assert [line for line in shown.complaints if "ERR_CONNECTION_REFUSED" not in line] == []
    shown.complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
def test_everything_can_be_read(show: Show, scheme: str, contrast: str) -> None:
    shown = show(color_scheme=scheme, contrast=contrast)
    shown.tab.get_by_role("button", name="Klaar").click()
    shown.tab.get_by_role("button", name="Teken met mijn naam").click()
    measured = shown.measure("contrast")
    assert len(measured["texts"]) > 60
    assert len(measured["borders"]) == 8
    assert not [one for one in measured["texts"] if one["ratio"] < 4.5]
    assert not [one for one in measured["borders"] if one["ratio"] < 3]
    shown.tab.get_by_role("button", name="Ik teken toch niet").click()
    shown.ended("Dat is goed")
    assert not [one for one in shown.measure("contrast")["texts"] if one["ratio"] < 4.5]


@pytest.mark.parametrize("width", [640, 320])
def test_it_fits_every_width_with_every_size_of_letters(show: Show, width: int) -> None:
    shown = show(viewport={"width": width, "height": 720})
    size = "parseFloat(getComputedStyle(document.querySelector('.wat')).fontSize)"
    sizes = [shown.tab.evaluate(size)]
    assert sizes[0] >= 19, "large from the start"
    shown.tab.get_by_role("button", name="Kleinere letters").click()
    assert shown.tab.evaluate(size) < sizes[0]
    for _ in range(5):
        assert shown.measure("overflow") <= 0
        assert shown.measure("small") == []
        shown.tab.get_by_role("button", name="Grotere letters").click()
        sizes.append(shown.tab.evaluate(size))
    assert sizes[-1] >= 32
    assert shown.measure("overflow") <= 0
    assert shown.tab.get_by_role("status").text_content() == "Dit is het uiterste."


def test_what_is_read_aloud_is_right(show: Show) -> None:
    shown = show()
    tree = shown.tab.locator("body").aria_snapshot()
    for said in (
        'heading "Mijn plan" [level=1]',
        'heading "Tekenen" [level=2]',
        'img "Zet hier uw handtekening"',
        'textbox "Uw naam"',
        'group "Grootte van de letters"',
        'region "Tekenen"',
    ):
        assert said in tree, tree
    assert shown.tab.evaluate("document.documentElement.lang") == "nl"
    levels = shown.tab.evaluate("[...document.querySelectorAll('h1,h2,h3')].map((e) => Number(e.tagName[1]))")
    visible = levels[: levels.index(2)]
    assert visible == [1]
    assert all(there - here <= 1 for here, there in pairwise(levels))


def test_nothing_moves_by_itself(show: Show) -> None:
    shown = show()
    assert shown.tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    shown.tab.get_by_role("button", name="Klaar").hover()
    assert shown.tab.evaluate("document.getAnimations().length") == 0


HOSTILE = (
    "<script>document.title='gekaapt'</script>",
    '"><img src=x onerror="document.title=1">',
    "</template></main></body><h1>Nep</h1>",
    "{{ 7 * 7 }} {% raw %}",
    "tekst \N{RIGHT-TO-LEFT OVERRIDE}achterstevoren",
    "https://kwaad.example/?q=1 javascript:alert(1)",
)


def test_what_a_klant_said_stays_text(show: Show) -> None:
    wishes = tuple(Wens(id=f"w{number}", tekst=said) for number, said in enumerate(HOSTILE))
    record = voorbeeld_record(plan=voorbeeld_plan(None)).model_copy(update={"wensen": wishes})
    shown = show(contents_of(record))
    text = shown.tab.locator("body").inner_text()
    for said in HOSTILE:
        assert said.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "") in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
    assert shown.tab.title() == "Mijn plan"
    assert shown.tab.locator("script").count() == 2
    assert shown.tab.locator("img, iframe, object").count() == 0
    assert shown.tab.locator("h1:visible").count() == 1


def test_the_rules_of_the_page_hold_anything_else_back(show: Show) -> None:
    shown = show()
    port = urlsplit(shown.page.address).port
    shown.tab.evaluate(
        """(port) => {
          const image = document.createElement("img");
          image.src = `http://localhost:${port}/elders.png`;
          document.body.append(image);
          const script = document.createElement("p");
          script.setAttribute("style", "color: red");
          try { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); } catch { window.held = true; }
          return fetch("https://kwaad.example/").catch(() => window.refused = true);
        }""",
        port,
    )
    assert shown.tab.evaluate("[window.held, window.refused]") == [True, True]
    shown.until("window.breaches.length >= 3")
    breaches = set(shown.tab.evaluate("window.breaches.splice(0)"))
    assert {"img-src", "connect-src", "require-trusted-types-for"} <= breaches
    shown.complaints.clear()
    shown.asked[:] = [url for url in shown.asked if "kwaad" not in url and "elders" not in url]
