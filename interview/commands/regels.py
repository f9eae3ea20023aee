"""``klantbeeld regels``: which regelsets there are; its other words each have a command."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options; ``--help`` tells the other words."""
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Every regelset with its versions, and since when each may be used."""
    from interview.commands.regels_files import names_here, versions_of
    from interview.errors import ExitCode
    from interview.locations import Locations
    from scoring.loader import read_content
    from scoring.rules import Regelset

    locations = Locations.for_user()
    here = [
        (file, read_content(file.path, Regelset))
        for naam in names_here(locations)
        for file in versions_of(naam, locations)
    ]
    data = [
        {
            "naam": file.naam,
            "versie": file.versie,
            "titel": regelset.titel,
            "van": regelset.van,
            "geldig_vanaf": regelset.geldig_vanaf.isoformat(),
            "geldig_tot": regelset.geldig_tot and regelset.geldig_tot.isoformat(),
            "eigen": file.eigen,
        }
        for file, regelset in here
    ]
    lines = ["Deze regels zijn er:"]
    for file, regelset in here:
        until = f" tot en met {regelset.geldig_tot:%d-%m-%Y}" if regelset.geldig_tot else ""
        own = ", eigen bestand" if file.eigen else ""
        lines.append(f"  {file.naam}@{file.versie}: {regelset.titel}")
        lines.append(f"    {regelset.van}; geldt vanaf {regelset.geldig_vanaf:%d-%m-%Y}{until}{own}")
    console.answer({"regelsets": data}, lines)
    return ExitCode.KLAAR
