"""Sharing in line mode: what a third party gets to know about one afspraak, and the extract of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    proposal,
    sharings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview.linear.visit import LineVisit


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
        "aanvaard": ("de ander zei ja", lambda one: _say(visit, ask.MeldAanvaard(one.afspraak.id))),
        "intrekken": ("de klant trekt het in", lambda one: _say(visit, ask.TrekDelingIn(one.afspraak.id))),
    }
    words = [Choice(word, word, text) for word, (text, _) in actions.items()]
    while True:
        here = next(one for one in sharings(visit.state.record) if one.afspraak.id == chosen)
        visit.reader.say(here.stand)
        action = visit.reader.choose("Wat wilt u doen?", words, skip="klaar")
        if action is None:
            return
        actions[action][1](here)


def _say(visit: LineVisit, command: ask.Command) -> None:
    visit.do(command, "Opgeslagen.")


def _record(visit: LineVisit, one: Sharing) -> None:
    reader, content = visit.reader, visit.state.content
    known = one.deling or proposal(one.afspraak, content, visit.desk.clock())
    who = reader.text(f"Wie krijgt het? (Enter: {known.ontvanger})") or known.ontvanger
    goal = reader.text(f"Waarvoor? (Enter: {known.doel})") or known.doel
    ticked = reader.several("Wat krijgt die ander?", [Choice(line, line, line) for line in DATA])
    needs = reader.text(f"Wat is praktisch nodig? (Enter: {known.praktisch or 'niets'})") or known.praktisch
    ground = reader.text(f"Welk wetsartikel? (Enter: {known.grondslag})") or known.grondslag
    if NOT_YET in (who, ground):
        reader.say("Zonder ontvanger en wetsartikel wordt niets vastgelegd.")
        return
    wanted = known.model_copy(
        update={
            "ontvanger": who,
            "doel": goal,
            "gegevens": data_of(known.gegevens if ticked is None else ticked, "", needs),
            "praktisch": needs,
            "grondslag": ground,
        }
    )
    visit.do(
        ask.LegDelingVast(one.afspraak.id, _asked(visit, asked_again(one.deling, wanted))), "Opgeslagen."
    )


def _asked(visit: LineVisit, wanted: Deling) -> Deling:
    """What the klant says of it now."""
    reader = visit.reader
    told = reader.agrees("Weet de klant wie dit krijgt, waarvoor en wat?")
    text = visit.state.content.gemeente.zin(NO_OBJECTION, visit.today)
    reader.say(f'Lees voor: "{text}"')
    agreed = reader.agrees("Vindt de klant het goed? Enter is: nog niet gevraagd")
    warm = reader.agrees("Zullen we nu samen bellen?")
    back = reader.day("Wanneer vraagt u hoe het gaat? Mag leeg.", visit.today)
    return wanted.model_copy(
        update={
            "klant_geinformeerd": wanted.klant_geinformeerd if told is None else told,
            "geen_bezwaar": wanted.geen_bezwaar if agreed is None else agreed,
            "warm": wanted.warm if warm is None else warm,
            "terugkomdatum": back or wanted.terugkomdatum,
        }
    )


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
