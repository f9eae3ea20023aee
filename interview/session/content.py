"""The released content one gesprek was begun with and keeps to the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.gemeentepakket.model import Gemeentepakket
from questionnaires.schema import Vragenlijst
from scoring.rules import Regelset

if TYPE_CHECKING:
    from scoring.trajecten import Catalogus


@dataclass(frozen=True, slots=True)
class Content:
    """Questionnaire, rules, services and the municipality's own file, all of pinned versions."""

    vragenlijst: Vragenlijst
    regelset: Regelset
    catalogus: Catalogus
    gemeente: Gemeentepakket
