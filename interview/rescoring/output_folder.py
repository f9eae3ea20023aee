"""The folder of one herscoring: every file in it is there whole or not at all, for its owner alone.

Owns names and how bytes get there. Ids of gesprekken stand in these files: they stay as private as the store.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from interview.rescoring import manifest as manifests
from interview.rescoring.errors import RescoringErrorCode, rescoring_error
from interview.whole_file import write_whole_file
from questionnaires.errors import KlantbeeldError

OUTCOME_NAME = "uitkomst.parquet"
QUARANTINE_NAME = "quarantaine.jsonl"

_DRAFT = re.compile(r"\..+\.[0-9a-f]{16}")


def part_name(number: int) -> str:
    """The rows of a part, counted from 1."""
    return f"deel-{number:05}.parquet"


def rejects_name(number: int) -> str:
    """What of a part went to quarantine."""
    return f"deel-{number:05}.quarantaine.jsonl"


class OutputFolder:
    """Where what comes out is written; for one run at a time, until it is closed."""

    def __init__(self, path: Path) -> None:
        """Make the folder when it is not there, and clear what a stopped run left half written.

        Raises KlantbeeldError: HERSCOOR-MAP when it holds something else, is in use or cannot be used.
        """
        self.path = path
        self._held: int | None = None
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = _hold(path)
            names = [found.name for found in path.iterdir()]
            for name in names:
                if _DRAFT.fullmatch(name):
                    (path / name).unlink(missing_ok=True)
        except BlockingIOError:
            raise rescoring_error(
                RescoringErrorCode.MAP,
                "in deze map is al een berekening bezig",
                path.name,
                "Wacht tot die klaar is, of kies een andere map.",
            ) from None
        except (OSError, ValueError):
            self.close()
            raise rescoring_error(
                RescoringErrorCode.MAP,
                "deze map kan niet gebruikt worden",
                path.name,
                "Kies een map waarin u mag schrijven.",
            ) from None
        if manifests.NAME not in names and any(not _DRAFT.fullmatch(name) for name in names):
            self.close()
            raise rescoring_error(
                RescoringErrorCode.MAP,
                "deze map is niet leeg",
                path.name,
                "Kies een nieuwe map, of de map van een berekening die nog niet klaar is.",
            )

    def close(self) -> None:
        """Let another run have the folder."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def manifest(self) -> manifests.Manifest | None:
        """How far a run in this folder is; None before the first. Raises KlantbeeldError: HERSCOOR-MAP."""
        try:
            return manifests.read((self.path / manifests.NAME).read_bytes())
        except FileNotFoundError:
            return None
        except OSError:
            raise self.unwritten(manifests.NAME) from None

    def write(self, name: str, content: bytes) -> str:
        """Write a file whole; gives its SHA-256. Raises KlantbeeldError: HERSCOOR-SCHRIJVEN."""
        try:
            write_whole_file(self.path / name, content)
        except OSError:
            raise self.unwritten(name) from None
        return hashlib.sha256(content).hexdigest()

    def write_by(self, name: str, work: Callable[[Path], None]) -> str:
        """Let ``work`` write a large file at the path it gets, then give it its name; gives its SHA-256.

        Raises KlantbeeldError: HERSCOOR-SCHRIJVEN.
        """
        draft = self.path / f".{name}.{secrets.token_hex(8)}"
        try:
            os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            work(draft)
            with draft.open("rb+") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
                os.fsync(stream.fileno())
            draft.replace(self.path / name)
        except OSError:
            raise self.unwritten(name) from None
        finally:
            draft.unlink(missing_ok=True)
        return digest

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file is there, as it was written."""
        try:
            with (self.path / name).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def remove(self, names: Iterable[str]) -> None:
        """Take files away that are not needed any more."""
        for name in names:
            (self.path / name).unlink(missing_ok=True)

    def unwritten(self, name: str) -> KlantbeeldError:
        """A file of this folder that the disk refuses, as an error to raise."""
        return rescoring_error(
            RescoringErrorCode.SCHRIJVEN,
            "dit bestand kan niet geschreven of gelezen worden",
            f"{self.path.name}/{name}",
            "Kijk of er ruimte is op de schijf. Geef daarna dezelfde opdracht: die gaat dan verder.",
        )


def _hold(path: Path) -> int | None:
    """Keep every other run out of a folder until the descriptor is closed, or the process gone.

    Where a system cannot lock a folder (Windows, some network disks) nothing is held. Raises
    BlockingIOError: another run holds it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    held = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return held


def json_lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as JSON, one a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
