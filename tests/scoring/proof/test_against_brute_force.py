"""The proof says what going through every complete state one by one says, on small tables."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.conditions import Possible, RangeTest, Row, Slechtste, Tel, Test
from scoring.bounds import NumberDomain
from scoring.proof.favour import fact_steps
from scoring.proof.logic import Judged, judge, logical_findings
from scoring.proof.model import FindingCode
from scoring.proof.stability import flips_of_all_states, shares
from scoring.rules import Regelset
from tests.scoring.proof.brute import Brute, neutral
from tests.scoring.proof.made import BRON, categorie, niveau, regel, regelset
from tests.scoring.test_laws import Case, cases

AFSTAND = {"dichtbij": 0, "midden": 1, "ver": 2}


def written(test: Test) -> object:
    """A test as a file writes it."""
    if isinstance(test, RangeTest):
        return test.lo if test.lo is not None and test.lo == test.hi else str(test)
    return sorted(test.values)


def row_written(row: Row) -> dict[str, object]:
    return {name: written(test) for name, test in row.tests}


def regelset_of(case: Case, **others: object) -> Regelset:
    """The made-up table as a regelset."""
    feiten: list[dict[str, object]] = []
    for name, domain in case.domains.items():
        feit: dict[str, object] = {"naam": name, "woord": name, "mag_ontbreken": domain.left_out_allowed}
        if name.startswith("feit.") and not isinstance(domain, NumberDomain):
            feit |= {"keuzes": {choice: choice for choice in domain.ids}, "volgorde": ("twee", "een")}
        feiten.append(feit)
    afgeleid: list[dict[str, object]] = []
    for name, table in case.derived:
        one: dict[str, object] = {"naam": name, "woord": name, "bron": BRON}
        if isinstance(table, Tel):
            one |= {"soort": "tel", "van": table.of, "test": written(table.test)}
        elif isinstance(table, Slechtste):
            one |= {"soort": "slechtste", "van": table.of}
        else:
            rows = [{"als": row_written(row), "waarde": value} for row, value in table.rows]
            words = {value: value for value in (*(value for _, value in table.rows), table.anders)}
            one |= {"soort": "opzoek", "rij": rows, "anders": table.anders, "keuzes": words}
        afgeleid.append(one)
    return regelset(
        feiten,
        [regel(rule.id, rule.categorie, row_written(rule.row)) for rule in case.rules],
        categorieen=[categorie(name, rank, AFSTAND[name]) for name, rank in case.priorities.items()],
        afgeleid=afgeleid,
        **others,
    )


def agree(judged: Judged, brute: Brute) -> None:
    """Every logical question gets the same answer, and every witness is one, of the smallest size."""
    findings = logical_findings(judged)
    gaps = [state for state, found in brute.categories.items() if found is None]
    gap = [finding for finding in findings if finding.code is FindingCode.GAT]
    assert len(gap) == bool(gaps)
    if gap:
        assert gap[0].witness is not None
        assert brute.of(gap[0].witness.state) is None
        fewest = min(departures(brute, dict(zip(brute.read, state, strict=True))) for state in gaps)
        assert departures(brute, gap[0].witness.state) == len(gap[0].witness.departures) == fewest
    assert subjects(judged, FindingCode.ZONDER_INVLOED) == brute.without_influence()
    assert subjects(judged, FindingCode.NIET_MONOTOON) == {" ".join(key) for key in brute.wrong_way()}
    dead = {finding.subject for finding in findings if finding.code in DEAD and " " not in finding.subject}
    assert dead == {rule.id for rule in brute.case.rules} - deciding(brute)
    assert subjects(judged, FindingCode.BOTSING) == conflicts(brute)
    for finding in findings:
        if finding.code is FindingCode.NIET_MONOTOON:
            assert finding.witness is not None
            _, before, _ = finding.subject.split()
            assert brute.of(finding.witness.state) == before


DEAD = (FindingCode.GELDT_NOOIT, FindingCode.ALTIJD_INGEHAALD)


def subjects(judged: Judged, code: FindingCode) -> set[str]:
    return {finding.subject for finding in logical_findings(judged) if finding.code is code}


def departures(brute: Brute, state: dict[str, Possible]) -> int:
    """Facts whose value the rules can tell from the neutral one."""
    cells = brute.regelset.table.cells
    return sum(
        cells[name][value] != cells[name][neutral(brute.regelset, name)] for name, value in state.items()
    )


def deciding(brute: Brute) -> set[str]:
    ranks = {rule.id: brute.case.priorities[rule.categorie] for rule in brute.case.rules}
    found: set[str] = set()
    for values in brute.categories:
        holding = brute.rules_holding(brute.state(values))
        first = min((ranks[rule] for rule in holding), default=0)
        found |= {rule for rule in holding if ranks[rule] == first}
    return found


def conflicts(brute: Brute) -> set[str]:
    clashing = {
        (one.id, other.id)
        for one, other in combinations(brute.case.rules, 2)
        if one.categorie != other.categorie
        and brute.case.priorities[one.categorie] == brute.case.priorities[other.categorie]
    }
    holding = [brute.rules_holding(brute.state(values)) for values in brute.categories]
    return {f"{one} {other}" for one, other in clashing if any({one, other} <= rules for rules in holding)}


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_proof_equals_going_through_every_state(case: Case) -> None:
    made = regelset_of(case)

    agree(judge(made), Brute(made))


@settings(max_examples=25, deadline=None)
@given(cases(equal_priority=True))
def test_conflicts_equal_going_through_every_state(case: Case) -> None:
    made = regelset_of(case)

    assert subjects(judge(made), FindingCode.BOTSING) == conflicts(Brute(made))


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_shares_equal_weighing_every_state(case: Case, data: st.DataObject) -> None:
    groups = [
        {
            "naam": f"groep {number}",
            "aandeel": data.draw(st.integers(1, 9)),
            "kansen": {name: data.draw(kansen(name, case)) for name in case.domains},
        }
        for number in range(2)
    ]
    made = regelset_of(
        case,
        referentie={"titel": "Bedacht", "bron": BRON, "groep": groups},
        randgeval={"drempel": data.draw(st.integers(1, 3)), "reden": "Bedacht."},
    )
    brute = Brute(made)
    judged = judge(made)
    found = shares(judged)
    flipping = brute.flipping()

    assert found is not None
    assert flips_of_all_states(judged) == Fraction(len(flipping), len(brute.categories))
    assert found.flips == brute.share(flipping)
    of_facts = brute.flipping_facts()
    assert flips_of_all_states(judged, fact_steps) == Fraction(len(of_facts), len(brute.categories))
    assert found.flips_feiten == brute.share(of_facts)
    for name, share in found.per_categorie:
        assert share == brute.share({state for state, one in brute.categories.items() if one == name})
    if None not in brute.categories.values():
        assert found.randgeval == brute.share(brute.randgevallen())


def kansen(name: str, case: Case) -> st.SearchStrategy[int | dict[str, int]]:
    domain = case.domains[name]
    keys = ["1", "2..4", "5"] if isinstance(domain, NumberDomain) else list(domain.ids)
    keys += ["ontbreekt"] if domain.left_out_allowed else []
    several = st.lists(st.integers(0, 100), min_size=len(keys) - 1, max_size=len(keys) - 1).map(
        lambda cuts: {
            key: high - low
            for key, low, high in zip(keys, [0, *sorted(cuts)], [*sorted(cuts), 100], strict=True)
        }
    )
    return st.one_of(st.integers(0, 100), several) if name.startswith("belemmert.") else several


@pytest.mark.parametrize("complete", [True, False])
def test_a_table_of_five_niveaus_by_four_leefgebieden(complete: bool) -> None:
    feiten = [niveau("a"), niveau("b"), niveau("c"), niveau("d")]
    names = [str(feit["naam"]) for feit in feiten]
    rules = [
        regel("twee_laag", "ver", {"laag": ">=2", "laagste": "<=1"}),
        regel("een_laag", "midden", {"laag": ">=1", "niveau.a": "2..4"}),
        regel("hoog", "dichtbij", {"hoog": ">=3"}),
        *([regel("rest", "dichtbij", {})] if complete else []),
    ]
    kans = {"1": 10, "2": 20, "3..4": 45, "5": 25}
    made = regelset(
        feiten,
        rules,
        afgeleid=[
            {"naam": "laag", "woord": "laag", "soort": "tel", "van": names, "test": "<=2", "bron": BRON},
            {"naam": "hoog", "woord": "hoog", "soort": "tel", "van": names, "test": ">=4", "bron": BRON},
            {"naam": "laagste", "woord": "laagste", "soort": "slechtste", "van": names, "bron": BRON},
        ],
        referentie={
            "titel": "Bedacht",
            "bron": BRON,
            "groep": [{"naam": "een", "aandeel": 1, "kansen": dict.fromkeys(names, kans)}],
        },
        randgeval={"drempel": 2, "reden": "Bedacht."},
    )
    brute = Brute(made)
    judged = judge(made)
    found = shares(judged)

    assert len(brute.categories) == 625
    agree(judged, brute)
    assert flips_of_all_states(judged) == Fraction(len(brute.flipping()), 625)
    assert found is not None
    assert found.flips == brute.share(brute.flipping())
    if complete:
        assert found.randgeval == brute.share(brute.randgevallen())
