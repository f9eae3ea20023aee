"""The codes of what can go wrong in a gesprek and on the command line.

Every other room keeps its own codes beside what raises them; all share
:class:`questionnaires.errors.KlantbeeldError`. Exit codes of the program live here too.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from questionnaires.errors import KlantbeeldError

__all__ = ["CommandErrorCode", "ExitCode", "KlantbeeldError", "SessionErrorCode"]


class ExitCode(IntEnum):
    """What the program tells the shell."""

    KLAAR = 0
    """Done."""
    NEE = 1
    """The answer is no: not verified, not complete, findings."""
    FOUT = 2
    """Wrong use or bad input."""


class SessionErrorCode(StrEnum):
    """Why a command cannot be carried out in this gesprek now."""

    ONBEKEND = "GESPREK-ONBEKEND"
    """Names a leefgebied, vraag, feit or part that is not there."""
    ANTWOORD_PAST_NIET = "GESPREK-ANTWOORD-PAST-NIET"
    """The answer is not one the vraag allows."""
    AFGESLOTEN = "GESPREK-AFGESLOTEN"
    """The gesprek is closed; reopen it first."""
    REDEN_NODIG = "GESPREK-REDEN-NODIG"
    """After the advice a change needs a reason."""
    OORDEEL_BEVROREN = "GESPREK-OORDEEL-BEVROREN"
    """The own judgement is fixed once the advice was shown."""
    OORDEEL_NODIG = "GESPREK-OORDEEL-NODIG"
    """The own judgement comes before the advice."""
    ONVOLLEDIG = "GESPREK-ONVOLLEDIG"
    """Something an advice needs has neither a value nor a reason for none."""
    MOET_NIET = "PLAN-MOET-NIET"
    """This afspraak cannot be a duty."""
    PLAN_ONVOLLEDIG = "PLAN-ONVOLLEDIG"
    """The plan lacks what it needs before it can be signed."""
    PLAN_VAST = "PLAN-VAST"
    """The plan was signed; a change starts a new version."""
    TEKENEN_NIET = "PLAN-TEKENEN-NIET"
    """Signing is not right now, or the choice lacks something."""
    VASTSTELLEN_NIET = "PLAN-VASTSTELLEN-NIET"
    """There is no signed plan to seal."""
    PLAN_NOG_NIET = "PLAN-NOG-NIET"
    """The plan is not that far yet, or already further."""
    DELEN_NIET = "PLAN-DELEN-NIET"
    """This cannot be shared with a third party."""
    DATUM_PAST_NIET = "GESPREK-DATUM-PAST-NIET"
    """A day that cannot be."""
    NIETS_ONGEDAAN = "GESPREK-NIETS-ONGEDAAN"
    """There is nothing to undo or to do again."""
    GEMEENTE_NIET_KLAAR = "GEMEENTE-NIET-KLAAR"
    """A real visit needs numbers to call and someone to turn to."""
    LEEG = "GESPREK-LEEG"
    """A text is empty."""


class CommandErrorCode(StrEnum):
    """What can be wrong with how the program is called or with a file given to it."""

    GEBRUIK = "OPDRACHT-GEBRUIK"
    """Words or options that do not fit."""
    GEEN_TERMINAL = "OPDRACHT-GEEN-TERMINAL"
    """The app needs a terminal."""
    BESTAND_ONLEESBAAR = "BESTAND-ONLEESBAAR"
    """A file is not there or cannot be read."""
    BESTAND_ONGELDIG = "BESTAND-ONGELDIG"
    """A file is not of the published form."""
    BESTAND_BESTAAT = "BESTAND-BESTAAT"
    """Would overwrite something."""
    BSN_ONGELDIG = "KLANT-BSN-ONGELDIG"
    """Fails the elfproef."""
    DATUM_ONGELDIG = "KLANT-DATUM-ONGELDIG"
    """Not a date, or not a possible one."""
    KLANT_ONGELDIG = "KLANT-ONGELDIG"
    """Something about a klant does not fit."""
