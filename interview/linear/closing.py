"""The end of a gesprek in line mode: what is arranged, how it ends, and who does what after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.linear.begin import plan_moment_apart
from interview.linear.plan_parts import ask_contact
from interview.linear.reader import Choice
from interview.record import Einde, Stap, Terugvertel
from interview.session import commands as ask
from interview.session.after_the_visit import how_it_goes_on
from interview.session.closing import (
    ENDED,
    ENDINGS,
    POST_NOT_SAFE,
    asks_to_tell_back,
    asks_what_comes_first,
    by_post_unasked,
    channels,
    first_promise,
    last_day_for_plan,
    open_ends,
    plan_day,
    said_aloud,
    untrue,
)
from interview.session.open_work import open_work
from interview.session.plan_page import can_change
from interview.session.presence import apart_words
from interview.session.signing import CHOICES, TITLES, Page

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from questionnaires.gemeentepakket.model import KanaalId

ENDING_WORDS = {
    Einde.PLAN_NU: "besproken",
    Einde.PLAN_LATER: "later",
    Einde.ZWOLLE: "klantmanager",
    Einde.AFGEBROKEN: "stoppen",
}
"""What is typed for each ending."""
HOW_WAS_IT = "Hoe was dit gesprek voor u?"


def close(visit: LineVisit) -> None:
    """End the gesprek in one of the lawful ways, or open it again."""
    visit.go(Stap.AFSLUITEN)
    ended = visit.state.record.einde
    if ended is not None:
        visit.reader.say(ENDED[ended])
        _show_onward(visit)
        show_work(visit)
        if visit.reader.agrees("Dit gesprek is afgesloten. Weer openen?"):
            visit.do(ask.Heropen(), "Het gesprek is weer open.")
        return
    arranged: dict[str, tuple[str, Callable[[LineVisit], None]]] = {
        "contact": ("wie de klant kan bellen, en wanneer u elkaar weer spreekt", _contact),
        "krijgen": ("hoe de klant het plan wil krijgen", choose_channel),
        "hoe was het": ("hoe de klant dit gesprek vond", _how_was_it),
        "moment": ("een moment alleen afspreken", plan_moment_apart),
    }
    choices: list[Choice[Einde | str]] = [Choice(end, ENDING_WORDS[end], text) for end, text in ENDINGS]
    choices += [Choice(word, word, text) for word, (text, _) in arranged.items()]
    _show_onward(visit)
    apart = apart_words(visit.state)
    visit.reader.say(
        *(f"Let op: {line}" for line in (*open_ends(visit.state.record), *filter(None, (apart,))))
    )
    while True:
        chosen = visit.reader.choose("Hoe eindigt dit gesprek?", choices, skip="nog niet")
        if chosen is None:
            return
        if isinstance(chosen, Einde):
            _end(visit, chosen)
            return
        arranged[chosen][1](visit)


def _show_onward(visit: LineVisit) -> None:
    visit.reader.say("", "Zo gaat het verder", *how_it_goes_on(visit.state, visit.klant, visit.today))


def _end(visit: LineVisit, ending: Einde) -> None:
    """End so when that is true, after what this ending still needs. Stopping needs nothing."""
    reader = visit.reader
    problem = untrue(visit.state.record, ending)
    if problem is not None:
        there = f" Dat doet u met: {problem.stap.value}." if problem.stap is not None else ""
        reader.say(f"{problem.wat}{there}")
        return
    if ending is not Einde.AFGEBROKEN and not _asked(visit, ending):
        return
    if visit.do(ask.SluitAf(ending), "Het gesprek is afgesloten. Alles is bewaard."):
        show_work(visit)


def _asked(visit: LineVisit, ending: Einde) -> bool:
    """The questions of this ending; False when it cannot end so yet."""
    if ending is Einde.PLAN_LATER and not _plan_day(visit):
        return False
    words = said_aloud(visit.state, ending, visit.today)
    visit.reader.say(*((f"Zeg hardop: {words}",) if words else ()))
    if asks_to_tell_back(visit.state.record, ending):
        _tell_back(visit)
    if asks_what_comes_first(visit.state.record, ending):
        first = visit.reader.text("Wat doet de gemeente eerst? (mag leeg blijven)")
        if first and not visit.do(first_promise(first, visit.today), "Opgeslagen."):
            return False
    if not visit.state.record.hoe_was_het:
        _how_was_it(visit)
    return True


def _plan_day(visit: LineVisit) -> bool:
    """A plan that comes later has a day on which it is made."""
    if plan_day(visit.state, visit.today) is not None:
        return True
    last = last_day_for_plan(visit.state, visit.today)
    question = f"Op welke dag maakt u het plan? Tot en met {day_words(last)}"
    day = visit.reader.day(question, visit.today, first=visit.today, last=last)
    if day is None:
        visit.reader.say("Zonder dag kan dit nog niet. Het gesprek is nog open.")
        return False
    contact = visit.state.record.plan.contact.model_copy(update={"volgende": day})
    return visit.do(ask.ZetContact(contact), "Opgeslagen.")


def _tell_back(visit: LineVisit) -> None:
    """Could the klant tell what was agreed? Then it was gone through together."""
    question = visit.state.content.gemeente.zin("terugvertellen", visit.today) or TITLES[Page.TERUGVERTEL]
    choices = [Choice(Terugvertel(value), value, words) for value, words in CHOICES[Page.TERUGVERTEL]]
    told = visit.reader.choose(question, choices)
    if told is None or not visit.do(ask.LegTerugvertelVast(told), "Opgeslagen."):
        return
    if told is not Terugvertel.NEE:
        visit.do(ask.MeldBesproken())


def _how_was_it(visit: LineVisit) -> None:
    """Never needed; in the klant's own words."""
    question = visit.state.content.gemeente.zin("hoe_was_het", visit.today) or HOW_WAS_IT
    told = visit.reader.text(f"{question} (mag leeg blijven)")
    if told:
        visit.do(ask.NoteerHoeWasHet(told), "Opgeslagen.")


def _contact(visit: LineVisit) -> None:
    if can_change(visit.state.record):
        ask_contact(visit)
    else:
        visit.reader.say("Het plan ligt vast. Met een nieuwe versie kan dit nog veranderen: herzien.")


def choose_channel(visit: LineVisit) -> None:
    """How the klant wants to get the plan."""
    question = visit.state.content.gemeente.zin("uitreiking", visit.today) or "Hoe wilt u uw plan krijgen?"
    channel = ask_channel(visit, question)
    if channel is not None:
        visit.do(ask.KiesKanaal(channel), "Opgeslagen.")


def ask_channel(visit: LineVisit, question: str) -> KanaalId | None:
    """One of the ways of this municipality; where post is not safe that is said first, and asked again."""
    reader, pakket = visit.reader, visit.state.content.gemeente
    ways = channels(visit.state, visit.klant, visit.today)
    if not ways:
        reader.say("Uw gemeente vulde nog niet in hoe een klant het plan kan krijgen.")
        return None
    if POST_NOT_SAFE in visit.klant.contactwens:
        reader.say(pakket.zin("post_niet_veilig", visit.today) or "Post is niet veilig.")
    choices = [Choice(way.id, way.id.value.replace("_", " "), way.zeg) for way in ways]
    chosen = reader.choose(question, choices)
    if chosen is None or not by_post_unasked(visit.klant, chosen):
        return chosen
    sure = reader.agrees("De klant zei eerder: post is niet veilig. Is post nu echt goed?")
    return chosen if sure else None


def show_work(visit: LineVisit) -> None:
    """Who does what after this gesprek, and when."""
    work = open_work(visit.state.record, visit.today)
    for one in work:
        when = "" if one.dag is None else f"{day_words(one.dag)}, "
        visit.reader.say(f"Nog te doen: {when}{one.wat} ({one.wie.value})")
    if not work:
        visit.reader.say("Er is niets meer te doen.")
