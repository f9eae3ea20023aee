"""The menu of line mode: every word that leads to a step, and how far the gesprek is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.linear import (
    begin,
    cards,
    closing,
    dossier,
    facts,
    judging,
    plan,
    regelingen,
    road,
    sharing,
    signing,
    statement,
    working_out,
)
from interview.linear.everywhere import REMINDER
from interview.linear.reader import HELP_WORDS, Choice, chosen
from interview.session import commands as ask
from interview.session.begin import open_at_begin
from interview.session.presence import apart_words
from interview.session.rhythm import clock_by_default, planned_minutes, spent_minutes
from interview.session.road import state_words
from interview.session.view import Touched, view, worked_out

if TYPE_CHECKING:
    from interview.linear.everywhere import Everywhere
    from interview.linear.visit import LineVisit

Action = Callable[["LineVisit", str], None]


def _plain(action: Callable[[LineVisit], None]) -> Action:
    return lambda visit, _: action(visit)


ACTIONS: dict[str, tuple[str, Action]] = {
    "begin": ("de plaats, wie erbij zijn, uw pas, de laptop, de informatie", _plain(begin.begin_visit)),
    "erbij": ("iemand kwam erbij of ging weg", _plain(begin.who_is_there)),
    "moment": ("een moment alleen afspreken", _plain(begin.plan_moment_apart)),
    "dossier": ("wat er al was: eerdere gesprekken met deze klant", _plain(dossier.show_dossier)),
    "kaart": ("praten: open een kaart en maak notities; kaart geld opent die kaart", cards.open_card),
    "noteer": ("een losse notitie, die later een plek krijgt", cards.quick_note),
    "wens": ("een wens van de klant", cards.note_wish),
    "doel": ("een doel", cards.note_goal),
    "afspraak": ("een afspraak", plan.note_agreement),
    "indelen": ("losse notities een plek geven", _plain(cards.file_notes)),
    "teruggeven": ("samenvatten en vragen of het klopt", _plain(cards.give_back)),
    "uitwerken": ("per leefgebied: hoe het gaat en of het tegenhoudt", working_out.work_out),
    "feiten": ("wat vaststaat: kunnen werken, uren, ontheffing", _plain(facts.record_facts)),
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
    "weg": ("waar het plan is, en wat nu kan", _plain(road.follow_plan)),
    "werklijst": ("wat er nog te doen is, en wie dat doet", _plain(closing.show_work)),
    "stand": ("wat er al is en wat nog niet", lambda visit, _: show_progress(visit)),
    "ongedaan": ("de laatste stap terug", lambda visit, _: undo(visit)),
    "opnieuw": ("wat ongedaan was weer terug", lambda visit, _: redo(visit)),
}
STOP = ("stop", "stoppen; alles blijft bewaard")
NOT_BY_A_SLIP = frozenset(
    ("oordeel", "tekenen", "documenten", "herzien", "afsluiten", "ongedaan", "opnieuw", STOP[0])
)
"""What changes or ends something takes more than a letter or two."""
LETTERS = 3


def lead(visit: LineVisit, everywhere: Everywhere) -> None:
    """Ask what is next until stop."""
    anywhere = everywhere.actions()
    texts = {word: text for word, (text, _) in (*ACTIONS.items(), *anywhere.items())}
    words = [
        Choice(word, word, text, LETTERS if word in NOT_BY_A_SLIP else 1)
        for word, text in (*texts.items(), STOP)
    ]
    explanation = "\n".join(f"{number}. {one.word}: {one.text}" for number, one in enumerate(words, start=1))
    visit.reader.say("Typ wat u wilt doen. Een vraagteken geeft uitleg, overal.", REMINDER)
    while True:
        typed = visit.reader.line("gesprek>", explanation)
        word, _, rest = typed.partition(" ")
        if not word:
            continue
        found = chosen(word, words)
        if found is None and typed.casefold() in HELP_WORDS:
            visit.reader.explain(explanation)
        elif found is None:
            visit.reader.say("Dat ken ik niet. Typ ? voor alles wat kan.")
        elif found.value == STOP[0]:
            return
        elif found.value in anywhere:
            anywhere[found.value][1]()
        else:
            ACTIONS[found.value][1](visit, rest.strip())


def show_progress(visit: LineVisit) -> None:
    """What was touched and what not."""
    shown, reader, record = view(visit.state), visit.reader, visit.state.record
    done, whole = worked_out(visit.state)
    reader.say(f"Uitgewerkt: {done} van {whole} leefgebieden.")
    for mark in shown.kaarten:
        stand = "nog niets genoteerd" if mark.stand is Touched.NIET else mark.stand.value
        waits = ", wacht op een moment alleen" if mark.wacht else ""
        reader.say(f"- {mark.titel}: {stand}{', spoed' if mark.spoed else ''}{waits}")
    reader.say(
        f"Losse notities: {shown.losse_notities}. Wensen: {len(record.wensen)}. "
        f"Doelen: {len(record.doelen)}. Afspraken: {len(record.afspraken)}.",
        state_words(record),
        *open_at_begin(record),
        *filter(None, (apart_words(visit.state), _minutes(visit))),
    )


def _minutes(visit: LineVisit) -> str:
    """How long it takes, where this municipality shows that; a guide, never a deadline."""
    if visit.opened is None or not clock_by_default(visit.state):
        return ""
    spent = spent_minutes(visit.state, visit.opened, visit.desk.clock())
    return "" if spent is None else f"Bezig: {spent} van ongeveer {planned_minutes(visit.state)} minuten."


def undo(visit: LineVisit) -> None:
    """One step back."""
    visit.do(ask.MaakOngedaan(), "De laatste stap is terug.")


def redo(visit: LineVisit) -> None:
    """One undone step again."""
    visit.do(ask.Herstel(), "De stap is er weer.")
