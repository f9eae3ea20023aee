"""The decision of the municipality on a gesprek: what can be proposed, when it needs a reason, how it reads.

Pure. A consultant from outside advises and writes the decision down; it is never theirs (Participatiewet art.
7 lid 4), so nothing here decides, and nothing of it is ever for the klant's own papers.
"""

from __future__ import annotations

from interview.record import BesluitGemeente, GespreksRecord, OordeelNaGesprek
from interview.session.commands_visit import LegBesluitVast
from scoring.rules import Regelset

OPEN = "de gemeente laat het open"
"""In place of a category."""


def differs_from_advice(record: GespreksRecord, categorie: str | None) -> bool:
    """Whether ``categorie`` is another one than was advised; from onbepaald nothing can differ."""
    advice = record.advies
    return advice is not None and advice.categorie is not None and advice.categorie != categorie


def decision_open(record: GespreksRecord) -> bool:
    """Whether the klantmanager said yes and nothing was decided with that yes."""
    plan, decided = record.plan, record.besluit_gemeente
    return plan.akkoord is not None and (decided is None or decided.planversie != plan.versie)


def proposed(record: GespreksRecord) -> OordeelNaGesprek | BesluitGemeente | None:
    """What is most likely: what was decided with this yes, else the judgement after the talk.

    Never the advice itself: whoever judged nothing proposes nothing.
    """
    decided = record.besluit_gemeente
    if decided is not None and not decision_open(record):
        return decided
    return record.oordeel_na_gesprek or decided


def accepting(record: GespreksRecord, categorie: str | None) -> LegBesluitVast | None:
    """What to ask when ``categorie`` is what was proposed; None when something has to be asked first."""
    known = proposed(record)
    if known is None or known.categorie != categorie:
        return None
    differs = differs_from_advice(record, categorie)
    if differs and known.redencode is None:
        return None
    # What the consultant explained is not what the municipality explains.
    told = known.toelichting if isinstance(known, BesluitGemeente) else ""
    return LegBesluitVast(categorie, known.redencode if differs else None, told)


def category_choices(regelset: Regelset) -> tuple[tuple[str | None, str], ...]:
    """Every category with its short name, and leaving it open."""
    return (*((one.id, one.kort) for one in regelset.categorie), (None, OPEN))


def category_name(regelset: Regelset, categorie: str | None, none: str = OPEN) -> str:
    """The short name of a category; its id when these rules do not know it, ``none`` for None."""
    if categorie is None:
        return none
    known = regelset.per_categorie.get(categorie)
    return categorie if known is None else known.kort


def said_before(record: GespreksRecord, regelset: Regelset) -> tuple[str, ...]:
    """What the rules and the consultant said, a line each: both stand apart from the decision."""
    advice, after = record.advies, record.oordeel_na_gesprek
    lines = []
    if advice is not None:
        name = category_name(regelset, advice.categorie, "nog niet te zeggen")
        lines.append(f"Het advies van de regels: {name}.")
    if after is not None:
        lines.append(f"Uw oordeel na het gesprek: {category_name(regelset, after.categorie, 'opengelaten')}.")
    return tuple(lines)


def decision_stand(record: GespreksRecord) -> str:
    """Whether the decision with this yes was written down, without what it is; empty before the yes."""
    decided = record.besluit_gemeente
    if record.plan.akkoord is None:
        return ""
    if decided is None or decision_open(record):
        return "Besluit van de gemeente: nog niet opgeschreven."
    return f"Besluit van de gemeente: opgeschreven op {decided.op:%d-%m-%Y}."


def decision_line(record: GespreksRecord, regelset: Regelset) -> str:
    """The decision in one sentence for the professional; empty while the klantmanager said no yes."""
    decided = record.besluit_gemeente
    if decided is None:
        return decision_stand(record)
    name = category_name(regelset, decided.categorie)
    return f"Besluit van de gemeente: {name}. Door {decided.door}, {decided.op:%d-%m-%Y}."
