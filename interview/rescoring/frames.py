"""Gesprekken as columns: what a source gives, batch by batch, and what scoring makes of it.

Owns the columns of the outcome. It reads no file and decides nothing about a record: the plan that scores
is ``scoring.batch``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from interview.rescoring.entries import Entry, Installed, Position, Questionnaires, Rejected
from questionnaires.errors import ContentErrorCode
from scoring.batch import CATEGORIE, MOGELIJK, REGEL, columns_of, score_frame, unfit
from scoring.extra import needs_extra
from scoring.rules import Regelset

with needs_extra("herscoren"):
    import polars as pl

PLACE, GESPREK, GEMEENTE, OUD, HAD_ADVIES = "plaats", "gesprek_id", "gemeente", "oud", "had_advies"
"""Columns beside the codes: number within the source, who it is about, and what was advised then."""

LABELS: dict[str, type[pl.DataType]] = {
    PLACE: pl.UInt64,
    GESPREK: pl.String,
    GEMEENTE: pl.String,
    OUD: pl.String,
    HAD_ADVIES: pl.Boolean,
}

OUTCOME: dict[str, type[pl.DataType]] = {
    GESPREK: pl.String,
    GEMEENTE: pl.String,
    OUD: pl.String,
    HAD_ADVIES: pl.Boolean,
    CATEGORIE: pl.String,
    REGEL: pl.String,
    MOGELIJK: pl.String,
    "regelset": pl.String,
    "regelset_versie": pl.String,
    "regelset_sha256": pl.String,
}
"""The columns of what comes out; ``oud`` and ``categorie`` are null for onbepaald."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Gesprekken of one questionnaire as columns: those named above, and one of codes per fact."""

    installed: Installed
    frame: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Batch:
    """The next so many records of a source."""

    until: Position
    """Where the next batch begins."""
    chunks: tuple[Chunk, ...]
    rejected: tuple[Rejected, ...]
    oude_regels: frozenset[str]
    """The regelsets these were held under, as far as known."""
    place: Callable[[int], str]
    """Number in the source to where that is, for a person: file and line, or the id of a gesprek."""


Tick = Callable[[int], None]
"""Told now and then how far it is, in the unit of ``Source.size``."""


class Source(Protocol):
    """Where gesprekken come from. The same source always gives the same records in the same order."""

    @property
    def soort(self) -> str:
        """What kind: ``opslag``, ``map``, ``jsonl`` or ``parquet``."""

    @property
    def size(self) -> int:
        """How much there is to read."""

    def fingerprint(self) -> str:
        """SHA-256 in hex that is another one as soon as a record is."""

    def batches(self, start: Position, count: int, tick: Tick) -> Iterator[Batch]:
        """All records from ``start`` on, ``count`` at a time."""


def chunks_of(
    entries: list[tuple[int, Entry]], questionnaires: Questionnaires, facts: frozenset[str]
) -> tuple[Chunk, ...]:
    """Entries with their numbers as columns, one chunk per questionnaire, only the codes of ``facts``."""
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for item, entry in entries:
        groups.setdefault(entry.vragenlijst, []).append((item, entry))
    chunks = []
    for name in sorted(groups):
        group, installed = groups[name], questionnaires.installed(name)
        codes = columns_of(installed.layout, b"".join(entry.vector for _, entry in group), facts)
        labels = pl.DataFrame(
            {
                PLACE: [item for item, _ in group],
                GESPREK: [entry.gesprek_id for _, entry in group],
                GEMEENTE: [entry.gemeente for _, entry in group],
                OUD: [entry.oud for _, entry in group],
                HAD_ADVIES: [entry.had_advies for _, entry in group],
            },
            schema=LABELS,
        )
        chunks.append(Chunk(installed, labels if codes.width == 0 else labels.hstack(codes)))
    return tuple(chunks)


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of one batch."""

    frame: pl.DataFrame
    """One row per gesprek with the columns of ``OUTCOME``, in the order of the source."""
    rejected: tuple[Rejected, ...]
    """What the source rejected and what the rules do not know, in the order of the source."""
    not_asked: Mapping[tuple[str, str], int]
    """Questionnaire and fact that it does not record to in how many gesprekken."""


def facts_read(*rulesets: Regelset) -> frozenset[str]:
    """Every fact that scoring under these looks at."""
    return frozenset(name for regelset in rulesets for name in regelset.table.domains)


def score_batch(batch: Batch, new: Regelset, before: Regelset | None) -> Scored:
    """Score every gesprek under ``new``; with ``before``, what that one says takes the place of ``oud``."""
    frames = [pl.DataFrame(schema=OUTCOME | {PLACE: pl.UInt64})]
    out = list(batch.rejected)
    not_asked: Counter[tuple[str, str]] = Counter()
    for chunk in batch.chunks:
        for regelset in {
            new.inhoud_hash: new,
            **({} if before is None else {before.inhoud_hash: before}),
        }.values():
            for name in _not_asked(chunk, regelset):
                not_asked[chunk.installed.name, name] = chunk.frame.height
        scored, wrong = _score_chunk(chunk, new, before)
        frames.append(scored)
        out += wrong
    whole = pl.concat(frames, how="diagonal").sort(PLACE).select(*OUTCOME)
    return Scored(whole, tuple(sorted(out, key=lambda one: one.item)), not_asked)


def _score_chunk(chunk: Chunk, new: Regelset, before: Regelset | None) -> tuple[pl.DataFrame, list[Rejected]]:
    frame = chunk.frame
    wrong: list[Rejected] = []
    if before is not None:
        frame, found = _scored(chunk.installed, frame, before)
        wrong += found
        frame = frame.with_columns(
            pl.col(CATEGORIE).cast(pl.String).alias(OUD), pl.lit(True).alias(HAD_ADVIES)
        ).drop(CATEGORIE, REGEL, MOGELIJK)
    frame, found = _scored(chunk.installed, frame, new)
    return frame.select(
        *LABELS,
        *(pl.col(name).cast(pl.String) for name in (CATEGORIE, REGEL, MOGELIJK)),
        pl.lit(new.naam).alias("regelset"),
        pl.lit(new.versie).alias("regelset_versie"),
        pl.lit(new.inhoud_hash).alias("regelset_sha256"),
    ), wrong + found


def _scored(
    installed: Installed, frame: pl.DataFrame, regelset: Regelset
) -> tuple[pl.DataFrame, list[Rejected]]:
    """``frame`` with the outcome of every row the regelset knows all values of, and the others apart."""
    unsourced = [name for name in frame.columns if _lacks_source(installed, name, regelset)]
    kept = frame.select(pl.exclude(unsourced)) if unsourced else frame
    scored = score_frame(kept.lazy(), regelset, installed.layout).collect()
    if unsourced:
        scored = scored.hstack(frame.select(unsourced))
    strange = scored[MOGELIJK].is_null()
    if not strange.any():
        return scored, []
    named = unfit(kept.filter(strange).lazy(), regelset, installed.layout).collect()
    wrong = [
        Rejected(item, ContentErrorCode.ONGELDIG, f"de regelset kent de waarde van dit feit niet ({name})")
        for item, name in named.select(PLACE, "past_niet").iter_rows()
    ]
    return scored.filter(~strange), wrong


def _lacks_source(installed: Installed, name: str, regelset: Regelset) -> bool:
    """Whether the rules count this fact only with a source, which this questionnaire does not ask."""
    declared = regelset.per_feit.get(name)
    if declared is None or not declared.bron_nodig:
        return False
    asked = installed.vragenlijst.feiten.get(name.partition(".")[2])
    return asked is not None and not asked.bron_vragen


def _not_asked(chunk: Chunk, regelset: Regelset) -> list[str]:
    return [
        feit.naam
        for feit in regelset.feit
        if not feit.alleen_trajecten
        and (
            feit.naam not in chunk.installed.layout.offsets
            or _lacks_source(chunk.installed, feit.naam, regelset)
        )
    ]
