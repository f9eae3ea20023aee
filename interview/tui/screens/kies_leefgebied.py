"""Choose a leefgebied with one letter: to go there, or to file a loose note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from interview.session import commands as ask
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from interview.session.state import State
    from questionnaires.schema import Vragenlijst

FACTS_KEY = "0"
"""Goes to the feiten, which have no letter."""


def letters(vragenlijst: Vragenlijst) -> list[Content]:
    """Every leefgebied with its letter, in two columns."""
    gebieden = vragenlijst.leefgebied
    half = (len(gebieden) + 1) // 2
    lines = []
    for left, right in zip(gebieden[:half], (*gebieden[half:], None), strict=False):
        parts: list[str | tuple[str, str]] = [("  " + left.toets, "bold $primary"), f"  {left.titel:<30}"]
        if right is not None:
            parts += [(right.toets, "bold $primary"), f"  {right.titel}"]
        lines.append(pieces(*parts))
    return lines


class KiesLeefgebiedScreen(ModalScreen[str | None]):
    """Dismisses with a leefgebied, with :data:`FACTS_KEY`, or with None on Esc."""

    HELP_TEXT = "Eén letter brengt u naar een leefgebied."

    def __init__(self, vragenlijst: Vragenlijst) -> None:
        """``vragenlijst`` gives the letters."""
        super().__init__()
        self._vragenlijst = vragenlijst

    def compose(self) -> ComposeResult:
        """The letters."""
        with Vertical(classes="dialog"):
            yield Plain("Waar wilt u naartoe?", classes="title")
            sheet = Plain(classes="choices")
            lines = [
                *letters(self._vragenlijst),
                Content(""),
                pieces(("  0", "bold $primary"), "  de feiten"),
            ]
            sheet.show(Content("\n").join(lines))
            yield sheet
            yield Hint("letter=ga daarheen   Esc=terug")

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        event.stop()
        event.prevent_default()
        chosen = {gebied.toets: gebied.id for gebied in self._vragenlijst.leefgebied}.get(event.key)
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == FACTS_KEY or chosen is not None:
            self.dismiss(chosen or FACTS_KEY)


class LosseNotitiesScreen(ModalScreen[None]):
    """The loose notes one by one: a letter files the first, and the next one comes."""

    HELP_TEXT = (
        "Een losse notitie krijgt hier een plek. Eén letter zet hem bij een leefgebied, onder wat daar al "
        "stond. Spatie slaat hem over. Ctrl+Z haalt de laatste weer terug als u klaar bent."
    )

    def __init__(self, state: Callable[[], State], do: Callable[[ask.Command], Awaitable[bool]]) -> None:
        """``state`` gives what is committed, ``do`` carries out a command."""
        super().__init__()
        self._state = state
        self._do = do
        self._skipped = 0

    def compose(self) -> ComposeResult:
        """The note, then the letters."""
        with Vertical(classes="dialog"):
            yield Plain(id="loose-title", classes="title")
            yield Plain(id="loose-text")
            sheet = Plain(classes="choices")
            sheet.show(Content("\n").join(letters(self._state().content.vragenlijst)))
            yield sheet
            yield Hint("letter=hoort daarbij   spatie=later   x=weggooien   Esc=terug")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def _show(self) -> None:
        notes = self._state().record.snelle_notities
        if self._skipped >= len(notes):
            self.dismiss(None)
            return
        left = len(notes) - self._skipped
        self.query_one("#loose-title", Plain).show(
            "Waar hoort dit bij?" + (f"  (nog {left})" if left > 1 else "")
        )
        self.query_one("#loose-text", Plain).show(pieces((notes[self._skipped].tekst, "bold")))

    async def on_key(self, event: events.Key) -> None:
        """File, skip, throw away or stop; in the order of the keys."""
        event.stop()
        event.prevent_default()
        state = self._state()
        notes = state.record.snelle_notities
        by_letter = {gebied.toets: gebied.id for gebied in state.content.vragenlijst.leefgebied}
        if event.key == "escape" or self._skipped >= len(notes):
            self.dismiss(None)
            return
        note = notes[self._skipped]
        if event.key == "space":
            self._skipped += 1
        elif event.key == "x":
            await self._do(ask.DeelNotitieIn(note.id, None))
        elif event.key in by_letter:
            await self._do(ask.DeelNotitieIn(note.id, by_letter[event.key]))
        self._show()
