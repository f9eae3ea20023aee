"""The reference population of a regelset as exact weights: invented people, never real ones.

It reads ``referentie`` and refuses what cannot be a population. It must never round a share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import NoReturn

from questionnaires.answers import Belemmert
from questionnaires.conditions import LEFT_OUT, Bounds, Options, Possible
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.bounds import Domain, NumberDomain
from scoring.input import BELEMMERT
from scoring.rules import ReferentieGroep, Regelset

ABSENT = "ontbreekt"
"""How a population names a fact that is left out."""

WHOLE = 100
"""The shares of one fact add up to this."""

_NUMBERS = re.compile(r"([0-9]{1,4})(?:\.\.([0-9]{1,4}))?", re.ASCII)

Weights = Mapping[str, Mapping[Possible, int]]
"""Per fact that a rule reads: value to a whole weight; a value that does not occur has none."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of whom the facts are independent of each other."""

    share: int
    """How many of the population, in any unit."""
    weights: Weights

    @property
    def total(self) -> int:
        """The weight of all states together."""
        found = 1
        for of_fact in self.weights.values():
            found *= sum(of_fact.values())
        return found


def population_of(regelset: Regelset, where: str = "") -> tuple[Group, ...] | None:
    """The groups of the reference population, or None when there is none; ``where`` names the file.

    Raises KlantbeeldError (INHOUD-ONGELDIG): a fact that a rule reads is not named, one that is not
    declared is, a value is unknown, or the shares of a fact do not add up to 100.
    """
    if regelset.referentie is None:
        return None
    place = f"{where}: referentie" if where else "referentie"
    return tuple(
        _group(regelset, groep, f"{place}, groep {groep.naam}") for groep in regelset.referentie.groep
    )


def _group(regelset: Regelset, groep: ReferentieGroep, where: str) -> Group:
    for name in groep.kansen:
        if name not in regelset.per_feit:
            _refuse(
                f"het feit {name} is niet bekend", f"{where}, kansen", "Haal het weg of schrijf de naam goed."
            )
    weights = {}
    for name in regelset.table.split_order:
        if name not in groep.kansen:
            _refuse(
                f"over het feit {name} staat hier niets, en een regel leest het",
                f"{where}, kansen",
                f'Schrijf erbij hoe vaak elke waarde voorkomt, zoals "{name}" = ...',
            )
        weights[name] = _whole(
            _shares(name, groep.kansen[name], regelset.table.domains[name], f"{where}, kansen {name}")
        )
    return Group(groep.aandeel, weights)


def _shares(name: str, given: int | dict[str, int], domain: Domain, where: str) -> dict[Possible, Fraction]:
    """Value to its share of one fact, in percent."""
    if isinstance(given, int):
        if not name.startswith(BELEMMERT):
            _refuse("alleen bij een belemmert staat één getal", where, 'Schrijf { "waarde" = procent, ... }.')
        given = {Belemmert.JA.value: given, Belemmert.NEE.value: WHOLE - given}
    found: dict[Possible, Fraction] = {}
    for key, percent in given.items():
        if percent < 0 or percent > WHOLE:
            _refuse("een percentage is 0 tot en met 100", where, "Verbeter het getal.")
        values = _values(key, domain)
        if not values:
            _refuse(
                f"de waarde {key[:60]} bestaat niet voor dit feit", where, "Schrijf een waarde die er wel is."
            )
        for value in values:
            if value in found:
                _refuse(f"een waarde uit {key[:60]} staat er twee keer", where, "Noem elke waarde één keer.")
            found[value] = Fraction(percent, len(values))
    if sum(given.values()) != WHOLE:
        _refuse(f"de percentages zijn samen {sum(given.values())}", where, f"Maak ze samen {WHOLE}.")
    return found


def _values(key: str, domain: Domain) -> tuple[Possible, ...]:
    """The values that a key of a population stands for; none when it stands for nothing."""
    if isinstance(domain, NumberDomain):
        numbers = _NUMBERS.fullmatch(key)
        if numbers is not None:
            first, last = int(numbers[1]), int(numbers[2] or numbers[1])
            inside = domain.lo <= first <= last <= domain.hi
            return tuple(Bounds(number, number) for number in range(first, last + 1)) if inside else ()
    elif key in domain.ids:
        return (Options(frozenset({key})),)
    return (LEFT_OUT,) if key == ABSENT and domain.left_out_allowed else ()


def _whole(shares: Mapping[Possible, Fraction]) -> dict[Possible, int]:
    scale = lcm(*(share.denominator for share in shares.values()))
    numbers = {value: int(share * scale) for value, share in shares.items() if share}
    smallest = gcd(*numbers.values())
    return {value: number // smallest for value, number in numbers.items()}


def _refuse(what: str, where: str, remedy: str) -> NoReturn:
    raise KlantbeeldError(ContentErrorCode.ONGELDIG, what, where=where, remedy=remedy)
