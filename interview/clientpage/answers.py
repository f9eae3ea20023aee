"""What the page may answer: a drawn signature, a name that the klant typed, or no signature.

Pure. Owns the check of everything that comes from the browser. It must never repeat in an error what came in.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from interview.clientpage.strokes import Handtekening
from interview.plain_text import one_line

LARGEST_ANSWER = 1024 * 1024
"""Bytes; a signature of 20 000 points fits, and one that someone makes is a fiftieth."""
LONGEST_NAME = 120
"""Characters."""


class _AnswerModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Getekend(_AnswerModel):
    """The klant drew a signature."""

    antwoord: Literal["getekend"]
    """Names this kind of answer."""
    handtekening: Handtekening
    """The strokes."""


class NaamGetypt(_AnswerModel):
    """The klant typed a name, which counts as a signature."""

    antwoord: Literal["naam"]
    """Names this kind of answer."""
    naam: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    """As typed, on one line."""

    @field_validator("naam")
    @classmethod
    def _can_be_read(cls, name: str) -> str:
        plain = one_line(name)
        if not any(char.isalnum() for char in plain):
            raise ValueError("no letter in it")
        return plain


class TekentTochNiet(_AnswerModel):
    """The klant would rather not sign now."""

    antwoord: Literal["niet"]
    """Names this kind of answer."""


PageAnswer = Getekend | NaamGetypt | TekentTochNiet
"""Everything the page can say."""

_ANSWER: TypeAdapter[PageAnswer] = TypeAdapter(
    Annotated[PageAnswer, Field(discriminator="antwoord")], config=ConfigDict(allow_inf_nan=False)
)


def read_answer(body: bytes) -> PageAnswer | None:
    """The answer in ``body`` (JSON of at most ``LARGEST_ANSWER`` bytes), or None when it is not one."""
    if len(body) > LARGEST_ANSWER:
        return None
    try:
        return _ANSWER.validate_json(body)
    except ValidationError:
        return None
