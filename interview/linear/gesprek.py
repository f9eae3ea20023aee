"""Line mode from the choice of a gesprek to its end: how one goes in, and how one goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.dates import moment_words
from interview.errors import KlantbeeldError
from interview.linear.begin import on_paper
from interview.linear.closing import show_work
from interview.linear.dossier import show_dossier
from interview.linear.everywhere import FIRST_LINES, REMINDER, BrokenOff, Everywhere
from interview.linear.menu import lead
from interview.linear.reader import Choice, InputEnded, Reader
from interview.linear.visit import LineVisit
from interview.record import Einde
from interview.session import commands as ask
from interview.session.begin import another_day, nobody_there, paper_words, was_begun

if TYPE_CHECKING:
    from interview.caseload import WorkItem
    from interview.desk import Desk

ALL_KEPT = "Alles is bewaard."
NOT_ALL_KEPT = "Niet alles kon worden bewaard."


def hold(desk: Desk, reader: Reader, gesprek_id: str | None, clear: Callable[[], None]) -> None:
    """Choose a gesprek, unless ``gesprek_id`` names one, and lead through it until stop.

    ``clear`` takes the list of names off the screen once a gesprek was chosen. Raises
    KlantbeeldError when the gesprek cannot be opened; the end of the input ends it well.
    """
    everywhere = Everywhere(reader, desk, clear)
    reader.at_every_prompt(everywhere.words(), REMINDER)
    reader.say(*FIRST_LINES)
    kept = True
    try:
        item = desk.caseload.gesprek(gesprek_id).result() if gesprek_id else _choose(desk, reader)
        if item is None:
            return
        if gesprek_id is None:
            clear()
        visit = LineVisit(desk, item.klant, desk.open_gesprek(item.gesprek_id), reader, desk.clock())
        everywhere.visit = visit
        _welcome(visit)
        lead(visit, everywhere)
    except InputEnded:
        reader.say("")
    except BrokenOff:
        kept = _break_off(everywhere, clear)
    reader.say(ALL_KEPT if kept else NOT_ALL_KEPT)


def _choose(desk: Desk, reader: Reader) -> WorkItem | None:
    worklist, today = desk.caseload.worklist().result(), desk.clock().date()
    choices = []
    for place, items in (
        ("vandaag", worklist.vandaag),
        ("loopt nog", worklist.lopend),
        ("terugkomen", worklist.terugkomen),
        ("niet getekend", worklist.niet_getekend),
        ("later", worklist.komend),
        ("afgerond", worklist.afgerond),
    ):
        for item in items:
            when = "" if item.gepland_op is None else f", {moment_words(item.gepland_op, today)}"
            choices.append(Choice(item, item.klant.achternaam, f"{item.klant.naam}, {place}{when}"))
    if not choices:
        reader.say("Er zijn nog geen gesprekken. Plan er een in de app, of lees klanten in met: importeer.")
        return None
    return reader.choose("Welk gesprek?", choices, skip="stoppen")


def _welcome(visit: LineVisit) -> None:
    reader, record, plek = visit.reader, visit.state.record, visit.state.plek
    reader.say(f"Gesprek met {visit.klant.initialen}")
    if not was_begun(record):
        _go_in(visit)
        return
    where = visit.state.content.vragenlijst.per_leefgebied.get(plek.leefgebied or "")
    now = visit.desk.clock()
    reader.say(f"U was bij: {plek.stap.value}{'' if where is None else f', {where.titel}'}.")
    reader.say(*filter(None, (paper_words(record, now),)))
    if record.einde is not None:
        show_work(visit)
    if not another_day(record, now):
        return
    if reader.agrees("Zit u weer bij de klant? Dan begint een nieuw bezoek"):
        visit.do(ask.BeginZitting(), "Er is een nieuw bezoek. Wie erbij zijn: begin.")
        return
    left = nobody_there(visit.state, now)
    if left is not None:
        visit.do(left)


def _go_in(visit: LineVisit) -> None:
    """With the dossier read, open, or with what was written on paper."""
    way = visit.reader.choose(
        "Hoe gaat u dit gesprek in?",
        [
            Choice("open", "open", "open, zonder het dossier te lezen"),
            Choice("dossier", "dossier", "eerst het dossier lezen"),
            Choice("papier", "papier", "het was op papier; ik typ het over"),
        ],
    )
    if way == "papier":
        on_paper(visit)
    elif way is not None:
        visit.do(ask.KiesVoorbereiding("open" if way == "open" else "dossier"), "Opgeslagen.")
        if way == "dossier":
            show_dossier(visit)
        visit.reader.say("Bij de deur: begin.")


def _break_off(everywhere: Everywhere, clear: Callable[[], None]) -> bool:
    """Stop the gesprek that is open, and leave nothing of it on the screen; whether all was kept."""
    visit = everywhere.visit
    clear()
    if visit is None:
        return True
    try:
        visit.conversation.keep_drafts().result()
        if visit.state.record.einde is None:
            visit.conversation.do(ask.SluitAf(Einde.AFGEBROKEN)).result()
    except KlantbeeldError as error:
        visit.refuse(error)
        return False
    visit.reader.say("Het gesprek is gestopt.")
    return visit.conversation.saved
