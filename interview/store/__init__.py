"""The encrypted store: keys, database, journal and projections.

It owns every byte of klant data on disk. Payloads are opaque text or bytes here; the store knows no
record model, no screen and no clock. Start at ``opening`` (make, unlock) and ``store`` (use).
"""

from __future__ import annotations
