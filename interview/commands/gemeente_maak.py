"""``klantbeeld gemeente maak``: a skeleton that says what to ask whom, to fill in for a municipality."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser

SKELETON = "zwolle"
"""The pakket that holds a question in place of everything local."""
SKELETON_NAME = "Zwolle"
SKELETON_VERSION = "1.0.0"
LONGEST_NAME = 60


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("NAAM", 'hoe de gemeente heet, zoals "Den Voorbeeld"')
    parser.option("--uit", "BESTAND", "hier komt het geraamte", needed=True)
    parser.switch("--overschrijf", "vervang het bestand als het er al is")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Write the skeleton under that name."""
    from interview.commands.files import write_whole
    from interview.errors import ExitCode
    from questionnaires.gemeentepakket import load as municipalities
    from questionnaires.loader import find

    source = find(SKELETON, SKELETON_VERSION, (municipalities.PACKAGED,))
    text, folder = skeleton(source.read_text(encoding="utf-8"), given.naam)
    target = Path(given.uit)
    write_whole(target, text.encode(), overwrite=given.overschrijf)
    asked = text.count("\ninvullen = ")
    lines = [
        f"Het geraamte staat in: {target}",
        f"Er zijn {asked} dingen in te vullen; bij elk staat wat u aan wie vraagt.",
        f"Daarna: klantbeeld gemeente controleer {target}",
        f"En dan: klantbeeld gemeente installeer {target}",
    ]
    console.answer({"bestand": str(target), "naam": folder, "in_te_vullen": asked}, lines)
    return ExitCode.KLAAR


def skeleton(source: str, name: str) -> tuple[str, str]:
    """The text of ``source`` for the municipality ``name``, and the name of its folder.

    Raises KlantbeeldError: OPDRACHT-GEBRUIK for what is no name of a place.
    """
    from interview.errors import CommandErrorCode, KlantbeeldError
    from interview.library import folder_name
    from questionnaires.loader import is_name

    shown = " ".join(name.split()).removeprefix("Gemeente ").removeprefix("gemeente ")
    folder = folder_name(shown)
    letters = shown.replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    if not is_name(folder) or not letters.isalpha() or len(shown) > LONGEST_NAME:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "zo heet geen gemeente",
            where="NAAM",
            remedy="Schrijf de naam met letters, spaties en streepjes.",
        )
    text = source.replace(f'naam = "{SKELETON}"', f'naam = "{folder}"', 1)
    return text.replace(SKELETON_NAME, shown), folder
