"""The worked examples of a regelset as scoring input, and which of them do not come out as written.

It decides nothing: an example that fails is a finding about the regelset.
"""

from __future__ import annotations

from questionnaires.answers import Belemmert
from scoring.engine import score
from scoring.input import BELEMMERT, NIVEAU, ScoringInput, build
from scoring.rules import Regelset, Voorbeeld


def example_input(voorbeeld: Voorbeeld, regelset: Regelset) -> ScoringInput:
    """The person an example describes: leefgebieden it does not name do not hold back."""
    gebieden = [name.removeprefix(BELEMMERT) for name in regelset.per_feit if name.startswith(BELEMMERT)]
    belemmert: dict[str, Belemmert | None] = dict.fromkeys(gebieden, Belemmert.NEE)
    belemmert |= dict.fromkeys(voorbeeld.belemmert, Belemmert.JA)
    belemmert |= dict.fromkeys(voorbeeld.weet_niet, Belemmert.WEET_NIET)
    hidden = {prefix + gebied for gebied in voorbeeld.nvt for prefix in (NIVEAU, BELEMMERT)}
    return build(regelset, voorbeeld.niveaus, belemmert, voorbeeld.feiten, hidden)


def failing_examples(regelset: Regelset) -> tuple[str, ...]:
    """The names of the examples that come out differently from what they say."""
    return tuple(voorbeeld.naam for voorbeeld in regelset.voorbeeld if not _comes_out(voorbeeld, regelset))


def _comes_out(voorbeeld: Voorbeeld, regelset: Regelset) -> bool:
    outcome = score(example_input(voorbeeld, regelset), regelset)
    rule_fits = voorbeeld.regel is None or voorbeeld.regel in outcome.beslissend
    # Which categories are possible is the promise; the order of equal priorities is not.
    return set(outcome.mogelijk) == set(voorbeeld.mogelijk) and rule_fits
