"""What a regelset is refused for when it is loaded: it leaves a state open, or could not be proven."""

from __future__ import annotations

import pytest

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.check import check, check_parts
from tests.scoring.proof.made import BRON, categorie, niveau, regel, regelset

FEITEN = [niveau("geld"), niveau("netwerk")]
CATEGORIEEN = [categorie("ver", 1, 1), categorie("dichtbij", 2, 0)]
LAAGSTE = {
    "naam": "laagste",
    "woord": "laagste",
    "soort": "slechtste",
    "van": ["niveau.geld", "niveau.netwerk"],
    "bron": BRON,
}
LAAG = regel("laag", "ver", {"laagste": "<=2"})


def test_a_state_without_a_rule_is_refused_with_that_state() -> None:
    hoog = regel("hoog", "dichtbij", {"laagste": ">=4"})
    rules = regelset(FEITEN, [LAAG, hoog], categorieen=CATEGORIEEN, afgeleid=[LAAGSTE])
    check_parts(rules, "bedacht/1.0.0.toml")

    with pytest.raises(KlantbeeldError) as refused:
        check(rules, "bedacht/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == "bedacht/1.0.0.toml"
    assert refused.value.what.endswith("Netwerk: 3 (wisselend). Al het andere staat gunstig.")


def test_the_lowest_of_a_lowest_is_refused() -> None:
    nested = {**LAAGSTE, "naam": "nog_lager", "van": ["laagste", "niveau.geld"]}
    rules = regelset(
        FEITEN,
        [LAAG, regel("rest", "dichtbij", {"nog_lager": ">=3"})],
        categorieen=CATEGORIEEN,
        afgeleid=[LAAGSTE, nested],
    )

    with pytest.raises(KlantbeeldError) as refused:
        check_parts(rules, "bedacht/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.VOORWAARDE
    assert refused.value.where == "bedacht/1.0.0.toml: afgeleid nog_lager, van"


def test_only_the_category_for_what_is_open_may_be_without_a_rule() -> None:
    extra = [*CATEGORIEEN, categorie("onbekend", 3, 0)]
    rules = [LAAG, regel("rest", "dichtbij", {"laagste": ">=3"})]
    check(
        regelset(FEITEN, rules, categorieen=extra, afgeleid=[LAAGSTE], onbepaald_als="onbekend"),
        "bedacht/1.0.0.toml",
    )

    with pytest.raises(KlantbeeldError) as refused:
        check_parts(regelset(FEITEN, rules, categorieen=extra, afgeleid=[LAAGSTE]), "bedacht/1.0.0.toml")

    assert refused.value.where == "bedacht/1.0.0.toml: categorie onbekend"
