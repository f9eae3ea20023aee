"""Puts the parts of an explanation together, in words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

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
from scoring.bounds import completions, is_known
from scoring.engine import Outcome, RegelSpoor
from scoring.exact import exact_categories
from scoring.explain import wording
from scoring.explain.changes import changes, close_calls
from scoring.explain.model import (
    AndereRegel,
    ContactUitleg,
    FeitUitleg,
    Gevolg,
    HertestUitleg,
    OpenVraag,
    ToetsUitleg,
    Uitleg,
    Verandering,
)
from scoring.explain.questions import Question, open_questions
from scoring.explain.sufficient import sufficient_facts
from scoring.input import ScoringInput
from scoring.rules import Regelset

SEARCH_BUDGET = 400
"""Scored states per search; keeps one explanation within a few milliseconds."""

MOST_CHANGES = 5
"""So many ways forward are shown; the shortest come first."""

GEEN_VERANDERING = "Er is niets waar iemand in hooguit drie stappen aan kan werken dat dit advies verandert."
ELK_ANTWOORD = "elk antwoord"
EERST_VRAGEN = "Wat dit zou veranderen, is pas te zeggen als het advies vaststaat."


def explain(
    outcome: Outcome,
    invoer: ScoringInput,
    regelset: Regelset,
    *,
    zonder_bron: Collection[str] = (),
    geadviseerd_op: date | None = None,
    laatste_hertest: date | None = None,
) -> Uitleg:
    """Explain an outcome that ``score(invoer, regelset)`` gave; a few milliseconds.

    ``zonder_bron`` holds the full names of facts that were recorded without the source they need;
    ``geadviseerd_op`` and ``laatste_hertest`` are the days from which it is known when to look again.
    """
    facts = invoer.facts
    categorie = outcome.categorie
    enough: tuple[str, ...] | None = None
    ways: tuple[Verandering, ...] = ()
    close: tuple[str, ...] = ()
    if categorie is not None:
        enough = sufficient_facts(facts, categorie, regelset.table, SEARCH_BUDGET)
        ways = _ways(facts, categorie, regelset)
        close = close_calls(facts, categorie, regelset)
    unsourced = [name for name in regelset.table.split_order if name in zonder_bron]
    sufficient = None if enough is None else _in_words(enough, facts, regelset)
    return Uitleg(
        regelset=outcome.regelset.naam,
        versie=outcome.regelset.versie,
        sha256=outcome.regelset.sha256,
        categorie=None if categorie is None else wording.category(categorie, regelset),
        mogelijk=tuple(wording.category(possible, regelset) for possible in outcome.mogelijk),
        zin=deciding_sentence(outcome, regelset),
        heet_zolang=_filed_as(regelset) if categorie is None else "",
        regels=tuple(wording.rule(regel, regelset) for regel in outcome.beslissend),
        dragend=_in_words(_carrying(outcome, facts, regelset), facts, regelset),
        voldoende=sufficient,
        voldoende_zin=wording.facts_sentence(sufficient or ()),
        andere_regels=_other_rules(outcome, facts, regelset),
        veranderingen=ways,
        geen_verandering="" if ways else EERST_VRAGEN if categorie is None else GEEN_VERANDERING,
        open_vragen=tuple(
            _question(found, facts, regelset, found.name in unsourced)
            for found in open_questions(facts, regelset.table)
        ),
        nauwkeurig=_exactly(outcome, facts, regelset),
        randgeval=len(close) >= regelset.randgeval.drempel,
        randgeval_door=_in_words(close, facts, regelset),
        zonder_bron=tuple(wording.fact_word(name, regelset) for name in unsourced),
        contact=_contact(categorie, regelset),
        hertest=_again(categorie, regelset, geadviseerd_op, laatste_hertest),
    )


def _in_words(names: Collection[str], facts: Facts, regelset: Regelset) -> tuple[FeitUitleg, ...]:
    return tuple(wording.fact(name, facts[name], regelset) for name in names)


def _contact(categorie: str | None, regelset: Regelset) -> ContactUitleg | None:
    hours = None if categorie is None else regelset.per_categorie[categorie].contact
    if hours is None:
        return None
    return ContactUitleg(nu=hours.nu, gewenst=hours.gewenst, bron=wording.source(hours.bron))


def _again(
    categorie: str | None, regelset: Regelset, advised: date | None, looked: date | None
) -> HertestUitleg | None:
    """The weeks count from the last time somebody looked: the advice, or a hertest after it."""
    rule = None if categorie is None else regelset.per_categorie[categorie].hertest
    if rule is None:
        return None
    begin = None if advised is None else max(advised, looked or advised)
    return HertestUitleg(
        na_weken=rule.na_weken,
        vanaf=begin,
        uiterlijk=None if begin is None else begin + timedelta(weeks=rule.na_weken),
        vraag=rule.vraag,
        bron=wording.source(rule.bron),
    )


def deciding_sentence(outcome: Outcome, regelset: Regelset) -> str:
    """The rule or rules that decided, or what is still possible; true of the person also with unknowns."""
    if outcome.categorie is None:
        names = [regelset.per_categorie[categorie].kort for categorie in outcome.mogelijk]
        filed = _filed_as(regelset)
        until = f" Zolang dat zo is, heet het hier: {filed}." if filed else ""
        return f"Nog niet te zeggen. Mogelijk: {'; '.join(names)}.{until}"
    sentences = [regelset.per_regel[regel].zin for regel in outcome.beslissend]
    surely = {spoor.regel for spoor in outcome.spoor if spoor.zeker}
    if surely.isdisjoint(outcome.beslissend):
        return f"Een van deze regels geldt zeker. {' Of: '.join(sentences)}"
    return " Ook: ".join(sentences)


def _filed_as(regelset: Regelset) -> str:
    found = regelset.per_categorie.get(regelset.onbepaald_als or "")
    return "" if found is None else found.kort


def _exactly(outcome: Outcome, facts: Facts, regelset: Regelset) -> tuple[str, ...] | None:
    if outcome.categorie is not None:
        return outcome.mogelijk
    found = exact_categories(facts, regelset.table, SEARCH_BUDGET)
    if found is None:
        return None
    ordered = [categorie for rank in regelset.table.ranks for categorie, _ in rank]
    return tuple(categorie for categorie in ordered if categorie in found)


def _ways(facts: Facts, categorie: str, regelset: Regelset) -> tuple[Verandering, ...]:
    ways = []
    for change in changes(facts, categorie, regelset)[:MOST_CHANGES]:
        steps = tuple(wording.step(name, facts[name], value, regelset) for name, value in change.steps)
        kort = regelset.per_categorie[change.categorie].kort
        sentence = wording.change_sentence(steps, kort)
        ways.append(Verandering(stappen=steps, categorie=change.categorie, kort=kort, zin=sentence))
    return tuple(ways)


def _question(question: Question, facts: Facts, regelset: Regelset, unsourced: bool) -> OpenVraag:
    cells = regelset.table.cells[question.name]
    left: dict[tuple[str, ...], set[Possible]] = {}
    for value, mogelijk in question.answers:
        left.setdefault(mogelijk, set()).add(cells[value])
    every = completions(facts[question.name], regelset.per_feit[question.name].domain)
    gevolgen = []
    for mogelijk, groups in left.items():
        values = [value for value in every if cells[value] in groups]
        alone = len(left) == 1
        antwoord = ELK_ANTWOORD if alone else wording.group_words(question.name, values, regelset)
        gevolgen.append(Gevolg(antwoord=antwoord, mogelijk=mogelijk))
    return OpenVraag(
        naam=question.name,
        woord=wording.fact_word(question.name, regelset),
        zonder_bron=unsourced,
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
