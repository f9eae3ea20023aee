"""The road to a signature, one question at a time: first the terugvertelvraag, then four equal choices.

Pure, and free of pressure: nothing is chosen beforehand and the klant may look at every word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from interview.record import (
    Gelezen,
    Getekendmet,
    Ondertekenkeuze,
    Ondertekenwijze,
    Terugvertel,
)
from interview.session.commands import Onderteken
from interview.session.decide_plan import SIGNING
from interview.session.state import State
from interview.session.workdays import add_working_days


class Page(StrEnum):
    """The question that is asked now."""

    TERUGVERTEL = "terugvertel"
    GELEZEN = "gelezen"
    KEUZE = "keuze"
    REDEN = "reden"
    WIJZE = "wijze"
    NAAM = "naam"
    KRUISJE = "kruisje"
    PAPIER = "papier"
    AFBEELDING = "afbeelding"
    SCHERM = "scherm"
    """The klant signs on a page of this computer; :meth:`Signing.drawn` and its like answer it."""
    BEDENKTIJD = "bedenktijd"
    KLAAR = "klaar"
    """Everything was answered."""


CHOICES: dict[Page, tuple[tuple[str, str], ...]] = {
    Page.TERUGVERTEL: (
        (Terugvertel.JA, "Ja"),
        (Terugvertel.DEELS, "Voor een deel. We hebben het nog eens uitgelegd."),
        (Terugvertel.NEE, "Nee, nog niet"),
    ),
    Page.GELEZEN: (
        (Gelezen.ZELF, "Ik heb het zelf gelezen"),
        (Gelezen.VOORGELEZEN, "Het is voorgelezen"),
        (Gelezen.TOLK, "Met een tolk erbij"),
    ),
    Page.KEUZE: (
        (Ondertekenkeuze.TEKENT_NU, "Ik teken nu"),
        (Ondertekenkeuze.DENKT_NA, "Ik denk er eerst over na"),
        (Ondertekenkeuze.TEKENT_ONEENS, "Ik teken, maar ben het niet overal mee eens"),
        (Ondertekenkeuze.TEKENT_NIET, "Ik teken niet"),
    ),
    Page.WIJZE: (
        (Ondertekenwijze.NAAM_GETYPT, "Met mijn naam"),
        (Ondertekenwijze.KRUISJE, "Met een kruisje"),
        (Ondertekenwijze.PAPIER, "Met een pen, op papier"),
        (Ondertekenwijze.AFBEELDING, "Met een foto van mijn handtekening"),
        (Ondertekenwijze.GETEKEND, "Zelf, op het scherm"),
    ),
}
"""The answers of each page that has a choice; none of them comes first in any way."""

TITLES = {
    Page.TERUGVERTEL: "Kunt u vertellen wat we hebben afgesproken?",
    Page.GELEZEN: "Hoe hebt u het plan gelezen?",
    Page.KEUZE: "Wat wilt u doen?",
    Page.REDEN: "Wilt u zeggen waarom?",
    Page.WIJZE: "Hoe wilt u tekenen?",
    Page.NAAM: "Uw naam",
    Page.KRUISJE: "Uw kruisje",
    Page.PAPIER: "Tekenen op papier",
    Page.AFBEELDING: "Een foto van uw handtekening",
    Page.SCHERM: "Tekenen op het scherm",
    Page.BEDENKTIJD: "U denkt er eerst over na",
    Page.KLAAR: "",
}

CONFIRMED = (Page.KRUISJE, Page.PAPIER, Page.BEDENKTIJD)
"""Pages that only ask to go on."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What was answered so far. The page follows from it, so one can always go back."""

    terugvertel: Terugvertel | None = None
    gelezen: Gelezen | None = None
    keuze: Ondertekenkeuze | None = None
    reden: str | None = None
    """None until it was asked; empty is an answer too."""
    wijze: Ondertekenwijze | None = None
    naam: str = ""
    afbeelding: str = ""
    """Id of the stored picture or drawing."""
    getekend_met: Getekendmet | None = None
    """Only after signing on the screen."""
    bevestigd: bool = False

    @property
    def page(self) -> Page:
        """The first question without an answer."""
        if self.terugvertel is None:
            return Page.TERUGVERTEL
        if self.gelezen is None:
            return Page.GELEZEN
        if self.keuze is None:
            return Page.KEUZE
        if self.keuze is Ondertekenkeuze.DENKT_NA:
            return Page.KLAAR if self.bevestigd else Page.BEDENKTIJD
        if self.keuze is not Ondertekenkeuze.TEKENT_NU and self.reden is None:
            return Page.REDEN
        return Page.KLAAR if self.keuze is Ondertekenkeuze.TEKENT_NIET else self._page_of_the_way()

    def _page_of_the_way(self) -> Page:
        match self.wijze:
            case None:
                return Page.WIJZE
            case Ondertekenwijze.NAAM_GETYPT:
                return Page.KLAAR if self.naam else Page.NAAM
            case Ondertekenwijze.AFBEELDING:
                return Page.KLAAR if self.afbeelding else Page.AFBEELDING
            case Ondertekenwijze.GETEKEND:
                return Page.KLAAR if self.afbeelding else Page.SCHERM
            case Ondertekenwijze.KRUISJE:
                return Page.KLAAR if self.bevestigd else Page.KRUISJE
            case Ondertekenwijze.PAPIER:
                return Page.KLAAR if self.bevestigd else Page.PAPIER

    def answered(self, value: str) -> Signing:
        """After an answer to the present page; ``value`` is ignored where one only goes on."""
        match self.page:
            case Page.TERUGVERTEL:
                return replace(self, terugvertel=Terugvertel(value))
            case Page.GELEZEN:
                return replace(self, gelezen=Gelezen(value))
            case Page.KEUZE:
                return replace(self, keuze=Ondertekenkeuze(value))
            case Page.REDEN:
                return replace(self, reden=value)
            case Page.WIJZE:
                return replace(self, wijze=Ondertekenwijze(value))
            case Page.NAAM:
                return replace(self, naam=value)
            case Page.AFBEELDING:
                return replace(self, afbeelding=value)
            case Page.KRUISJE | Page.PAPIER | Page.BEDENKTIJD:
                return replace(self, bevestigd=True)
            case Page.SCHERM | Page.KLAAR:
                return self

    def drawn(self, drawing: str, met: Getekendmet) -> Signing:
        """After a signature on the screen; ``drawing`` is the id of its kept strokes."""
        return replace(self, afbeelding=drawing, getekend_met=met)

    def typed(self, name: str) -> Signing:
        """After a name that the klant typed on the screen instead of drawing."""
        return replace(
            self, wijze=Ondertekenwijze.NAAM_GETYPT, naam=name, getekend_met=Getekendmet.TOETSENBORD
        )

    def would_rather_not(self) -> Signing:
        """The four choices again, for a klant who on second thoughts does not want to sign."""
        return replace(self, keuze=None, reden=None, wijze=None, getekend_met=None)

    def back(self) -> Signing:
        """Without the last answer; at the first question nothing changes."""
        if self.bevestigd or self.naam or self.afbeelding:
            return replace(self, bevestigd=False, naam="", afbeelding="", getekend_met=None)
        if self.wijze is not None:
            return replace(self, wijze=None)
        if self.reden is not None:
            return replace(self, reden=None)
        if self.keuze is not None:
            return replace(self, keuze=None)
        if self.gelezen is not None:
            return replace(self, gelezen=None)
        return replace(self, terugvertel=None)

    def allows(self, value: str) -> bool:
        """Whether an answer is possible now: who could not tell what was agreed does not sign yet."""
        return not (
            self.page is Page.KEUZE and self.terugvertel is Terugvertel.NEE and value in tuple(SIGNING)
        )

    def command(self) -> Onderteken:
        """What to ask of the session; only once the page is KLAAR."""
        if self.terugvertel is None or self.gelezen is None or self.keuze is None:
            raise ValueError("not everything was answered")
        return Onderteken(
            self.keuze,
            self.terugvertel,
            self.gelezen,
            self.wijze,
            self.naam,
            self.afbeelding,
            self.reden or "",
            self.getekend_met,
        )


def last_day_to_think(state: State, today: date) -> date:
    """Until when the klant may think it over, by the working days of the municipality."""
    return add_working_days(today, state.content.gemeente.instellingen.bedenktijd_werkdagen)


def explanation(signing: Signing, until: date, not_signing: str) -> tuple[str, ...]:
    """The quiet lines below the question.

    ``until`` is the last day to think it over, ``not_signing`` says that not signing is allowed.
    """
    match signing.page:
        case Page.TERUGVERTEL:
            return ("In uw eigen woorden. Zo weten we of het plan duidelijk is.",)
        case Page.KEUZE if signing.terugvertel is Terugvertel.NEE:
            return ("We leggen het eerst nog eens uit. Daarna kunt u tekenen.", not_signing)
        case Page.KEUZE:
            return (not_signing,)
        case Page.REDEN:
            return ("Dat hoeft niet. U mag dit leeg laten.",)
        case Page.NAAM:
            return (f"Met uw naam zegt u: {meaning(signing)}",)
        case Page.KRUISJE:
            return (f"Typ een x. Daarmee zegt u: {meaning(signing)}",)
        case Page.PAPIER:
            return ("We drukken het plan af. U zet uw handtekening met een pen.",)
        case Page.AFBEELDING:
            return ("Waar staat het bestand? Een PNG of JPEG, niet groter dan 1 MB.",)
        case Page.SCHERM:
            return (
                "De pagina staat open in de browser. U leest daar uw plan en tekent.",
                "Ziet u geen pagina? Open dan zelf dit adres:",
            )
        case Page.BEDENKTIJD:
            return (
                f"Dat mag tot en met {until.day}-{until.month}-{until.year}. Daarna vragen we wat u wilt.",
                not_signing,
            )
        case _:
            return ()


def meaning(signing: Signing) -> str:
    """What the klant says by signing, as the second half of a sentence."""
    if signing.keuze is Ondertekenkeuze.TEKENT_ONEENS:
        return "ik teken dit plan. Ik ben het niet overal mee eens."
    return "ik ga akkoord met dit plan."
