"""Files that a user names on the command line: read with a limit, written whole or not at all.

Owns the limits and the refusals. It must never follow what a file says to another file, never
leave a half-written one, and never write over anything unasked.
"""

from __future__ import annotations

import json
from pathlib import Path

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.whole_file import write_whole_file

LARGEST_JSON = 8 * 1024 * 1024
"""Bytes; a long gesprek is a hundredth of it."""


def refused(code: CommandErrorCode, what: str, where: str, remedy: str) -> KlantbeeldError:
    """An error to raise about a file; ``where`` names the file and a key, never what was said."""
    return KlantbeeldError(code, what, where=where, remedy=remedy)


def read_limited(path: Path, largest: int) -> bytes:
    """The bytes of a file of at most ``largest`` bytes.

    Raises KlantbeeldError: BESTAND-ONLEESBAAR when it is not there, no file, or too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise refused(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "dit bestand is er niet, of mag niet gelezen worden",
            path.name,
            "Kijk of de naam en de map kloppen.",
        ) from None
    if len(content) > largest:
        raise refused(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            f"dit bestand is te groot: meer dan {largest // (1024 * 1024)} MB",
            path.name,
            "Kies het goede bestand.",
        )
    return content


def read_json(path: Path) -> object:
    """What a JSON file says, strictly: no NaN, no key twice, no depth without end.

    Raises KlantbeeldError: BESTAND-ONLEESBAAR or BESTAND-ONGELDIG.
    """
    return json_of(read_limited(path, LARGEST_JSON), path.name)


def json_of(content: bytes, where: str) -> object:
    """What bytes say as JSON, as strictly as :func:`read_json`; ``where`` names them in a refusal.

    Raises KlantbeeldError: BESTAND-ONGELDIG.
    """
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_each_key_once, parse_constant=_no_constant
        )
    except _KeyTwice:
        problem = "een sleutel staat er twee keer in"
    except RecursionError:
        problem = "er zit te veel in elkaar"
    except UnicodeDecodeError:
        problem = "dit is geen tekst in UTF-8"
    except json.JSONDecodeError as error:
        problem = f"dit is geen goede JSON (regel {error.lineno})"
    except ValueError:
        problem = "er staat een getal in dat niet kan"
    raise refused(
        CommandErrorCode.BESTAND_ONGELDIG, problem, where, "Maak het bestand opnieuw met: exporteer."
    )


class _KeyTwice(ValueError):
    """The same key twice: which one counts, differs per program."""


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _KeyTwice
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


def check_writable(path: Path, *, overwrite: bool) -> None:
    """Refuse early, before work is done for a file that may not be written.

    Raises KlantbeeldError: BESTAND-BESTAAT, or BESTAND-ONLEESBAAR when there is no such folder.
    """
    try:
        there, is_folder, has_folder = path.exists(), path.is_dir(), path.absolute().parent.is_dir()
    except (OSError, ValueError):
        there, is_folder, has_folder = False, False, False
    if not has_folder:
        raise refused(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "deze map is er niet",
            str(path.parent),
            "Kies een map die er is.",
        )
    if is_folder:
        raise refused(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "hier kan geen bestand komen",
            path.name,
            "Dit is een map. Noem ook de naam van het bestand.",
        )
    if there and not overwrite:
        raise refused(
            CommandErrorCode.BESTAND_BESTAAT,
            "dit bestand is er al",
            path.name,
            "Kies een andere naam, of geef --overschrijf mee.",
        )


def write_whole(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a new file for its owner only; a failure leaves nothing, and what was there stays.

    Raises KlantbeeldError: BESTAND-BESTAAT or BESTAND-ONLEESBAAR.
    """
    check_writable(path, overwrite=overwrite)
    try:
        write_whole_file(path, content)
    except OSError:
        raise refused(
            CommandErrorCode.BESTAND_ONLEESBAAR,
            "dit bestand kan niet geschreven worden",
            path.name,
            "Kijk of er ruimte is, en of u in deze map mag schrijven.",
        ) from None
