"""Whether there is a person at a terminal, for what cannot work without."""

from __future__ import annotations

import sys

from interview.errors import CommandErrorCode, KlantbeeldError


def has_terminal() -> bool:
    """True when a person can type and see."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def require_terminal(what: str, remedy: str) -> None:
    """Raise OPDRACHT-GEEN-TERMINAL when nobody is there: a screen would wait for ever."""
    if not has_terminal():
        raise KlantbeeldError(
            CommandErrorCode.GEEN_TERMINAL, f"{what} heeft een terminal nodig", remedy=remedy
        )
