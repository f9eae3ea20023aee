"""``klantbeeld plan``: Mijn plan, and the Klantbeeldverslag when asked, from a gesprek in a file.

A record names nobody, so the names for the page come from a file of their own.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.caseload import Consultant
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.klant import Klant
    from interview.record import GespreksRecord

NAME_KEYS = frozenset({"achternaam", "voorletters", "geboortedatum", "consultant", "gemeente"})


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.certificates import add_certificate

    parser.word("BESTAND", "een gesprek in JSON, zoals exporteer het schrijft")
    parser.option("--uit", "plan.pdf", "schrijf Mijn plan hier", needed=True)
    parser.option("--verslag", "verslag.pdf", "schrijf ook het Klantbeeldverslag")
    parser.option("--namen", "BESTAND", f"de namen op de bladzijde, in JSON: {', '.join(sorted(NAME_KEYS))}")
    add_certificate(parser, "de consultant")
    parser.switch("--overschrijf", "schrijf over bestaande bestanden heen")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Make, sign and write the documents; without an own certificate they are for practice."""
    from interview.commands.certificates import chosen_certificate, loose_practice
    from interview.commands.files import check_writable, write_whole
    from interview.commands.record_file import read_state
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.plan.certificates import load_credential
    from interview.plan.issue import issue
    from interview.store_thread import system_clock

    targets = [Path(name) for name in (given.uit, given.verslag) if name is not None]
    for target in targets:
        check_writable(target, overwrite=given.overschrijf)
    locations, at = Locations.for_user(), system_clock()
    state = read_state(Path(given.bestand), locations)
    klant, consultant = _names(given.namen, state.record, at.date())
    credential = chosen_certificate(given, at)
    if credential is None:
        files, passphrase = loose_practice(locations, at)
        credential = load_credential(files.consultant, passphrase, at)
    with console.waiting("de documenten worden gemaakt"):
        made = issue(state.record, klant, consultant, state.content, credential, at)
    for target, document in zip(targets, (made.mijn_plan, made.verslag), strict=False):
        write_whole(target, document.pdf, overwrite=given.overschrijf)
    data = {
        "plan": given.uit,
        "verslag": given.verslag,
        "sha256": made.mijn_plan.sha256,
        "bladzijden": made.mijn_plan.pages,
        "oefen": credential.practice,
    }
    lines = [f"Mijn plan staat in {targets[0]}."]
    lines += [f"Het verslag staat in {target}." for target in targets[1:]]
    if credential.practice:
        lines.append("Getekend met een oefencertificaat: dit telt alleen om te oefenen.")
    console.answer(data, lines)
    return ExitCode.KLAAR


def _names(source: str | None, record: GespreksRecord, today: date) -> tuple[Klant, Consultant]:
    """Who stands on the page. Raises KlantbeeldError: BESTAND-ONGELDIG, or what ``checked`` raises."""
    from interview.caseload import Consultant
    from interview.klant import Klant, checked

    named = {} if source is None else _read_names(Path(source))
    born = named.get("geboortedatum")
    klant = Klant(
        klant_id=record.klant.klant_id,
        achternaam=named.get("achternaam", "de klant"),
        voorletters=named.get("voorletters", ""),
        geboortedatum=None if born is None else date.fromisoformat(born),
    )
    consultant = Consultant(
        naam=named.get("consultant", record.plan.contact.naam), gemeente=named.get("gemeente", "")
    )
    return checked(klant, today), consultant


def _read_names(path: Path) -> dict[str, str]:
    from interview.commands.files import read_json, refused
    from interview.errors import CommandErrorCode

    found = read_json(path)
    names: dict[str, str] = {}
    if isinstance(found, dict):
        names = {key: value for key, value in found.items() if isinstance(value, str)}
    if not isinstance(found, dict) or names.keys() != found.keys() or not names.keys() <= NAME_KEYS:
        raise refused(
            CommandErrorCode.BESTAND_ONGELDIG,
            "dit zijn geen namen zoals wij ze kennen",
            path.name,
            f"Gebruik deze sleutels, elk met een tekst: {', '.join(sorted(NAME_KEYS))}.",
        )
    try:
        if "geboortedatum" in names:
            date.fromisoformat(names["geboortedatum"])
    except ValueError:
        raise refused(
            CommandErrorCode.DATUM_ONGELDIG,
            "deze datum kan niet",
            f"{path.name}: geboortedatum",
            "Schrijf een datum als 1979-05-14.",
        ) from None
    return names
