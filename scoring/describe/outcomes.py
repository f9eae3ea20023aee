"""For how many of all states two regelsets with the same categories say something else: counted, not sampled.

States are complete and every fact that rules of either read takes part. They are counted as states; how
often one happens is for a population to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires.conditions import Possible
from scoring.describe.model import Overgang, Uitkomsten, VoorbeeldVerschil
from scoring.explain.wording import fact, facts_sentence
from scoring.proof.cells import CellSpace
from scoring.proof.favour import comparable, values_in_order
from scoring.proof.outcomes import Outcomes, deciding, outcomes_of
from scoring.rules import Regelset


def why_not_comparable(one: Regelset, other: Regelset) -> str:
    """Why outcomes cannot be compared, in one sentence; empty when they can."""
    if set(one.per_categorie) != set(other.per_categorie):
        return "De categorieën zijn niet dezelfde, dus de uitkomsten zijn niet naast elkaar te leggen."
    for name in _read(one, other):
        if name in one.per_feit and name in other.per_feit and not _shared_values(name, one, other):
            word = one.per_feit[name].woord
            return f"De regels kennen voor “{word}” geen enkele waarde samen."
    return ""


def compare_outcomes(one: Regelset, other: Regelset) -> Uitkomsten:
    """Count the states with another category, over values that both know.

    Raises ValueError when :func:`why_not_comparable` says why not, and KlantbeeldError (INHOUD-ONGELDIG)
    for rules that tell too many cases apart.
    """
    if why_not_comparable(one, other):
        raise ValueError("the outcomes cannot be compared")
    groups = _groups(one, other)
    space = CellSpace(groups)
    before, after = outcomes_of(one.table, space), outcomes_of(other.table, space)
    counter = _Counter(space, groups)
    moves = {
        (van, naar): cells
        for van, given in before.per_categorie.items()
        for naar, given_then in after.per_categorie.items()
        if van != naar and (cells := given & given_then)
    }
    counted = {move: counter.states(cells) for move, cells in moves.items()}
    differing = 0
    for cells in moves.values():
        differing |= cells
    return Uitkomsten(
        toestanden=counter.states(space.everything),
        anders=sum(counted.values()),
        overgangen=tuple(
            Overgang(van=one.per_categorie[van].kort, naar=other.per_categorie[naar].kort, toestanden=number)
            for (van, naar), number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        ),
        voorbeeld=_example(differing, one, other, before, after) if differing else None,
    )


def _read(one: Regelset, other: Regelset) -> list[str]:
    """The facts that rules of either read, in the order of the first and then of the second."""
    read = {*one.table.split_order, *other.table.split_order}
    return [name for name in dict.fromkeys([*one.per_feit, *other.per_feit]) if name in read]


def _shared_values(name: str, one: Regelset, other: Regelset) -> list[Possible]:
    declared = [regelset.per_feit[name] for regelset in (one, other) if name in regelset.per_feit]
    known = [set(feit.domain.values()) for feit in declared]
    return [value for value in values_in_order(declared[0]) if all(value in values for values in known)]


def _groups(one: Regelset, other: Regelset) -> dict[str, list[list[Possible]]]:
    """Per fact the values that no rule of either can tell apart, together."""
    found: dict[str, list[list[Possible]]] = {}
    for name in _read(one, other):
        tables = [regelset.table for regelset in (one, other) if name in regelset.per_feit]
        groups: dict[tuple[Possible, ...], list[Possible]] = {}
        for value in _shared_values(name, one, other):
            groups.setdefault(tuple(table.cells[name][value] for table in tables), []).append(value)
        found[name] = list(groups.values())
    return found


class _Counter:
    """Counts the states in a set of cells: each cell stands for every combination of its values."""

    def __init__(self, space: CellSpace, groups: Mapping[str, Sequence[Sequence[Possible]]]) -> None:
        self._digits = [
            (axis.stride, [len(group) for group in groups[name]]) for name, axis in space.axes.items()
        ]
        self._known: dict[tuple[int, int], int] = {}

    def states(self, cells: int) -> int:
        """How many states there are in ``cells``."""
        return self._states(cells, len(self._digits))

    def _states(self, cells: int, axes: int) -> int:
        if not cells or not axes:
            return 1 if cells else 0
        key = (axes, cells)
        if key not in self._known:
            stride, sizes = self._digits[axes - 1]
            block = (1 << stride) - 1
            self._known[key] = sum(
                size * self._states(cells >> digit * stride & block, axes - 1)
                for digit, size in enumerate(sizes)
            )
        return self._known[key]


def _example(
    cells: int, one: Regelset, other: Regelset, before: Outcomes, after: Outcomes
) -> VoorbeeldVerschil:
    """The state that departs least from the most favourable one, in words."""
    space = before.space
    state = space.nearest(cells)
    whose = {name: one if name in one.per_feit else other for name in state}
    told = [
        fact(name, value, whose[name])
        for name, value in state.items()
        if value != space.neutral(name) or not comparable(whose[name].per_feit[name])
    ]
    here = cells
    for name, value in state.items():
        axis = space.axes[name]
        here &= axis.masks[axis.digits[value]]
    rest = " Al het andere staat gunstig." if len(told) < len(state) else ""
    van = next(categorie for categorie, given in before.per_categorie.items() if given & here)
    naar = next(categorie for categorie, given in after.per_categorie.items() if given & here)
    return VoorbeeldVerschil(
        zin=(facts_sentence(told) + rest).strip(),
        van=one.per_categorie[van].kort,
        naar=other.per_categorie[naar].kort,
        regels_van=deciding(one.table.rows, before, here),
        regels_naar=deciding(other.table.rows, after, here),
    )
