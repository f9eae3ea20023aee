"""How plain a Dutch text is: syllables, sentences, reading ease, and words that need a second look.

It measures and points; it never changes a text and never blocks one by itself. Whether a word may
stay is for the consultant. It must never keep or log what it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

BLOCK_READING_EASE = 70.0
"""Lowest Flesch-Douma of one block of text for the klant."""
PAGE_READING_EASE = 80.0
"""Lowest Flesch-Douma of a whole page, or of everything that is said together."""
AVERAGE_SENTENCE = 10.0
"""Most words per sentence, on average."""
LONGEST_SENTENCE = 15
"""Most words in any sentence."""
SMALLEST_BLOCK = 100
"""Fewest words on which a reading ease says anything; smaller blocks are pooled."""

NOT_IN_MIJN_PLAN = (
    "leefgebied",
    "leefgebieden",
    "belemmering",
    "belemmeringen",
    "belemmert",
    "belemmerd",
    "dienstverleningscategorie",
    "dienstverleningscategorieën",
    "traject",
    "trajecten",
    "regie",
    "evaluatie",
    "evaluaties",
    "evalueren",
)
"""Words of the profession; each has a klantwoord instead."""


@dataclass(frozen=True, slots=True)
class PlainLanguage:
    """The measures of one text. Sentences of no words do not count."""

    words: int
    sentences: int
    syllables: int
    longest: int
    """Words in the longest sentence."""

    @property
    def average(self) -> float:
        """Words per sentence; 0 for an empty text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def reading_ease(self) -> float:
        """Flesch-Douma: 206.835 - 0.93 * words per sentence - 77 * syllables per word.

        Higher is easier; 100 for an empty text. Source: W.H. Douma, De leesbaarheid van
        landbouwbladen, Landbouwhogeschool Wageningen, 1960 (Flesch's formula, fitted to Dutch).
        """
        if not self.words:
            return 100.0
        return 206.835 - 0.93 * self.average - 77 * self.syllables / self.words


def measure(text: str | Iterable[str]) -> PlainLanguage:
    """Measure one text, or several as one block. The end of a line and of a text ends a sentence."""
    lengths: list[int] = []
    syllables = 0
    for part in (text,) if isinstance(text, str) else text:
        for sentence in sentences(part):
            found = words(sentence)
            lengths.append(len(found))
            syllables += sum(count_syllables(word) for word in found)
    return PlainLanguage(sum(lengths), len(lengths), syllables, max(lengths, default=0))


def pooled(texts: Iterable[str], smallest: int = SMALLEST_BLOCK) -> tuple[tuple[str, ...], ...]:
    """Join texts that follow each other into blocks of at least ``smallest`` words.

    What is left at the end joins the last block; texts of fewer words together make one block.
    """
    blocks: list[list[str]] = [[]]
    size = 0
    for text in texts:
        if size >= smallest:
            blocks.append([])
            size = 0
        blocks[-1].append(text)
        size += len(words(text))
    if size < smallest and len(blocks) > 1:
        last = blocks.pop()
        blocks[-1].extend(last)
    return tuple(tuple(block) for block in blocks if block)


def too_hard(measured: PlainLanguage, reading_ease: float = BLOCK_READING_EASE) -> tuple[str, ...]:
    """What is not plain enough, one short Dutch line each; empty when all is well.

    The reading ease is only judged from ``SMALLEST_BLOCK`` words on.
    """
    findings: list[str] = []
    if measured.words >= SMALLEST_BLOCK and measured.reading_ease < reading_ease:
        findings.append(f"leesbaarheid {measured.reading_ease:.0f}, gewenst is {reading_ease:.0f} of meer")
    if measured.average > AVERAGE_SENTENCE:
        findings.append(f"gemiddeld {measured.average:.1f} woorden per zin, gewenst is 10 of minder")
    if measured.longest > LONGEST_SENTENCE:
        findings.append(f"een zin van {measured.longest} woorden, gewenst is 15 of minder")
    return tuple(findings)


_END = re.compile(r"(?<=[.!?…])[\"'\u201d\u2019)\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|nr|mw|mevr|dhr|dr|drs|art|ca|evt|incl|excl|tel|jl|o\.a|m\.b\.t|i\.v\.m|d\.w\.z|[A-Z])\.$",
)
_WORD = re.compile(r"[0-9]+(?:[.,:][0-9]+)+|[^\W_]+(?:['\u2019\-][^\W_]+)*")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that have words. An abbreviation or an initial ends none."""
    found: list[str] = []
    pending = ""
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        start = end.end()
        pending = f"{pending} {piece}" if pending else piece
        if "\n" in end.group() or not _ABBREVIATION.search(pending):
            found.append(pending)
            pending = ""
    rest = text[start:]
    found.append(f"{pending} {rest}" if pending else rest)
    return tuple(sentence.strip() for sentence in found if words(sentence))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; ``zo'n`` and ``e-mail`` are one word, and so is a number."""
    return tuple(_WORD.findall(text))


_EXCEPTIONS = {
    "museum": 3,
    "museums": 3,
    "milieu": 2,
    "team": 1,
    "teams": 1,
    "wijkteam": 2,
    "wijkteams": 2,
    "keycord": 2,
    "site": 1,
    "website": 2,
    "online": 2,
    "coach": 1,
    "jobcoach": 2,
    "budgetcoach": 3,
    "whatsapp": 2,
    "crèche": 1,
    "game": 1,
    "gamen": 2,
    "digid": 3,
    "mbo": 3,
    "vmbo": 4,
    "hbo": 3,
    "bso": 3,
}
"""Words borrowed or joined in a way the rules below do not see; syllables as they are said."""

_SPELLED_OUT = re.compile(r"[A-Z]{2,5}", re.ASCII)
_NOT_SPOKEN_AS_VOWEL = re.compile(r"qu|y(?=[aeou])")
_NUCLEUS = re.compile(
    # Longest first; a trema or any other accent on the second letter starts a new syllable.
    r"aai|ooi|oei|éé|óó|áá|úú|íe|éi|ée|eau|eeu(?=w)|ieu(?=w)|aa|ai|au|ay|ee|ei|eu|ey|ie|ij|oe|oi|oo|ou|oy|ui|uu"
    r"|[aeiouyáàâäéèêëíìîïóòôöúùûüý]"
)


def count_syllables(word: str) -> int:
    """Syllables of one Dutch word, at least one.

    Counts vowel groups that Dutch spells as one sound; two other vowels side by side are two
    syllables (``radio``, ``theater``). Letters of a short word in capitals are said one by one
    (``UWV``), as are those of a word without vowels, and a number counts one syllable per digit.
    """
    return sum(_part_syllables(part) for part in word.split("-") if part) or 1


def _part_syllables(part: str) -> int:
    if part[0].isdigit():
        return sum(character.isdigit() for character in part)
    if _SPELLED_OUT.fullmatch(part):
        return len(part)
    plain = re.sub("['\u2019]", "", unicodedata.normalize("NFC", part).lower())
    if plain in _EXCEPTIONS:
        return _EXCEPTIONS[plain]
    return len(_NUCLEUS.findall(_NOT_SPOKEN_AS_VOWEL.sub("k", plain))) or len(plain)


class Aanleiding(StrEnum):
    """Why a word in a text that will print or travel deserves a second look."""

    VAKWOORD = "vakwoord"
    """A word of the profession, not used in Mijn plan."""
    DIAGNOSE = "diagnose"
    """It may name an illness, a medicine or a treatment."""
    NUMMER = "nummer"
    """Nine digits may be a citizen service number."""
    OORDEEL = "oordeel"
    """It judges a person instead of saying what was seen or said."""


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """One place to look at again; the consultant decides."""

    aanleiding: Aanleiding
    begin: int
    """Position of the first character in the text."""
    eind: int
    """Position after the last character."""


_ILLNESS = (
    r"diagnos\w*|adhd|add|autis\w*|borderline\w*|depressi\w*|depressief|psychos\w*|psychotisch\w*"
    r"|schizo\w*|ptss|bipolair\w*|burn-?out\w*|dementi\w*|alzheimer\w*|parkinson\w*|kanker\w*"
    r"|tumor\w*|chemo\w*|diabet\w*|suikerziek\w*|epilep\w*|hiv|aids|hepatitis|reuma\w*|artrose"
    r"|fibromyalgie|copd|astma\w*|hernia\w*|whiplash\w*|ms|lupus|crohn|hartinfarct\w*|hartfalen"
    r"|hartziekte\w*|beroerte\w*|cva|tia|anorexia|boulimia|verslaving\w*|alcoholis\w*|medicijn\w*"
    r"|medicatie\w*|antidepressiv\w*|antipsychotic\w*|oxazepam|diazepam|ritalin|methadon|insuline"
    r"|morfine|lithium|pillen|zwanger\w*|miskra\w*|abortus\w*"
)
_JUDGING = (
    r"lui|luie|luiheid|onwillig\w*|ongemotiveerd\w*|niet gemotiveerd|niet leerbaar|onbetrouwbaar\w*"
    r"|leugen\w*|liegt|manipul\w*|aansteller\w*|stelt zich aan|slachtofferrol|zielig\w*|agressie\w*"
    r"|lastig mens|dom|domme|vies|vieze|smerig\w*|stinkt|stinken\w*|onverzorgd\w*|slonzig\w*"
    r"|rommelig\w*|verward\w*|raar|rare|vreemd mens|onaangepast\w*|weigerachtig\w*|zwak figuur"
    r"|zwakbegaafd\w*|achterlijk\w*|hopeloos geval|profiteert|profiteur\w*|fraud\w*"
)
_PATTERNS = (
    (Aanleiding.VAKWOORD, re.compile(rf"\b(?:{'|'.join(NOT_IN_MIJN_PLAN)})\b", re.IGNORECASE)),
    (Aanleiding.DIAGNOSE, re.compile(rf"\b(?:{_ILLNESS})\b", re.IGNORECASE)),
    (Aanleiding.NUMMER, re.compile(r"(?<!\d)(?<!\d[ .\-])(?:\d[ .\-]?){8}\d(?![ .\-]?\d)")),
    (Aanleiding.OORDEEL, re.compile(rf"\b(?:{_JUDGING})\b", re.IGNORECASE)),
)


def second_look(
    text: str, aanleidingen: Iterable[Aanleiding] = tuple(Aanleiding)
) -> tuple[Waarschuwing, ...]:
    """The places in a text to look at again, in order; positions only, so that no words leak into a log.

    A note needs all but VAKWOORD; Mijn plan needs all. Telephone numbers have ten digits in the
    Netherlands and are not pointed at.
    """
    wanted = set(aanleidingen)
    found = [
        Waarschuwing(aanleiding, match.start(), match.end())
        for aanleiding, pattern in _PATTERNS
        if aanleiding in wanted
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda warning: (warning.begin, warning.eind)))
