"""Everything that can be proven about one regelset, in one call.

It reads the regelset and nothing else, and changes nothing. A regelset with findings is still
proven to the end, so that its author sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from scoring.engine import score
from scoring.examples import example_input, failing_examples
from scoring.proof.favour import fact_steps
from scoring.proof.logic import judge, logical_findings, spare_rules
from scoring.proof.model import Finding, FindingCode, Proof
from scoring.proof.stability import flips_of_all_states, shares
from scoring.rules import Regelset

FEWEST_EXAMPLES = 12
"""A released regelset has at least so many worked examples."""

MOST_CLOSE_CALLS = Fraction(15, 100)
"""The largest share of the reference population that may be called a close call."""


def prove(regelset: Regelset) -> Proof:
    """Prove a regelset whose parts fit (``scoring.check.check_parts``); linear in the number of cells.

    Raises KlantbeeldError (INHOUD-ONGELDIG) for more cells than fit in memory.
    """
    judged = judge(regelset)
    population = shares(judged)
    findings = [*logical_findings(judged), *spare_rules(judged), *example_findings(regelset)]
    if population is None:
        findings.append(
            Finding(
                FindingCode.REFERENTIE_ONTBREEKT,
                True,
                "",
                "Er is geen referentiepopulatie, dus niet te zeggen hoe vaak iets voorkomt.",
            )
        )
    elif population.randgeval > MOST_CLOSE_CALLS:
        findings.append(
            Finding(
                FindingCode.VAAK_RANDGEVAL,
                True,
                "",
                f"Van de referentiepopulatie is {float(100 * population.randgeval):.1f}% een randgeval; "
                f"meer dan {int(100 * MOST_CLOSE_CALLS)}% zegt niets meer. Verhoog de drempel.",
            )
        )
    elif population.flips and not population.randgeval and regelset.randgeval.drempel > 1:
        findings.append(
            Finding(
                FindingCode.NOOIT_RANDGEVAL,
                False,
                "",
                "Niemand uit de referentiepopulatie is een randgeval, al geeft één stap soms een andere "
                "categorie. Verlaag de drempel.",
            )
        )
    return Proof(
        naam=regelset.naam,
        versie=regelset.versie,
        sha256=regelset.inhoud_hash,
        cells=judged.space.size,
        states=prod(sum(map(len, axis.groups)) for axis in judged.space.axes.values()),
        findings=tuple(findings),
        flips=flips_of_all_states(judged),
        flips_feiten=flips_of_all_states(judged, fact_steps),
        population=population,
    )


def example_findings(regelset: Regelset) -> Iterator[Finding]:
    """What is wrong with the worked examples: different, too few, or none in which a rule decides."""
    for naam in failing_examples(regelset):
        yield Finding(
            FindingCode.VOORBEELD_ANDERS, True, naam, f"Het voorbeeld “{naam}” komt anders uit dan het zegt."
        )
    if len(regelset.voorbeeld) < FEWEST_EXAMPLES:
        yield Finding(
            FindingCode.TE_WEINIG_VOORBEELDEN,
            True,
            "",
            f"Er zijn {len(regelset.voorbeeld)} voorbeelden; er horen er minstens {FEWEST_EXAMPLES} te zijn.",
        )
    shown = {
        rule
        for voorbeeld in regelset.voorbeeld
        for rule in score(example_input(voorbeeld, regelset), regelset).beslissend
    }
    for regel in regelset.regel:
        if regel.id not in shown:
            yield Finding(
                FindingCode.REGEL_ZONDER_VOORBEELD,
                True,
                regel.id,
                f"Regel {regel.id} beslist in geen enkel voorbeeld.",
            )
