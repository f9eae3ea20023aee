"""Checks on a questionnaire that its form alone cannot make: names, reach, anchors, and what is never asked.

A blocking finding keeps a questionnaire out of use (``loader.load_checked``); the others are
advice to its author. It must never judge an answer, only the questionnaire.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from questionnaires import never_asked, proxies
from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU, GeenWaarde
from questionnaires.conditions import RangeTest, Row, Test, ValueTest
from questionnaires.proxies import Spoor
from questionnaires.proxy_words import Gebruik
from questionnaires.schema import FeitDefinitie, Keuze, Leefgebied, Observatie, Vraag, Vragenlijst


class LintCode(StrEnum):
    """What the lint can find; stable, for tests and scripts."""

    NAAM_ONBEKEND = "naam-onbekend"
    """A condition names a vraag or feit that is not there."""
    WAARDE_ONMOGELIJK = "waarde-onmogelijk"
    """A condition tests for a value its vraag or feit cannot have."""
    KRING = "kring"
    """Conditions that wait for each other."""
    ONBEREIKBAAR = "onbereikbaar"
    """A vraag, feit or doorvraag that no set of answers can show."""
    DUBBEL = "dubbel"
    """The same id, key or word twice."""
    GERESERVEERD = "gereserveerd"
    """An id that means something else in a record."""
    ANKERS = "ankers"
    """Not one anchor for every niveau."""
    KERN = "kern"
    """Not one or two kernvragen."""
    DOORVRAAG = "doorvraag"
    """Fewer than two prompts that always fit."""
    KEUZES = "keuzes"
    """Choices, limits or a band that do not fit the kind of answer."""
    EERSTE_KAART = "eerste-kaart"
    """The first card, and only the first, has no niveau."""
    WAAROM = "waarom"
    """Asks why, which puts someone on the defence."""
    NOOIT_VRAGEN = "nooit-vragen"
    """About something that is never asked."""
    LIEVER_NIET = "liever-niet"
    """About something better said as behaviour."""
    VERVANGER = "vervanger"
    """About a trait, or what stands for one, that must not steer somebody's category."""
    ALLEEN_TRAJECT = "alleen-traject"
    """Could bring someone farther from work, or keep a service away, where it may only add a service."""
    ANDERE_BETEKENIS = "andere-betekenis"
    """A regelset gives a recorded fact another meaning than the questionnaire does."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing the lint found."""

    code: LintCode
    waar: str
    """The leefgebied, vraag, feit or text it is about."""
    tekst: str
    """What is the matter, one Dutch sentence part without a full stop."""
    blokkeert: bool
    """Whether the questionnaire may not be used like this."""


RESERVED_VALUES = frozenset(reason.value for reason in GeenWaarde)
"""Not to be chosen as the id of a keuze: in a record they say why there is no value."""
RESERVED_GROUPS = frozenset({"feit", "niveau", "belemmert", "citaat", "notitie"})
"""Not to be chosen as the id of a leefgebied: facts and evidence have names that begin so."""


def lint(vragenlijst: Vragenlijst) -> tuple[Bevinding, ...]:
    """All findings: on the list as a whole, then per leefgebied and feit, then on conditions and texts."""
    return (
        *_whole(vragenlijst),
        *(found for gebied in vragenlijst.leefgebied for found in _card(gebied)),
        *(found for feit in vragenlijst.feit for found in _feit(feit)),
        *_conditions(vragenlijst),
        *_texts(vragenlijst),
        *(found for feit in vragenlijst.feit for found in _for_rules(feit)),
    )


def _blocking(code: LintCode, waar: str, tekst: str) -> Bevinding:
    return Bevinding(code, waar, tekst, True)


def _advice(code: LintCode, waar: str, tekst: str) -> Bevinding:
    return Bevinding(code, waar, tekst, False)


def _twice(values: Iterable[str]) -> list[str]:
    return sorted(value for value, number in Counter(values).items() if number > 1)


def _doubles(waar: str, what: str, values: Iterable[str]) -> Iterator[Bevinding]:
    for value in _twice(values):
        yield _blocking(LintCode.DUBBEL, waar, f'{what} "{value}" komt twee keer voor')


def _whole(vragenlijst: Vragenlijst) -> Iterator[Bevinding]:
    gebieden = vragenlijst.leefgebied
    yield from _doubles("vragenlijst", "het leefgebied", (gebied.id for gebied in gebieden))
    yield from _doubles("vragenlijst", "de toets", (gebied.toets for gebied in gebieden))
    yield from _doubles("vragenlijst", "het feit", (feit.id for feit in vragenlijst.feit))
    for word in _twice(word for gebied in gebieden for word in set(gebied.trefwoorden)):
        yield _advice(LintCode.DUBBEL, "vragenlijst", f'het trefwoord "{word}" wijst naar twee leefgebieden')
    if [gebied.heeft_niveau for gebied in gebieden] != [False, *[True] * (len(gebieden) - 1)]:
        yield _blocking(
            LintCode.EERSTE_KAART, "vragenlijst", "alleen de eerste kaart hoort geen niveau te hebben"
        )
    for gebied in gebieden:
        if gebied.id in RESERVED_GROUPS:
            yield _blocking(LintCode.GERESERVEERD, gebied.id, "deze naam heeft al een andere betekenis")


def _card(gebied: Leefgebied) -> Iterator[Bevinding]:
    yield from _doubles(
        gebied.id, "de naam", [item.id for items in (gebied.vraag, gebied.observatie) for item in items]
    )
    wanted = HOOGSTE_NIVEAU - LAAGSTE_NIVEAU + 1 if gebied.heeft_niveau else 0
    if len(gebied.ankers) != wanted:
        yield _blocking(
            LintCode.ANKERS, gebied.id, f"er horen {wanted} ankers te zijn, het zijn er {len(gebied.ankers)}"
        )
    kern = sum(vraag.kern for vraag in gebied.vraag)
    if kern > 2 or (gebied.heeft_niveau and kern < 1):
        yield _advice(LintCode.KERN, gebied.id, f"een of twee kernvragen is goed, het zijn er {kern}")
    always = sum(not prompt.bij and not prompt.toon_als for prompt in gebied.doorvraag)
    if always < 2:
        yield _advice(LintCode.DOORVRAAG, gebied.id, "er horen twee zinnen te zijn die altijd passen")
    for vraag in gebied.vraag:
        yield from _vraag(gebied, vraag)
    for observatie in gebied.observatie:
        yield from _band(f"{gebied.id}.{observatie.id}", observatie)
    for text in gebied.gesproken:
        if "waarom" in text.casefold():
            yield _advice(LintCode.WAAROM, gebied.id, f'"{text}" vraagt waarom; vraag liever wat of hoe')


def _vraag(gebied: Leefgebied, vraag: Vraag) -> Iterator[Bevinding]:
    waar = f"{gebied.id}.{vraag.id}"
    ids = [keuze.id for keuze in vraag.keuzes]
    match vraag.soort:
        case "keuze" | "meerkeuze" if len(ids) < 2:
            yield _blocking(LintCode.KEUZES, waar, "er horen twee of meer keuzes te zijn")
        case "janee" if ids and sorted(ids) != ["ja", "nee"]:
            yield _blocking(LintCode.KEUZES, waar, "de keuzes horen ja en nee te zijn")
        case "getal" | "tekst" if ids:
            yield _blocking(LintCode.KEUZES, waar, "bij dit soort antwoord horen geen keuzes")
        case "getal" if vraag.laagste > vraag.hoogste:
            yield _blocking(LintCode.KEUZES, waar, "het laagste getal is hoger dan het hoogste")
        case _:
            pass
    yield from _ids(waar, ids)
    for keuze in vraag.keuzes:
        yield from _band(f"{waar}.{keuze.id}", keuze)


def _feit(feit: FeitDefinitie) -> Iterator[Bevinding]:
    waar = f"feit.{feit.id}"
    ids = [keuze.id for keuze in feit.keuzes]
    if (feit.soort == "keuze") != (len(ids) >= 2) or (feit.soort != "keuze" and ids):
        yield _blocking(LintCode.KEUZES, waar, "de keuzes passen niet bij dit soort feit")
    if feit.soort == "getal" and feit.laagste > feit.hoogste:
        yield _blocking(LintCode.KEUZES, waar, "het laagste getal is hoger dan het hoogste")
    yield from _ids(waar, ids)


def _ids(waar: str, ids: list[str]) -> Iterator[Bevinding]:
    yield from _doubles(waar, "de keuze", ids)
    for value in ids:
        if value in RESERVED_VALUES:
            yield _blocking(
                LintCode.GERESERVEERD, waar, f'"{value}" zegt in een dossier dat er geen antwoord is'
            )


def _band(waar: str, item: Keuze | Observatie) -> Iterator[Bevinding]:
    if item.wijst_op is not None:
        lo, hi = item.wijst_op
        if not LAAGSTE_NIVEAU <= lo <= hi <= HOOGSTE_NIVEAU:
            yield _blocking(
                LintCode.KEUZES, waar, "wijst_op hoort van laag naar hoog te lopen, tussen 1 en 5"
            )


def _conditions(vragenlijst: Vragenlijst) -> Iterator[Bevinding]:
    """Names, values, circles and reach of every ``toon_als``."""
    known: dict[str, Vraag | FeitDefinitie] = {name: vraag for name, (_, vraag) in vragenlijst.vragen.items()}
    known |= {f"feit.{feit.id}": feit for feit in vragenlijst.feit}
    rows = dict(vragenlijst.voorwaarden)
    prompts = {
        f"{gebied.id}, doorvraag {number}": prompt.condition
        for gebied in vragenlijst.leefgebied
        for number, prompt in enumerate(gebied.doorvraag, start=1)
    }
    for waar, row in (rows | prompts).items():
        yield from _names(waar, row, known)
    for waar in rows:
        if waar in _needed(waar, rows):
            yield _blocking(LintCode.KRING, waar, "deze voorwaarde wacht op zichzelf")
    for waar, row in (rows | prompts).items():
        if not _reachable(row, rows, known):
            yield _advice(LintCode.ONBEREIKBAAR, waar, "geen enkel antwoord kan dit laten zien")


def _names(waar: str, row: Row, known: Mapping[str, Vraag | FeitDefinitie]) -> Iterator[Bevinding]:
    for name, test in row.tests:
        # Answers and feiten are recorded apart, so what shows one never reads the other.
        if name not in known or name.startswith("feit.") != waar.startswith("feit."):
            yield _blocking(LintCode.NAAM_ONBEKEND, waar, f'"{name}" bestaat hier niet')
        elif not _possible(known[name], test):
            yield _blocking(LintCode.WAARDE_ONMOGELIJK, waar, f'"{name}" kan niet "{test}" zijn')


def _values(item: Vraag | FeitDefinitie) -> frozenset[str]:
    return frozenset({"ja", "nee"}) if item.soort == "janee" else frozenset(keuze.id for keuze in item.keuzes)


def _possible(item: Vraag | FeitDefinitie, test: Test) -> bool:
    """Whether every value the test names can be given, and at least one is."""
    if isinstance(test, ValueTest):
        return item.soort in {"janee", "keuze", "meerkeuze"} and test.values <= _values(item)
    return item.soort == "getal" and _meets(item, [test])


def _meets(item: Vraag | FeitDefinitie, tests: list[Test]) -> bool:
    """Whether one answer can pass all these tests."""
    ranges = [test for test in tests if isinstance(test, RangeTest)]
    wanted = [test.values for test in tests if isinstance(test, ValueTest)]
    match item.soort:
        case "getal":
            lo = max([item.laagste, *(test.lo for test in ranges if test.lo is not None)])
            hi = min([item.hoogste, *(test.hi for test in ranges if test.hi is not None)])
            return not wanted and lo <= hi
        case "meerkeuze":
            return not ranges and all(not values.isdisjoint(_values(item)) for values in wanted)
        case "janee" | "keuze":
            return not ranges and bool(_values(item).intersection(*wanted))
        case _:
            return False


def _needed(waar: str, rows: Mapping[str, Row]) -> set[str]:
    """Every name that must be shown before ``waar`` can be, however far."""
    needed: set[str] = set()
    waiting = list(rows[waar].names)
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting.extend(rows[name].names if name in rows else ())
    return needed


def _reachable(row: Row, rows: Mapping[str, Row], known: Mapping[str, Vraag | FeitDefinitie]) -> bool:
    """Exact: all conditions on the way are one conjunction, so each name must pass all its tests at once."""
    tests: dict[str, list[Test]] = {}
    seen: set[str] = set()
    waiting = [row]
    while waiting:
        for name, test in waiting.pop().tests:
            tests.setdefault(name, []).append(test)
            if name in rows and name not in seen:
                seen.add(name)
                waiting.append(rows[name])
    return all(name in known and _meets(known[name], found) for name, found in tests.items())


def _texts(vragenlijst: Vragenlijst) -> Iterator[Bevinding]:
    for waar, text in _everything_written(vragenlijst):
        never = False
        for found in never_asked.find(text):
            never = never or found.mag_nooit
            code = LintCode.NOOIT_VRAGEN if found.mag_nooit else LintCode.LIEVER_NIET
            yield Bevinding(
                code, waar, f'"{found.woorden}" gaat over {found.onderwerp.value}', found.mag_nooit
            )
        if not never:
            yield from (proxy(waar, spoor) for spoor in proxies.forbidden(text))


def proxy(waar: str, spoor: Spoor) -> Bevinding:
    """The finding that something is about a trait that must not steer a category."""
    kenmerk = spoor.kenmerk.value
    return _blocking(
        LintCode.VERVANGER, waar, f'"{spoor.woorden}" gaat over {kenmerk}; dat {spoor.gebruik.value}'
    )


def _for_rules(feit: FeitDefinitie) -> Iterator[Bevinding]:
    """A feit is there for rules to read, so what no rule may read is no feit."""
    for spoor in proxies.of_feit(feit):
        no_rule = spoor.gebruik is Gebruik.GEEN_REGEL
        if no_rule or (spoor.gebruik is Gebruik.ALLEEN_WET and not proxies.is_legal(feit.bron)):
            yield proxy(f"feit.{feit.id}", spoor)


def _everything_written(vragenlijst: Vragenlijst) -> Iterator[tuple[str, str]]:
    """Every text and id that could ask or look for something; not the sources."""
    for gebied in vragenlijst.leefgebied:
        weerstand = gebied.weerstand
        own = (gebied.id, gebied.titel, gebied.kort, gebied.klantwoord, gebied.starter, gebied.reflectie)
        more = (gebied.klopt_dat, gebied.schaalvraag, weerstand.boos, weerstand.bang, weerstand.verleden)
        for text in (*own, *more, *gebied.observeren, *gebied.ankers, *gebied.trefwoorden):
            yield gebied.id, text
        for number, prompt in enumerate(gebied.doorvraag, start=1):
            for text in (prompt.tekst, *prompt.bij):
                yield f"{gebied.id}, doorvraag {number}", text
        for vraag in gebied.vraag:
            for text in (vraag.id, vraag.tekst, vraag.vraag_eerst, vraag.eenheid):
                yield f"{gebied.id}.{vraag.id}", text
            for keuze in vraag.keuzes:
                for text in (keuze.id, keuze.tekst, keuze.genoteerd):
                    yield f"{gebied.id}.{vraag.id}", text
        for observatie in gebied.observatie:
            for text in (observatie.id, observatie.tekst, observatie.genoteerd):
                yield f"{gebied.id}.{observatie.id}", text
    for feit in vragenlijst.feit:
        for text in (feit.id, feit.titel, feit.vraag, feit.eenheid):
            yield f"feit.{feit.id}", text
        for value in feit.keuzes:
            for text in (value.id, value.tekst):
                yield f"feit.{feit.id}", text
