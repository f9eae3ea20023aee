"""What the klant wants to have stand beside a judgement, in own words.

Half a statement is a draft on disk, like every text; Esc throws it away on purpose.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from interview.conversation import STATEMENT_FIELD
from interview.session import commands as ask
from interview.tui.dialog import PATIENCE, FieldDialog, settled
from interview.tui.widgets.choice_row import ChoiceRow
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain
from interview.tui.widgets.writing import WritingField

if TYPE_CHECKING:
    from interview.tui.visit import VisitScreen

TO_READ_ALOUD = "eigen_verklaring"
"""The text of the gemeentepakket that invites the klant."""


@dataclass(frozen=True, slots=True)
class About:
    """A judgement that a statement can stand beside."""

    onderdeel: str
    """``niveau.<leefgebied>``, ``oordeel`` or ``advies``."""
    woorden: str
    """What the consultant calls it."""
    tekst: str
    """What the klant said of it before."""


Statements = tuple[ask.GeefVerklaring, ...]


class VerklaringScreen(FieldDialog[Statements | None]):
    """Dismisses with what changed, or with None on Esc."""

    HELP_TEXT = (
        "De klant mag iets zeggen bij elk oordeel: bij een niveau, bij uw oordeel en bij het advies. Schrijf "
        "het op zoals de klant het zegt en lees het terug. Het komt in het verslag, naast dat oordeel. Het "
        "komt niet in Mijn plan. Leeg maken haalt het weg."
    )

    def __init__(
        self, about: Sequence[About], question: str, typed: Callable[[str, str], None] | None = None
    ) -> None:
        """The first of ``about`` comes first; ``typed`` hears every change, to keep a draft."""
        super().__init__()
        self._about = tuple(about)
        self._question = question
        self._typed = typed
        self._here = self._about[0].onderdeel
        self._texts = {one.onderdeel: one.tekst for one in self._about}

    def compose(self) -> ComposeResult:
        """What is read aloud, what it is about, and room for some lines."""
        first = self._about[0]
        with Vertical(classes="dialog verklaring"):
            yield Plain(
                "Wat zegt de klant zelf?"
                if len(self._about) > 1
                else f"Wat zegt de klant van {first.woorden}?",
                classes="title",
            )
            yield Plain(self._question, classes="muted")
            if len(self._about) > 1:
                yield ChoiceRow(
                    [(one.onderdeel, one.woorden) for one in self._about], self._here, id="waarbij"
                )
            text = WritingField(first.tekst, id="tekst", soft_wrap=True, tab_behavior="focus")
            text.cursor_blink = False
            yield text
            yield Plain(id="problem", classes="warning")
            choose = "Tab=waarbij   " if len(self._about) > 1 else ""
            yield Hint(f"{choose}Enter=bewaren   Esc=terug")

    def on_mount(self) -> None:
        """Start at the text."""
        field = self.query_one("#tekst", WritingField)
        field.move_cursor(field.document.end)
        self.set_focus(field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Up and down move in the text while someone writes."""
        if action == "omlaag" and isinstance(self.focused, TextArea):
            return False
        return super().check_action(action, parameters)

    async def action_veld(self, step: int) -> None:
        """To the next field, once the text there is of the judgement that was chosen."""
        await settled(self)
        # This runs in the task of the app: the row told this screen, which may not have heard it yet.
        heard = asyncio.Event()
        if self.call_later(heard.set):
            await asyncio.wait_for(heard.wait(), PATIENCE)
        await super().action_veld(step)

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another judgement, with what was said of that one."""
        field = self.query_one("#tekst", WritingField)
        self._texts[self._here] = field.text
        self._here = event.row.value or self._here
        field.load_text(self._texts[self._here])
        field.move_cursor(field.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if event.text_area.text != self._texts[self._here]:
            self._texts[self._here] = event.text_area.text
            if self._typed is not None:
                self._typed(self._here, event.text_area.text)

    def keep(self) -> None:
        """Give what changed."""
        self._texts[self._here] = self.query_one("#tekst", WritingField).text
        self.dismiss(
            tuple(
                ask.GeefVerklaring(one.onderdeel, text)
                for one in self._about
                if (text := self._texts[one.onderdeel]).strip() != one.tekst.strip()
            )
        )


async def ask_statement(screen: VisitScreen, about: Sequence[tuple[str, str]]) -> None:
    """Ask what the klant says beside each judgement of ``about`` (its name in the record, and in words)."""
    visit = screen.visit
    conversation, state = visit.conversation, visit.state
    known = state.record.verklaringen
    parts = [About(name, words, known[name].tekst if name in known else "") for name, words in about]

    def keep(given: Statements | None) -> None:
        kept = {one.onderdeel for one in given or ()}
        for part in parts:
            if part.onderdeel not in kept:
                conversation.discard(f"{STATEMENT_FIELD}{part.onderdeel}")
        for one in given or ():
            screen.app.call_later(screen.do, one)

    question = state.content.gemeente.zin(TO_READ_ALOUD, visit.desk.clock().date())

    def typed(name: str, text: str) -> None:
        conversation.type(f"{STATEMENT_FIELD}{name}", text)

    await screen.app.push_screen(VerklaringScreen(parts, question, typed), keep)
