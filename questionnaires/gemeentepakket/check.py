"""What a gemeentepakket still lacks: for a real visit, and for being right.

Two questions, kept apart. :func:`visit_gaps` blocks: without these things nobody may ring a bell.
:func:`controle` reports: everything somebody still has to do, in the order of the file. How plain a
text is, is measured elsewhere. Pure: the day comes in as an argument.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from questionnaires.gemeentepakket.model import (
    END_DATE,
    PLACEHOLDER,
    RIGHT_PREFIX,
    Contactpunt,
    Entry,
    Gemeentepakket,
    Kanaal,
    KanaalId,
    Klantwoord,
    Minimaregeling,
    Noodgeval,
    SignaalOntvanger,
    Stopkaart,
    Tekst,
    Wetswoord,
)

NEEDED_CONTACTS = ("gemeente", "fg", "klacht", "clientondersteuning")
"""Without these nobody can be told whom to turn to."""

INFORMATION = "informatieplicht"
"""The text that tells what is done with what is written down."""

DUTIES = ("volledig", "ontheffing_9_2", "ontheffing_9a", "ontheffing_9_5", "onbekend")
"""The kinds of work duties that can be recorded; each has a text ``plichten.<kind>``."""

OBJECTIONS = ("bijlage", "besluit", "concept")
"""The three texts ``bezwaar.<variant>``."""

REQUIRED_TEXTS = (
    "begin.gesprek",
    "begin.geen_onderzoek",
    "begin.laptop",
    "begin.laptop_nee",
    INFORMATION,
    "informatieplicht.kaart",
    "tolk",
    "partner",
    "kind",
    "bewindvoerder",
    "begeleider",
    "terugvertellen",
    "niet_tekenen",
    "bedenktijd",
    "gevolgen",
    *(f"bezwaar.{variant}" for variant in OBJECTIONS),
    *(f"plichten.{kind}" for kind in DUTIES),
    "herinnering.ouder",
    "herinnering.jonger27",
    "doorgeven",
    "herinnering.ouder",
    "herinnering.jonger27",
    "delen.geen_bezwaar",
    "delen.ingetrokken",
    "uitreiking",
    "post_niet_veilig",
    "hoe_was_het",
    "eigen_verklaring",
    "einde.later",
    "einde.klantmanager",
)
"""Every text that a screen, a card or a document asks for."""

REQUIRED_CONTACTS = ("gemeente", "fg", "toezichthouder", "klacht", "clientondersteuning", "rechtshulp")

REQUIRED_KLANTWOORDEN = (
    "leefgebied",
    "belemmering",
    "belemmert",
    "dienstverleningscategorie",
    "traject",
    "regie",
    "evaluatie",
    "niveau",
    "indicatie",
    "klantmanager",
)
"""Words of the profession that no klant should need to know."""


class Soort(StrEnum):
    """What kind of thing is not in order."""

    ONTBREEKT = "ontbreekt"
    """It is not there, or still has to be filled in."""
    VERLOPEN = "verlopen"
    """Its owner looked it over more than twelve months ago."""
    NIET_NAGEKEKEN = "niet nagekeken"
    """Its owner never looked it over."""
    NIET_VOORGELEZEN = "niet voorgelezen"
    """Nobody who reads little ever heard it."""
    ONBEKEND_WOORD = "onbekend woord"
    """A word between brackets that stands for nothing."""
    TE_MOEILIJK = "te moeilijk"
    """A klant may not follow it; measured where Dutch is measured, never here."""
    DUBBEL = "dubbel"
    """Two entries about the same thing that begin on the same day."""


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is not in order."""

    soort: Soort
    waar: str
    """The entry, such as ``stopkaart.geweld``."""
    tekst: str
    """What is wrong, in one Dutch sentence."""


def visit_gaps(pakket: Gemeentepakket, on: date) -> tuple[Gebrek, ...]:
    """Why a real visit cannot begin with this pakket on ``on``; empty when it can."""
    gaps: list[Gebrek] = []
    cards = {one.id: one for one in pakket.stopkaarten(on)}
    for geval in Noodgeval:
        card = cards.get(geval)
        if card is None or card.invullen or not card.stappen or not card.te_bellen:
            gaps.append(_missing(f"stopkaart.{geval.value}", "Er is geen nummer om te bellen."))
    gaps += [
        _missing(f"contact.{wanted}", "Hier is niemand te bereiken.")
        for wanted in NEEDED_CONTACTS
        if pakket.contactpunt(wanted, on) is None
    ]
    if not pakket.zin(INFORMATION, on):
        gaps.append(_missing(f"tekst.{INFORMATION}", "Deze tekst leest u voor bij het begin."))
    return (*gaps, *plan_text_gaps(pakket, on))


def instrument_gaps(pakket: Gemeentepakket, installed: Collection[str]) -> tuple[Gebrek, ...]:
    """Whether the instrument that a new gesprek would use is among those that are installed."""
    if pakket.instellingen.instrument in installed:
        return ()
    known = ", ".join(sorted(installed))
    return (_missing("instellingen.instrument", f"Dit instrument is niet geïnstalleerd. Kies uit: {known}."),)


def plan_text_gaps(pakket: Gemeentepakket, on: date) -> tuple[Gebrek, ...]:
    """Which sentences Mijn plan lacks and cannot do without: better known before the visit than in it."""
    wanted = (
        "niet_tekenen",
        "gevolgen",
        f"bezwaar.{pakket.instellingen.bezwaar}",
        *(f"plichten.{kind}" for kind in DUTIES),
    )
    gaps = [
        _missing(f"tekst.{name}", "Deze tekst staat in elk plan.")
        for name in wanted
        if not pakket.zin(name, on)
    ]
    if not pakket.rechten(on):
        gaps.append(_missing(f"tekst.{RIGHT_PREFIX}*", "Mijn plan noemt de rechten van de klant."))
    return tuple(gaps)


def controle(pakket: Gemeentepakket, on: date) -> tuple[Gebrek, ...]:
    """Everything that somebody still has to do to this pakket, as it is on ``on``; empty when all is well.

    Of entries about the same thing the one that holds on ``on`` counts, and those that come later.
    """
    found = [*_absent(pakket)]
    for place, entry in _current(pakket, on):
        found += _of_entry(pakket, place, entry, on)
    if not pakket.instellingen.bewaartermijn_maanden:
        found.append(_missing("instellingen.bewaartermijn_maanden", "Hoe lang blijft een dossier bewaard?"))
    if not pakket.instellingen.signaal_bewaartermijn_maanden:
        found.append(
            _missing("instellingen.signaal_bewaartermijn_maanden", "Hoe lang blijft een Signaal bewaard?")
        )
    known = {gap.waar for gap in found if gap.soort is Soort.ONTBREEKT}
    found += [gap for gap in visit_gaps(pakket, on) if gap.waar not in known]
    return tuple(found)


def entries(pakket: Gemeentepakket) -> Iterator[tuple[str, Entry]]:
    """Every entry with its place, such as ``tekst.tolk``, in the order of the file."""
    groups: tuple[Sequence[Entry], ...] = (
        pakket.tekst,
        pakket.wetswoord,
        pakket.klantwoord,
        pakket.contact,
        pakket.stopkaart,
        pakket.minimaregeling,
        pakket.kanaal,
    )
    for group in groups:
        for entry in group:
            yield _place(entry), entry
    if pakket.signaal is not None:
        yield _place(pakket.signaal), pakket.signaal


def spoken(pakket: Gemeentepakket, on: date) -> Iterator[tuple[str, str]]:
    """Everything a klant hears or reads on ``on``, with its place: what has to be plain."""
    for place, entry in _current(pakket, on):
        if entry.invullen or entry.geldig_vanaf > on:
            continue
        match entry:
            case Tekst():
                yield place, pakket.zin(entry.id, on)
                if entry.tekst_met_datum:
                    yield f"{place} (met datum)", pakket.zin_tot(entry.id, on, "31 december 2026")
            case Klantwoord():
                yield place, entry.zeg
            case Contactpunt() | Minimaregeling():
                yield place, entry.uitleg
            case Kanaal():
                yield place, entry.zeg
            case _:
                continue


def _place(entry: Entry) -> str:
    match entry:
        case Tekst(id=name):
            return f"tekst.{name}"
        case Wetswoord(id=name):
            return f"wetswoord.{name}"
        case Klantwoord(term=name):
            return f"klantwoord.{name}"
        case Contactpunt(id=name):
            return f"contact.{name}"
        case Stopkaart(id=geval):
            return f"stopkaart.{geval.value}"
        case Minimaregeling(id=name):
            return f"minimaregeling.{name}"
        case Kanaal(id=kanaal):
            return f"kanaal.{kanaal.value}"
        case _:
            return "signaal"


def _absent(pakket: Gemeentepakket) -> Iterator[Gebrek]:
    """What should be there and is not, and what is there twice."""
    seen = Counter((place, entry.geldig_vanaf) for place, entry in entries(pakket))
    there = {place for place, _ in seen}
    wanted = (
        *(f"tekst.{name}" for name in REQUIRED_TEXTS),
        *(f"klantwoord.{term}" for term in REQUIRED_KLANTWOORDEN),
        *(f"contact.{name}" for name in REQUIRED_CONTACTS),
        *(f"stopkaart.{geval.value}" for geval in Noodgeval),
        *(f"kanaal.{kanaal.value}" for kanaal in KanaalId),
        "signaal",
    )
    for place in wanted:
        if place not in there:
            yield _missing(place, "Dit staat er niet in.")
    if not pakket.minimaregeling:
        yield _missing("minimaregeling", "Er staat geen enkele regeling in.")
    for (place, since), times in seen.items():
        if times > 1:
            yield Gebrek(Soort.DUBBEL, place, f"Dit staat er {times} keer in vanaf {since:%d-%m-%Y}.")


def _current(pakket: Gemeentepakket, on: date) -> Iterator[tuple[str, Entry]]:
    """The entries that hold on ``on`` or later; what was replaced is history."""
    holding: dict[str, date] = {}
    for place, entry in entries(pakket):
        if entry.geldig_vanaf <= on:
            holding[place] = max(holding.get(place, date.min), entry.geldig_vanaf)
    for place, entry in entries(pakket):
        if entry.geldig_vanaf >= holding.get(place, date.min):
            yield place, entry


def _of_entry(pakket: Gemeentepakket, place: str, entry: Entry, on: date) -> Iterator[Gebrek]:
    if entry.invullen:
        yield _missing(place, entry.invullen)
        return
    if not _filled(entry):
        yield _missing(place, "Dit is nog leeg.")
    if not entry.bron:
        yield _missing(f"{place}.bron", "Waar rust dit op?")
    if entry.gecontroleerd is None:
        yield Gebrek(Soort.NIET_NAGEKEKEN, place, f"Dit is voor: {entry.eigenaar}.")
    elif on >= _a_year_after(entry.gecontroleerd):
        yield Gebrek(
            Soort.VERLOPEN,
            place,
            f"Nagekeken op {entry.gecontroleerd:%d-%m-%Y}; na een jaar kijkt {entry.eigenaar} weer.",
        )
    if isinstance(entry, Tekst):
        if entry.voorgelezen is None:
            yield Gebrek(Soort.NIET_VOORGELEZEN, place, "Lees dit voor aan iemand die weinig leest.")
        yield from _unknown_words(pakket, place, entry, on)


def _filled(entry: Entry) -> bool:
    match entry:
        case Tekst():
            return bool(entry.tekst)
        case Wetswoord():
            return bool(entry.woord)
        case Klantwoord():
            return bool(entry.zeg)
        case Contactpunt():
            return entry.bereikbaar
        case Stopkaart():
            return bool(entry.stappen and entry.te_bellen)
        case Minimaregeling():
            return bool(entry.uitleg and entry.waar)
        case SignaalOntvanger():
            return bool(entry.naam and entry.telefoon and entry.sleutel)
        case _:
            return True


def _unknown_words(pakket: Gemeentepakket, place: str, entry: Tekst, on: date) -> Iterator[Gebrek]:
    known = {*pakket.woorden(max(on, entry.geldig_vanaf)), END_DATE.strip("{}")}
    without_date = PLACEHOLDER.findall(entry.tekst)
    for word in dict.fromkeys((*without_date, *PLACEHOLDER.findall(entry.tekst_met_datum))):
        if word not in known:
            yield Gebrek(Soort.ONBEKEND_WOORD, place, f"Er is niets dat {{{word}}} betekent.")
    if END_DATE in entry.tekst:
        yield Gebrek(Soort.ONBEKEND_WOORD, place, f"Hier is geen datum: {END_DATE} hoort in tekst_met_datum.")


def _a_year_after(day: date) -> date:
    """The same day a year later; the day after 28 February for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def _missing(place: str, what: str) -> Gebrek:
    return Gebrek(Soort.ONTBREEKT, place, what)
