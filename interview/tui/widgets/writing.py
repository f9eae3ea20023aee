"""A field for more than one line, in which what is typed is always in sight and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key
from textual.widgets import TextArea

from interview.tui.widgets.in_order import do_own_binding

if TYPE_CHECKING:
    # Only to name the types of the method below; nothing private of the toolkit is used.
    from textual.document._document import EditResult
    from textual.document._edit import Edit


class WritingField(TextArea):
    """The toolkit's field, with corrections in the order they were typed and the cursor in sight."""

    async def on_key(self, event: Key) -> None:
        """Corrections and letters in the order they were typed."""
        await do_own_binding(self, event)

    def edit(self, edit: Edit) -> EditResult:
        """Edit, then look where the cursor is.

        The toolkit looks before it knows of a line that wrapped, so a word that moves on to a new line
        below the last one would be out of sight until the next key.
        """
        result = super().edit(edit)
        self.scroll_cursor_visible()
        return result
