"""Finds what a fact, a vraag or a rule is about that must not steer somebody's category.

It reads ids, words, choices and questions, also when they are shortened, glued, spread out or misspelled.
It catches slips and plain attempts and does not replace a reader. It must never be used on what a klant
says or a consultant notes. What each subject may be used for stands in ``questionnaires.proxy_words``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from questionnaires import never_asked
from questionnaires.proxy_words import ANYWHERE, GEBRUIK, IN_FACTS, INNOCENT, STEMS, Gebruik, Kenmerk
from questionnaires.schema import Bron, FeitDefinitie, Leefgebied

LEEFGEBIED_KENMERK: dict[str, Kenmerk] = {
    "taal": Kenmerk.TAAL,
    "opleiding": Kenmerk.OPLEIDING,
    "zelfzorg": Kenmerk.ZELFZORG,
}
"""What the judgements of a leefgebied are about, whatever its texts say."""

SHORTEST_TYPO = 8
"""Letters; a shorter word with a letter wrong is too often another word."""

_LOOK_ALIKE = str.maketrans("авесорхукмтнігьѕ", "abecopxykmthirbs") | str.maketrans(
    "αεικορτυχν", "aeikoptuxv"
)
_DIGIT_LETTERS = str.maketrans("01345@$", "oieasas")
_JOINERS = re.compile(r"[^\w\s.?!@$]|_|(?<=\w)\.(?=\w)")
_PLUS = re.compile(r"(?<=\d)\s?\+")
_LAW = re.compile(r"\b(?:\w*wet|wetboek|awb|ioaw|ioaz|avg)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoor:
    """One subject that one text is about."""

    kenmerk: Kenmerk
    woorden: str
    """What gave it away, as it was read: lower case, without accents."""

    @property
    def gebruik(self) -> Gebruik:
        """What may be done with it."""
        return GEBRUIK[self.kenmerk]


def _compiled(patterns: Mapping[Kenmerk, str]) -> tuple[tuple[Kenmerk, re.Pattern[str]], ...]:
    return tuple((kenmerk, re.compile(pattern, re.VERBOSE)) for kenmerk, pattern in patterns.items())


_ANYWHERE = _compiled(ANYWHERE)
_IN_FACTS = _compiled(IN_FACTS)


@cache
def forbidden(text: str) -> tuple[Spoor, ...]:
    """Each subject of this text that nothing may be about, wherever it stands; at most once each."""
    return _found(text, _ANYWHERE, spread=True)


@cache
def in_fact(text: str) -> tuple[Spoor, ...]:
    """The same, with each subject a fact for rules may be about only under a condition."""
    return (*forbidden(text), *_found(text, _IN_FACTS, spread=False))


def of_leefgebied(gebied: Leefgebied) -> tuple[Spoor, ...]:
    """What the judgements of this leefgebied are about."""
    own = LEEFGEBIED_KENMERK.get(gebied.id)
    names = _each_once(in_fact, (gebied.id, gebied.titel, gebied.kort, gebied.klantwoord))
    anchors = _each_once(forbidden, gebied.ankers)
    return _unique((*([Spoor(own, gebied.id)] if own else []), *names, *anchors))


def of_feit(feit: FeitDefinitie) -> tuple[Spoor, ...]:
    """What a recorded fact is about, by its id, its question and its choices."""
    return of_words((feit.id, feit.titel, feit.vraag, feit.eenheid), choice_words(feit))


def choice_words(feit: FeitDefinitie) -> tuple[str, ...]:
    """Everything its choices say, one by one and together."""
    ids = [keuze.id for keuze in feit.keuzes]
    return (*ids, *(keuze.tekst for keuze in feit.keuzes), " ".join(ids))


def of_words(names: Iterable[str], choices: Iterable[str] = ()) -> tuple[Spoor, ...]:
    """What a fact with these names and these choices is about."""
    return _each_once(in_fact, (*names, *choices))


def is_legal(bron: Bron | None) -> bool:
    """Whether it cites an article of a law, and not a choice of our own."""
    if bron is None or bron.eigen:
        return False
    cited = f"{bron.titel} {bron.plaats}".casefold()
    return _LAW.search(bron.titel) is not None and "artikel" in cited


def _each_once(read: Callable[[str], tuple[Spoor, ...]], texts: Iterable[str]) -> tuple[Spoor, ...]:
    return _unique(found for text in texts if text for found in read(text))


def _unique(found: Iterable[Spoor]) -> tuple[Spoor, ...]:
    first: dict[Kenmerk, Spoor] = {}
    for one in found:
        first.setdefault(one.kenmerk, one)
    return tuple(first.values())


def _found(
    text: str, patterns: tuple[tuple[Kenmerk, re.Pattern[str]], ...], *, spread: bool
) -> tuple[Spoor, ...]:
    readings = _readings(text)
    found: list[Spoor] = []
    for kenmerk, pattern in patterns:
        match = next((match for reading in readings if (match := pattern.search(reading))), None)
        if match is not None:
            found.append(Spoor(kenmerk, match.group().strip()))
    if spread:
        found += [
            Spoor(kenmerk, word)
            for word in _single_words(text, readings)
            for kenmerk, stems in STEMS
            if any(_is_stem(word, stem) for stem in stems)
        ]
    return _unique(found)


def _readings(text: str) -> tuple[str, ...]:
    """The text as it stands, and with digits that look like letters read as those."""
    written = _PLUS.sub(" plus ", never_asked.plain(text).translate(_LOOK_ALIKE))
    plain = " ".join(_JOINERS.sub(" ", written).split())
    decoded = " ".join(
        word.translate(_DIGIT_LETTERS) if re.search(r"[a-z]", word) else word for word in plain.split()
    )
    return (plain,) if plain == decoded else (plain, decoded)


def _single_words(text: str, readings: Iterable[str]) -> Iterator[str]:
    """Every word, an id as one word, and letters that were written apart as one word."""
    letters = never_asked.plain(re.sub(r"[_*]", "", text)).translate(_LOOK_ALIKE)
    joined = re.sub(r"[^\w\s?!,;]", "", letters)
    seen: set[str] = set()
    for reading in (*readings, joined, joined.translate(_DIGIT_LETTERS)):
        apart = re.sub(r"\b(?:\w ){2,}\w\b", lambda run: run.group().replace(" ", ""), reading)
        seen.update(re.findall(r"[a-z]+", f"{reading} {apart}"))
    # The order of a set differs per run; a finding must not.
    yield from sorted(seen - INNOCENT)


def _is_stem(word: str, stem: str) -> bool:
    if stem in word:
        return True
    if len(word) >= 5 and not re.search(r"[aeiou]", word):
        return word == re.sub(r"[aeiou]", "", stem)
    return len(stem) >= SHORTEST_TYPO and word[:1] == stem[:1] and _one_letter_off(word, stem)


def _one_letter_off(word: str, stem: str) -> bool:
    """Whether one letter was added, dropped or changed, or two neighbours were swapped."""
    if abs(len(word) - len(stem)) > 1 or word == stem:
        return False
    begin = next((at for at, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), len(word))
    if len(word) < len(stem):
        return word[begin:] == stem[begin + 1 :]
    if len(word) > len(stem):
        return word[begin + 1 :] == stem[begin:]
    swapped = word[begin : begin + 2] == stem[begin : begin + 2][::-1]
    return word[begin + 1 :] == stem[begin + 1 :] or (swapped and word[begin + 2 :] == stem[begin + 2 :])
