"""``klantbeeld gemeente installeer``: put the file of your own municipality to use."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from questionnaires.gemeentepakket.model import Gemeentepakket


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("BESTAND", "het pakket van uw gemeente (.toml)")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Copy the file to where the program looks; say what it still lacks."""
    from interview.commands.gemeente_controleer import visit_line
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.store_thread import system_clock
    from questionnaires.gemeentepakket import load as municipalities
    from questionnaires.gemeentepakket.check import controle, visit_gaps

    source, on = Path(given.bestand), system_clock().date()
    pakket = municipalities.load(source)
    _check_name(pakket, source)
    target = Locations.for_user().own_gemeenten_dir / pakket.naam / f"{pakket.versie}.toml"
    _install(source, target)
    gaps, findings = visit_gaps(pakket, on), controle(pakket, on)
    data = {
        "bestand": str(target),
        "naam": pakket.naam,
        "versie": pakket.versie,
        "bezoek_kan": not pakket.fictief and not gaps,
        "nodig_voor_bezoek": [gap.waar for gap in gaps],
        "bevindingen": len(findings),
    }
    lines = [f"{pakket.gemeente} {pakket.versie} is in gebruik.", visit_line(pakket, gaps)]
    if pakket.geldig_vanaf > on:
        lines.append(f"Het geldt vanaf {pakket.geldig_vanaf:%d-%m-%Y}.")
    if findings:
        lines.append(f"Nog na te kijken: {len(findings)}. Zie: klantbeeld gemeente controleer {pakket.naam}")
    lines.append("Een gesprek dat al begonnen is, houdt zijn eigen versie.")
    console.answer(data, lines)
    return ExitCode.KLAAR


def _check_name(pakket: Gemeentepakket, source: Path) -> None:
    from questionnaires.errors import ContentErrorCode, KlantbeeldError
    from questionnaires.loader import is_name, shown_place

    if not is_name(pakket.naam):
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            "zo kan een map niet heten",
            where=f"{shown_place(source)}: naam",
            remedy="Kies kleine letters, cijfers en streepjes, zoals den-voorbeeld.",
        )


def _install(source: Path, target: Path) -> None:
    """Copy, unless exactly this file is there. Raises KlantbeeldError: BESTAND-BESTAAT for another."""
    from interview.commands.files import read_limited, refused
    from interview.errors import CommandErrorCode
    from interview.store.files import write_durably
    from questionnaires.loader import LARGEST_FILE

    content = read_limited(source, LARGEST_FILE)
    if target.exists():
        if target.is_file() and read_limited(target, LARGEST_FILE) == content:
            return
        raise refused(
            CommandErrorCode.BESTAND_BESTAAT,
            "er is al een ander pakket met deze versie in gebruik",
            f"{target.parent.name}/{target.name}",
            "Geef het gewijzigde pakket een hogere versie: een gesprek houdt de versie waarmee het begon.",
        )
    write_durably(target, content)
