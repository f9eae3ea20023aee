"""Which vragen are shown, against the definition written out by hand."""

from __future__ import annotations

import timeit
from collections.abc import Mapping
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import Antwoord, GeenWaarde
from questionnaires.conditions import UNANSWERED, Bounds, Options, Selection
from questionnaires.loader import load_named
from questionnaires.schema import Vragenlijst
from questionnaires.visibility import counting, facts, visible
from tests.questionnaires import lists

Conditions = Mapping[str, Mapping[str, list[str]]]
JA = Antwoord(waarde="ja")
NEE = Antwoord(waarde="nee")


def _vragenlijst(conditions: Conditions) -> Vragenlijst:
    """One janee vraag per key, in that order, shown when each named vraag has one of those values."""
    vragen = [
        lists.vraag(naam, toon_als={f"geld.{other}": values for other, values in condition.items()})
        for naam, condition in conditions.items()
    ]
    return lists.build([lists.opening(), lists.card(vraag=vragen)])


def _supported(conditions: Conditions, shown: frozenset[str], answers: Mapping[str, str]) -> frozenset[str]:
    """What would be shown if exactly ``shown`` were shown now."""
    return frozenset(
        naam
        for naam, condition in conditions.items()
        if all(other in shown and answers.get(other) in values for other, values in condition.items())
    )


def _by_definition(conditions: Conditions, answers: Mapping[str, str]) -> frozenset[str]:
    """The common part of all sets that hold everything they support, found by trying every set."""
    every = list(conditions)
    subsets = (
        frozenset(s) for s in chain.from_iterable(combinations(every, n) for n in range(len(every) + 1))
    )
    closed = [shown for shown in subsets if _supported(conditions, shown, answers) <= shown]
    return frozenset.intersection(*closed)


NAMES = "abcdef"
_CONDITION = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from([["ja"], ["nee"], ["ja", "nee"]]), max_size=2
)
_QUESTIONNAIRES = st.fixed_dictionaries(dict.fromkeys(NAMES, _CONDITION))
_STEP = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["ja", "nee", "weg", "weet_niet"])), st.just("undo")
)


@settings(max_examples=120, deadline=None)
@given(_QUESTIONNAIRES, st.lists(_STEP, max_size=8))
def test_what_counts_is_what_the_definition_says_after_every_answer_and_undo(
    conditions: dict[str, dict[str, list[str]]], steps: list[tuple[str, str] | str]
) -> None:
    """Over any nesting, also circles, and any order of answering, taking back and undoing."""
    vragenlijst = _vragenlijst(conditions)
    history: list[dict[str, Antwoord]] = [{}]
    for step in steps:
        if isinstance(step, str):
            history = history[:-1] or [{}]
        else:
            name, value = f"geld.{step[0]}", step[1]
            recorded = {key: antwoord for key, antwoord in history[-1].items() if key != name}
            if value == "weet_niet":
                recorded[name] = Antwoord(geen=GeenWaarde.WEET_NIET)
            elif value != "weg":
                recorded[name] = Antwoord(waarde=value)
            history.append(recorded)
        antwoorden = history[-1]
        values = {key.removeprefix("geld."): str(a.waarde) for key, a in antwoorden.items() if a.geen is None}
        shown = {f"geld.{naam}" for naam in _by_definition(conditions, values)}
        assert visible(vragenlijst, antwoorden) == shown
        assert counting(vragenlijst, antwoorden) == {k: a for k, a in antwoorden.items() if k in shown}


NESTED = _vragenlijst({"a": {}, "b": {"a": ["ja"]}, "c": {"b": ["ja"]}, "d": {"c": ["ja"]}})


def test_an_answer_that_is_hidden_shows_nothing_and_comes_back() -> None:
    all_yes = {f"geld.{naam}": JA for naam in "abcd"}
    assert counting(NESTED, all_yes) == all_yes
    hidden = all_yes | {"geld.a": NEE}
    assert counting(NESTED, hidden) == {"geld.a": NEE}
    assert visible(NESTED, hidden) == {"geld.a", "geld.b"} - {"geld.b"}
    assert counting(NESTED, hidden | {"geld.a": JA}) == all_yes


def test_a_reason_for_no_value_makes_no_condition_hold() -> None:
    for reason in GeenWaarde:
        assert visible(NESTED, {"geld.a": Antwoord(geen=reason)}) == {"geld.a"}


def test_conditions_that_wait_for_each_other_show_nothing() -> None:
    circle = _vragenlijst({"a": {"b": ["ja"]}, "b": {"a": ["ja"]}})
    assert visible(circle, {"geld.a": JA, "geld.b": JA}) == frozenset()


def test_order_in_the_file_does_not_matter() -> None:
    backwards = _vragenlijst({"d": {"c": ["ja"]}, "c": {"b": ["ja"]}, "b": {"a": ["ja"]}, "a": {}})
    answers = {f"geld.{naam}": JA for naam in "abc"}
    assert visible(backwards, answers) == visible(NESTED, answers) == {f"geld.{naam}" for naam in "abcd"}


def test_answers_to_unknown_names_never_count() -> None:
    assert counting(NESTED, {"geld.weg": JA, "zomaar": JA}) == {}


def test_feiten_follow_the_same_rule() -> None:
    zwolle = load_named("zwolle", "1.0.0")
    given_basis = {"feit.arbeidsvermogen_basis": Antwoord(waarde="uwv")}
    assert counting(zwolle, given_basis) == {}
    both = given_basis | {"feit.arbeidsvermogen": Antwoord(waarde="geen")}
    assert counting(zwolle, both) == both


def test_numbers_and_several_choices_show_what_depends_on_them() -> None:
    zwolle = load_named("zwolle", "1.0.0")
    answers = {
        "gezin.zorgt_voor": Antwoord(waarde=("kinderen", "naaste")),
        "gezin.kinderen": Antwoord(waarde=2),
    }
    assert {"gezin.kinderen", "gezin.jongste", "gezin.mantelzorg_uren"} <= visible(zwolle, answers)
    without = answers | {"gezin.zorgt_voor": Antwoord(waarde=("naaste",))}
    assert not {"gezin.kinderen", "gezin.jongste"} & visible(zwolle, without)


def test_facts_hold_every_name_and_only_what_counts() -> None:
    zwolle = load_named("zwolle", "1.0.0")
    answers = {
        "geld.schulden": Antwoord(waarde="geen"),
        "geld.deurwaarder": JA,
        "gezin.zorgt_voor": Antwoord(waarde=("kinderen",)),
        "gezin.kinderen": Antwoord(waarde=3),
    }
    known = facts(zwolle, answers)
    assert set(known) == zwolle.namen
    assert known["geld.schulden"] == Options(frozenset({"geen"}))
    assert known["geld.deurwaarder"] == UNANSWERED
    assert known["gezin.zorgt_voor"] == Selection(frozenset({"kinderen"}))
    assert known["gezin.kinderen"] == Bounds(3, 3)


def test_it_is_fast_enough_to_run_at_every_key() -> None:
    """At most 0.3 ms for the whole questionnaire; the best of a few, as the machine is shared."""
    zwolle = load_named("zwolle", "1.0.0")
    answers = {
        name: Antwoord(waarde=vraag.keuzes[0].id)
        for name, (_, vraag) in zwolle.vragen.items()
        if vraag.keuzes
    }
    best = min(timeit.repeat(lambda: visible(zwolle, answers), number=50, repeat=5)) / 50
    print(f"\nzichtbaarheid van {len(zwolle.namen)} namen: {best * 1e6:.0f} microseconden")
    assert best < 0.0003
