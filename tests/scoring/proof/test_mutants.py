"""Small faults in a regelset: all kinds are tried, harmless ones left out, unseen ones shown."""

from __future__ import annotations

import tomllib

from questionnaires.conditions import LEFT_OUT
from scoring.engine import score
from scoring.examples import example_input, failing_examples
from scoring.proof.model import Witness
from scoring.proof.mutants import KilledBy, mutants
from scoring.proof.mutations import mutations_of
from scoring.proof.wording import worked_example
from scoring.rules import Regelset, Voorbeeld
from tests.scoring.proof.made import BRON, belemmert, keuze, niveau, regel, regelset

GEBIEDEN = ("wonen", "dag", "gezin")


def made(*voorbeelden: dict[str, object]) -> Regelset:
    """Rules with every kind of derived fact."""
    names = [f"belemmert.{gebied}" for gebied in GEBIEDEN]
    return regelset(
        [
            niveau("geld"),
            niveau("netwerk"),
            belemmert("wonen"),
            belemmert("dag"),
            belemmert("gezin", mag_ontbreken=True),
            belemmert("taal"),
            keuze("vermogen", "ja", "beperkt", "geen", volgorde=("ja", "beperkt", "geen")),
        ],
        [
            regel("ver", "ver", {"aantal": ">=2", "stand": "niet"}),
            regel("midden", "midden", {"aantal": ">=1"}),
            regel("laag", "midden", {"laagste": "<=2"}),
            regel("taal", "midden", {"belemmert.taal": "ja", "stand": ["wel", "deels"]}),
            regel("rest", "dichtbij", {}),
        ],
        afgeleid=[
            {"naam": "aantal", "woord": "aantal", "soort": "tel", "van": names, "test": "ja", "bron": BRON},
            {
                "naam": "laagste",
                "woord": "laagste",
                "soort": "slechtste",
                "van": ["niveau.geld", "niveau.netwerk"],
                "bron": BRON,
            },
            {
                "naam": "stand",
                "woord": "stand",
                "soort": "opzoek",
                "rij": [
                    {"als": {"feit.vermogen": "geen"}, "waarde": "niet"},
                    {"als": {"feit.vermogen": "beperkt"}, "waarde": "deels"},
                ],
                "anders": "wel",
                "keuzes": {"wel": "wel", "deels": "deels", "niet": "niet"},
                "bron": BRON,
            },
        ],
        voorbeeld=voorbeelden,
    )


def test_every_kind_of_fault_is_tried() -> None:
    texts = {mutation.text for mutation in mutations_of(made())}

    assert texts >= {
        "regel ver: weggelaten",
        "regel ver: zonder de voorwaarde op stand",
        "regel ver: aantal >=2 wordt >=1",
        "regel ver: aantal >=2 wordt >=3",
        "regel ver: aantal >=2 wordt <=1",
        "regel ver: geeft midden",
        "regel ver: stand niet wordt deels of niet",
        "regel taal: stand wel of deels wordt niet",
        "regel taal: stand wel of deels wordt wel",
        "regel taal: belemmert.taal ja wordt nee",
        "prioriteit van ver en midden verwisseld",
        "afgeleid aantal: zonder belemmert.gezin",
        "afgeleid aantal: ook belemmert.taal",
        "afgeleid aantal: ja wordt nee",
        "afgeleid laagste: zonder niveau.geld",
        "afgeleid stand: zonder rij 1",
        "afgeleid stand: rij 1: feit.vermogen geen wordt beperkt of geen",
        "afgeleid stand: rij 2 geeft wel",
        "afgeleid stand: rij 1 en 2 verwisseld",
        "afgeleid stand: anders wordt deels",
    }


def test_a_fault_without_effect_is_none() -> None:
    texts = {mutant.text for mutant in mutants(made())}

    # The two rows exclude each other, so their order means nothing.
    assert "afgeleid stand: rij 1 en 2 verwisseld" not in texts
    assert "afgeleid stand: rij 1: feit.vermogen geen wordt beperkt of geen" in texts


def test_what_is_not_noticed_comes_with_an_example_that_would() -> None:
    rules = made()
    examples: list[dict[str, object]] = []
    unseen = [mutant for mutant in mutants(rules) if mutant.killed_by is None]
    assert unseen
    for mutant in unseen:
        assert mutant.witness is not None
        (one,) = tomllib.loads(worked_example(mutant.witness, rules))["voorbeeld"]
        examples.append(one)
    better = made(*examples)

    assert failing_examples(better) == ()
    assert all(len(example_outcome(voorbeeld, better)) == 1 for voorbeeld in better.voorbeeld)
    found = list(mutants(better))
    assert [mutant.text for mutant in found if mutant.killed_by is None] == []
    assert {mutant.killed_by for mutant in found} == {KilledBy.VOORBEELD, KilledBy.CONTROLE}
    # Without any example it is the proof that sees a step the wrong way or a dead rule.
    assert KilledBy.BEWIJS in {mutant.killed_by for mutant in mutants(rules)}


def example_outcome(voorbeeld: Voorbeeld, rules: Regelset) -> tuple[str, ...]:
    return score(example_input(voorbeeld, rules), rules).mogelijk


def test_an_example_says_that_a_leefgebied_does_not_apply() -> None:
    rules = made()
    (unseen, *_) = [mutant for mutant in mutants(rules) if mutant.witness is not None]
    assert unseen.witness is not None
    absent = Witness({**unseen.witness.state, "belemmert.gezin": LEFT_OUT}, ("belemmert.gezin",))
    (one,) = tomllib.loads(worked_example(absent, rules))["voorbeeld"]

    assert one["nvt"] == ["gezin"]
    assert failing_examples(made(one)) == ()


def test_a_witness_of_a_fault_can_be_written_as_an_example() -> None:
    """Only a leefgebied as a whole does not apply: niveau and belemmert together."""
    gezin = {**niveau("gezin"), "mag_ontbreken": True}
    rules = regelset(
        [gezin, belemmert("gezin", mag_ontbreken=True), belemmert("dag")],
        [
            regel("laag", "midden", {"laagste": "<=3", "belemmert.dag": "ja"}),
            regel("gezin", "midden", {"belemmert.gezin": "nee"}),
            regel("rest", "dichtbij", {}),
        ],
        afgeleid=[
            {
                "naam": "laagste",
                "woord": "laagste",
                "soort": "slechtste",
                "van": ["niveau.gezin"],
                "bron": BRON,
            }
        ],
    )
    unseen = [mutant for mutant in mutants(rules) if mutant.witness is not None]
    assert unseen
    for mutant in unseen:
        assert mutant.witness is not None
        (one,) = tomllib.loads(worked_example(mutant.witness, rules))["voorbeeld"]
        example = example_input(Voorbeeld.model_validate(one), rules).facts
        cells = rules.table.cells
        assert {name: cells[name][value] for name, value in example.items()} == {
            name: cells[name][value] for name, value in mutant.witness.state.items()
        }
