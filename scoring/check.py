"""Whether the parts of a regelset fit together, found when it is loaded and never while scoring.

It refuses what could change somebody's category by accident: a test that can never hold,
a fact nobody declared, rules that contradict each other, a state without any rule. It
must never repair anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from questionnaires.conditions import (
    Derived,
    LeftOut,
    Row,
    Slechtste,
    Tel,
    Test,
)
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.schema import FeitDefinitie, Vragenlijst
from scoring.bounds import ChoiceDomain, Domain, NumberDomain
from scoring.check_meaning import check_bron, check_meaning
from scoring.input import BELEMMERT, FEIT, NIVEAU
from scoring.proof.logic import conflicts, gaps, judge
from scoring.proof.wording import witness_sentence
from scoring.rules import NOOIT_VERANDERBAAR, Afgeleid, Feit, Regelset


def check(regelset: Regelset, where: str) -> None:
    """Refuse a regelset whose parts do not fit or that leaves a state open; ``where`` names its file.

    Raises KlantbeeldError: INHOUD-VOORWAARDE for a condition, INHOUD-ONGELDIG for all else.
    """
    check_parts(regelset, where)
    _check_complete(regelset, where)


def check_parts(regelset: Regelset, where: str) -> None:
    """Refuse a regelset whose parts do not fit; what its rules leave open is for ``scoring.proof``.

    Raises KlantbeeldError: INHOUD-VOORWAARDE for a condition, INHOUD-ONGELDIG for all else.
    """
    _unique((feit.naam for feit in regelset.feit), f"{where}: feit")
    _unique((categorie.id for categorie in regelset.categorie), f"{where}: categorie")
    _unique((afgeleid.naam for afgeleid in regelset.afgeleid), f"{where}: afgeleid")
    _unique((regel.id for regel in regelset.regel), f"{where}: regel")
    for feit in regelset.feit:
        _check_feit(feit, f"{where}: feit {feit.naam}")
    domains: dict[str, Domain] = {feit.naam: feit.domain for feit in regelset.feit}
    for afgeleid in regelset.afgeleid:
        place = f"{where}: afgeleid {afgeleid.naam}"
        check_bron(afgeleid.bron, place)
        _check_flat(afgeleid, regelset, place)
        domains[afgeleid.naam] = _check_derived(afgeleid, domains, place)
    _check_rules(regelset, domains, where)
    for categorie in regelset.categorie:
        check_bron(categorie.bron, f"{where}: categorie {categorie.id}")
    _check_reading(regelset, where)
    _check_examples(regelset, where)
    check_meaning(regelset, where)


def check_row(row: Row, domains: Mapping[str, Domain], where: str) -> None:
    """Refuse (INHOUD-VOORWAARDE) a row that reads an unknown fact or a value the fact cannot have."""
    for name, test in row.tests:
        if name not in domains:
            _refuse_condition(f"het feit {name} is niet bekend", f"{where}.{name}")
        check_test(test, domains[name], f"{where}.{name}")


def check_test(test: Test, domain: Domain, where: str) -> None:
    """Refuse (INHOUD-VOORWAARDE) a test outside the domain, or one that only asks for any value."""
    if not domain.admits(test):
        _refuse_condition(f"de waarde {test} bestaat niet voor dit feit", where)
    every_value = all(test.on(value).surely for value in domain.values() if not isinstance(value, LeftOut))
    if every_value and domain.left_out_allowed:
        # An unknown would pass this test and n.v.t. would not: the answer n.v.t. could then add a category.
        _refuse_condition("deze voorwaarde geldt voor elke waarde, maar niet als het feit ontbreekt", where)


def check_fits(regelset: Regelset, vragenlijst: Vragenlijst, where: str) -> None:
    """Refuse (INHOUD-ONGELDIG) a regelset that reads what this vragenlijst does not record in the same way.

    Such a fact would stay unknown for ever, or a recorded value would have no meaning to the rules.
    """
    for feit in regelset.feit:
        place = f"{where}: feit {feit.naam}"
        room, _, name = feit.naam.partition(".")
        if room == "feit":
            _check_same_values(feit, vragenlijst.feiten.get(name), place)
            continue
        gebied = vragenlijst.per_leefgebied.get(name)
        if gebied is None or not gebied.heeft_niveau:
            _refuse("de vragenlijst heeft dit leefgebied niet", place)
        if gebied.nvt != feit.mag_ontbreken:
            _refuse("regelset en vragenlijst zijn het niet eens of n.v.t. mag", place)


def _check_same_values(feit: Feit, recorded: FeitDefinitie | None, where: str) -> None:
    if recorded is None:
        _refuse("de vragenlijst heeft dit feit niet", where)
    if recorded.soort == "getal":
        same = (feit.laagste, feit.hoogste) == (recorded.laagste, recorded.hoogste)
    else:
        same = set(feit.keuzes) == {keuze.id for keuze in recorded.keuzes}
    if not same:
        _refuse("de vragenlijst heeft andere waarden voor dit feit", where)
    if feit.bron_nodig and not recorded.bron_vragen:
        _refuse("de regelset telt dit feit alleen met een bron, en de vragenlijst vraagt die niet", where)


def _unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            _refuse(f"{name} komt twee keer voor", where)
        seen.add(name)


def _check_feit(feit: Feit, where: str) -> None:
    number = feit.laagste is not None and feit.hoogste is not None and feit.laagste <= feit.hoogste
    limits = feit.laagste is not None or feit.hoogste is not None
    if feit.naam.startswith(FEIT):
        if bool(feit.keuzes) == number or (feit.keuzes and limits):
            _refuse("een feit heeft keuzes, of een laagste en een hoogste getal", where)
    elif feit.keuzes or limits:
        _refuse("de waarden van een niveau en van belemmert liggen vast", where)
    if feit.veranderbaar and feit.naam.partition(".")[2] in NOOIT_VERANDERBAAR:
        _refuse("gezondheid, gezin en leeftijd zijn nooit veranderbaar", where)


def _check_derived(afgeleid: Afgeleid, domains: Mapping[str, Domain], where: str) -> Domain:
    """Refuse a table that does not fit; returns everything the derived fact can be."""
    if afgeleid.naam in domains:
        _refuse("deze naam bestaat al", where)
    values = {rij.waarde for rij in afgeleid.rij} | ({afgeleid.anders} if afgeleid.anders else set())
    if set(afgeleid.keuzes) != values:
        _refuse("keuzes noemt precies de waarden van de rijen en van anders", where)
    shape = (bool(afgeleid.van), afgeleid.test is not None, bool(afgeleid.rij), afgeleid.anders is not None)
    fits = {
        "tel": (True, True, False, False),
        "slechtste": (True, False, False, False),
        "opzoek": (False, False, True, True),
    }
    if shape != fits[afgeleid.soort]:
        _refuse(
            "tel heeft van en test, slechtste heeft alleen van, opzoek heeft rijen en anders",
            where,
        )
    for name in afgeleid.van:
        if name not in domains:
            _refuse_condition(f"het feit {name} is niet bekend", f"{where}, van")
    _unique(afgeleid.van, f"{where}, van")
    return _derived_domain(_in_place(afgeleid, where), domains, where)


def _check_flat(afgeleid: Afgeleid, regelset: Regelset, where: str) -> None:
    """Refuse the lowest of a lowest: its limits would not reach the facts that cells are made of."""
    inner = [name for name in afgeleid.van if name in regelset.per_afgeleid]
    if afgeleid.soort == "slechtste" and any(
        regelset.per_afgeleid[name].soort == "slechtste" for name in inner
    ):
        _refuse_condition("slechtste kan geen andere slechtste lezen; noem de feiten zelf", f"{where}, van")


def _in_place(afgeleid: Afgeleid, where: str) -> Derived:
    try:
        return afgeleid.derived
    except KlantbeeldError as error:
        raise KlantbeeldError(error.code, error.what, where=where, remedy=error.remedy) from None


def _derived_domain(derived: Derived, domains: Mapping[str, Domain], where: str) -> Domain:
    if isinstance(derived, Tel):
        for name in derived.of:
            check_test(derived.test, domains[name], f"{where}, test")
        return NumberDomain(0, len(derived.of))
    if isinstance(derived, Slechtste):
        numbers = [domain for name in derived.of if isinstance(domain := domains[name], NumberDomain)]
        if len(numbers) != len(derived.of):
            _refuse_condition("slechtste kan alleen getallen vergelijken", f"{where}, van")
        return NumberDomain(
            min(number.lo for number in numbers),
            max(number.hi for number in numbers),
            all(number.left_out_allowed for number in numbers),
        )
    for row, _ in derived.rows:
        check_row(row, domains, f"{where}, rij")
    return ChoiceDomain(tuple(dict.fromkeys([*(value for _, value in derived.rows), derived.anders])))


def _check_rules(regelset: Regelset, domains: Mapping[str, Domain], where: str) -> None:
    for regel in regelset.regel:
        place = f"{where}: regel {regel.id}"
        check_bron(regel.bron, place)
        if regel.categorie not in regelset.per_categorie:
            _refuse(f"de categorie {regel.categorie} is niet bekend", place)
        if regel.geldig_vanaf > regelset.geldig_vanaf:
            _refuse("een regel die later begint, hoort in een latere versie", place)
        try:
            row = regel.row.row
        except KlantbeeldError as error:
            raise KlantbeeldError(
                error.code, error.what, where=f"{place}, als", remedy=error.remedy
            ) from None
        check_row(row, domains, f"{place}, als")
    for categorie in regelset.categorie:
        given = any(regel.categorie == categorie.id for regel in regelset.regel)
        if not given and categorie.id != regelset.onbepaald_als:
            _refuse("geen enkele regel geeft deze categorie", f"{where}: categorie {categorie.id}")


def _check_reading(regelset: Regelset, where: str) -> None:
    read = set(regelset.table.split_order)
    for feit in regelset.feit:
        if feit.alleen_trajecten and feit.naam in read:
            _refuse(
                "een regel leest dit feit, het is dus niet alleen voor trajecten",
                f"{where}: feit {feit.naam}",
            )
        if not feit.alleen_trajecten and feit.naam not in read:
            _refuse("geen enkele regel leest dit feit", f"{where}: feit {feit.naam}")


def _check_examples(regelset: Regelset, where: str) -> None:
    for voorbeeld in regelset.voorbeeld:
        place = f"{where}: voorbeeld {voorbeeld.naam}"
        named = {
            *(NIVEAU + gebied for gebied in voorbeeld.niveaus),
            *(BELEMMERT + gebied for gebied in voorbeeld.belemmert + voorbeeld.weet_niet + voorbeeld.nvt),
            *(FEIT + feit for feit in voorbeeld.feiten),
        }
        for name in sorted(named - set(regelset.per_feit)):
            _refuse(f"het feit {name} is niet bekend", place)
        for categorie in voorbeeld.mogelijk:
            if categorie not in regelset.per_categorie:
                _refuse(f"de categorie {categorie} is niet bekend", place)
        if voorbeeld.regel is not None and voorbeeld.regel not in regelset.per_regel:
            _refuse(f"de regel {voorbeeld.regel} is niet bekend", place)


def _check_complete(regelset: Regelset, where: str) -> None:
    judged = judge(regelset)
    for finding in (*conflicts(judged), *gaps(judged)):
        state = "" if finding.witness is None else f" {witness_sentence(finding.witness, regelset)}"
        _refuse(f"{finding.text[:1].lower()}{finding.text[1:]}{state}", where)


def _refuse(what: str, where: str) -> NoReturn:
    raise KlantbeeldError(ContentErrorCode.ONGELDIG, what, where=where, remedy="Herstel dit in het bestand.")


def _refuse_condition(what: str, where: str) -> NoReturn:
    raise KlantbeeldError(
        ContentErrorCode.VOORWAARDE, what, where=where, remedy="Herstel de voorwaarde in het bestand."
    )
