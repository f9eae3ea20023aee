"""From recorded values to facts: only what is declared, and never a value that was not given."""

from __future__ import annotations

import pytest

from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.conditions import LEFT_OUT, Bounds, Options, options
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.input import ScoringInput, build
from scoring.rules import Feit, Regelset
from tests.scoring.zwolle import ZWOLLE

WITH_NUMBERS = Regelset.model_validate(
    {
        **ZWOLLE.model_dump(),
        "feit": (
            Feit(naam="niveau.geld", woord="geld", mag_ontbreken=True),
            Feit(naam="belemmert.geld", woord="geld"),
            Feit(naam="belemmert.gezin", woord="gezin", mag_ontbreken=True),
            Feit(naam="feit.uren", woord="haalbare uren", laagste=0, hoogste=40),
            Feit(naam="feit.arbeidsvermogen", woord="arbeidsvermogen", keuzes={"ja": "ja", "geen": "geen"}),
        ),
        "afgeleid": (),
        "regel": (),
    }
)
"""A regelset that also reads a niveau and a number."""


def facts(regelset: Regelset = WITH_NUMBERS, **given: object) -> dict[str, object]:
    empty: dict[str, object] = {"niveaus": {}, "belemmert": {}, "feiten": {}, "hidden": frozenset()}
    return dict(build(regelset, **{**empty, **given}).items)  # type: ignore[arg-type]


def test_without_any_value_everything_may_still_be_anything() -> None:
    assert facts() == {
        "niveau.geld": Bounds(1, 5),
        "belemmert.geld": options(["ja", "nee"]),
        "belemmert.gezin": options(["ja", "nee"]),
        "feit.uren": Bounds(0, 40),
        "feit.arbeidsvermogen": options(["ja", "geen"]),
    }


@pytest.mark.parametrize("geen", [*GeenWaarde, None])
def test_a_reason_for_no_value_is_unknown_and_never_healthy(geen: GeenWaarde | None) -> None:
    given = facts(niveaus={"geld": geen}, feiten={"uren": geen, "arbeidsvermogen": geen})

    assert given == facts()


def test_weet_niet_about_belemmert_is_unknown() -> None:
    assert facts(belemmert={"geld": Belemmert.WEET_NIET, "gezin": None}) == facts()


def test_values_pass_as_they_are() -> None:
    given = facts(
        niveaus={"geld": 2},
        belemmert={"geld": Belemmert.JA, "gezin": Belemmert.NEE},
        feiten={"uren": 16, "arbeidsvermogen": "geen"},
    )

    assert given == {
        "niveau.geld": Bounds(2, 2),
        "belemmert.geld": options(["ja"]),
        "belemmert.gezin": options(["nee"]),
        "feit.uren": Bounds(16, 16),
        "feit.arbeidsvermogen": options(["geen"]),
    }


def test_what_is_not_declared_never_reaches_a_rule() -> None:
    given = facts(
        niveaus={"zelfzorg": 1},
        belemmert={"zelfzorg": Belemmert.JA},
        feiten={"nationaliteit": "x"},
        hidden={"niveau.zelfzorg"},
    )

    assert given == facts()


def test_left_out_needs_the_regelset_to_allow_it() -> None:
    given = facts(
        niveaus={"geld": GeenWaarde.NVT},
        hidden={"niveau.geld", "belemmert.geld", "belemmert.gezin", "feit.arbeidsvermogen"},
    )

    assert given["niveau.geld"] == LEFT_OUT
    assert given["belemmert.gezin"] == LEFT_OUT
    assert given["belemmert.geld"] == options(["ja", "nee"])
    assert given["feit.arbeidsvermogen"] == options(["ja", "geen"])


def test_a_hidden_fact_counts_as_left_out_even_when_a_value_was_recorded_before() -> None:
    assert facts(belemmert={"gezin": Belemmert.JA}, hidden={"belemmert.gezin"})["belemmert.gezin"] == LEFT_OUT


@pytest.mark.parametrize(
    ("feiten", "niveaus"),
    [
        ({"uren": 41}, {}),
        ({"uren": "veel"}, {}),
        ({"arbeidsvermogen": "soms"}, {}),
        ({"arbeidsvermogen": 1}, {}),
        ({}, {"geld": 0}),
        ({}, {"geld": 6}),
    ],
)
def test_a_value_the_regelset_does_not_know_is_refused_without_repeating_it(
    feiten: dict[str, str | int], niveaus: dict[str, int]
) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        build(WITH_NUMBERS, niveaus, {}, feiten)

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where in {"feit.uren", "feit.arbeidsvermogen", "niveau.geld"}
    assert "soms" not in str(refused.value)
    assert "veel" not in str(refused.value)


def test_an_input_can_be_remembered_and_changed_in_one_fact() -> None:
    invoer = build(ZWOLLE, {}, {}, {})
    changed = invoer.with_fact("belemmert.geld", Options(frozenset({"ja"})))

    assert isinstance(changed, ScoringInput)
    assert {invoer: 1, changed: 2}[build(ZWOLLE, {}, {"geld": Belemmert.JA}, {})] == 2
    assert invoer.facts["belemmert.geld"] == options(["ja", "nee"])
    with pytest.raises(KeyError):
        invoer.with_fact("belemmert.zelfzorg", LEFT_OUT)
