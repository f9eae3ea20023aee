"""Mijn plan in line mode: read it part by part, and fill in what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.linear.cards import note_goal, note_wish
from interview.linear.judging import REACTIONS
from interview.linear.plan_parts import ask_contact, ask_duties, ask_look_back, ask_reaction
from interview.linear.reader import Choice
from interview.plan.printing_remarks import printing_remarks
from interview.record import (
    Aard,
    Afspraak,
    KlantReactie,
    Stap,
    Wie,
)
from interview.session import commands as ask
from interview.session.duty_checks import duty_remarks
from interview.session.plan_checks import may_be_duty
from interview.session.plan_page import offers, plan_page
from interview.session.sharing import sharing_remarks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from interview.linear.visit import LineVisit
    from interview.session.plan_page import PlanItem

WHO = (
    Choice(Wie.KLANT, "klant", "de klant"),
    Choice(Wie.GEMEENTE, "gemeente", "de gemeente"),
    Choice(Wie.SAMEN, "samen", "klant en gemeente samen"),
    Choice(Wie.DERDE, "iemand anders", "iemand anders"),
)


def make_plan(visit: LineVisit) -> None:
    """Read the plan, and change it until nobody wants more."""
    visit.go(Stap.PLAN)
    show_plan(visit)
    actions: dict[str, tuple[str, Callable[[LineVisit], None]]] = {
        "lezen": ("het plan nog eens lezen", show_plan),
        "wens": ("een wens erbij", note_wish),
        "doel": ("een doel erbij", note_goal),
        "afspraak": ("een afspraak erbij, of een andere tekst of dag", note_agreement),
        "voorstel": ("een traject uit het advies als afspraak", take_offer),
        "goed": ("wat goed gaat", _goes_well),
        "contact": ("wie de klant kan bellen, en wanneer u elkaar weer spreekt", ask_contact),
        "terugkijken": ("wanneer u samen terugkijkt", ask_look_back),
        "plichten": ("welke plichten gelden", ask_duties),
        "reactie": ("wat de klant van een deel vindt", ask_reaction),
        "weg": ("een wens, doel of afspraak weghalen", _remove),
    }
    choices = [Choice(word, word, text) for word, (text, _) in actions.items()]
    while True:
        chosen = visit.reader.choose("Wat wilt u met het plan doen?", choices, skip="klaar")
        if chosen is None:
            return
        actions[chosen][1](visit)


def show_plan(visit: LineVisit) -> None:
    """The whole plan, in the order of the paper."""
    lines = [""]
    extra = (
        *duty_remarks(visit.state, visit.today, visit.klant.geboortedatum),
        *printing_remarks(visit.state.record),
        *sharing_remarks(visit.state.record),
    )
    for part in plan_page(visit.state.record, visit.today, extra):
        lines.append(f"{part.titel}:")
        lines += [f"- {_item(item)}" for item in part.items] or ["- nog niets"]
        if part.reactie is not None:
            lines.append(f"  Klant: {_said(part.reactie)}")
        lines += [f"  Let op: {remark}" for remark in part.opmerkingen]
    visit.reader.say(*lines)


def _item(item: PlanItem) -> str:
    words = [f'"{item.tekst}"' if item.eigen_woorden else item.tekst]
    if item.begin is not None and item.eind is not None:
        words.append(f"van {day_words(item.begin)} tot en met {day_words(item.eind)}")
    elif item.begin is not None or item.eind is not None:
        words.append(day_words(item.begin or item.eind))
    words.append(item.kanttekening)
    told = ", ".join(filter(None, words))
    asides = [f"klant: {_said(item.reactie)}"] if item.reactie is not None else []
    asides += [f"let op: {remark}" for remark in item.opmerkingen]
    return f"{told} ({'; '.join(asides)})" if asides else told


def _said(reaction: KlantReactie) -> str:
    words = {choice.value: choice.text for choice in REACTIONS}[reaction.reactie]
    return f"{words}. {reaction.woorden}".strip() if reaction.woorden else words


def note_agreement(visit: LineVisit, text: str = "") -> None:
    """A new afspraak, or one that changes."""
    known = visit.state.record.afspraken
    chosen: Afspraak | None = None
    if known and not text:
        choices = [Choice(one, one.id, one.wat) for one in known]
        chosen = visit.reader.choose("Welke afspraak verandert?", choices, skip="een nieuwe")
    what = text or visit.reader.text("Wat spreekt u af?")
    if not what and chosen is None:
        return
    who = visit.reader.choose("Wie doet dit?", WHO, skip="de klant" if chosen is None else "zo laten")
    third = visit.reader.text("Welke organisatie of wie?") if who is Wie.DERDE else ""
    begin = visit.reader.day("Vanaf welke dag? Mag later.", visit.today)
    end = visit.reader.day("Tot en met welke dag? Mag later.", begin or visit.today)
    if chosen is None:
        command = ask.NoteerAfspraak(what, who or Wie.KLANT, begin=begin, eind=end, derde=third)
    else:
        command = _changed(chosen, what, who, third, begin, end)
    if command.wie is Wie.KLANT and may_be_duty(visit.state.record, command.leefgebied):
        command = _duty(visit, command)
    visit.do(command, "De afspraak is opgeslagen.")


def _changed(
    known: Afspraak, what: str, who: Wie | None, third: str, begin: date | None, end: date | None
) -> ask.NoteerAfspraak:
    """The whole afspraak with what was asked in place of what it was; another doer resets its nature."""
    same_doer = who is None or who is known.wie
    return ask.NoteerAfspraak(
        what or known.wat,
        who or known.wie,
        aard=known.aard if same_doer else None,
        begin=begin or known.begin,
        eind=end or known.eind,
        derde=third or (known.derde if same_doer else ""),
        grondslag=known.grondslag if same_doer else "",
        akkoord_klantmanager=known.akkoord_klantmanager if same_doer else False,
        traject=known.traject,
        leefgebied=known.leefgebied,
        id=known.id,
    )


def _duty(visit: LineVisit, command: ask.NoteerAfspraak) -> ask.NoteerAfspraak:
    """Own choice unless it is said to be a duty, with its article and the klantmanager's consent."""
    from dataclasses import replace

    if not visit.reader.agrees("Moet dit van de wet? Anders kiest de klant het zelf"):
        return command
    article = visit.reader.text("Welk artikel?")
    agreed = bool(visit.reader.agrees("Is de klantmanager akkoord?"))
    return replace(command, aard=Aard.MOET, grondslag=article, akkoord_klantmanager=agreed)


def take_offer(visit: LineVisit) -> None:
    """A traject of the advice as a proposal in the plan."""
    found = offers(visit.state)
    if not found:
        visit.reader.say("Er zijn geen voorstellen. Ze komen met het advies.")
        return
    chosen = visit.reader.choose("Welk voorstel?", [Choice(one, one.id, one.titel) for one in found])
    if chosen is None:
        return
    what = visit.reader.text(f"Hoe staat het in het plan? (Enter: {chosen.klantwoord})")
    who = visit.reader.choose("Wie doet dit?", WHO, skip="de gemeente") or Wie.GEMEENTE
    third = visit.reader.text("Welke organisatie of wie?") if who is Wie.DERDE else ""
    begin = visit.reader.day("Vanaf welke dag? Mag later.", visit.today)
    end = visit.reader.day("Tot en met welke dag? Mag later.", begin or visit.today)
    words = what or f"{chosen.klantwoord[:1].upper()}{chosen.klantwoord[1:]}."
    visit.do(
        ask.NoteerAfspraak(words, who, begin=begin, eind=end, derde=third, traject=chosen.id),
        "De afspraak is opgeslagen.",
    )


def _goes_well(visit: LineVisit) -> None:
    known = visit.state.record.plan.gaat_goed
    visit.reader.say(*(f"- {line}" for line in known))
    text = visit.reader.paragraph("Wat gaat goed? Elke regel komt zo in het plan.")
    if text and (not known or visit.reader.agrees("In plaats van wat er al stond? Nee zet het erbij")):
        visit.do(ask.ZetGaatGoed(tuple(text.splitlines())), "Opgeslagen.")
    elif text:
        visit.do(ask.ZetGaatGoed((*known, *text.splitlines())), "Opgeslagen.")


def _remove(visit: LineVisit) -> None:
    record = visit.state.record
    parts = [(wens.id, wens.tekst) for wens in record.wensen]
    parts += [(doel.id, doel.tekst) for doel in record.doelen]
    parts += [(agreed.id, agreed.wat) for agreed in record.afspraken]
    chosen = visit.reader.choose("Wat gaat weg?", [Choice(name, name, text) for name, text in parts])
    if chosen is not None:
        visit.do(ask.VerwijderOnderdeel(chosen), "Weggehaald. Terug: ongedaan.")
