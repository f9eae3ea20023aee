"""Writes a file that holds a key: whole or not at all, and for its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from interview.plan.errors import PlanErrorCode
from questionnaires.errors import KlantbeeldError


def write_private_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` with mode 0600, replacing what was there in one step.

    The folder is made when it is missing. After a failure the old file is still there and no
    other file is left.

    Raises:
        KlantbeeldError: ``CERTIFICAAT-MAP``.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as refused:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_MAP,
            "De map voor certificaten kan niet geschreven worden.",
            where=path.name,
            remedy="Kijk of er ruimte is op de schijf, en of u in deze map mag schrijven.",
        ) from refused
