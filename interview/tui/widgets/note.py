"""Where the talk is written down: a field for each leefgebied, and the list to choose one from."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key

from interview.tui.widgets.text import Plain
from interview.tui.widgets.writing import WritingField

EDITING_KEYS = frozenset({"enter", "backspace", "delete", "ctrl+z", "ctrl+y", "ctrl+v", "ctrl+x", "ctrl+u"})
"""Keys that may change a text without being a character."""


class Note(WritingField):
    """The free text of one leefgebied; each keeps its own undo."""

    HELP_TEXT = (
        "Schrijf wat u hoort, in losse woorden. U hoeft niets in te vullen terwijl u praat. "
        "Esc brengt u naar de lijst; daar opent één letter een kaart."
    )

    def __init__(
        self, leefgebied: str, text: str, *, closed: bool, before_typing: Callable[[], None]
    ) -> None:
        """``text`` is what was noted before; in a ``closed`` gesprek it can only be read.

        ``before_typing`` hears of every key that may change the text, before it does.
        """
        super().__init__(
            text, id=f"note-{leefgebied}", soft_wrap=True, tab_behavior="focus", read_only=closed
        )
        self.leefgebied = leefgebied
        self._before_typing = before_typing
        self.cursor_blink = False

    async def on_key(self, event: Key) -> None:
        """Say that the text changes before it is painted; the field's own handler does the rest."""
        if event.is_printable or event.key in EDITING_KEYS:
            self._will_change()

    def on_paste(self) -> None:
        """A paste is typing too."""
        self._will_change()

    def _will_change(self) -> None:
        """The mark "opgeslagen" must never stand beside text that is not."""
        if not self.read_only:
            self._before_typing()

    @property
    def line(self) -> str:
        """The line the cursor is on."""
        row, _ = self.cursor_location
        return self.document.get_line(row)


class CardList(Plain, can_focus=True):
    """The leefgebieden: with focus here, one letter opens a card."""

    HELP_TEXT = (
        "Eén letter opent een kaart. ○ nog niet, ◐ genoteerd, ● uitgewerkt, ‖ wacht op een moment alleen. "
        "U hoeft niet alles te bespreken."
    )
