"""What differs between two regelsets: every kind of change named, and every changed outcome counted."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from scoring.describe import difference
from scoring.describe.model import Verschil
from scoring.engine import possible_categories
from scoring.loader import load_named
from scoring.rules import Regelset
from tests.scoring.invented import invented_regelset

ZWOLLE = load_named("zwolle", "1.0.0")


def changed(regelset: Regelset, part: str, key: str, **values: object) -> Regelset:
    """The same regelset with other values of one part of a list; ``key`` is its name or id."""
    content = regelset.model_dump(mode="json", exclude={"inhoud_hash"})
    (found,) = [one for one in content[part] if key in (one.get("naam"), one.get("id"))]
    found |= values
    return Regelset.model_validate(content)


def said(told: Verschil) -> list[str]:
    return [zin for part in told.onderdelen for zin in part.zinnen]


def test_the_same_rules_have_no_difference() -> None:
    told = difference(ZWOLLE, ZWOLLE)
    assert told.onderdelen == ()
    assert told.uitkomsten is not None
    assert (told.uitkomsten.toestanden, told.uitkomsten.anders) == (2**8 * 3 * 3 * 4 * 2, 0)
    assert told.uitkomsten.voorbeeld is None


def test_another_limit_is_said_and_every_outcome_that_changes_is_counted() -> None:
    other = changed(
        changed(
            ZWOLLE,
            "regel",
            "wijkteam",
            als={"aantal_belemmeringen": ">=3", "werkvermogen": "geen_vastgesteld"},
        ),
        "regel",
        "geen_arbeidsvermogen_weinig_belemmeringen",
        als={"aantal_belemmeringen": "<=2", "werkvermogen": "geen_vastgesteld"},
    )
    told = difference(ZWOLLE, other)
    assert said(told) == [
        "Regel wijkteam: het aantal leefgebieden dat nu belemmert. Was: 2 of meer. Wordt: 3 of meer.",
        "Regel geen_arbeidsvermogen_weinig_belemmeringen: het aantal leefgebieden dat nu belemmert. "
        "Was: 1 of minder. Wordt: 2 of minder.",
    ]
    assert told.uitkomsten is not None
    by_hand = _moves(ZWOLLE, other)
    assert told.uitkomsten.anders == sum(by_hand.values())
    assert {(one.van, one.naar): one.toestanden for one in told.uitkomsten.overgangen} == {
        (ZWOLLE.per_categorie[van].kort, other.per_categorie[naar].kort): number
        for (van, naar), number in by_hand.items()
    }
    example = told.uitkomsten.voorbeeld
    assert example is not None
    assert example.van == "Sociaal wijkteam"
    assert example.regels_van == ("wijkteam",)
    assert example.regels_naar == ("geen_arbeidsvermogen_weinig_belemmeringen",)
    assert example.zin.count(" en ") == 1, "two leefgebieden are the fewest"


def _moves(one: Regelset, other: Regelset) -> Counter[tuple[str, str]]:
    """Every state there is, one by one."""
    names = [name for name in one.table.domains if name in one.table.split_order]
    fixed = {name: domain.values()[0] for name, domain in one.table.domains.items()}
    found: Counter[tuple[str, str]] = Counter()
    for values in product(*(one.table.domains[name].values() for name in names)):
        state = {**fixed, **dict(zip(names, values, strict=True))}
        van, naar = possible_categories(state, one.table)[0], possible_categories(state, other.table)[0]
        if van != naar:
            found[van, naar] += 1
    return found


def test_numbers_count_as_often_as_they_have_values() -> None:
    facts = ("belemmert.geld", "feit.loonwaarde")
    content = invented_regelset().model_dump(mode="json", exclude={"inhoud_hash"})
    content["feit"] = [one for one in content["feit"] if one["naam"] in facts]
    content["afgeleid"], content["voorbeeld"] = [], []
    low, _, middle, _, rest = content["regel"]
    low["als"] = {"feit.loonwaarde": "<=30", "belemmert.geld": "ja"}
    middle["als"] = {"feit.loonwaarde": "<=80"}
    content["regel"] = [low, middle, rest]
    one = Regelset.model_validate(content)
    other = changed(one, "regel", "laag", als={"feit.loonwaarde": "<=44", "belemmert.geld": "ja"})
    outcomes = difference(one, other).uitkomsten
    assert outcomes is not None
    assert (outcomes.toestanden, outcomes.anders) == (202, 14)
    assert _moves(one, other) == {("midden", "ver"): 14}


@pytest.mark.parametrize(
    ("part", "key", "values", "words"),
    [
        ("feit", "feit.loonwaarde", {"bron_nodig": False}, "Loonwaarde: telt ook zonder een bron."),
        ("feit", "feit.meedoen", {"veranderbaar": False}, "hier kan iemand niet meer aan werken"),
        ("feit", "feit.zoekmaanden", {"richting": None}, "Waarden zijn niet meer te vergelijken."),
        ("feit", "feit.zoekmaanden", {"hoogste": 120}, "een getal van 0 tot en met 120"),
        (
            "feit",
            "niveau.netwerk",
            {"mag_ontbreken": False},
            "Netwerk: wat n.v.t. is, telt nu als niet bekend.",
        ),
        ("feit", "niveau.dag", {"woord": "de dag"}, "Feit “de dag”: andere tekst of bron."),
        ("afgeleid", "aantal", {"test": "nee"}, "hoeveel van deze nu niet belemmeren"),
        ("categorie", "ver", {"afstand": 5}, "afstand tot werk was 2, wordt 5"),
        ("categorie", "ver", {"prioriteit": 9}, "Andere voorrang. Was: “Ver”, dan “Midden”, dan “Dichtbij”."),
        ("categorie", "ver", {"uitleg": "Anders gezegd."}, "Categorie “Ver”: andere tekst of bron."),
        ("categorie", "ver", {"contact": None}, "Opnieuw kijken binnen 26 weken"),
        ("regel", "laag", {"categorie": "midden"}, "Regel laag: gaf “Ver”, geeft nu “Midden”."),
        ("regel", "laag", {"als": {"band": "laag"}}, "Regel laag: vraagt niet meer: het aantal leefgebieden"),
        (
            "regel",
            "vast",
            {"als": {"laagste_niveau": "<=1", "belemmert.geld": "ja"}},
            "Regel vast: vraagt nu ook: geld belemmert nu.",
        ),
        ("regel", "laag", {"zin": "Anders gezegd."}, "Regel laag: andere tekst of bron."),
        ("regel", "laag", {"id": "laag_2"}, "Regel laag_2 erbij: “Ver” past als dit allemaal klopt"),
        ("voorbeeld", "Niets bekend", {"naam": "Onbekend"}, "Uitgewerkte voorbeelden: 1 erbij en 1 weg."),
    ],
)
def test_every_kind_of_change_is_named(part: str, key: str, values: dict[str, object], words: str) -> None:
    one = invented_regelset()
    told = said(difference(one, changed(one, part, key, **values)))
    assert any(words in zin for zin in told), told


def test_the_rest_of_the_file_is_named_too() -> None:
    told = said(
        difference(
            invented_regelset(),
            invented_regelset(
                titel="Anders", geldig_tot="2026-12-31", randgeval={"drempel": 3, "reden": "Anders."}
            ),
        )
    )
    assert "De titel is anders." in told
    assert "De laatste dag: was open, wordt 31-12-2026." in told
    assert any(zin.startswith("Was: Een uitkomst is een randgeval als 2 of meer") for zin in told)
    assert "De reden van de grens voor een randgeval is anders." in told


def test_other_categories_are_told_but_not_counted() -> None:
    told = difference(ZWOLLE, invented_regelset())
    assert told.uitkomsten is None
    assert told.niet_te_vergelijken
    assert any("Erbij: “Ver”" in zin for zin in said(told))


def test_a_fact_that_only_one_of_them_reads_takes_part() -> None:
    one = invented_regelset()
    content = one.model_dump(mode="json", exclude={"inhoud_hash"})
    content["feit"].append({"naam": "belemmert.wonen", "woord": "wonen"})
    content["regel"][1]["als"] = {"laagste_niveau": "<=1", "belemmert.wonen": "ja"}
    told = difference(one, Regelset.model_validate(content))
    assert told.uitkomsten is not None
    assert told.uitkomsten.anders > 0
    assert {regel for one in [told.uitkomsten.voorbeeld] if one for regel in one.regels_van} == {"vast"}
