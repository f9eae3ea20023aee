"""What a person types or a file holds about a klant, read forgivingly: dates, times, BSN, wishes.

Shared by the form and the import, so that both understand the same words and refuse with the
same codes. A refusal never repeats what was typed.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import CONTACTWENSEN, check_bsn
from interview.plain_text import one_line

PLAN_BACK = timedelta(days=60)
"""How long ago a gesprek may have been that is still to be entered: paper first is normal."""
PLAN_AHEAD = timedelta(days=730)

_AANHEF_WORDS: dict[str, str] = {
    "": "geen", "geen": "geen", "-": "geen",
    "mw": "mw", "mevr": "mw", "mevrouw": "mw", "mvr": "mw",
    "dhr": "dhr", "heer": "dhr", "deheer": "dhr", "meneer": "dhr", "hr": "dhr",
}  # fmt: skip
_WISH_WORDS: dict[str, str] = {
    "bel": "bellen", "telefoon": "bellen", "voorgelezen": "voorlezen", "groot": "grote_letters",
    "groteletter": "grote_letters", "tolkerbij": "tolk", "gebarentaal": "gebarentolk",
    "gebarentaaltolk": "gebarentolk", "vertrouwens": "vertrouwenspersoon", "geenpost": "post_niet_veilig",
    "postonveilig": "post_niet_veilig",
}  # fmt: skip

_NO_TIME = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
"""Midnight behind a date: a spreadsheet's way of saying that there is no time."""
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_NO_TIME}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_NO_TIME}")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.u]([0-9]{2})(?::[0-9]{2}(?:\.0+)?)?)?(?: ?uur)?")
_MOMENT = re.compile(r"([0-9./-]+)(?:(?: om |, ?|[ T])(.+))?")


def read_date(text: str, where: str) -> date | None:
    """A whole date: ``28-11-1980``, ``28/11/1980``, ``28.11.1980`` or ``1980-11-28``; None for nothing.

    Raises KlantbeeldError KLANT-DATUM-ONGELDIG; a year of two digits is refused, it could be two years.
    """
    words = one_line(text)
    if not words:
        return None
    day_first, year_first = _DAY_FIRST.fullmatch(words), _YEAR_FIRST.fullmatch(words)
    # A day that is in no calendar is refused like any other text.
    with contextlib.suppress(ValueError):
        if day_first is not None:
            day, month, year = (int(part) for part in day_first.groups())
            return date(year, month, day)
        if year_first is not None:
            year, month, day = (int(part) for part in year_first.groups())
            return date(year, month, day)
    raise KlantbeeldError(
        CommandErrorCode.DATUM_ONGELDIG,
        "dit is geen hele datum",
        where=where,
        remedy="Schrijf dag, maand en jaar, zoals 28-11-1980.",
    )


def read_time(text: str, where: str) -> time | None:
    """A time of day: ``10:30``, ``10.30``, ``10u30``, ``9`` or ``9 uur``; None for nothing.

    Raises KlantbeeldError KLANT-DATUM-ONGELDIG.
    """
    words = one_line(text).lower()
    if not words:
        return None
    found = _TIME.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found is not None else (24, 0)
    if hour > 23 or minute > 59:
        raise KlantbeeldError(
            CommandErrorCode.DATUM_ONGELDIG,
            "dit is geen tijd",
            where=where,
            remedy="Schrijf uren en minuten, zoals 10:30.",
        )
    return time(hour, minute)


def read_moment(text: str, where: str) -> tuple[date, time | None] | None:
    """A date with or without a time, as a spreadsheet writes it: ``28-11-2026 10:30``; None for nothing.

    Raises KlantbeeldError KLANT-DATUM-ONGELDIG.
    """
    words = one_line(text)
    if not words:
        return None
    found = _MOMENT.fullmatch(words)
    day = read_date(words if found is None else found[1], where)
    assert day is not None
    hour = None if found is None else read_time(found[2] or "", where)
    return day, None if hour == time(0) else hour


def check_plan_day(day: date, today: date, where: str) -> None:
    """Raises KlantbeeldError KLANT-DATUM-ONGELDIG unless a gesprek can be planned on ``day``."""
    if not today - PLAN_BACK <= day <= today + PLAN_AHEAD:
        raise KlantbeeldError(
            CommandErrorCode.DATUM_ONGELDIG,
            "op deze dag kunt u geen gesprek plannen",
            where=where,
            remedy="Kies een dag vanaf vandaag. Was het gesprek er al? Dan mag het 60 dagen terug.",
        )


def at(day: date, hour: time, now: datetime) -> datetime:
    """``hour`` on ``day`` in the zone of ``now``."""
    return datetime.combine(day, hour, tzinfo=now.tzinfo)


def read_bsn(text: str) -> str | None:
    """A BSN with its dots and spaces taken out; None for nothing.

    A spreadsheet drops a leading zero, so eight digits get it back. Raises KlantbeeldError
    KLANT-BSN-ONGELDIG for what fails the elfproef.
    """
    digits = one_line(text).replace(".", "").replace(" ", "")
    if not digits:
        return None
    bsn = f"0{digits}" if len(digits) == 8 else digits
    check_bsn(bsn)
    return bsn


def masked_bsn(bsn: str | None) -> str:
    """The last three digits, the rest as dots; empty for none."""
    return "" if bsn is None else "•" * (len(bsn) - 3) + bsn[-3:]


def read_aanhef(text: str, where: str = "aanhef") -> str:
    """``mw``, ``dhr`` or ``geen``. Raises KlantbeeldError KLANT-ONGELDIG."""
    found = _AANHEF_WORDS.get(_bare(text))
    if found is None:
        raise KlantbeeldError(
            CommandErrorCode.KLANT_ONGELDIG,
            "deze aanhef is niet bekend",
            where=where,
            remedy="Schrijf mw of dhr, of laat het leeg.",
        )
    return found


def read_wishes(text: str, where: str = "contactwens") -> tuple[str, ...]:
    """Ids of ``CONTACTWENSEN``, from words with a comma, semicolon, plus or stroke in between.

    Raises KlantbeeldError KLANT-ONGELDIG.
    """
    known = {_bare(name): name for name in CONTACTWENSEN}
    known |= {_bare(words): name for name, words in CONTACTWENSEN.items()}
    known |= _WISH_WORDS
    chosen: set[str] = set()
    for word in re.split(r"[,;+/|\n]", text):
        if not _bare(word):
            continue
        found = known.get(_bare(word))
        if found is None:
            raise KlantbeeldError(
                CommandErrorCode.KLANT_ONGELDIG,
                "een contactwens is niet bekend",
                where=where,
                remedy=f"Kies uit: {', '.join(name.replace('_', ' ') for name in CONTACTWENSEN)}.",
            )
        chosen.add(found)
    return tuple(name for name in CONTACTWENSEN if name in chosen)


def _bare(text: str) -> str:
    """Without case, spaces and small signs."""
    return re.sub(r"[\s_.'-]", "", one_line(text).casefold())
