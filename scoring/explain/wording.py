"""Facts, values and tests in Dutch words that come from the regelset itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questionnaires.answers import NIVEAU_WOORDEN
from questionnaires.conditions import Bounds, LeftOut, Options, Possible, RangeTest, Selection, Test
from scoring.explain.model import CategorieUitleg, FeitUitleg, RegelUitleg, Stap
from scoring.input import BELEMMERT, NIVEAU
from scoring.rules import BELEMMERT_WOORDEN, Regelset

ONBEKEND = "niet bekend"


def listed(words: Sequence[str], last: str = "en") -> str:
    """``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


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
        case Bounds(lo, hi) if lo == hi:
            word = f" ({NIVEAU_WOORDEN[lo]})" if name.startswith(NIVEAU) else ""
            return f"{lo}{word}"
        case Bounds(lo, hi):
            return f"{lo} tot {hi}"
        case Options(values) | Selection(values):
            return listed(_choice_words(name, values, regelset), "of")
        case LeftOut():
            return "n.v.t."


def _choice_words(name: str, values: Iterable[str], regelset: Regelset) -> list[str]:
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
        return str(test.lo) if test.lo == test.hi else f"{test.lo} tot {test.hi}"
    return listed(_choice_words(name, test.values, regelset), "of")


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
    place = f", {found.bron.plaats}" if found.bron.plaats else ""
    return RegelUitleg(
        id=found.id,
        zin=found.zin,
        bron=found.bron.titel + place,
        eigen=found.bron.eigen,
        reden=found.bron.reden,
        geldig_vanaf=found.geldig_vanaf,
    )


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


def change_sentence(steps: Sequence[Stap], kort: str) -> str:
    """A counterfactual in plain Dutch."""
    solved = [stap.woord for stap in steps if stap.naam.startswith(BELEMMERT)]
    others = [f"{stap.woord} van {stap.van} naar {stap.naar}" for stap in steps]
    parts = [f"dit niet meer belemmert: {listed(solved)}"] if solved else []
    changed = [text for stap, text in zip(steps, others, strict=True) if not stap.naam.startswith(BELEMMERT)]
    parts += [f"dit verandert: {listed(changed)}"] if changed else []
    return f"Als {', en als '.join(parts)}. Dan past: {kort}."
