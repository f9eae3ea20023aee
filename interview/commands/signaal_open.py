"""``klantbeeld signaal open``: the recipient reads a Signaal. It writes nothing, anywhere."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser

LARGEST_KEY = 64 * 1024
"""Bytes; a key file is a hundredth of it."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.passphrase import add_passphrase

    parser.word("BESTAND", "het verzegelde Signaal (.age)")
    parser.option("--sleutel", "SLEUTELBESTAND", "het sleutelbestand van de ontvanger")
    parser.switch("--oefen", "open met de sleutel van de bedachte ontvanger, om te oefenen")
    add_passphrase(parser, what="de wachtzin van het sleutelbestand")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Show what it says, here and nowhere else."""
    from interview.commands.files import read_limited
    from interview.errors import ExitCode
    from interview.signaal.outbox import LARGEST
    from interview.signaal.sealing import unseal
    from interview.signaal.words import read_lines

    source = Path(given.bestand)
    sealed = read_limited(source, LARGEST)
    found = unseal(sealed, _secret(given, console), source.name)
    console.answer(found.model_dump(mode="json"), read_lines(found))
    return ExitCode.KLAAR


def _secret(given: Namespace, console: Console) -> str:
    from interview.commands.files import read_limited
    from interview.commands.passphrase import obtain
    from interview.errors import CommandErrorCode, KlantbeeldError
    from interview.signaal.practice import PRACTICE_SECRET
    from interview.signaal.recipient_key import open_key

    if given.oefen == (given.sleutel is not None):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "kies een van deze: --sleutel of --oefen",
            where="klantbeeld signaal open",
            remedy="Geef --sleutel mee met uw sleutelbestand.",
        )
    if given.oefen:
        return PRACTICE_SECRET
    path = Path(given.sleutel)
    content = read_limited(path, LARGEST_KEY)
    passphrase = obtain(given.wachtzin_van, "De wachtzin van het sleutelbestand")
    with console.waiting("het sleutelbestand gaat open"):
        return open_key(content, passphrase, path.name)
