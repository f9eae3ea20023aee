"""How often people judge as the rules advise before they see it, and how often it is decided otherwise.

Owns the counting, the intervals and the alarms. It must never hold who judged or who was judged, never rank
anybody, and never call a judgement right or wrong: a rule can be the one that is mistaken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scoring.suppression import DREMPEL, Edge, hidden_edges

ALARM_VANAF = 50
"""Fewer gesprekken than this say too little for an alarm."""
STEMPEL_PROCENT = 2
"""Fewer decisions than this part differ: the advice may be followed without a thought."""
REGEL_PROCENT = 30
"""More decisions than this part differ: the rule may be wrong."""
RICHTING_VANAF, RICHTING_PROCENT = 10, 90
"""So many decisions with a direction, and so large a part of them one way."""
_Z = 1.959964
"""Of the normal distribution, for 95%."""


class Uitkomst(StrEnum):
    """How a judgement lies beside the advice."""

    GELIJK = "gelijk"
    """The same category."""
    DICHTERBIJ = "dichterbij"
    """Another one, nearer to work."""
    VERDER = "verder"
    """Another one, farther from work."""
    ZELFDE_AFSTAND = "zelfde_afstand"
    """Another one, as far from work."""
    GEEN_KEUZE = "geen_keuze"
    """No category was chosen."""
    NOG_GEEN = "nog_geen"
    """Nothing was said about it yet."""


class Apart(StrEnum):
    """Why a gesprek is not compared."""

    GEEN_ADVIES = "geen_advies"
    """No advice was shown."""
    ONBEPAALD = "onbepaald"
    """The rules left it open, so there is nothing to differ from."""
    NOG_OPEN = "nog_open"
    """There is no judgement from before the advice."""
    REGELS_ONBEKEND = "regels_onbekend"
    """The rules it was advised by are not installed, or do not know its categories."""


class Alarm(StrEnum):
    """A reason to look together at a rule; never at a person."""

    STEMPEL = "stempel"
    """Hardly anybody differs."""
    REGEL_PAST_NIET = "regel_past_niet"
    """Very many differ."""
    EEN_RICHTING = "een_richting"
    """Nearly all who differ do so in the same direction."""


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """One gesprek in which somebody judged before the advice was shown."""

    regelset: str
    """Name and version, such as ``zwolle 1.0.0``."""
    regel: str
    """Id of the rule that gave the advice."""
    vooraf: Uitkomst
    """The own judgement, frozen when the advice was shown, beside the advice."""
    besluit: Uitkomst
    """What the municipality decided, beside the advice."""
    gewijzigd: bool
    """A niveau, belemmert or feit was changed after the advice was shown."""
    na_gesprek: Uitkomst
    """What the consultant found after talking the advice over, beside the advice."""


@dataclass(frozen=True, slots=True)
class Aandeel:
    """A part of a whole, with its 95% interval (Wilson, 1927)."""

    teller: int
    noemer: int
    laag: float
    hoog: float


@dataclass(frozen=True, slots=True)
class Telling:
    """Judgements beside the advice. None is hidden."""

    gelijk: int | None
    anders: int | None
    """Another category, in whatever direction."""
    dichterbij: int | None
    verder: int | None
    zelfde_afstand: int | None
    geen_keuze: int | None
    nog_geen: int | None
    """In no part: it may still become anything."""

    @property
    def deel_gelijk(self) -> Aandeel | None:
        """Part that is the same, of all with a category; None when that is hidden or there are none."""
        return self._part(self.gelijk)

    @property
    def deel_anders(self) -> Aandeel | None:
        """Part that differs, of all with a category; None when that is hidden or there are none."""
        return self._part(self.anders)

    def _part(self, number: int | None) -> Aandeel | None:
        if number is None or self.gelijk is None or self.anders is None or not self.gelijk + self.anders:
            return None
        return wilson(number, self.gelijk + self.anders)


@dataclass(frozen=True, slots=True)
class Regelcijfers:
    """The figures of one rule, or of all."""

    regelset: str
    """Empty for all rules together, and for the rules that are too small to be shown alone."""
    regel: str
    aantal: int | None
    """Gesprekken that were compared."""
    overeenkomst: Telling
    """Own judgement before the advice."""
    afwijking: Telling
    """What the municipality decided."""
    alarmen: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All figures. None is hidden."""

    gelezen: int | None
    """Gesprekken, with those that are not compared."""
    totaal: Regelcijfers
    per_regel: tuple[Regelcijfers, ...]
    """By name; rules under the threshold come last, as one without a name."""
    na_gesprek: Telling
    """What consultants found after the talk, over all rules: their view, no decision."""
    gewijzigd: Telling
    """Decisions in gesprekken in which something was changed after the advice; counted nowhere else."""
    aantal_gewijzigd: int | None
    apart: Mapping[Apart, int | None]
    """Gesprekken that are not compared."""


def compare(oordeel: str | None, advies: str, afstand: Mapping[str, int]) -> Uitkomst:
    """How a judgement lies beside an advice; ``afstand`` says how far from work each category is.

    Raises KeyError: for a category without an afstand.
    """
    if oordeel is None:
        return Uitkomst.GEEN_KEUZE
    if oordeel == advies:
        return Uitkomst.GELIJK
    step = afstand[oordeel] - afstand[advies]
    if not step:
        return Uitkomst.ZELFDE_AFSTAND
    return Uitkomst.DICHTERBIJ if step < 0 else Uitkomst.VERDER


def wilson(teller: int, noemer: int) -> Aandeel:
    """The 95% score interval of ``teller`` out of ``noemer``, which is at least 1 (Wilson, JASA 22, 1927)."""
    part, square = teller / noemer, _Z * _Z
    middle = part + square / (2 * noemer)
    reach = _Z * sqrt(part * (1 - part) / noemer + square / (4 * noemer * noemer))
    whole = 1 + square / noemer
    # The ends are exact where nobody, or everybody, does: rounding must not cross them.
    low = 0.0 if not teller else (middle - reach) / whole
    high = 1.0 if teller == noemer else (middle + reach) / whole
    return Aandeel(teller, noemer, low, high)


def alarms(uitkomsten: Counter[Uitkomst]) -> tuple[Alarm, ...]:
    """What deserves a look together, from the decisions beside the advice; nothing under ``ALARM_VANAF``.

    It says on which side of a limit a part lies, also where the count itself is hidden: that is its purpose.
    """
    nearer, farther = uitkomsten[Uitkomst.DICHTERBIJ], uitkomsten[Uitkomst.VERDER]
    differ = nearer + farther + uitkomsten[Uitkomst.ZELFDE_AFSTAND]
    whole = differ + uitkomsten[Uitkomst.GELIJK]
    if whole < ALARM_VANAF:
        return ()
    found = []
    if 100 * differ < STEMPEL_PROCENT * whole:
        found.append(Alarm.STEMPEL)
    if 100 * differ > REGEL_PROCENT * whole:
        found.append(Alarm.REGEL_PAST_NIET)
    directed = nearer + farther
    if directed >= RICHTING_VANAF and 100 * max(nearer, farther) >= RICHTING_PROCENT * directed:
        found.append(Alarm.EEN_RICHTING)
    return tuple(found)


def measure(
    beoordelingen: Iterable[Beoordeling], apart: Mapping[Apart, int], drempel: int = DREMPEL
) -> Cijfers:
    """Count, and hide every count under ``drempel`` with whatever would give it away.

    ``apart`` holds how many gesprekken are not compared, and why.
    """
    items = list(beoordelingen)
    compared = [one for one in items if not one.gewijzigd]
    read = len(items) + sum(apart.values())
    size = Counter((one.regelset, one.regel) for one in compared)
    pooled = [(*_row(one, size, drempel), one) for one in compared]
    edges = _edges(pooled, [one.besluit for one in items if one.gewijzigd], apart)
    hidden = None if read < drempel else hidden_edges([*edges.values()], drempel)
    keys = list(edges)
    shown = _Shown(
        {}
        if hidden is None
        else {key: None if at in hidden else edges[key].flow for at, key in enumerate(keys)},
        all_hidden=hidden is None and read > 0,
    )
    rows = {(regelset, regel): Counter[Uitkomst]() for regelset, regel, _ in pooled}
    for regelset, regel, one in pooled:
        rows[regelset, regel][one.besluit] += 1
    # Together, rules that are too small are no rule to look at.
    order = [] if hidden is None else sorted(rows, key=lambda row: (not row[1], row))
    return Cijfers(
        gelezen=read if hidden is not None or not read else None,
        totaal=shown.figures("", "", alarms(Counter(one.besluit for one in compared))),
        per_regel=tuple(
            shown.figures(*row, alarms(rows[row]) if row[1] else (), per_rule=True) for row in order
        ),
        na_gesprek=shown.tally("na_gesprek"),
        gewijzigd=shown.tally("gewijzigd"),
        aantal_gewijzigd=shown.number("gewijzigd"),
        apart={reason: shown.number("apart", reason) for reason in Apart},
    )


_ANDERS = (Uitkomst.DICHTERBIJ, Uitkomst.VERDER, Uitkomst.ZELFDE_AFSTAND)
_Key = tuple[str, ...]
"""Which count; a longer one is a part of a shorter one."""


def _row(one: Beoordeling, size: Mapping[tuple[str, str], int], drempel: int) -> tuple[str, str]:
    name = (one.regelset, one.regel)
    return name if size[name] >= drempel else ("", "")


def _group(uitkomst: Uitkomst) -> str:
    return "anders" if uitkomst in _ANDERS else uitkomst.value


def _edges(
    compared: Iterable[tuple[str, str, Beoordeling]], changed: Iterable[Uitkomst], apart: Mapping[Apart, int]
) -> dict[_Key, Edge]:
    """The counts as a network: judgement before -> rule -> decision -> view after it; the rest is apart."""
    flows: Counter[tuple[_Key, Hashable, Hashable]] = Counter()
    for regelset, regel, one in compared:
        rule = (regelset, regel)
        flows[("alle",), "begin", "voor"] += 1
        flows[("regel", *rule), ("in", rule), ("uit", rule)] += 1
        # Before the rule the stream runs one way, after it the other way, so that both ends are alike.
        for kind, uitkomst, near, far in (
            ("vooraf", one.vooraf, ("in", rule), "voor"),
            ("besluit", one.besluit, ("uit", rule), "na"),
        ):
            group = _group(uitkomst)
            steps: list[tuple[_Key, Hashable, Hashable]] = [
                (("alle", kind, group), far, (kind, group)),
                (("alle", kind, group, uitkomst), (kind, group), (kind, group, uitkomst)),
                (("regel", *rule, kind, group, uitkomst), (kind, group, uitkomst), (*rule, kind, group)),
                (("regel", *rule, kind, group), (*rule, kind, group), near),
            ]
            for key, start, end in steps:
                flows[(key, start, end) if kind == "vooraf" else (key, end, start)] += 1
        flows[("alle", "na"), "na", "over"] += 1
        after = _group(one.na_gesprek)
        flows[("na_gesprek", after), "over", ("na_gesprek", after)] += 1
        flows[("na_gesprek", after, one.na_gesprek), ("na_gesprek", after), "eind"] += 1
    for uitkomst in changed:
        group = _group(uitkomst)
        flows[("gewijzigd",), "begin", "gewijzigd"] += 1
        flows[("gewijzigd", group), "gewijzigd", ("gewijzigd", group)] += 1
        flows[("gewijzigd", group, uitkomst), ("gewijzigd", group), "eind"] += 1
    for reason, number in apart.items():
        flows[("apart", reason), "begin", "eind"] += number
    found = {
        key: Edge(start, end, number, _weight(key)) for (key, start, end), number in flows.items() if number
    }
    return dict(sorted(found.items(), key=lambda item: item[0]))


def _weight(key: _Key) -> int:
    """How many gesprekken there are is missed most, then what holds for all rules together."""
    if key in {("alle",), ("alle", "na")} or (key[0] == "regel" and len(key) == len(("regel", "", ""))):
        return 20
    return 5 if key[0] == "alle" else 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """The counts that may be shown."""

    counts: Mapping[_Key, int | None]
    all_hidden: bool

    def number(self, *key: str) -> int | None:
        return None if self.all_hidden else self.counts.get(key, 0)

    def tally(self, *key: str) -> Telling:
        return Telling(
            gelijk=self.number(*key, Uitkomst.GELIJK),
            anders=self.number(*key, "anders"),
            dichterbij=self.number(*key, "anders", Uitkomst.DICHTERBIJ),
            verder=self.number(*key, "anders", Uitkomst.VERDER),
            zelfde_afstand=self.number(*key, "anders", Uitkomst.ZELFDE_AFSTAND),
            geen_keuze=self.number(*key, Uitkomst.GEEN_KEUZE),
            nog_geen=self.number(*key, Uitkomst.NOG_GEEN),
        )

    def figures(
        self, regelset: str, regel: str, found: tuple[Alarm, ...], *, per_rule: bool = False
    ) -> Regelcijfers:
        key = ("regel", regelset, regel) if per_rule else ("alle",)
        return Regelcijfers(
            regelset,
            regel,
            self.number(*key),
            self.tally(*key, "vooraf"),
            self.tally(*key, "besluit"),
            () if self.all_hidden else found,
        )
