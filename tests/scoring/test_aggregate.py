"""What may be shown of counts: no hidden one can be worked out, by nobody who can count."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.aggregate import GEEN_ADVIES, Beschermd, Categorie, Overgang, protect
from tests.scoring.solutions import worked_out

Atom = tuple[str | None, Categorie, Categorie, str | None]
SMALL = 3
"""A low threshold, so that every solution of the equations can be tried."""


def atoms_of(given_counts: Iterable[Overgang], drempel: int) -> Counter[Atom]:
    """The finest counts, with municipalities that are too small taken together."""
    moved = list(given_counts)
    size: Counter[str] = Counter()
    for one in moved:
        size[one.gemeente] += one.aantal
    found: Counter[Atom] = Counter()
    for one in moved:
        if one.aantal:
            place = one.gemeente if size[one.gemeente] >= drempel else None
            found[place, one.oud, one.nieuw, one.regel] += one.aantal
    return found


def told(shown: Beschermd, names: Sequence[Atom]) -> list[tuple[frozenset[int], int | None]]:
    """Every count a reader sees, as which of the finest counts it adds up; None for hidden."""

    def where(first: int, last: int, key: tuple[str | None, ...]) -> frozenset[int]:
        return frozenset(number for number, atom in enumerate(names) if atom[first:last] == key)

    sums: list[tuple[frozenset[int], int | None]] = [(where(0, 0, ()), shown.totaal)]
    for place in shown.gemeenten:
        sums.append((where(0, 1, (place.naam,)), place.totaal))
        cells = place.overgangen or {}
        sums += [(where(0, 3, (place.naam, *key)), value) for key, value in cells.items()]
    sums += [(where(1, 3, key), value) for key, value in shown.overgangen.items()]
    sums += [(where(1, 4, key), value) for key, value in shown.via_regel.items()]
    sums += [(where(3, 4, (regel,)), value) for regel, value in shown.per_regel.items()]
    return sums


def given_away(shown: Beschermd, real: Counter[Atom]) -> list[frozenset[int]]:
    """The hidden counts that a reader can work out."""
    # A reader knows that a count that is not in a table is 0; the rest of the finest counts is free.
    places = [place.naam for place in shown.gemeenten]
    seen = {
        (place.naam, *key)
        for place in shown.gemeenten
        for key in (shown.overgangen if place.overgangen is None else place.overgangen)
    }
    names = [(g, *via) for g in places for via in shown.via_regel if (g, via[0], via[1]) in seen]
    return worked_out(told(shown, names), len(names), sum(real.values()))


rules = {"r1": "a", "r2": "a", "r3": "b", None: None}
overgangen = st.builds(
    lambda gemeente, oud, regel, aantal: Overgang(gemeente, oud, rules[regel], regel, aantal),
    st.sampled_from(["Bedachtstad", "Verzonnendorp", "Fictief"]),
    st.sampled_from(["a", "b", GEEN_ADVIES]),
    st.sampled_from(list(rules)),
    st.integers(0, 5),
)


@given(st.lists(overgangen, max_size=6))
@settings(max_examples=150)
def test_no_hidden_count_can_be_worked_out(counts: list[Overgang]) -> None:
    shown = protect(counts, SMALL)
    if not shown.alles_verborgen:
        assert given_away(shown, atoms_of(counts, SMALL)) == []


@given(st.lists(overgangen, max_size=8))
def test_what_is_shown_is_true_and_never_small(counts: list[Overgang]) -> None:
    shown = protect(counts, SMALL)
    real = atoms_of(counts, SMALL)
    names = list(real)
    for members, value in told(shown, names):
        if value is not None:
            assert value == sum(real[names[number]] for number in members)
            assert value == 0 or value >= SMALL
    if not shown.alles_verborgen:
        assert {atom[0] for atom in real} == {place.naam for place in shown.gemeenten}
        assert {atom[1:] for atom in real} == set(shown.via_regel)


@given(st.lists(overgangen, max_size=8), st.randoms(use_true_random=False))
def test_the_same_counts_hide_the_same_cells(counts: list[Overgang], chance: random.Random) -> None:
    shuffled = [
        part
        for one in counts
        for part in (replace(one, aantal=one.aantal // 2), replace(one, aantal=one.aantal - one.aantal // 2))
    ]
    chance.shuffle(shuffled)
    assert protect(shuffled, SMALL) == protect(counts, SMALL)


def test_hiding_only_what_is_small_would_give_it_away() -> None:
    counts = [
        Overgang("Bedachtstad", "a", "b", "r3", 2),
        Overgang("Bedachtstad", "a", "a", "r1", 5),
        Overgang("Fictief", "a", "a", "r1", 9),
        Overgang("Fictief", "a", "b", "r3", 4),
    ]
    shown = protect(counts, SMALL)
    assert given_away(shown, atoms_of(counts, SMALL)) == []
    place = replace(shown.gemeenten[0], overgangen={("a", "a"): 5, ("a", "b"): None}, totaal=7)
    other = replace(shown.gemeenten[1], overgangen={("a", "a"): 9, ("a", "b"): 4}, totaal=13)
    naive = replace(shown, gemeenten=(place, other), overgangen={("a", "a"): 14, ("a", "b"): 6})
    assert given_away(naive, atoms_of(counts, SMALL))


def test_subtracting_the_municipalities_from_the_total_gives_nothing() -> None:
    shown = protect(
        [
            Overgang("Bedachtstad", "a", "b", "r3", 4),
            Overgang("Bedachtstad", "a", "a", "r1", 100),
            Overgang("Fictief", "a", "b", "r3", 40),
            Overgang("Fictief", "a", "a", "r1", 200),
        ]
    )
    bedachtstad, fictief = shown.gemeenten
    assert bedachtstad.overgangen is not None
    assert fictief.overgangen is not None
    assert bedachtstad.overgangen["a", "b"] is None
    # Either the total is hidden too, or another municipality hides its part.
    assert shown.overgangen["a", "b"] is None or fictief.overgangen["a", "b"] is None
    assert bedachtstad.totaal is None or bedachtstad.overgangen["a", "a"] is None


def test_small_municipalities_are_one_without_a_name() -> None:
    shown = protect(
        [
            Overgang("Bedachtstad", "a", "a", "r1", 50),
            Overgang("Fictief", "a", "a", "r1", 9),
            Overgang("Verzonnendorp", "a", "a", "r1", 6),
        ]
    )
    assert [place.naam for place in shown.gemeenten] == ["Bedachtstad", None]
    assert shown.gemeenten[1].totaal == 15
    assert shown.gemeenten[1].overgangen == {("a", "a"): 15}


def test_of_too_few_people_in_small_municipalities_not_even_a_nought_is_shown() -> None:
    shown = protect(
        [
            Overgang("Bedachtstad", "a", "a", "r1", 50),
            Overgang("Bedachtstad", "a", "b", "r3", 50),
            Overgang("Fictief", "a", "a", "r1", 9),
        ]
    )
    # That nobody there goes to b would say where all nine go.
    assert [(place.naam, place.totaal, place.overgangen is None) for place in shown.gemeenten] == [
        ("Bedachtstad", None, False),
        (None, None, True),
    ]


@pytest.mark.parametrize(
    ("counts", "total", "all_hidden"),
    [
        ([], 0, False),
        ([Overgang("Fictief", "a", "a", "r1", 0)], 0, False),
        ([Overgang("Fictief", "a", "a", "r1", 9)], None, True),
        ([Overgang("Fictief", "a", "a", "r1", 10)], 10, False),
        # Ten transitions of one each: every 0 that is shown would make all of them known.
        ([Overgang("Fictief", f"c{number}", "a", "r1", 1) for number in range(10)], 10, True),
    ],
)
def test_too_few_to_show_anything(counts: list[Overgang], total: int | None, all_hidden: bool) -> None:
    shown = protect(counts)
    assert (shown.totaal, shown.alles_verborgen) == (total, all_hidden)
    assert not all_hidden or not (shown.overgangen or shown.gemeenten or shown.per_regel or shown.via_regel)


def test_a_count_below_zero_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="below 0"):
        protect([Overgang("Fictief", "a", "a", "r1", -1)])
