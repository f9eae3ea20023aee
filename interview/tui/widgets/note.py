"""Where the talk is written down: a field for each leefgebied, and the list to choose one from."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import TextArea

from interview.tui.widgets.in_order import do_own_binding
from interview.tui.widgets.text import Plain


class Note(TextArea):
    """The free text of one leefgebied; each keeps its own undo."""

    HELP_TEXT = (
        "Schrijf wat u hoort, in losse woorden. U hoeft niets in te vullen terwijl u praat. "
        "Esc brengt u naar de lijst; daar opent één letter een kaart."
    )

    def __init__(self, leefgebied: str, text: str, *, closed: bool) -> None:
        """``text`` is what was noted before; in a ``closed`` gesprek it can only be read."""
        super().__init__(
            text, id=f"note-{leefgebied}", soft_wrap=True, tab_behavior="focus", read_only=closed
        )
        self.leefgebied = leefgebied
        self.cursor_blink = False

    async def on_key(self, event: Key) -> None:
        """Corrections and letters in the order they were typed."""
        await do_own_binding(self, event)

    @property
    def line(self) -> str:
        """The line the cursor is on."""
        row, _ = self.cursor_location
        return self.document.get_line(row)


class CardList(Plain, can_focus=True):
    """The leefgebieden: with focus here, one letter opens a card."""

    HELP_TEXT = (
        "Eén letter opent een kaart. ○ nog niet, ◐ genoteerd, ● uitgewerkt. U hoeft niet alles te bespreken."
    )
