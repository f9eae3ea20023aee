"""The small questions of the plan in line mode: whom to call, when to look back, which duties, a reaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.linear.judging import REACTIONS
from interview.linear.reader import Choice
from interview.record import Arbeidsverplichtingen, Contact, KlantReactie, Plichten
from interview.session import commands as ask
from interview.session.plan_page import DUTY_WORDS, EXEMPTIONS, proposed_evaluations

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit


def ask_contact(visit: LineVisit) -> None:
    """Whom the klant can call, and when they speak next."""
    known = visit.state.record.plan.contact
    own = visit.desk.caseload.consultant().result()
    name, phone = known.naam or own.naam, known.telefoon or own.telefoon
    name = visit.reader.text(f"Wie kan de klant bellen? (Enter: {name or 'nog niemand'})") or name
    phone = visit.reader.text(f"Welk nummer? (Enter: {phone or 'nog geen'})") or phone
    day = visit.reader.day("Wanneer spreekt u elkaar weer?", visit.today, first=visit.today)
    visit.do(
        ask.ZetContact(Contact(naam=name, telefoon=phone, volgende=day or known.volgende)), "Opgeslagen."
    )


def ask_look_back(visit: LineVisit) -> None:
    """The days on which klant and municipality look back."""
    known = visit.state.record.plan.evaluaties
    days = list(known)
    if not days:
        first, second = proposed_evaluations(visit.today)
        if visit.reader.agrees(f"Terugkijken op {day_words(first)} en {day_words(second)}?"):
            days = [first, second]
    while True:
        day = visit.reader.day(
            "Nog een dag om terug te kijken? Enter is klaar.", visit.today, first=visit.today
        )
        if day is None:
            break
        days.append(day)
    if tuple(days) != known:
        visit.do(ask.ZetEvaluaties(tuple(days)), "Opgeslagen.")


def ask_duties(visit: LineVisit) -> None:
    """Only what is in the decision, or what the klantmanager says: anything but unknown needs its source."""
    known = visit.state.record.plan.plichten
    choices = [Choice(duty, words, words) for duty, words in DUTY_WORDS.items()]
    now = DUTY_WORDS[known.arbeidsverplichtingen]
    duty = visit.reader.choose(f"Welke plichten gelden nu? Er staat: {now}.", choices)
    if duty is None:
        return
    source = visit.reader.text_or("Wie of wat zegt dit?", known.bron)
    if not source and duty is not Arbeidsverplichtingen.ONBEKEND:
        visit.reader.say("Noteer wie of wat dit zegt, bijvoorbeeld de beschikking. Er is niets opgeslagen.")
        return
    until = known.tot if duty in EXEMPTIONS else None
    if duty in EXEMPTIONS:
        now = "" if until is None else f" Nu: {day_words(until)}."
        until = visit.reader.day(f"Tot en met welke dag? Mag leeg.{now}", visit.today) or until
    visit.do(ask.ZetPlichten(Plichten(arbeidsverplichtingen=duty, bron=source, tot=until)), "Opgeslagen.")


def ask_reaction(visit: LineVisit) -> None:
    """What the klant says of one part."""
    parts = [Choice("wensen", "wensen", "wat de klant wil"), Choice("doelen", "doelen", "de doelen")]
    parts += [Choice(f"afspraak:{one.id}", one.id, one.wat) for one in visit.state.record.afspraken]
    part = visit.reader.choose("Over welk deel?", parts)
    said = visit.reader.choose("Wat vindt de klant?", REACTIONS) if part is not None else None
    if part is not None and said is not None:
        words = visit.reader.text("Wat zei de klant erbij? (mag leeg blijven)")
        visit.do(ask.GeefPlanReactie(part, KlantReactie(reactie=said, woorden=words)), "Opgeslagen.")
