"""Makes the pictures of the README: the real app in a real terminal, and the two real documents.

Everything on them is of the demo: people who do not exist, on a morning that is always the same, so that a
picture changes only when what it shows has changed. It tests nothing and is not run by the tests.

usage: python -m tests.tools.pictures [FOLDER]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char, Screen

from interview.demo.make import make_demo, open_demo
from interview.demo.story import load_stories
from interview.locations import Locations
from interview.plan.issue import export
from tests.tools.pdf import page_images
from tests.tools.terminal import CHECKOUT, Terminal

FOLDER = CHECKOUT / "docs" / "beelden"
MORNING = datetime(2026, 11, 18, 9, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""A Wednesday, so that yesterday and tomorrow in the demo are working days."""
PLAN_OF = "Fictief"
"""Whose signed documents are shown."""

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
COLOURS = 48
"""Of a picture's palette: enough for smooth letters, small enough for a repository."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: whose visit is opened, which keys are pressed there, and what must then be seen."""

    name: str
    klant: str
    """Surname; empty for the werkvoorraad itself."""
    keys: tuple[str, ...]
    shows: tuple[str, ...]


SCENES = (
    Scene("werkvoorraad", "", (), ("Vandaag", "Terugkomen")),
    Scene("gesprek", "Zomaar", (), ("Taal, rekenen en digitaal", "Losse notities")),
    Scene("uitwerken", "Denkbeeld", ("PgUp",), ("Geld en schulden", "Wat u noteerde")),
    Scene("advies", "Fictief", ("F5",), ("Het advies:", "Wat zou dit veranderen?")),
    Scene("plan", "Bedacht", ("F8", "o", "F6"), ("Wat u wilt", "Dit wil ik")),
    Scene("tekenen", "Bedacht", ("F7", "k", "1", "Enter", "1", "Enter"), ("Ik teken niet",)),
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
        terminal.wait_for("Vandaag")
        if scene.klant:
            terminal.press("/", *scene.klant)
            terminal.wait_gone("Niemand")
            terminal.press("Enter")
            terminal.wait_for("Verder waar u was?")
            terminal.press("Enter")
            terminal.wait_for("8 Sluit")
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


def document_pages(demo: Path) -> dict[str, Image.Image]:
    """The first pages of the two documents of one gesprek, by name."""
    desk = open_demo(Locations.under(demo), load_stories(), still_clock)
    try:
        items = desk.caseload.worklist().result().alles
        item = next(item for item in items if item.klant.achternaam == PLAN_OF)
        written = export(desk, desk.record(item.gesprek_id).result(), item.klant.initialen)
    finally:
        desk.close()
    pages = {}
    for name, pdf in zip(("mijn-plan", "klantbeeldverslag"), written, strict=True):
        images = page_images(pdf, demo / name, PAPER_DOTS_PER_INCH)[:PAGES]
        for number, path in enumerate(images, start=1):
            with Image.open(path) as page:
                pages[f"{name}-{number}"] = _framed(page.convert("RGB"))
    return pages


def make_pictures(folder: Path) -> None:
    """Write every picture into ``folder`` as PNG, in place of what was there."""
    with tempfile.TemporaryDirectory() as temporary:
        demo = Path(temporary) / "demo"
        make_demo(Locations.under(demo), load_stories(), still_clock)
        pictures = document_pages(demo) | {scene.name: photograph(scene, demo) for scene in SCENES}
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
