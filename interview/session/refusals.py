"""The refusals of a session, each with its remedy, and the guards that several commands share."""

from __future__ import annotations

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.plain_text import one_line, without_controls
from interview.record import PlanStatus
from interview.session.state import State
from questionnaires.schema import Leefgebied

CHANGEABLE = (
    PlanStatus.CONCEPT,
    PlanStatus.BESPROKEN,
    PlanStatus.BEDENKTIJD,
    PlanStatus.NIET_ONDERTEKEND,
)
"""What may still be changed as it is; after that a change is a new version."""

LONGEST_LINE = 1_000
"""Characters in a wens, doel, afspraak or quote."""
LONGEST_NOTE = 20_000
"""Characters in the free text of a leefgebied."""


def refuse(code: SessionErrorCode, what: str, remedy: str = "", where: str = "") -> KlantbeeldError:
    """An error to raise; ``where`` names a field, never what a person said."""
    return KlantbeeldError(code, what, where=where, remedy=remedy)


def known_leefgebied(state: State, leefgebied: str) -> Leefgebied:
    """The leefgebied; raises GESPREK-ONBEKEND when this questionnaire has none of that name."""
    found = state.content.vragenlijst.per_leefgebied.get(leefgebied)
    if found is None:
        raise refuse(
            SessionErrorCode.ONBEKEND, "dit leefgebied staat niet in de vragenlijst", where=leefgebied
        )
    return found


def known_category(state: State, category: str | None) -> None:
    """Raises GESPREK-ONBEKEND when the rules of this gesprek have no such category; None always fits."""
    if category is not None and category not in state.content.regelset.per_categorie:
        raise refuse(SessionErrorCode.ONBEKEND, "deze categorie staat niet in de regels", where=category)


def line_of(text: str, where: str) -> str:
    """``text`` as one clean line; raises GESPREK-LEEG when nothing is left."""
    line = one_line(text)[:LONGEST_LINE]
    if not line:
        raise refuse(SessionErrorCode.LEEG, "er staat nog niets", "Typ eerst een tekst.", where)
    return line


def note_of(text: str) -> str:
    """``text`` clean, lines kept, no longer than a note may be."""
    return without_controls(text)[:LONGEST_NOTE].rstrip()


def still_open(state: State) -> None:
    """Raises GESPREK-AFGESLOTEN once the gesprek ended."""
    if state.record.einde is not None:
        raise refuse(
            SessionErrorCode.AFGESLOTEN, "dit gesprek is afgesloten", "Heropen het gesprek om verder te gaan."
        )


def plan_can_change(state: State) -> None:
    """Raises PLAN-VAST once the plan was signed or went further."""
    if state.record.plan.status not in CHANGEABLE:
        raise refuse(
            SessionErrorCode.PLAN_VAST,
            "dit plan is al getekend of verder gegaan",
            "Maak een nieuwe versie van het plan om iets te veranderen.",
        )
