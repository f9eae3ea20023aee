"""The same questions as a proof, answered by going through every complete state one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from questionnaires.conditions import Bounds, Options, Possible
from scoring.explain.changes import close_calls
from scoring.rules import Regelset
from tests.scoring.test_laws import Case, category, raw

Complete = dict[str, Possible]


class Brute:
    """Every complete state of the facts that rules read, with its category read off plainly."""

    def __init__(self, regelset: Regelset) -> None:
        table = regelset.table
        self.regelset = regelset
        self.case = Case(
            dict(table.domains),
            table.tables,
            table.rows,
            {categorie.id: categorie.prioriteit for categorie in regelset.categorie},
            {},
        )
        self.read = [name for name in table.domains if name in table.split_order]
        unread = {name: domain.values()[0] for name, domain in table.domains.items() if name not in self.read}
        values = [table.domains[name].values() for name in self.read]
        self.categories: dict[tuple[Possible, ...], str | None] = {
            state: category(self.case, {**unread, **dict(zip(self.read, state, strict=True))})
            for state in product(*values)
        }

    def state(self, values: tuple[Possible, ...]) -> Complete:
        return dict(zip(self.read, values, strict=True))

    def of(self, state: Mapping[str, Possible]) -> str | None:
        return self.categories[tuple(state[name] for name in self.read)]

    def rules_holding(self, state: Complete) -> set[str]:
        return {
            rule.id
            for rule in self.case.rules
            if category(self.case._replace(rules=(rule,)), {**self.unread, **state}) is not None
        }

    @property
    def unread(self) -> Complete:
        domains = self.case.domains
        return {name: domain.values()[0] for name, domain in domains.items() if name not in self.read}

    def without_influence(self) -> set[str]:
        return {
            name
            for name in self.read
            if all(
                self.of({**self.state(values), name: other}) == found
                for values, found in self.categories.items()
                for other in self.case.domains[name].values()
            )
        }

    def wrong_way(self) -> set[tuple[str, str, str]]:
        """Fact, category before and category nearer to work after one step to a less favourable value."""
        afstand = {one.id: one.afstand for one in self.regelset.categorie}
        found = set()
        for values, before in self.categories.items():
            state = self.state(values)
            for name in self.read:
                other = worse(self.regelset, name, state[name])
                after = None if other is None else self.of({**state, name: other})
                if before is not None and after is not None and afstand[after] < afstand[before]:
                    found.add((name, before, after))
        return found

    def flipping(self) -> set[tuple[Possible, ...]]:
        return {
            values
            for values, found in self.categories.items()
            if any(self.of(other) != found for other in self.one_step(self.state(values)))
        }

    def flipping_facts(self) -> set[tuple[Possible, ...]]:
        """States in which one step of one feit, up or down its order, gives another category."""
        found = set()
        for values, before in self.categories.items():
            for place, name in enumerate(self.read):
                other = worse(self.regelset, name, values[place]) if name.startswith("feit.") else None
                if other is not None:
                    beside = (*values[:place], other, *values[place + 1 :])
                    if self.categories[beside] != before:
                        found |= {values, beside}
        return found

    def one_step(self, state: Complete) -> Iterator[Complete]:
        for name, value in state.items():
            if name.startswith("belemmert.") and isinstance(value, Options):
                (only,) = value.values
                yield {**state, name: Options(frozenset({"nee" if only == "ja" else "ja"}))}
            if name.startswith("niveau.") and isinstance(value, Bounds):
                for number in (value.lo - 1, value.lo + 1):
                    if 1 <= number <= 5:
                        yield {**state, name: Bounds(number, number)}

    def randgevallen(self) -> set[tuple[Possible, ...]]:
        """The states the explanation calls a close call."""
        drempel = self.regelset.randgeval.drempel
        return {
            values
            for values, found in self.categories.items()
            if found is not None
            and len(close_calls({**self.unread, **self.state(values)}, found, self.regelset)) >= drempel
        }

    def share(self, states: set[tuple[Possible, ...]]) -> Fraction:
        """The share of the reference population that is in these states."""
        assert self.regelset.referentie is not None
        groups = self.regelset.referentie.groep
        whole = Fraction(sum(group.aandeel for group in groups))
        found = Fraction(0)
        for group in groups:
            for values in states:
                chance = Fraction(group.aandeel)
                for name, value in self.state(values).items():
                    chance *= chance_of(group.kansen[name], value)
                found += chance / whole
        return found


def chance_of(kansen: int | dict[str, int], value: Possible) -> Fraction:
    """How often a fact has this value in a group."""
    plain = raw(value)
    if isinstance(kansen, int):
        return Fraction(
            {"ja": kansen, "nee": 100 - kansen, None: 0}[plain if isinstance(plain, str) else None], 100
        )
    for key, percent in kansen.items():
        first, dots, last = key.partition("..")
        if dots and isinstance(plain, int) and int(first) <= plain <= int(last):
            return Fraction(percent, 100 * (int(last) - int(first) + 1))
        if key == ("ontbreekt" if plain is None else str(plain)):
            return Fraction(percent, 100)
    return Fraction(0)


def worse(regelset: Regelset, name: str, value: Possible) -> Possible | None:
    """The next less favourable value, where there is one."""
    plain = raw(value)
    feit = regelset.per_feit[name]
    if name.startswith("niveau.") and isinstance(plain, int):
        return Bounds(plain - 1, plain - 1) if plain > 1 else None
    if name.startswith("belemmert."):
        return Options(frozenset({"ja"})) if plain == "nee" else None
    if plain in feit.volgorde[:-1]:
        return Options(frozenset({feit.volgorde[feit.volgorde.index(str(plain)) + 1]}))
    return None


def neutral(regelset: Regelset, name: str) -> Possible:
    """The value from which a witness departs."""
    feit = regelset.per_feit[name]
    if name.startswith("niveau."):
        return Bounds(5, 5)
    if name.startswith("belemmert."):
        return Options(frozenset({"nee"}))
    return Options(frozenset({(*feit.volgorde, *feit.keuzes)[0]}))
