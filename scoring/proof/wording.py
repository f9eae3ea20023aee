"""Witnesses in Dutch words, as a sentence and as a worked example to fill in."""

from __future__ import annotations

import json

from questionnaires.answers import Belemmert
from questionnaires.conditions import Bounds, LeftOut, Options, Possible
from scoring.engine import score
from scoring.explain.model import FeitUitleg
from scoring.explain.wording import fact, facts_sentence
from scoring.input import BELEMMERT, FEIT, NIVEAU, ScoringInput
from scoring.proof.cells import State
from scoring.proof.favour import comparable
from scoring.proof.model import Witness
from scoring.rules import Regelset

LONGEST_NAME = 200
"""In letters; the name of an example can be no longer."""


def witness_sentence(witness: Witness, regelset: Regelset) -> str:
    """The smallest state of a finding, in one or two sentences."""
    told = _told(witness, regelset)
    if not told:
        return "Alles staat gunstig."
    return facts_sentence(told) + (" Al het andere staat gunstig." if len(told) < len(witness.state) else "")


def _told(witness: Witness, regelset: Regelset) -> list[FeitUitleg]:
    """What is not at its most favourable, and what has no value that is more favourable than another."""
    return [
        fact(name, value, regelset)
        for name, value in witness.state.items()
        if name in witness.departures or not comparable(regelset.per_feit[name])
    ]


def state_values(state: State) -> dict[str, str | int | None]:
    """A state in the notation of a file; None is left out."""
    return {name: plain(value) for name, value in state.items()}


def plain(value: Possible) -> str | int | None:
    """A single value in the notation of a file; None for left out. Raises ValueError for more than one."""
    match value:
        case Bounds(lo, hi) if lo == hi:
            return lo
        case Options(values) if len(values) == 1:
            return next(iter(values))
        case LeftOut():
            return None
    raise ValueError("a state has one value for each fact")


def worked_example(witness: Witness, regelset: Regelset) -> str:
    """A complete state as ``[[voorbeeld]]`` to paste into a regelset, with what comes out of it now."""
    state = witness.state
    naam = facts_sentence(_told(witness, regelset)).removesuffix(".")[:LONGEST_NAME] or "Alles staat gunstig"
    facts = {name: state.get(name, domain.unknown) for name, domain in regelset.table.domains.items()}
    outcome = score(ScoringInput(tuple(facts.items())), regelset)
    values = state_values(state)
    niveaus = _of_room(values, NIVEAU)
    feiten = _of_room(values, FEIT)
    belemmert = [gebied for gebied, value in _of_room(values, BELEMMERT).items() if value == Belemmert.JA]
    nvt = dict.fromkeys(
        name.partition(".")[2]
        for name, value in values.items()
        if value is None and not name.startswith(FEIT)
    )
    lines = ["[[voorbeeld]]", f"naam = {_quoted(naam)}"]
    lines += [f"niveaus = {_table(niveaus)}"] if niveaus else []
    lines += [f"belemmert = {_list(belemmert)}"] if belemmert else []
    lines += [f"nvt = {_list(list(nvt))}"] if nvt else []
    lines += [f"feiten = {_table(feiten)}"] if feiten else []
    lines += [f"mogelijk = {_list(list(outcome.mogelijk))}"]
    lines += [f"regel = {_quoted(outcome.beslissend[0])}"] if outcome.beslissend else []
    return "\n".join(lines)


def _of_room(values: dict[str, str | int | None], room: str) -> dict[str, str | int]:
    return {
        name.removeprefix(room): value
        for name, value in values.items()
        if name.startswith(room) and value is not None
    }


def _table(values: dict[str, str | int]) -> str:
    return f"{{ {', '.join(f'{key} = {json.dumps(value)}' for key, value in values.items())} }}"


def _list(values: list[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
