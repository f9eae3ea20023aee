"""``klantbeeld regels toon``: a regelset as Dutch sentences or as a table, and what differs between two."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.locations import Locations
    from scoring.rules import Regelset


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("NAAM", "een regelset (naam of naam@versie) of een bestand (.toml)", optional=True)
    parser.word("ANDER", "na --verschil: waarmee u vergelijkt", optional=True)
    parser.switch("--tabel", "toon de regels als beslistabel")
    parser.switch("--voorbeelden", "toon ook de uitgewerkte voorbeelden")
    parser.switch("--verschil", "zeg wat er in ANDER anders is dan in NAAM, en voor hoeveel gevallen")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Show one regelset, or the difference of two; without a name the list."""
    from interview.commands import regels
    from interview.errors import ExitCode
    from interview.locations import Locations

    _check_words(given)
    if given.naam is None:
        return regels.run(given, console)
    locations = Locations.for_user()
    if given.verschil:
        _show_difference(_regelset(given.naam, locations), _regelset(given.ander, locations), console)
    else:
        _show(given, _regelset(given.naam, locations), console)
    return ExitCode.KLAAR


def _check_words(given: Namespace) -> None:
    """Raises KlantbeeldError: OPDRACHT-GEBRUIK for words that do not go together."""
    from interview.errors import CommandErrorCode, KlantbeeldError

    said = ""
    if given.verschil and given.ander is None:
        said = "voor een verschil zijn twee regelsets nodig"
    elif given.ander is not None and not given.verschil:
        said = "twee regelsets passen alleen bij --verschil"
    elif given.verschil and (given.tabel or given.voorbeelden):
        said = "--verschil gaat niet samen met --tabel of --voorbeelden"
    elif given.naam is None and (given.tabel or given.voorbeelden):
        said = "noem ook de regels die u wilt zien"
    if said:
        remedy = "Bijvoorbeeld: klantbeeld regels toon zwolle --tabel, of regels toon --verschil A B."
        raise KlantbeeldError(CommandErrorCode.GEBRUIK, said, where="regels toon", remedy=remedy)


def _regelset(word: str, locations: Locations) -> Regelset:
    """The regelset that ``word`` means, checked as it would be before it is used."""
    from interview.commands.regels_files import find_regelset, folders_of
    from scoring.loader import load, load_named

    file = find_regelset(word, locations)
    if file.loose:
        return load(file.path)
    return load_named(file.naam, file.versie, folders_of(locations))


def _show(given: Namespace, regelset: Regelset, console: Console) -> None:
    from scoring.describe import describe
    from scoring.describe.text import description_lines, example_lines, heading_lines, table_lines

    told = describe(regelset)
    if given.tabel:
        lines = [*heading_lines(told), "", *table_lines(regelset, told)]
    else:
        lines = description_lines(told)
    if given.voorbeelden:
        lines += example_lines(told)
    console.answer(told.model_dump(mode="json"), lines)


def _show_difference(one: Regelset, other: Regelset, console: Console) -> None:
    from scoring.describe import difference
    from scoring.describe.text import difference_lines

    with console.waiting("alle gevallen worden vergeleken"):
        told = difference(one, other)
    console.answer(told.model_dump(mode="json"), difference_lines(told))
