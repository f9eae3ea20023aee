"""An invented gesprek, complete enough to fill every part of both documents."""

from __future__ import annotations

from datetime import UTC, date, datetime

from interview.documents.plan_document import Betrokkenen
from interview.documents.plan_texts import PlanTeksten, plan_texts
from interview.record import (
    Aard,
    Advies,
    Afspraak,
    Arbeidsverplichtingen,
    Citaat,
    Contact,
    Doel,
    Feit,
    Gelezen,
    GespreksRecord,
    InhoudVersie,
    KlantReactie,
    KlantVerwijzing,
    LeefgebiedRecord,
    Ondertekening,
    Ondertekenkeuze,
    Ondertekenwijze,
    Oordeel,
    OordeelNaGesprek,
    Plan,
    PlanStatus,
    Plichten,
    Reactie,
    Redencode,
    Terugvertel,
    Versies,
    Wens,
    Wie,
    WijzigingNaAdvies,
)
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from questionnaires.gemeentepakket import load as municipalities

AT = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
"""Moment of every made-up document."""

MENSEN = Betrokkenen(
    klant="Łucja Özdemir-Voorbeeld", geboortedatum=date(1981, 3, 9), consultant="Bram Bedacht"
)

TEKEN = Ondertekening(
    keuze=Ondertekenkeuze.TEKENT_NU,
    op=AT,
    terugvertel=Terugvertel.JA,
    gelezen=Gelezen.VOORGELEZEN,
    wijze=Ondertekenwijze.NAAM_GETYPT,
    naam="Łucja Özdemir-Voorbeeld",
)

AFSPRAKEN = (
    Afspraak(
        id="a4",
        wie=Wie.KLANT,
        wat="Ik ga elke dinsdag helpen in de buurttuin.",
        aard=Aard.KIEST_KLANT_ZELF,
        begin=date(2026, 12, 1),
        eind=date(2027, 2, 23),
        leefgebied="dag",
    ),
    Afspraak(
        id="a5",
        wie=Wie.KLANT,
        wat="Ik zoek mijn brieven over de huur bij elkaar en neem ze mee.",
        aard=Aard.KIEST_KLANT_ZELF,
        begin=date(2026, 11, 23),
        eind=date(2026, 12, 4),
        leefgebied="geld",
    ),
    Afspraak(
        id="a6",
        wie=Wie.GEMEENTE,
        wat="Bram maakt een afspraak bij de schuldhulp en gaat de eerste keer mee.",
        aard=Aard.GEMEENTE,
        begin=date(2026, 11, 23),
        eind=date(2026, 11, 30),
        leefgebied="geld",
        traject="schulddienstverlening",
    ),
    Afspraak(
        id="a7",
        wie=Wie.DERDE,
        wat="Een taalmaatje komt een keer per week oefenen met brieven lezen.",
        aard=Aard.DERDE,
        begin=date(2027, 1, 4),
        eind=date(2027, 6, 28),
        derde="Taalhuis Fictief",
        leefgebied="taal",
        traject="taalmaatje",
    ),
)


def example_texts() -> PlanTeksten:
    """What the invented municipality says in a plan of that day."""
    return plan_texts(municipalities.load_named(municipalities.EXAMPLE, "1.0.0"), AT.date())


def _leefgebieden() -> dict[str, LeefgebiedRecord]:
    return {
        "taal": LeefgebiedRecord(
            niveau=2, belemmert=Belemmert.JA, notitie="Leest een brief met hulp. Spreekt vlot Nederlands.",
            eigen_cijfer=5, bewijs=("notitie",),
        ),
        "opleiding": LeefgebiedRecord(niveau=3, belemmert=Belemmert.NEE),
        "werk": LeefgebiedRecord(niveau=2, belemmert=Belemmert.JA, notitie="Tot 2019 in een kas gewerkt."),
        "dag": LeefgebiedRecord(niveau=3, belemmert=Belemmert.NEE, eigen_cijfer=6),
        "geld": LeefgebiedRecord(
            niveau=1, belemmert=Belemmert.JA, spoed=True, eigen_cijfer=3,
            notitie="Huurachterstand van twee maanden. Er ligt een brief van een deurwaarder.",
            bewijs=("notitie", "citaat:c2"),
        ),
        "lichaam": LeefgebiedRecord(niveau=4, belemmert=Belemmert.NEE),
        "mentaal": LeefgebiedRecord(niveau=GeenWaarde.WIL_NIET_ZEGGEN),
        "wonen": LeefgebiedRecord(niveau=3, belemmert=Belemmert.WEET_NIET),
        "netwerk": LeefgebiedRecord(niveau=4, belemmert=Belemmert.NEE, eigen_cijfer=8),
        "gezin": LeefgebiedRecord(niveau=GeenWaarde.NVT),
        "zelfzorg": LeefgebiedRecord(niveau=4, belemmert=Belemmert.NEE),
    }  # fmt: skip


def voorbeeld_record(*, plan: Plan | None = None) -> GespreksRecord:
    """Return the gesprek of an invented klant; ``plan`` replaces its plan."""
    return GespreksRecord(
        gesprek_id="gesprek-voorbeeld",
        klant=KlantVerwijzing(klant_id="klant-voorbeeld", bsn="999990019"),
        versies=Versies(
            vragenlijst=InhoudVersie(naam="zwolle", versie="1.0.0", sha256="11" * 32),
            regelset=InhoudVersie(naam="zwolle", versie="1.0.0", sha256="22" * 32),
            catalogus=InhoudVersie(naam="zwolle", versie="1.0.0", sha256="33" * 32),
        ),
        begonnen_op=AT,
        leefgebieden=_leefgebieden(),
        observaties=("geld.stapel_post",),
        citaten=(
            Citaat(
                id="c1",
                leefgebied="wens",
                tekst="Buiten zijn maakt mijn hoofd rustig.",
                voorgelezen_en_goed=True,
            ),
            Citaat(id="c2", leefgebied="geld", tekst="Die blauwe brieven maak ik niet meer open."),
        ),
        feiten={
            "arbeidsvermogen": Feit(
                waarde=Antwoord(waarde="ja"), bron="inschatting consultant", datum=AT.date()
            ),
            "beschikbare_uren": Feit(waarde=Antwoord(waarde=16), bron="klant"),
            "loonwaarde": Feit(waarde=Antwoord(geen=GeenWaarde.WEET_NIET)),
        },
        wensen=(Wens(id="w1", tekst="Ik wil weer buiten werken, met planten."),),
        doelen=(Doel(id="d1", tekst="Over een half jaar werk ik twee dagen in de week in het groen."),),
        afspraken=AFSPRAKEN,
        samenvatting="U werkt het liefst buiten. De brieven over geld drukken op u. Uw zus helpt u.",
        samenvatting_klopt=True,
        oordeel_vooraf=Oordeel(categorie="aanpak", reden="Geld staat in de weg, de rest gaat.", op=AT),
        advies=Advies(
            categorie=None,
            mogelijk=("scholing_medisch_anders", "aanpak"),
            regel=None,
            zin="Een leefgebied houdt werk tegen, en van wonen is het nog niet bekend.",
            trajecten=("schulddienstverlening", "taalmaatje"),
            op=AT,
        ),
        wijzigingen_na_advies=(
            WijzigingNaAdvies(veld="niveau.wonen", van="4", naar="3", reden="klant weet meer", op=AT),
        ),
        reactie_advies=KlantReactie(reactie=Reactie.EENS, woorden="Eerst die brieven, ja."),
        oordeel_na_gesprek=OordeelNaGesprek(
            categorie="aanpak",
            redencode=Redencode.GEGEVENS_MISSEN,
            toelichting="Wonen bekijken wij later.",
            op=AT,
        ),
        plan=plan or voorbeeld_plan(),
    )


def voorbeeld_plan(ondertekening: Ondertekening | None = TEKEN) -> Plan:
    """Return the plan of the invented klant, signed or not."""
    return Plan(
        status=PlanStatus.CONCEPT if ondertekening is None else PlanStatus.ONDERTEKEND,
        gaat_goed=(
            "Ik heb goed contact met mijn zus.",
            "Ik sta elke dag op tijd op.",
            "Ik ben handig met planten.",
        ),
        plichten=Plichten(
            arbeidsverplichtingen=Arbeidsverplichtingen.ONTHEFFING_9_2,
            bron="beschikking",
            tot=date(2027, 5, 31),
        ),
        contact=Contact(naam="Bram Bedacht", telefoon="000 000 00 00", volgende=date(2026, 12, 7)),
        evaluaties=(date(2027, 2, 22), date(2027, 5, 17)),
        reacties={
            "wensen": KlantReactie(reactie=Reactie.EENS),
            "doelen": KlantReactie(reactie=Reactie.EENS, woorden="Twee dagen is genoeg."),
            "afspraak:a5": KlantReactie(reactie=Reactie.WEET_NIET, woorden="Alleen als Bram meekijkt."),
        },
        ondertekening=ondertekening,
    )
