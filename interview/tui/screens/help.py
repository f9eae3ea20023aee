"""F1: what the thing that has focus is for, and every key that works there now."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

SHARED = ("stap", "bezoek", "app")
"""Before the dot in the ids of keys that more than one screen has, in the order shown."""
MOST_TOGETHER = 6
"""More letters than this for the same thing are called by one word."""
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
        self.keys = keys

    @classmethod
    def about(cls, screen: Screen[object]) -> HelpScreen:
        """The help for ``screen`` as it is now: the focused widget first, then the screen."""
        texts = [part for part in (_help_of(screen.focused), _help_of(screen)) if part]
        return cls("\n\n".join(texts), _keys_of(screen))

    def compose(self) -> ComposeResult:
        """The text, then the keys."""
        with VerticalScroll(classes="dialog help"):
            if self._text:
                yield Plain(self._text)
            width = max((len(key) for key, _ in self.keys), default=0)
            lines: list[Content] = [
                pieces((key.ljust(width), "bold"), f"  {what}") for key, what in self.keys
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


def _keys_of(screen: Screen[object]) -> list[tuple[str, str]]:
    """The keys that work now: of the screen itself, then the steps, then what holds everywhere.

    Keys that do the same stand on one line, in the order in which they were declared.
    """
    chain = [] if screen.focused is None else screen.focused.ancestors_with_self
    places = list(dict.fromkeys(name for thing in (*chain, screen, screen.app) for name in _declared(thing)))
    works: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.id is not None:
            works.setdefault(active.binding.id, []).append(active.binding)
    keys: dict[str, list[str]] = {}
    for name in sorted(places, key=_group):
        for binding in works.get(name, ()):
            if binding.tooltip:
                keys.setdefault(binding.tooltip, []).append(key_words(binding.key))
    return [(_together(names), what) for what, names in keys.items()]


def _declared(thing: DOMNode) -> Iterator[str]:
    """The ids of the keys of a screen or widget, as its classes name them."""
    for base in type(thing).__mro__:
        for binding in base.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id is not None:
                yield binding.id


def _group(name: str) -> int:
    kind = name.partition(".")[0]
    return 1 + SHARED.index(kind) if kind in SHARED else 0


def _together(names: list[str]) -> str:
    """Keys that do the same, in a few words."""
    if len(names) > MOST_TOGETHER and all(len(name) == 1 and name.isalpha() for name in names):
        return "letter"
    return " ".join(names)


def _help_of(thing: Widget | None) -> str:
    text = getattr(thing, "HELP_TEXT", "")
    return str(text).strip()


def key_words(key: str) -> str:
    """A key as it stands on the keyboard."""
    first = key.split(",")[0]
    *modifiers, name = first.split("+")
    shown = KEY_WORDS.get(name, name.upper() if len(name) > 1 else name)
    return "+".join([*(part.capitalize() for part in modifiers), shown])
