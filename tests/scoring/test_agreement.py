"""Agreement and override: counted right, with true intervals, hidden where few, alarms only from fifty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement import (
    Aandeel,
    Alarm,
    Apart,
    Beoordeling,
    Cijfers,
    Telling,
    Uitkomst,
    alarms,
    compare,
    measure,
    wilson,
)
from tests.scoring.solutions import worked_out

SMALL = 3
GELIJK, NEARER, FARTHER = Uitkomst.GELIJK, Uitkomst.DICHTERBIJ, Uitkomst.VERDER
FEW = (GELIJK, NEARER, FARTHER)


def judged(
    besluit: Uitkomst,
    number: int,
    regel: str = "r1",
    vooraf: Uitkomst = GELIJK,
    *,
    changed: bool = False,
    after: Uitkomst = GELIJK,
) -> list[Beoordeling]:
    return [Beoordeling("zwolle 1.0.0", regel, vooraf, besluit, changed, after)] * number


@pytest.mark.parametrize(
    ("oordeel", "expected"),
    [
        ("b", GELIJK),
        ("a", NEARER),
        ("c", FARTHER),
        ("d", Uitkomst.ZELFDE_AFSTAND),
        (None, Uitkomst.GEEN_KEUZE),
    ],
)
def test_direction_follows_the_afstand(oordeel: str | None, expected: Uitkomst) -> None:
    assert compare(oordeel, "b", {"a": 1, "b": 2, "c": 3, "d": 2}) is expected


@pytest.mark.parametrize(
    ("teller", "noemer", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(teller: int, noemer: int, low: float, high: float) -> None:
    found = wilson(teller, noemer)
    assert (round(found.laag, 4), round(found.hoog, 4)) == (low, high)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_part_and_mirrors(parts: tuple[int, int]) -> None:
    number, whole = parts
    found, mirrored = wilson(number, whole), wilson(whole - number, whole)
    assert 0 <= found.laag <= number / whole <= found.hoog <= 1
    assert found.laag == pytest.approx(1 - mirrored.hoog)


def test_the_figures_of_a_rule_and_of_all() -> None:
    figures = measure(
        [
            *judged(GELIJK, 80),
            *judged(NEARER, 15, vooraf=NEARER),
            *judged(FARTHER, 25, after=FARTHER),
            *judged(Uitkomst.GEEN_KEUZE, 10),
            *judged(Uitkomst.NOG_GEEN, 18, vooraf=NEARER),
            *judged(GELIJK, 60, "r2"),
            *judged(NEARER, 12, changed=True),
            *judged(GELIJK, 30, changed=True),
        ],
        {Apart.GEEN_ADVIES: 14, Apart.ONBEPAALD: 11},
    )
    assert figures.gelezen == 275
    first, second = figures.per_regel
    assert (first.regel, first.aantal, second.regel, second.aantal) == ("r1", 148, "r2", 60)
    assert first.afwijking == Telling(80, 40, 15, 25, 0, 10, 18)
    # Who waits for a decision judged all the same.
    assert first.overeenkomst.deel_gelijk == wilson(115, 148)
    assert first.afwijking.deel_anders == wilson(40, 120)
    assert figures.totaal.afwijking == Telling(140, 40, 15, 25, 0, 10, 18)
    assert figures.na_gesprek == Telling(183, 25, 0, 25, 0, 0, 0)
    # What was changed after the advice stands nowhere else.
    assert figures.gewijzigd == Telling(30, 12, 12, 0, 0, 0, 0)
    assert figures.aantal_gewijzigd == 42
    assert figures.apart[Apart.GEEN_ADVIES] == 14
    assert figures.apart[Apart.NOG_OPEN] == 0
    assert first.alarmen == (Alarm.REGEL_PAST_NIET,)
    assert second.alarmen == (Alarm.STEMPEL,)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({GELIJK: 49}, ()),
        ({GELIJK: 50}, (Alarm.STEMPEL,)),
        ({GELIJK: 49, NEARER: 1}, ()),
        ({GELIJK: 99, NEARER: 1}, (Alarm.STEMPEL,)),
        ({GELIJK: 70, NEARER: 15, FARTHER: 15}, ()),
        ({GELIJK: 69, NEARER: 16, FARTHER: 15}, (Alarm.REGEL_PAST_NIET,)),
        ({GELIJK: 90, FARTHER: 9}, ()),
        ({GELIJK: 90, FARTHER: 10}, (Alarm.EEN_RICHTING,)),
        ({GELIJK: 90, FARTHER: 9, NEARER: 1}, (Alarm.EEN_RICHTING,)),
        ({GELIJK: 90, FARTHER: 9, NEARER: 2}, ()),
        # Who chose nothing is no decision, and neither is one that is still to come.
        ({GELIJK: 40, Uitkomst.GEEN_KEUZE: 60}, ()),
        ({GELIJK: 40, Uitkomst.NOG_GEEN: 60}, ()),
    ],
)
def test_alarms_begin_at_fifty_and_at_their_limits(
    counts: Mapping[Uitkomst, int], expected: tuple[Alarm, ...]
) -> None:
    assert alarms(Counter(counts)) == expected


def test_small_rules_are_one_without_a_name_and_without_an_alarm() -> None:
    many = [one for number in range(12) for one in judged(GELIJK, 5, f"klein{number}")]
    figures = measure([*many, *judged(GELIJK, 40, "groot")], {})
    assert [(row.regel, row.aantal) for row in figures.per_regel] == [("groot", 40), ("", 60)]
    assert figures.per_regel[1].alarmen == ()
    assert figures.totaal.alarmen == (Alarm.STEMPEL,)


def test_too_few_gesprekken_show_nothing() -> None:
    figures = measure(judged(NEARER, 9), {})
    assert figures.gelezen is None
    assert figures.totaal.aantal is None
    assert figures.per_regel == ()
    assert figures.totaal.afwijking.deel_anders is None
    assert measure([], {}).gelezen == 0
    assert measure([], {}).totaal.aantal == 0


def test_without_anybody_who_chose_there_is_no_part() -> None:
    figures = measure(judged(Uitkomst.GEEN_KEUZE, 20), {})
    assert figures.totaal.afwijking.deel_anders is None
    assert isinstance(figures.totaal.overeenkomst.deel_gelijk, Aandeel)


Finest = tuple[str, Uitkomst, Uitkomst, Uitkomst]
VIEWS = (GELIJK, NEARER)


def _reader(figures: Cijfers) -> tuple[list[tuple[frozenset[int], int | None]], int]:
    """What stands in the figures, over the finest counts: a rule with both judgements, changed, or apart."""
    names: list[Finest] = [
        (row.regel, *found) for row in figures.per_regel for found in product(FEW, FEW, VIEWS)
    ]
    extra = [("*", GELIJK, one, GELIJK) for one in FEW] + [("-", GELIJK, GELIJK, GELIJK)]
    names += extra
    everything: list[tuple[frozenset[int], int | None]] = [(frozenset(range(len(names))), figures.gelezen)]

    def add(number: int | None, rule: str | None, at: int, outcomes: tuple[Uitkomst, ...]) -> None:
        fits = frozenset(
            place
            for place, name in enumerate(names)
            if (name[0] == rule if rule is not None else name[0] not in "*-" or not name[0])
            and name[at] in outcomes
        )
        everything.append((fits, number))

    for row in (figures.totaal, *figures.per_regel):
        rule = None if row is figures.totaal else row.regel
        add(row.aantal, rule, 1, FEW)
        for at, tally in ((1, row.overeenkomst), (2, row.afwijking)):
            _tally(add, tally, rule, at)
    _tally(add, figures.na_gesprek, None, 3)
    add(figures.aantal_gewijzigd, "*", 1, FEW)
    _tally(add, figures.gewijzigd, "*", 2)
    add(figures.apart[Apart.GEEN_ADVIES], "-", 1, FEW)
    return everything, len(names)


def _tally(add: object, tally: Telling, rule: str | None, at: int) -> None:
    assert callable(add)
    add(tally.gelijk, rule, at, (GELIJK,))
    add(tally.anders, rule, at, (NEARER, FARTHER))
    add(tally.dichterbij, rule, at, (NEARER,))
    add(tally.verder, rule, at, (FARTHER,))


judgements = st.lists(
    st.builds(
        lambda rule, before, after, changed, view: Beoordeling("z", rule, before, after, changed, view),
        st.sampled_from(["r1", "r2"]),
        st.sampled_from(FEW),
        st.sampled_from(FEW),
        st.sampled_from([False, False, True]),
        st.sampled_from(VIEWS),
    ),
    max_size=8,
)


@given(judgements, st.integers(0, 4))
@settings(max_examples=50, deadline=None)
def test_no_hidden_figure_can_be_worked_out(items: list[Beoordeling], without: int) -> None:
    figures = measure(items, {Apart.GEEN_ADVIES: without}, SMALL)
    if figures.gelezen is None or (figures.totaal.aantal is None and not figures.per_regel):
        return
    sums, finest = _reader(figures)
    assert worked_out(sums, finest, len(items) + without) == []
