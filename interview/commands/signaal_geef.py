"""``klantbeeld signaal geef``: bring the sealed Signalen to a folder or a stick."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("MAP", "een map die er is, bijvoorbeeld van een stick")
    parser.switch("--verwijder", "haal ze hier weg, nadat is nagekeken dat ze goed zijn aangekomen")
    parser.switch("--demo", "die van de demo")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Copy, check that each copy is the same, and only then mark or remove ours."""
    from interview.commands.open_store import chosen_locations
    from interview.errors import ExitCode
    from interview.signaal.outbox import give

    done = give(chosen_locations(given), Path(given.map), remove=given.verwijder)
    count = len(done.bestanden)
    data = {"map": given.map, "bestanden": list(done.bestanden), "verwijderd": done.verwijderd}
    if not count:
        lines = ["Er wacht geen Signaal. Er is niets geschreven."]
    else:
        lines = [f"In deze map gezet en nagekeken: {count}."]
        lines.append("Hier weggehaald." if done.verwijderd else "Ze staan hier ook nog, als gegeven.")
        lines.append("Alleen de ontvanger kan ze openen: klantbeeld signaal open BESTAND")
    console.answer(data, lines)
    return ExitCode.KLAAR
