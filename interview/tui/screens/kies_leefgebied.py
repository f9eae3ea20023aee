"""Choose a leefgebied with one letter: to go there, or to file a loose note."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
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

THROW_AWAY = "x"
"""No leefgebied has this letter."""

FACTS_KEY = "0"
"""Goes to the feiten, which have no letter."""


def letters(vragenlijst: Vragenlijst) -> list[Content]:
    """Every leefgebied with its letter, in two columns."""
    gebieden = vragenlijst.leefgebied
    half = (len(gebieden) + 1) // 2
    lines = []
    for left, right in zip(gebieden[:half], (*gebieden[half:], None), strict=False):
        parts: list[str | tuple[str, str]] = [(left.toets, "bold $primary"), f" {left.titel:<30}"]
        if right is not None:
            parts += [(right.toets, "bold $primary"), f" {right.titel}"]
        lines.append(pieces(*parts))
    return lines


def _letter_keys(what: str) -> list[Binding]:
    return [
        Binding(letter, f"letter('{letter}')", letter, id=f"letter.{letter}", tooltip=what, priority=True)
        for letter in ascii_lowercase
    ]


class _LetterScreen(ModalScreen[None]):
    """Reads letters in the app's own task, so that a key right behind one is never read before it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dicht", "Terug", id="letter.terug", tooltip="Terug", priority=True),
    ]

    def action_dicht(self) -> None:
        """Close."""
        self.dismiss(None)


class KiesLeefgebiedScreen(_LetterScreen):
    """Goes to a leefgebied, or to the feiten."""

    HELP_TEXT = "Eén letter brengt u naar een leefgebied, 0 naar de feiten."
    BINDINGS: ClassVar[list[BindingType]] = [
        *_letter_keys("Ga daarheen"),
        Binding("0", "letter('0')", "Feiten", id="letter.feiten", tooltip="De feiten", priority=True),
    ]

    def __init__(self, vragenlijst: Vragenlijst, go: Callable[[str], Awaitable[None]]) -> None:
        """``go`` is called with a leefgebied or with :data:`FACTS_KEY`."""
        super().__init__()
        self._vragenlijst = vragenlijst
        self._go = go

    def compose(self) -> ComposeResult:
        """The letters."""
        with Vertical(classes="dialog"):
            yield Plain("Waar wilt u naartoe?", classes="title")
            sheet = Plain(classes="choices")
            facts = pieces(("0", "bold $primary"), " de feiten")
            sheet.show(Content("\n").join([*letters(self._vragenlijst), Content(""), facts]))
            yield sheet
            yield Hint("letter=ga daarheen   Esc=terug")

    async def action_letter(self, letter: str) -> None:
        """Close and go there, before the next key is read."""
        by_letter = {gebied.toets: gebied.id for gebied in self._vragenlijst.leefgebied}
        chosen = FACTS_KEY if letter == FACTS_KEY else by_letter.get(letter)
        if chosen is not None:
            self.dismiss(None)
            await self._go(chosen)


class LosseNotitiesScreen(_LetterScreen):
    """The loose notes one by one: a letter files the first, and the next one comes."""

    HELP_TEXT = (
        "Een losse notitie krijgt hier een plek. Eén letter zet hem bij een leefgebied, onder wat daar al "
        "stond. Spatie slaat hem over. Ctrl+Z haalt de laatste weer terug als u klaar bent."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(key for key in _letter_keys("Hoort daarbij") if key.key != THROW_AWAY),
        Binding("space", "letter('')", "Later", id="letter.later", tooltip="Later", priority=True),
        Binding(
            THROW_AWAY, f"letter('{THROW_AWAY}')", "Weg", id="letter.x", tooltip="Weggooien", priority=True
        ),
    ]

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
        more = f"  (nog {left})" if left > 1 else ""
        self.query_one("#loose-title", Plain).show(f"Waar hoort dit bij?{more}")
        self.query_one("#loose-text", Plain).show(pieces((notes[self._skipped].tekst, "bold")))

    async def action_letter(self, letter: str) -> None:
        """File, skip or throw away; a letter of no leefgebied does nothing."""
        state = self._state()
        note = state.record.snelle_notities[self._skipped]
        by_letter = {gebied.toets: gebied.id for gebied in state.content.vragenlijst.leefgebied}
        if not letter:
            self._skipped += 1
        elif letter == THROW_AWAY:
            await self._do(ask.DeelNotitieIn(note.id, None))
        elif letter in by_letter:
            await self._do(ask.DeelNotitieIn(note.id, by_letter[letter]))
        self._show()
