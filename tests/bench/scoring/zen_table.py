"""Zwolle 1.0.0 as a decision table of zen-engine: the same rules, in the order of their priority.

It has no unknown: a fact without a value fails a cell, and the row after it is taken. That is why only
complete people are compared, and why the program does not score with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tests.bench.scoring.peers import COUNTED

KEY = "zwolle"

_NEITHER = "'geen_vastgesteld'", "'geen_te_onderzoeken'"
_COLUMNS = ("aantal", "werkvermogen", "opleiding", "taal", "wens")
_FIELDS = {
    "opleiding": "belemmert_opleiding",
    "taal": "belemmert_taal",
    "wens": "feit_wens_zelfstandig",
}
_ROWS: Sequence[tuple[str, str, Mapping[str, str]]] = (
    ("wijkteam", "wijkteam", {"aantal": ">= 2", "werkvermogen": _NEITHER[0]}),
    ("scholing_medisch_anders", "geen_arbeidsvermogen_niet_vastgesteld", {"werkvermogen": _NEITHER[1]}),
    (
        "scholing_medisch_anders",
        "geen_arbeidsvermogen_weinig_belemmeringen",
        {"aantal": "<= 1", "werkvermogen": _NEITHER[0]},
    ),
    (
        "scholing_medisch_anders",
        "meer_belemmeringen_kan_werken",
        {"aantal": ">= 2", "werkvermogen": "'aanwezig'"},
    ),
    ("scholing_medisch_anders", "opleiding", {"aantal": "0", "opleiding": "'ja'"}),
    ("scholing_medisch_anders", "taal", {"aantal": "0", "taal": "'ja'"}),
    ("scholing_medisch_anders", "zelfstandig", {"aantal": "0", "wens": "'ja'"}),
    ("aanpak", "een_belemmering", {"aantal": "1", "werkvermogen": "'aanwezig'"}),
    ("aanpak_intensief", "geen_belemmering", {"aantal": "0", "werkvermogen": "'aanwezig'"}),
)


def key(name: str) -> str:
    """A name of a fact as zen-engine can read it."""
    return name.replace(".", "_")


def decision() -> str:
    """The whole decision as JSON: facts in, two derived values, one table with the first hit."""
    counted = ", ".join(key(name) for name in COUNTED)
    proven = "feit_arbeidsvermogen_basis in ['uwv', 'medisch_advies']"
    expressions = {
        "aantal": f"count([{counted}], # == 'ja')",
        "werkvermogen": (
            f"feit_arbeidsvermogen == 'geen' ? ({proven} ? {_NEITHER[0]} : {_NEITHER[1]}) : 'aanwezig'"
        ),
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {
            "id": "afgeleid",
            "name": "afgeleid",
            "type": "expressionNode",
            "content": {
                "passThrough": True,
                "expressions": [
                    {"id": name, "key": name, "value": value} for name, value in expressions.items()
                ],
            },
        },
        {
            "id": "regels",
            "name": "regels",
            "type": "decisionTableNode",
            "content": {
                "hitPolicy": "first",
                "inputs": [
                    {"id": name, "name": name, "type": "expression", "field": _FIELDS.get(name, name)}
                    for name in _COLUMNS
                ],
                "outputs": [
                    {"id": f"uit_{name}", "name": name, "type": "expression", "field": name}
                    for name in ("categorie", "regel")
                ],
                "rules": [
                    {
                        "_id": rule,
                        **{name: tests.get(name, "") for name in _COLUMNS},
                        "uit_categorie": f"'{category}'",
                        "uit_regel": f"'{rule}'",
                    }
                    for category, rule, tests in _ROWS
                ],
            },
        },
        {"id": "uit", "name": "uit", "type": "outputNode"},
    ]
    order = ("in", "afgeleid", "regels", "uit")
    edges = [
        {"id": f"{one}-{other}", "sourceId": one, "targetId": other, "type": "edge"}
        for one, other in pairwise(order)
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def context(person: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """One person as zen-engine takes it; left out becomes no value, which it reads as not hindering."""
    return {key(name): None if value == "weggelaten" else value for name, value in person.items()}
