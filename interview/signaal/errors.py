"""The codes of what can go wrong with a Signaal. A text never repeats what was written in it."""

from __future__ import annotations

from enum import StrEnum

from questionnaires.errors import KlantbeeldError

ON_PAPER = "Bel, en schrijf op papier op wat u zag en hoorde."
"""The remedy that always works."""


class SignaalErrorCode(StrEnum):
    """Why a Signaal cannot be written, sealed, given or opened."""

    GEEN_ONTVANGER = "SIGNAAL-GEEN-ONTVANGER"
    """The gemeentepakket names nobody who may read it."""
    SLEUTEL_ONGELDIG = "SIGNAAL-SLEUTEL-ONGELDIG"
    """The recipient's key is no public age key."""
    LEEG = "SIGNAAL-LEEG"
    """Neither something seen nor something heard."""
    TE_LANG = "SIGNAAL-TE-LANG"
    """A text is longer than fits."""
    MAP_ONTBREEKT = "SIGNAAL-MAP-ONTBREEKT"
    """There is no such folder."""
    MAP_ANDERS = "SIGNAAL-MAP-ANDERS"
    """The folder holds another file of the same name."""
    MAP_SCHRIJFT_NIET = "SIGNAAL-MAP-SCHRIJFT-NIET"
    """The folder cannot be written, or gives back something else than was put there."""
    SLEUTELBESTAND = "SIGNAAL-SLEUTELBESTAND"
    """The key file is no key file, or the passphrase does not open it."""
    GAAT_NIET_OPEN = "SIGNAAL-GAAT-NIET-OPEN"
    """The file is damaged, no Signaal, or meant for another key."""


_TEXTS: dict[SignaalErrorCode, tuple[str, str]] = {
    SignaalErrorCode.GEEN_ONTVANGER: (
        "in het gemeentepakket staat niemand die een Signaal mag lezen",
        f"{ON_PAPER} Vraag de beheerder om de ontvanger in het gemeentepakket te zetten, onder [signaal].",
    ),
    SignaalErrorCode.SLEUTEL_ONGELDIG: (
        "de sleutel van de ontvanger klopt niet",
        f"{ON_PAPER} Vraag de beheerder om de openbare sleutel (age1...) in het gemeentepakket na te kijken.",
    ),
    SignaalErrorCode.LEEG: (
        "er staat nog niet wat u zag of hoorde",
        "Schrijf een van de twee op, in gewone woorden.",
    ),
    SignaalErrorCode.TE_LANG: (
        "deze tekst is te lang",
        "Schrijf alleen op wat u zag en hoorde. De rest vertelt u aan de telefoon.",
    ),
    SignaalErrorCode.MAP_ONTBREEKT: (
        "deze map is er niet",
        "Kies een map die er is. Hier is niets weggehaald.",
    ),
    SignaalErrorCode.MAP_ANDERS: (
        "in deze map staat al een ander bestand met deze naam",
        "Kies een andere map. Er is niets overschreven.",
    ),
    SignaalErrorCode.MAP_SCHRIJFT_NIET: (
        "in deze map kan het bestand niet goed geschreven worden",
        "Kijk of er ruimte is, of neem een andere stick. Hier is niets weggehaald.",
    ),
    SignaalErrorCode.SLEUTELBESTAND: (
        "dit sleutelbestand gaat niet open",
        "Kijk of het bestand en de wachtzin kloppen.",
    ),
    SignaalErrorCode.GAAT_NIET_OPEN: (
        "dit Signaal gaat met deze sleutel niet open",
        "Kijk of het voor u bedoeld is en of het bestand heel is. Bel anders wie het schreef.",
    ),
}


def signaal_error(code: SignaalErrorCode, where: str = "") -> KlantbeeldError:
    """The error of ``code``; ``where`` names a file or a field, never what was written."""
    what, remedy = _TEXTS[code]
    return KlantbeeldError(code, what, where=where, remedy=remedy)
