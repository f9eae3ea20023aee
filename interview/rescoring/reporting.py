"""From the rows of an outcome and its manifest to what the report needs.

Counts come from the rows themselves, so that a run that was stopped counts the same as one that was not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from interview.rescoring.entries import UNKNOWN_MUNICIPALITY
from interview.rescoring.errors import quarantine_words
from interview.rescoring.frames import GEMEENTE, GESPREK, HAD_ADVIES, OUD
from interview.rescoring.manifest import Manifest
from interview.rescoring.report import Afgekeurd, Kant, NietGevraagd, ReportInput
from questionnaires.errors import KlantbeeldError
from scoring.aggregate import GEEN_ADVIES, Overgang
from scoring.batch import CATEGORIE, REGEL
from scoring.extra import needs_extra
from scoring.rules import Regelset

with needs_extra("herscoren"):
    import polars as pl

if TYPE_CHECKING:
    from interview.library import Library


def transitions(outcome: Path) -> tuple[Overgang, ...]:
    """How many gesprekken of which municipality went from which category to which, counted from the rows."""
    keys = [GEMEENTE, OUD, HAD_ADVIES, CATEGORIE, REGEL]
    counted = pl.scan_parquet(outcome).group_by(keys).len().collect(engine="streaming")
    return tuple(
        Overgang(
            gemeente="" if municipality == UNKNOWN_MUNICIPALITY else municipality,
            oud=old if had_advice else GEEN_ADVIES,
            nieuw=new,
            regel=rule,
            aantal=count,
        )
        for municipality, old, had_advice, new, rule, count in counted.sort(keys).iter_rows()
    )


def repeated(outcome: Path) -> int:
    """How many rows have the id of a gesprek that an earlier row has too; they count like any other."""
    # Ids by their hash: of ten million, two that differ are the same in one of 300,000 sources.
    ids = pl.col(GESPREK).hash()
    return int(pl.scan_parquet(outcome).select(pl.len() - ids.n_unique()).collect(engine="streaming").item())


def same_groups(manifest: Manifest, counts: tuple[Overgang, ...], rules: Regelset) -> bool:
    """Whether the old categories are groups of the new rules too, so that somebody can stay in one.

    They are under another version of these rules, and wherever the new rules know the category that most
    had: rules of one's own that began as a copy, a source that does not say which rules it comes from, or
    some gesprekken under another instrument.
    """
    names = {name.partition("/")[0] for name in manifest.oude_regels}
    if manifest.regels_voor is not None:
        names = {manifest.regels_voor.naam}
    known = sum(one.aantal for one in counts if one.oud in rules.per_categorie)
    had = sum(one.aantal for one in counts if one.oud)
    return names == {rules.naam} or 2 * known > had


def report_input(
    manifest: Manifest,
    rules: Regelset,
    before: Regelset | None,
    counts: tuple[Overgang, ...],
    dubbel: int,
    library: Library,
) -> ReportInput:
    """What the report needs of a herscoring of which every record was read."""
    words = {feit.naam: feit.woord for one in (before, rules) if one for feit in one.feit}
    not_asked: dict[str, list[str]] = {}
    for one in manifest.niet_gevraagd:
        not_asked.setdefault(one.vragenlijst.replace("/", " "), []).append(words.get(one.feit, one.feit))
    if before is not None:
        old: tuple[Kant, ...] = (Kant.of(before),)
    else:
        old = tuple(Kant.of(regelset) for regelset in _installed(manifest.oude_regels, library, manifest))
    return ReportInput(
        begonnen=manifest.begonnen_op,
        nieuw=Kant.of(rules),
        oud=old,
        overgangen=counts,
        gelezen=manifest.gescoord + sum(manifest.afgekeurd.values()),
        gescoord=manifest.gescoord,
        vergelijkbaar=same_groups(manifest, counts, rules),
        afgekeurd=_rejected(manifest.afgekeurd),
        dubbel=dubbel,
        niet_gevraagd=tuple(NietGevraagd(name, tuple(facts)) for name, facts in not_asked.items()),
        repetitie=before is not None,
        vastgelegd=manifest.vastleggen_begonnen,
    )


def _rejected(counts: Mapping[str, int]) -> tuple[Afgekeurd, ...]:
    return tuple(Afgekeurd(code, quarantine_words(code), count) for code, count in counts.items())


def _installed(names: tuple[str, ...], library: Library, manifest: Manifest) -> list[Regelset]:
    """The regelsets of these names that are installed; the others only lack their words in the report."""
    found = []
    for name in names:
        try:
            found.append(library.ruleset(name.replace("/", "@"), manifest.begonnen_op.date()))
        except KlantbeeldError:
            continue
    return found
