"""Giving back: the summary in plain words, "klopt dit?", and the quotes that were read back.

The one place where what the consultant understood is laid before the klant. What is typed is kept
as a draft at once.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import TextArea

from interview.conversation import SUMMARY_FIELD
from interview.record import Stap
from interview.session import commands as ask
from interview.session.presence import held_back
from interview.session.state import State
from interview.tui.dialog import settled
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.advice import wrapped
from interview.tui.widgets.text import Plain, pieces
from interview.tui.widgets.writing import WritingField

TITLE = "bold $primary"
MUTED = "$text-muted"
WAITS = "wacht op een moment alleen"
"""In place of what was told about a subject that waits because of who is there."""
MOST_LINES = 2
"""Of each note so many lines come along as a reminder."""


class Summary(WritingField):
    """What is given back, in words the klant uses."""

    HELP_TEXT = (
        "Schrijf in een paar zinnen wat u begreep, en zeg het hardop. Begin met wat goed gaat, en met wat "
        "de klant wil. Ernaast staat wat u noteerde. Tab brengt u naar: klopt dit?"
    )


class Agreement(Plain, can_focus=True):
    """Does it hold, and which quotes were read back."""

    HELP_TEXT = (
        "j: de klant vindt dat het klopt. n: nog niet; pas het samen aan. Kies met ↑ en ↓ een citaat en druk "
        "op spatie als u het voorlas en de klant het goed vond. Alleen dan komt het in Mijn plan."
    )


class TeruggevenScreen(VisitScreen):
    """The summary, beside what was noted."""

    STAP = Stap.TERUGGEVEN
    HINT = "Tab=klopt dit?   F4=uitwerken   F10=klantweergave   F9=leeg   F1=hulp"
    HELP_TEXT = "Teruggeven: u zegt wat u begreep, de klant zegt of het klopt."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "wissel", "Klopt dit?", id="teruggeven.wissel", tooltip="Van de tekst naar de vraag",
                priority=True),
        Binding("escape", "naar_klopt", "Klopt dit?", id="teruggeven.klopt", tooltip="Naar de vraag",
                priority=True),
        Binding("j", "klopt(True)", "Ja", id="teruggeven.ja", tooltip="Ja, het klopt", priority=True),
        Binding("n", "klopt(False)", "Nog niet", id="teruggeven.nee", tooltip="Nee, nog niet", priority=True),
        Binding("up", "citaat(-1)", "Omhoog", id="teruggeven.omhoog", tooltip="Vorig citaat", priority=True),
        Binding("down", "citaat(1)", "Omlaag", id="teruggeven.omlaag", tooltip="Volgend citaat",
                priority=True),
        Binding("space", "voorgelezen", "Voorgelezen", id="teruggeven.voorgelezen",
                tooltip="Voorgelezen en goed gevonden, of toch niet", priority=True),
        Binding("enter", "schrijf", "Schrijven", id="teruggeven.schrijf", tooltip="Naar de tekst",
                priority=True),
    ]  # fmt: skip

    def __init__(self, visit: Visit) -> None:
        """Shows the summary as it was left."""
        super().__init__(visit)
        self._quote = 0

    def compose_step(self) -> ComposeResult:
        """Text and agreement, and the reminders."""
        with Container(id="giving-back"):
            with Vertical(id="giving"):
                yield Plain("Wat u teruggeeft", classes="title")
                area = Summary(self.visit.state.record.samenvatting, id="summary", soft_wrap=True)
                area.cursor_blink = False
                yield area
                yield Agreement(id="agreement")
            with VerticalScroll(id="reminders", can_focus=False):
                yield Plain(id="reminders-text")

    def on_mount(self) -> None:
        """Start writing; with a text that was agreed on, start there."""
        if self.visit.state.record.samenvatting_klopt:
            self.set_focus(self.query_one(Agreement))
        else:
            area = self.query_one(Summary)
            area.move_cursor(area.document.end)
            self.set_focus(area)

    # showing

    def show(self, state: State) -> None:
        """The text, whether it holds, and the reminders."""
        area = self.query_one(Summary)
        if not area.has_focus and area.text.rstrip() != state.record.samenvatting:
            area.load_text(state.record.samenvatting)
        self.query_one(Agreement).show(self._agreement(state))
        self.query_one("#reminders-text", Plain).show(self._reminders(state))

    def _agreement(self, state: State) -> Content:
        record, held = state.record, held_back(state)
        parts: list[str | tuple[str, str]] = [("Klopt dit?   ", "bold")]
        for key, word, holds in (("j", "ja", True), ("n", "nog niet", False)):
            here = record.samenvatting_klopt is holds
            parts += [("▸ " if here else "  ", TITLE), (key, TITLE), (f" {word}   ", "bold" if here else "")]
        lines = [pieces(*parts)]
        if record.citaten:
            lines.append(pieces(("Voorgelezen en goed?", "bold")))
        for number, quote in enumerate(record.citaten):
            box = "[x]" if quote.voorgelezen_en_goed else "[ ]"
            pointer = "▸" if number == self._quote else " "
            words = WAITS if quote.leefgebied in held else f"❝ {quote.tekst}"
            lines.append(pieces((f"{pointer} ", TITLE), f"{box} ", (words, "italic")))
        return Content("\n").join(lines)

    def _reminders(self, state: State) -> Content:
        record = state.record
        width = (self.size.width * 2 // 5 if self.has_class("-breed") else self.size.width) - 5
        lines: list[Content] = []
        for title, texts in (
            ("Wensen", [wens.tekst for wens in record.wensen]),
            ("Doelen", [doel.tekst for doel in record.doelen]),
        ):
            if texts:
                lines.append(pieces((title, TITLE)))
                for text in texts:
                    lines += wrapped(text, width, first=" · ")
        held = held_back(state)
        for gebied in state.content.vragenlijst.leefgebied:
            note = [line for line in record.leefgebied(gebied.id).notitie.splitlines() if line.strip()]
            if note:
                lines.append(pieces((gebied.klantwoord.capitalize(), TITLE)))
                if gebied.id in held:
                    # What was told alone is not told back with a child or a partner there.
                    note = [WAITS]
                for text in note[:MOST_LINES]:
                    lines += wrapped(text, width, first=" · ")
                if len(note) > MOST_LINES:
                    lines.append(pieces(("   en meer", MUTED)))
        return Content("\n").join(lines or [pieces(("Er is nog niets genoteerd.", MUTED))])

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self.call_after_refresh(self.refresh_state)

    # typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        if event.text_area.has_focus:
            self.typed(SUMMARY_FIELD, event.text_area.text)

    async def leave(self) -> None:
        """The text becomes an event; a text that was agreed on and changed must be asked again."""
        if self.visit.state.record.einde is None:
            await self._keep(None)

    async def _keep(self, holds: bool | None) -> None:
        record = self.visit.state.record
        await settled(self)
        text = self.query_one(Summary).text
        same = text.rstrip() == record.samenvatting
        judged = holds if holds is not None else record.samenvatting_klopt if same else None
        await self.do(ask.LegSamenvattingVast(text, judged))

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the text, letters, arrows, space and Enter write."""
        if action in ("klopt", "citaat", "voorgelezen", "schrijf"):
            return not isinstance(self.focused, Summary)
        return True

    async def action_wissel(self) -> None:
        """From the text to the question, or back."""
        if isinstance(self.focused, Summary):
            await self.action_naar_klopt()
        else:
            self.action_schrijf()

    async def action_naar_klopt(self) -> None:
        """Keep the text and go to the question."""
        await self.leave()
        self.set_focus(self.query_one(Agreement))

    def action_schrijf(self) -> None:
        """To the text."""
        self.set_focus(self.query_one(Summary))

    async def action_klopt(self, holds: bool) -> None:
        """What the klant says of it."""
        await self._keep(holds)

    def action_citaat(self, step: int) -> None:
        """The next quote."""
        last = max(0, len(self.visit.state.record.citaten) - 1)
        self._quote = min(last, max(0, self._quote + step))
        self.query_one(Agreement).show(self._agreement(self.visit.state))

    async def action_voorgelezen(self) -> None:
        """It was read back and found right, or not after all."""
        quotes = self.visit.state.record.citaten
        if self._quote < len(quotes):
            quote = quotes[self._quote]
            await self.do(ask.LeesCitaatVoor(quote.id, not quote.voorgelezen_en_goed))
