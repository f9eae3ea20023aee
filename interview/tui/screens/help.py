"""F1: what the thing that has focus is for, and every key that works there now."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

SCROLL_KEYS = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
KEY_WORDS = {
    "escape": "Esc", "enter": "Enter", "space": "Spatie", "tab": "Tab", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "question_mark": "?", "slash": "/", "pagedown": "PgDn", "pageup": "PgUp",
    "backspace": "Backspace", "delete": "Del", "full_stop": ".", "minus": "-", "home": "Home", "end": "End",
}  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """The help of one moment."""

    def __init__(self, text: str, keys: list[tuple[str, str]]) -> None:
        """``keys`` are pairs of key and what it does."""
        super().__init__()
        self._text = text
        self._keys = keys

    @classmethod
    def about(cls, screen: Screen[object]) -> HelpScreen:
        """The help for ``screen`` as it is now: the focused widget first, then the screen."""
        texts = [part for part in (_help_of(screen.focused), _help_of(screen)) if part]
        keys: dict[str, str] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id is None or not active.enabled or not binding.tooltip:
                continue
            keys.setdefault(key_words(binding.key), binding.tooltip)
        return cls("\n\n".join(texts), list(keys.items()))

    def compose(self) -> ComposeResult:
        """The text, then the keys."""
        with VerticalScroll(classes="dialog help"):
            if self._text:
                yield Plain(self._text)
            width = max((len(key) for key, _ in self._keys), default=0)
            lines: list[Content] = [
                pieces((key.ljust(width), "bold"), f"  {what}") for key, what in self._keys
            ]
            sheet = Plain(classes="keys")
            sheet.show(Content("\n").join(lines))
            yield sheet
            yield Hint("Esc=terug")

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        if event.key not in SCROLL_KEYS:
            event.stop()
            event.prevent_default()
            self.dismiss(None)


def _help_of(thing: Widget | None) -> str:
    text = getattr(thing, "HELP_TEXT", "")
    return str(text).strip()


def key_words(key: str) -> str:
    """A key as it stands on the keyboard."""
    first = key.split(",")[0]
    *modifiers, name = first.split("+")
    shown = KEY_WORDS.get(name, name.upper() if len(name) > 1 else name)
    return "+".join([*(part.capitalize() for part in modifiers), shown])
