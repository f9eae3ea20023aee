"""What the klant may see on this laptop: wensen, doelen and afspraken, large, and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Collection

from textual import events
from textual.app import ComposeResult
from textual.containers import Middle, VerticalScroll
from textual.screen import ModalScreen

from interview.session.client_view import NOTHING_YET, ClientPart
from interview.tui.widgets.text import Plain

SCROLL_KEYS = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
LARGE = "grote_letters"
"""The contactwens that asks for more."""
LARGE_WIDTH = 34
"""Characters on a line of a large page: short lines with air are easier to follow."""
BACK = "Druk op een toets om terug te gaan"


class KlantweergaveScreen(ModalScreen[None]):
    """No niveau, no category, no note, no name. ↑ and ↓ move; any other key goes back."""

    HELP_TEXT = (
        "Dit mag de klant zien: wensen, doelen en afspraken. Met ↑ en ↓ bladert u. Nog groter? Vergroot de "
        "letters van het venster, vaak met Ctrl en +."
    )

    def __init__(self, parts: tuple[ClientPart, ...], contactwens: Collection[str] = ()) -> None:
        """``parts`` are all there is to show; who asked for large letters gets one line a page."""
        super().__init__()
        self._parts = parts
        self._large = LARGE in contactwens
        self._pages = [(part.titel, line) for part in parts for line in part.regels or (NOTHING_YET,)]
        self._page = 0

    def compose(self) -> ComposeResult:
        """All below each other, or one line at a time."""
        if self._large:
            with Middle(id="klant-groot"):
                yield Plain(id="klant-kop", classes="klant-kop")
                with VerticalScroll(id="klant-bladzijde"):
                    yield Plain(id="klant-tekst")
            yield Plain(id="klant-waar", classes="klant-terug")
            return
        with VerticalScroll(id="klantweergave"):
            for part in self._parts:
                yield Plain(part.titel, classes="klant-kop")
                for line in part.regels:
                    yield Plain(line, classes="klant-regel")
                if not part.regels:
                    yield Plain(NOTHING_YET, classes="klant-regel muted")
            yield Plain(BACK, classes="klant-terug")

    def on_mount(self) -> None:
        """Begin at the first page."""
        if self._large:
            self._turn(0)

    def _turn(self, step: int) -> None:
        self._page = min(max(0, self._page + step), len(self._pages) - 1)
        title, line = self._pages[self._page]
        self.query_one("#klant-kop", Plain).show(title)
        # A blank line between the lines: the room that larger letters would have.
        wrapped = textwrap.wrap(line, LARGE_WIDTH) or [""]
        self.query_one("#klant-tekst", Plain).show("\n\n".join(wrapped))
        self.query_one("#klant-bladzijde", VerticalScroll).scroll_home(animate=False)
        self.query_one("#klant-waar", Plain).show(f"{self._page + 1} van {len(self._pages)}   ↑↓   {BACK}")

    def on_key(self, event: events.Key) -> None:
        """Move, or go back to where we were."""
        if event.key in SCROLL_KEYS:
            if self._large:
                event.stop()
                event.prevent_default()
                self._move_large(event.key)
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def _move_large(self, key: str) -> None:
        """To the rest of a long line first, then to the next one."""
        page = self.query_one("#klant-bladzijde", VerticalScroll)
        down = key in ("down", "pagedown", "end")
        if down and page.scroll_y < page.max_scroll_y:
            page.scroll_page_down(animate=False)
        elif not down and page.scroll_y > 0:
            page.scroll_page_up(animate=False)
        else:
            self._turn(1 if down else -1)
