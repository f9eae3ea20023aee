"""How the categories of a report are called, ordered and coloured.

Owns the two sides of the comparison, before and now. It never looks at a count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.rescoring.report_figures import NONE_FILL, OPEN_FILL, category_fills
from scoring.aggregate import GEEN_ADVIES, Categorie

if TYPE_CHECKING:
    from interview.rescoring.report import Kant, ReportInput


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its categories in order."""

    kanten: tuple[Kant, ...]
    """The rules that gave them; an earlier one names a category that is in more than one."""
    order: tuple[Categorie, ...]
    """Nearest to work first; then what the rules do not know, onbepaald and no advice, where it occurs."""

    @classmethod
    def of(cls, kanten: tuple[Kant, ...], found: Iterable[Categorie]) -> Side:
        """The side with every category of its rules, and the others that were found."""
        seen = set(found)
        order: list[Categorie] = []
        for kant in kanten:
            order += [one.id for one in kant.categorieen if one.id not in order]
        order += sorted(one for one in seen if one and one not in order)
        return cls(kanten, (*order, *(one for one in (None, GEEN_ADVIES) if one in seen)))

    def name(self, categorie: Categorie) -> str:
        """How a category reads in a table."""
        if categorie is None:
            return "Onbepaald"
        if categorie == GEEN_ADVIES:
            return "Nog geen advies"
        known = (one.kort for kant in self.kanten for one in kant.categorieen if one.id == categorie)
        return next(known, categorie)

    def names(self) -> tuple[str, ...]:
        """Every category as it reads, in order."""
        return tuple(self.name(one) for one in self.order)

    def fills(self) -> dict[Categorie, str]:
        """Category to its colour."""
        known = [one for one in self.order if one]
        fills: dict[Categorie, str] = dict(zip(known, category_fills(len(known)), strict=True))
        apart = {None: OPEN_FILL, GEEN_ADVIES: NONE_FILL}
        return fills | {one: apart[one] for one in self.order if not one}


@dataclass(frozen=True, slots=True)
class Sides:
    """Before and now."""

    voor: Side
    nu: Side
    vergelijkbaar: bool
    """Both know the same categories, so that somebody can stay where they were."""

    @classmethod
    def of(cls, given: ReportInput, overgangen: Sequence[tuple[Categorie, Categorie]]) -> Sides:
        """The sides of one report."""
        # Old categories that came without their rules are those of the new ones, or have no words.
        before = given.oud or ((given.nieuw,) if given.vergelijkbaar else ())
        return cls(
            Side.of(before, (oud for oud, _ in overgangen)),
            Side.of((given.nieuw,), (nieuw for _, nieuw in overgangen)),
            given.vergelijkbaar,
        )

    def stays(self, oud: Categorie, nieuw: Categorie) -> bool:
        """Whether a transition is none."""
        return self.vergelijkbaar and oud == nieuw

    def moves(self, oud: Categorie, nieuw: Categorie) -> bool:
        """Whether it is one from an outcome to another; of other groups, who comes out here at all."""
        return not self.vergelijkbaar or oud not in (nieuw, GEEN_ADVIES)
