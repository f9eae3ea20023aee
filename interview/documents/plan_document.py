"""Mijn plan: from its content to what stands on the page, and to the PDF.

Owns the words around the content: the headings, the choice that was made about signing, and how a
reader can check the file. It must never look at a record: it knows the allow-list only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from interview.documents.plan_texts import PlanTeksten
from interview.documents.render import DocumentRenderer, EmbeddedData, RenderedPdf
from interview.dutch import written_date, written_period, written_weekday
from interview.plan.content import PlanAfspraak, PlanInhoud, PlanOndertekening, canonical, printed_fingerprint
from interview.plan.revisions import plan_changes
from interview.plan.verify_policy import DocumentKind
from interview.record import Aard, Gelezen, Getekendmet, Ondertekenkeuze, Ondertekenwijze, Reactie, Wie

TEMPLATE = "mijn_plan.html.j2"
SIGNING_REASON = "Mijn plan, besproken met de klant"
MOST_PAGES = 2
SIGNATURE_IMAGE = "klantbeeld:handtekening"
"""Address by which the template asks for the picture of the signature."""

_GROUPS: tuple[tuple[str, tuple[Wie, ...]], ...] = (
    ("Dit doe ik", (Wie.KLANT,)),
    ("Dit doet de gemeente", (Wie.GEMEENTE,)),
    ("Dit doen wij samen, of iemand anders", (Wie.SAMEN, Wie.DERDE)),
)
_REACTIONS = {
    Reactie.EENS: "Ik ben het hiermee eens.",
    Reactie.ONEENS: "Ik ben het hier niet mee eens.",
    Reactie.WEET_NIET: "Ik weet het nog niet.",
}
_CHOICES = {
    Ondertekenkeuze.TEKENT_NU: "Ik teken dit plan.",
    Ondertekenkeuze.DENKT_NA: "Ik denk er eerst over na.",
    Ondertekenkeuze.TEKENT_ONEENS: "Ik teken dit plan. Ik ben het niet met alles eens.",
    Ondertekenkeuze.TEKENT_NIET: "Ik teken dit plan niet.",
}
_SEAL = "Zet later een digitaal zegel. Dan pas staat het plan vast."
_NO_SEAL = "Zet geen zegel zolang u niet tekent."
_READ = {
    Gelezen.ZELF: "Ik las het plan zelf.",
    Gelezen.VOORGELEZEN: "Het plan is aan mij voorgelezen.",
    Gelezen.TOLK: "Het plan is besproken met een tolk.",
}
_WAYS = {
    Ondertekenwijze.NAAM_GETYPT: "De consultant typte mijn naam. Ik was erbij.",
    Ondertekenwijze.KRUISJE: "Ik zette een kruisje. De consultant was erbij.",
    Ondertekenwijze.PAPIER: "Ik teken op papier. Mijn handtekening komt hier:",
    Ondertekenwijze.AFBEELDING: "Dit is mijn handtekening.",
    Ondertekenwijze.GETEKEND: "Ik tekende zelf op het scherm.",
}
_WAYS_ON_SCREEN = {
    (Ondertekenwijze.NAAM_GETYPT, Getekendmet.TOETSENBORD): "Ik typte zelf mijn naam op het scherm.",
    (Ondertekenwijze.GETEKEND, Getekendmet.PEN): "Ik tekende zelf op het scherm, met een pen.",
    (Ondertekenwijze.GETEKEND, Getekendmet.VINGER): "Ik tekende zelf op het scherm, met mijn vinger.",
    (Ondertekenwijze.GETEKEND, Getekendmet.MUIS): "Ik tekende zelf op het scherm, met de muis.",
}


@dataclass(frozen=True, slots=True)
class Betrokkenen:
    """The names on the page; they stand in no embedded data."""

    klant: str
    """Full name."""
    geboortedatum: date | None
    """Prints when it is known."""
    consultant: str
    """Full name of who held the gesprek."""


@dataclass(frozen=True, slots=True)
class AfspraakView:
    """One agreement on the page."""

    wat: str
    wanneer: str
    door: str
    """Who does it when that is someone else, or empty."""
    aard: str
    """Duty or own choice, or empty."""
    voorstel: bool
    reactie: str


@dataclass(frozen=True, slots=True)
class AfsprakenView:
    """The agreements under one heading."""

    titel: str
    afspraken: tuple[AfspraakView, ...]


@dataclass(frozen=True, slots=True)
class SignatureView:
    """What the klant chose."""

    keuze: str
    gelezen: str
    wijze: str
    naam: str
    """As typed, in the type of the page: it must never look handwritten."""
    op: str
    lijn: bool
    """Room for ink."""
    kruisje: bool
    afbeelding: bool
    """A picture of the signature goes with it, imported or drawn."""


@dataclass(frozen=True, slots=True)
class MijnPlanView:
    """Everything the template prints; texts are ready to read."""

    titel: str
    klant: str
    geboren: str
    consultant: str
    gemeente: str
    gesprek_op: str
    gemaakt_op: str
    versie: int
    wensen: tuple[str, ...]
    citaten: tuple[str, ...]
    gaat_goed: tuple[str, ...]
    doelen: tuple[str, ...]
    reactie_wensen: str
    reactie_doelen: str
    groepen: tuple[AfsprakenView, ...]
    terugkijken: tuple[str, ...]
    contact: str
    telefoon: str
    volgende: str
    plicht: str
    gevolgen: str
    """What follows when a duty is not met; empty where nothing in the plan must."""
    rechten: tuple[str, ...]
    bezwaar: str
    niet_tekenen: str
    handtekening: SignatureView | None
    """None while the plan is a concept."""
    zegel: str
    """What the municipality does after it: never a seal on a plan that nobody signed."""
    wijzigingen: tuple[str, ...]
    controlecode: str
    bestand: str
    compact: bool
    """Smaller type, for a plan that would not fit on two pages."""


def plan_view(
    content: PlanInhoud,
    people: Betrokkenen,
    texts: PlanTeksten,
    made_on: date,
    former: PlanInhoud | None = None,
    *,
    compact: bool = False,
) -> MijnPlanView:
    """Return what the page says. With ``former`` the differences with that version are listed."""
    reactions = {
        said.onderdeel: " ".join(filter(None, (_REACTIONS[said.reactie], said.woorden)))
        for said in content.reacties
    }
    until = content.plichten.tot
    contact = content.contact
    return MijnPlanView(
        titel=f"Mijn plan van {people.klant}",
        klant=people.klant,
        geboren="" if people.geboortedatum is None else written_date(people.geboortedatum),
        consultant=people.consultant,
        gemeente=texts.gemeente,
        gesprek_op=written_date(content.gesprek_op),
        gemaakt_op=written_date(made_on),
        versie=content.versie,
        wensen=content.wensen,
        citaten=content.citaten,
        gaat_goed=content.gaat_goed,
        doelen=content.doelen,
        reactie_wensen=reactions.get("wensen", ""),
        reactie_doelen=reactions.get("doelen", ""),
        groepen=_groups(content.afspraken, reactions),
        terugkijken=tuple(written_weekday(day) for day in content.terugkijken),
        contact=contact.naam,
        telefoon=contact.telefoon,
        volgende="" if contact.volgende is None else written_weekday(contact.volgende),
        plicht=texts.plicht(
            content.plichten.arbeidsverplichtingen, "" if until is None else written_date(until)
        ),
        gevolgen=texts.gevolgen if _something_must(content) else "",
        rechten=texts.rechten,
        bezwaar=texts.bezwaar,
        niet_tekenen=texts.niet_tekenen,
        handtekening=_signature(content.ondertekening) if content.ondertekening is not None else None,
        zegel=_seal(content.ondertekening),
        wijzigingen=() if former is None else plan_changes(former, content),
        controlecode=printed_fingerprint(canonical(content).sha256),
        bestand="mijn-plan.pdf",
        compact=compact,
    )


def _something_must(content: PlanInhoud) -> bool:
    """Whether there is an afspraak the klant cannot choose: only then is there anything to warn of."""
    return any(afspraak.aard is Aard.MOET for afspraak in content.afspraken)


def plan_data(content: PlanInhoud) -> EmbeddedData:
    """Return the data file that travels in the PDF: the same allow-list as the page."""
    data = canonical(content)
    return EmbeddedData(
        name=DocumentKind.MIJN_PLAN.value,
        description="De gegevens van dit plan, om te controleren",
        content=data.text.encode(),
        fingerprint=data.sha256,
    )


def _groups(afspraken: tuple[PlanAfspraak, ...], reactions: dict[str, str]) -> tuple[AfsprakenView, ...]:
    found = []
    for title, doers in _GROUPS:
        own = tuple(_afspraak(one, reactions) for one in afspraken if one.wie in doers)
        if own:
            found.append(AfsprakenView(title, own))
    return tuple(found)


def _afspraak(afspraak: PlanAfspraak, reactions: dict[str, str]) -> AfspraakView:
    nature = ""
    if afspraak.aard is Aard.MOET:
        nature = f"Dit moet ({afspraak.grondslag})" if afspraak.grondslag else "Dit moet"
    elif afspraak.aard is Aard.KIEST_KLANT_ZELF:
        nature = "Dit kies ik zelf"
    together = "Samen" if afspraak.wie is Wie.SAMEN else ""
    return AfspraakView(
        wat=afspraak.wat,
        wanneer=written_period(afspraak.begin, afspraak.eind),
        door=afspraak.derde or together,
        aard=nature,
        voorstel=afspraak.voorstel,
        reactie=reactions.get(f"afspraak:{afspraak.id}", ""),
    )


def _seal(signature: PlanOndertekening | None) -> str:
    unsigned = (Ondertekenkeuze.TEKENT_NIET, Ondertekenkeuze.DENKT_NA)
    return _NO_SEAL if signature is not None and signature.keuze in unsigned else _SEAL


def _signature(signature: PlanOndertekening) -> SignatureView:
    deadline = signature.bedenktijd_tot
    choice = _CHOICES[signature.keuze]
    if deadline is not None:
        choice = f"{choice} Dat mag tot en met {written_date(deadline)}."
    return SignatureView(
        keuze=choice,
        gelezen=_READ[signature.gelezen],
        wijze=_way(signature),
        naam=signature.naam,
        op=written_date(signature.op),
        lijn=signature.wijze is Ondertekenwijze.PAPIER,
        kruisje=signature.wijze is Ondertekenwijze.KRUISJE,
        afbeelding=signature.wijze in (Ondertekenwijze.AFBEELDING, Ondertekenwijze.GETEKEND),
    )


def _way(signature: PlanOndertekening) -> str:
    if signature.wijze is None:
        return ""
    if signature.getekend_met is not None:
        told = _WAYS_ON_SCREEN.get((signature.wijze, signature.getekend_met))
        if told is not None:
            return told
    return _WAYS[signature.wijze]


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """An unsigned PDF and what it was made of."""

    pdf: bytes
    pages: int
    data: EmbeddedData


def make_mijn_plan(
    renderer: DocumentRenderer,
    content: PlanInhoud,
    people: Betrokkenen,
    texts: PlanTeksten,
    at: datetime,
    former: PlanInhoud | None = None,
    signature_image: bytes | None = None,
) -> MadeDocument:
    """Return the unsigned PDF of ``content``, dated ``at`` (aware).

    A plan that does not fit on two pages is set smaller once; what is still longer stays whole,
    and ``pages`` tells.

    Raises:
        KlantbeeldError: as the renderer does.
    """
    data = plan_data(content)
    images = {} if signature_image is None else {SIGNATURE_IMAGE: signature_image}

    def laid_out(*, compact: bool) -> RenderedPdf:
        view = plan_view(content, people, texts, at.date(), former, compact=compact)
        return renderer.pdf(TEMPLATE, view, data=data, at=at, images=images)

    made = laid_out(compact=False)
    if made.pages > MOST_PAGES:
        made = laid_out(compact=True)
    return MadeDocument(made.content, made.pages, data)
