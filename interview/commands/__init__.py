"""The commands of klantbeeld, one file each, and the list that names them.

Nothing here is loaded before it is asked for: the list holds words only, so that ``--help`` costs
nothing. A command answers with an exit code and never prints a traceback.
"""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "demo": "open de app met acht bedachte klanten; zonder terminal: een heel gesprek, tot en met het plan",
    "gesprek": "voer een gesprek in gewone regels, voor schermlezers: gesprek --lineair",
    "score": "zeg wat de regels adviseren bij een gesprek in een bestand, en waarom",
    "plan": "maak Mijn plan (en het verslag) als PDF van een gesprek in een bestand",
    "plan vaststellen": "zet het zegel van de gemeente op een getekend plan",
    "kaart": "maak de kaarten voor een bezoek, om af te drukken: gesprek, informatie en afspraken",
    "controleer": "controleer of een plan of verslag echt is, en vastgesteld",
    "sleutels": "laat zien waarmee uw opslag opengaat en waarmee u tekent",
    "sleutels wachtzin": "kies een andere wachtzin",
    "sleutels herstel": "open de opslag met de herstelsleutel en kies een nieuwe wachtzin",
    "sleutels maak": "maak certificaten om mee te oefenen",
    "sleutels gebruik": "teken voortaan met uw eigen certificaat (PKCS#12)",
    "signaal": "schrijf op wat u zag of hoorde over gevaar, verzegeld voor één ontvanger",
    "signaal sleutel": "maak een sleutel voor wie Signalen ontvangt",
    "signaal lijst": "zeg hoeveel Signalen wachten, en sinds wanneer",
    "signaal geef": "zet de verzegelde Signalen in een map of op een stick",
    "signaal open": "lees een Signaal, als ontvanger",
    "gemeente": "laat zien welke pakketten van gemeenten er zijn, en welk u gebruikt",
    "gemeente controleer": "zeg wat er aan het pakket van een gemeente ontbreekt of verlopen is",
    "gemeente installeer": "neem het pakket van uw gemeente in gebruik",
    "gemeente toon": "laat zien welke pakketten er zijn, of wat er in een staat",
    "gemeente maak": "maak een geraamte om in te vullen voor uw gemeente",
    "regels": "laat zien welke regelsets er zijn",
    "regels toon": "toon regels in gewone zinnen of als tabel, of wat er tussen twee anders is",
    "regels controleer": "ga na of regels volledig zijn en kloppen, over alle gevallen die er zijn",
    "regels algoritmeregister": "maak de registratie van een regelset voor het Algoritmeregister",
    "importeer": "lees klanten in uit een CSV-bestand, of kijk een gesprek in JSON na",
    "exporteer": "schrijf gesprekken naar een bestand, als JSON of CSV",
    "herscoor": "bereken bewaarde gesprekken opnieuw met andere regels, en zeg wat er verandert",
    "oordelen": "zeg per regel hoe vaak mensen hetzelfde oordelen als het advies, en hoe vaak anders",
    "ratios": "reken uit hoeveel mensen uw gemeente binnen een jaar bereikt, uit eigen aantallen",
    "schema": "toon de vorm van een gesprek in JSON (JSON Schema)",
    "dokter": "kijk wat er op deze computer ontbreekt, en wat u eraan doet",
}
"""What a person types, and what it does."""


def module_of(command: str) -> str:
    """The module that carries out ``command``."""
    return f"{__name__}.{command.replace(' ', '_')}"
