"""Keeping the outcomes of a herscoring in the store, each beside the advice it is about.

It goes through the one writer, gesprek by gesprek, and may be stopped at any moment: what was kept is not
kept twice. An outcome is worked out once more from the record itself, by the engine that explains; one that
is not the same is not kept. Advice, judgements and decisions stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview.conversation import Conversation
from interview.record import GespreksRecord, Herscoring
from interview.rescoring.frames import GESPREK
from interview.rescoring.manifest import version_of
from interview.rescoring.progress import Progress
from interview.session.commands import LegHerscoringVast
from interview.session.herscoring import already_kept
from interview.session.recorded import recorded_facts
from questionnaires.errors import KlantbeeldError
from scoring.batch import CATEGORIE, MOGELIJK, REGEL
from scoring.engine import score
from scoring.explain import deciding_sentence
from scoring.extra import needs_extra
from scoring.input import build

with needs_extra("herscoren"):
    import polars as pl

if TYPE_CHECKING:
    from datetime import datetime

    from interview.desk import Desk
    from interview.rescoring.entries import Questionnaires
    from scoring.rules import Regelset

ROWS_AT_ONCE = 10_000
"""Rows of the outcome held in memory together."""


class OutcomeStore:
    """Keeps the outcomes of one herscoring, and counts what became of them."""

    def __init__(
        self, desk: Desk, rules: Regelset, questionnaires: Questionnaires, at: datetime, progress: Progress
    ) -> None:
        """``desk`` stays owned by the caller; ``rules`` are the ones that were scored with."""
        self._desk = desk
        # The store thread itself asks for the content: it must be at hand before that.
        self._library = desk.library
        self._rules = rules
        self._questionnaires = questionnaires
        self._at = at
        self._progress = progress
        self.vastgelegd = 0
        """Kept now."""
        self.al_bekend = 0
        """Kept before, the same."""
        self.zonder_advies = 0
        """No advice was shown yet: there is nothing to stand beside."""
        self.veranderd = 0
        """Changed since, or not to be opened any more: not kept."""

    def counts(self) -> dict[str, int]:
        """What became of them."""
        return {
            "vastgelegd": self.vastgelegd,
            "al_bekend": self.al_bekend,
            "zonder_advies": self.zonder_advies,
            "veranderd": self.veranderd,
        }

    def keep(self, outcome: Path) -> None:
        """Keep every outcome in the file ``outcome`` beside the advice of its gesprek."""
        rows = pl.scan_parquet(outcome).select(GESPREK, CATEGORIE, REGEL, MOGELIJK)
        total = int(rows.select(pl.len()).collect().item())
        self._progress.begin("Uitkomsten vastleggen", total)
        for first in range(0, total, ROWS_AT_ONCE):
            page = rows.slice(first, ROWS_AT_ONCE).collect()
            for number, (gesprek_id, *expected) in enumerate(page.iter_rows(), first):
                try:
                    self._keep_one(gesprek_id, expected)
                except KlantbeeldError:
                    self.veranderd += 1
                self._progress.reached(number)
        self._progress.end()

    def _keep_one(self, gesprek_id: str, expected: Sequence[str | None]) -> None:
        record = self._desk.record(gesprek_id).result()
        if record.advies is None:
            self.zonder_advies += 1
            return
        found = herscoring_of(record, self._rules, self._questionnaires, self._at)
        if [found.categorie, found.regel, " ".join(found.mogelijk)] != [*expected]:
            self.veranderd += 1
            return
        if already_kept(record, found):
            self.al_bekend += 1
            return
        library = self._library
        conversation = Conversation.resume(
            self._desk.thread,
            gesprek_id,
            lambda first: library.pinned(first.versies),
            self._desk.clock,
            take_drafts=False,
        ).result()
        conversation.do(LegHerscoringVast(found)).result()
        self.vastgelegd += 1


def herscoring_of(
    record: GespreksRecord, rules: Regelset, questionnaires: Questionnaires, at: datetime
) -> Herscoring:
    """What ``rules`` say of ``record``, with the sentence of the rule that decided.

    Raises KlantbeeldError when the record cannot be scored under them.
    """
    installed = questionnaires.of(record.versies.vragenlijst)
    facts = recorded_facts(record, installed.vragenlijst)
    outcome = score(build(rules, facts.niveaus, facts.belemmert, facts.feiten, facts.left_out), rules)
    category = None if outcome.categorie is None else rules.per_categorie[outcome.categorie]
    return Herscoring(
        op=at,
        regelset=version_of(rules),
        categorie=outcome.categorie,
        titel="" if category is None else category.kort,
        mogelijk=outcome.mogelijk,
        regel=outcome.beslissend[0] if outcome.beslissend else None,
        zin=deciding_sentence(outcome, rules),
    )
