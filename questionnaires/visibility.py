"""Which vragen and feiten are shown, and which answers count, given all answers that were ever recorded.

One mechanism for both: a name is shown when its condition holds over the answers that count, and an
answer counts when its name is shown. Nothing is ever removed, so an answer that stops counting is
there again as soon as its vraag is. It must never be asked with answers left out that were hidden
before: hiding is a result here, never a state that someone keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from questionnaires.answers import Antwoord
from questionnaires.conditions import UNANSWERED, Bounds, Options, Possible, Selection
from questionnaires.schema import Erbij, Vragenlijst

FEIT = "feit."
"""What comes before the id of a feit to make its full name."""


def visible(vragenlijst: Vragenlijst, antwoorden: Mapping[str, Antwoord]) -> frozenset[str]:
    """The full names that are shown: ``leefgebied.vraag`` and ``feit.<id>``.

    ``antwoorden`` holds everything recorded, by full name. No test holds on an answer that does not
    count, so showing more can only show more again: the least set of names that supports itself is
    the one answer, also for conditions that run in a circle (those show nothing).
    """
    shown = set(vragenlijst.altijd_getoond)
    facts: dict[str, Possible] = {}
    waiting = vragenlijst.voorwaarden
    for _, row in waiting:
        for name in row.names:
            facts[name] = _fact(antwoorden.get(name)) if name in shown else UNANSWERED
    while True:
        still_waiting = []
        for name, row in waiting:
            if row.on(facts).surely:
                shown.add(name)
                if name in facts:
                    facts[name] = _fact(antwoorden.get(name))
            else:
                still_waiting.append((name, row))
        if len(still_waiting) == len(waiting):
            return frozenset(shown)
        waiting = tuple(still_waiting)


def counting(vragenlijst: Vragenlijst, antwoorden: Mapping[str, Antwoord]) -> dict[str, Antwoord]:
    """Only the answers that count: for evidence, for showing, for print and for rules.

    Answers to hidden vragen and to names the questionnaire does not have stay out.
    """
    shown = visible(vragenlijst, antwoorden)
    return {name: antwoord for name, antwoord in antwoorden.items() if name in shown}


def facts(vragenlijst: Vragenlijst, antwoorden: Mapping[str, Antwoord]) -> dict[str, Possible]:
    """What conditions read, such as the ``toon_als`` of a doorvraag: every name of the questionnaire.

    A name without an answer that counts is UNANSWERED, so that no test holds on it.
    """
    complete: dict[str, Possible] = dict.fromkeys(vragenlijst.namen, UNANSWERED)
    for name, antwoord in counting(vragenlijst, antwoorden).items():
        complete[name] = _fact(antwoord)
    return complete


def waits_for(niet_bij: tuple[Erbij, ...], aanwezig: Collection[str]) -> tuple[Erbij, ...]:
    """Who of those present makes a leefgebied, doorvraag or vraag wait; empty when it may be brought up.

    This is about asking only: what was answered counts, whoever sits at the table now.
    """
    return tuple(who for who in niet_bij if who in aanwezig)


def _fact(antwoord: Antwoord | None) -> Possible:
    match antwoord.waarde if antwoord is not None else None:
        case int(number):
            return Bounds(number, number)
        case str(choice):
            return Options(frozenset({choice}))
        case tuple(choices):
            return Selection(frozenset(choices))
        case None:
            return UNANSWERED
