"""What a Signaal says: facts that were seen and heard, who was called, and who tells it.

It never holds an interpretation, a niveau, or anything out of a gesprek. No text of it shows in a ``repr``
or in an error, so that neither can carry it elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from interview.plain_text import without_controls
from interview.signaal.errors import SignaalErrorCode, signaal_error

LONGEST_FACTS = 2000
"""Characters of what was seen, and of what was heard."""
LONGEST_LINE = 500
"""Characters of every other field."""

_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which sound or look like another."""

Facts = Annotated[str, Field(max_length=LONGEST_FACTS, repr=False)]
Line = Annotated[str, Field(max_length=LONGEST_LINE, repr=False)]


class Melder(BaseModel):
    """Who tells it and can be called back."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    naam: Line
    organisatie: Line = ""
    telefoon: Line = ""


class Signaal(BaseModel):
    """One Signaal, as its recipient reads it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    formaat: Literal["klantbeeld-signaal/1"] = "klantbeeld-signaal/1"
    code: Annotated[str, Field(pattern=f"^[{_CODE_LETTERS}]{{3}}-[{_CODE_LETTERS}]{{3}}$")]
    """Random; said on the phone, so that the recipient knows which file it is and that it is no forgery."""
    gezien: Facts = ""
    """What the consultant saw."""
    gehoord: Facts = ""
    """What the klant or others said."""
    wanneer: Line = ""
    """When that was, in the words of the consultant: "elke avond, al twee weken" is no moment."""
    over: Line = ""
    """Whom it concerns and how to reach them, as the consultant chooses to write it."""
    wie_gebeld: Line = ""
    """Who was called."""
    afgesproken: Line = ""
    """What was agreed with whom was called."""
    melder: Melder
    gemaakt_op: AwareDatetime
    """When it was sealed."""


FIELDS = ("gezien", "gehoord", "wanneer", "over", "wie_gebeld", "afgesproken")
"""What a consultant writes, in the order in which it is asked."""


def new_code() -> str:
    """A random code of six letters and figures that can be said on the phone."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


def make_signaal(written: Mapping[str, str], melder: Melder, at: datetime) -> Signaal:
    """A Signaal from what was typed, with a fresh code.

    Args:
        written: the text of each of :data:`FIELDS`; what is missing is empty.
        melder: who writes it.
        at: now.

    Raises:
        KlantbeeldError: SIGNAAL-LEEG or SIGNAAL-TE-LANG, naming the field and nothing that stands in it.
    """
    clean = checked_texts(written)
    return Signaal(
        code=new_code(),
        gezien=clean["gezien"],
        gehoord=clean["gehoord"],
        wanneer=clean["wanneer"],
        over=clean["over"],
        wie_gebeld=clean["wie_gebeld"],
        afgesproken=clean["afgesproken"],
        melder=melder,
        gemaakt_op=at,
    )


def checked_texts(written: Mapping[str, str]) -> dict[str, str]:
    """What was typed, clean and complete, per name of :data:`FIELDS`.

    Raises:
        KlantbeeldError: SIGNAAL-LEEG or SIGNAAL-TE-LANG, naming the field and nothing that stands in it.
    """
    clean = {name: without_controls(written.get(name, "")).strip() for name in FIELDS}
    for name, text in clean.items():
        if len(text) > longest(name):
            raise signaal_error(SignaalErrorCode.TE_LANG, name)
    if not clean["gezien"] and not clean["gehoord"]:
        raise signaal_error(SignaalErrorCode.LEEG, "gezien")
    return clean


def longest(name: str) -> int:
    """How many characters fit in the field called ``name``."""
    return LONGEST_FACTS if name in ("gezien", "gehoord") else LONGEST_LINE
