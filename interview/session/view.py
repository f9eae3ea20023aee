"""What a front end shows of a gesprek, derived from its state and nothing else.

Until the advice was shown nothing here holds a category, a possible set or how many
leefgebieden hinder: the own judgement comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from interview.record import Citaat
from interview.session import presence
from interview.session.judged import still_needed
from interview.session.lexicon import lexicon_of, mentions, suggest, words_of
from interview.session.recorded import counting_facts
from interview.session.state import Plek, State
from questionnaires.answers import Antwoord
from questionnaires.indicatie import toets_zin
from questionnaires.schema import Leefgebied, Observatie, Vraag
from questionnaires.visibility import FEIT, counting, facts, visible

PROMPTS_SHOWN = 2
"""How many doorvraag prompts a card shows at once."""


class Touched(StrEnum):
    """How far a leefgebied is: visible, never nagging."""

    NIET = "nog niet"
    GENOTEERD = "genoteerd"
    UITGEWERKT = "uitgewerkt"


@dataclass(frozen=True, slots=True)
class CardMark:
    """One line of the list of leefgebieden."""

    id: str
    titel: str
    kort: str
    toets: str
    stand: Touched
    spoed: bool
    wacht: bool
    """Not brought up with those who are there now."""


@dataclass(frozen=True, slots=True)
class View:
    """The frame around every step of a gesprek."""

    plek: Plek
    kaarten: tuple[CardMark, ...]
    losse_notities: int
    """Quick notes that still need a place."""
    kan_ongedaan: bool
    kan_hersteld: bool
    advies_getoond: bool
    afgesloten: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What a conversation card shows: the starter and the two prompts that fit best now."""

    leefgebied: Leefgebied
    starter: str
    """The open question to begin with; empty while the card waits."""
    prompts: tuple[str, ...]
    """None while the card waits."""
    wacht: tuple[str, ...]
    """Lines in place of everything else that is said, because of those who are there; empty otherwise."""
    bladen: int
    """How many pairs of prompts there are to turn through."""
    citaten: tuple[Citaat, ...]
    suggestie: str | None
    """Leefgebied that the last line points at."""
    suggestie_woord: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something noted that can back a niveau."""

    naam: str
    """As it is stored in ``bewijs``."""
    tekst: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Workout:
    """Everything to judge one leefgebied by."""

    leefgebied: Leefgebied
    vragen: tuple[tuple[str, Vraag, Antwoord | None], ...]
    """Full name, vraag and its answer; only what is shown now, kernvragen first. What is not to be brought up
    with those who are there is left out; its answer still counts and still backs a niveau."""
    observaties: tuple[tuple[str, Observatie, bool], ...]
    """Full name, observatie and whether it was seen."""
    bewijs: tuple[Evidence, ...]
    toets: str | None
    """A check of the niveau against what was noted; only once the niveau is set."""
    belemmert_voorstel: bool
    """A low niveau only proposes that it hinders."""


def view(state: State) -> View:
    """The frame: place, cards, and what can be done."""
    record = state.record
    return View(
        plek=state.plek,
        kaarten=tuple(_mark(state, gebied) for gebied in state.content.vragenlijst.leefgebied),
        losse_notities=len(record.snelle_notities),
        kan_ongedaan=bool(state.undo),
        kan_hersteld=bool(state.redo),
        advies_getoond=record.advies is not None,
        afgesloten=record.einde is not None,
    )


def _mark(state: State, gebied: Leefgebied) -> CardMark:
    record = state.record
    known = record.leefgebied(gebied.id)
    done = still_needed(state, gebied.id) is None if gebied.heeft_niveau else bool(record.wensen)
    if done:
        stand = Touched.UITGEWERKT
    else:
        stand = Touched.GENOTEERD if presence.has_something(record, gebied) else Touched.NIET
    return CardMark(
        gebied.id,
        gebied.titel,
        gebied.kort,
        gebied.toets,
        stand,
        known.spoed,
        wacht=presence.waits(state, gebied),
    )


def worked_out(state: State) -> tuple[int, int]:
    """Of how many leefgebieden there is all that an advice needs, and how many there are."""
    matrix = state.content.vragenlijst.matrix
    return sum(still_needed(state, gebied.id) is None for gebied in matrix), len(matrix)


def card(state: State, leefgebied: str, text: str, line: str = "", more: int = 0) -> Card:
    """The card of ``leefgebied`` while ``text`` stands in its field and ``line`` is being typed.

    ``more`` turns to the next two prompts. A card that waits for a moment alone has nothing to say, and
    no card points at one.
    """
    gebied = state.content.vragenlijst.per_leefgebied[leefgebied]
    held = presence.held_back(state)
    found = suggest(lexicon_of(state.content.vragenlijst), line, leefgebied)
    if found is not None and found.leefgebied in held:
        found = None
    waits = leefgebied in held
    prompts, pages = ((), 1) if waits else _prompts(state, gebied, text, more)
    return Card(
        leefgebied=gebied,
        starter="" if waits else gebied.starter,
        prompts=prompts,
        wacht=presence.waiting_words(held[leefgebied], state.record.moment_apart) if waits else (),
        bladen=pages,
        citaten=tuple(quote for quote in state.record.citaten if quote.leefgebied == leefgebied),
        suggestie=None if found is None else found.leefgebied,
        suggestie_woord="" if found is None else found.woord,
    )


def _prompts(state: State, gebied: Leefgebied, text: str, more: int) -> tuple[tuple[str, ...], int]:
    """Two prompts, those that react to what was noted or answered first, and how many pairs there are."""
    words = words_of(text)
    known = None
    reacting: list[str] = []
    general: list[str] = []
    for prompt in gebied.doorvraag:
        if presence.waits(state, prompt):
            continue
        if prompt.toon_als:
            known = known if known is not None else facts(state.content.vragenlijst, state.record.antwoorden)
            if not prompt.condition.on(known).surely:
                continue
            reacting.append(prompt.tekst)
        elif prompt.bij:
            if mentions(words, prompt.bij):
                reacting.append(prompt.tekst)
        else:
            general.append(prompt.tekst)
    ordered = [*reacting, *general]
    start = (more * PROMPTS_SHOWN) % max(1, len(ordered))
    shown = tuple((ordered[start:] + ordered[:start])[:PROMPTS_SHOWN])
    return shown, -(-len(ordered) // PROMPTS_SHOWN)


def workout(state: State, leefgebied: str) -> Workout:
    """What there is to judge ``leefgebied`` by; the check comes only after the niveau."""
    vragenlijst, record = state.content.vragenlijst, state.record
    gebied = vragenlijst.per_leefgebied[leefgebied]
    shown = visible(vragenlijst, record.antwoorden)
    answers = counting(vragenlijst, record.antwoorden)
    asked = [
        (f"{leefgebied}.{vraag.id}", vraag, answers.get(f"{leefgebied}.{vraag.id}"))
        for vraag in gebied.vraag
        if f"{leefgebied}.{vraag.id}" in shown
        and not presence.waits(state, gebied)
        and not presence.waits(state, vraag)
    ]
    asked.sort(key=lambda item: not item[1].kern)
    seen = set(record.observaties)
    known = record.leefgebied(leefgebied)
    niveau = known.niveau if isinstance(known.niveau, int) else None
    return Workout(
        leefgebied=gebied,
        vragen=tuple(asked),
        observaties=tuple(
            (f"{leefgebied}.{observatie.id}", observatie, f"{leefgebied}.{observatie.id}" in seen)
            for observatie in gebied.observatie
        ),
        bewijs=_evidence(state, gebied, answers),
        toets=None if niveau is None else toets_zin(gebied, niveau, answers, record.observaties),
        belemmert_voorstel=niveau is not None and niveau <= 2,
    )


def _evidence(state: State, gebied: Leefgebied, answers: dict[str, Antwoord]) -> tuple[Evidence, ...]:
    record = state.record
    known = record.leefgebied(gebied.id)
    found: list[tuple[str, str]] = []
    if known.notitie:
        found.append(("notitie", known.notitie.splitlines()[0]))
    found += [
        (f"citaat:{quote.id}", quote.tekst) for quote in record.citaten if quote.leefgebied == gebied.id
    ]
    for vraag in gebied.vraag:
        name = f"{gebied.id}.{vraag.id}"
        if name in answers and answers[name].waarde is not None:
            found.append((name, f"{vraag.tekst} {answer_words(vraag, answers[name])}"))
    found += [
        (f"{gebied.id}.{observatie.id}", observatie.tekst)
        for observatie in gebied.observatie
        if f"{gebied.id}.{observatie.id}" in record.observaties
    ]
    return tuple(Evidence(name, text, name in known.bewijs) for name, text in found)


def answer_words(vraag: Vraag, antwoord: Antwoord) -> str:
    """An answer as people read it."""
    from questionnaires.answers import GEEN_WAARDE_WOORDEN

    if antwoord.geen is not None:
        return GEEN_WAARDE_WOORDEN[antwoord.geen]
    words = {keuze.id: keuze.tekst for keuze in vraag.keuzes}
    value = antwoord.waarde
    if isinstance(value, tuple):
        return ", ".join(words.get(choice, choice) for choice in value)
    if isinstance(value, int):
        return f"{value} {vraag.eenheid}".strip()
    return words.get(str(value), str(value))


def shown_facts(state: State) -> tuple[str, ...]:
    """Ids of the feiten to ask for now, in the order of the questionnaire."""
    content = state.content
    return tuple(
        name
        for name in counting_facts(state.record, content.vragenlijst)
        if not content.vragenlijst.feiten[name].alleen_als_gelezen
        or f"{FEIT}{name}" in content.regelset.per_feit
    )
