"""The Stopkaart (F12): seven situations, and in each what to do and whom to call.

It covers whatever was there and goes back to exactly that. It keeps nothing: no event, no draft, no note
and no moment. Only breaking off a gesprek, after one question, changes anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, ItemGrid, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Digits

from interview.session.stopping import StopCard, number_words
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from interview.tui.app import KlantbeeldApp
    from interview.tui.visit import Visit
    from questionnaires.gemeentepakket.model import Noodnummer

NOTHING_KEPT = "Dat u hier kijkt, wordt nergens bewaard."
COLUMN = 38
"""Cells beside each other for a number, on the narrowest screen."""
FIGURE = 3
"""Cells of one large figure."""
ROOM_FOR_FIGURES = (80, 24)
"""Columns and lines; on anything smaller large figures would push a number off the screen."""


class StopkaartScreen(Screen[None]):
    """Seven lines, then one card; digits go from card to card."""

    HELP_TEXT = (
        "Kies met een cijfer wat er aan de hand is. U ziet wat u doet en wie u belt. Esc gaat terug naar "
        "waar u was. Er wordt niets bewaard: niet dat u keek, en niet wanneer."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"kaart({digit})",
                f"Kaart {digit}",
                id=f"stopkaart.{digit}",
                tooltip=f"Kaart {digit}",
                priority=True,
            )
            for digit in range(1, 8)
        ),
        Binding(
            "left,backspace",
            "lijst",
            "Lijst",
            id="stopkaart.lijst",
            tooltip="Terug naar de zeven regels",
            priority=True,
        ),
        Binding(
            "escape,enter",
            "doorgaan",
            "Doorgaan",
            id="stopkaart.doorgaan",
            tooltip="Doorgaan waar u was",
            priority=True,
        ),
        Binding("p", "pauze", "Pauze", id="stopkaart.pauze", tooltip="Leeg scherm", priority=True),
        Binding(
            "a",
            "afbreken",
            "Afbreken",
            id="stopkaart.afbreken",
            tooltip="Stop het gesprek; een reden hoeft niet",
            priority=True,
        ),
        Binding(
            "s",
            "signaal",
            "Signaal",
            id="stopkaart.signaal",
            tooltip="Schrijf een Signaal voor wie daarover gaat",
            priority=True,
        ),
        Binding("up", "blader(-1)", "Omhoog", id="stopkaart.omhoog", tooltip="Omhoog"),
        Binding("down", "blader(1)", "Omlaag", id="stopkaart.omlaag", tooltip="Omlaag"),
    ]

    def __init__(self, cards: tuple[StopCard, ...], visit: Visit | None = None) -> None:
        """``cards`` are the seven of today; ``visit`` is what can be broken off, when one is open."""
        super().__init__()
        self._cards = cards
        self._shown = cards[0]
        self._large: bool | None = None
        self._visit = visit

    @property
    def shell(self) -> KlantbeeldApp:
        """The app, by its own type."""
        from interview.tui.app import KlantbeeldApp

        app = self.app
        assert isinstance(app, KlantbeeldApp)
        return app

    def compose(self) -> ComposeResult:
        """A header, the text, the numbers, the keys."""
        header = Plain(id="visit-header")
        header.show(pieces(("Stopkaart", "bold $primary"), f"   {NOTHING_KEPT}"))
        yield header
        with VerticalScroll(id="stopkaart", can_focus=False):
            yield Plain(id="stop-text")
        yield ItemGrid(min_column_width=COLUMN, id="stop-numbers")
        yield Hint("")

    def on_mount(self) -> None:
        """Begin with the list; its numbers are those of direct danger."""
        self._show_list()

    async def on_resize(self) -> None:
        """Every number stays in sight, however small the window is."""
        columns, lines = ROOM_FOR_FIGURES
        large = self.app.size.width >= columns and self.app.size.height >= lines
        if large is not self._large:
            self._large = large
            self.set_class(not large, "-laag")
            await self._show_numbers(self._shown)

    def _show_list(self) -> None:
        lines = [Content("")]
        lines += [pieces((f" {card.toets}", "bold $primary"), f"   {card.titel}") for card in self._cards]
        self.query_one("#stop-text", Plain).show(Content("\n").join(lines))
        self._tell_keys("1-7=kies")

    def _show_card(self, card: StopCard) -> None:
        lines = [pieces((card.titel, "bold $primary"))]
        if card.let_op:
            lines.append(pieces((card.let_op, "bold")))
        lines += [pieces(("· ", "$primary"), step) for step in card.stappen]
        self.query_one("#stop-text", Plain).show(Content("\n").join(lines))
        self._tell_keys("1-7=kaart   ←=lijst")

    def _tell_keys(self, first: str) -> None:
        keys = [first, "Esc=doorgaan", "p=pauze"]
        keys += ["a=afbreken"] if self._visit is not None else []
        keys += ["s=Signaal"] if self.shell.desk is not None else []
        self.query_one(Hint).tell("   ".join(keys))

    async def _show_numbers(self, card: StopCard) -> None:
        self._shown = card
        grid = self.query_one("#stop-numbers", ItemGrid)
        made = BigNumber if self._large else _small_number
        with self.app.batch_update():
            await grid.remove_children()
            await grid.mount_all(map(made, card.nummers))

    async def action_kaart(self, digit: int) -> None:
        """Show one card."""
        card = self._cards[digit - 1]
        self._show_card(card)
        self.query_one("#stopkaart").scroll_home(animate=False)
        await self._show_numbers(card)

    async def action_lijst(self) -> None:
        """Show the seven lines again."""
        self._show_list()
        await self._show_numbers(self._cards[0])

    def action_blader(self, step: int) -> None:
        """More of a long card."""
        page = self.query_one("#stopkaart", VerticalScroll)
        page.scroll_relative(y=step, animate=False)

    async def action_doorgaan(self) -> None:
        """Back to exactly where it was."""
        await self.app.pop_screen()

    async def action_pauze(self) -> None:
        """A blank screen over the same place."""
        from interview.tui.screens.privacy import PrivacyScreen

        await self.app.switch_screen(PrivacyScreen())

    async def action_afbreken(self) -> None:
        """Stop the gesprek after one question; no reason is asked."""
        if self._visit is None:
            return
        from interview.tui.screens.confirm import ConfirmScreen

        question = ConfirmScreen("Gesprek afbreken?", self._what_stays(), "afbreken")
        await self.app.push_screen(question, self._break_off_if)

    def _what_stays(self) -> str:
        from interview.tui.screens.signaal import SignaalScreen

        kept = "Wat u schreef, blijft bewaard. Een reden hoeft niet."
        if any(isinstance(screen, SignaalScreen) for screen in self.app.screen_stack):
            kept += " Het Signaal dat nog niet verzegeld is, is dan weg."
        return kept

    def _break_off_if(self, yes: bool | None) -> None:
        if yes:
            self.app.call_later(self.shell.break_off)

    async def action_signaal(self) -> None:
        """Write a Signaal; when one was being written, go back to it."""
        from interview.tui.screens.signaal import SignaalScreen

        desk = self.shell.desk
        if desk is None:
            return
        if any(isinstance(screen, SignaalScreen) for screen in self.app.screen_stack):
            await self.action_doorgaan()
            return
        klant = None if self._visit is None else self._visit.klant
        await self.app.switch_screen(SignaalScreen(desk, klant))


def _small_number(number: Noodnummer) -> Plain:
    """The same on one line."""
    line = Plain(classes="stop-small")
    line.show(pieces((number.nummer, "bold $primary"), f"   {number_words(number)}"))
    return line


class BigNumber(Vertical):
    """Whom one calls, the number in large figures, and when."""

    def __init__(self, number: Noodnummer) -> None:
        """``number`` is text from the gemeentepakket."""
        super().__init__(classes="stop-number")
        self._number = number

    def compose(self) -> ComposeResult:
        """Three parts below each other; a number too long for large figures stands in bold."""
        yield Plain(self._number.naam, classes="stop-name")
        groups = self._number.nummer.split()
        if FIGURE * sum(map(len, groups)) + len(groups) <= COLUMN:
            with Horizontal(classes="stop-figures"):
                for group in groups:
                    yield Digits(group)
        else:
            yield Plain(self._number.nummer, classes="stop-figures title")
        yield Plain(self._number.wanneer, classes="stop-when muted")
