"""What a klantbeeldgesprek never asks and never looks for, as words to find in a questionnaire.

A word list catches slips and plain attempts, in Dutch and English; it does not replace a reader.
It errs towards alarm: a sentence that trips it can nearly always be said in another way. It must
never be used on what a klant says or a consultant notes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Onderwerp(StrEnum):
    """What a text may not be about."""

    DIAGNOSE = "diagnose of medicijnen"
    AFKOMST = "nationaliteit, afkomst, verblijf of thuistaal"
    OVERTUIGING = "geloof, gerichtheid of politiek"
    ZWANGERSCHAP = "zwangerschap of kinderwens"
    JUSTITIE = "straffen of veroordelingen"
    CONTROLE = "wie er woont of slaapt, contant geld, giften of reizen"
    NAMEN = "namen van anderen"
    VERWIJT = "een verwijt in de vorm van een vraag"
    UITERLIJK = "geur, kleding, netheid of uiterlijk"
    VERVANGER = "een vervanger van afkomst of groep, zoals postcode, achternaam, geslacht of leeftijd"


class LieverNiet(StrEnum):
    """What a text had better not be about."""

    TAALNIVEAU = "een taalniveau; schrijf op wat iemand doet"
    MOTIVATIE = "motivatie; schrijf op wat iemand doet of zegt"


_NEVER = {
    Onderwerp.DIAGNOSE: r"""
        \bdiagnos\w* | \bmedicijn\w* | \bmedicatie\w* | \bmedicament\w* | \bpil(?:len)?\b
        | \bslik(?:t|ken)\b | \baandoening\w* | \bstoornis\w* | \bziektebeeld\w*
        | \b(?:welke|wat\ voor)\ ziektes?\b | \bwat\ mankeert\ (?:u|je|de\ klant)\b | \bwaaraan\ lijdt\b
        | \bantidepress\w* | \bmethadon\b | \bdsm\b | \badhd\b | \bautis\w* | \bdepressie\w*
        | \bdepressief\b | \bptss\b | \bborderline\w* | \bschizo\w* | \bpsychos\w* | \bbipolair\w*
        | \bburn-?\ ?out\w* | \bkanker\w* | \bdiabet\w* | \bhiv\b | \bmedication\w* | \bmedicines?\b
        | \bprescri\w* | \billness\w* | \bdisorders?\b | \bdisease\w* | \btabletten\b
        | \bziekte\ (?:heeft|hebt)\b | \bvoor\ ziekte\b | \bwat\ scheelt\b | \bdrugs\ for\b
        | \btake\ any\ drugs\b | \bsick\ with\b | \bcondition\b | \b(?:de|een|uw|welke)\ ziekte\b
        | \bonder\ behandeling\b | \bpsychiat\w*
    """,
    Onderwerp.AFKOMST: r"""
        \bnationalit\w* | \bgeboorte(?:land|plaats|stad)\w* | \bgeboren\b | \bherkomst\w* | \bafkomst\w*
        | \b(?:uit|van)\ welk(?:e)?\ (?:land|cultuur|streek)\b
        | \bwaar\ kom(?:t|en)?\ \w+\ (?:\w+\ )?vandaan\b | \bverblijf(?:s\w+)\b | \bstatushouder\w*
        | \basiel\w* | \bvluchteling\w* | \bpaspoort\w* | \betni\w* | \bmigra\w* | \ballochto\w*
        | \bthuistaal\b | \bthuistalen\b | \bmoedertaal\b | \bmoedertalen\b
        | \bta(?:al|len)\b[^.?!]*\bthuis\b | \bthuis\b[^.?!]*\bta(?:al|len)\b
        | \b(?:al|naar|sinds)\b[^.?!]*\bin\ nederland\b | \bnaar\ nederland\b | \bmarok\w* | \bturk\w*
        | \bsurina\w* | \bantill\w* | \bsomali\w* | \bsyri\w* | \beritre\w* | \bafgha\w* | \bcountry\ of\b
        | \bborn\b | \bbirth\ ?place\b | \bethnic\w* | \brace\b | \bresidence\ permit\w* | \basylum\b
        | \brefugee\w* | \bimmigra\w* | \bmother\ tongue\b | \bnative\ language\b
        | \blanguages?\b[^.?!]*\bhome\b | \b(?:uw|je|hun)\ (?:roots|cultuur|volk)\b | \bopgegroeid\b
        | \bgrew\ up\b | \buit\ welk(?:e)?\ (?:dorp|stad)\b | \bresidence\b
    """,
    Onderwerp.OVERTUIGING: r"""
        \breligi\w* | \bgodsdienst\w* | \b(?:uw|een|welk|het|wat\ voor)\ geloof\b
        | \bgelooft\ u\ (?:in|aan)\b | \bgelovig\w* | \bgeloofs\w* | \bmoskee\w* | \bkerk\w*
        | \bsynagoge\w* | \bbidt?\ u\b | \bbidden\b | \bramadan\b | \bhoofddoek\w* | \bislam\w*
        | \bmoslim\w* | \bchriste\w* | \bjoods\w* | \bhindoe\w* | \bgeaardheid\b | \bseksue\w*
        | \bhomo(?:'?s|fiel\w*)?\b | \blesbisch\w* | \btransgender\w* | \blhbt\w* | \bpolitiek\w*
        | \bstemt\ u\b | \bgestemd\b | \bwelke\ partij\b | \bvakbond\w* | \bsexual\w* | \borientation\b
        | \bgay\b | \blesbian\b | \bchurch\w* | \bmosque\w* | \bfaith\b | \bpolitic\w* | \bvoted?\b
        | \btrade\ union\w* | \bsuikerfeest\b | \bfeestdagen\ viert\b
    """,
    Onderwerp.ZWANGERSCHAP: r"""
        \bzwanger\w* | \bkinderwens\w* | \bin\ verwachting\b | \banticonceptie\b | \bovertijd\b
        | \buitgerekend\b | \bwilt\ u\ (?:nog\ |ooit\ )?(?:meer\ )?kinderen\b | \bpregnan\w*
        | \bexpecting\b | \bmenstruatie\w* | \bongesteld\b | \bbevallen\b | \bbevalling\w*
        | \bwilt\ u\ nog\ een\ (?:baby|kind)\b
    """,
    Onderwerp.JUSTITIE: r"""
        \bveroorde\w* | \bgevangen\w* | \bdetentie\w* | \bvastgezeten\b | \bin\ de\ cel\b | \bcelstraf\w*
        | \bmisdrijf\b | \bmisdrijven\b | \bdelict\w* | \btaakstraf\w* | \breclassering\w* | \bjustitie\w*
        | \bopgepakt\b | \bmet\ de\ politie\b | \bconvict\w* | \bcriminal\w* | \bprison\w* | \bjail\w*
        | \barrest\w* | \boffen[cs]es?\b | \bprobation\b | \bpolitiecontact\w* | \bcriminele\b | \bpolice\b
        | \benkelband\w* | \bstraf\w*
    """,
    Onderwerp.CONTROLE: r"""

        \bwie\b[^.?!]{0,30}\b(?:woon(?:t|de)|wonen|slaapt|slapen|leeft|leven|verblij\w+|logeert|overnacht\w*)\b
        | \b(?:woont|slaapt|leeft|verblijft|logeert|overnacht)\b[^.?!]{0,20}\b(?:iemand|samen|alleen|ander)
        | \bhoeveel\ (?:mensen|personen|volwassenen)\b[^.?!]{0,20}\b(?:wonen|slapen|leven|ingeschreven)\b
        | \bsamenwon\w* | \bsamenwoon\w* | \bhuisgeno\w* | \bmedebewoner\w* | \binwonend\w* | \binwoning\w*
        | \bkostendeler\w* | \btandenborstel\w*
        | \bheeft\ u\ een\ (?:nieuwe\ )?(?:partner|vriend|vriendin|relatie)\b
        | \bdeelt\ u\ (?:uw|het|een)\ bed\b | \bcontant\w* | \bcash\b | \bzwart\ ?(?:geld|werk\w*|bij\w*)\b
        | \bbijverdien\w* | \bgiften?\b | \bcadeau\w* | \bschenking\w*
        | \bgeld\b[^.?!]{0,20}\bvan\ (?:familie|vrienden|anderen|iemand)\b | \bbuitenland\w*
        | \bvakantie\w* | \bvliegt\b | \bvliegticket\w* | \breis(?:t|je|jes)\b | \bop\ reis\b
        | \bwho\ (?:else\ )?(?:lives?|sleeps?|stays?)\b | \blive\ with\b | \bhousehold\ member\w*
        | \broom\ ?mate\w* | \bgifts?\b | \babroad\b | \bholidays?\b | \btrips?\b | \btravel\w*
        | \bdeelt\b[^.?!]{0,20}\b(?:huis|woning|kamer|keuken|bed)\b | \bop\ (?:dit|uw|hetzelfde)\ adres\b
        | \bblij(?:ft|ven)\b[^.?!]{0,40}\bslapen\b | \bgeld\b[^.?!]{0,20}\bin\ huis\b | \btoegestopt\b
        | \been\ (?:vaste\ |nieuwe\ )?relatie\b | \bslaapplaats\w* | \bwie\ (?:betaalt|koopt)\b
        | \bhidden\b | \bpays\ (?:for|your)\b | \bat\ this\ address\b | \brelationship\b
        | \bhoeveel\ bedden\b | \bverdien\w*\b[^.?!]{0,30}\bzwart\b
    """,
    Onderwerp.NAMEN: r"""
        \bhoe\ he(?:et|ten|tte)\b | \b(?:de\ |voor|achter|volledige\ )?na(?:am|men)\ van\b
        | \bwat\ is\ de\ naam\b | \bwat\ zijn\ de\ namen\b | \bnames?\ of\b
        | \bwhat\ is\ (?:his|her|their)\ name\b
    """,
    Onderwerp.VERWIJT: r"""
        \bwaarom\b[^.?!]{0,40}\b(?:niet|geen|niets|nooit|nog\ steeds)\b
        | \bwaarom\ (?:werkt|zoekt|solliciteert)\b
        | \bhoe\ kan\ het\ dat\ u\b[^.?!]{0,30}\b(?:niet|geen|niets|nooit)\b
        | \bwhy\b[^.?!]{0,30}\b(?:not|n't|never)\b | \bwhy\ (?:don|aren|haven|didn)\b
        | \bwaarom\b[^.?!]{0,15}\b(?:u|je|jij|de\ klant)\b
    """,
    Onderwerp.UITERLIJK: r"""
        \bruik\w* | \bgeur\w* | \bstink\w* | \blichaamsgeur\w* | \bkleding\w* | \bkleren\b | \bgekleed\b
        | \bverzorgd\w* | \bonverzorgd\w* | \bongewassen\b
        | \b(?:uw|het|zijn|haar|hun|iemands|persoonlijk)\ uiterlijk\b | \buiterlijke\ | \bopgeruimd\w*
        | \brommel\w* | \bnetjes\b | \bnetheid\b | \bschoon\b | \bschone\b | \bvies\b | \bvieze\b
        | \bvuil\w* | \bsmerig\w* | \bkapsel\w* | \btatoe\w* | \btattoo\w* | (?<!sociale\ )\bhygien\w*
        | \bsmell\w* | \bcloth(?:es|ing)\b | \bdressed\b | \btid(?:y|iness)\b | \bclean\w* | \bmessy\b
        | \bappearance\b | \bgroom\w* | \bziet\ (?:de\ klant|iemand|hij|zij|men)\ er | \beruitziet\b
        | \buitstraling\b | \bhoofdhaar\b | \blook(?:s)?\ like\b | \bonfris\w* | \bluchtje\b
    """,
    Onderwerp.VERVANGER: r"""
        \bpostcode\w* | \bwijk\b | \bwelke\ (?:buurt|straat)\b | \bstraatnaam\b | \bachternaam\w*
        | \bfamilienaam\w* | \bvoornaam\w* | \bmeisjesnaam\w* | \bgeslacht\b | \bgender\w*
        | \bman\ of\ (?:een\ )?vrouw\b | \bm/v\b | \bhuidskleur\w* | \baccent\b | \bburgerlijke\ staat\b
        | \bhoe\ oud\ (?:bent\ u|is\ de\ klant)\b | \buw\ leeftijd\b | \bleeftijd\ van\ de\ klant\b
        | \bgeboortedatum\b | \bgeboortejaar\b | \bzip\ ?code\w* | \bpostal\ code\w* | \bneighbou?rhood\w*
        | \bsurname\w* | \b(?:last|family|first)\ name\w* | \bsex\b | \bskin\b | \bmarital\b
        | \bhow\ old\ are\ you\b | \byour\ age\b | \bgetrouwd\b | \bgehuwd\b | \bmarried\b
    """,
}
_HAD_BETTER_NOT = {
    LieverNiet.TAALNIVEAU: r"\b[1-4]f\b | \b[abc][12]\b | \breferentieniveau\w* | \btaalniveau\w*",
    LieverNiet.MOTIVATIE: r"\b(?:on)?gemotiveerd\w* | \bmotivatie\w*",
}

_PATTERNS: tuple[tuple[Onderwerp | LieverNiet, re.Pattern[str]], ...] = tuple(
    (subject, re.compile(pattern, re.VERBOSE)) for subject, pattern in (_NEVER | _HAD_BETTER_NOT).items()
)


@dataclass(frozen=True, slots=True)
class Vondst:
    """One subject found in one text."""

    onderwerp: Onderwerp | LieverNiet
    woorden: str
    """What gave it away, as it was read: lower case, without accents."""

    @property
    def mag_nooit(self) -> bool:
        """True for a subject that is never asked; False for a word of advice."""
        return isinstance(self.onderwerp, Onderwerp)


def find(text: str) -> Iterator[Vondst]:
    """Each subject that this text, or this identifier, is about; at most once each."""
    letters = plain(text)
    for subject, pattern in _PATTERNS:
        match = pattern.search(letters)
        if match is not None:
            yield Vondst(subject, match.group().strip())


def plain(text: str) -> str:
    """Lower case, no accents, no invisible characters; what joins words becomes a space."""
    letters = (
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if unicodedata.category(letter) not in {"Mn", "Cf"}
    )
    return " ".join("".join(letters).replace("_", " ").replace("*", " ").split())
