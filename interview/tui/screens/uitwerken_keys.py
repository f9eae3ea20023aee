"""The keys of the uitwerken: their names for a keymap of one's own, and what they are for at each moment."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """What the keys are for now."""

    NIVEAU = "niveau"
    BELEMMERT = "belemmert"
    VRAGEN = "vragen"
    OBSERVATIES = "observaties"
    BEWIJS = "bewijs"
    FEIT = "feit"


PANEL_KEYS = {"k": Mode.VRAGEN, "o": Mode.OBSERVATIES, "e": Mode.BEWIJS}

KEYS: tuple[tuple[str, str, str], ...] = (
    *((str(digit), str(digit), f"Niveau {digit}, of keuze {digit}") for digit in range(1, 6)),
    *((str(digit), str(digit), f"Keuze {digit}") for digit in range(6, 10)),
    ("0", "0", "Keuze 0"),
    ("b", "niet_besproken", "Niet besproken"),
    ("z", "wil_niet_zeggen", "Wil niet zeggen"),
    ("w", "weet_niet", "Weet niet"),
    ("n", "nee", "Nee, of n.v.t."),
    ("j", "ja", "Ja"),
    ("question_mark", "vraagteken", "Weet niet of het tegenhoudt"),
    ("v", "nvt", "Wat de klant zelf zegt van het niveau; bij een vraag: n.v.t."),
    ("s", "spoed", "Spoed aan of uit"),
    ("k", "vragen", "Kernvragen en andere vragen"),
    ("o", "observaties", "Wat u zag"),
    ("e", "bewijs", "Waar het niveau op rust"),
    ("c", "cijfer", "Eigen cijfer van de klant"),
    ("l", "losse_notities", "Losse notities een plek geven"),
    ("g", "ga_naar", "Naar een ander leefgebied"),
    ("r", "bron", "Bron van een feit"),
    ("d", "datum", "Datum van die bron"),
    ("up", "omhoog", "Omhoog"),
    ("down", "omlaag", "Omlaag"),
    ("left", "vorige", "Vorig leefgebied"),
    ("pageup", "vorige_blad", "Vorig leefgebied"),
    ("right", "volgende", "Volgend leefgebied"),
    ("pagedown", "volgende_blad", "Volgend leefgebied"),
    ("enter", "verder", "Verder naar wat nog open is"),
    ("space", "spatie", "Aan of uit"),
    ("backspace", "wissen", "Leegmaken"),
    ("delete", "leeg", "Leegmaken"),
    ("escape", "terug", "Een stap terug"),
)
"""Key, name and meaning. All are read by one action, which knows what they are for at that moment."""

HINTS = {
    Mode.NIVEAU: "1-5=niveau   k=vragen   o=gezien   e=bewijs   c=cijfer   s=spoed   F1=hulp",
    Mode.BELEMMERT: "j n ?=houdt tegen   1-5=niveau   Enter=verder   s=spoed   F1=hulp",
    Mode.FEIT: "1-9=kiest   b z w=geen antwoord   Enter=verder   ←→=ander feit   F1=hulp",
}

UNDO_KEYS: tuple[tuple[str, str, str], ...] = (
    ("ctrl+z", "ongedaan", "Maak de laatste stap ongedaan"),
    ("ctrl+y", "herstel", "Zet terug wat ongedaan was"),
)
"""Read in the same order as all other keys: nothing here is a text field with an undo of its own."""

HELP_TEXTS = {
    Mode.NIVEAU: (
        "Kies het niveau dat het best past bij wat u hoorde en zag. Twijfelt u, kies dan wat er meestal "
        "gebeurt. Niet besproken is ook een antwoord. Wil de klant er zelf iets bij zeggen? Druk op v. "
        "g brengt u naar een ander leefgebied."
    ),
    Mode.BELEMMERT: (
        "Houdt dit werk of meedoen nu tegen? Dat is een ander oordeel dan het niveau: een laag niveau hoeft "
        "niets tegen te houden. Bespreek het met de klant. Daarna komt vanzelf wat nog open is."
    ),
    Mode.FEIT: (
        "Noteer wat bekend is, en wie het zegt. Weet niemand het, kies dan weet niet. Alleen waar 'nodig' "
        "bij staat, hoort bij een advies. De rest mag u overslaan met Enter."
    ),
}
"""What F1 says, for as long as no list is open; a list has its own."""
