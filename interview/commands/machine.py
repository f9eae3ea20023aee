"""What this machine needs, looked at piece by piece. Each look says what to do when it is not there.

It must never change anything, open the store, or name anybody.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.locations import Locations

SMALLEST_SPACE_MB = 200
OLDEST_PYTHON = (3, 11)
SMALLEST_SCREEN = (80, 24)


class Condition(StrEnum):
    """How something was found."""

    GOED = "goed"
    LET_OP = "let op"
    """Works, but a person should know."""
    ONTBREEKT = "ontbreekt"
    """Something will not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one thing."""

    wat: str
    stand: Condition
    bevinding: str
    remedie: str = ""


def examine(locations: Locations) -> Iterator[Finding]:
    """Everything, one finding at a time."""
    yield _python()
    yield _program_files()
    yield _encryption()
    yield _pango()
    yield _document_files()
    yield from _content(locations)
    yield _disk(locations)
    yield _store(locations)
    yield _terminal()


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Python", Condition.ONTBREEKT, f"versie {found}", "Installeer Python 3.11 of nieuwer.")
    return Finding("Python", Condition.GOED, f"versie {found}")


def _program_files() -> Finding:
    """Another package can silently replace a file of ours; the list of the installer tells."""
    import base64
    import hashlib
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = [file for file in files("klantbeeld") or () if file.hash is not None]
    except PackageNotFoundError:
        listed = []
    ours = [file for file in listed if file.parts[0] in ("interview", "questionnaires", "scoring")]
    if not any(file.suffix == ".py" for file in ours):
        return Finding(
            "Programma", Condition.LET_OP, "draait vanuit een werkmap; bestanden zijn niet na te gaan"
        )
    for file in ours:
        assert file.hash is not None
        try:
            digest = hashlib.new(file.hash.mode, Path(str(file.locate())).read_bytes()).digest()
        except (OSError, ValueError):
            digest = b""
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != file.hash.value:
            remedy = "Installeer klantbeeld opnieuw, in een eigen omgeving (pipx of uv tool)."
            return Finding("Programma", Condition.ONTBREEKT, f"{file} is niet van ons", remedy)
    return Finding("Programma", Condition.GOED, f"{len(ours)} bestanden zijn zoals uitgebracht")


def _encryption() -> Finding:
    try:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        row = connection.execute("PRAGMA cipher_version").fetchone()
        connection.close()
    except (ImportError, OSError):
        row = None
    if not row or not row[0]:
        remedy = "Installeer klantbeeld opnieuw. Zonder versleuteling wordt niets opgeslagen."
        return Finding("Versleuteling", Condition.ONTBREEKT, "SQLCipher is er niet", remedy)
    return Finding("Versleuteling", Condition.GOED, f"SQLCipher {row[0]}")


def _pango() -> Finding:
    from interview.documents.render import require_pango

    try:
        require_pango()
    except KlantbeeldError as error:
        return Finding("Pango", Condition.ONTBREEKT, "er kan nog geen PDF gemaakt worden", error.remedy)
    return Finding("Pango", Condition.GOED, "PDF's maken kan")


def _document_files() -> Finding:
    from interview.documents.environment import BODY_FONT
    from interview.documents.render import STYLE_SHEETS
    from interview.locations import templates_dir

    folder = templates_dir()
    needed = (BODY_FONT, *STYLE_SHEETS, "mijn_plan.html.j2", "plan_inhoud.html.j2", "verslag.html.j2")
    missing = [name for name in needed if not (folder / name).is_file()]
    if missing:
        return Finding("Documenten", Condition.ONTBREEKT, missing[0], "Installeer klantbeeld opnieuw.")
    return Finding("Documenten", Condition.GOED, "lettertypen, stijl en sjablonen zijn er")


def _content(locations: Locations) -> Iterator[Finding]:
    """The newest content loads, and what was released is what it was."""
    import tomllib

    from interview.library import Library
    from interview.store_thread import system_clock
    from questionnaires import loader
    from questionnaires.gemeentepakket import load as municipalities

    try:
        _, versions = Library(locations).newest(system_clock().date())
        yield Finding(
            "Inhoud", Condition.GOED, f"vragenlijst {versions.vragenlijst.naam} {versions.vragenlijst.versie}"
        )
    except KlantbeeldError as error:
        yield Finding("Inhoud", Condition.ONTBREEKT, f"{error.what} ({error.where})", error.remedy)
    listed = tomllib.loads((loader.PACKAGED / "uitgebracht.toml").read_text(encoding="utf-8"))
    released = {"vragenlijsten": loader.PACKAGED, "gemeentepakketten": municipalities.PACKAGED}
    for kind, folder in released.items():
        for name, expected in listed[kind].items():
            path = folder / f"{name}.toml"
            if not path.is_file() or loader.content_hash(path) != expected:
                remedy = "Installeer klantbeeld opnieuw. Een uitgebracht bestand verandert nooit."
                yield Finding("Inhoud", Condition.ONTBREEKT, f"{name} is niet zoals uitgebracht", remedy)


def _disk(locations: Locations) -> Finding:
    place = locations.data_dir
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        free = shutil.disk_usage(place).free // 1_000_000
    except OSError:
        free = 0
    if not os.access(place, os.W_OK):
        return Finding(
            "Schijf", Condition.ONTBREEKT, f"in {place} mag u niet schrijven", "Vraag uw beheerder."
        )
    if free < SMALLEST_SPACE_MB:
        return Finding("Schijf", Condition.ONTBREEKT, f"nog {free} MB vrij", "Maak ruimte op de schijf.")
    return Finding("Schijf", Condition.GOED, f"{free} MB vrij")


def _store(locations: Locations) -> Finding:
    from interview.store import opening
    from interview.store.connection import ensure_encrypted, ensure_free
    from interview.store.errors import StoreErrorCode
    from interview.store.keyfile import KeyFileFolder

    if not opening.exists(locations):
        return Finding("Opslag", Condition.LET_OP, "nog niet gemaakt", "Start klantbeeld om er een te maken.")
    try:
        ensure_encrypted(locations.store_file)
        KeyFileFolder(locations.key_file, locations.key_backups).read()
        ensure_free(locations.store_file)
    except KlantbeeldError as error:
        if error.code is StoreErrorCode.IN_GEBRUIK:
            return Finding("Opslag", Condition.GOED, "versleuteld, en nu open in klantbeeld")
        return Finding("Opslag", Condition.ONTBREEKT, f"{error.code}: {error.what}", error.remedy)
    return Finding("Opslag", Condition.GOED, "versleuteld, met sleutelbestand")


def _terminal() -> Finding:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    linear = "Gebruik klantbeeld gesprek --lineair, of een andere terminal."
    if os.environ.get("TERM") == "dumb":
        return Finding("Terminal", Condition.LET_OP, "een eenvoudige terminal", linear)
    if encoding != "utf8":
        return Finding("Terminal", Condition.LET_OP, "geen UTF-8", "Zet de terminal op UTF-8.")
    if sys.stdout.isatty():
        size = shutil.get_terminal_size()
        if size.columns < SMALLEST_SCREEN[0] or size.lines < SMALLEST_SCREEN[1]:
            found = f"{size.columns} bij {size.lines}"
            return Finding("Terminal", Condition.LET_OP, found, "Maak het venster ten minste 80 bij 24.")
    return Finding("Terminal", Condition.GOED, "goed genoeg voor de app")
