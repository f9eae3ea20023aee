"""Text on the screen that can never act: markup is off and control characters are dropped."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from interview.plain_text import without_controls


class Plain(Static):
    """Shows text as text, whoever wrote it."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        """``text`` is shown literally."""
        super().__init__(Content(without_controls(text)), id=id, classes=classes, markup=False)

    def show(self, text: str | Content) -> None:
        """Replace the text, when it is another; styled pieces come as Content, which holds no markup either.

        The same text again would cost a layout of the whole screen.
        """
        content = Content(without_controls(text)) if isinstance(text, str) else text
        if not self._holds(content):
            self.update(content)

    def swap(self, content: Content, *, layout: bool = False) -> None:
        """Replace the text, when it is another, without a layout where its size stays the same.

        A text that was never laid out has no size to keep: painting alone would leave the old one.
        """
        if not self._holds(content):
            self.update(content, layout=layout or not self.size.width)

    def _holds(self, content: Content) -> bool:
        known = self.content
        return isinstance(known, Content) and known.plain == content.plain and known.spans == content.spans


def pieces(*parts: str | tuple[str, str]) -> Content:
    """Literal texts, some with a style, joined: ``pieces("gewoon ", ("vet", "bold"))``."""
    safe = [
        without_controls(part) if isinstance(part, str) else (without_controls(part[0]), part[1])
        for part in parts
    ]
    return Content.assemble(*safe)
