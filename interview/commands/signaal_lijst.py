"""``klantbeeld signaal lijst``: how many Signalen wait to be brought away; not what they say."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the options."""
    parser.switch("--demo", "die van de demo")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Count; opens nothing, so it needs no passphrase."""
    from interview.commands.open_store import chosen_locations
    from interview.dutch import written_date
    from interview.errors import ExitCode
    from interview.signaal.outbox import waiting

    found = waiting(chosen_locations(given))
    since = None if found.sinds is None else found.sinds.astimezone()
    data = {
        "wacht": found.aantal,
        "sinds": None if since is None else since.isoformat(timespec="minutes"),
        "codes": list(found.codes),
        "gegeven": found.gegeven,
    }
    if since is None:
        lines = ["Er wacht geen Signaal."]
    else:
        noun = "Signaal wacht" if found.aantal == 1 else "Signalen wachten"
        lines = [
            f"{found.aantal} {noun}, het oudste sinds {written_date(since.date())}, {since:%H:%M}.",
            f"Codes voor aan de telefoon: {', '.join(found.codes)}",
            "Wegbrengen: klantbeeld signaal geef MAP",
        ]
    if found.gegeven:
        lines.append(f"Al gegeven, en ook nog hier: {found.gegeven}.")
    console.answer(data, lines)
    return ExitCode.KLAAR
