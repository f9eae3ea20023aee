"""``klantbeeld importeer``: klanten from a CSV file, looked at first; or a gesprek in JSON, checked.

Without ``--ja`` nothing is written and no store is opened.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.caseload_import import ImportPreview
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser

MOST_PROBLEMS = 20
"""So many are told; a file with more has one cause as a rule."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.open_store import add_store

    parser.word("BESTAND", "een CSV-bestand met klanten, of een gesprek in JSON")
    parser.switch("--ja", "lees de klanten echt in; zonder dit ziet u alleen wat er zou komen")
    parser.switch("--goede-regels", "lees de goede regels ook in als er foute bij zijn")
    parser.switch("--ook-dubbele", "lees ook klanten in die er al lijken te zijn")
    add_store(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Look at the file, and import it when asked; 1 when something in it keeps it from being imported."""
    path = Path(given.bestand)
    if path.suffix.lower() == ".json":
        return _check_record(path, console)
    from interview.caseload_import import read_caseload
    from interview.errors import ExitCode
    from interview.store_thread import system_clock

    preview = read_caseload(path, system_clock().date())
    refused = bool(preview.problems) and not given.goede_regels
    if not given.ja or refused:
        lines = [*_told(preview), *(f"  {row.regel}: {row.klant.naam}" for row in preview.rows)]
        lines.append(
            "Er is niets ingelezen. Herstel de fouten, of geef --goede-regels mee."
            if refused
            else "Er is nog niets ingelezen. Inlezen: geef --ja mee."
        )
        console.answer(_data(preview, imported=0), lines)
        return ExitCode.NEE if refused else ExitCode.KLAAR
    return _import(given, console, preview)


def _import(given: Namespace, console: Console, preview: ImportPreview) -> int:
    from interview.caseload_import import import_rows
    from interview.commands.open_store import open_store
    from interview.errors import ExitCode

    with open_store(given, console) as desk, console.waiting("de klanten worden ingelezen"):
        compared = preview.against(desk.caseload.klanten().result())
        made = import_rows(desk, compared.rows if given.ook_dubbele else compared.new)
    lines = [
        *_told(compared),
        f"Ingelezen: {made.klanten} klant(en), {made.gesprekken} gesprek(ken) gepland.",
    ]
    console.answer(_data(compared, imported=made.klanten), lines)
    return ExitCode.NEE if compared.problems else ExitCode.KLAAR


def _told(preview: ImportPreview) -> list[str]:
    lines = [
        f"{preview.bestand}: {len(preview.rows)} goede regel(s), {preview.bad_lines} regel(s) met een fout, "
        f"{len(preview.doubles)} die er al lijkt te zijn."
    ]
    lines += [f"  {problem}" for problem in preview.problems[:MOST_PROBLEMS]]
    if len(preview.problems) > MOST_PROBLEMS:
        lines.append(f"  en nog {len(preview.problems) - MOST_PROBLEMS}")
    if preview.onbekende_kolommen:
        places = ", ".join(map(str, preview.onbekende_kolommen))
        lines.append(f"  Deze kolommen worden niet gelezen: {places}")
    return lines


def _data(preview: ImportPreview, *, imported: int) -> dict[str, object]:
    return {
        "bestand": preview.bestand,
        "goed": len(preview.rows),
        "dubbel": [row.regel for row in preview.doubles],
        "fouten": [
            {
                "regel": problem.regel,
                "kolom": problem.kolom,
                "code": problem.code,
                "wat": problem.wat,
                "remedie": problem.oplossing,
            }
            for problem in preview.problems
        ],
        "ingelezen": imported,
    }


def _check_record(path: Path, console: Console) -> int:
    """Check a gesprek; the store makes gesprekken from events only, so nothing is read in."""
    from interview.commands.record_file import read_state
    from interview.errors import ExitCode
    from interview.locations import Locations

    state = read_state(path, Locations.for_user())
    record = state.record
    data = {"bestand": path.name, "gesprek_id": record.gesprek_id, "formaat": record.formaat, "goed": True}
    console.answer(data, [f"{path.name} is een goed gesprek ({record.formaat}). Er is niets ingelezen."])
    return ExitCode.KLAAR
