"""From a questionnaire file to a frozen model, with errors that name the file and the key in Dutch.

It reads files it is pointed at and decides nothing: which folders hold a user's own files is
for the caller to say. It must never follow a name out of its folder, never write, and never
change what a released file says.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from questionnaires.conditions import parse_row
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.schema import Vragenlijst

PACKAGED = Path(__file__).parent / "data"
"""The questionnaires that come with the program, as ``<naam>/<versie>.toml``."""

LARGEST_FILE = 1024 * 1024
"""In bytes; a hundred times a real questionnaire, small enough to read without a thought."""

_NAME = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", re.ASCII)
_DEVICES = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"com{digit}" for digit in range(10)),
        *(f"lpt{digit}" for digit in range(10)),
    }
)


def load(path: Path) -> Vragenlijst:
    """Read one questionnaire.

    Raises KlantbeeldError: INHOUD-ONLEESBAAR when the file cannot be read as TOML, INHOUD-ONGELDIG
    when it has another form, INHOUD-VOORWAARDE when a condition does not follow the grammar.
    """
    raw = read_toml(path)
    try:
        vragenlijst = Vragenlijst.model_validate(raw)
    except ValidationError as error:
        raise in_dutch(error, raw, path) from None
    for key, condition in _conditions(vragenlijst):
        parse_row(condition, f"{shown_place(path)}: {key}")
    return vragenlijst


def load_checked(path: Path) -> Vragenlijst:
    """Read one questionnaire and refuse it (INHOUD-ONGELDIG) when the lint has blocking findings."""
    vragenlijst = load(path)
    # The lint is only for files that did not come with the program.
    from questionnaires.lint import lint

    blocking = [bevinding for bevinding in lint(vragenlijst) if bevinding.blokkeert]
    if blocking:
        first = blocking[0]
        others = f" Er zijn nog {len(blocking) - 1} andere punten." if len(blocking) > 1 else ""
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f"de vragenlijst mag zo niet worden gebruikt: {first.tekst}",
            where=f"{shown_place(path)}: {first.waar}",
            remedy=f"Pas het bestand aan.{others}",
        )
    return vragenlijst


def load_named(naam: str, versie: str, folders: Sequence[Path] = (PACKAGED,)) -> Vragenlijst:
    """Read ``<naam>/<versie>.toml`` from the first folder that holds it; put own folders first.

    A packaged file was checked before it was released; a file from any other folder goes
    through ``load_checked``. Raises KlantbeeldError: INHOUD-ONBEKEND when no folder holds it or
    the name is not a name, INHOUD-ONGELDIG when the file says it is something else, and
    whatever ``load_checked`` raises.
    """
    path = find(naam, versie, folders)
    vragenlijst = load(path) if path.is_relative_to(PACKAGED) else load_checked(path)
    if (vragenlijst.naam, vragenlijst.versie) != (naam, versie):
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f"het bestand noemt zichzelf {vragenlijst.naam} {vragenlijst.versie}",
            where=shown_place(path),
            remedy="Naam en versie in het bestand horen gelijk te zijn aan de map en de bestandsnaam.",
        )
    return vragenlijst


def find(naam: str, versie: str, folders: Sequence[Path] = (PACKAGED,)) -> Path:
    """The file of this name and version in the first folder that has it, else INHOUD-ONBEKEND."""
    if not is_name(naam) or not _VERSION.fullmatch(versie):
        raise KlantbeeldError(
            ContentErrorCode.ONBEKEND,
            "dit is geen naam en versie van een vragenlijst",
            remedy="Een naam heeft kleine letters, cijfers en streepjes; een versie is bijvoorbeeld 1.0.0.",
        )
    for folder in folders:
        path = folder / naam / f"{versie}.toml"
        if path.is_file():
            return path
    known = ", ".join(versions(naam, folders)) or "geen"
    raise KlantbeeldError(
        ContentErrorCode.ONBEKEND,
        f"vragenlijst {naam} {versie} is niet gevonden",
        remedy=f"Versies die er wel zijn: {known}.",
    )


def versions(naam: str, folders: Sequence[Path] = (PACKAGED,)) -> tuple[str, ...]:
    """The versions of a questionnaire in all folders together, oldest first; empty for an unknown name."""
    if not is_name(naam):
        return ()
    found = {
        path.stem
        for folder in folders
        for path in (folder / naam).glob("*.toml")
        if _VERSION.fullmatch(path.stem) and path.is_file()
    }
    return tuple(sorted(found, key=lambda version: tuple(int(part) for part in version.split("."))))


def names(folders: Sequence[Path] = (PACKAGED,)) -> tuple[str, ...]:
    """The names of all questionnaires in these folders, sorted."""
    present = {
        path.name for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()
    }
    return tuple(sorted(naam for naam in present if versions(naam, folders)))


def content_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex; the same size limit and errors as ``load``."""
    return hashlib.sha256(_read_bytes(path)).hexdigest()


def is_name(naam: str) -> bool:
    """Whether a folder of content can have this name on every system."""
    # Windows opens a device for these names, whatever the folder.
    return _NAME.fullmatch(naam) is not None and naam not in _DEVICES


def shown_place(path: Path) -> str:
    """Folder and file only: a longer path would tell whose computer this is."""
    return f"{path.parent.name}/{path.name}"


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _unreadable(path, "het bestand is er niet of is geen gewoon bestand")
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError:
        raise _unreadable(path, "het bestand is niet te openen") from None
    if len(content) > LARGEST_FILE:
        raise _unreadable(path, "het bestand is groter dan 1 MB")
    return content


def read_toml(path: Path) -> dict[str, object]:
    """The file as a table; raises KlantbeeldError (INHOUD-ONLEESBAAR) when it cannot be."""
    try:
        return tomllib.loads(_read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _unreadable(path, "het bestand is geen UTF-8-tekst") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = f" bij regel {place[1]}" if place else ""
        raise _unreadable(path, f"het bestand is geen goede TOML{line}") from None
    except RecursionError:
        raise _unreadable(path, "het bestand is te diep genest") from None
    except ValueError:
        # A whole number of thousands of digits.
        raise _unreadable(path, "er staat een getal in dat niet kan") from None


def _unreadable(path: Path, what: str) -> KlantbeeldError:
    return KlantbeeldError(
        ContentErrorCode.ONLEESBAAR,
        what,
        where=shown_place(path),
        remedy="Kies een ander bestand of herstel dit.",
    )


def _conditions(vragenlijst: Vragenlijst) -> Iterator[tuple[str, Mapping[str, object]]]:
    for gebied in vragenlijst.leefgebied:
        for number, prompt in enumerate(gebied.doorvraag, start=1):
            yield f"leefgebied {gebied.id}, doorvraag {number}, toon_als", prompt.toon_als
        for vraag in gebied.vraag:
            yield f"leefgebied {gebied.id}, vraag {vraag.id}, toon_als", vraag.toon_als
    for feit in vragenlijst.feit:
        yield f"feit {feit.id}, toon_als", feit.toon_als


_WORDS = {
    "missing": "ontbreekt",
    "extra_forbidden": "is geen bekende sleutel",
    "string_type": "hoort tekst te zijn",
    "string_too_short": "mag niet leeg zijn",
    "string_too_long": "is te lang",
    "string_pattern_mismatch": "heeft niet de juiste vorm",
    "literal_error": "heeft een waarde die niet bestaat",
    "int_type": "hoort een geheel getal te zijn",
    "int_parsing": "hoort een geheel getal te zijn",
    "int_from_float": "hoort een geheel getal te zijn",
    "bool_type": "hoort true of false te zijn",
    "bool_parsing": "hoort true of false te zijn",
    "tuple_type": "hoort een lijst te zijn",
    "too_long": "heeft te veel waarden",
    "model_type": "hoort een tabel te zijn",
    "dict_type": "hoort een tabel te zijn",
    "date_type": "hoort een datum te zijn",
    "date_parsing": "hoort een datum te zijn",
    "date_from_datetime_parsing": "hoort een datum te zijn",
}


def in_dutch(error: ValidationError, raw: Mapping[str, object], path: Path) -> KlantbeeldError:
    """The first problem in one sentence, and how many more there are."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    first = problems[0]
    *parents, key = first["loc"] or ("bestand",)
    others = f" Er zijn nog {len(problems) - 1} andere punten." if len(problems) > 1 else ""
    return KlantbeeldError(
        ContentErrorCode.ONGELDIG,
        f"{_key_name(key)} {_WORDS.get(first['type'], 'heeft niet de juiste vorm')}",
        where=f"{shown_place(path)}: {_key_path(raw, (*parents, key))}",
        remedy=f"Herstel dit in het bestand.{others}",
    )


def _key_name(key: int | str) -> str:
    return f"waarde {key + 1}" if isinstance(key, int) else f'"{key[:64]}"'


def _key_path(raw: object, keys: Sequence[int | str]) -> str:
    """Like ``leefgebied[geld].vraag[post].tekst``: the id of an item where it has one, else its number."""
    shown = ""
    for key in keys:
        if isinstance(key, int):
            raw = raw[key] if isinstance(raw, list) and key < len(raw) else None
            label = raw.get("id") if isinstance(raw, dict) else None
            shown += f"[{label[:64] if isinstance(label, str) else key + 1}]"
        else:
            raw = raw.get(key) if isinstance(raw, dict) else None
            shown += f".{key[:64]}" if shown else key[:64]
    return shown
