"""The blocks of text in a page of HTML, as a reader meets them."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "div", "section", "title", "td", "th", "text"})


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_block(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_block(tag)

    def handle_data(self, data: str) -> None:
        self._words += data

    def _end_block(self, tag: str) -> None:
        if tag in _BLOCKS:
            if self._words.strip():
                self.found.append(" ".join(self._words.split()))
            self._words = ""


def blocks(html: str) -> list[str]:
    """Return the text of every paragraph, heading, item and cell in ``html``."""
    parser = _Blocks()
    parser.feed(html)
    return parser.found
