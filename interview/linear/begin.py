"""The begin of a visit in line mode: where one sits, who is there, and what the klant should know first.

Nothing here has to be done: an empty line skips, and what was skipped is said at the end of the visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.dutch import enumerated
from interview.linear.reader import Choice
from interview.record import Stap
from interview.session import begin
from interview.session import commands as ask
from interview.session.presence import held_back

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit

PLACES = [Choice(place, words, words) for place, words in begin.PLACES]
ROLES = [Choice(role, words, words) for role, words in begin.ROLES]
MANNERS = [Choice(manner, words, words) for manner, words in begin.MANNERS.items()]
ROLE_WORDS = dict(begin.ROLES)
NO_TEXT = "In het bestand van uw gemeente staat geen tekst om voor te lezen. Vraag uw beheerder daarom."


def begin_visit(visit: LineVisit) -> None:
    """The first time everything in turn; after that only what changes."""
    visit.go(Stap.BEGIN)
    show_begin(visit)
    if visit.state.record.zitting is None:
        for step in (_place, who_is_there, _pass, _laptop, _information):
            step(visit)
        visit.reader.say("Dit was Begin. Praten: kaart.")
        return
    actions: dict[str, tuple[str, Callable[[LineVisit], None]]] = {
        "plaats": ("waar u bent", _place),
        "erbij": ("wie erbij kwam of wegging", who_is_there),
        "pas": ("of u uw pas liet zien", _pass),
        "laptop": ("of de laptop mag", _laptop),
        "informatie": ("voorlezen wat u opschrijft en waarom", _information),
        "papier": ("het gesprek was op papier", on_paper),
        "moment": ("een moment alleen afspreken", plan_moment_apart),
        "zeggen": ("wat u nu kunt zeggen", say_at_begin),
    }
    choices = [Choice(word, word, text) for word, (text, _) in actions.items()]
    while True:
        chosen = visit.reader.choose("Wat verandert er?", choices, skip="klaar")
        if chosen is None:
            return
        actions[chosen][1](visit)


def show_begin(visit: LineVisit) -> None:
    """What is known of this sitting, one line each."""
    record, sitting = visit.state.record, visit.state.record.zitting
    places, unknown = dict(begin.PLACES), "nog niet gezegd"
    place = None if sitting is None else sitting.plaats
    laptop = None if sitting is None else sitting.laptop_mag
    visit.reader.say(
        "",
        "Begin",
        f"Waar: {unknown if place is None else places[place]}.",
        f"Erbij: {_present(visit)}.",
        f"Uw pas: {'laten zien' if sitting is not None and sitting.legitimatie else unknown}.",
        f"Laptop: {unknown if laptop is None else 'mag' if laptop else 'liever niet'}.",
        f"Informatie: {begin.information_words(record) or 'nog niet verteld'}.",
        *filter(None, (begin.paper_words(record, visit.desk.clock()), _apart(visit))),
    )


def _present(visit: LineVisit) -> str:
    return enumerated([ROLE_WORDS[role] for role in visit.state.record.aanwezigen]) or "niemand anders"


def _apart(visit: LineVisit) -> str:
    apart = visit.state.record.moment_apart
    return "" if apart is None else f"Moment alleen: {day_words(apart)}."


def _place(visit: LineVisit) -> None:
    sitting = visit.state.record.zitting
    found = visit.reader.choose("Waar bent u?", PLACES)
    if found is not None and (sitting is None or sitting.plaats is not found):
        visit.do(begin.choose_place(visit.state, found, visit.desk.clock()), "Opgeslagen.")


def who_is_there(visit: LineVisit) -> None:
    """Someone came, or left; then what to say and what waits. Roles, never names."""
    reader, before = visit.reader, visit.state.record.aanwezigen
    missing = begin.asked_for(visit.klant.contactwens, visit.klant.taal, visit.state.record)
    reader.say(*filter(None, (missing,)))
    while True:
        role = reader.choose(f"Wie kwam erbij of ging weg? Nu: {_present(visit)}.", ROLES, skip="klaar")
        if role is None:
            break
        if visit.do(begin.turn_role(visit.state, role, visit.desk.clock())):
            there = role in visit.state.record.aanwezigen
            reader.say(f"Opgeslagen: {ROLE_WORDS[role]} is {'erbij' if there else 'er niet meer bij'}.")
    present = visit.state.record.aanwezigen
    if present != before or visit.state.plek.stap is Stap.BEGIN:
        say_at_begin(visit)


def say_at_begin(visit: LineVisit) -> None:
    """What is said with those who are there, and what waits because of them."""
    about = ""
    for said in begin.to_say(visit.state, visit.today):
        title = "Zeg in uw eigen woorden:"
        if said.voor is not None:
            title = f"Zeg met {ROLE_WORDS[said.voor]} erbij:"
        if title != about and not said.hint:
            about = title
            visit.reader.say(title)
        visit.reader.say(f"Let op: {said.tekst}" if said.hint else f"- {said.tekst}")
    waiting = [visit.state.content.vragenlijst.per_leefgebied[name].kort for name in held_back(visit.state)]
    if waiting:
        when = _apart(visit) or "Spreek dat af met: moment."
        visit.reader.say(f"Wacht op een moment alleen: {enumerated(waiting)}. {when}")


def _pass(visit: LineVisit) -> None:
    sitting = visit.state.record.zitting
    shown = visit.reader.agrees("Liet u uw pas zien?")
    if shown is not None and shown != (sitting is not None and sitting.legitimatie):
        visit.do(begin.turn_identity(visit.state, visit.desk.clock()), "Opgeslagen.")


def _laptop(visit: LineVisit) -> None:
    sitting = visit.state.record.zitting
    allowed = visit.reader.agrees("Mag de laptop open blijven?")
    if allowed is None or (sitting is not None and sitting.laptop_mag is allowed):
        return
    if visit.do(begin.allow_laptop(visit.state, allowed, visit.desk.clock()), "Opgeslagen.") and not allowed:
        say_at_begin(visit)


def _information(visit: LineVisit) -> None:
    """Read aloud what is done with what is written down; this is no consent."""
    paragraphs = begin.information(visit.state, visit.today)
    if not paragraphs:
        visit.reader.say(NO_TEXT)
        return
    visit.reader.say("Lees voor:", *paragraphs)
    manner = visit.reader.choose("Hoe vertelde u het?", MANNERS, skip="nog niet")
    if manner is not None:
        visit.do(ask.LegInformatieVast(manner), "Opgeslagen.")


def on_paper(visit: LineVisit) -> None:
    """The talk was held on paper, on a day; or not after all."""
    sitting, now = visit.state.record.zitting, visit.desk.clock()
    if sitting is not None and sitting.op_papier is not None:
        visit.reader.say(begin.paper_words(visit.state.record, now))
        if visit.reader.agrees("Was het toch niet op papier?"):
            visit.do(begin.held_on_paper(visit.state, None, now), "Opgeslagen.")
        return
    day = visit.reader.day("Op welke dag sprak u met de klant?", visit.today, last=visit.today)
    if day is not None and visit.do(begin.held_on_paper(visit.state, day, now), "Opgeslagen."):
        visit.reader.say(begin.paper_words(visit.state.record, now))


def plan_moment_apart(visit: LineVisit) -> None:
    """A day to speak alone about what waits now."""
    visit.reader.say(*filter(None, (_apart(visit),)))
    day = visit.reader.day("Wanneer spreekt u de klant alleen?", visit.today, first=visit.today)
    if day is not None:
        visit.do(ask.PlanMomentApart(day), "Opgeslagen.")
