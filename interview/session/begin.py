"""The begin of a visit: what is said, what a key there asks for, and what was left open.

Pure. Nothing here is required, and nothing blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.dutch import enumerated, written_date
from interview.record import GespreksRecord, Informatiewijze, Plaats, Rol, Zitting
from interview.session import commands as ask
from interview.session.presence import TALKED_THROUGH
from interview.session.state import State
from questionnaires.gemeentepakket.check import INFORMATION

PLACES: tuple[tuple[Plaats, str], ...] = (
    (Plaats.THUIS, "thuis"),
    (Plaats.KANTOOR, "kantoor"),
    (Plaats.ELDERS, "elders"),
    (Plaats.TELEFOON, "telefoon"),
)
"""In the words of the screen."""

ROLES: tuple[tuple[Rol, str], ...] = (
    (Rol.PARTNER, "partner"),
    (Rol.KIND, "kind"),
    (Rol.TOLK, "tolk"),
    (Rol.GEBARENTOLK, "gebarentolk"),
    (Rol.BEGELEIDER, "begeleider"),
    (Rol.VERTROUWENSPERSOON, "vertrouwenspersoon"),
    (Rol.BEWINDVOERDER, "bewindvoerder"),
    (Rol.COLLEGA, "collega"),
    (Rol.ANDERS, "anders"),
)
"""Roles, never names."""

MANNERS: dict[Informatiewijze, str] = {
    Informatiewijze.VOORGELEZEN: "voorgelezen",
    Informatiewijze.KAART: "kaart gegeven",
    Informatiewijze.VIA_TOLK: "verteld via de tolk",
}
"""How the klant was informed."""

_SAID_TO: dict[Rol, str] = {
    Rol.PARTNER: "partner",
    Rol.KIND: "kind",
    Rol.TOLK: "tolk",
    Rol.GEBARENTOLK: "tolk",
    Rol.BEGELEIDER: "begeleider",
    Rol.VERTROUWENSPERSOON: "begeleider",
    Rol.BEWINDVOERDER: "bewindvoerder",
}
"""Id of the text in the gemeentepakket that fits a role."""

ABOUT_TODAY = ("begin.gesprek", "begin.geen_onderzoek")
LAPTOP = "begin.laptop"
LAPTOP_CLOSED = "begin.laptop_nee"
CLOSE_LAPTOP = "Doe de laptop rustig dicht en pak de gesprekskaart. U typt het later over."
LOOK_AT_KLANT = "Kijk naar de klant, niet naar de tolk. Praat in korte zinnen."


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say in one's own words, or a hint that is not said."""

    tekst: str
    voor: Rol | None = None
    """Who it is about."""
    hint: bool = False
    """For the consultant alone."""


def to_say(state: State, on: date) -> tuple[Said, ...]:
    """What is said at the begin with those who are there, first what concerns them."""
    pakket, sitting = state.content.gemeente, state.record.zitting
    if sitting is not None and sitting.laptop_mag is False:
        closed = (Said(pakket.zin(LAPTOP_CLOSED, on)), Said(CLOSE_LAPTOP, hint=True))
        return tuple(one for one in closed if one.tekst)
    found: list[Said] = []
    told: set[str] = set()
    for role in state.record.aanwezigen:
        wanted = _SAID_TO.get(role, "")
        if wanted and wanted not in told:
            told.add(wanted)
            found.append(Said(pakket.zin(wanted, on), role))
            if role in TALKED_THROUGH:
                found.append(Said(LOOK_AT_KLANT, role, hint=True))
    found += [Said(pakket.zin(wanted, on)) for wanted in ABOUT_TODAY]
    if sitting is None or sitting.laptop_mag is None:
        found.append(Said(pakket.zin(LAPTOP, on)))
    return tuple(one for one in found if one.tekst)


def asked_for(contactwens: tuple[str, ...], taal: str, record: GespreksRecord) -> str:
    """Whom the klant asked to be there and who is not yet; empty when nobody is missing."""
    missing = [words for role, words in ROLES if role in contactwens and role not in record.aanwezigen]
    if not missing:
        return ""
    spoken = f" ({taal})" if taal and Rol.TOLK in contactwens and Rol.TOLK not in record.aanwezigen else ""
    return f"De klant vroeg om: {enumerated(missing)}{spoken}."


def information(state: State, on: date) -> tuple[str, ...]:
    """The paragraphs to read aloud; empty when the gemeentepakket has none."""
    text = state.content.gemeente.zin(INFORMATION, on)
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def information_words(record: GespreksRecord) -> str:
    """How and when the klant was last informed, and of which text; empty when that did not happen."""
    if not record.informatie:
        return ""
    last = record.informatie[-1]
    return f"{MANNERS[last.wijze]} op {written_date(last.op.date())}"


def open_at_begin(record: GespreksRecord) -> tuple[str, ...]:
    """What was skipped at the begin, one quiet sentence each; for the end of the visit."""
    found = () if record.informatie else ("De klant is nog niet geïnformeerd.",)
    sitting = record.zitting
    if sitting is None:
        return found
    missing = (
        (sitting.plaats is None, "waar u sprak"),
        (not sitting.legitimatie, "uw legitimatie"),
        (sitting.laptop_mag is None and sitting.op_papier is None, "of de laptop mag"),
    )
    left = [words for lacks, words in missing if lacks]
    return (*found, f"Bij Begin staat nog niet: {enumerated(left)}.") if left else found


# what a key asks for


def choose_place(state: State, place: Plaats, at: datetime) -> ask.ZetZitting:
    """Sit there; the same place again takes it back."""
    here = _sitting(state, at)
    return _with(here, plaats=None if here.plaats is place else place)


def turn_role(state: State, role: Rol, at: datetime) -> ask.ZetZitting:
    """Someone came, or left."""
    here = _sitting(state, at)
    left = tuple(one for one in here.aanwezigen if one is not role)
    return _with(here, aanwezigen=left if role in here.aanwezigen else (*here.aanwezigen, role))


def turn_identity(state: State, at: datetime) -> ask.ZetZitting:
    """The pass was shown, or not after all."""
    here = _sitting(state, at)
    return _with(here, legitimatie=not here.legitimatie)


def allow_laptop(state: State, allowed: bool, at: datetime) -> ask.ZetZitting:
    """What the klant finds of the laptop; without it the sitting is held on paper."""
    here = _sitting(state, at)
    answer = None if here.laptop_mag is allowed else allowed
    day = here.op.astimezone(at.tzinfo).date()
    if answer is False:
        return _with(here, laptop_mag=answer, op_papier=here.op_papier or day)
    return _with(here, laptop_mag=answer, op_papier=None if here.op_papier == day else here.op_papier)


def held_on_paper(state: State, day: date | None, at: datetime) -> ask.ZetZitting:
    """It was written on paper on ``day`` and is entered now; None takes that back."""
    return _with(_sitting(state, at), op_papier=day)


def nobody_there(state: State, now: datetime) -> ask.ZetZitting | None:
    """Working on at another day is no sitting: nobody is at the table. None when nothing changes."""
    sitting = state.record.zitting
    if sitting is None or not sitting.aanwezigen or not another_day(state.record, now):
        return None
    return _with(sitting, aanwezigen=())


def _sitting(state: State, at: datetime) -> Zitting:
    """The present sitting, or the first one as it would begin now."""
    return state.record.zitting or Zitting(op=at)


def _with(sitting: Zitting, **changed: object) -> ask.ZetZitting:
    return ask.ZetZitting(sitting.model_copy(update=changed))


# sittings


def another_day(record: GespreksRecord, now: datetime) -> bool:
    """Whether the last time one sat down was on another day, so that this may be a new visit."""
    last = record.begonnen_op if record.zitting is None else record.zitting.op
    return record.einde is None and last.astimezone(now.tzinfo).date() != now.date()


def was_begun(record: GespreksRecord) -> bool:
    """Whether the way in was chosen before, or someone sat down already."""
    return record.voorbereiding is not None or bool(record.zittingen)


def paper_words(record: GespreksRecord, now: datetime) -> str:
    """Both days of a sitting on paper: of the talk and of entering it; empty for any other."""
    sitting = record.zitting
    if sitting is None or sitting.op_papier is None:
        return ""
    held = written_date(sitting.op_papier)
    return f"Op papier gehouden op {held}. In de computer op {written_date(now.date())}."
