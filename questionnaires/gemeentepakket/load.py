"""From a gemeentepakket file to its model, with errors that name the file and the key in Dutch.

A table ``[standaard]`` gives provenance once for every entry that does not give its own. Which
folders to look in is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.gemeentepakket.model import Entry, Gemeentepakket
from questionnaires.loader import find, in_dutch, read_toml, shown_place

PACKAGED = Path(__file__).parent.parent / "data" / "gemeenten"
"""The gemeentepakketten that come with the program, as ``<naam>/<versie>.toml``."""

EXAMPLE = "voorbeeld"
"""The invented municipality, complete: for practice only."""

STANDARD = "standaard"
"""The table of provenance that entries fall back on."""

_LISTS = ("tekst", "wetswoord", "klantwoord", "contact", "stopkaart", "minimaregeling", "kanaal")


def load(path: Path) -> Gemeentepakket:
    """Read one gemeentepakket.

    Raises KlantbeeldError: INHOUD-ONLEESBAAR when the file cannot be read as TOML, INHOUD-ONGELDIG
    when it has another form.
    """
    raw = read_toml(path)
    standard = raw.pop(STANDARD, {})
    if not isinstance(standard, dict) or not standard.keys() <= Entry.model_fields.keys():
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f'"{STANDARD}" heeft een sleutel die daar niet hoort',
            where=f"{shown_place(path)}: {STANDARD}",
            remedy="Zet daar alleen bron, eigenaar, geldig_vanaf, gecontroleerd en voorgelezen.",
        )
    for name in _LISTS:
        entries = raw.get(name)
        if isinstance(entries, list):
            raw[name] = [{**standard, **one} if isinstance(one, dict) else one for one in entries]
    recipient = raw.get("signaal")
    if isinstance(recipient, dict):
        raw["signaal"] = {**standard, **recipient}
    try:
        return Gemeentepakket.model_validate(raw)
    except ValidationError as error:
        raise in_dutch(error, raw, path) from None


def load_named(naam: str, versie: str, folders: Sequence[Path] = (PACKAGED,)) -> Gemeentepakket:
    """Read ``<naam>/<versie>.toml`` from the first folder that holds it; put own folders first.

    Raises KlantbeeldError: INHOUD-ONBEKEND when no folder holds it, INHOUD-ONGELDIG when the file says
    it is something else, and what ``load`` raises.
    """
    path = find(naam, versie, folders)
    pakket = load(path)
    if (pakket.naam, pakket.versie) != (naam, versie):
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            f"het bestand noemt zichzelf {pakket.naam} {pakket.versie}",
            where=shown_place(path),
            remedy="Naam en versie in het bestand horen gelijk te zijn aan de map en de bestandsnaam.",
        )
    return pakket
