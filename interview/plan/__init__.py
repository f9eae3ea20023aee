"""The plan as a thing that is agreed, signed, sealed and checked.

This room owns the canonical data of a plan, the certificates, the signatures and the judgement on
a file that comes back. It must never lay out a page, and the key of a municipality's seal must
never be asked for on a field laptop.
"""

from __future__ import annotations
