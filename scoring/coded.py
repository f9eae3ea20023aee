"""The recorded values of every fact with what they mean to the rules, worked out once per regelset.

People whose values the rules cannot tell apart are of one kind and have one outcome. It owns the numbers of
those kinds; it judges nothing, and an unknown is a kind of its own, never one of the values it may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from questionnaires.conditions import LEFT_OUT, Bounds, LeftOut, Possible
from scoring.table import RuleTable

Item: TypeAlias = tuple[str, Possible]
"""Fact name and what it may still be."""

Coded: TypeAlias = tuple[Item, int]
"""An item and what it adds to the number of the kind."""


class CodedFact(NamedTuple):
    """One fact in the order of the regelset."""

    name: str
    """Full name, for example ``belemmert.geld``."""
    room: str
    """``niveau``, ``belemmert`` or ``feit``."""
    key: str
    """The leefgebied or the id of the feit."""
    known: Mapping[object, Coded]
    """Per recorded value."""
    unknown: Coded
    """When nothing is known."""
    left_out: Coded | None
    """When it is left out; None where that is not allowed."""


def coded_facts(table: RuleTable) -> tuple[CodedFact, ...]:
    """Every declared fact; kinds are numbered so that no two combinations have the same sum."""
    found = []
    stride = 1
    for name, domain in table.domains.items():
        room, _, key = name.partition(".")
        kinds = table.kinds[name] if name in table.split_order else ()
        places = {kind: place for place, kind in enumerate(kinds, start=1)}
        coded: dict[Possible, Coded] = {
            value: ((name, value), stride * places.get(table.cells[name][value], 0))
            for value in domain.values()
        }
        found.append(
            CodedFact(
                name=name,
                room=room,
                key=key,
                known={_recorded(value): one for value, one in coded.items() if value != LEFT_OUT},
                unknown=((name, domain.unknown), 0),
                left_out=coded.get(LEFT_OUT),
            )
        )
        stride *= len(kinds) + 1
    return tuple(found)


def _recorded(value: Possible) -> str | int:
    """A single value as a record holds it."""
    if isinstance(value, Bounds):
        return value.lo
    assert not isinstance(value, LeftOut)
    (only,) = value.values
    return only
