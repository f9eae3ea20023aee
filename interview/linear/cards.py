"""The talk in line mode: a card with its prompts, notes that are kept line by line, and giving back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.linear.begin import who_is_there
from interview.linear.reader import Choice
from interview.record import Stap
from interview.session import commands as ask
from interview.session.view import Touched, card, view

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from questionnaires.schema import Leefgebied

CARD_HELP = """\
Typ wat u wilt onthouden. Elke regel wordt meteen bewaard.
Een lege regel sluit de kaart.
/meer: andere vragen om door te vragen
/lees: alles wat hier staat
/citaat TEKST: woorden van de klant zelf
/cijfer GETAL: het eigen cijfer van de klant, 0 tot en met 10
/reflectie, /klopt, /schaal, /observeren: wat u kunt zeggen of zien
/boos, /bang, /verleden: wat dan helpt
/wens TEKST of /doel TEKST: voor het plan
/kaart NAAM: een andere kaart
/erbij: iemand kwam erbij of ging weg
/ongedaan: de laatste stap terug"""


SAID_ALOUD = ("reflectie", "klopt", "schaal", "observeren", "boos", "bang", "verleden")
"""What a card that waits for a moment alone keeps to itself."""


def open_card(visit: LineVisit, wanted: str = "") -> None:
    """Ask which card, when ``wanted`` names none, and take notes on it; then on the next one asked for."""
    name = wanted
    while True:
        gebied = which_card(visit, name)
        if gebied is None:
            return
        visit.go(Stap.GESPREK, gebied.id)
        following = _take_notes(visit, gebied)
        if following is None:
            return
        name = following


def which_card(visit: LineVisit, name: str) -> Leefgebied | None:
    """The card that ``name`` or its letter names, else the one that is chosen; None to go back."""
    from interview.linear.reader import chosen

    questionnaire = visit.state.content.vragenlijst
    choices = [Choice(gebied, gebied.kort, gebied.titel) for gebied in questionnaire.leefgebied]
    if name:
        by_key = [gebied for gebied in questionnaire.leefgebied if gebied.toets == name.casefold()]
        found = chosen(name, choices)
        if by_key or found is not None:
            return by_key[0] if by_key else found.value if found is not None else None
        visit.reader.say("Die kaart is er niet.")
    marks = {mark.id: mark.stand for mark in view(visit.state).kaarten}
    shown = [
        Choice(gebied, gebied.kort, f"{gebied.titel}, {_stand(marks[gebied.id])}")
        for gebied in questionnaire.leefgebied
    ]
    return visit.reader.choose("Welke kaart?", shown, skip="terug")


def _stand(touched: Touched) -> str:
    return "nog niets genoteerd" if touched is Touched.NIET else touched.value


def _take_notes(visit: LineVisit, gebied: Leefgebied) -> str | None:
    """Take notes until an empty line; gives the name of another card when one was asked for."""
    reader, more = visit.reader, 0
    reader.say("", f"Kaart: {gebied.titel}")
    _say_begin(visit, gebied)
    noted = _note(visit, gebied)
    if noted:
        reader.say("Dit staat er al:", *noted.splitlines())
    while True:
        typed = reader.line("notitie>", CARD_HELP)
        if not typed:
            return None
        if not typed.startswith("/"):
            _add_line(visit, gebied, typed)
            continue
        word, _, rest = typed[1:].partition(" ")
        if word == "kaart":
            return rest.strip()
        if word == "meer":
            more += 1
            reader.say(*_prompts(card(visit.state, gebied.id, _note(visit, gebied), more=more).prompts))
        elif not _aside(visit, gebied, word, rest.strip()):
            reader.say(CARD_HELP)


def _say_begin(visit: LineVisit, gebied: Leefgebied) -> None:
    """The starter and two prompts, or why this waits for a moment alone."""
    shown = card(visit.state, gebied.id, _note(visit, gebied))
    visit.reader.say(*(shown.wacht or (f"Begin: {shown.starter}",)), *_prompts(shown.prompts))


def _prompts(prompts: tuple[str, ...]) -> list[str]:
    return [f"Doorvragen: {prompt}" for prompt in prompts]


def _note(visit: LineVisit, gebied: Leefgebied) -> str:
    return visit.state.record.leefgebied(gebied.id).notitie


def _add_line(visit: LineVisit, gebied: Leefgebied, typed: str) -> None:
    before = _note(visit, gebied)
    text = f"{before}\n{typed}" if before else typed
    if not visit.do(ask.LegNotitieVast(gebied.id, text), "Opgeslagen."):
        return
    suggested = card(visit.state, gebied.id, text, typed).suggestie
    if suggested is not None:
        other = visit.state.content.vragenlijst.per_leefgebied[suggested]
        visit.reader.say(f"Dit kan ook bij {other.titel} horen. Daarheen: /kaart {other.kort}")


def _aside(visit: LineVisit, gebied: Leefgebied, word: str, rest: str) -> bool:
    """Carry out one of the short commands of a card; False when there is none of that name."""
    reader = visit.reader
    waiting = card(visit.state, gebied.id, "").wacht
    if waiting and word in SAID_ALOUD:
        reader.say(*waiting)
        return True
    helps = {
        "reflectie": gebied.reflectie,
        "klopt": gebied.klopt_dat,
        "schaal": gebied.schaalvraag,
        "observeren": "\n".join(gebied.observeren) or "Hier is niets bijzonders om op te letten.",
        "boos": gebied.weerstand.boos,
        "bang": gebied.weerstand.bang,
        "verleden": gebied.weerstand.verleden,
        "lees": _note(visit, gebied) or "Hier staat nog niets.",
    }
    if word in helps:
        reader.say(helps[word])
    elif word == "citaat":
        mark_quote(visit, gebied.id, rest)
    elif word == "cijfer":
        figure = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) < 4 else None
        if figure is None:
            figure = reader.number("Welk cijfer geeft de klant?", 0, 10)
        if figure is not None:
            visit.do(ask.ZetEigenCijfer(gebied.id, figure), "Opgeslagen.")
    elif word == "wens":
        note_wish(visit, rest)
    elif word == "doel":
        note_goal(visit, rest)
    elif word == "erbij":
        who_is_there(visit)
        _say_begin(visit, gebied)
    elif word == "ongedaan":
        visit.do(ask.MaakOngedaan(), "De laatste stap is terug.")
    else:
        return False
    return True


def mark_quote(visit: LineVisit, leefgebied: str, text: str) -> None:
    """Mark the klant's own words, and ask whether they were read back."""
    words = text or visit.reader.text("Wat zei de klant, woord voor woord?")
    if not words or not visit.do(ask.MarkeerCitaat(leefgebied, words), "Opgeslagen."):
        return
    quotes = [quote for quote in visit.state.record.citaten if quote.leefgebied == leefgebied]
    if quotes and visit.reader.agrees("Las u het terug, en mag het zo in het plan?"):
        visit.do(ask.LeesCitaatVoor(quotes[-1].id, goed=True), "Opgeslagen.")


def note_wish(visit: LineVisit, text: str = "") -> None:
    """Note a wens in the klant's words."""
    words = text or visit.reader.text("Wat wil de klant, in eigen woorden?")
    if words:
        visit.do(ask.NoteerWens(words), "De wens is opgeslagen.")


def note_goal(visit: LineVisit, text: str = "") -> None:
    """Note a doel."""
    words = text or visit.reader.text("Waar werkt u samen naartoe?")
    if words:
        visit.do(ask.NoteerDoel(words), "Het doel is opgeslagen.")


def quick_note(visit: LineVisit, text: str = "") -> None:
    """Note something that gets its place later."""
    words = text or visit.reader.text("Wat wilt u onthouden?")
    if words:
        visit.do(ask.MaakSnelleNotitie(words), "Opgeslagen. Een plek geven: indelen.")


def file_notes(visit: LineVisit) -> None:
    """Give every quick note its leefgebied."""
    if not visit.state.record.snelle_notities:
        visit.reader.say("Er zijn geen losse notities.")
    for note in visit.state.record.snelle_notities:
        choices: list[Choice[str | None]] = [
            Choice(gebied.id, gebied.kort, gebied.titel)
            for gebied in visit.state.content.vragenlijst.leefgebied
        ]
        choices.append(Choice(None, "weg", "gooi deze notitie weg"))
        visit.reader.say(f"Losse notitie: {note.tekst}")
        place = visit.reader.choose("Waar hoort dit?", [Choice((c.value,), c.word, c.text) for c in choices])
        if place is not None:
            visit.do(ask.DeelNotitieIn(note.id, place[0]), "Opgeslagen.")


def give_back(visit: LineVisit) -> None:
    """The summary, and whether the klant finds it right."""
    from interview.conversation import SUMMARY_FIELD

    visit.go(Stap.TERUGGEVEN)
    record = visit.state.record
    if record.samenvatting:
        visit.reader.say("Dit gaf u terug:", *record.samenvatting.splitlines())
        if not visit.reader.agrees("Wilt u dit opnieuw schrijven?"):
            _agreed(visit, record.samenvatting)
            return
    text = visit.reader.paragraph(
        "Wat geeft u terug aan de klant?", lambda typed: visit.conversation.type(SUMMARY_FIELD, typed)
    )
    if text and visit.do(ask.LegSamenvattingVast(text, record.samenvatting_klopt), "Opgeslagen."):
        _agreed(visit, text)


def _agreed(visit: LineVisit, text: str) -> None:
    right = visit.reader.agrees("Vindt de klant dat dit klopt?")
    if right is not None:
        visit.do(ask.LegSamenvattingVast(text, right), "Opgeslagen.")
