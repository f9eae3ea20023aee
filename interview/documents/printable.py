"""Turns text that people typed into text that can stand on paper.

Owns the two questions "may this character be printed at all?" and "does the packaged font
have it?". PDF/A forbids a character without a glyph, and a system font that fills the gap would
make the same record look different on the next machine. It must never change the meaning of a
text: what cannot be printed leaves a visible mark.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from interview.plain_text import without_controls

MARK = "\N{LOZENGE}"
"""Stands where a character could not be printed; the packaged font has it."""


@lru_cache(maxsize=4)
def font_coverage(font: Path) -> frozenset[int]:
    """Code points that ``font`` (a TrueType file) has a glyph for."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(font, lazy=True) as loaded:
        return frozenset(loaded.getBestCmap())


def printable(text: str, covered: frozenset[int]) -> str:
    """Return ``text`` with only characters in ``covered`` and new lines.

    A character outside it is taken apart (a ligature into letters, a letter with an accent into
    the letter); when that does not help either, :data:`MARK` stands in its place.
    """
    return "".join(_printable_character(char, covered) for char in without_controls(text))


def _printable_character(char: str, covered: frozenset[int]) -> str:
    if char == "\n" or ord(char) in covered:
        return char
    if unicodedata.category(char) == "Zs":
        return " "
    parts = unicodedata.normalize("NFKD", char)
    kept = "".join(part for part in parts if ord(part) in covered and not unicodedata.combining(part))
    return kept or MARK
