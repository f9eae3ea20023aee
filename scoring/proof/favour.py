"""Which value of a fact is more favourable for work, as the regelset declares it.

The order of a niveau and of belemmert is fixed; that of a feit is what its ``volgorde`` or
``richting`` says, and without one its values cannot be compared. It judges no rule.
"""

from __future__ import annotations

from itertools import pairwise

from questionnaires.answers import Belemmert
from questionnaires.conditions import LEFT_OUT, Bounds, Options, Possible
from scoring.bounds import NumberDomain
from scoring.input import BELEMMERT, NIVEAU
from scoring.rules import Feit


def values_in_order(feit: Feit) -> tuple[Possible, ...]:
    """Everything the fact can be: what can be compared first, from favourable down; left out comes last.

    The first value is the neutral one, from which a witness departs as little as it can.
    """
    ordered = comparable(feit)
    rest = (value for value in feit.domain.values() if value not in ordered and value != LEFT_OUT)
    absent = (LEFT_OUT,) if feit.domain.left_out_allowed else ()
    return (*ordered, *rest, *absent)


def comparable(feit: Feit) -> tuple[Possible, ...]:
    """The values that can be compared, the most favourable first; empty when none can."""
    domain = feit.domain
    if feit.naam.startswith(BELEMMERT):
        return (_choice(Belemmert.NEE.value), _choice(Belemmert.JA.value))
    if isinstance(domain, NumberDomain):
        upwards = tuple(Bounds(number, number) for number in range(domain.lo, domain.hi + 1))
        if feit.naam.startswith(NIVEAU) or feit.richting == "hoger_is_beter":
            return upwards[::-1]
        return upwards if feit.richting == "lager_is_beter" else ()
    return tuple(_choice(choice) for choice in feit.volgorde)


def worse_steps(feit: Feit) -> tuple[tuple[Possible, Possible], ...]:
    """Every value with the next less favourable one."""
    return tuple(pairwise(comparable(feit)))


def judgement_steps(feit: Feit) -> tuple[tuple[Possible, Possible], ...]:
    """Every step of one judgement, both ways: a niveau one up or down, belemmert to its other value.

    A feit is no judgement and has none. These are the steps that ``scoring.explain.changes`` counts.
    """
    return _both_ways(feit) if feit.naam.startswith((NIVEAU, BELEMMERT)) else ()


def fact_steps(feit: Feit) -> tuple[tuple[Possible, Possible], ...]:
    """Every step of one feit with a declared order, both ways: a number one up or down, the next choice.

    These show how much hangs on a recorded fact; they never make a close call.
    """
    return () if feit.naam.startswith((NIVEAU, BELEMMERT)) else _both_ways(feit)


def _both_ways(feit: Feit) -> tuple[tuple[Possible, Possible], ...]:
    down = worse_steps(feit)
    return (*down, *((worse, better) for better, worse in down))


def _choice(choice: str) -> Options:
    return Options(frozenset({choice}))
