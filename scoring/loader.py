"""From a regelset file to a checked, frozen model, with errors that name the file and the key in Dutch.

Which folders hold a user's own files is for the caller to say. It must never follow a name
out of its folder, never write, and never change what a released file says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.loader import content_hash, in_dutch, read_toml, shown_place, versions
from scoring.rules import Regelset, RulesModel

Content = TypeVar("Content", bound=RulesModel)

PACKAGED_RULESETS = Path(__file__).parent / "rulesets"
"""The regelsets that come with the program, as ``<naam>/<versie>.toml``."""


def load(path: Path) -> Regelset:
    """Read one regelset, check that its parts fit and that its worked examples come out.

    Raises KlantbeeldError: INHOUD-ONLEESBAAR when the file cannot be read as TOML, INHOUD-ONGELDIG
    when it has another form or contradicts itself, INHOUD-VOORWAARDE for a condition.
    """
    return read_checked(path, Regelset, _check_with_examples)


def _check_with_examples(regelset: Regelset, where: str) -> None:
    """The parts fit, and every worked example comes out as it says."""
    # Only for files that did not come with the program: those were proven before their release.
    from scoring.check import check
    from scoring.examples import failing_examples

    check(regelset, where)
    wrong = failing_examples(regelset)
    if wrong:
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f"een voorbeeld komt anders uit dan het zegt: {wrong[0]}",
            where=where,
            remedy="Verbeter de regel of het voorbeeld.",
        )


def load_named(naam: str, versie: str, folders: Sequence[Path] = (PACKAGED_RULESETS,)) -> Regelset:
    """Read ``<naam>/<versie>.toml`` from the first folder that holds it; put own folders first.

    A packaged file was checked before it was released; a file from any other folder goes
    through ``load``. Raises KlantbeeldError: INHOUD-ONBEKEND when no folder holds it,
    INHOUD-ONGELDIG when the file says it is something else, and whatever ``load`` raises.
    """
    path = find_content("regelset", naam, versie, folders)
    regelset = read_content(path, Regelset) if path.is_relative_to(PACKAGED_RULESETS) else load(path)
    require_name(path, regelset.naam, regelset.versie)
    return regelset


def find_content(soort: str, naam: str, versie: str, folders: Sequence[Path]) -> Path:
    """The file of this name and version in the first folder that has it, else INHOUD-ONBEKEND."""
    known = versions(naam, folders)
    if versie not in known:
        raise KlantbeeldError(
            ContentErrorCode.ONBEKEND,
            f"er is geen {soort} met deze naam en versie",
            remedy=f"Versies die er wel zijn: {', '.join(known) or 'geen'}.",
        )
    paths = (folder / naam / f"{versie}.toml" for folder in folders)
    return next(path for path in paths if path.is_file())


def require_name(path: Path, naam: str, versie: str) -> None:
    """Refuse (INHOUD-ONGELDIG) a file that calls itself something else than its folder and file name."""
    if (naam, versie) != (path.parent.name, path.stem):
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            "naam en versie in het bestand zijn anders dan de map en de bestandsnaam",
            where=shown_place(path),
            remedy="Maak ze gelijk.",
        )


def read_checked(path: Path, model: type[Content], check: Callable[[Content, str], None]) -> Content:
    """A file as ``model`` that passed ``check``, which gets the place to name; raises KlantbeeldError."""
    content = read_content(path, model)
    check(content, shown_place(path))
    return content


def read_content(path: Path, model: type[Content]) -> Content:
    """A file as ``model``, with the hash of its bytes; its parts are not checked yet.

    Raises KlantbeeldError: INHOUD-ONLEESBAAR, or INHOUD-ONGELDIG, also for a file that states its own
    hash: that is computed, never claimed.
    """
    raw = read_toml(path)
    if "inhoud_hash" in raw:
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            '"inhoud_hash" is geen bekende sleutel',
            where=shown_place(path),
            remedy="Haal deze sleutel weg.",
        )
    try:
        return model.model_validate({**raw, "inhoud_hash": content_hash(path)})
    except ValidationError as error:
        raise in_dutch(error, raw, path) from None
