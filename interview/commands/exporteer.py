"""``klantbeeld exporteer``: gesprekken to a file, as records in JSON or as a list in CSV.

A BSN leaves only when asked for, and a cell never starts a formula in a spreadsheet.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview.caseload import WorkItem
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.desk import Desk
    from interview.record_plan import EerderePlanversie, Plan

FORMULA_STARTS = frozenset("=+-@\t\r\n \uff1d\uff0b\uff0d\uff20")
"""A cell that begins so may be taken for a formula, also in its full-width form."""

COLUMNS = ("gesprek_id", "klant_id", "gepland_op", "status", "stap", "voortgang", "plan", "terug_op")


def configure(parser: CommandParser) -> None:
    """Name the options."""
    from interview.commands.open_store import add_store

    parser.option("--gesprek", "ID", "alleen dit gesprek; zonder deze keuze alle gesprekken")
    parser.option("--uit", "BESTAND", "schrijf naar dit bestand", needed=True)
    parser.option(
        "--vorm",
        "json|csv",
        "json: de hele gesprekken, een per regel; csv: een overzicht zonder namen",
        one_of=("json", "csv"),
        default="json",
    )
    parser.switch("--met-bsn", "zet ook het burgerservicenummer erbij, waar dat bekend is")
    parser.switch("--overschrijf", "schrijf over een bestaand bestand heen")
    add_store(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Write the file and say how many gesprekken are in it."""
    from interview.commands.files import check_writable, refused, write_whole
    from interview.commands.open_store import open_store
    from interview.errors import CommandErrorCode, ExitCode

    target = Path(given.uit)
    check_writable(target, overwrite=given.overschrijf)
    with open_store(given, console) as desk, console.waiting("de gesprekken worden opgehaald"):
        items = _chosen(desk, given.gesprek)
        if given.vorm == "csv":
            content = as_csv(items, with_bsn=given.met_bsn)
        else:
            begun = [item for item in items if item.stap]
            if given.gesprek is not None and not begun:
                raise refused(
                    CommandErrorCode.BESTAND_ONGELDIG,
                    "dit gesprek is nog niet begonnen",
                    given.gesprek,
                    "Er is nog niets om te schrijven.",
                )
            items, content = (
                begun,
                _as_json(desk, begun, with_bsn=given.met_bsn, one=given.gesprek is not None),
            )
    write_whole(target, content, overwrite=given.overschrijf)
    data = {"bestand": str(target), "aantal": len(items), "met_bsn": given.met_bsn}
    lines = [f"{len(items)} gesprek(ken) geschreven naar {target}."]
    if given.met_bsn:
        lines.append("Let op: in dit bestand staan burgerservicenummers. Bewaar het versleuteld.")
    console.answer(data, lines)
    return ExitCode.KLAAR


def _chosen(desk: Desk, gesprek_id: str | None) -> list[WorkItem]:
    if gesprek_id is not None:
        return [desk.caseload.gesprek(gesprek_id).result()]
    return list(desk.caseload.worklist().result().alles)


def _as_json(desk: Desk, items: Sequence[WorkItem], *, with_bsn: bool, one: bool) -> bytes:
    from interview.record import GespreksRecord

    lines = []
    for item in items:
        record = GespreksRecord.model_validate_json(desk.caseload.document(item.gesprek_id).result())
        klant = record.klant.model_copy(update={"bsn": item.klant.bsn if with_bsn else None})
        told = record.model_copy(update={"klant": klant, "plan": _without_names(record.plan)})
        lines.append(told.model_dump_json(indent=2 if one else None))
    return "".join(f"{line}\n" for line in lines).encode()


def _without_names(plan: Plan) -> Plan:
    """The name under a plan is who the klant is; a record points at a klant without naming one."""
    signature = plan.ondertekening
    return plan.model_copy(
        update={
            "ondertekening": None if signature is None else signature.model_copy(update={"naam": ""}),
            "eerdere_versies": tuple(map(_former_without_name, plan.eerdere_versies)),
        }
    )


def _former_without_name(former: EerderePlanversie) -> EerderePlanversie:
    """The same for a version that was replaced: a text, with a fingerprint that is then made anew."""
    from interview.plan.content import PlanInhoud, canonical

    content = PlanInhoud.model_validate_json(former.inhoud)
    if content.ondertekening is None or not content.ondertekening.naam:
        return former
    unnamed = content.ondertekening.model_copy(update={"naam": ""})
    told = canonical(content.model_copy(update={"ondertekening": unnamed}))
    return former.model_copy(update={"inhoud": told.text, "sha256": told.sha256})


def as_csv(items: Sequence[WorkItem], *, with_bsn: bool) -> bytes:
    """One line per gesprek, without names; a BSN column only when asked for."""
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*COLUMNS, "bsn"] if with_bsn else COLUMNS)
    for item in items:
        cells = [
            item.gesprek_id,
            item.klant.klant_id,
            "" if item.gepland_op is None else item.gepland_op.isoformat(),
            item.status,
            item.stap,
            item.voortgang,
            item.planstatus,
            "" if item.terug_op is None else item.terug_op.isoformat(),
        ]
        if with_bsn:
            cells.append(item.klant.bsn or "")
        writer.writerow([protected(cell) for cell in cells])
    # The mark lets spreadsheets read the file as UTF-8.
    return text.getvalue().encode("utf-8-sig")


def protected(cell: str) -> str:
    """``cell`` as plain text for a spreadsheet."""
    return f"'{cell}" if cell and cell[0] in FORMULA_STARTS else cell
