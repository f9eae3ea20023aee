"""``klantbeeld gemeente toon``: which gemeentepakketten there are, or what one says."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.gemeente_files import Found
    from interview.commands.parser import CommandParser
    from questionnaires.gemeentepakket.model import Contactpunt, Gemeentepakket, Stopkaart


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.gemeente_files import add_pakket

    add_pakket(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Without a word the list; with one everything that is said, numbers first."""
    from interview.commands.gemeente_files import every_pakket, find_pakket
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.store_thread import system_clock

    locations, on = Locations.for_user(), system_clock().date()
    if given.pakket is None:
        used = find_pakket(None, locations, on)
        known = every_pakket(locations)
        console.answer(
            {"pakketten": [_summary(one, used) for one in known]}, [_line(one, used) for one in known]
        )
        return ExitCode.KLAAR
    found = find_pakket(given.pakket, locations, on)
    console.answer(found.pakket.model_dump(mode="json"), list(_told(found.pakket, on)))
    return ExitCode.KLAAR


def _summary(one: Found, used: Found) -> dict[str, object]:
    return {
        "naam": one.pakket.naam,
        "versie": one.pakket.versie,
        "gemeente": one.pakket.gemeente,
        "geldig_vanaf": one.pakket.geldig_vanaf.isoformat(),
        "fictief": one.pakket.fictief,
        "eigen": one.eigen,
        "in_gebruik": one.naam == used.naam,
    }


def _line(one: Found, used: Found) -> str:
    notes = ["van u" if one.eigen else "hoort bij het programma"]
    notes += ["verzonnen"] if one.pakket.fictief else []
    notes += ["in gebruik"] if one.naam == used.naam else []
    return f"{one.naam}: {one.pakket.gemeente} ({', '.join(notes)})"


def _told(pakket: Gemeentepakket, on: date) -> Iterator[str]:
    yield f"{pakket.gemeente} ({pakket.naam} {pakket.versie})"
    if pakket.fictief:
        yield "Verzonnen: goed om te oefenen."
    for card in pakket.stopkaarten(on):
        yield from ("", f"STOPKAART: {card.titel}")
        yield from _card(card)
    yield from ("", "CONTACT")
    for place in dict.fromkeys(one.id for one in pakket.contact):
        contact = pakket.contactpunt(place, on)
        yield f"  {place}: " + ("nog in te vullen" if contact is None else _contact(contact))
    yield from ("", "TEKSTEN")
    for wanted in dict.fromkeys(one.id for one in pakket.tekst):
        entry = pakket.entry(wanted, on)
        if entry is not None:
            yield f"  {wanted} ({entry.bron or 'geen bron'})"
            said = pakket.zin(wanted, on) or f"nog in te vullen: {entry.invullen}"
            yield from (f"    {line}" for line in said.splitlines())
    yield from ("", "KLANTWOORDEN")
    yield from (f"  {term}: {word}" for term, word in pakket.klantwoorden(on).items())
    yield from ("", "MINIMAREGELINGEN")
    for one in pakket.regelingen(on):
        yield f"  {one.soort.value}: {one.titel}. " + (one.invullen or f"{one.uitleg} {one.waar}")
    yield from ("", "UITREIKEN")
    yield from (f"  {one.id.value}: {one.zeg}" for one in pakket.kanalen(on))


def _card(card: Stopkaart) -> Iterator[str]:
    if card.invullen:
        yield f"  nog in te vullen: {card.invullen}"
    yield from (f"  {number}. {step}" for number, step in enumerate(card.stappen, start=1))
    yield from (f"  {one.nummer}  {one.naam}, {one.wanneer}" for one in card.nummers)


def _contact(contact: Contactpunt) -> str:
    return ", ".join(filter(None, (contact.naam, contact.telefoon, contact.email, contact.adres)))
