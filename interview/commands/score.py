"""``klantbeeld score``: what the rules advise for one gesprek in a file, and why."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.session.advice import Missing
    from scoring.explain.model import Uitleg
    from scoring.trajecten import Aanbevolen


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("BESTAND", "een gesprek in JSON, zoals exporteer het schrijft")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Score the record and say what came of it; an outcome that is still open is an answer too."""
    from interview.commands.record_file import read_state
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.session.advice import missing_for_advice, scoring_input
    from interview.session.herscoring import herscoring_line
    from scoring.engine import score
    from scoring.explain.explanation import explain
    from scoring.trajecten import recommend

    state = read_state(Path(given.bestand), Locations.for_user())
    regelset = state.content.regelset
    facts = scoring_input(state)
    outcome = score(facts, regelset)
    explained = explain(outcome, facts, regelset)
    services = recommend(outcome, facts, state.content.catalogus)
    missing = missing_for_advice(state)
    data: dict[str, object] = {
        "gesprek_id": state.record.gesprek_id,
        "categorie": outcome.categorie,
        "mogelijk": list(outcome.mogelijk),
        "ontbreekt": [{"soort": part.soort, "id": part.id} for part in missing],
        "trajecten": [
            {"id": one.traject, "titel": one.titel, "reden": one.reden, "misschien": one.misschien}
            for one in services
        ],
        "uitleg": explained.model_dump(mode="json"),
    }
    if again := herscoring_line(state.record):
        data["opnieuw_berekend"] = again
    console.answer(data, [*_lines(explained, services, missing), *([again] if again else [])])
    return ExitCode.KLAAR


def _lines(explained: Uitleg, services: tuple[Aanbevolen, ...], missing: tuple[Missing, ...]) -> list[str]:
    """The explanation to read."""
    if explained.categorie is not None:
        lines = [f"Advies: {explained.categorie.titel}", explained.categorie.uitleg]
    else:
        lines = ["Advies: nog niet te zeggen. Dit kan nog:"]
        lines += [f"  - {category.titel}" for category in explained.mogelijk]
    lines += ["", f"Waarom: {explained.zin}"]
    if explained.voldoende_zin:
        lines.append(explained.voldoende_zin)
    if explained.dragend:
        lines += ["", "Dit telde mee:"]
        lines += [f"  - {fact.woord}: {fact.waarde}" for fact in explained.dragend]
    if missing:
        lines += ["", "Dit is nog niet ingevuld:"]
        lines += [f"  - {part.titel} ({part.soort})" for part in missing]
    if explained.open_vragen:
        lines += ["", "Dit is niet bekend en kan het advies veranderen:"]
        lines += [f"  - {found.woord}" for found in explained.open_vragen]
    lines += ["", "Dit zou het advies veranderen:"]
    lines += [f"  - {change.zin}" for change in explained.veranderingen]
    lines += [f"  {explained.geen_verandering}"] if explained.geen_verandering else []
    if services:
        lines += ["", "Trajecten die passen:"]
        for one in services:
            maybe = " (misschien)" if one.misschien else ""
            lines.append(f"  - {one.titel}{maybe}: {one.reden}")
    lines += ["", f"Regels: {explained.regelset} {explained.versie}. Een mens beslist."]
    return lines
