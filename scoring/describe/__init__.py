"""A regelset in plain Dutch and as a decision table, and what differs between two.

Every sentence is built from the rules themselves, so that it says what they do. It must never score a
person, and never say more than a file does.
"""

from __future__ import annotations

from scoring.describe.description import describe
from scoring.describe.difference import difference
from scoring.describe.model import Beschrijving, Verschil

__all__ = ["Beschrijving", "Verschil", "describe", "difference"]
