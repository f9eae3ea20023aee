"""What the batch engine is tried on: codes at random under any regelset, and the plain engine beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

from questionnaires import loader as questionnaires
from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.packing import FIRST_VALUE, Layout, NoValue, PackedField, layout_of
from scoring.engine import score
from scoring.input import BELEMMERT, FEIT, NIVEAU, build
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.rules import Regelset
from scoring.table import RuleTable

LAYOUT = layout_of(questionnaires.load_named("zwolle", questionnaires.versions("zwolle")[-1]))

UNKNOWN_SHARE = 0.12
"""How often a fact has no value: often enough that a third of the outcomes is onbepaald."""


class Expected(NamedTuple):
    """What the plain engine says of one row."""

    categorie: str | None
    regel: str | None
    mogelijk: str | None


def released() -> Iterator[tuple[str, str]]:
    """Every released regelset, by name and version."""
    for folder in sorted(PACKAGED_RULESETS.iterdir()):
        if folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                yield folder.name, path.stem


def released_regelset(naam: str, versie: str) -> Regelset:
    """One of them."""
    return load_named(naam, versie)


def regelset_of(table: RuleTable) -> Regelset:
    """A regelset around a table that was made up."""
    made = load_named("zwolle", "1.0.0").model_copy(update={"naam": "bedacht", "inhoud_hash": ""})
    made.__dict__["table"] = table
    return made


def random_codes(regelset: Regelset, layout: Layout, rows: int, seed: int) -> pl.DataFrame:
    """Codes that the regelset knows, values and reasons for none, one column per fact it declares."""
    random = np.random.default_rng(seed)
    columns = {}
    for field in layout.fields:
        if field.name in regelset.table.domains:
            known = FIRST_VALUE + np.arange(_size(field))
            codes = np.concatenate([np.arange(len(NoValue)), known])
            chances = np.concatenate(
                [
                    np.full(len(NoValue), UNKNOWN_SHARE / len(NoValue)),
                    np.full(len(known), (1 - UNKNOWN_SHARE) / len(known)),
                ]
            )
            kind = np.uint8 if field.width == 1 else np.uint16
            columns[field.name] = random.choice(codes.astype(kind), rows, p=chances)
    return pl.DataFrame(columns)


def _size(field: PackedField) -> int:
    return len(field.ids) or field.highest - field.lowest + 1


def plain(regelset: Regelset, layout: Layout, codes: dict[str, int]) -> Expected:
    """One row through ``build`` and ``score``, as a gesprek would go."""
    names = {field.name: field for field in layout.fields}
    niveaus: dict[str, int | GeenWaarde | None] = {}
    belemmert: dict[str, Belemmert | None] = {}
    feiten: dict[str, str | int | GeenWaarde | None] = {}
    for name, code in codes.items():
        value = None if code < FIRST_VALUE else names[name].value(code)
        if name.startswith(NIVEAU):
            niveaus[name.removeprefix(NIVEAU)] = value if isinstance(value, int) else None
        elif name.startswith(BELEMMERT):
            belemmert[name.removeprefix(BELEMMERT)] = Belemmert(value) if isinstance(value, str) else None
        else:
            feiten[name.removeprefix(FEIT)] = value
    left_out = {name for name, code in codes.items() if code == NoValue.WEGGELATEN}
    outcome = score(build(regelset, niveaus, belemmert, feiten, left_out), regelset)
    return Expected(
        outcome.categorie,
        outcome.beslissend[0] if outcome.beslissend else None,
        " ".join(outcome.mogelijk),
    )
