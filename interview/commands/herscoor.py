"""``klantbeeld herscoor``: score stored gesprekken again under another regelset, and say what changes.

Nothing stored changes, unless asked for: then the new outcome stands beside the old one.
"""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.aggregate import GEEN_ADVIES, Overgang

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.desk import Desk
    from interview.library import Library
    from interview.rescoring.entries import Questionnaires
    from interview.rescoring.frames import Source
    from interview.rescoring.run import Rescored, Task
    from interview.rescoring.storing import OutcomeStore
    from scoring.rules import Regelset

STORE = "opslag"
"""The word for the store, in place of a file or folder."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.open_store import add_store

    parser.word("BRON", "opslag, een map met gesprekken in JSON, of een bestand .jsonl of .parquet")
    parser.option("--regels", "NAAM[@versie]", "bereken met deze regels; zonder versie: die van vandaag")
    parser.choices.add_argument(
        "--repetitie",
        nargs=2,
        metavar=("A", "B"),
        help="oefen een nieuwe versie: bereken alles met A en met B, en vergelijk; legt nooit iets vast",
    )
    parser.option("--uit", "MAP", "zet de uitkomst en het rapport in deze map", needed=True)
    parser.switch("--vastleggen", "bewaar in de opslag elke uitkomst naast het advies van toen")
    add_store(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Score everything again; 1 when some records could not be scored or some outcomes not be kept."""
    from interview.errors import ExitCode
    from interview.rescoring.progress import Progress
    from interview.rescoring.run import rescore, with_report

    _check_words(given)
    progress = Progress(sys.stderr)
    with _opened(given, console) as desk:
        task, library, questionnaires = _task(given, desk, console)
        stored = None
        keep = None
        if desk is not None and given.vastleggen:
            from interview.rescoring.storing import OutcomeStore

            stored = OutcomeStore(desk, task.rules, questionnaires, task.at, progress)
            keep = stored.keep
        done = rescore(task, progress, keep)
    with console.waiting("het rapport wordt gemaakt"):
        done = with_report(task, done, library)
    if done.report_problem is not None:
        console.note(f"Het rapport is niet af: {done.report_problem.what}. {done.report_problem.remedy}")
    console.answer(_data(task, done, stored), _lines(task, done, stored))
    left_out = bool(done.manifest.afgekeurd) or (stored is not None and stored.veranderd > 0)
    return ExitCode.NEE if left_out else ExitCode.KLAAR


def _check_words(given: Namespace) -> None:
    """Refuse what does not go together. Raises KlantbeeldError: OPDRACHT-GEBRUIK."""
    said = ""
    if (given.regels is None) == (given.repetitie is None):
        said = "kies een van deze: --regels --repetitie"
    elif given.vastleggen and given.repetitie is not None:
        said = "--vastleggen en --repetitie gaan niet samen"
    elif given.vastleggen and given.bron != STORE:
        said = "vastleggen kan alleen met BRON opslag"
    if said:
        from interview.errors import CommandErrorCode, KlantbeeldError

        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            said,
            where="klantbeeld herscoor",
            remedy="Bekijk de uitleg: klantbeeld herscoor --help",
        )


@contextlib.contextmanager
def _opened(given: Namespace, console: Console) -> Iterator[Desk | None]:
    """The store, when that is the source; else nothing is opened."""
    from interview.commands.open_store import open_store

    if given.bron != STORE:
        yield None
        return
    with open_store(given, console) as desk:
        yield desk


def _task(given: Namespace, desk: Desk | None, console: Console) -> tuple[Task, Library, Questionnaires]:
    from interview.commands.open_store import chosen_locations
    from interview.library import Library
    from interview.rescoring.entries import Questionnaires
    from interview.rescoring.frames import facts_read
    from interview.rescoring.run import Task
    from interview.store_thread import system_clock

    locations, now = chosen_locations(given), system_clock()
    library = Library(locations)
    before: Regelset | None = None
    if given.repetitie is not None:
        before = library.ruleset(given.repetitie[0], now.date())
        rules = library.ruleset(given.repetitie[1], now.date())
    else:
        rules = library.ruleset(given.regels, now.date())
    facts = facts_read(rules) if before is None else facts_read(rules, before)
    questionnaires = Questionnaires(locations)
    with console.waiting("de gesprekken worden nageteld"):
        source = _source(given.bron, desk, questionnaires, facts)
        fingerprint = source.fingerprint()
    return Task(source, fingerprint, rules, before, Path(given.uit), now), library, questionnaires


def _source(name: str, desk: Desk | None, questionnaires: Questionnaires, facts: frozenset[str]) -> Source:
    """Where the gesprekken come from. Raises KlantbeeldError: HERSCOOR-BRON."""
    if desk is not None:
        from interview.rescoring.source_store import StoreSource

        return StoreSource(desk, questionnaires, facts)
    from interview.rescoring.sources_json import FolderSource, LinesSource, unreadable

    path = Path(name)
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        is_folder, is_file = False, False
    if is_folder:
        return FolderSource.of(path, questionnaires, facts)
    if is_file and path.suffix == ".parquet":
        from interview.rescoring.source_parquet import ParquetSource

        return ParquetSource.of(path, questionnaires, facts)
    if is_file and path.suffix == ".jsonl":
        return LinesSource.of(path, questionnaires, facts)
    raise unreadable(path)


def _data(task: Task, done: Rescored, stored: OutcomeStore | None) -> dict[str, object]:
    """The answer for programs. Other groups than before have nobody who is the same."""
    from interview.rescoring.reporting import same_groups

    manifest = done.manifest
    same, other = _moved(done.overgangen)
    comparable = same_groups(manifest, done.overgangen, task.rules)
    return {
        "gescoord": manifest.gescoord,
        "zelfde_groepen": comparable,
        "hetzelfde": same if comparable else None,
        "anders": other if comparable else None,
        "nieuw_onbepaald": sum(one.aantal for one in done.overgangen if one.nieuw is None),
        "dubbel": done.dubbel,
        "zonder_advies": sum(one.aantal for one in done.overgangen if one.oud == GEEN_ADVIES),
        "quarantaine": dict(manifest.afgekeurd),
        "niet_gevraagd": [one.model_dump() for one in manifest.niet_gevraagd],
        "regels": manifest.regels.model_dump(),
        "regels_voor": None if manifest.regels_voor is None else manifest.regels_voor.model_dump(),
        "vastgelegd": None if stored is None else stored.counts(),
        "bestanden": dict(manifest.bestanden),
    }


def _lines(task: Task, done: Rescored, stored: OutcomeStore | None) -> list[str]:
    """The answer to read."""
    from interview.rescoring.output_folder import OUTCOME_NAME, QUARANTINE_NAME

    manifest = done.manifest
    rules = f"{manifest.regels.naam} {manifest.regels.versie}"
    lines = [f"{_many(manifest.gescoord)} opnieuw berekend met regels {rules}.", *_compared(task, done)]
    undecided = sum(one.aantal for one in done.overgangen if one.nieuw is None)
    if undecided:
        lines.append(f"  Nu nog niet te zeggen: {_number(undecided)}. Er is dan iets niet bekend.")
    without = sum(one.aantal for one in done.overgangen if one.oud == GEEN_ADVIES)
    if without:
        lines.append(f"  Zonder advies van toen: {_number(without)}.")
    if done.dubbel:
        lines.append(f"  Dubbel in de bron: {_number(done.dubbel)}. Elke keer telt mee.")
    words = {feit.naam: feit.woord for one in (task.before, task.rules) if one for feit in one.feit}
    for one in manifest.niet_gevraagd:
        lines.append(
            f"Vragenlijst {one.vragenlijst.replace('/', ' ')} vraagt dit niet:"
            f" {words.get(one.feit, one.feit)}. Het telt als onbekend: {_many(one.gesprekken)}."
        )
    wrong = sum(manifest.afgekeurd.values())
    if wrong:
        lines.append(f"{_many(wrong)} niet berekend. Waarom, staat in {task.folder / QUARANTINE_NAME}.")
    if stored is not None:
        lines.append(
            f"Vastgelegd naast het advies: {_number(stored.vastgelegd)}. Het advies zelf is gebleven."
        )
        if stored.al_bekend:
            lines.append(f"  Dit stond er al: {_number(stored.al_bekend)}.")
        if stored.zonder_advies:
            lines.append(f"  Zonder advies, dus niet vastgelegd: {_number(stored.zonder_advies)}.")
        if stored.veranderd:
            lines.append(
                f"  Veranderd sinds de berekening, dus niet vastgelegd: {_number(stored.veranderd)}."
            )
    else:
        lines.append("In de gesprekken zelf is niets veranderd.")
    lines.append(f"Uitkomst: {task.folder / OUTCOME_NAME}")
    lines += [f"Rapport: {path}" for path in done.report]
    return lines


def _compared(task: Task, done: Rescored) -> list[str]:
    """How many came out as before, where that means something."""
    from interview.rescoring.reporting import same_groups

    same, other = _moved(done.overgangen)
    if not (same or other):
        return []
    before = done.manifest.regels_voor
    then = "het advies van toen" if before is None else f"{before.naam} {before.versie}"
    if same_groups(done.manifest, done.overgangen, task.rules):
        return [f"  Hetzelfde als {then}: {_number(same)}.", f"  Anders dan {then}: {_number(other)}."]
    old = then if before is None else before.naam
    return [
        f"  De groepen van {task.rules.naam} zijn niet die van {old}."
        " Wie van welke groep naar welke gaat, staat in het rapport."
    ]


def _moved(counts: Sequence[Overgang]) -> tuple[int, int]:
    """How many have the category they had, and how many another; of those that had one at all."""
    had = [one for one in counts if one.oud != GEEN_ADVIES]
    same = sum(one.aantal for one in had if one.oud == one.nieuw)
    return same, sum(one.aantal for one in had) - same


def _many(count: int) -> str:
    return f"{_number(count)} {'gesprek' if count == 1 else 'gesprekken'}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
