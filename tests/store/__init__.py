"""Tests of the encrypted store, against the real SQLCipher and real files."""

from __future__ import annotations
