"""Facts, values and tests in Dutch words that come from the regelset itself.

It owns how a value, a range and a test read. It must never judge anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questionnaires.answers import NIVEAU_WOORDEN
from questionnaires.conditions import Bounds, LeftOut, Options, Possible, RangeTest, Selection, Test
from questionnaires.schema import Bron
from scoring.bounds import NumberDomain
from scoring.explain.model import CategorieUitleg, FeitUitleg, RegelUitleg, Stap
from scoring.input import BELEMMERT, NIVEAU
from scoring.rules import BELEMMERT_WOORDEN, Regelset

ONBEKEND = "niet bekend"

SHORT = 3
"""Words; longer names are hard to tell apart in a list without quotes."""


def listed(words: Sequence[str], last: str = "en") -> str:
    """``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def either(words: Sequence[str]) -> str:
    """``a of b``; between quotes where a comma or many words in one of them would make it unclear."""
    if len(words) > 1 and any("," in word or len(word.split()) > SHORT for word in words):
        words = [f"“{word}”" for word in words]
    return listed(words, "of")


def fact_word(name: str, regelset: Regelset) -> str:
    """What we call a recorded or derived fact."""
    if name in regelset.per_feit:
        return regelset.per_feit[name].woord
    return regelset.per_afgeleid[name].woord


def value_words(name: str, value: Possible, regelset: Regelset) -> str:
    """What a fact is, or may still be."""
    feit = regelset.per_feit.get(name)
    if feit is not None and value == feit.domain.unknown:
        return ONBEKEND
    match value:
        case Bounds(lo, hi):
            return range_words(name, lo, hi, regelset)
        case Options(values) | Selection(values):
            return either(choice_words(name, values, regelset))
        case LeftOut():
            return "n.v.t."


def range_words(name: str, lo: int, hi: int, regelset: Regelset) -> str:
    """Numbers from ``lo`` to ``hi``, shorter where that is all there is on a side: ``31 of meer``."""
    if lo == hi:
        return number_words(name, lo)
    feit = regelset.per_feit.get(name)
    if feit is not None and isinstance(feit.domain, NumberDomain):
        if hi == feit.domain.hi:
            return f"{number_words(name, lo)} of {'hoger' if name.startswith(NIVEAU) else 'meer'}"
        if lo == feit.domain.lo:
            return f"{number_words(name, hi)} of {'lager' if name.startswith(NIVEAU) else 'minder'}"
    return between(lo, hi)


def between(lo: int, hi: int) -> str:
    """``31 tot en met 80``, or ``1 of 2`` for numbers that follow each other."""
    return f"{lo} of {hi}" if hi == lo + 1 else f"{lo} tot en met {hi}"


def number_words(name: str, number: int) -> str:
    """One number; a niveau with its word."""
    return f"{number} ({NIVEAU_WOORDEN[number]})" if name.startswith(NIVEAU) else str(number)


def group_words(name: str, values: Sequence[Possible], regelset: Regelset) -> str:
    """Several single values as one answer: runs of numbers together, choices listed."""
    runs: list[list[int]] = []
    words: list[str] = []
    for value in values:
        if not isinstance(value, Bounds):
            words.append(value_words(name, value, regelset))
        elif runs and runs[-1][1] == value.lo - 1:
            runs[-1][1] = value.hi
        else:
            runs.append([value.lo, value.hi])
    return either([range_words(name, lo, hi, regelset) for lo, hi in runs] + words)


def choice_words(name: str, values: Iterable[str], regelset: Regelset) -> list[str]:
    """The words of these choices, in the order of the regelset."""
    if name.startswith(BELEMMERT):
        words = BELEMMERT_WOORDEN
    elif name in regelset.per_feit:
        words = regelset.per_feit[name].keuzes
    else:
        words = regelset.per_afgeleid[name].keuzes
    wanted = set(values)
    return [word for choice, word in words.items() if choice in wanted]


def test_words(name: str, test: Test, regelset: Regelset) -> str:
    """What a test asks of a fact."""
    if isinstance(test, RangeTest):
        if test.lo is None:
            return f"{test.hi} of minder"
        if test.hi is None:
            return f"{test.lo} of meer"
        return str(test.lo) if test.lo == test.hi else between(test.lo, test.hi)
    return either(choice_words(name, test.values, regelset))


def fact(name: str, value: Possible, regelset: Regelset) -> FeitUitleg:
    """One fact in words."""
    return FeitUitleg(naam=name, woord=fact_word(name, regelset), waarde=value_words(name, value, regelset))


def step(name: str, old: Possible, new: Possible, regelset: Regelset) -> Stap:
    """One change in words."""
    return Stap(
        naam=name,
        woord=fact_word(name, regelset),
        van=value_words(name, old, regelset),
        naar=value_words(name, new, regelset),
    )


def category(categorie: str, regelset: Regelset) -> CategorieUitleg:
    """One category in words."""
    found = regelset.per_categorie[categorie]
    return CategorieUitleg(
        id=found.id, titel=found.titel, kort=found.kort, klantwoord=found.klantwoord, uitleg=found.uitleg
    )


def rule(regel: str, regelset: Regelset) -> RegelUitleg:
    """One rule in words, with its source."""
    found = regelset.per_regel[regel]
    return RegelUitleg(
        id=found.id,
        zin=found.zin,
        bron=source(found.bron),
        eigen=found.bron.eigen,
        reden=found.bron.reden,
        geldig_vanaf=found.geldig_vanaf,
    )


def source(bron: Bron) -> str:
    """A source with the place in it."""
    return f"{bron.titel}, {bron.plaats}" if bron.plaats else bron.titel


def facts_sentence(facts: Sequence[FeitUitleg]) -> str:
    """Facts in one sentence, the leefgebieden with the same judgement together."""
    parts = [
        f"{verdict}: {listed(gebieden)}"
        for verdict in BELEMMERT_WOORDEN.values()
        if (gebieden := [feit.woord for feit in facts if _is_judged(feit, verdict)])
    ]
    parts += [
        f"{feit.woord}: {feit.waarde}"
        for feit in facts
        if not any(_is_judged(feit, verdict) for verdict in BELEMMERT_WOORDEN.values())
    ]
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _is_judged(feit: FeitUitleg, verdict: str) -> bool:
    return feit.naam.startswith(BELEMMERT) and feit.waarde == verdict


def from_to(stap: Stap) -> str:
    """``van 20 naar 31 of meer``; words with a comma of their own between quotes."""
    quoted = any("," in word or "“" in word for word in (stap.van, stap.naar))
    van, naar = (f"“{word}”" if quoted and "“" not in word else word for word in (stap.van, stap.naar))
    return f"van {van} naar {naar}"


def change_sentence(steps: Sequence[Stap], kort: str) -> str:
    """A counterfactual in plain Dutch."""
    solved = [stap.woord for stap in steps if stap.naam.startswith(BELEMMERT)]
    others = [f"{stap.woord} {from_to(stap)}" for stap in steps]
    parts = [f"dit niet meer belemmert: {listed(solved)}"] if solved else []
    changed = [text for stap, text in zip(steps, others, strict=True) if not stap.naam.startswith(BELEMMERT)]
    parts += [f"dit verandert: {listed(changed)}"] if changed else []
    return f"Als {', en als '.join(parts)}. Dan past: {kort}."
