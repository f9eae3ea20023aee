"""Scoring by the million: the outcomes of ``scoring.engine`` as one plan over columns of codes.

Needs the extra ``herscoren``; nothing that scores one gesprek imports it.
"""

from __future__ import annotations

from scoring.batch.plan import (
    CATEGORIE,
    MOGELIJK,
    REGEL,
    code_type,
    columns_of,
    facts_read,
    plan_of,
    score_frame,
    score_table,
    unfit,
)

__all__ = [
    "CATEGORIE",
    "MOGELIJK",
    "REGEL",
    "code_type",
    "columns_of",
    "facts_read",
    "plan_of",
    "score_frame",
    "score_table",
    "unfit",
]
