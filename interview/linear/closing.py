"""The end of a gesprek in line mode, and the road of its plan: what each asks, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.linear.reader import Choice
from interview.record import Einde, Stap, Terugvertel
from interview.session import commands as ask
from interview.session.closing import (
    ENDINGS,
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
from interview.session.road import MOVES, Stage, Zet, possible, road, why_no_seal
from interview.session.signing import CHOICES, Page
from questionnaires.gemeentepakket.model import KanaalId

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit

ENDING_WORDS = {
    Einde.PLAN_NU: "besproken",
    Einde.PLAN_LATER: "later",
    Einde.ZWOLLE: "klantmanager",
    Einde.AFGEBROKEN: "stoppen",
}
HERE = {"geweest": "geweest", "nu": "hier", "straks": "komt nog", "anders": "overgeslagen"}


def close(visit: LineVisit) -> None:
    """End the gesprek in one of the lawful ways, or open it again."""
    visit.go(Stap.AFSLUITEN)
    if visit.state.record.einde is not None:
        show_work(visit)
        if visit.reader.agrees("Dit gesprek is afgesloten. Weer openen?"):
            visit.do(ask.Heropen(), "Het gesprek is weer open.")
        return
    reader = visit.reader
    reader.say(*(f"Let op: {line}" for line in open_ends(visit.state.record)))
    choices = [Choice(ending, ENDING_WORDS[ending], text) for ending, text in ENDINGS]
    ending = reader.choose("Hoe eindigt dit gesprek?", choices, skip="nog niet")
    if ending is None:
        return
    problem = untrue(visit.state.record, ending)
    if problem is not None:
        reader.say(problem.wat)
        return
    if ending is Einde.PLAN_LATER and not _plan_day(visit):
        return
    words = said_aloud(visit.state, ending, visit.today)
    reader.say(*((f"Zeg hardop: {words}",) if words else ()))
    if asks_to_tell_back(visit.state.record, ending):
        _tell_back(visit)
    if asks_what_comes_first(visit.state.record, ending):
        first = reader.text("Wat doet de gemeente eerst? (mag leeg blijven)")
        if first and not visit.do(first_promise(first, visit.today), "Opgeslagen."):
            return
    told = reader.text("Hoe was dit gesprek voor de klant? (mag leeg blijven)")
    visit.do(ask.SluitAf(ending, told), "Het gesprek is afgesloten. Alles is bewaard.")


def _plan_day(visit: LineVisit) -> bool:
    """A plan that comes later has a day on which it is made."""
    if plan_day(visit.state, visit.today) is not None:
        return True
    last = day_words(last_day_for_plan(visit.state, visit.today))
    day = visit.reader.day(f"Op welke dag maakt u het plan? Uiterlijk {last}", visit.today)
    if day is None:
        return False
    contact = visit.state.record.plan.contact.model_copy(update={"volgende": day})
    return visit.do(ask.ZetContact(contact), "Opgeslagen.")


def _tell_back(visit: LineVisit) -> None:
    """Could the klant tell what was agreed?"""
    choices = [Choice(Terugvertel(value), value, words) for value, words in CHOICES[Page.TERUGVERTEL]]
    told = visit.reader.choose("Kan de klant vertellen wat er is afgesproken?", choices)
    if told is not None:
        visit.do(ask.LegTerugvertelVast(told), "Opgeslagen.")


def show_work(visit: LineVisit) -> None:
    """Who does what after this gesprek."""
    for one in open_work(visit.state.record, visit.today):
        when = "" if one.dag is None else f"{day_words(one.dag)}, "
        visit.reader.say(f"Nog te doen: {when}{one.wat} ({one.wie.value})")


def choose_channel(visit: LineVisit) -> None:
    """How the klant wants to get the plan."""
    channel = _channel(visit, "Hoe wil de klant het plan krijgen?")
    if channel is not None:
        visit.do(ask.KiesKanaal(channel), "Opgeslagen.")


def _channel(visit: LineVisit, question: str) -> KanaalId | None:
    ways = channels(visit.state, visit.klant, visit.today)
    if any(by_post_unasked(visit.klant, way.id) for way in ways):
        visit.reader.say("Let op: post is niet veilig voor deze klant.")
    return visit.reader.choose(question, [Choice(way.id, way.id.value, way.zeg) for way in ways])


def follow_plan(visit: LineVisit) -> None:
    """Where the plan is, and one thing that can be done now."""
    record, reader = visit.state.record, visit.reader
    reader.say(*(_line(stage) for stage in road(record, visit.today)))
    reader.say(*((why_no_seal(record),) if record.plan.akkoord and why_no_seal(record) else ()))
    moves = [Choice(zet, zet.value, MOVES[zet]) for zet in possible(record, visit.today)]
    if not moves:
        reader.say("Hier is nu niets te doen.")
        return
    chosen = reader.choose("Wat wilt u doen?", moves, skip="niets")
    if chosen is not None:
        _move(visit, chosen)


def _line(stage: Stage) -> str:
    parts = (stage.wat, HERE[stage.stand], day_words(stage.dag), stage.uitleg)
    return "- " + ", ".join(part for part in parts if part)


def _move(visit: LineVisit, zet: Zet) -> None:
    from interview.linear.signing import revise

    reader, plan = visit.reader, visit.state.record.plan
    command: ask.Command | None = None
    match zet:
        case Zet.KIES_OPNIEUW:
            reader.say("Typ 'afsluiten' om het gesprek te openen, en dan 'tekenen'.")
        case Zet.ZEGEL:
            reader.say(f"Op kantoor: klantbeeld plan vaststellen --gesprek {visit.conversation.gesprek_id}")
        case Zet.NIEUWE_VERSIE:
            revise(visit)
        case Zet.PAPIER:
            command = ask.BevestigPapier() if reader.agrees("Zag u de handtekening zelf?") else None
        case Zet.VOORLEGGEN:
            to = reader.text("Aan wie? Naam of functie")
            command = ask.LegVoor(to) if to else None
        case Zet.AKKOORD:
            by = reader.text("Wie zegt ja? Naam of functie")
            command = ask.GeefAkkoord(by) if by else None
        case Zet.TERUGGEVEN:
            reason = reader.text("Wat moet er anders?")
            to = "" if plan.voorlegging is None else plan.voorlegging.aan
            command = ask.GeefTerug(reason, to) if reason else None
        case Zet.UITREIKEN:
            channel = plan.kanaal or _channel(visit, "Hoe kreeg de klant het plan?")
            day = reader.day("Op welke dag?", visit.today)
            command = ask.ReikUit(day, channel) if day is not None and channel is not None else None
        case Zet.TERUGKIJKEN:
            day = reader.day("Op welke dag?", visit.today)
            command = ask.Evalueer(day, reader.text("Wat vond u samen?")) if day is not None else None
    if command is not None:
        visit.do(command, "Opgeslagen.")
