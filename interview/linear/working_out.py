"""Working out in line mode: niveau, what hinders, vragen and observaties, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.linear.cards import which_card
from interview.linear.reader import Choice
from interview.record import Stap
from interview.session import commands as ask
from interview.session.presence import held_back, waiting_words
from interview.session.view import answer_words, workout
from interview.session.working_out import Place, next_open
from questionnaires.answers import (
    GEEN_WAARDE_WOORDEN,
    NIVEAU_WOORDEN,
    Antwoord,
    Belemmert,
    GeenWaarde,
)

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from interview.session.view import Workout
    from questionnaires.schema import Leefgebied, Vraag

HINDERS = (
    Choice(Belemmert.JA, "ja", "ja"),
    Choice(Belemmert.NEE, "nee", "nee"),
    Choice(Belemmert.WEET_NIET, "weet niet", "weet niet"),
)


def work_out(visit: LineVisit, wanted: str = "") -> None:
    """Work out the leefgebied that is named, or each one that is still open, until nobody wants the next."""
    gebied = which_card(visit, wanted) if wanted else _next_leefgebied(visit, None)
    if gebied is None:
        visit.reader.say("Alle leefgebieden zijn uitgewerkt.")
        gebied = which_card(visit, "")
    while gebied is not None:
        if not gebied.heeft_niveau:
            visit.reader.say("Deze kaart krijgt geen niveau.")
        else:
            _one(visit, gebied)
        following = _next_leefgebied(visit, gebied)
        if following is None or not visit.reader.agrees(f"Verder met {following.titel}?"):
            return
        gebied = following


def _next_leefgebied(visit: LineVisit, after: Leefgebied | None) -> Leefgebied | None:
    gebieden = visit.state.content.vragenlijst.per_leefgebied
    here = Place("leefgebied", "" if after is None else after.id)
    place = next_open(visit.state, here)
    return gebieden[place.id] if place is not None and place.soort == "leefgebied" else None


def _one(visit: LineVisit, gebied: Leefgebied) -> None:
    visit.go(Stap.UITWERKEN, gebied.id)
    reader = visit.reader
    reader.say("", f"Uitwerken: {gebied.titel}")
    reader.say(*_waiting(visit, gebied))
    known = visit.state.record.leefgebied(gebied.id)
    if known.notitie:
        reader.say("Notitie:", *known.notitie.splitlines())
    _niveau(visit, gebied)
    if not isinstance(visit.state.record.leefgebied(gebied.id).niveau, int):
        return
    _hinders(visit, gebied)
    while True:
        more = reader.choose(
            "Wilt u hier nog iets bij zetten?",
            [
                Choice("vragen", "vragen", "antwoorden op vragen"),
                Choice("observaties", "observaties", "wat u zag of hoorde"),
                Choice("bewijs", "bewijs", "waar uw oordeel op rust"),
                Choice("spoed", "spoed", "hier is snel iets nodig"),
                Choice("cijfer", "cijfer", "het eigen cijfer van de klant"),
            ],
            skip="klaar",
        )
        if more is None:
            return
        _more(visit, gebied, more)


def _waiting(visit: LineVisit, gebied: Leefgebied) -> tuple[str, ...]:
    """The calm lines of a leefgebied that is not brought up with those who are there now."""
    roles = held_back(visit.state).get(gebied.id)
    return waiting_words(roles, visit.state.record.moment_apart) if roles else ()


def _niveau(visit: LineVisit, gebied: Leefgebied) -> None:
    known = visit.state.record.leefgebied(gebied.id).niveau
    choices: list[Choice[int | GeenWaarde]] = [
        Choice(number, NIVEAU_WOORDEN[number], anchor) for number, anchor in enumerate(gebied.ankers, start=1)
    ]
    choices += [
        Choice(reason, words, words)
        for reason, words in GEEN_WAARDE_WOORDEN.items()
        if reason is not GeenWaarde.NVT or gebied.nvt
    ]
    now = "" if known is None else f" Nu: {niveau_words(known)}."
    niveau = visit.reader.choose(f"Hoe gaat het hier?{now}", choices)
    if niveau is None or (niveau == known and type(niveau) is type(known)):
        return
    reason = visit.reason_if_late()
    if reason is None:
        return
    if visit.do(ask.ZetNiveau(gebied.id, niveau, reason), "Opgeslagen."):
        check = workout(visit.state, gebied.id).toets
        if check:
            visit.reader.say(check)


def niveau_words(niveau: int | GeenWaarde) -> str:
    """A niveau, or why there is none, in words."""
    if isinstance(niveau, GeenWaarde):
        return GEEN_WAARDE_WOORDEN[niveau]
    return f"{niveau} {NIVEAU_WOORDEN[niveau]}"


def _hinders(visit: LineVisit, gebied: Leefgebied) -> None:
    known = visit.state.record.leefgebied(gebied.id).belemmert
    question = "Houdt dit nu werk of meedoen tegen?"
    if workout(visit.state, gebied.id).belemmert_voorstel and known is None:
        question += " Bij zo'n niveau vaak wel."
    found = visit.reader.choose(question, HINDERS)
    if found is None or found == known:
        return
    reason = visit.reason_if_late()
    if reason is not None:
        visit.do(ask.ZetBelemmert(gebied.id, found, reason), "Opgeslagen.")


def _more(visit: LineVisit, gebied: Leefgebied, what: str) -> None:
    shown = workout(visit.state, gebied.id)
    if what == "vragen":
        _questions(visit, gebied)
    elif what == "observaties":
        _observations(visit, shown)
    elif what == "bewijs":
        _evidence(visit, shown)
    elif what == "spoed":
        urgent = visit.reader.agrees("Is hier snel iets nodig?")
        if urgent is not None:
            visit.do(ask.ZetSpoed(gebied.id, urgent), "Opgeslagen.")
    else:
        figure = visit.reader.number("Welk cijfer geeft de klant?", 0, 10)
        if figure is not None:
            visit.do(ask.ZetEigenCijfer(gebied.id, figure), "Opgeslagen.")


def _questions(visit: LineVisit, gebied: Leefgebied) -> None:
    """Every vraag that is shown now; an answer can bring another one, so it looks again each time."""
    asked: set[str] = set()
    visit.reader.say(*_waiting(visit, gebied))
    while True:
        waiting = [found for found in workout(visit.state, gebied.id).vragen if found[0] not in asked]
        if not waiting:
            return
        name, vraag, answer = waiting[0]
        asked.add(name)
        if vraag.vraag_eerst:
            visit.reader.say(f"Vraag eerst: {vraag.vraag_eerst}")
        now = "" if answer is None else f" Nu: {answer_words(vraag, answer)}."
        given = _answer(visit, vraag, now)
        if given is not None:
            visit.do(ask.GeefAntwoord(name, given), "Opgeslagen.")


def _answer(visit: LineVisit, vraag: Vraag, now: str) -> Antwoord | None:
    reader = visit.reader
    question = f"{vraag.tekst}{now}"
    if vraag.soort == "tekst":
        words = reader.text(question)
        return Antwoord(waarde=words) if words else None
    if vraag.soort == "getal":
        number = reader.number(question, vraag.laagste, vraag.hoogste)
        return None if number is None else Antwoord(waarde=number)
    choices = [Choice(choice.id, choice.tekst, choice.tekst) for choice in vraag.keuzes]
    choices = choices or [Choice("ja", "ja", "ja"), Choice("nee", "nee", "nee")]
    if vraag.soort == "meerkeuze":
        several = reader.several(question, choices)
        return None if not several else Antwoord(waarde=several)
    answers = [Choice(Antwoord(waarde=choice.value), choice.word, choice.text) for choice in choices]
    return reader.choose(question, [*answers, *no_value(nvt=vraag.nvt)])


def no_value(*, nvt: bool) -> list[Choice[Antwoord]]:
    """The reasons for no answer, as answers; ``n.v.t.`` only where it can be."""
    return [
        Choice(Antwoord(geen=reason), words, words)
        for reason, words in GEEN_WAARDE_WOORDEN.items()
        if reason is not GeenWaarde.NVT or nvt
    ]


def _observations(visit: LineVisit, shown: Workout) -> None:
    if not shown.observaties:
        visit.reader.say("Bij deze kaart horen geen observaties.")
    for name, seen, noted in shown.observaties:
        now = "ja" if noted else "nee"
        found = visit.reader.agrees(f"{seen.tekst} Nu: {now}.")
        if found is not None:
            visit.do(ask.ZetObservatie(name, found), "Opgeslagen.")


def _evidence(visit: LineVisit, shown: Workout) -> None:
    if not shown.bewijs:
        visit.reader.say("Er is nog niets genoteerd waar het op kan rusten.")
        return
    choices = [Choice(part.naam, part.tekst, part.tekst) for part in shown.bewijs]
    chosen = visit.reader.several("Waar rust uw oordeel op?", choices)
    if chosen is not None:
        visit.do(ask.KiesBewijs(shown.leefgebied.id, chosen), "Opgeslagen.")
