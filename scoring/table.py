"""The compiled form of a regelset: what the engine walks, without texts, files or pydantic.

It holds no state and decides nothing; two tables built from the same rules are equal in
every outcome, whatever the order of the rows in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.conditions import Derived, Possible, Row, derived_names
from scoring.bounds import Domain, cells, completions


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule: when ``row`` holds, ``categorie`` is advised."""

    id: str
    categorie: str
    row: Row


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Everything needed to score, ordered by priority and id so that the file's order never matters."""

    domains: Mapping[str, Domain]
    """Fact name to all it can be."""
    tables: tuple[tuple[str, Derived], ...]
    """Derived facts; a later one may read an earlier one."""
    ranks: tuple[tuple[tuple[str, tuple[RuleRow, ...]], ...], ...]
    """Per priority, highest first: the categories of that priority, each with its rules."""
    cells: Mapping[str, Mapping[Possible, Possible]]
    """Per fact every value with the one that stands for all values the rules cannot tell from it."""
    reads: Mapping[str, frozenset[str]]
    """Per rule id the facts it reads, through derived facts down to what is recorded."""
    split_order: tuple[str, ...]
    """Facts that any rule reads, those that most rules read first: searches split in this order."""
    kinds: Mapping[str, tuple[Possible, ...]]
    """Per fact one value for each group the rules can tell apart."""
    feeds: Mapping[str, tuple[tuple[str, Derived], ...]]
    """Per recorded fact the derived facts that may change with it, in order."""
    rows: tuple[RuleRow, ...]
    """All rules, in order of priority, category and id."""

    @property
    def unknown(self) -> dict[str, Possible]:
        """The facts of a person of whom nothing is known."""
        return {name: domain.unknown for name, domain in self.domains.items()}

    def alternatives(self, name: str, possible: Possible) -> tuple[Possible, ...]:
        """The values a fact may turn out to have, one for each group the rules can tell apart."""
        if possible == self.domains[name].unknown:
            return self.kinds[name]
        groups: dict[Possible, Possible] = {}
        for value in completions(possible, self.domains[name]):
            groups.setdefault(self.cells[name][value], value)
        return tuple(groups.values())


def compile_table(
    domains: Mapping[str, Domain],
    tables: Iterable[tuple[str, Derived]],
    rules: Iterable[RuleRow],
    priorities: Mapping[str, int],
) -> RuleTable:
    """Order and index the rules; ``priorities`` holds every category, the lowest number goes first."""
    tables = tuple(tables)
    by_category: dict[str, list[RuleRow]] = {categorie: [] for categorie in priorities}
    for rule in sorted(rules, key=lambda rule: rule.id):
        by_category[rule.categorie].append(rule)
    ranks = tuple(
        tuple(
            (categorie, tuple(by_category[categorie]))
            for categorie in sorted(priorities)
            if priorities[categorie] == priority
        )
        for priority in sorted(set(priorities.values()))
    )
    rows = [row for rules_of in by_category.values() for row in rules_of]
    roots = _roots(domains, tables)
    reads = {rule.id: frozenset[str]().union(*(roots[name] for name in rule.row.names)) for rule in rows}
    readers = {name: sum(name in of_rule for of_rule in reads.values()) for name in domains}
    found = cells(domains, tables, [rule.row for rule in rows])
    return RuleTable(
        domains=domains,
        tables=tables,
        ranks=ranks,
        cells=found,
        reads=reads,
        split_order=tuple(
            sorted((name for name in domains if readers[name]), key=lambda name: (-readers[name], name))
        ),
        kinds={name: tuple(dict.fromkeys(found[name].values())) for name in domains},
        feeds={name: tuple((fed, table) for fed, table in tables if name in roots[fed]) for name in domains},
        rows=tuple(row for rank in ranks for _, rows_of in rank for row in rows_of),
    )


def _roots(domains: Mapping[str, Domain], tables: Iterable[tuple[str, Derived]]) -> dict[str, frozenset[str]]:
    roots = {name: frozenset({name}) for name in domains}
    for name, table in tables:
        roots[name] = frozenset[str]().union(*(roots[read] for read in derived_names(table)))
    return roots
