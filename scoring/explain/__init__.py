"""Why a category is advised, what carried it, what would change it and what is still open.

One object, ``Uitleg``, serves the app, the Klantbeeldverslag and ``--json``. Everything in
it is found by scoring again; it must never estimate, rank people or invent a way out.
"""

from __future__ import annotations

from scoring.explain.explanation import deciding_sentence, explain
from scoring.explain.model import Uitleg
from scoring.explain.questions import next_question

__all__ = ["Uitleg", "deciding_sentence", "explain", "next_question"]
