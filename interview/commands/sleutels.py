"""``klantbeeld sleutels``: what opens the store and what signs; shows no secret."""

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
    """Show what there is, without opening anything."""
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.plan.practice_certificates import PracticeCertificates
    from interview.plan.signing_keys import has_own_certificate
    from interview.store import opening
    from interview.store.keyfile import KeyFileFolder

    locations = Locations.for_demo() if given.demo else Locations.for_user()
    folder = KeyFileFolder(locations.key_file, locations.key_backups)
    present = opening.exists(locations)
    key_file = folder.read()[0] if present else None
    copies = sum(copy.is_file() for copy in locations.key_backups)
    own = has_own_certificate(locations)
    practice = PracticeCertificates.within(locations.certificates_dir).consultant.is_file()
    data = {
        "opslag": present,
        "map": str(locations.data_dir),
        "herstelsleutel": None if key_file is None else key_file.recovery.recipient,
        "sleutelkopieen": copies,
        "eigen_certificaat": own,
        "oefencertificaat": practice,
    }
    if key_file is None:
        start = "Start eerst: klantbeeld demo" if given.demo else "Start klantbeeld om er een te maken."
        lines = [f"Er is nog geen opslag in {locations.data_dir}.", start]
    else:
        lines = [
            f"Opslag: {locations.data_dir}",
            f"Herstelsleutel (openbaar deel): {key_file.recovery.recipient}",
            f"Kopieën van het sleutelbestand: {copies}",
        ]
    signs = "uw eigen certificaat" if own else "een oefencertificaat" if practice else "nog niets"
    lines += [
        f"U tekent met: {signs}.",
        "",
        "Andere wachtzin: klantbeeld sleutels wachtzin",
        "Wachtzin kwijt: klantbeeld sleutels herstel",
        "Eigen certificaat: klantbeeld sleutels gebruik BESTAND.p12",
        "Oefencertificaten: klantbeeld sleutels maak MAP",
    ]
    console.answer(data, lines)
    return ExitCode.KLAAR
