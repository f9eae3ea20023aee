"""Whether a regelset and its services treat people fairly: what they may read, and what that may do.

Refuses facts about traits that must not steer a category, answers and texts that no rule may read, and
proves over all states that language or schooling never brings anybody farther from work. It must never
look at a person, and never repair anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from questionnaires import never_asked, proxies
from questionnaires.conditions import Bounds, LeftOut, Options, Possible, Test, with_derived
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.lint import Bevinding, LintCode, proxy
from questionnaires.proxies import Spoor
from questionnaires.proxy_words import Gebruik, Kenmerk
from scoring.bounds import NumberDomain
from scoring.engine import possible_categories
from scoring.exact import BudgetSpent, State, find
from scoring.input import BELEMMERT, FEIT, NIVEAU

if TYPE_CHECKING:
    from questionnaires.schema import FeitDefinitie, Vragenlijst
    from scoring.rules import Feit, OpzoekRij, Regelset
    from scoring.trajecten import Catalogus

BUDGET = 50_000
"""States judged for one step of one fact; far above what a real regelset needs."""

_NOT_FOR_SERVICES = frozenset({Kenmerk.VRIJE_TEKST, Kenmerk.INDRUK})


def lint_regelset(regelset: Regelset, vragenlijst: Vragenlijst) -> tuple[Bevinding, ...]:
    """Everything unfair or out of place in what the rules read; all of it blocks.

    The parts are judged by their names, their words and the questions of ``vragenlijst``; a regelset
    that ``scoring.check`` refuses may be given as well.
    """
    read = _read_by_rules(regelset)
    return (
        *(found for feit in regelset.feit for found in _feit(feit, regelset, vragenlijst, feit.naam in read)),
        *_names(regelset, vragenlijst),
        *_texts(regelset),
        *_farther(regelset, vragenlijst, read),
    )


def lint_catalogus(
    catalogus: Catalogus, regelset: Regelset, vragenlijst: Vragenlijst
) -> tuple[Bevinding, ...]:
    """The same for the conditions of services; the facts they read are those of ``regelset``."""
    found: list[Bevinding] = []
    for traject in catalogus.traject:
        waar = f"traject {traject.id}"
        for rij in traject.aanbeveling:
            names = [name for name in rij.als if name not in regelset.per_feit]
            found += [_not_declared(name, waar, vragenlijst) for name in names]
            texts = (rij.reden, rij.nog_vragen)
            found += [proxy(waar, spoor) for text in texts for spoor in _never(text)]
            if not names:
                found += _withheld(rij.row.tests, waar, regelset, vragenlijst)
    return tuple(found)


def require_fair(
    regelset: Regelset, vragenlijst: Vragenlijst, where: str, catalogus: Catalogus | None = None
) -> None:
    """Refuse (INHOUD-ONGELDIG) a regelset or a catalogus with any such finding; ``where`` names the file."""
    found = lint_regelset(regelset, vragenlijst)
    if catalogus is not None:
        found += lint_catalogus(catalogus, regelset, vragenlijst)
    if found:
        others = f" Er zijn nog {len(found) - 1} andere punten." if len(found) > 1 else ""
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f"deze regels mogen zo niet worden gebruikt: {found[0].tekst}",
            where=f"{where}: {found[0].waar}",
            remedy=f"Pas het bestand aan.{others}",
        )


def traits(feit: Feit, vragenlijst: Vragenlijst) -> tuple[Spoor, ...]:
    """What a declared fact is about, by its own words and by those of the questionnaire."""
    room, _, name = feit.naam.partition(".")
    own = proxies.of_words((name, feit.woord), (*feit.keuzes, *feit.keuzes.values(), " ".join(feit.keuzes)))
    gebied = vragenlijst.per_leefgebied.get(name)
    definition = vragenlijst.feiten.get(name)
    if room != "feit" and gebied is not None:
        recorded = proxies.of_leefgebied(gebied)
    elif room == "feit" and definition is not None:
        recorded = proxies.of_feit(definition)
    else:
        recorded = ()
    first: dict[Kenmerk, Spoor] = {}
    for spoor in (*own, *recorded):
        first.setdefault(spoor.kenmerk, spoor)
    return tuple(first.values())


def _block(code: LintCode, waar: str, tekst: str) -> Bevinding:
    return Bevinding(code, waar, tekst, True)


def _read_by_rules(regelset: Regelset) -> frozenset[str]:
    """The recorded facts that decide a category, through derived facts; also of rules that do not fit."""
    derived = {one.naam: {*one.van, *_rows(one.rij)} for one in regelset.afgeleid}
    waiting = [name for regel in regelset.regel for name in regel.als]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(derived.get(name, ()))
    return frozenset(seen)


def _feit(feit: Feit, regelset: Regelset, vragenlijst: Vragenlijst, read: bool) -> Iterator[Bevinding]:
    waar = f"feit {feit.naam}"
    yield from _meaning(feit, vragenlijst, waar)
    name = feit.naam.partition(".")[2]
    definition = vragenlijst.feiten.get(name)
    asked = (definition.titel, definition.vraag) if definition is not None else ()
    for text in (name, feit.woord, *feit.keuzes, *feit.keuzes.values(), *asked):
        for found in never_asked.find(text):
            if found.mag_nooit:
                yield _block(
                    LintCode.NOOIT_VRAGEN, waar, f'"{found.woorden}" gaat over {found.onderwerp.value}'
                )
    for spoor in traits(feit, vragenlijst):
        match spoor.gebruik:
            case Gebruik.NOOIT:
                yield proxy(waar, spoor)
            case Gebruik.GEEN_REGEL if read or spoor.kenmerk in _NOT_FOR_SERVICES:
                yield proxy(waar, spoor)
            case Gebruik.ALLEEN_WET if not _lawful(feit, spoor, regelset, vragenlijst):
                yield proxy(waar, spoor)
            case _:
                pass


def _meaning(feit: Feit, vragenlijst: Vragenlijst, waar: str) -> Iterator[Bevinding]:
    """A fact means what the questionnaire records, down to its choices."""
    room, _, name = feit.naam.partition(".")
    if room != "feit":
        gebied = vragenlijst.per_leefgebied.get(name)
        if gebied is None or not gebied.heeft_niveau:
            yield _block(LintCode.NAAM_ONBEKEND, waar, "de vragenlijst heeft dit leefgebied niet")
        return
    definition = vragenlijst.feiten.get(name)
    if definition is None:
        yield _block(LintCode.NAAM_ONBEKEND, waar, "de vragenlijst legt dit feit niet vast")
    elif not _same_values(feit, definition):
        yield _block(LintCode.ANDERE_BETEKENIS, waar, "de vragenlijst heeft andere waarden voor dit feit")
    else:
        said = {keuze.id: never_asked.plain(keuze.tekst) for keuze in definition.keuzes}
        for choice, word in feit.keuzes.items():
            other = [one for one, text in said.items() if text == never_asked.plain(word) and one != choice]
            if other and said[choice] != never_asked.plain(word):
                yield _block(
                    LintCode.ANDERE_BETEKENIS,
                    waar,
                    f'"{choice}" heet hier zoals "{other[0]}" in de vragenlijst',
                )


def _same_values(feit: Feit, definition: FeitDefinitie) -> bool:
    if definition.soort == "getal":
        return (feit.laagste, feit.hoogste) == (definition.laagste, definition.hoogste)
    return set(feit.keuzes) == {keuze.id for keuze in definition.keuzes}


def _lawful(feit: Feit, spoor: Spoor, regelset: Regelset, vragenlijst: Vragenlijst) -> bool:
    """Whether an article of law asks for this fact, and for every rule that reads it."""
    definition = vragenlijst.feiten.get(feit.naam.removeprefix(FEIT))
    if definition is None or not proxies.is_legal(definition.bron):
        return False
    about = proxies.of_words((definition.id, definition.titel, definition.vraag, feit.woord))
    if spoor.kenmerk not in {one.kenmerk for one in about}:
        # Only one of its choices speaks of it, such as the article of an ontheffing.
        return True
    derived = [one for one in regelset.afgeleid if feit.naam in {*one.van, *_rows(one.rij)}]
    wanted = {feit.naam, *(one.naam for one in derived)}
    rules = [regel for regel in regelset.regel if wanted & set(regel.als)]
    return all(
        proxies.is_legal(bron) for bron in (*(one.bron for one in derived), *(one.bron for one in rules))
    )


def _rows(rows: Iterable[OpzoekRij]) -> set[str]:
    return {name for row in rows for name in row.als}


def _names(regelset: Regelset, vragenlijst: Vragenlijst) -> Iterator[Bevinding]:
    """What rules and derived facts read without declaring it."""
    known = {*regelset.per_feit, *regelset.per_afgeleid}
    readers = [(f"regel {regel.id}", list(regel.als)) for regel in regelset.regel]
    readers += [(f"afgeleid {one.naam}", [*one.van, *_rows(one.rij)]) for one in regelset.afgeleid]
    for waar, names in readers:
        yield from (_not_declared(name, waar, vragenlijst) for name in sorted(set(names) - known))


def _not_declared(name: str, waar: str, vragenlijst: Vragenlijst) -> Bevinding:
    found = next(iter(proxies.in_fact(name)), None)
    if found is not None and found.gebruik is Gebruik.NOOIT:
        return proxy(waar, found)
    seen = {f"{gebied.id}.{one.id}" for gebied in vragenlijst.leefgebied for one in gebied.observatie}
    if name in vragenlijst.vragen:
        kind = "vrije tekst" if vragenlijst.vragen[name][1].soort == "tekst" else "een antwoord"
        return _block(LintCode.VERVANGER, waar, f'"{name}" is {kind}; regels lezen alleen oordelen en feiten')
    if name in seen:
        return proxy(waar, Spoor(Kenmerk.INDRUK, name))
    if found is not None and found.gebruik is Gebruik.GEEN_REGEL:
        return proxy(waar, found)
    return _block(LintCode.NAAM_ONBEKEND, waar, f'"{name}" is hier geen feit')


def _texts(regelset: Regelset) -> Iterator[Bevinding]:
    """What the rules say they do, in the names and words of everything that is not a recorded fact."""
    said: list[tuple[str, str]] = []
    for one in regelset.afgeleid:
        words = (one.naam, one.woord, *one.keuzes, *one.keuzes.values())
        said += [(f"afgeleid {one.naam}", word) for word in words]
        # It is named like a fact, so what only a fact gives away gives it away as well.
        yield from (
            proxy(f"afgeleid {one.naam}", spoor)
            for spoor in proxies.of_words(words)
            if spoor.kenmerk in _NOT_FOR_SERVICES
        )
    for regel in regelset.regel:
        said += [(f"regel {regel.id}", word) for word in (regel.id, regel.zin)]
    for categorie in regelset.categorie:
        words = (categorie.id, categorie.titel, categorie.kort, categorie.uitleg)
        said += [(f"categorie {categorie.id}", word) for word in words]
    for waar, text in said:
        yield from (proxy(waar, spoor) for spoor in _never(text))


def _never(text: str) -> tuple[Spoor, ...]:
    """The traits in a text that nothing may steer by, also those that only read as such in rules."""
    found = {spoor.kenmerk: spoor for spoor in reversed(proxies.in_fact(text))}
    return tuple(spoor for spoor in found.values() if spoor.gebruik is Gebruik.NOOIT)


def _farther(regelset: Regelset, vragenlijst: Vragenlijst, read: frozenset[str]) -> Iterator[Bevinding]:
    """Exact: no step of such a fact, in any state, gives a category farther from work."""
    if not read <= {*regelset.per_feit, *regelset.per_afgeleid}:
        return
    for feit in regelset.feit:
        if feit.naam not in read or not _only_adds(feit, vragenlijst):
            continue
        waar = f"feit {feit.naam}"
        for better, worse in _steps(feit):
            cells = regelset.table.cells[feit.naam]
            if cells[better] == cells[worse]:
                continue
            try:
                state = worsening(regelset, feit.naam, better, worse)
            except BudgetSpent:
                yield _block(
                    LintCode.ALLEEN_TRAJECT, waar, "te veel gevallen om na te gaan wat dit feit doet"
                )
                break
            if state is not None:
                yield _block(LintCode.ALLEEN_TRAJECT, waar, _in_words(regelset, feit, state, better, worse))
                break


def _only_adds(feit: Feit, vragenlijst: Vragenlijst) -> bool:
    return any(spoor.gebruik is Gebruik.ALLEEN_TRAJECT for spoor in traits(feit, vragenlijst))


def _steps(feit: Feit) -> Iterator[tuple[Possible, Possible]]:
    """Pairs of a value and a less favourable one; where no order is declared, both ways."""
    domain = feit.domain
    values: list[Possible] = [value for value in domain.values() if not isinstance(value, LeftOut)]
    if isinstance(domain, NumberDomain):
        up = list(pairwise(values))
        falls = feit.naam.startswith(NIVEAU) or feit.richting != "lager_is_beter"
        rises = not feit.naam.startswith(NIVEAU) and feit.richting != "hoger_is_beter"
        yield from ((high, low) for low, high in up if falls)
        yield from (pair for pair in up if rises)
        return
    order = ("nee", "ja") if feit.naam.startswith(BELEMMERT) else feit.volgorde
    ordered: list[Possible] = [Options(frozenset({choice})) for choice in order]
    yield from pairwise(ordered)
    yield from (pair for pair in permutations(values, 2) if pair[0] not in ordered or pair[1] not in ordered)


def worsening(
    regelset: Regelset, naam: str, better: Possible, worse: Possible, budget: int = BUDGET
) -> State | None:
    """A state in which going from ``better`` to ``worse`` raises the afstand, or None when there is none.

    The state holds ``better``. Raises BudgetSpent when ``budget`` states did not settle it.
    """
    table = regelset.table
    afstand = {one.id: one.afstand for one in regelset.categorie}

    readers = [rule.row for rule in table.rows if naam in table.reads[rule.id]]

    def raises(state: State) -> bool | None:
        # Where no rule that reads the fact can hold on either side, the step changes nothing.
        sides = [with_derived({**state, naam: value}, table.tables) for value in (better, worse)]
        if not any(row.on(facts).possibly for facts in sides for row in readers):
            return False
        before = [afstand[one] for one in possible_categories(state, table)]
        after = [afstand[one] for one in possible_categories({**state, naam: worse}, table)]
        if not before or not after or max(after) <= min(before):
            return False
        return True if min(after) > max(before) else None

    return find({**table.unknown, naam: better}, table, raises, budget)


def _in_words(regelset: Regelset, feit: Feit, state: State, better: Possible, worse: Possible) -> str:
    kort = {one.id: one.kort for one in regelset.categorie}
    table = regelset.table
    before = possible_categories(state, table)
    after = possible_categories({**state, feit.naam: worse}, table)
    names = [" of ".join(f'"{kort[one]}"' for one in found) for found in (before, after)]
    return (
        f"van {_value(better)} naar {_value(worse)} gaat iemand van {names[0]} naar {names[1]}, "
        "en dat is verder van werk; dit mag alleen een traject toevoegen"
    )


def _value(value: Possible) -> str:
    match value:
        case Bounds(lo, _):
            return str(lo)
        case Options(values):
            return " of ".join(sorted(values))
    return "niets"


def _withheld(
    tests: Iterable[tuple[str, Test]], waar: str, regelset: Regelset, vragenlijst: Vragenlijst
) -> Iterator[Bevinding]:
    """No service goes only to those for whom language or schooling goes well."""
    for name, test in tests:
        feit = regelset.per_feit[name]
        if not _only_adds(feit, vragenlijst):
            continue
        for better, worse in _steps(feit):
            if test.on(better).surely and not test.on(worse).surely:
                yield _block(
                    LintCode.ALLEEN_TRAJECT,
                    waar,
                    f"wie bij {feit.woord} van {_value(better)} naar {_value(worse)} gaat, verliest dit",
                )
                break
