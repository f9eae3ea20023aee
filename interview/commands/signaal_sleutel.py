"""``klantbeeld signaal sleutel``: a key for whoever receives Signalen."""

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

    parser.word("BESTAND", "hier komt het geheime deel; bewaar het bij de ontvanger, nooit op een laptop")
    add_passphrase(parser, what="de wachtzin voor het sleutelbestand")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Write the secret half behind a passphrase and show the public half. A key that is there stays."""
    from interview.commands.files import check_writable, write_whole
    from interview.commands.passphrase import obtain_new
    from interview.errors import ExitCode
    from interview.signaal.recipient_key import make_key

    target = Path(given.bestand)
    # Never over another key: what was sealed to that one would be lost.
    check_writable(target, overwrite=False)
    passphrase = obtain_new(given.wachtzin_van, "Een wachtzin voor het sleutelbestand")
    with console.waiting("de sleutel wordt gemaakt"):
        made = make_key(passphrase)
    write_whole(target, made.file, overwrite=False)
    lines = [
        f"Geheim deel: {target}",
        f"Openbaar deel: {made.public}",
        "",
        "Zet in het gemeentepakket, onder [signaal]:",
        f'sleutel = "{made.public}"',
        "",
        "Zonder dit bestand en de wachtzin kan niemand een Signaal lezen. Bewaar ook een kopie, apart.",
    ]
    console.answer({"bestand": str(target), "sleutel": made.public}, lines)
    return ExitCode.KLAAR
