"""``klantbeeld regels algoritmeregister``: the entry of a regelset for the Dutch Algoritmeregister."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.locations import Locations
    from questionnaires.gemeentepakket.model import Gemeentepakket
    from scoring.register.standard import Gebrek
    from scoring.rules import Regelset

OWN_TEXTS = "algoritmeregister."
"""A tekst of the gemeentepakket with this before the name of a field is what the municipality says there."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("NAAM", "de regelset: een naam, of naam@versie", optional=True)
    parser.option(
        "--gemeente", "NAAM", "het pakket van de gemeente die publiceert; anders het pakket in gebruik"
    )
    parser.option("--uit", "BESTAND", "schrijf de registratie naar dit bestand (JSON)")
    parser.switch("--overschrijf", "schrijf over een bestaand bestand heen")
    parser.option("--controleer", "BESTAND", "kijk een registratie na die u hebt aangevuld, en schrijf niets")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Write the entry. 0: ready to publish; 1: something is still to be filled in, or not right."""
    from interview.errors import CommandErrorCode, KlantbeeldError
    from interview.locations import Locations

    if (given.naam is None) == (given.controleer is None):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "noem een regelset, of een bestand om na te kijken",
            where="regels algoritmeregister",
            remedy="Bekijk de uitleg: klantbeeld regels algoritmeregister --help",
        )
    if given.controleer is not None:
        return _check(Path(given.controleer), console)
    return _make(given, console, Locations.for_user())


def _check(path: Path, console: Console) -> int:
    from interview.commands.files import read_json, refused
    from interview.errors import CommandErrorCode, ExitCode
    from scoring.register.standard import check

    entry = read_json(path)
    if not isinstance(entry, dict):
        raise refused(
            CommandErrorCode.BESTAND_ONGELDIG,
            "dit is geen registratie",
            path.name,
            "Maak er een met: regels algoritmeregister NAAM --uit BESTAND.",
        )
    gaps = check(entry)
    console.answer({"bestand": str(path), "klaar": not gaps, "gebreken": _data(gaps)}, _gap_lines(gaps))
    return ExitCode.NEE if gaps else ExitCode.KLAAR


def _make(given: Namespace, console: Console, locations: Locations) -> int:
    from interview.commands.console import as_json
    from interview.commands.files import check_writable, write_whole
    from interview.commands.gemeente_files import find_pakket
    from interview.errors import ExitCode
    from interview.store_thread import system_clock
    from scoring.register.entry import TO_REVIEW, build
    from scoring.register.standard import check

    target = Path(given.uit) if given.uit is not None else None
    if target is not None:
        check_writable(target, overwrite=given.overschrijf)
    on = system_clock().date()
    regelset = _regelset(given.naam, locations)
    entry = build(regelset, own_texts(find_pakket(given.gemeente, locations, on).pakket, on))
    gaps = check(entry)
    text = as_json(entry, indent=2)
    if target is not None:
        write_whole(target, f"{text}\n".encode(), overwrite=given.overschrijf)
    data: Mapping[str, object] = {
        "bestand": str(target) if target is not None else None,
        "klaar": not gaps,
        "gebreken": _data(gaps),
        "nakijken": list(TO_REVIEW),
        "registratie": entry,
    }
    told = [*_gap_lines(gaps), *_review_lines()]
    if target is not None:
        console.answer(data, [f"Geschreven: {target.name}", *told])
    else:
        console.answer(data, text.splitlines())
        if not console.as_json:
            console.note("\n".join(told))
    return ExitCode.NEE if gaps else ExitCode.KLAAR


def _regelset(word: str, locations: Locations) -> Regelset:
    """The regelset, once it is certain that what the entry says of it is true.

    Raises KlantbeeldError: INHOUD-ONBEKEND, or what ``scoring.loader`` and ``scoring.proxies`` raise.
    """
    from interview.commands.regels_files import find_regelset, folders_of
    from interview.library import VRAGENLIJST
    from questionnaires import loader as questionnaires
    from scoring import loader as rules
    from scoring.proxies import require_fair

    file = find_regelset(word, locations)
    if file.loose:
        regelset = rules.load(file.path)
    else:
        regelset = rules.load_named(file.naam, file.versie, folders_of(locations))
    folders = (locations.own_questionnaires_dir, questionnaires.PACKAGED)
    newest = questionnaires.versions(VRAGENLIJST, folders)[-1]
    require_fair(regelset, questionnaires.load_named(VRAGENLIJST, newest, folders), file.place)
    return regelset


def own_texts(pakket: Gemeentepakket, on: date) -> dict[str, str]:
    """What the municipality says itself, by field; nothing of an invented one."""
    from scoring.register.standard import FIELDS

    if pakket.fictief:
        return {}
    found = {"organization": pakket.gemeente}
    contact = pakket.contactpunt("gemeente", on)
    if contact is not None and contact.email:
        found["contact_email"] = contact.email
    said = {field.name: pakket.zin(f"{OWN_TEXTS}{field.name}", on) for field in FIELDS}
    return found | {name: text for name, text in said.items() if text}


def _gap_lines(gaps: tuple[Gebrek, ...]) -> list[str]:
    from scoring.register.standard import Gebreksoort

    lines: list[str] = []
    for kind in Gebreksoort:
        mine = [gap for gap in gaps if gap.soort is kind]
        if mine:
            lines += ["", f"{kind.value[:1].upper()}{kind.value[1:]}: {len(mine)}"]
            lines += [f"  {gap.veld}: {gap.tekst}" for gap in mine]
    return lines or ["Alles is ingevuld en past bij de standaard 1.0."]


def _review_lines() -> list[str]:
    return [
        "",
        "Lees elke tekst na: met publiceren worden het uw woorden.",
        "  publication_category: ons voorstel is het zwaarste; u kiest, met uw privacy officer",
        "  proportionality: vul aan wat uw gemeente heeft afgewogen",
        "  lawful_basis: laat uw jurist meelezen",
    ]


def _data(gaps: tuple[Gebrek, ...]) -> list[dict[str, str]]:
    return [{"veld": gap.veld, "soort": gap.soort.value, "tekst": gap.tekst} for gap in gaps]
