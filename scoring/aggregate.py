"""From outcomes to counts that may be shown: who moved from which category to which, and by which rule.

Owns the counts and what is hidden of them. Every figure of a report is worked out from
``Beschermd`` alone, so that what is hidden here stays hidden in each sum, share and picture.
It must never hold who somebody is, and never rank a municipality or a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scoring.suppression import DREMPEL, Edge, hidden_edges

GEEN_ADVIES = ""
"""The old category of a gesprek in which no advice was ever shown."""

Categorie = str | None
"""Id of a category; None is onbepaald, and :data:`GEEN_ADVIES` is no advice at all."""


@dataclass(frozen=True, slots=True)
class Overgang:
    """So many gesprekken of one municipality that went from one category to another by one rule."""

    gemeente: str
    """Name of the municipality; empty when it is not known."""
    oud: Categorie
    """The category before."""
    nieuw: Categorie
    """The category now."""
    regel: str | None
    """Id of the rule that decided now; None when the outcome is onbepaald."""
    aantal: int
    """How many gesprekken, at least 0."""


@dataclass(frozen=True, slots=True)
class GemeenteTelling:
    """The transitions of one municipality. A count of None is hidden; a key that is absent counts 0."""

    naam: str | None
    """None for all municipalities together that are too small to be shown alone."""
    totaal: int | None
    """How many gesprekken."""
    overgangen: Mapping[tuple[Categorie, Categorie], int | None] | None
    """Old and new category to how many. None for small municipalities of which the number is hidden:
    where nobody is would already tell of so few people where they are."""


@dataclass(frozen=True, slots=True)
class Beschermd:
    """Counts that may be shown. A count of None is hidden; a key that is absent counts 0."""

    totaal: int | None
    """How many gesprekken; hidden only when they are too few to show anything."""
    alles_verborgen: bool
    """Nothing can be shown: then no table says where a 0 stands either."""
    overgangen: Mapping[tuple[Categorie, Categorie], int | None]
    """Old and new category to how many, of all municipalities."""
    gemeenten: tuple[GemeenteTelling, ...]
    """Per municipality, by name; those too small come last, as one."""
    per_regel: Mapping[str | None, int | None]
    """Rule to how many it decides now."""
    via_regel: Mapping[tuple[Categorie, Categorie, str | None], int | None]
    """Old and new category and rule to how many."""


def protect(overgangen: Iterable[Overgang], drempel: int = DREMPEL) -> Beschermd:
    """Count, and hide every count under ``drempel`` with whatever would give it away.

    A 0 is shown: that nobody made a transition is no fact about a person. Municipalities with fewer
    gesprekken than ``drempel`` are taken together without their names or their number. The same counts
    always hide the same cells, in whatever order they come.

    Raises ValueError: for a count below 0.
    """
    counted: Counter[tuple[str, Categorie, Categorie, str | None]] = Counter()
    for overgang in overgangen:
        if overgang.aantal < 0:
            raise ValueError("a count cannot be below 0")
        counted[overgang.gemeente, overgang.oud, overgang.nieuw, overgang.regel] += overgang.aantal
    total = sum(counted.values())
    if not total:
        return Beschermd(0, False, {}, (), {}, {})
    flows = _flows(counted, drempel)
    hidden = None if total < drempel else hidden_edges([*flows.values()], drempel)
    if hidden is None:
        return Beschermd(None if total < drempel else total, True, {}, (), {}, {})
    shown = {key: None if number in hidden else edge.flow for number, (key, edge) in enumerate(flows.items())}
    return _arranged(total, shown)


class _Count(NamedTuple):
    """Which count: its kind, and what it is about."""

    soort: Literal["gemeente", "cel", "overgang", "via", "regel"]
    gemeente: str | None = None
    oud: Categorie = None
    nieuw: Categorie = None
    regel: str | None = None

    def place(self) -> tuple[object, ...]:
        """Where it stands among the others; None comes after every name."""
        names = (self.gemeente, self.oud, self.nieuw, self.regel)
        return self.soort, *((name is None, name or "") for name in names)


_WEIGHTS = {"gemeente": 10, "regel": 10, "overgang": 3, "via": 2, "cel": 1}
"""Totals are missed most, then what holds for all municipalities together."""


def _flows(
    counted: Mapping[tuple[str, Categorie, Categorie, str | None], int], drempel: int
) -> dict[_Count, Edge]:
    """The counts as a network, municipality -> transition -> rule, in an order of its own."""
    size: Counter[str] = Counter()
    for (gemeente, _, _, _), number in counted.items():
        size[gemeente] += number
    flows: Counter[tuple[_Count, object, object]] = Counter()
    for (gemeente, oud, nieuw, regel), number in counted.items():
        name = gemeente if size[gemeente] >= drempel else None
        place, rule = _Count("gemeente", name), _Count("regel", regel=regel)
        before, after = ("voor", oud, nieuw), ("na", oud, nieuw)
        flows[place, "begin", place] += number
        flows[_Count("cel", name, oud, nieuw), place, before] += number
        flows[_Count("overgang", None, oud, nieuw), before, after] += number
        flows[_Count("via", None, oud, nieuw, regel), after, rule] += number
        flows[rule, rule, "eind"] += number
    edges = [
        (count, Edge(start, end, number, _WEIGHTS[count.soort]))
        for (count, start, end), number in flows.items()
        if number
    ]
    return dict(sorted(edges, key=lambda item: item[0].place()))


def _arranged(total: int, shown: Mapping[_Count, int | None]) -> Beschermd:
    cells: dict[str | None, dict[tuple[Categorie, Categorie], int | None]] = {}
    for count, number in shown.items():
        if count.soort == "cel":
            cells.setdefault(count.gemeente, {})[count.oud, count.nieuw] = number
    return Beschermd(
        totaal=total,
        alles_verborgen=False,
        overgangen={(at.oud, at.nieuw): number for at, number in shown.items() if at.soort == "overgang"},
        gemeenten=tuple(
            GemeenteTelling(
                at.gemeente,
                number,
                None if at.gemeente is None and number is None else cells[at.gemeente],
            )
            for at, number in shown.items()
            if at.soort == "gemeente"
        ),
        per_regel={at.regel: number for at, number in shown.items() if at.soort == "regel"},
        via_regel={(at.oud, at.nieuw, at.regel): number for at, number in shown.items() if at.soort == "via"},
    )
