"""The error codes of the store, with their Dutch texts.

A text names a file, a table or a row number; never a person, and never what was said.
"""

from __future__ import annotations

from enum import StrEnum

from questionnaires.errors import KlantbeeldError


class StoreErrorCode(StrEnum):
    """What can go wrong between a person's work and the disk."""

    BESTAAT_AL = "OPSLAG-BESTAAT-AL"
    """There is already a store or a key file here; making a new one would cover it."""
    ONTBREEKT = "OPSLAG-ONTBREEKT"
    """There is no store here."""
    SLEUTELBESTAND_ONTBREEKT = "OPSLAG-SLEUTELBESTAND-ONTBREEKT"
    """The store is here, its key file and all copies of that are not."""
    SLEUTELBESTAND_BESCHADIGD = "OPSLAG-SLEUTELBESTAND-BESCHADIGD"
    """Neither the key file nor any copy can be read."""
    SLEUTELBESTAND_NIEUWER = "OPSLAG-SLEUTELBESTAND-NIEUWER"
    """The key file is of a later format than this program knows."""
    WACHTZIN_ONJUIST = "OPSLAG-WACHTZIN-ONJUIST"
    """The passphrase does not open the key file."""
    WACHTZIN_TE_KORT = "OPSLAG-WACHTZIN-TE-KORT"
    """A new passphrase is shorter than the minimum."""
    AFLEIDEN_MISLUKT = "OPSLAG-AFLEIDEN-MISLUKT"
    """The process that turns the passphrase into a key did not finish."""
    ONTVANGER_ONGELDIG = "OPSLAG-ONTVANGER-ONGELDIG"
    """The recovery recipient is not a public age key."""
    HERSTELSLEUTEL_ONGELDIG = "OPSLAG-HERSTELSLEUTEL-ONGELDIG"
    """The recovery key is no age identity, or not the one of this store."""
    NIET_VERSLEUTELD = "OPSLAG-NIET-VERSLEUTELD"
    """The database is not encrypted, or the library cannot encrypt."""
    SLEUTEL_PAST_NIET = "OPSLAG-SLEUTEL-PAST-NIET"
    """The database does not belong to this key file, or its first page is damaged."""
    IN_GEBRUIK = "OPSLAG-IN-GEBRUIK"
    """Another process holds the store."""
    ALLEEN_LEZEN = "OPSLAG-ALLEEN-LEZEN"
    """The volume or folder cannot be written."""
    SCHIJF_VOL = "OPSLAG-SCHIJF-VOL"
    """The disk is full, the reserve included."""
    LEESFOUT = "OPSLAG-LEESFOUT"
    """The disk refused a read or a write for another reason."""
    BESCHADIGD = "OPSLAG-BESCHADIGD"
    """A page of the database does not pass its integrity check."""
    GEGEVEN_BESCHADIGD = "OPSLAG-GEGEVEN-BESCHADIGD"
    """One sealed value cannot be opened with the key of its klant."""
    JOURNAAL_GEBROKEN = "OPSLAG-JOURNAAL-GEBROKEN"
    """The chain of events was changed, cut or reordered."""
    CONFLICT = "OPSLAG-CONFLICT"
    """The writer had not seen the last event of this gesprek."""
    NIEUWER = "OPSLAG-NIEUWER"
    """The store was written by a later version of this program."""
    SCHEMA_PAST_NIET = "OPSLAG-SCHEMA-PAST-NIET"
    """A table or column is not as this version of the program made it."""
    ONBEKEND = "OPSLAG-ONBEKEND"
    """No such klant, gesprek or document."""
    DUBBEL = "OPSLAG-DUBBEL"
    """That identity is already in use."""
    GEWIST = "OPSLAG-GEWIST"
    """The key of this klant was destroyed on purpose."""
    KLANTSLEUTEL_ONTBREEKT = "OPSLAG-KLANTSLEUTEL-ONTBREEKT"
    """The key file has no key for this klant, though it was not destroyed."""
    KOPIE_BESTAAT_AL = "OPSLAG-KOPIE-BESTAAT-AL"
    """A backup would cover an existing file."""
    VERKEERDE_DRAAD = "OPSLAG-VERKEERDE-DRAAD"
    """The store was used from a thread that does not own it: a fault in the program."""
    GESLOTEN = "OPSLAG-GESLOTEN"
    """Something was asked of a store that is being closed; it was not done."""


_TEXTS: dict[StoreErrorCode, tuple[str, str]] = {
    StoreErrorCode.BESTAAT_AL: (
        "Hier staat al een opslag",
        "Open die met uw wachtzin, of kies een andere map.",
    ),
    StoreErrorCode.ONTBREEKT: (
        "Hier staat geen opslag",
        "Maak eerst een opslag, of zet een kopie terug op deze plek.",
    ),
    StoreErrorCode.SLEUTELBESTAND_ONTBREEKT: (
        "De gegevens staan er, maar het sleutelbestand is weg",
        "Zet een kopie van het sleutelbestand terug. Maak geen nieuwe opslag.",
    ),
    StoreErrorCode.SLEUTELBESTAND_BESCHADIGD: (
        "Het sleutelbestand en de kopieën ervan zijn beschadigd",
        "Zet een goede kopie van het sleutelbestand terug.",
    ),
    StoreErrorCode.SLEUTELBESTAND_NIEUWER: (
        "Het sleutelbestand is gemaakt met een nieuwere versie van klantbeeld",
        "Installeer die nieuwere versie.",
    ),
    StoreErrorCode.WACHTZIN_ONJUIST: (
        "Deze wachtzin past niet",
        "Probeer het nog eens. Weet u de wachtzin niet meer? Gebruik dan de herstelsleutel.",
    ),
    StoreErrorCode.WACHTZIN_TE_KORT: (
        "De wachtzin is te kort",
        "Kies een zin van ten minste 12 tekens, bijvoorbeeld vier losse woorden.",
    ),
    StoreErrorCode.AFLEIDEN_MISLUKT: (
        "De wachtzin kon niet worden gecontroleerd",
        "Sluit andere programma's, zodat er geheugen vrijkomt, en probeer het opnieuw.",
    ),
    StoreErrorCode.ONTVANGER_ONGELDIG: (
        "Dit is geen openbare herstelsleutel",
        "Vraag uw gemeente om de sleutel die begint met age1, of maak een herstelblad.",
    ),
    StoreErrorCode.HERSTELSLEUTEL_ONGELDIG: (
        "Deze herstelsleutel past niet bij deze opslag",
        "Kijk of u alle groepen goed overnam, en of het het goede herstelblad is.",
    ),
    StoreErrorCode.NIET_VERSLEUTELD: (
        "De opslag is niet versleuteld en wordt daarom niet geopend",
        "Zet een versleutelde kopie terug en meld dit aan uw beheerder.",
    ),
    StoreErrorCode.SLEUTEL_PAST_NIET: (
        "Het sleutelbestand hoort niet bij deze opslag, of het begin van de opslag is beschadigd",
        "Zet de opslag en het sleutelbestand terug die bij elkaar horen.",
    ),
    StoreErrorCode.IN_GEBRUIK: (
        "Klantbeeld is al open op deze computer",
        "Ga naar het andere venster, of sluit dat eerst.",
    ),
    StoreErrorCode.ALLEEN_LEZEN: (
        "Op deze plek kan niet worden geschreven: alleen-lezen",
        "Maak een kopie van de hele map op een gewone schijf en open die.",
    ),
    StoreErrorCode.SCHIJF_VOL: (
        "De schijf is vol; dit is nog niet opgeslagen",
        "Maak ruimte vrij op de schijf en probeer het opnieuw.",
    ),
    StoreErrorCode.LEESFOUT: (
        "De schijf geeft een fout",
        "Maak een kopie van de hele map en vraag uw beheerder de schijf na te kijken.",
    ),
    StoreErrorCode.BESCHADIGD: (
        "De opslag is beschadigd",
        "Zet de laatste goede kopie terug. Gooi het beschadigde bestand niet weg.",
    ),
    StoreErrorCode.GEGEVEN_BESCHADIGD: (
        "Een opgeslagen gegeven is beschadigd of verplaatst",
        "Zet de laatste goede kopie terug. Gooi het beschadigde bestand niet weg.",
    ),
    StoreErrorCode.JOURNAAL_GEBROKEN: (
        "Het verslag van een gesprek is achteraf veranderd",
        "Zet de laatste goede kopie terug en meld dit aan uw beheerder.",
    ),
    StoreErrorCode.CONFLICT: (
        "Dit gesprek is intussen verder gegaan",
        "Open het gesprek opnieuw en voer het laatste nog eens in.",
    ),
    StoreErrorCode.NIEUWER: (
        "Deze opslag is gemaakt met een nieuwere versie van klantbeeld",
        "Installeer die nieuwere versie.",
    ),
    StoreErrorCode.SCHEMA_PAST_NIET: (
        "De opslag past niet bij deze versie van klantbeeld",
        "Installeer de versie waarmee de opslag is gemaakt. Meld dit aan uw beheerder.",
    ),
    StoreErrorCode.ONBEKEND: (
        "Dit staat niet in de opslag",
        "Kijk of u de goede opslag hebt geopend.",
    ),
    StoreErrorCode.DUBBEL: (
        "Dit staat al in de opslag",
        "Open wat er al staat.",
    ),
    StoreErrorCode.GEWIST: (
        "De gegevens van deze klant zijn gewist",
        "Wissen kan niet ongedaan worden gemaakt.",
    ),
    StoreErrorCode.KLANTSLEUTEL_ONTBREEKT: (
        "De sleutel van deze klant staat niet in het sleutelbestand",
        "Zet een nieuwere kopie van het sleutelbestand terug.",
    ),
    StoreErrorCode.KOPIE_BESTAAT_AL: (
        "Er staat al een bestand met deze naam",
        "Kies een andere naam voor de kopie.",
    ),
    StoreErrorCode.VERKEERDE_DRAAD: (
        "Er ging iets mis in het programma; er is niets opgeslagen",
        "Sluit klantbeeld en open het opnieuw. Meld dit aan uw beheerder.",
    ),
    StoreErrorCode.GESLOTEN: (
        "De opslag is al gesloten; dit is niet meer gedaan",
        "Open klantbeeld opnieuw. Wat opgeslagen was, is er nog.",
    ),
}


def store_error(code: StoreErrorCode, where: str = "") -> KlantbeeldError:
    """The error of ``code``, with its Dutch texts. ``where`` names a file or a row, never a person."""
    what, remedy = _TEXTS[code]
    return KlantbeeldError(code, what, where=where, remedy=remedy)


class StoreNoticeCode(StrEnum):
    """What the store put right by itself, and a person should still know."""

    SLEUTELKOPIE_GEBRUIKT = "OPSLAG-SLEUTELKOPIE-GEBRUIKT"
    """The key file was damaged or missing; a copy was used and put in its place."""
    RESERVE_GEBRUIKT = "OPSLAG-RESERVE-GEBRUIKT"
    """The disk was full; the reserve was given up to save the last answer."""
    WISSEN_AFGEMAAKT = "OPSLAG-WISSEN-AFGEMAAKT"
    """An erasure that was interrupted has been completed."""


NOTICE_TEXTS: dict[StoreNoticeCode, str] = {
    StoreNoticeCode.SLEUTELKOPIE_GEBRUIKT: (
        "Het sleutelbestand was beschadigd. De laatste goede kopie is gebruikt en teruggezet."
    ),
    StoreNoticeCode.RESERVE_GEBRUIKT: (
        "De schijf is vol. Uw laatste antwoord is opgeslagen in de reserve. Maak nu ruimte vrij."
    ),
    StoreNoticeCode.WISSEN_AFGEMAAKT: "Het wissen van een klant was onderbroken en is nu afgemaakt.",
}
