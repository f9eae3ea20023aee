"""Text that people typed or pasted, made harmless: what acts is dropped, what is read stays.

Used where text comes in and again where it is shown, so that neither an old record nor an
import can bring an escape sequence to a terminal.
"""

from __future__ import annotations

import unicodedata

_KEPT_CONTROLS = frozenset("\n\t")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, invisible formatting (with every bidi control), surrogates, private use, unassigned."""


def without_controls(text: str) -> str:
    """``text`` composed (NFC), without characters that act instead of being read.

    New lines stay, tabs become spaces. Escape sequences lose their ESC, so that what is left of
    them is harmless text that can be seen.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = (
        char
        for char in text.replace("\r\n", "\n").replace("\r", "\n")
        if char in _KEPT_CONTROLS or unicodedata.category(char) not in _DROPPED_CATEGORIES
    )
    # Composed last: what was dropped may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", "".join(" " if char == "\t" else char for char in kept))


def one_line(text: str) -> str:
    """``text`` without controls, on one line, with single spaces and none at the ends."""
    return " ".join(without_controls(text).split())
