"""A caseload from a file: first what it would bring, then, at Enter, all of the good rows or none."""

from __future__ import annotations

import asyncio
import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from interview.caseload_import import (
    COLUMNS,
    USUAL_HOUR,
    ImportPreview,
    ImportRow,
    import_rows,
    read_caseload,
)
from interview.csv_text import typed_path
from interview.dates import short_day
from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.tui.form import FormScreen
from interview.tui.widgets.field import TextField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

FILE_HINT = "Enter=bekijken   Esc=terug   F1=hulp"
FILE_WORDS = (
    "U ziet eerst wat er in het bestand staat. Er verandert nog niets.\n\n"
    "Het bestand is een rekenblad dat u bewaart als CSV.\n"
    "De eerste regel noemt de kolommen. Alleen achternaam moet; de rest mag:\n\n"
    + "\n".join(textwrap.wrap(", ".join(COLUMNS), 70, initial_indent="  ", subsequent_indent="  "))
)
TEXT_WIDTH = 72
MOST_PROBLEMS = 200
"""A file that is wholly wrong needs another look at the file, not a list of thousands."""


class PreviewText(VerticalScroll, can_focus=True):
    """What the file would bring; scrolls."""

    HELP_TEXT = (
        "Enter importeert alle goede regels in één keer. Regels met een probleem blijven achter. "
        "Verbeter ze in het bestand en importeer het nog eens: wie er al is, slaan we dan over. "
        "Met d gaan dubbele regels toch mee."
    )


class ImporterenScreen(FormScreen):
    """On top of the werkvoorraad; until Enter on the preview nothing is written."""

    HELP_TEXT = "Typ of plak de naam van het bestand, met de map erbij. ~ is uw eigen map."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "dubbele", "Dubbele", id="importeren.dubbele", tooltip="Dubbele regels wel of niet"),
    ]

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open store."""
        super().__init__()
        self._desk = desk
        self._preview: ImportPreview | None = None
        self._with_doubles = False
        self._busy = False

    def compose(self) -> ComposeResult:
        """The name of the file, and behind it the preview."""
        yield Plain("", id="visit-header")
        with Horizontal(classes="form-panes"):
            with ContentSwitcher(id="form", initial="import-file"):
                with Vertical(id="import-file"):
                    yield Plain("Klanten uit een bestand", classes="title step-words")
                    yield TextField(
                        "bestand", "Bestand", note="Met de map erbij.", help_text=self.HELP_TEXT, maximum=1000
                    )
                    yield Plain(FILE_WORDS, classes="muted")
                with PreviewText(id="import-preview"):
                    yield Plain("", id="preview-lines")
            yield Plain("", id="form-aside", classes="breed-only")
        yield Hint(FILE_HINT)

    def on_mount(self) -> None:
        """Ask for the file."""
        self.query_one("#visit-header", Plain).show(
            pieces(("klantbeeld", "bold $primary"), "   ", ("klanten importeren", "bold"))
        )
        self._show_file()

    async def submit(self) -> None:
        """Read the file, or import what was shown."""
        if self._busy:
            return
        self._busy = True
        try:
            if self._preview is None:
                await self._read()
            else:
                await self._import(self._preview)
        except KlantbeeldError as error:
            field = self.query_one("#field-bestand", TextField)
            if self._preview is None:
                field.refuse(error)
            else:
                self.shell.refuse(error)
        finally:
            self._busy = False

    async def leave(self) -> None:
        """From the preview back to the file, and from there to the werkvoorraad."""
        if self._preview is None:
            self.dismiss(None)
        else:
            self._preview = None
            self._show_file()

    def action_dubbele(self) -> None:
        """Take the doubles along, or leave them out again."""
        if self._preview is not None and self._preview.doubles:
            self._with_doubles = not self._with_doubles
            self._show_preview(self._preview)

    def _go(self, pane: str, stop: Widget) -> None:
        self.query_one(ContentSwitcher).current = pane
        self.set_focus(stop)

    def _show_file(self) -> None:
        self.query_one(Hint).tell(FILE_HINT)
        self._go("import-file", self.query_one("#field-bestand", TextField).input)

    async def _read(self) -> None:
        field = self.query_one("#field-bestand", TextField)
        today = self._desk.clock().date()
        found = await asyncio.to_thread(read_caseload, typed_path(field.value), today)
        known = await asyncio.wrap_future(self._desk.caseload.klanten())
        self._preview = found.against(known)
        self._with_doubles = False
        field.accept()
        self._show_preview(self._preview)
        self._go("import-preview", self.query_one(PreviewText))
        self.query_one(PreviewText).scroll_home(animate=False)

    async def _import(self, preview: ImportPreview) -> None:
        chosen = self._chosen(preview)
        if not chosen:
            return
        brought = await asyncio.to_thread(import_rows, self._desk, chosen)
        self.notify(
            f"{_count(brought.klanten, 'klant', 'klanten')} erbij, "
            f"{_count(brought.gesprekken, 'gesprek', 'gesprekken')} gepland.",
            markup=False,
        )
        self.dismiss(None)

    def _chosen(self, preview: ImportPreview) -> tuple[ImportRow, ...]:
        return preview.rows if self._with_doubles else preview.new

    def _show_preview(self, preview: ImportPreview) -> None:
        chosen = self._chosen(preview)
        doubles = "Dubbel, en toch mee" if self._with_doubles else "Dubbel, slaan we over"
        lines = [
            *_summary(preview),
            *_problem_lines(preview),
            *_row_lines(doubles, preview.doubles),
            *_row_lines("Nieuw", preview.new),
        ]
        self.query_one("#preview-lines", Plain).show(Content("\n").join(lines))
        keys = [f"Enter={len(chosen)} importeren"] if chosen else []
        if preview.doubles:
            keys.append("d=zonder dubbele" if self._with_doubles else "d=dubbele ook")
        self.query_one(Hint).tell("   ".join([*keys, "↑↓=bladeren", "Esc=terug", "F1=hulp"]))


def _summary(preview: ImportPreview) -> list[Content]:
    good, bad, doubles = len(preview.new), preview.bad_lines, len(preview.doubles)
    lines = [
        pieces((preview.bestand, "bold")),
        pieces(
            (f"{good}", "bold"), " nieuw, ", (f"{bad}", "bold"), " met een probleem, ",
            (f"{doubles}", "bold"), " dubbel. Er is nog niets veranderd.",
        ),
    ]  # fmt: skip
    if preview.onbekende_kolommen:
        places = ", ".join(str(place) for place in preview.onbekende_kolommen)
        lines.append(pieces((f"Niet gelezen: kolom {places}.", "$text-muted")))
    return lines


def _problem_lines(preview: ImportPreview) -> list[Content]:
    if not preview.problems:
        return []
    lines = [pieces(""), pieces(("Met een probleem, slaan we over", "bold $primary"))]
    for problem in preview.problems[:MOST_PROBLEMS]:
        place = f" regel {problem.regel}, {problem.kolom}" if problem.kolom else f" regel {problem.regel}"
        what = f"{problem.wat[:1].upper()}{problem.wat[1:]}. {problem.oplossing} ({problem.code})"
        told = textwrap.wrap(
            what, TEXT_WIDTH, initial_indent="   ! ", subsequent_indent="     ", break_on_hyphens=False
        )
        lines += [pieces(place), *(pieces((line, "$error")) for line in told)]
    more = len(preview.problems) - MOST_PROBLEMS
    if more > 0:
        lines.append(pieces(f" En nog {more}. Verbeter eerst deze."))
    return lines


def _row_lines(title: str, rows: tuple[ImportRow, ...]) -> list[Content]:
    if not rows:
        return []
    return [pieces(""), pieces((title, "bold $primary")), *(_row_line(row) for row in rows)]


def _row_line(row: ImportRow) -> Content:
    klant = row.klant
    born = "" if klant.geboortedatum is None else f"{klant.geboortedatum:%d-%m-%Y}"
    if row.dubbel is not None:
        what = row.dubbel.value
    elif row.gesprek_dag is not None:
        what = f"gesprek {short_day(row.gesprek_dag)} {row.gesprek_tijd or USUAL_HOUR:%H:%M}"
    else:
        what = ""
    return pieces(f" regel {row.regel:<5} {klant.naam:<28.28} ", (f"{born:<12}{what}", "$text-muted"))


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
