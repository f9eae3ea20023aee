"""The informatiekaart: for the klant to keep. One page in large type, every sentence the municipality's.

It must never hold a sentence or a number of its own: law and numbers change, and the pakket is dated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.documents.cards import CardFrame, MadeCard, card_frame
from interview.documents.plain_language import sentences
from interview.documents.render import DocumentRenderer
from questionnaires.gemeentepakket.check import NEEDED_CONTACTS
from questionnaires.gemeentepakket.model import Contactpunt, Gemeentepakket

TEMPLATE = "informatiekaart.html.j2"
SIZES = ("ruim", "gewoon", "krap")
"""Of the letters, largest first; the first with which everything fits on one page is used."""
LARGE = "groteletters"

_UNFILLED = {
    "gemeente": "De gemeente",
    "clientondersteuning": "Hulp van buiten de gemeente",
    "fg": "Vragen over uw gegevens",
    "klacht": "Klachten",
}
"""What a place is called while nobody filled it in."""
_OPENING = ("begin.gesprek", "begin.geen_onderzoek")
_CONTACTS = ("gemeente", "clientondersteuning", "fg", "klacht", "toezichthouder", "rechtshulp")
"""In the order in which a klant is likely to need them."""


@dataclass(frozen=True, slots=True)
class InformatieBlok:
    """A question and its answer."""

    vraag: str
    """Empty when the text begins without one."""
    antwoord: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InformatieContact:
    """Whom to call."""

    naam: str
    """Empty while nobody filled it in; then ``waarvoor`` says what is missing."""
    waarvoor: str
    telefoon: str
    elders: str
    """Mail or address, only where there is no number."""


@dataclass(frozen=True, slots=True)
class InformatiekaartView:
    """Everything the template prints."""

    titel: str
    rand: CardFrame
    gesprek: tuple[str, ...]
    """What this talk is, and what it is not."""
    blokken: tuple[InformatieBlok, ...]
    contacten: tuple[InformatieContact, ...]
    maat: str
    """One of ``SIZES``, or ``LARGE``."""


def information_view(pakket: Gemeentepakket, on: date, size: str = SIZES[0]) -> InformatiekaartView:
    """Return what the informatiekaart says on ``on``, in letters of ``size``."""
    return InformatiekaartView(
        titel="Over dit gesprek",
        rand=card_frame(pakket, on),
        gesprek=tuple(filter(None, (pakket.zin(wanted, on) for wanted in _OPENING))),
        blokken=information_blocks(pakket.zin("informatieplicht.kaart", on)),
        contacten=_contacts(pakket, on),
        maat=size,
    )


def information_blocks(text: str) -> tuple[InformatieBlok, ...]:
    """Split a text at the lines that are one question; what follows each is its answer."""
    blocks: list[InformatieBlok] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.endswith("?") and len(sentences(line)) == 1:
            blocks.append(InformatieBlok(line, ()))
        else:
            last = blocks.pop() if blocks else InformatieBlok("", ())
            blocks.append(InformatieBlok(last.vraag, (*last.antwoord, line)))
    return tuple(blocks)


def make_informatiekaart(
    renderer: DocumentRenderer, pakket: Gemeentepakket, at: datetime, *, large: bool = False
) -> MadeCard:
    """Return the card for the klant, dated ``at`` (aware): one page, or as many as ``large`` letters need.

    A text too long for one page in the smallest letters stays whole, and ``pages`` tells.

    Raises:
        KlantbeeldError: as the renderer does.
    """
    for size in (LARGE,) if large else SIZES:
        made = renderer.pdf(TEMPLATE, information_view(pakket, at.date(), size), data=None, at=at)
        if made.pages == 1:
            break
    return MadeCard(made.content, made.pages)


def _contacts(pakket: Gemeentepakket, on: date) -> tuple[InformatieContact, ...]:
    found = []
    for wanted in _CONTACTS:
        contact = pakket.contactpunt(wanted, on)
        if contact is not None:
            found.append(_contact(contact))
        elif wanted in NEEDED_CONTACTS:
            found.append(InformatieContact("", _UNFILLED[wanted], "", ""))
    return tuple(found)


def _contact(contact: Contactpunt) -> InformatieContact:
    elsewhere = "" if contact.telefoon else contact.email or contact.adres
    return InformatieContact(contact.naam, contact.uitleg, contact.telefoon, elsewhere)
