"""Makes the pictures of the guides: the real app in a real terminal, and what it makes for paper and browser.

Everything on them is of the demo: people who do not exist, on a morning that is always the same, so that a
picture changes only when what it shows has changed. It tests nothing and is not run by the tests.

usage: python -m tests.tools.pictures [FOLDER]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from math import cos, sin
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char, Screen

from interview.demo.make import make_demo, open_demo
from interview.demo.story import load_stories
from interview.documents.cards_agreements import make_afsprakenkaart
from interview.documents.cards_information import make_informatiekaart
from interview.documents.cards_visit import make_gesprekskaart
from interview.documents.render import document_renderer
from interview.library import Library
from interview.locations import Locations, templates_dir
from interview.plan.issue import export
from interview.record import Gelezen, Ondertekenkeuze, Ondertekenwijze, Terugvertel
from interview.session.signing import Signing
from tests.tools.browser import chromium
from tests.tools.pdf import page_images
from tests.tools.terminal import CHECKOUT, Terminal

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from interview.caseload import WorkItem
    from interview.desk import Desk

FOLDER = CHECKOUT / "docs" / "beelden"
MORNING = datetime(2026, 11, 18, 9, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""A Wednesday, so that yesterday and tomorrow in the demo are working days."""
PLAN_OF = "Fictief"
"""Whose signed documents are shown."""
SIGNS = "Bedacht"
"""Who reads the plan in the browser."""
NEVER_OPENED = "Verzonnen"
"""Once this surname is gone, the list shows only whom it was searched for."""

COLUMNS, ROWS = 100, 30
FONT, BOLD_FONT = "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"
CELL_WIDTH, CELL_HEIGHT = 12, 24
FONT_SIZE = 19.93
"""At this size a letter of the font is exactly a cell wide."""
ASCENT = 19
MARGIN = 10
EDGE = "#b9b4a8"
PAPER_DOTS_PER_INCH = 84
PAGES = 2
"""How many pages of a document are shown."""
CARD_DOTS_PER_INCH = 60
CARD_GAP = 16
"""Between two cards that lie beside each other."""
WINDOW_WIDTH, WINDOW_HEIGHT = 900, 800
"""Of the browser in which the klant signs."""
WINDOW_SHRINKS = 1.5
STROKES = 60
COLOURS = 48
"""Of a picture's palette: enough for smooth letters, small enough for a repository."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: whose visit is opened, which keys are pressed there, and what must then be seen."""

    name: str
    klant: str
    """Surname; empty for the werkvoorraad itself."""
    keys: tuple[str, ...]
    """Pressed one by one on the screen that opens a visit; more than one character is typed in one piece."""
    shows: tuple[str, ...]


SCENES = (
    Scene("werkvoorraad", "", (), ("Vandaag", "Terugkomen", "Niet getekend: 1")),
    Scene("gesprek", "Zomaar", ("Enter",), ("Taal, rekenen en digitaal", "Losse notities")),
    Scene("uitwerken", "Denkbeeld", ("Enter", "PgUp"), ("Geld en schulden", "Wat u noteerde")),
    Scene("advies", "Fictief", ("Enter", "F5"), ("Het advies:", "Wat zou dit veranderen?")),
    Scene("plan", "Bedacht", ("Enter", "F8", "o", "F6"), ("Wat u wilt", "Dit wil ik")),
    Scene("tekenen", "Bedacht", ("Enter", "F7", "k", "1", "Enter", "1", "Enter"), ("Ik teken niet",)),
    Scene("begin", "Voorbeeld", ("o", "1", "l", "j", "t"), ("▸t tolk", "▸l", "Zeg met tolk erbij")),
    Scene(
        "kaart-wacht", "Niemand", ("o", "1", "k", "Enter", "g"), ("Geld en schulden", "Er is een kind bij")
    ),
    Scene("stopkaart", "Niemand", ("Enter", "F12", "3"), ("Geweld, of een kind in gevaar", "Veilig Thuis")),
    Scene("regelingen", "Zomaar", ("Enter", "Ctrl+L", "1", "1", "6"), ("a zet in het plan:",)),
    Scene(
        "delen",
        "Zomaar",
        (
            "Enter",
            "Ctrl+A",
            "Taalhuis belt u over een taalgroep\t",
            *["Right"] * 3,
            "\tTaalhuis Verzonnen\t+2\t+30\r",
            "F6",
            *["Down"] * 3,
            "d",
            *["Enter"] * 2,
            *["Left", "Tab", "Tab", "Left", "Left"],
            *["Enter"] * 2,
        ),
        ("Wie krijgt het", "Dit mag."),
    ),
    Scene("afsluiten", "Zomaar", ("Enter", "F8", "2"), ("Hoe sluiten we af?", "Zeg hardop")),
    Scene(
        "planweg",
        "Fictief",
        ("Enter", "F8", "v", "1", "Enter", "klantmanager Werk\r"),
        ("De weg van dit plan", "De klantmanager zegt ja"),
    ),
)
"""In this order: a later one may go on where an earlier one left the demo."""


def still_clock() -> datetime:
    """The morning of the pictures."""
    return MORNING


def open_app(folder: Path) -> int:
    """The app on the demo in ``folder``; this runs inside the terminal that is photographed."""
    from interview.tui.app import KlantbeeldApp, run_app

    locations, stories = Locations.under(folder), load_stories()
    return run_app(
        KlantbeeldApp(locations, still_clock, lambda: open_demo(locations, stories, still_clock), demo=True)
    )


def photograph(scene: Scene, demo: Path) -> Image.Image:
    """Open the app, press the keys of ``scene`` and draw the screen."""
    command = [sys.executable, "-m", "tests.tools.pictures", "--app", str(demo)]
    with Terminal(command, columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for("alles opgeslagen")
        if scene.klant:
            terminal.press("/", *scene.klant)
            terminal.wait_gone(NEVER_OPENED)
            terminal.press("Enter")
            terminal.wait_for("bezoek", "F1 hulp")
            for key in scene.keys:
                terminal.wait_quiet()
                terminal.press(key)
        terminal.wait_for(*scene.shows)
        terminal.wait_quiet(1.0)
        return draw(terminal.screen)


def draw(screen: Screen) -> Image.Image:
    """A screen as a terminal would draw it, with a margin that takes the colour of what it borders on."""
    fonts = {bold: ImageFont.truetype(name, FONT_SIZE) for bold, name in ((False, FONT), (True, BOLD_FONT))}
    size = (COLUMNS * CELL_WIDTH + 2 * MARGIN, ROWS * CELL_HEIGHT + 2 * MARGIN)
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    for row in range(ROWS):
        for column in range(COLUMNS):
            cell = screen.buffer[row][column]
            ink, paper = _colours(cell)
            left, top = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
            right = size[0] if column == COLUMNS - 1 else left + CELL_WIDTH
            bottom = size[1] if row == ROWS - 1 else top + CELL_HEIGHT
            pen.rectangle((left if column else 0, top if row else 0, right - 1, bottom - 1), fill=paper)
            if cell.data.strip():
                pen.text((left, top + ASCENT), cell.data, fill=ink, font=fonts[cell.bold], anchor="ls")
    return _framed(image)


def _colours(cell: Char) -> tuple[str, str]:
    """Of the letter and of its ground."""
    ink, paper = (f"#{colour}" if colour != "default" else "#000000" for colour in (cell.fg, cell.bg))
    return (paper, ink) if cell.reverse else (ink, paper)


def _framed(image: Image.Image) -> Image.Image:
    """With a thin line around it, so that a light picture has an edge on a light page."""
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=EDGE)
    return image


@contextmanager
def demo_desk(demo: Path) -> Iterator[Desk]:
    """The store of the demo."""
    desk = open_demo(Locations.under(demo), load_stories(), still_clock)
    try:
        yield desk
    finally:
        desk.close()


def gesprek_of(desk: Desk, surname: str) -> WorkItem:
    """The gesprek of who is called so."""
    items = desk.caseload.worklist().result().alles
    return next(item for item in items if item.klant.achternaam == surname)


def document_pages(demo: Path) -> dict[str, Image.Image]:
    """The first pages of the two documents of one gesprek, by name."""
    with demo_desk(demo) as desk:
        item = gesprek_of(desk, PLAN_OF)
        written = export(desk, desk.record(item.gesprek_id).result(), item.klant.initialen)
    pages = {}
    for name, pdf in zip(("mijn-plan", "klantbeeldverslag"), written, strict=True):
        images = page_images(pdf, demo / name, PAPER_DOTS_PER_INCH)[:PAGES]
        for number, path in enumerate(images, start=1):
            with Image.open(path) as page:
                pages[f"{name}-{number}"] = _framed(page.convert("RGB"))
    return pages


def cards(demo: Path, folder: Path) -> Image.Image:
    """The first page of each card of the visit set, beside each other."""
    renderer = document_renderer(templates_dir())
    content, _ = Library(Locations.under(demo)).newest(MORNING.date())
    made = (
        make_gesprekskaart(renderer, content.gemeente, content.vragenlijst, MORNING),
        make_informatiekaart(renderer, content.gemeente, MORNING, large=False),
        make_afsprakenkaart(renderer, None, content.gemeente, MORNING, large=False),
    )
    pages = []
    for number, card in enumerate(made):
        pdf = folder / f"kaart-{number}.pdf"
        pdf.write_bytes(card.pdf)
        first = page_images(pdf, folder / f"kaart-{number}", CARD_DOTS_PER_INCH)[0]
        with Image.open(first) as page:
            pages.append(_framed(page.convert("RGB")))
    return _beside_each_other(pages)


def _beside_each_other(pages: Sequence[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + CARD_GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), "#ffffff")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + CARD_GAP
    return sheet


def signing_page(demo: Path, folder: Path) -> Image.Image:
    """Where the klant begins to read Mijn plan and where the klant signs it, in a real browser."""
    from interview.clientpage.signing import open_signing_page

    signs = Signing(Terugvertel.JA, Gelezen.ZELF, Ondertekenkeuze.TEKENT_NU, wijze=Ondertekenwijze.GETEKEND)
    with demo_desk(demo) as desk:
        item = gesprek_of(desk, SIGNS)
        state = desk.open_gesprek(item.gesprek_id).state
        shown = open_signing_page(desk, state, item.klant, signs)
        with shown.page as page, chromium(folder / "chromium") as browser:
            tab = browser.new_page(viewport={"width": WINDOW_WIDTH, "height": WINDOW_HEIGHT})
            tab.goto(page.address)
            tab.evaluate("document.fonts.ready.then(() => true)")
            parts = [_seen(tab, folder / "plan.png")]
            _sign(tab)
            parts.append(_seen(tab, folder / "tekenen.png"))
    return _beside_each_other(parts)


def _seen(tab: Page, path: Path) -> Image.Image:
    """What the browser shows now."""
    tab.screenshot(path=path)
    with Image.open(path) as picture:
        size = (round(picture.width / WINDOW_SHRINKS), round(picture.height / WINDOW_SHRINKS))
        return _framed(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def _sign(tab: Page) -> None:
    """Some loops with the mouse, as a name would be."""
    field = tab.locator("#veld")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box is not None
    for at in range(STROKES):
        x = box["x"] + box["width"] * (0.25 + 0.4 * at / STROKES) + 60 * cos(at * 0.7)
        y = box["y"] + box["height"] * 0.5 + 50 * sin(at * 0.7 + at / 20)
        tab.mouse.move(x, y)
        if at == 0:
            tab.mouse.down()
    tab.mouse.up()


def make_pictures(folder: Path) -> None:
    """Write every picture into ``folder`` as PNG, in place of what was there."""
    with tempfile.TemporaryDirectory() as temporary:
        demo, other = Path(temporary) / "demo", Path(temporary) / "overig"
        other.mkdir()
        make_demo(Locations.under(demo), load_stories(), still_clock)
        pictures = document_pages(demo)
        pictures |= {"kaarten": cards(demo, other), "tekenpagina": signing_page(demo, other)}
        pictures |= {scene.name: photograph(scene, demo) for scene in SCENES}
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for name, picture in pictures.items():
        path = folder / f"{name}.png"
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size // 1024} KiB")


def missing_tool() -> str:
    """What this machine lacks for pictures, with the command that installs it; empty when it has all."""
    if shutil.which("pdftoppm") is None:
        return "pdftoppm is missing; on Debian: apt-get install poppler-utils"
    if shutil.which("chromium") is None:
        return "chromium is missing; on Debian: apt-get install chromium"
    try:
        ImageFont.truetype(BOLD_FONT, FONT_SIZE)
    except OSError:
        return "the font DejaVu Sans Mono is missing; on Debian: apt-get install fonts-dejavu-core"
    return ""


def main(words: list[str]) -> int:
    """0 when the pictures are made."""
    if words[:1] == ["--app"]:
        return open_app(Path(words[1]))
    if problem := missing_tool():
        print(problem, file=sys.stderr)
        return 2
    make_pictures(Path(words[0]) if words else FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
