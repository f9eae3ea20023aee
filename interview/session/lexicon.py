"""Which leefgebied the words of a note point at: a suggestion, never a jump.

Everyday words have many meanings, so a hit only ever offers a key. Matching is on whole words,
or on the beginning of a word for a trefwoord that ends in ``*``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questionnaires.schema import Vragenlijst

_MOST_SEEN = 2_000
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word in the note, and the leefgebied it points at."""

    leefgebied: str
    woord: str
    """As it was typed."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The trefwoorden of one questionnaire, indexed."""

    words: dict[str, str]
    stems: tuple[tuple[str, str], ...]
    seen: dict[str, str | None]
    """Words looked up before: while typing, the same line is looked through at every key."""

    def leefgebied_of(self, word: str) -> str | None:
        """Where one word points, or None."""
        lowered = word.lower()
        if lowered not in self.seen:
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
            stem = next((gebied for stem, gebied in self.stems if lowered.startswith(stem)), None)
            self.seen[lowered] = self.words.get(lowered, stem)
        return self.seen[lowered]


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def mentions(words: frozenset[str], trefwoorden: tuple[str, ...]) -> bool:
    """Whether one of ``words`` is one of the trefwoorden, or begins with one that ends in ``*``."""
    return any(
        any(word.startswith(wanted[:-1]) for word in words) if wanted.endswith("*") else wanted in words
        for wanted in trefwoorden
    )


@lru_cache(maxsize=4)
def _lexicon(words: tuple[tuple[str, str], ...]) -> Lexicon:
    return Lexicon(
        words={word: gebied for word, gebied in reversed(words) if not word.endswith("*")},
        stems=tuple(
            sorted(((word[:-1], gebied) for word, gebied in words if word.endswith("*")), key=_longest_first)
        ),
        seen={},
    )


def _longest_first(stem: tuple[str, str]) -> tuple[int, str]:
    return -len(stem[0]), stem[0]


def lexicon_of(vragenlijst: Vragenlijst) -> Lexicon:
    """The index over all trefwoorden; the longest stem wins, then the first leefgebied."""
    return _lexicon(
        tuple((word, gebied.id) for gebied in vragenlijst.leefgebied for word in gebied.trefwoorden)
    )


def suggest(lexicon: Lexicon, line: str, here: str) -> Suggestion | None:
    """The last word of ``line`` that points away from the leefgebied ``here``, or None."""
    for word in reversed(_WORD.findall(line)):
        gebied = lexicon.leefgebied_of(word)
        if gebied is not None:
            return None if gebied == here else Suggestion(gebied, word)
    return None
