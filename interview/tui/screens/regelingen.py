"""The minimaregelingen, gone through together: one line each, one digit for how it is.

A check, never a calculation of rights. An afspraak comes of it only when somebody asks for it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.session import commands as ask
from interview.session.regelingen import ASKERS, STAND_WORDS, RegelingLine, sheet, to_agree
from interview.tui.visit import Visit
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from interview.tui.visit import VisitScreen

STANDS = tuple(STAND_WORDS)
"""In the order of their digits."""
TITLE_WIDTH = 44
ASKING = frozenset(ASKERS)


class RegelingenScreen(Screen[None]):
    """On top of a step of the visit; Esc goes back to it."""

    HINT = "1-7=hoe het is   Del=leeg   a=afspraak   ↑↓=regeling   Esc=terug   F1=hulp"
    HELP_TEXT = (
        "Loop de regelingen samen na en noteer met een cijfer hoe het is. Dit is een hulpmiddel om niets te "
        "vergeten. Het rekent niets uit en zegt niet of iemand recht heeft: dat zegt wie erover gaat. Vraagt "
        "iemand iets aan? Met a maakt u er een afspraak van. Dat gaat nooit vanzelf. Lees de lijst niet "
        "voor: vraag wat u nog niet weet."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"stand({digit})",
                words,
                id=f"regelingen.{digit}",
                tooltip=f"Bij deze regeling: {words}",
                priority=True,
            )
            for digit, words in enumerate(STAND_WORDS.values(), start=1)
        ),
        Binding("delete,backspace", "leeg", "Leeg", id="regelingen.leeg", tooltip="Nog niets", priority=True),
        Binding(
            "a",
            "afspraak",
            "Afspraak",
            id="regelingen.afspraak",
            tooltip="Zet dit als afspraak in het plan",
            priority=True,
        ),
        Binding("up", "ga(-1)", "Omhoog", id="regelingen.omhoog", tooltip="Vorige regeling", priority=True),
        Binding(
            "down", "ga(1)", "Omlaag", id="regelingen.omlaag", tooltip="Volgende regeling", priority=True
        ),
        Binding("escape", "terug", "Terug", id="regelingen.terug", tooltip="Terug", priority=True),
        Binding(
            "ctrl+z",
            "ongedaan",
            "Ongedaan",
            id="regelingen.ongedaan",
            tooltip="Maak de laatste stap ongedaan",
        ),
    ]

    def __init__(self, below: VisitScreen) -> None:
        """``below`` is the step it came from; it carries out what is asked here."""
        super().__init__()
        self._below = below
        self.visit: Visit = below.visit
        self._lines: dict[str, RegelingLine] = {}

    def compose(self) -> ComposeResult:
        """The list, and below it what the regeling is and what the digits mean."""
        yield Plain("", id="visit-header")
        with Vertical(id="regelingen"):
            listing = OptionList(id="regelingen-lijst", markup=False)
            listing.can_focus = False
            yield listing
            yield Plain("", id="regelingen-uitleg")
            yield Plain("", id="regelingen-standen")
        yield Hint(self.HINT)

    def on_mount(self) -> None:
        """Show all of them; the first has the cursor."""
        initials = self.visit.klant.initialen
        self.query_one("#visit-header", Plain).show(
            pieces((initials, "bold $primary"), "   ", ("Regelingen", "bold"), "   samen nalopen")
        )
        self._fill()
        self._tell()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _here(self) -> RegelingLine | None:
        option = self._list.highlighted_option
        return None if option is None or option.id is None else self._lines.get(option.id)

    def _fill(self) -> None:
        options: list[Option] = []
        for group in sheet(self.visit.state, self._today):
            options.append(Option(pieces((f" {group.titel}", "bold $primary")), disabled=True))
            for line in group.regels:
                self._lines[line.id] = line
                options.append(Option(_words(line), id=line.id))
        listing = self._list
        listing.add_options(
            options or [Option("In dit gemeentepakket staan geen regelingen.", disabled=True)]
        )
        listing.highlighted = 1 if self._lines else None

    def _redraw(self) -> None:
        """Show again only the lines that changed."""
        for group in sheet(self.visit.state, self._today):
            for line in group.regels:
                if self._lines.get(line.id) != line:
                    self._lines[line.id] = line
                    self._list.replace_option_prompt(line.id, _words(line))
        self._tell()

    @property
    def _today(self) -> date:
        return self.visit.desk.clock().date()

    def _tell(self) -> None:
        """What the regeling under the cursor is, and what a digit would say."""
        line = self._here
        known = None if line is None else line.stand
        digits = [
            pieces(
                ("▸" if known is stand else " ", "bold $primary"),
                (f"{number}", "bold $primary"),
                (f" {words}", "bold" if known is stand else ""),
            )
            for number, (stand, words) in enumerate(STAND_WORDS.items(), start=1)
        ]
        first, second = Content("  ").join(digits[:5]), Content("  ").join(digits[5:])
        self.query_one("#regelingen-standen", Plain).show(Content("\n").join([first, second]))
        if line is None:
            self.query_one("#regelingen-uitleg", Plain).show("")
            return
        offer = to_agree(self.visit.state, line.id, self._today)
        where = f"Aanvragen: {line.waar}" if line.waar else ""
        parts: list[str | tuple[str, str]] = [(line.uitleg, "bold"), "\n", (where, "$text-muted"), "\n"]
        if offer is not None:
            parts += [("a", "bold $primary"), f" zet in het plan: {offer.wat}"]
        elif known in ASKING:
            parts += [("✓ ", "bold $success"), "staat in het plan"]
        self.query_one("#regelingen-uitleg", Plain).show(pieces(*parts))

    # actions

    async def _do(self, command: ask.Command) -> bool:
        done = await self._below.do(command)
        self._redraw()
        return done

    async def action_stand(self, digit: int) -> None:
        """How it is; then the next one, unless something was asked for."""
        line = self._here
        if line is None:
            return
        stand = STANDS[digit - 1]
        if await self._do(ask.ZetRegeling(line.id, stand)) and stand not in ASKING:
            self.action_ga(1)

    async def action_leeg(self) -> None:
        """Nothing was said about it yet."""
        line = self._here
        if line is not None:
            await self._do(ask.ZetRegeling(line.id, None))

    async def action_afspraak(self) -> None:
        """Put it in the plan, when that was asked for and it is not there yet."""
        line = self._here
        if line is None:
            return
        offer = to_agree(self.visit.state, line.id, self._today)
        if offer is None:
            planned = line.stand in ASKING
            why = "Dit staat al in het plan." if planned else "Kies eerst wie het aanvraagt: 6 of 7."
            self.notify(why, timeout=3, markup=False)
        elif await self._do(offer):
            self.notify(f"In het plan gezet: {offer.wat}", timeout=3, markup=False)

    def action_ga(self, step: int) -> None:
        """Another regeling; at the end it stays."""
        listing = self._list
        names = [option.id for option in listing.options]
        place = listing.highlighted
        if place is None:
            return
        rest = range(place + step, len(names) if step > 0 else -1, step)
        found = next((at for at in rest if names[at] is not None), None)
        if found is not None:
            listing.highlighted = found
            self._tell()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The mouse chose another."""
        event.stop()
        self._tell()

    async def action_ongedaan(self) -> None:
        """Undo."""
        await self._do(ask.MaakOngedaan())

    def action_terug(self) -> None:
        """Back to the step."""
        self.dismiss(None)


def _words(line: RegelingLine) -> Content:
    said = "" if line.stand is None else STAND_WORDS[line.stand]
    return pieces(f"   {line.titel:<{TITLE_WIDTH}.{TITLE_WIDTH}} ", (said, "bold $primary"))


async def open_regelingen(below: VisitScreen) -> None:
    """Show the regelingen on top of ``below``; the step shows again what came of it."""
    await below.app.push_screen(RegelingenScreen(below), lambda _: below.refresh_state())
