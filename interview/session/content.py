"""The released content one gesprek was begun with and keeps to the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.schema import Vragenlijst
from scoring.rules import Regelset

if TYPE_CHECKING:
    from scoring.trajecten import Catalogus


@dataclass(frozen=True, slots=True)
class Content:
    """Questionnaire, rules and services, all of pinned versions."""

    vragenlijst: Vragenlijst
    regelset: Regelset
    catalogus: Catalogus
