"""Conditions and derived facts as Dutch main clauses, whatever their test.

A clause stands on its own, so that word order and endings are right for any word a regelset uses:
``geld belemmert nu``, ``loonwaarde is 31 of meer``, ``arbeidsvermogen: aanwezig of beperkt``.
"""

from __future__ import annotations

from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU
from questionnaires.conditions import Opzoek, RangeTest, Row, Slechtste, Tel, Test, ValueTest
from questionnaires.schema import Bron
from scoring.bounds import NumberDomain
from scoring.describe.model import AfgeleidBeschrijving
from scoring.explain.wording import choice_words, either, fact_word, listed, number_words, source
from scoring.input import BELEMMERT, NIVEAU
from scoring.rules import BELEMMERT_WOORDEN, Afgeleid, Regelset


def sentence(text: str) -> str:
    """``text`` with a capital and a full stop."""
    ended = text if text.endswith((".", "?", "!", ":")) else f"{text}."
    return f"{ended[:1].upper()}{ended[1:]}"


def origin(bron: Bron) -> str:
    """The source of something, or the reason of what is ours."""
    return f"Eigen keuze: {bron.reden}" if bron.eigen else sentence(f"bron: {source(bron)}")


def clauses(row: Row, regelset: Regelset) -> tuple[str, ...]:
    """One clause for each test of a row."""
    return tuple(clause(name, test, regelset) for name, test in row.tests)


def clause(name: str, test: Test, regelset: Regelset) -> str:
    """One test on one fact, recorded or derived."""
    subject, asked = clause_parts(name, test, regelset)
    if name.startswith(BELEMMERT):
        return f"{subject} {asked}"
    return f"{subject} is {asked}" if isinstance(test, RangeTest) else f"{subject}: {asked}"


def clause_parts(name: str, test: Test, regelset: Regelset) -> tuple[str, str]:
    """The fact that is tested and what is asked of it, apart."""
    word = fact_word(name, regelset)
    if isinstance(test, RangeTest):
        return f"het niveau van {word}" if name.startswith(NIVEAU) else word, numbers(name, test, regelset)
    return word, choices(name, test, regelset)


def numbers(name: str, test: RangeTest, regelset: Regelset) -> str:
    """What a test on a number asks: ``31 of meer``, ``3 of 4``, ``precies 1``."""
    lowest, highest = _limits(name, regelset)
    lo = lowest if test.lo is None else test.lo
    hi = highest if test.hi is None else test.hi
    low, high = number_words(name, lo), number_words(name, hi)
    more, less = ("hoger", "lager") if name.startswith(NIVEAU) else ("meer", "minder")
    if lo == hi:
        return low if lo in (lowest, highest) else f"precies {low}"
    if hi == highest:
        return f"{low} of {more}"
    if lo == lowest:
        return f"{high} of {less}"
    return f"{low} of {high}" if hi == lo + 1 else f"{low} tot en met {high}"


def _limits(name: str, regelset: Regelset) -> tuple[int, int]:
    """The lowest and highest number a recorded or derived fact can be."""
    if name in regelset.per_feit:
        domain = regelset.per_feit[name].domain
        return (domain.lo, domain.hi) if isinstance(domain, NumberDomain) else (0, 0)
    derived = regelset.per_afgeleid[name].derived
    if isinstance(derived, Tel):
        return 0, len(derived.of)
    if isinstance(derived, Slechtste):
        ends = [_limits(of, regelset) for of in derived.of]
        return min(lo for lo, _ in ends), max(hi for _, hi in ends)
    return LAAGSTE_NIVEAU, HOOGSTE_NIVEAU


def choices(name: str, test: Test, regelset: Regelset) -> str:
    """What a test on a choice asks."""
    values = test.values if isinstance(test, ValueTest) else ()
    return either(choice_words(name, values, regelset))


def derived_description(afgeleid: Afgeleid, regelset: Regelset) -> AfgeleidBeschrijving:
    """What a derived fact is."""
    told, parts = _derived(afgeleid, regelset)
    return AfgeleidBeschrijving(
        naam=afgeleid.naam, zin=sentence(told), delen=parts, herkomst=origin(afgeleid.bron)
    )


def _derived(afgeleid: Afgeleid, regelset: Regelset) -> tuple[str, tuple[str, ...]]:
    derived = afgeleid.derived
    if isinstance(derived, Tel):
        return f"{afgeleid.woord}: {_counted(derived, regelset)}", ()
    if isinstance(derived, Slechtste):
        return f"{afgeleid.woord}: het laagste getal van {_words(derived.of, regelset)}", ()
    return f"{afgeleid.woord}, de eerste die klopt:", _looked_up(derived, afgeleid, regelset)


def _counted(table: Tel, regelset: Regelset) -> str:
    first, names = table.of[0], _words(table.of, regelset)
    if first.startswith(BELEMMERT):
        plural = {
            BELEMMERT_WOORDEN["ja"]: "nu belemmeren",
            BELEMMERT_WOORDEN["nee"]: "nu niet belemmeren",
        }
        asked = plural[choices(first, table.test, regelset)]
        return f"hoeveel van deze {asked}: {names}"
    if isinstance(table.test, RangeTest):
        return f"hoeveel van deze {numbers(first, table.test, regelset)} zijn: {names}"
    return f"bij hoeveel van deze het antwoord “{choices(first, table.test, regelset)}” is: {names}"


def _words(names: tuple[str, ...], regelset: Regelset) -> str:
    told = [
        f"niveau van {fact_word(name, regelset)}" if name.startswith(NIVEAU) else fact_word(name, regelset)
        for name in names
    ]
    return listed(told)


def _looked_up(table: Opzoek, afgeleid: Afgeleid, regelset: Regelset) -> tuple[str, ...]:
    told = [
        f"“{afgeleid.keuzes[value]}”, als dit klopt: {'; en '.join(clauses(row, regelset))}"
        for row, value in table.rows
    ]
    return (*told, f"“{afgeleid.keuzes[table.anders]}”, in elk ander geval")
