"""Puts the parts of an explanation together, in words."""

from __future__ import annotations

from questionnaires.conditions import (
    Bounds,
    Derived,
    Facts,
    Opzoek,
    Possible,
    RangeTest,
    Slechtste,
    Tel,
    Test,
    with_derived,
)
from scoring.bounds import is_known
from scoring.engine import Outcome, RegelSpoor
from scoring.exact import exact_categories
from scoring.explain import wording
from scoring.explain.changes import changes, close_calls
from scoring.explain.model import AndereRegel, Gevolg, OpenVraag, ToetsUitleg, Uitleg, Verandering
from scoring.explain.questions import Question, open_questions
from scoring.explain.sufficient import sufficient_facts
from scoring.input import ScoringInput
from scoring.rules import Regelset

SEARCH_BUDGET = 400
"""Scored states per search; keeps one explanation within a few milliseconds."""

MOST_CHANGES = 5
"""So many ways forward are shown; the shortest come first."""

GEEN_VERANDERING = "Er is niets waar iemand in hooguit drie stappen aan kan werken dat dit advies verandert."
EERST_VRAGEN = "Wat dit zou veranderen, is pas te zeggen als het advies vaststaat."


def explain(outcome: Outcome, invoer: ScoringInput, regelset: Regelset) -> Uitleg:
    """Explain an outcome that ``score(invoer, regelset)`` gave; a few milliseconds."""
    facts = invoer.facts
    categorie = outcome.categorie
    carrying = _carrying(outcome, facts, regelset)
    enough: tuple[str, ...] | None = None
    ways: tuple[Verandering, ...] = ()
    close: tuple[str, ...] = ()
    if categorie is not None:
        enough = sufficient_facts(facts, categorie, regelset.table, SEARCH_BUDGET)
        ways = _ways(facts, categorie, regelset)
        close = close_calls(facts, categorie, regelset)
    in_words = {name: wording.fact(name, value, regelset) for name, value in invoer.items}
    sufficient = None if enough is None else tuple(in_words[name] for name in enough)
    return Uitleg(
        regelset=outcome.regelset.naam,
        versie=outcome.regelset.versie,
        sha256=outcome.regelset.sha256,
        categorie=None if categorie is None else wording.category(categorie, regelset),
        mogelijk=tuple(wording.category(possible, regelset) for possible in outcome.mogelijk),
        zin=deciding_sentence(outcome, regelset),
        regels=tuple(wording.rule(regel, regelset) for regel in outcome.beslissend),
        dragend=tuple(in_words[name] for name in carrying),
        voldoende=sufficient,
        voldoende_zin=wording.facts_sentence(sufficient or ()),
        andere_regels=_other_rules(outcome, facts, regelset),
        veranderingen=ways,
        geen_verandering="" if ways else EERST_VRAGEN if categorie is None else GEEN_VERANDERING,
        open_vragen=tuple(_question(found, regelset) for found in open_questions(facts, regelset.table)),
        nauwkeurig=_exactly(facts, regelset),
        randgeval=len(close) >= regelset.randgeval.drempel,
        randgeval_door=tuple(in_words[name] for name in close),
    )


def deciding_sentence(outcome: Outcome, regelset: Regelset) -> str:
    """The rule or rules that decided, or what is still possible; true of the person also with unknowns."""
    if outcome.categorie is None:
        names = [regelset.per_categorie[categorie].kort for categorie in outcome.mogelijk]
        return f"Nog niet te zeggen. Mogelijk: {'; '.join(names)}."
    sentences = [regelset.per_regel[regel].zin for regel in outcome.beslissend]
    surely = {spoor.regel for spoor in outcome.spoor if spoor.zeker}
    if surely.isdisjoint(outcome.beslissend):
        return f"Een van deze regels geldt zeker. {' Of: '.join(sentences)}"
    return " Ook: ".join(sentences)


def _exactly(facts: Facts, regelset: Regelset) -> tuple[str, ...] | None:
    found = exact_categories(facts, regelset.table, SEARCH_BUDGET)
    if found is None:
        return None
    ordered = [categorie for rank in regelset.table.ranks for categorie, _ in rank]
    return tuple(categorie for categorie in ordered if categorie in found)


def _ways(facts: Facts, categorie: str, regelset: Regelset) -> tuple[Verandering, ...]:
    ways = []
    for change, other in changes(facts, categorie, regelset)[:MOST_CHANGES]:
        steps = tuple(wording.step(name, facts[name], value, regelset) for name, value in change)
        kort = regelset.per_categorie[other].kort
        ways.append(
            Verandering(stappen=steps, categorie=other, kort=kort, zin=wording.change_sentence(steps, kort))
        )
    return tuple(ways)


def _question(question: Question, regelset: Regelset) -> OpenVraag:
    cells = regelset.table.cells[question.name]
    gevolgen = []
    for value, mogelijk in question.answers:
        group = [other for other, stands_for in cells.items() if stands_for == cells[value]]
        words = [wording.value_words(question.name, other, regelset) for other in group]
        gevolgen.append(Gevolg(antwoord=wording.listed(words, "of"), mogelijk=mogelijk))
    return OpenVraag(
        naam=question.name,
        woord=wording.fact_word(question.name, regelset),
        beslist=question.settles,
        gevolgen=tuple(gevolgen),
    )


def _other_rules(outcome: Outcome, facts: Facts, regelset: Regelset) -> tuple[AndereRegel, ...]:
    """Rules for other categories: those that hold, that may hold, then those that failed on least."""
    complete = with_derived(facts, regelset.table.tables)
    others = [spoor for spoor in outcome.spoor if spoor.categorie != outcome.categorie]
    found = [_other_rule(spoor, complete, regelset) for spoor in others]
    standing = {"geldt": 0, "mogelijk": 1, "geldt_niet": 2}
    return tuple(sorted(found, key=lambda regel: (standing[regel.stand], len(regel.gezakt_op))))


def _other_rule(spoor: RegelSpoor, complete: Facts, regelset: Regelset) -> AndereRegel:
    failed = [
        ToetsUitleg(
            woord=wording.fact_word(name, regelset),
            waarde=wording.value_words(name, complete[name], regelset),
            nodig=wording.test_words(name, test, regelset),
        )
        for name, test in regelset.per_regel[spoor.regel].row.row.tests
        if not test.on(complete[name]).possibly
    ]
    return AndereRegel(
        id=spoor.regel,
        zin=regelset.per_regel[spoor.regel].zin,
        categorie=spoor.categorie,
        kort=regelset.per_categorie[spoor.categorie].kort,
        stand="geldt" if spoor.zeker else "mogelijk" if spoor.mogelijk else "geldt_niet",
        gezakt_op=tuple(failed),
    )


def _carrying(outcome: Outcome, facts: Facts, regelset: Regelset) -> tuple[str, ...]:
    """The known facts that made the deciding rules hold, in the order of the regelset."""
    complete = with_derived(facts, regelset.table.tables)
    tables = dict(regelset.table.tables)
    found: set[str] = set()
    for regel in outcome.beslissend:
        for name, test in regelset.per_regel[regel].row.row.tests:
            found |= _behind(name, test, complete, tables)
    return tuple(name for name in facts if name in found and is_known(facts[name]))


def _behind(name: str, test: Test, facts: Facts, tables: dict[str, Derived]) -> set[str]:
    """The recorded facts because of which ``name`` passes ``test``."""
    if name not in tables:
        return {name}
    table = tables[name]
    if isinstance(table, Tel):
        at_least = isinstance(test, RangeTest) and test.hi is None
        members = [of for of in table.of if table.test.on(facts[of]).possibly or not at_least]
        return {base for of in members for base in _behind(of, table.test, facts, tables)}
    if isinstance(table, Slechtste):
        members = [of for of in table.of if _is_behind_lowest(facts[of], test)]
        return {base for of in members for base in _behind(of, test, facts, tables)}
    return _behind_lookup(table, facts, tables)


def _is_behind_lowest(fact: Possible, test: Test) -> bool:
    """For a low limit one low number is enough; otherwise every number counts."""
    if not isinstance(fact, Bounds) or not isinstance(test, RangeTest):
        return False
    return test.lo is not None or test.hi is None or fact.lo <= test.hi


def _behind_lookup(table: Opzoek, facts: Facts, tables: dict[str, Derived]) -> set[str]:
    found: set[str] = set()
    for row, _ in table.rows:
        if row.on(facts).surely:
            return {base for name, test in row.tests for base in _behind(name, test, facts, tables)}
        failed = next(((name, test) for name, test in row.tests if not test.on(facts[name]).possibly), None)
        if failed is not None:
            found |= _behind(*failed, facts, tables)
    return found
