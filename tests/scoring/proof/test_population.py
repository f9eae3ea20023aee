"""What a reference population must say, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from questionnaires.conditions import LEFT_OUT, Bounds, Options
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.proof.population import population_of
from scoring.rules import Regelset
from tests.scoring.proof.made import BRON, belemmert, keuze, niveau, regel, regelset

KANSEN: dict[str, object] = {
    "niveau.geld": {"1": 10, "2..4": 60, "5": 30},
    "belemmert.wonen": 25,
    "feit.basis": {"uwv": 50, "anders": 50},
}


def with_population(kansen: dict[str, object]) -> Regelset:
    return regelset(
        [
            niveau("geld"),
            belemmert("wonen", mag_ontbreken=True),
            keuze("basis", "uwv", "anders"),
            belemmert("dag"),
        ],
        [
            regel("ver", "ver", {"niveau.geld": 1, "feit.basis": "uwv"}),
            regel("midden", "midden", {"belemmert.wonen": "ja"}),
            regel("rest", "dichtbij", {}),
        ],
        referentie={
            "titel": "Bedacht",
            "bron": BRON,
            "groep": [{"naam": "een", "aandeel": 1, "kansen": kansen}],
        },
    )


def test_shares_become_whole_weights() -> None:
    groups = population_of(
        with_population({**KANSEN, "belemmert.wonen": {"ja": 20, "nee": 70, "ontbreekt": 10}})
    )

    assert groups is not None
    (group,) = groups
    geld, wonen = group.weights["niveau.geld"], group.weights["belemmert.wonen"]
    assert [geld[Bounds(number, number)] for number in range(1, 6)] == [1, 2, 2, 2, 3]
    assert wonen == {Options(frozenset({"ja"})): 2, Options(frozenset({"nee"})): 7, LEFT_OUT: 1}
    assert Fraction(geld[Bounds(1, 1)], sum(geld.values())) == Fraction(1, 10)
    assert set(group.weights) == set(KANSEN)


def test_without_a_population_there_are_no_groups() -> None:
    assert population_of(regelset([niveau("geld")], [regel("rest", "dichtbij", {"niveau.geld": 1})])) is None


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"niveau.geld": {"1": 10, "2..5": 80}}, "niveau.geld"),
        ({"niveau.geld": {"1": 10, "2..6": 90}}, "niveau.geld"),
        ({"niveau.geld": {"4..2": 100}}, "niveau.geld"),
        ({"niveau.geld": {"1..3": 50, "3..5": 50}}, "niveau.geld"),
        ({"niveau.geld": {"1": 150, "2": -50}}, "niveau.geld"),
        ({"niveau.geld": 30}, "niveau.geld"),
        ({"niveau.geld": {"ontbreekt": 100}}, "niveau.geld"),
        ({"niveau.geld": {"een": 100}}, "niveau.geld"),
        ({"belemmert.wonen": 101}, "belemmert.wonen"),
        ({"belemmert.wonen": {"soms": 100}}, "belemmert.wonen"),
        ({"feit.basis": {"uwv": 50, "1": 50}}, "feit.basis"),
        ({"feit.onbekend": {"uwv": 100}}, "kansen"),
        ({"feit.basis": None}, "kansen"),
    ],
)
def test_what_cannot_be_a_population_is_refused(changed: dict[str, object], place: str) -> None:
    kansen = {name: value for name, value in {**KANSEN, **changed}.items() if value is not None}

    with pytest.raises(KlantbeeldError) as refused:
        population_of(with_population(kansen), "bedacht/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where.startswith("bedacht/1.0.0.toml: referentie, groep een")
    assert place in refused.value.where
    assert refused.value.remedy
