"""New identities for klanten and gesprekken: random, ordered by time, telling nothing else.

Ordered by time because random primary keys made bulk writes of the encrypted store several times slower.
"""

from __future__ import annotations

import os
from datetime import datetime


def new_identity(at: datetime) -> str:
    """A UUID version 7 (RFC 9562, section 5.7) for the moment ``at`` (aware), as 36 characters."""
    if at.tzinfo is None:
        raise ValueError("an aware moment is needed")
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    raw = bytearray(milliseconds.to_bytes(6, "big") + os.urandom(10))
    raw[6] = (raw[6] & 0x0F) | 0x70
    raw[8] = (raw[8] & 0x3F) | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
