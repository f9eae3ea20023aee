"""Each defect, put into good rules on purpose, is found with the smallest state that shows it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.proof import cells
from scoring.proof.logic import judge, logical_findings
from scoring.proof.model import Finding, FindingCode
from scoring.proof.prove import prove
from scoring.proof.wording import state_values, witness_sentence
from scoring.rules import Regelset
from tests.scoring.proof.made import BRON, CATEGORIES, belemmert, categorie, keuze, niveau, regel, regelset

FEITEN = (
    niveau("geld"),
    belemmert("wonen"),
    belemmert("gezin", mag_ontbreken=True),
    keuze("vermogen", "ja", "beperkt", "geen", volgorde=("ja", "beperkt", "geen")),
    keuze("basis", "uwv", "inschatting"),
)
VER = regel("ver", "ver", {"feit.vermogen": "geen", "feit.basis": "uwv"})
WONEN = regel("wonen", "midden", {"belemmert.wonen": "ja"})
GEZIN = regel("gezin", "midden", {"belemmert.gezin": "ja"})
GELD = regel("geld", "midden", {"niveau.geld": "<=2"})
REST = regel("rest", "dichtbij", {})


def made(*regels: dict[str, object], **others: object) -> Regelset:
    return regelset(FEITEN, regels, **others)


def found(
    regels: Sequence[dict[str, object]], **others: object
) -> tuple[Regelset, dict[FindingCode, Finding]]:
    """The findings of these rules, one for each code."""
    rules = made(*regels, **others)
    findings = logical_findings(judge(rules))
    assert len({finding.code for finding in findings}) == len(findings)
    return rules, {finding.code: finding for finding in findings}


def test_good_rules_have_no_finding() -> None:
    assert found([VER, WONEN, GEZIN, GELD, REST])[1] == {}


def test_a_gap() -> None:
    rest = regel("rest", "dichtbij", {"feit.vermogen": ["ja", "geen"]})
    rules, findings = found([VER, WONEN, GEZIN, GELD, rest])
    gap = findings[FindingCode.GAT]

    assert gap.blokkeert
    assert gap.witness is not None
    assert gap.witness.departures == ("feit.vermogen",)
    assert state_values(gap.witness.state) == {
        "niveau.geld": 5,
        "belemmert.wonen": "nee",
        "belemmert.gezin": "nee",
        "feit.vermogen": "beperkt",
        "feit.basis": "uwv",
    }
    assert witness_sentence(gap.witness, rules) == (
        "Vermogen: beperkt; basis: uwv. Al het andere staat gunstig."
    )


def test_a_conflict() -> None:
    other = categorie("anders", 2, 1)
    alone = {"belemmert.wonen": "nee", "belemmert.gezin": "nee"}
    clash = regel("clash", "anders", {"niveau.geld": "<=2", "feit.basis": "inschatting", **alone})
    _, findings = found([VER, WONEN, GEZIN, GELD, clash, REST], categorieen=[*CATEGORIES, other])
    finding = findings[FindingCode.BOTSING]

    assert finding.subject == "clash geld"
    assert finding.witness is not None
    assert finding.witness.departures == ("niveau.geld", "feit.basis")
    assert state_values(finding.witness.state)["niveau.geld"] == 2


def test_a_rule_that_is_always_overtaken() -> None:
    dead = regel("dood", "midden", {"feit.vermogen": "geen", "feit.basis": "uwv", "belemmert.wonen": "ja"})
    _, findings = found([VER, WONEN, GEZIN, GELD, dead, REST])
    finding = findings[FindingCode.ALTIJD_INGEHAALD]

    assert finding.subject == "dood"
    assert "(door ver)" in finding.text
    assert finding.witness is not None
    assert finding.witness.departures == ("belemmert.wonen", "feit.vermogen")


def test_a_rule_that_never_holds() -> None:
    laagste = {
        "naam": "laagste",
        "woord": "laagste",
        "soort": "slechtste",
        "van": ["niveau.geld"],
        "bron": BRON,
    }
    dead = regel("dood", "midden", {"niveau.geld": ">=3", "laagste": "<=2"})
    _, findings = found([VER, WONEN, GEZIN, GELD, dead, REST], afgeleid=[laagste])

    assert findings[FindingCode.GELDT_NOOIT].subject == "dood"
    assert findings[FindingCode.GELDT_NOOIT].witness is None


def test_a_row_of_a_look_up_that_is_never_taken() -> None:
    stand = {
        "naam": "stand",
        "woord": "stand",
        "soort": "opzoek",
        "rij": [
            {"als": {"feit.vermogen": ["beperkt", "geen"]}, "waarde": "minder"},
            {"als": {"feit.vermogen": "geen"}, "waarde": "niet"},
        ],
        "anders": "wel",
        "keuzes": {"minder": "minder", "niet": "niet", "wel": "wel"},
        "bron": BRON,
    }
    minder = regel("minder", "midden", {"stand": ["minder", "niet"]})
    _, findings = found([VER, WONEN, GEZIN, GELD, minder, REST], afgeleid=[stand])
    finding = findings[FindingCode.ALTIJD_INGEHAALD]

    assert finding.subject == "stand 2"
    assert finding.witness is not None
    assert finding.witness.departures == ("feit.vermogen",)


def test_a_step_the_wrong_way() -> None:
    wrong = regel("verkeerd", "ver", {"niveau.geld": ">=4", "belemmert.wonen": "ja"})
    rules, findings = found([VER, WONEN, GEZIN, GELD, wrong, REST])
    finding = findings[FindingCode.NIET_MONOTOON]

    assert finding.subject == "niveau.geld ver midden"
    assert finding.witness is not None
    # The last value before the step is the one that stands for the witness.
    assert finding.witness.departures == ("belemmert.wonen",)
    assert "van “Ver” naar “Midden”" in finding.text
    assert "Belemmert nu: wonen" in witness_sentence(finding.witness, rules)


def test_a_declared_exception_is_no_finding_and_an_unused_one_is() -> None:
    wrong = regel("verkeerd", "ver", {"niveau.geld": ">=4", "belemmert.wonen": "ja"})
    exception = {"feit": "niveau.geld", "van": "ver", "naar": "midden", "bron": BRON}

    assert found([VER, WONEN, GEZIN, GELD, wrong, REST], uitzondering=[exception])[1] == {}
    unused = found([VER, WONEN, GEZIN, GELD, REST], uitzondering=[exception])[1]
    assert list(unused) == [FindingCode.UITZONDERING_ONGEBRUIKT]
    assert unused[FindingCode.UITZONDERING_ONGEBRUIKT].subject == "niveau.geld ver midden"


def test_a_step_between_categories_as_far_from_work_goes_no_way() -> None:
    same = [categorie("ver", 1, 1), categorie("midden", 2, 1), categorie("dichtbij", 3, 0)]
    wrong = regel("verkeerd", "ver", {"niveau.geld": ">=4", "belemmert.wonen": "ja"})

    assert found([VER, WONEN, GEZIN, GELD, wrong, REST], categorieen=same)[1] == {}


def test_choices_without_an_order_go_no_way() -> None:
    wrong = regel("verkeerd", "ver", {"feit.vermogen": "beperkt", "feit.basis": "uwv"})

    ordered = logical_findings(judge(made(WONEN, GEZIN, GELD, wrong, REST)))
    assert [finding.subject for finding in ordered] == [
        "feit.vermogen ver midden",
        "feit.vermogen ver dichtbij",
    ]
    unordered = [{**feit, "volgorde": ()} for feit in FEITEN]
    rules = regelset(unordered, [WONEN, GEZIN, GELD, wrong, REST])
    assert logical_findings(judge(rules)) == ()


def test_an_input_without_influence() -> None:
    twice = (
        regel("ver_uwv", "ver", {"feit.vermogen": "geen", "feit.basis": "uwv"}),
        regel("ver_anders", "ver", {"feit.vermogen": "geen", "feit.basis": "inschatting"}),
    )
    _, findings = found([*twice, WONEN, GEZIN, GELD, REST])
    finding = findings[FindingCode.ZONDER_INVLOED]

    assert finding.subject == "feit.basis"
    assert "ver_anders, ver_uwv" in finding.text
    assert finding.witness is not None
    assert finding.witness.departures == ("feit.vermogen",)


def test_what_is_missing_from_a_release() -> None:
    rules = made(
        VER,
        WONEN,
        GEZIN,
        GELD,
        REST,
        voorbeeld=[
            {
                "naam": "Wonen",
                "niveaus": {"geld": 5},
                "belemmert": ["wonen"],
                "feiten": {"vermogen": "ja"},
                "mogelijk": ["dichtbij"],
            }
        ],
    )
    findings = [(finding.code, finding.subject) for finding in prove(rules).blocking]

    assert findings == [
        (FindingCode.VOORBEELD_ANDERS, "Wonen"),
        (FindingCode.TE_WEINIG_VOORBEELDEN, ""),
        *((FindingCode.REGEL_ZONDER_VOORBEELD, rule) for rule in ("ver", "gezin", "geld", "rest")),
        (FindingCode.REFERENTIE_ONTBREEKT, ""),
    ]


def test_a_rule_that_could_go() -> None:
    """It hides behind a rule for the same category, so it is not overtaken, and never makes a difference."""
    kleiner = regel("kleiner", "midden", {"niveau.geld": "<=1"})
    proof = prove(made(VER, WONEN, GEZIN, GELD, kleiner, REST))
    spare = [finding for finding in proof.findings if finding.code is FindingCode.KAN_WEG]

    assert [finding.subject for finding in spare] == ["kleiner"]
    assert "geld" in spare[0].text
    assert not spare[0].blokkeert
    assert spare[0].witness is not None
    assert spare[0].witness.departures == ("niveau.geld",)


def test_too_many_close_calls() -> None:
    kansen = {
        "niveau.geld": {"2..3": 100},
        "belemmert.wonen": 0,
        "belemmert.gezin": {"nee": 80, "ontbreekt": 20},
        "feit.vermogen": {"ja": 100},
        "feit.basis": {"uwv": 100},
    }
    referentie = {
        "titel": "Bedacht",
        "bron": BRON,
        "groep": [{"naam": "een", "aandeel": 3, "kansen": kansen}],
    }
    often = made(VER, WONEN, GEZIN, GELD, REST, referentie=referentie)
    seldom = made(
        VER, WONEN, GEZIN, GELD, REST, referentie=referentie, randgeval={"drempel": 4, "reden": "Bedacht."}
    )

    never = made(
        VER, WONEN, GEZIN, GELD, REST, referentie=referentie, randgeval={"drempel": 99, "reden": "Bedacht."}
    )

    assert FindingCode.VAAK_RANDGEVAL in {finding.code for finding in prove(often).blocking}
    assert FindingCode.VAAK_RANDGEVAL not in {finding.code for finding in prove(seldom).blocking}
    assert [one.blokkeert for one in prove(never).findings if one.code is FindingCode.NOOIT_RANDGEVAL] == [
        False
    ]
    assert FindingCode.NOOIT_RANDGEVAL not in {one.code for one in prove(often).findings}


def test_more_cases_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 10)

    with pytest.raises(KlantbeeldError) as refused:
        judge(made(VER, WONEN, GEZIN, GELD, REST))

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == "bedacht/1.0.0.toml"
    assert refused.value.remedy
