"""The one shape of every error a user can meet: a code, what happened, where, and the remedy.

It lives in the lowest room so that every room can raise it. It must never carry
personal data: name a file, a key or a record, never what a person said.
"""

from __future__ import annotations

from enum import StrEnum


class KlantbeeldError(Exception):
    """A refusal that a user can act on.

    ``code`` is stable and is what tests and scripts rely on; the Dutch texts may be reworded.
    """

    def __init__(self, code: StrEnum, what: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the four parts apart so that every front end can lay them out itself."""
        super().__init__(code, what, where, remedy)
        self.code = code
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: code, what happened, the place in brackets, and what to do."""
        place = f" ({self.where})" if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.code}: {self.what}{place}.{remedy}"


class ContentErrorCode(StrEnum):
    """What can be wrong with a questionnaire, a regelset or a catalogus."""

    ONLEESBAAR = "INHOUD-ONLEESBAAR"
    """The file is not there, too large, or not TOML."""
    ONGELDIG = "INHOUD-ONGELDIG"
    """The file is TOML, but not of the published form."""
    VOORWAARDE = "INHOUD-VOORWAARDE"
    """A condition does not follow the grammar or names something unknown."""
    ONBEKEND = "INHOUD-ONBEKEND"
    """No content of that name and version is installed."""
    GEWIJZIGD = "INHOUD-GEWIJZIGD"
    """A file differs from what a stored gesprek was held with."""
