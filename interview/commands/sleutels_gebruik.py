"""``klantbeeld sleutels gebruik``: sign with an own certificate from now on."""

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

    parser.word("P12", "uw certificaat met sleutel (.p12 of .pfx)")
    add_passphrase(parser, "--certificaat-wachtzin-van", "de wachtzin van het certificaat")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Keep a copy beside the store, once it has proved that it can sign. The passphrase is not kept."""
    from interview.commands.passphrase import obtain
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.plan.certificates import keep_credential
    from interview.store_thread import system_clock

    passphrase = obtain(given.certificaat_wachtzin_van, "De wachtzin van het certificaat")
    target = Locations.for_user().own_certificate_file
    kept = keep_credential(Path(given.p12), target, passphrase.encode(), system_clock())
    data = {"naam": kept.name, "oefen": kept.practice, "geldig_tot": kept.valid_until.isoformat()}
    lines = [f"U tekent voortaan als {kept.name}. Dit certificaat geldt tot {kept.valid_until:%d-%m-%Y}."]
    if kept.practice:
        lines.append("Dit is een oefencertificaat: wat u ermee tekent, telt alleen om te oefenen.")
    console.answer(data, lines)
    return ExitCode.KLAAR
