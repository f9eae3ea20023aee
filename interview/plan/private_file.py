"""Writes a file that holds a key: whole or not at all, and for its owner only."""

from __future__ import annotations

from pathlib import Path

from interview.plan.errors import PlanErrorCode
from interview.whole_file import write_whole_file
from questionnaires.errors import KlantbeeldError


def write_private_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` with mode 0600, replacing what was there in one step.

    The folder is made when it is missing. After a failure the old file is still there and no
    other file is left.

    Raises:
        KlantbeeldError: ``CERTIFICAAT-MAP``.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole_file(path, content)
    except OSError as refused:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_MAP,
            "De map voor certificaten kan niet geschreven worden.",
            where=path.name,
            remedy="Kijk of er ruimte is op de schijf, en of u in deze map mag schrijven.",
        ) from refused
