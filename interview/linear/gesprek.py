"""Line mode from the choice of a gesprek to its end: the menu that leads to every step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.dates import moment_words
from interview.linear import (
    cards,
    closing,
    judging,
    plan,
    regelingen,
    sharing,
    signaal,
    signing,
    statement,
    working_out,
)
from interview.linear.reader import Choice, InputEnded, Reader, chosen
from interview.linear.visit import LineVisit
from interview.session import commands as ask
from interview.session.road import state_words
from interview.session.view import Touched, view, worked_out

if TYPE_CHECKING:
    from interview.caseload import WorkItem
    from interview.desk import Desk

Action = Callable[[LineVisit, str], None]

ALL_KEPT = "Alles is bewaard."


def _plain(action: Callable[[LineVisit], None]) -> Action:
    return lambda visit, _: action(visit)


ACTIONS: dict[str, tuple[str, Action]] = {
    "kaart": ("praten: open een kaart en maak notities; kaart geld opent die kaart", cards.open_card),
    "noteer": ("een losse notitie, die later een plek krijgt", cards.quick_note),
    "wens": ("een wens van de klant", cards.note_wish),
    "doel": ("een doel", cards.note_goal),
    "afspraak": ("een afspraak", plan.note_agreement),
    "indelen": ("losse notities een plek geven", _plain(cards.file_notes)),
    "teruggeven": ("samenvatten en vragen of het klopt", _plain(cards.give_back)),
    "uitwerken": ("per leefgebied: hoe het gaat en of het tegenhoudt", working_out.work_out),
    "feiten": ("wat vaststaat: kunnen werken, uren, ontheffing", _plain(working_out.record_facts)),
    "oordeel": ("uw eigen oordeel, en daarna het advies", _plain(judging.judge)),
    "plan": ("Mijn plan lezen en aanvullen", _plain(plan.make_plan)),
    "regelingen": ("samen nalopen welke regelingen er zijn", _plain(regelingen.go_through)),
    "verklaring": ("wat de klant zelf zegt bij een oordeel", _plain(statement.state_own_view)),
    "delen": ("wat een ander te weten krijgt over een afspraak", _plain(sharing.share)),
    "tekenen": ("het plan tekenen, of niet", _plain(signing.sign)),
    "documenten": ("Mijn plan en het verslag als PDF", _plain(signing.documents)),
    "herzien": ("een nieuwe versie van een getekend plan", _plain(signing.revise)),
    "afsluiten": ("het gesprek afsluiten, of weer openen", _plain(closing.close)),
    "krijgen": ("hoe de klant het plan wil krijgen", _plain(closing.choose_channel)),
    "weg": ("waar het plan is, en wat nu kan", _plain(closing.follow_plan)),
    "stand": ("wat er al is en wat nog niet", lambda visit, _: show_progress(visit)),
    "ongedaan": ("de laatste stap terug", lambda visit, _: undo(visit)),
    "opnieuw": ("wat ongedaan was weer terug", lambda visit, _: redo(visit)),
    "signaal": ("gevaar gezien of gehoord: een Signaal voor één ontvanger", _plain(signaal.from_visit)),
    "stop": ("stoppen; alles blijft bewaard", lambda visit, _: None),
}


def hold(desk: Desk, reader: Reader, gesprek_id: str | None, clear: Callable[[], None]) -> None:
    """Choose a gesprek, unless ``gesprek_id`` names one, and lead through it until stop.

    ``clear`` takes the list of names off the screen once a gesprek was chosen. Raises
    KlantbeeldError when the gesprek cannot be opened; the end of the input ends it well.
    """
    try:
        item = desk.caseload.gesprek(gesprek_id).result() if gesprek_id else _choose(desk, reader)
        if item is None:
            return
        if gesprek_id is None:
            clear()
        visit = LineVisit(desk, item.klant, desk.open_gesprek(item.gesprek_id), reader, clear)
        _welcome(visit)
        _menu(visit)
    except InputEnded:
        reader.say("")
    reader.say(ALL_KEPT)


def _choose(desk: Desk, reader: Reader) -> WorkItem | None:
    worklist, today = desk.caseload.worklist().result(), desk.clock().date()
    choices = []
    for place, items in (
        ("vandaag", worklist.vandaag),
        ("loopt nog", worklist.lopend),
        ("terugkomen", worklist.terugkomen),
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
    reader, plek = visit.reader, visit.state.plek
    reader.say(f"Gesprek met {visit.klant.initialen}")
    if visit.state.record.voorbereiding is None:
        chosen_way = reader.choose(
            "Hoe gaat u dit gesprek in?",
            [
                Choice("open", "open", "open, zonder het dossier te lezen"),
                Choice("dossier", "dossier", "met het dossier gelezen"),
            ],
        )
        if chosen_way is not None:
            visit.do(ask.KiesVoorbereiding("open" if chosen_way == "open" else "dossier"), "Opgeslagen.")
        return
    where = visit.state.content.vragenlijst.per_leefgebied.get(plek.leefgebied or "")
    reader.say(f"U was bij: {plek.stap.value}{'' if where is None else f', {where.titel}'}.")


def _menu(visit: LineVisit) -> None:
    words = [Choice(word, word, text) for word, (text, _) in ACTIONS.items()]
    explanation = "\n".join(f"{number}. {one.word}: {one.text}" for number, one in enumerate(words, start=1))
    visit.reader.say("Typ wat u wilt doen. Een vraagteken geeft uitleg, overal.")
    while True:
        typed = visit.reader.line("gesprek>", explanation)
        word, _, rest = typed.partition(" ")
        if not word:
            continue
        found = chosen(word, words)
        if found is None:
            visit.reader.say("Dat ken ik niet. Typ ? voor alles wat kan.")
            continue
        if found.value == "stop":
            return
        ACTIONS[found.value][1](visit, rest.strip())


def show_progress(visit: LineVisit) -> None:
    """What was touched and what not."""
    shown, reader = view(visit.state), visit.reader
    done, whole = worked_out(visit.state)
    reader.say(f"Uitgewerkt: {done} van {whole} leefgebieden.")
    for mark in shown.kaarten:
        stand = "nog niets genoteerd" if mark.stand is Touched.NIET else mark.stand.value
        reader.say(f"- {mark.titel}: {stand}{', spoed' if mark.spoed else ''}")
    reader.say(
        f"Losse notities: {shown.losse_notities}. Wensen: {len(visit.state.record.wensen)}. "
        f"Doelen: {len(visit.state.record.doelen)}. Afspraken: {len(visit.state.record.afspraken)}.",
        state_words(visit.state.record),
    )


def undo(visit: LineVisit) -> None:
    """One step back."""
    visit.do(ask.MaakOngedaan(), "De laatste stap is terug.")


def redo(visit: LineVisit) -> None:
    """One undone step again."""
    visit.do(ask.Herstel(), "De stap is er weer.")
