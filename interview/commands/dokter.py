"""``klantbeeld dokter``: what this machine lacks, with the remedy. Exit code 1 when something is missing."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Look at everything and tell it all, also what is right."""
    from interview.commands.machine import Condition, examine
    from interview.errors import ExitCode
    from interview.locations import Locations

    with console.waiting("alles wordt nagekeken"):
        findings = list(examine(Locations.for_user()))
    missing = any(finding.stand is Condition.ONTBREEKT for finding in findings)
    lines = []
    for finding in findings:
        lines.append(f"{finding.stand.value:<9}  {finding.wat}: {finding.bevinding}")
        if finding.remedie:
            lines.append(f"{'':<9}  Doe dit: {finding.remedie}")
    lines.append("Er ontbreekt iets." if missing else "Deze computer heeft wat klantbeeld nodig heeft.")
    data = {
        "goed": not missing,
        "bevindingen": [
            {"wat": one.wat, "stand": one.stand.value, "bevinding": one.bevinding, "remedie": one.remedie}
            for one in findings
        ],
    }
    console.answer(data, lines)
    return ExitCode.NEE if missing else ExitCode.KLAAR
