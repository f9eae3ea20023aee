"""A file that is there whole or not at all, readable for its owner only.

Owns how bytes reach a disk safely. It never says what a failure means: every room has its own words.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole_file(target: Path, content: bytes, draft: Path | None = None) -> None:
    """Replace ``target`` by ``content`` such that a power cut leaves the old or the new, never a mixture.

    Args:
        target: in a folder that is there.
        content: all of it.
        draft: where it is written first; what lies there is covered. Without it that is a new file whose
            name nobody can know before.

    Raises:
        OSError: ``target`` is as it was, and no draft is left.
    """
    if draft is None:
        draft, exclusive = target.with_name(f".{target.name[:80]}.{secrets.token_hex(8)}"), os.O_EXCL
    else:
        exclusive = os.O_TRUNC
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | exclusive, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
