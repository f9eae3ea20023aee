"""The grammar of conditions, and the laws that make an interval verdict trustworthy."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.conditions import (
    LEFT_OUT,
    UNANSWERED,
    Bounds,
    Derived,
    Options,
    Opzoek,
    Possible,
    RangeTest,
    Row,
    Selection,
    Slechtste,
    Tel,
    Test,
    ValueTest,
    Verdict,
    derived_names,
    options,
    parse_row,
    parse_test,
    with_derived,
)
from questionnaires.errors import ContentErrorCode, KlantbeeldError

NO = Verdict(False, False)
MAYBE = Verdict(False, True)
YES = Verdict(True, True)


@pytest.mark.parametrize(
    ("raw", "test"),
    [
        ("<=2", RangeTest(None, 2)),
        (">=0", RangeTest(0, None)),
        ("2..3", RangeTest(2, 3)),
        (4, RangeTest(4, 4)),
        (0, RangeTest(0, 0)),
        ("ja", ValueTest(frozenset({"ja"}))),
        (["ja", "soms", "ja"], ValueTest(frozenset({"ja", "soms"}))),
        ("art_9_2", ValueTest(frozenset({"art_9_2"}))),
    ],
)
def test_notation_that_is_read(raw: object, test: Test) -> None:
    assert parse_test(raw, "hier") == test


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "2",
        "<2",
        "<= 2",
        "3..2",
        "2..",
        "-1..3",
        "\u0661..\u0663",
        "<=1234567",
        "Ja",
        "ja of nee",
        "x" * 65,
        -1,
        1_000_000,
        True,
        False,
        2.0,
        None,
        [],
        [1, 2],
        ["1"],
        ["ja", ""],
        [["ja"]],
        {"ja": 1},
        "x" * 100_000,
    ],
    ids=lambda raw: repr(raw)[:20],
)
def test_anything_else_is_refused_with_its_place(raw: object) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        parse_row({"niveau.geld": raw}, "regel een.als")

    assert refused.value.code is ContentErrorCode.VOORWAARDE
    assert refused.value.where == "regel een.als.niveau.geld"
    assert refused.value.remedy
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("test", "fact", "verdict"),
    [
        (RangeTest(None, 2), Bounds(1, 5), MAYBE),
        (RangeTest(None, 2), Bounds(1, 2), YES),
        (RangeTest(None, 2), Bounds(3, 5), NO),
        (RangeTest(2, 3), Bounds(1, 5), MAYBE),
        (RangeTest(2, 3), Bounds(2, 3), YES),
        (RangeTest(2, 3), Bounds(4, 4), NO),
        (RangeTest(2, 3), options(["ja"]), NO),
        (RangeTest(2, 3), LEFT_OUT, NO),
        (ValueTest(frozenset({"ja"})), options(["ja"]), YES),
        (ValueTest(frozenset({"ja"})), options(["ja", "nee"]), MAYBE),
        (ValueTest(frozenset({"ja"})), options(["nee"]), NO),
        (ValueTest(frozenset({"ja"})), UNANSWERED, NO),
        (ValueTest(frozenset({"ja"})), LEFT_OUT, NO),
        (ValueTest(frozenset({"ja"})), Bounds(1, 1), NO),
        (ValueTest(frozenset({"huur", "post"})), Selection(frozenset({"post", "bank"})), YES),
        (ValueTest(frozenset({"huur"})), Selection(frozenset()), NO),
    ],
)
def test_verdicts(test: Test, fact: Possible, verdict: Verdict) -> None:
    assert test.on(fact) == verdict


def test_an_empty_interval_cannot_exist() -> None:
    with pytest.raises(ValueError, match="low to high"):
        Bounds(3, 2)


def test_a_row_without_tests_always_holds() -> None:
    assert parse_row({}, "hier").on({}) == YES


def test_a_row_needs_all_its_tests() -> None:
    row = parse_row({"a": "ja", "b": "<=2"}, "hier")

    assert row.names == {"a", "b"}
    assert row.on({"a": options(["ja"]), "b": Bounds(1, 2)}) == YES
    assert row.on({"a": options(["ja", "nee"]), "b": Bounds(1, 2)}) == MAYBE
    assert row.on({"a": options(["ja"]), "b": Bounds(3, 3)}) == NO
    with pytest.raises(KeyError):
        row.on({"a": options(["ja"])})


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (RangeTest(None, 2), "<=2"),
        (RangeTest(4, None), ">=4"),
        (RangeTest(2, 3), "2..3"),
        (RangeTest(3, 3), "3"),
    ],
)
def test_a_range_shows_as_it_was_written(test: RangeTest, words: str) -> None:
    assert str(test) == words
    assert str(ValueTest(frozenset({"b", "a"}))) == "a of b"


def test_counting_takes_unknowns_as_a_range() -> None:
    facts: dict[str, Possible] = {
        "a": options(["ja"]),
        "b": options(["ja", "nee"]),
        "c": options(["nee"]),
        "d": LEFT_OUT,
    }

    assert Tel(("a", "b", "c", "d"), ValueTest(frozenset({"ja"}))).value(facts) == Bounds(1, 2)


def test_the_lowest_leaves_out_what_is_left_out() -> None:
    facts: dict[str, Possible] = {"a": Bounds(1, 5), "b": Bounds(3, 3), "c": LEFT_OUT}

    assert Slechtste(("a", "b", "c")).value(facts) == Bounds(1, 3)
    assert Slechtste(("c",)).value(facts) == LEFT_OUT


def test_a_lookup_keeps_every_value_it_may_still_take() -> None:
    table = Opzoek(
        (
            (parse_row({"a": "geen", "b": "uwv"}, "hier"), "vast"),
            (parse_row({"a": "geen"}, "hier"), "onzeker"),
        ),
        "wel",
    )

    assert table.value({"a": options(["geen"]), "b": options(["uwv"])}) == options(["vast"])
    assert table.value({"a": options(["geen"]), "b": options(["uwv", "zelf"])}) == options(
        ["vast", "onzeker"]
    )
    assert table.value({"a": options(["ja"]), "b": options(["uwv"])}) == options(["wel"])
    assert derived_names(table) == {"a", "b"}


def test_a_later_table_reads_an_earlier_one() -> None:
    ja = ValueTest(frozenset({"ja"}))
    facts = with_derived(
        {"a": options(["ja"]), "b": options(["nee"])},
        [
            ("aantal", Tel(("a", "b"), ja)),
            ("veel", Opzoek(((parse_row({"aantal": ">=2"}, "hier"), "ja"),), "nee")),
        ],
    )

    assert facts["aantal"] == Bounds(1, 1)
    assert facts["veel"] == options(["nee"])


NIVEAUS = st.builds(
    lambda one, other: Bounds(min(one, other), max(one, other)), st.integers(1, 5), st.integers(1, 5)
)
CHOICES = st.frozensets(st.sampled_from(["ja", "nee", "soms"]), min_size=1).map(Options)
RANGE_TESTS = st.one_of(
    st.builds(RangeTest, st.none(), st.integers(1, 5)),
    st.builds(RangeTest, st.integers(1, 5), st.none()),
    st.builds(
        lambda one, other: RangeTest(min(one, other), max(one, other)), st.integers(1, 5), st.integers(1, 5)
    ),
)
VALUE_TESTS = st.frozensets(st.sampled_from(["ja", "nee", "soms"]), min_size=1, max_size=2).map(ValueTest)
ROWS = st.builds(
    lambda one, other, value: Row((("a", one), ("b", other), ("k", value))),
    RANGE_TESTS,
    RANGE_TESTS,
    VALUE_TESTS,
)
TABLES = st.one_of(
    st.builds(lambda test: Tel(("a", "b"), test), RANGE_TESTS),
    st.just(Slechtste(("a", "b"))),
    st.builds(lambda one, other: Opzoek(((one, "een"), (other, "twee")), "anders"), ROWS, ROWS),
)


@given(ROWS, NIVEAUS, NIVEAUS, CHOICES)
def test_a_row_verdict_holds_for_every_completion(row: Row, a: Bounds, b: Bounds, k: Options) -> None:
    verdict = row.on({"a": a, "b": b, "k": k})
    outcomes = {row.on(facts) for facts in _completions(a, b, k)}

    assert outcomes <= {YES, NO}
    if verdict.surely:
        assert outcomes == {YES}
    if not verdict.possibly:
        assert outcomes == {NO}
    # Facts of one row are independent, so here the pair is exact.
    assert verdict == Verdict(outcomes == {YES}, YES in outcomes)


@given(TABLES, NIVEAUS, NIVEAUS, CHOICES)
def test_a_derived_fact_contains_what_every_completion_gives(
    table: Derived, a: Bounds, b: Bounds, k: Options
) -> None:
    whole = table.value({"a": a, "b": b, "k": k})

    for facts in _completions(a, b, k):
        match whole, table.value(facts):
            case Bounds(lo, hi), Bounds(one, same):
                assert one == same
                assert lo <= one <= hi
            case Options(values), Options(one_value):
                assert len(one_value) == 1
                assert one_value <= values
            case other:
                raise AssertionError(other)


def _completions(a: Bounds, b: Bounds, k: Options) -> list[dict[str, Possible]]:
    return [
        {"a": Bounds(x, x), "b": Bounds(y, y), "k": Options(frozenset({z}))}
        for x, y, z in product(range(a.lo, a.hi + 1), range(b.lo, b.hi + 1), sorted(k.values))
    ]
