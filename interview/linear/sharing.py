"""Sharing in line mode: what a third party gets to know about one afspraak, and the extract of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.errors import KlantbeeldError
from interview.linear.reader import Choice
from interview.linear.signing import open_credential
from interview.record import Deling
from interview.session import commands as ask
from interview.session.sharing import (
    DATA,
    NO_OBJECTION,
    NOT_YET,
    Sharing,
    asked_again,
    data_of,
    other_data,
    proposal,
    sharings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview.linear.visit import LineVisit

WITHDRAWN = "delen.ingetrokken"
"""The text of the gemeentepakket for a klant who takes it back."""


def share(visit: LineVisit) -> None:
    """Choose the afspraak, then what to do."""
    found = sharings(visit.state.record)
    if not found:
        visit.reader.say("Er is geen afspraak die iemand anders doet.")
        return
    parts = [Choice(one.afspraak.id, one.afspraak.id, one.afspraak.wat) for one in found]
    chosen = visit.reader.choose("Over welke afspraak?", parts)
    if chosen is None:
        return
    actions: dict[str, tuple[str, Callable[[Sharing], None]]] = {
        "vastleggen": ("wie wat krijgt, en of dat goed is", lambda one: _record(visit, one)),
        "uittreksel": ("het uittreksel maken", lambda one: _extract(visit, one)),
        "aanvaard": ("de ander zei ja", lambda one: _accepted(visit, one)),
        "intrekken": ("de klant trekt het in", lambda one: _withdrawn(visit, one)),
    }
    words = [Choice(word, word, text) for word, (text, _) in actions.items()]
    while True:
        here = next(one for one in sharings(visit.state.record) if one.afspraak.id == chosen)
        visit.reader.say("", here.stand, *_recorded(here.deling))
        action = visit.reader.choose("Wat wilt u doen?", words, skip="klaar")
        if action is None:
            return
        actions[action][1](here)


def _recorded(deling: Deling | None) -> list[str]:
    """What was recorded, one line each."""
    if deling is None:
        return []
    lines = [f"Wie krijgt het: {deling.ontvanger}.", f"Waarvoor: {deling.doel}"]
    lines += [f"Wat: {'; '.join(deling.gegevens)}."]
    lines += [f"Nodig: {deling.praktisch}."] if deling.praktisch else []
    lines += [f"Grondslag: {deling.grondslag}."]
    lines += ["U belde samen."] if deling.warm else []
    back = deling.terugkomdatum
    return lines if back is None else [*lines, f"U vraagt hoe het gaat op {day_words(back)}."]


def _accepted(visit: LineVisit, one: Sharing) -> None:
    if one.mag:
        visit.do(ask.MeldAanvaard(one.afspraak.id), "Opgeslagen.")
    else:
        visit.reader.say("Er is nog niets gedeeld.")


def _withdrawn(visit: LineVisit, one: Sharing) -> None:
    if one.deling is None:
        visit.reader.say("Er is nog niets vastgelegd.")
    elif visit.do(ask.TrekDelingIn(one.afspraak.id), "Opgeslagen."):
        visit.reader.say(*filter(None, (visit.state.content.gemeente.zin(WITHDRAWN, visit.today),)))


def _record(visit: LineVisit, one: Sharing) -> None:
    """Who gets what and what for; then the klant is asked, again when that changed."""
    reader = visit.reader
    known = one.deling or proposal(one.afspraak, visit.state.content, visit.desk.clock())
    who = reader.text_or("Wie krijgt het, en hoe te bereiken?", _typed(known.ontvanger))
    goal = reader.text_or("Waarvoor?", _typed(known.doel))
    if not who or not goal:
        reader.say("Zonder wie het krijgt, en waarvoor, wordt niets vastgelegd.")
        return
    ticked = reader.several(
        f"Wat krijgt die ander? Naam en afspraak gaan altijd mee. Nu: {'; '.join(known.gegevens)}.",
        [Choice(line, line, line) for line in DATA],
    )
    needs = reader.text_or("Wat is praktisch nodig? Bijvoorbeeld: tolk, lift", known.praktisch)
    other = reader.text_or("Vertelt u nog iets anders? Dit komt niet op papier", other_data(known))
    ground = reader.text_or("Grondslag: welk wetsartikel?", _typed(known.grondslag))
    if not ground:
        reader.say("Zonder wetsartikel wordt niets vastgelegd.")
        return
    wanted = known.model_copy(
        update={
            "ontvanger": who,
            "doel": goal,
            "gegevens": data_of(known.gegevens if ticked is None else ticked, other, needs),
            "praktisch": needs,
            "grondslag": ground,
        }
    )
    deling = _asked(visit, asked_again(one.deling, wanted))
    visit.do(ask.LegDelingVast(one.afspraak.id, deling), "Opgeslagen.")


def _typed(text: str) -> str:
    """What stands there already: nothing where a proposal has no words."""
    return "" if text == NOT_YET else text


def _asked(visit: LineVisit, wanted: Deling) -> Deling:
    """What the klant says of it now."""
    reader = visit.reader
    told = reader.agrees("Weet de klant wie dit krijgt, waarvoor en wat?")
    needed = reader.agrees(
        "Is een ja van de klant op papier nodig? Enter: " + _yes_no(wanted.geen_bezwaar_nodig)
    )
    needed = wanted.geen_bezwaar_nodig if needed is None else needed
    agreed = None
    if needed:
        text = visit.state.content.gemeente.zin(NO_OBJECTION, visit.today)
        reader.say(*((f'Lees voor: "{text}"',) if text else ()))
        agreed = reader.agrees("Vindt de klant het goed? Enter is: nog niet gevraagd")
    warm = reader.agrees("Zullen we nu samen bellen?")
    known = "" if wanted.terugkomdatum is None else f" Enter: {day_words(wanted.terugkomdatum)}."
    back = reader.day(f"Wanneer vraagt u hoe het gaat?{known}", visit.today, first=visit.today)
    return wanted.model_copy(
        update={
            "klant_geinformeerd": wanted.klant_geinformeerd if told is None else told,
            "geen_bezwaar_nodig": needed,
            "geen_bezwaar": wanted.geen_bezwaar if agreed is None else agreed,
            "warm": wanted.warm if warm is None else warm,
            "terugkomdatum": back or wanted.terugkomdatum,
        }
    )


def _yes_no(value: bool) -> str:
    return "ja" if value else "nee"


def _extract(visit: LineVisit, one: Sharing) -> None:
    from interview.plan.issue_partner import export_extract, issue_extract_for
    from interview.plan.partner_extract import may_go

    try:
        may_go(visit.state.record, one.afspraak.id)
        opened = open_credential(visit)
        if opened is None:
            return
        issue_extract_for(visit.desk, visit.conversation, visit.klant, opened, one.afspraak.id)
        visit.reader.say("Het uittreksel is gemaakt en bewaard.")
        if visit.reader.agrees("Als bestand bewaren, buiten de versleutelde opslag?"):
            path = export_extract(visit.desk, visit.state.record, visit.klant.initialen, one.afspraak.id)
            visit.reader.say(f"Bestand: {path}")
    except KlantbeeldError as error:
        visit.refuse(error)
