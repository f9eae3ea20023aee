"""Days without rules, and names in a regelset that speak of nothing, are refused with their place."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.check_dates import check_dates
from scoring.check_meaning import check_meaning
from scoring.rules import Regelset
from tests.scoring.proof.made import BRON, belemmert, keuze, niveau, regel, regelset

FEITEN = [niveau("geld"), belemmert("wonen"), keuze("basis", "uwv", "anders")]
ZOEKEN = {"naam": "feit.maanden", "woord": "maanden", "laagste": 0, "hoogste": 12}
EIGEN_ZONDER_REDEN = {"titel": "Bedacht", "eigen": True}


def made(**others: object) -> Regelset:
    return regelset([*FEITEN, ZOEKEN], [regel("rest", "dichtbij", {"niveau.geld": 1})], **others)


def version(versie: str, vanaf: date, tot: date | None = None) -> Regelset:
    return made(versie=versie, geldig_vanaf=vanaf, geldig_tot=tot)


NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize(
    "versions",
    [
        [],
        [version("1.0.0", NEW_YEAR)],
        [version("1.0.0", NEW_YEAR), version("1.1.0", date(2026, 7, 1))],
        [version("1.0.0", NEW_YEAR, date(2026, 6, 30)), version("1.1.0", date(2026, 7, 1))],
        [version("1.1.0", date(2026, 7, 1)), version("1.0.0", NEW_YEAR, date(2026, 6, 30))],
        # The second has ended before the third begins, and the first still holds.
        [
            version("1.0.0", NEW_YEAR, date(2026, 12, 31)),
            version("1.1.0", date(2026, 3, 1), date(2026, 4, 1)),
            version("1.2.0", date(2026, 7, 1)),
        ],
    ],
)
def test_versions_that_cover_every_day(versions: list[Regelset]) -> None:
    check_dates(versions)


def test_a_day_between_versions_is_refused() -> None:
    old = version("1.0.0", NEW_YEAR, date(2026, 6, 28))
    with pytest.raises(KlantbeeldError) as refused:
        check_dates([version("1.1.0", date(2026, 7, 1)), old])

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == "bedacht/1.0.0.toml: geldig_tot"
    assert "29-06-2026 tot en met 30-06-2026" in refused.value.what
    assert "2026-06-30" in refused.value.remedy


EXCEPTION = {"feit": "niveau.geld", "van": "ver", "naar": "midden", "bron": BRON}


@pytest.mark.parametrize(
    ("others", "place"),
    [
        ({"feit": [*FEITEN, {**keuze("stand", "a", "b"), "volgorde": ["a", "c"]}]}, "feit.stand, volgorde"),
        ({"feit": [*FEITEN, {**keuze("stand", "a", "b"), "volgorde": ["a", "a"]}]}, "feit.stand, volgorde"),
        ({"feit": [*FEITEN, {**belemmert("dag"), "volgorde": ["ja"]}]}, "belemmert.dag, volgorde"),
        ({"feit": [*FEITEN, {**keuze("stand", "a"), "richting": "hoger_is_beter"}]}, "feit.stand, richting"),
        ({"feit": [*FEITEN, {**niveau("dag"), "richting": "hoger_is_beter"}]}, "niveau.dag, richting"),
        ({"uitzondering": [{**EXCEPTION, "feit": "niveau.dag"}]}, "uitzondering 1, feit"),
        ({"uitzondering": [EXCEPTION, {**EXCEPTION, "van": "elders"}]}, "uitzondering 2, van"),
        ({"uitzondering": [{**EXCEPTION, "naar": "elders"}]}, "uitzondering 1, naar"),
        ({"uitzondering": [{**EXCEPTION, "van": "dichtbij"}]}, "uitzondering 1"),
        ({"uitzondering": [{**EXCEPTION, "bron": EIGEN_ZONDER_REDEN}]}, "uitzondering 1, bron"),
        ({"onbepaald_als": "elders"}, "onbepaald_als"),
        ({"geldig_tot": date(2025, 12, 31)}, "geldig_tot"),
        (
            {
                "referentie": {
                    "titel": "Bedacht",
                    "bron": BRON,
                    "groep": [{"naam": "een", "aandeel": 1, "kansen": {}}],
                }
            },
            "referentie, groep een, kansen",
        ),
    ],
)
def test_what_speaks_of_nothing_is_refused(others: dict[str, object], place: str) -> None:
    feiten = others.pop("feit", [*FEITEN, ZOEKEN])
    assert isinstance(feiten, list)
    rules = regelset(feiten, [regel("rest", "dichtbij", {"niveau.geld": 1})], **others)

    with pytest.raises(KlantbeeldError) as refused:
        check_meaning(rules, "bedacht/1.0.0.toml")

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where.startswith("bedacht/1.0.0.toml: ")
    assert refused.value.where.endswith(place)
    assert refused.value.remedy


def test_what_speaks_of_something_is_accepted() -> None:
    ordered = {**keuze("stand", "a", "b", "c"), "volgorde": ["a", "c"]}
    rules = regelset(
        [*FEITEN, {**ZOEKEN, "richting": "lager_is_beter"}, ordered],
        [regel("rest", "dichtbij", {"niveau.geld": 1})],
        uitzondering=[EXCEPTION],
        onbepaald_als="midden",
        geldig_tot=date(2026, 12, 31),
    )

    check_meaning(rules, "bedacht/1.0.0.toml")
