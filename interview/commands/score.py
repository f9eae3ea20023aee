"""``klantbeeld score``: what the rules advise for one gesprek in a file, and why."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.locations import Locations
    from interview.session.advice import Missing
    from interview.session.state import State
    from scoring.explain.model import Uitleg
    from scoring.trajecten import Aanbevolen


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("BESTAND", "een gesprek in JSON, zoals exporteer het schrijft")
    parser.option("--regels", "NAAM", "reken met andere regels: een naam, of naam@versie")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Score the record and say what came of it; an outcome that is still open is an answer too."""
    from interview.commands.record_file import read_state
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.session.advice import missing_for_advice, scoring_input
    from interview.session.explanation import explain_outcome
    from interview.session.herscoring import herscoring_line
    from scoring.engine import score
    from scoring.trajecten import recommend

    locations = Locations.for_user()
    state = read_state(Path(given.bestand), locations)
    if given.regels is not None:
        state = _under(state, given.regels, locations)
    facts = scoring_input(state)
    outcome = score(facts, state.content.regelset)
    explained = explain_outcome(state, outcome, facts)
    not_recorded = _not_recorded(state)
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
        "niet_vastgelegd": list(not_recorded),
        "uitleg": explained.model_dump(mode="json"),
    }
    if again := herscoring_line(state.record):
        data["opnieuw_berekend"] = again
    console.answer(data, [*_lines(explained, services, missing, not_recorded), *([again] if again else [])])
    return ExitCode.KLAAR


def _under(state: State, said: str, locations: Locations) -> State:
    """The same record under other rules, as they are today. Raises what the library raises."""
    from interview.library import Library
    from interview.store_thread import system_clock

    content = Library(locations).under(state.content, said, system_clock().date())
    return replace(state, content=content)


def _not_recorded(state: State) -> tuple[str, ...]:
    """Words of facts that the rules read and this questionnaire does not record: they stay unknown."""
    questionnaire, regelset = state.content.vragenlijst, state.content.regelset
    recorded = {f"feit.{name}" for name in questionnaire.feiten}
    recorded |= {f"{part}.{gebied.id}" for gebied in questionnaire.matrix for part in ("niveau", "belemmert")}
    return tuple(
        feit.woord
        for feit in regelset.feit
        if feit.naam in regelset.table.split_order and feit.naam not in recorded
    )


def _lines(
    explained: Uitleg,
    services: tuple[Aanbevolen, ...],
    missing: tuple[Missing, ...],
    not_recorded: tuple[str, ...],
) -> list[str]:
    """The explanation to read."""
    from interview.session.explanation import again_line, contact_line, source_lines, why_not

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
    others = why_not(explained)
    lines += ["", "Waarom niet iets anders:", *(f"  - {told}" for told in others)] if others else []
    if missing:
        lines += ["", "Dit is nog niet ingevuld:"]
        lines += [f"  - {part.titel} ({part.soort})" for part in missing]
    if explained.open_vragen:
        lines += ["", "Dit is niet bekend en kan het advies veranderen:"]
        lines += [f"  - {found.woord}" for found in explained.open_vragen]
    lines += source_lines(explained)
    lines += [f"{word}: dit staat niet in de vragenlijst van dit gesprek." for word in not_recorded]
    lines += ["", "Dit zou het advies veranderen:"]
    lines += [f"  - {change.zin}" for change in explained.veranderingen]
    lines += [f"  {explained.geen_verandering}"] if explained.geen_verandering else []
    if services:
        lines += ["", "Trajecten die passen:"]
        for one in services:
            maybe = " (misschien)" if one.misschien else ""
            lines.append(f"  - {one.titel}{maybe}: {one.reden}")
    follow_up = [line for line in (again_line(explained), contact_line(explained)) if line]
    lines += ["", *follow_up] if follow_up else []
    lines += ["", f"Regels: {explained.regelset} {explained.versie}. Een mens beslist."]
    return lines
