"""The feiten in line mode: what is recorded with its source, one after the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interview.linear.reader import Choice
from interview.linear.working_out import no_value
from interview.record import Feit
from interview.session import commands as ask
from interview.session.view import shown_facts
from interview.session.working_out import Place, is_done
from questionnaires.answers import GEEN_WAARDE_WOORDEN, Antwoord

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from questionnaires.schema import FeitDefinitie


def record_facts(visit: LineVisit) -> None:
    """Every feit that is asked now, the open ones first in their order."""
    asked: set[str] = set()
    while True:
        waiting = [name for name in shown_facts(visit.state) if name not in asked]
        if not waiting:
            visit.reader.say("Dit waren de feiten.")
            return
        asked.add(waiting[0])
        _fact(visit, visit.state.content.vragenlijst.feiten[waiting[0]])


def _fact(visit: LineVisit, feit: FeitDefinitie) -> None:
    known = visit.state.record.feiten.get(feit.id)
    now = "" if known is None else f" Nu: {_fact_words(feit, known)}."
    needed = (
        "" if is_done(visit.state, Place("feit", feit.id)) or not feit.nodig else " (nodig voor een advies)"
    )
    value = _fact_value(visit, feit, f"{feit.vraag}{needed}{now}")
    if value is None:
        return
    source = ""
    if feit.bron_vragen and value.geen is None:
        source = visit.reader.text("Wie of wat zegt dit?")
    found = Feit(waarde=value, bron=source)
    if known is not None and (known.waarde, known.bron) == (found.waarde, found.bron):
        return
    reason = visit.reason_if_late()
    if reason is not None:
        visit.do(ask.LegFeitVast(feit.id, found, reason), "Opgeslagen.")


def _fact_value(visit: LineVisit, feit: FeitDefinitie, question: str) -> Antwoord | None:
    if feit.soort == "getal":
        number = visit.reader.number(question, feit.laagste, feit.hoogste)
        return None if number is None else Antwoord(waarde=number)
    if feit.soort == "datum":
        day = visit.reader.day(question, visit.today)
        return None if day is None else Antwoord(waarde=day.isoformat())
    choices = [Choice(Antwoord(waarde=choice.id), choice.tekst, choice.tekst) for choice in feit.keuzes]
    return visit.reader.choose(question, [*choices, *no_value(nvt=False)])


def _fact_words(feit: FeitDefinitie, known: Feit) -> str:
    value = known.waarde.waarde
    if known.waarde.geen is not None:
        return GEEN_WAARDE_WOORDEN[known.waarde.geen]
    words = {choice.id: choice.tekst for choice in feit.keuzes}
    if feit.soort == "datum":
        return date.fromisoformat(str(value)).strftime("%d-%m-%Y")
    return f"{words.get(str(value), value)} {feit.eenheid}".strip()
