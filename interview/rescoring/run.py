"""One herscoring from beginning to end, which can be stopped at any moment and then goes on.

Owns the order in which things come on disk: a part, then its line in the manifest; all parts, then the
whole; at the end the report. What was written is never taken on trust: a part whose hash is another one is
made again. It stores nothing and shows nothing.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from interview.rescoring import manifest as manifests
from interview.rescoring.entries import Position
from interview.rescoring.frames import (
    OUTCOME,
    Batch,
    Scored,
    Source,
    score_batch,
)
from interview.rescoring.manifest import Deel, Manifest
from interview.rescoring.output_folder import (
    OUTCOME_NAME,
    QUARANTINE_NAME,
    OutputFolder,
    json_lines,
    part_name,
    rejects_name,
)
from interview.rescoring.progress import Progress
from interview.rescoring.report import HTML_NAME, write_report
from interview.rescoring.reporting import repeated, report_input, transitions
from questionnaires.errors import KlantbeeldError
from scoring.aggregate import Overgang
from scoring.extra import needs_extra
from scoring.rules import Regelset

with needs_extra("herscoren"):
    import polars as pl
    from polars.exceptions import PolarsError

if TYPE_CHECKING:
    from interview.library import Library

PART_SIZE = 100_000
"""Records in one part: some seconds of work at most when they are JSON, and little memory."""

ROW_GROUP = 65_536
"""Rows together in the outcome; fixed, so that the same rows always give the same bytes."""

COMPRESSION: Literal["zstd"] = "zstd"


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked."""

    source: Source
    fingerprint: str
    """Of the source, as it is now."""
    rules: Regelset
    """Scored with."""
    before: Regelset | None
    """In a rehearsal: gives the old category, in place of the advice that was shown."""
    folder: Path
    at: datetime
    """When it was asked; of a run that goes on, the first moment counts."""
    part_size: int = PART_SIZE


@dataclass(frozen=True, slots=True)
class Rescored:
    """What came of it."""

    manifest: Manifest
    overgangen: tuple[Overgang, ...]
    """Counts as they are, not protected: for this machine only."""
    dubbel: int = 0
    """Rows about a gesprek that has an earlier row."""
    report: tuple[Path, ...] = ()
    """The files of the report, once there is one."""
    report_problem: KlantbeeldError | None = None
    """Why the report is not whole, such as a PDF that this machine cannot make."""


def rescore(task: Task, progress: Progress, keep: Callable[[Path], None] | None = None) -> Rescored:
    """Do, or go on with, one herscoring; the same task on the same folder always ends in the same bytes.

    ``keep`` is given the whole outcome, to store it; from there on the source is not expected to be the same.

    Raises KlantbeeldError: HERSCOOR-MAP, HERSCOOR-ANDERE-BEREKENING, HERSCOOR-BRON-GEWIJZIGD,
    HERSCOOR-SCHRIJVEN, or what the source raises as a whole.
    """
    outcome = task.folder / OUTCOME_NAME
    with closing(OutputFolder(task.folder)) as folder:
        manifest = _resumed(task, folder)
        manifest = _read_everything(task, folder, manifest, progress)
        manifest = _joined(folder, manifest)
        if keep is not None:
            if not manifest.vastleggen_begonnen:
                # A report that was there says that nothing was stored.
                marked = {"vastleggen_begonnen": True, "klaar": False}
                manifest = _kept(folder, manifest.model_copy(update=marked))
            keep(outcome)
    return Rescored(manifest, transitions(outcome), repeated(outcome))


def with_report(task: Task, done: Rescored, library: Library) -> Rescored:
    """Write the report of a herscoring that was done; one that is there and whole stays.

    Raises KlantbeeldError: HERSCOOR-SCHRIJVEN.
    """
    with closing(OutputFolder(task.folder)) as folder:
        return _reported(task, done, library, folder)


def _reported(task: Task, done: Rescored, library: Library, folder: OutputFolder) -> Rescored:
    manifest = done.manifest
    reports = [name for name in manifest.bestanden if name not in (OUTCOME_NAME, QUARANTINE_NAME)]
    if manifest.klaar and reports:
        return replace(done, report=tuple(folder.path / name for name in reports))
    problem = None
    given = report_input(manifest, task.rules, task.before, done.overgangen, done.dubbel, library)
    try:
        written = write_report(folder.path, given)
    except KlantbeeldError as error:
        # The outcome stands; what this machine lacks for the report can be put right afterwards.
        page = folder.path / HTML_NAME
        written, problem = (page,) if page.exists() else (), error
    except OSError:
        raise folder.unwritten(HTML_NAME) from None
    for path in written:
        manifest = manifest.with_file(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    manifest = _kept(folder, manifest.model_copy(update={"klaar": problem is None}))
    return replace(done, manifest=manifest, report=written, report_problem=problem)


def _resumed(task: Task, folder: OutputFolder) -> Manifest:
    """Where to go on: what is whole stays, and the rest is done again."""
    wanted = manifests.begun(
        at=task.at,
        source=task.source.soort,
        fingerprint=task.fingerprint,
        rules=task.rules,
        before=task.before,
        part_size=task.part_size,
    )
    found = folder.manifest()
    if found is None:
        return _kept(folder, wanted)
    manifests.check_same(wanted, found)
    whole = {name: digest for name, digest in found.bestanden.items() if folder.holds(name, digest)}
    if {OUTCOME_NAME, QUARANTINE_NAME} <= whole.keys():
        return found.model_copy(
            update={"bestanden": whole, "klaar": found.klaar and whole == found.bestanden}
        )
    parts = []
    for number, deel in enumerate(found.delen, start=1):
        if not (
            folder.holds(part_name(number), deel.sha256)
            and folder.holds(rejects_name(number), deel.quarantaine_sha256)
        ):
            break
        parts.append(deel)
    again = len(parts) < len(found.delen)
    if again and found.vastleggen_begonnen:
        # The source is another one by what was stored of it; what was lost cannot be made from it.
        manifests.check_same(wanted, found.model_copy(update={"vastleggen_begonnen": False}))
    read = found.gelezen and not again
    return found.model_copy(update={"delen": tuple(parts), "gelezen": read, "bestanden": {}, "klaar": False})


def _kept(folder: OutputFolder, manifest: Manifest) -> Manifest:
    folder.write(manifests.NAME, manifest.to_bytes())
    return manifest


def _read_everything(task: Task, folder: OutputFolder, manifest: Manifest, progress: Progress) -> Manifest:
    if manifest.gelezen:
        return manifest
    start = Position()
    if manifest.delen:
        start = Position(manifest.delen[-1].tot, manifest.delen[-1].plaats)
    progress.begin("Gesprekken opnieuw berekenen", task.source.size, start.offset)
    for batch in task.source.batches(start, task.part_size, progress.reached):
        scored = score_batch(batch, task.rules, task.before)
        manifest = _kept(folder, manifest.with_part(_part(folder, len(manifest.delen) + 1, batch, scored)))
    progress.end()
    return _kept(folder, manifest.model_copy(update={"gelezen": True}))


def _part(folder: OutputFolder, number: int, batch: Batch, scored: Scored) -> Deel:
    rows = io.BytesIO()
    scored.frame.write_parquet(rows, compression=COMPRESSION, row_group_size=ROW_GROUP)
    wrong = [
        {"plaats": batch.place(one.item), "code": one.code, "reden": one.reason} for one in scored.rejected
    ]
    return Deel(
        tot=batch.until.items,
        plaats=batch.until.offset,
        gescoord=scored.frame.height,
        afgekeurd=dict(sorted(Counter(one.code for one in scored.rejected).items())),
        niet_gevraagd=tuple(
            manifests.NietGevraagd(vragenlijst=name, feit=feit, gesprekken=count)
            for (name, feit), count in sorted(scored.not_asked.items())
        ),
        oude_regels=tuple(sorted(batch.oude_regels)),
        sha256=folder.write(part_name(number), rows.getvalue()),
        quarantaine_sha256=folder.write(rejects_name(number), json_lines(wrong)),
    )


def _joined(folder: OutputFolder, manifest: Manifest) -> Manifest:
    """The parts as one file, and what went to quarantine as another."""
    numbers = range(1, len(manifest.delen) + 1)
    if not {OUTCOME_NAME, QUARANTINE_NAME} <= manifest.bestanden.keys():
        parts = [folder.path / part_name(number) for number in numbers]
        outcome = folder.write_by(OUTCOME_NAME, lambda draft: _join(parts, draft))
        rejects = [folder.path / rejects_name(number) for number in numbers]
        quarantine = folder.write_by(QUARANTINE_NAME, lambda draft: _append(rejects, draft))
        manifest = manifest.with_file(OUTCOME_NAME, outcome).with_file(QUARANTINE_NAME, quarantine)
        manifest = _kept(folder, manifest)
    folder.remove(name for number in numbers for name in (part_name(number), rejects_name(number)))
    return manifest


def _join(parts: list[Path], draft: Path) -> None:
    empty = pl.DataFrame(schema=OUTCOME).lazy()
    rows = pl.scan_parquet(parts) if parts else empty
    try:
        rows.sink_parquet(draft, compression=COMPRESSION, row_group_size=ROW_GROUP, maintain_order=True)
    except PolarsError as error:
        raise OSError("the outcome could not be written") from error


def _append(rejects: list[Path], draft: Path) -> None:
    with draft.open("wb") as stream:
        for path in rejects:
            stream.write(path.read_bytes())
