"""What differs between two regelsets, in words and counted over all states.

The first is what was, the second what will be. Words that change nothing for anybody are told apart from
what the rules do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from questionnaires.conditions import Test
from scoring.describe.description import (
    category_notes,
    close_call_sentence,
    exception_sentence,
    feit_sentence,
    order_sentence,
    rule_sentence,
)
from scoring.describe.model import Onderdeel, Verschil
from scoring.describe.outcomes import compare_outcomes, why_not_comparable
from scoring.describe.sentences import clause, clause_parts, clauses, derived_description, origin, sentence
from scoring.explain.wording import listed
from scoring.rules import Afgeleid, Categorie, Feit, Regel, Regelset

HEADING = {
    "titel": "De titel is anders.",
    "van": "Van wie de regels zijn, is anders.",
    "toelichting": "De toelichting is anders.",
    "bronnen": "De bronnen als geheel zijn anders.",
}
"""What is said of the head of a file, by key."""

Words = Iterator[str]
Part = TypeVar("Part")


def difference(one: Regelset, other: Regelset) -> Verschil:
    """Everything that differs from ``one`` to ``other``; raises what ``compare_outcomes`` raises."""
    parts = {
        "Feiten": _facts(one, other),
        "Wat daaruit volgt": _derived(one, other),
        "Categorieën": _categories(one, other),
        "Regels": _rules(one, other),
        "Grenzen en uitzonderingen": _limits(one, other),
        "Geldigheid": _validity(one, other),
        "Alleen tekst, bron of voorbeeld": _words_only(one, other),
    }
    why_not = why_not_comparable(one, other)
    return Verschil(
        een=f"{one.naam}@{one.versie}",
        ander=f"{other.naam}@{other.versie}",
        onderdelen=tuple(
            Onderdeel(kop=kop, zinnen=told) for kop, words in parts.items() if (told := tuple(words))
        ),
        uitkomsten=None if why_not else compare_outcomes(one, other),
        niet_te_vergelijken=why_not,
    )


def _facts(one: Regelset, other: Regelset) -> Words:
    for name, feit in other.per_feit.items():
        if name not in one.per_feit:
            yield f"Erbij: {feit_sentence(feit)}"
    for name, feit in one.per_feit.items():
        if name not in other.per_feit:
            yield f"Weg: {feit_sentence(feit)}"
        else:
            yield from _fact_changes(feit, other.per_feit[name])


def _fact_changes(old: Feit, new: Feit) -> Words:
    word = new.woord
    if old.domain != new.domain and (tuple(old.keuzes), old.laagste, old.hoogste) != (
        tuple(new.keuzes),
        new.laagste,
        new.hoogste,
    ):
        yield f"Andere waarden. Was: {feit_sentence(old)} Wordt: {feit_sentence(new)}"
    if old.mag_ontbreken != new.mag_ontbreken:
        means = "hindert nu niet" if new.mag_ontbreken else "telt nu als niet bekend"
        yield sentence(f"{word}: wat n.v.t. is, {means}")
    if (old.volgorde, old.richting) != (new.volgorde, new.richting):
        order = order_sentence(new) or "Waarden zijn niet meer te vergelijken."
        yield f"De volgorde van “{word}” is anders. {order}"
    if old.bron_nodig != new.bron_nodig:
        yield sentence(f"{word}: telt {'alleen nog met' if new.bron_nodig else 'ook zonder'} een bron")
    if old.veranderbaar != new.veranderbaar:
        yield sentence(f"{word}: hier kan iemand {'aan' if new.veranderbaar else 'niet meer aan'} werken")
    if old.alleen_trajecten != new.alleen_trajecten:
        who = "alleen nog door de lijst met trajecten" if new.alleen_trajecten else "nu ook door de regels"
        yield sentence(f"{word}: wordt {who} gelezen")


def _derived(one: Regelset, other: Regelset) -> Words:
    def told(afgeleid: Afgeleid, regelset: Regelset) -> str:
        found = derived_description(afgeleid, regelset)
        return " ".join((found.zin, *(f"{part}." for part in found.delen)))

    for name, new in other.per_afgeleid.items():
        if name not in one.per_afgeleid:
            yield f"Erbij: {told(new, other)}"
    for name, old in one.per_afgeleid.items():
        if name not in other.per_afgeleid:
            yield f"Weg: {told(old, one)}"
        elif old.derived != other.per_afgeleid[name].derived:
            yield f"Anders. Was: {told(old, one)} Wordt: {told(other.per_afgeleid[name], other)}"


def _categories(one: Regelset, other: Regelset) -> Words:
    for name, new in other.per_categorie.items():
        if name not in one.per_categorie:
            yield sentence(f"erbij: “{new.kort}”, afstand tot werk {new.afstand}")
    for name, old in one.per_categorie.items():
        if name not in other.per_categorie:
            yield sentence(f"weg: “{old.kort}”")
        elif old.afstand != other.per_categorie[name].afstand:
            far = other.per_categorie[name].afstand
            yield sentence(f"“{old.kort}”: afstand tot werk was {old.afstand}, wordt {far}")
    shared = set(one.per_categorie) & set(other.per_categorie)
    before, after = _order(one, shared), _order(other, shared)
    if before != after:
        yield sentence(f"andere voorrang. Was: {_ranked(before, one)}. Wordt: {_ranked(after, other)}")
    if one.onbepaald_als != other.onbepaald_als:
        filed = other.per_categorie.get(other.onbepaald_als or "")
        yield sentence(f"een open uitkomst heet hier nu {'niets' if filed is None else f'“{filed.kort}”'}")


def _order(regelset: Regelset, shared: set[str]) -> tuple[frozenset[str], ...]:
    """The shared categories, those that go first first; those that go equally high together."""
    ranks: dict[int, set[str]] = {}
    for name in shared:
        ranks.setdefault(regelset.per_categorie[name].prioriteit, set()).add(name)
    return tuple(frozenset(ranks[rank]) for rank in sorted(ranks))


def _ranked(order: tuple[frozenset[str], ...], regelset: Regelset) -> str:
    return ", dan ".join(
        listed([f"“{regelset.per_categorie[name].kort}”" for name in sorted(names)]) for names in order
    )


def _rules(one: Regelset, other: Regelset) -> Words:
    for name, new in other.per_regel.items():
        if name not in one.per_regel:
            yield f"Regel {name} erbij: {_rule(new, other)}"
    for name, old in one.per_regel.items():
        if name not in other.per_regel:
            yield f"Regel {name} weg: {_rule(old, one)}"
        else:
            yield from _rule_changes(old, other.per_regel[name], one, other)


def _rule(regel: Regel, regelset: Regelset) -> str:
    return rule_sentence(regel, clauses(regel.row.row, regelset), regelset)


def _rule_changes(old: Regel, new: Regel, one: Regelset, other: Regelset) -> Words:
    if old.categorie != new.categorie:
        before, after = one.per_categorie[old.categorie].kort, other.per_categorie[new.categorie].kort
        yield sentence(f"regel {new.id}: gaf “{before}”, geeft nu “{after}”")
    before_tests, after_tests = dict(old.row.row.tests), dict(new.row.row.tests)
    for name in dict.fromkeys([*before_tests, *after_tests]):
        told = _test_change(name, before_tests.get(name), after_tests.get(name), one, other)
        if told:
            yield sentence(f"regel {new.id}: {told}")


def _test_change(name: str, old: Test | None, new: Test | None, one: Regelset, other: Regelset) -> str:
    if old is None or new is None:
        if new is not None:
            return f"vraagt nu ook: {clause(name, new, other)}"
        return "" if old is None else f"vraagt niet meer: {clause(name, old, one)}"
    if old == new:
        return ""
    (subject, before), (_, after) = clause_parts(name, old, one), clause_parts(name, new, other)
    return f"{subject}. Was: {before}. Wordt: {after}"


def _limits(one: Regelset, other: Regelset) -> Words:
    if one.randgeval.drempel != other.randgeval.drempel:
        yield f"Was: {close_call_sentence(one)} Wordt: {close_call_sentence(other)}"
    was = {(found.feit, found.van, found.naar): found for found in one.uitzondering}
    becomes = {(found.feit, found.van, found.naar): found for found in other.uitzondering}
    for key in becomes.keys() - was.keys():
        yield f"Uitzondering erbij: {exception_sentence(becomes[key], other)}"
    for key in was.keys() - becomes.keys():
        yield f"Uitzondering weg: {exception_sentence(was[key], one)}"
    for name, new in other.per_categorie.items():
        old = one.per_categorie.get(name)
        if old is None:
            continue
        if (old.contact, old.hertest) != (new.contact, new.hertest):
            notes = category_notes(new, other)
            yield sentence(
                f"“{new.kort}”: {' '.join(notes) if notes else 'geen uren contact of hertest meer'}"
            )


def _validity(one: Regelset, other: Regelset) -> Words:
    for key, what in (("geldig_vanaf", "de eerste dag"), ("geldig_tot", "de laatste dag")):
        old, new = getattr(one, key), getattr(other, key)
        if old != new:
            before, after = ("open" if day is None else f"{day:%d-%m-%Y}" for day in (old, new))
            yield sentence(f"{what}: was {before}, wordt {after}")


def _words_only(one: Regelset, other: Regelset) -> Words:
    for key, told in HEADING.items():
        if getattr(one, key) != getattr(other, key):
            yield told
    yield from _changed_words(one.per_feit, other.per_feit, _feit_words, lambda feit: f"feit “{feit.woord}”")
    yield from _changed_words(
        one.per_afgeleid, other.per_afgeleid, _derived_words, lambda one: f"afgeleid feit “{one.woord}”"
    )
    yield from _changed_words(
        one.per_categorie, other.per_categorie, _category_words, lambda one: f"categorie “{one.kort}”"
    )
    yield from _changed_words(one.per_regel, other.per_regel, _rule_words, lambda one: f"regel {one.id}")
    if one.randgeval.reden != other.randgeval.reden:
        yield "De reden van de grens voor een randgeval is anders."
    if one.referentie != other.referentie:
        how = "weg" if other.referentie is None else "nieuw" if one.referentie is None else "anders"
        yield f"De bedachte populatie is {how}."
    yield from _example_changes(one, other)


def _example_changes(one: Regelset, other: Regelset) -> Words:
    before = {found.naam: found for found in one.voorbeeld}
    after = {found.naam: found for found in other.voorbeeld}
    counted = {
        "erbij": len(after.keys() - before.keys()),
        "weg": len(before.keys() - after.keys()),
        "anders": sum(after[name] != before[name] for name in after.keys() & before.keys()),
    }
    told = [f"{number} {what}" for what, number in counted.items() if number]
    if told:
        yield sentence(f"uitgewerkte voorbeelden: {listed(told)}")


def _feit_words(feit: Feit) -> object:
    return (feit.woord, feit.keuzes)


def _derived_words(afgeleid: Afgeleid) -> object:
    return (afgeleid.woord, afgeleid.keuzes, origin(afgeleid.bron))


def _category_words(categorie: Categorie) -> object:
    found = categorie
    return (found.titel, found.kort, found.klantwoord, found.uitleg, found.bron)


def _rule_words(regel: Regel) -> object:
    return (regel.zin, regel.bron, regel.geldig_vanaf)


def _changed_words(
    old: Mapping[str, Part],
    new: Mapping[str, Part],
    words: Callable[[Part], object],
    name: Callable[[Part], str],
) -> Words:
    for key, found in new.items():
        if key in old and words(old[key]) != words(found):
            yield sentence(f"{name(found)}: andere tekst of bron")
