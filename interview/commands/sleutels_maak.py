"""``klantbeeld sleutels maak``: certificates to practise with, which say so themselves."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.passphrase import add_passphrase

    parser.word("MAP", "de map waarin ze komen; die mag nieuw zijn")
    parser.option("--naam", "NAAM", "de naam in het certificaat", default="Consultant")
    add_passphrase(parser, what="de wachtzin voor de certificaten")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Make the three files. What is there already stays."""
    from interview.commands.files import refused
    from interview.commands.passphrase import obtain_new
    from interview.errors import CommandErrorCode, ExitCode
    from interview.plain_text import one_line
    from interview.plan.practice_certificates import PracticeCertificates, ensure_practice_certificates
    from interview.store_thread import system_clock

    folder = Path(given.map)
    if PracticeCertificates.within(folder).present:
        raise refused(
            CommandErrorCode.BESTAND_BESTAAT,
            "in deze map staan al oefencertificaten",
            folder.name,
            "Kies een andere map.",
        )
    passphrase = obtain_new(given.wachtzin_van, "Een wachtzin voor de certificaten")
    files = ensure_practice_certificates(
        folder, passphrase.encode(), system_clock(), one_line(given.naam) or "Consultant"
    )
    made = {"uitgever": files.authority, "consultant": files.consultant, "gemeente": files.municipality}
    lines = [f"{name}: {path}" for name, path in made.items()]
    lines.append("Ze zijn alleen om te oefenen. Wie ermee tekent, tekent niets dat telt.")
    console.answer({name: str(path) for name, path in made.items()}, lines)
    return ExitCode.KLAAR
