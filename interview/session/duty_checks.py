"""Quiet lines about duties: health that cannot carry one, an exemption that ended, what comes first.

They warn and remind; they block nothing and ask nothing. What a municipality says stands in its
gemeentepakket. Pure.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interview.record import Aard, Afspraak, Arbeidsverplichtingen, Wie
from interview.session.lexicon import lexicon_of, words_of
from interview.session.plan_checks import NEVER_A_DUTY, PlanRemark, part_of
from questionnaires.visibility import counting

if TYPE_CHECKING:
    from interview.session.state import State

YOUNG_UNTIL = 27
"""Education is looked at first below this age (Participatiewet art. 7a)."""
CHILD_UNTIL = 12
"""Of the youngest child: childcare, schooling and strength are looked at first (art. 9 lid 4)."""
YOUNGEST_CHILD = "gezin.jongste"
"""The vraag that tells; without an answer nothing is said."""
PARENT_REMINDER = "herinnering.ouder"
YOUNG_REMINDER = "herinnering.jonger27"

ABOUT_HEALTH = "Gaat dit over gezondheid of relaties? Zonder advies van een arts kan dat geen plicht zijn."
EXEMPTION_OVER = "De ontheffing is voorbij. Vraag na wat nu geldt."
SOURCE_MISSING = "Wie of wat zegt dit? De bron ontbreekt."


def duty_remarks(state: State, today: date, born: date | None = None) -> tuple[PlanRemark, ...]:
    """What to look at again before something becomes a duty; ``born`` is the klant's birthday, if known."""
    return (*_health(state), *_recorded(state, today), *_reminders(state, today, born))


def words_about_health(state: State, text: str) -> bool:
    """Whether a word of ``text`` points at health, habits or relations."""
    lexicon = lexicon_of(state.content.vragenlijst)
    return any(lexicon.leefgebied_of(word) in NEVER_A_DUTY for word in words_of(text))


def doctor_says(state: State) -> bool:
    """Whether a doctor's advice was recorded."""
    basis = state.record.feiten.get("arbeidsvermogen_basis")
    return basis is not None and basis.waarde.waarde == "medisch_advies"


def _health(state: State) -> tuple[PlanRemark, ...]:
    if doctor_says(state):
        return ()
    return tuple(
        PlanRemark(part_of(one), ABOUT_HEALTH, one.id)
        for one in state.record.afspraken
        if one.aard is Aard.MOET and _about_health(state, one)
    )


def _about_health(state: State, afspraak: Afspraak) -> bool:
    return afspraak.leefgebied in NEVER_A_DUTY or words_about_health(state, afspraak.wat)


def _recorded(state: State, today: date) -> tuple[PlanRemark, ...]:
    duties = state.record.plan.plichten
    found = []
    if duties.tot is not None and duties.tot < today:
        found.append(PlanRemark("plichten", EXEMPTION_OVER))
    if duties.arbeidsverplichtingen is not Arbeidsverplichtingen.ONBEKEND and not duties.bron.strip():
        found.append(PlanRemark("plichten", SOURCE_MISSING))
    return tuple(found)


def _reminders(state: State, today: date, born: date | None) -> tuple[PlanRemark, ...]:
    """Only where the klant does something: that is where a duty could come from."""
    if not any(one.wie in (Wie.KLANT, Wie.SAMEN) for one in state.record.afspraken):
        return ()
    wanted = []
    answers = counting(state.content.vragenlijst, state.record.antwoorden)
    youngest = answers.get(YOUNGEST_CHILD)
    if youngest is not None and isinstance(youngest.waarde, int) and youngest.waarde < CHILD_UNTIL:
        wanted.append(PARENT_REMINDER)
    if born is not None and age_on(born, today) < YOUNG_UNTIL:
        wanted.append(YOUNG_REMINDER)
    texts = (state.content.gemeente.zin(name, today) for name in wanted)
    return tuple(PlanRemark("plichten", text) for text in texts if text)


def age_on(born: date, day: date) -> int:
    """Whole years of age."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
