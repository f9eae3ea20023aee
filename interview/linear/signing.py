"""Signing and the documents in line mode: four equal choices, no pressure, and where the PDFs are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.linear.plan import show_plan
from interview.linear.reader import Choice
from interview.record import Ondertekenwijze, PlanStatus, Stap, Terugvertel
from interview.session import commands as ask
from interview.session.plan_checks import plan_gaps
from interview.session.refusals import CHANGEABLE
from interview.session.road import DECIDED, state_words
from interview.session.signing import (
    CHOICES,
    CONFIRMED,
    TITLES,
    Page,
    Signing,
    explanation,
    last_day_to_think,
)

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from interview.plan.certificates import SigningCredential


def sign(visit: LineVisit) -> None:
    """Read the plan together, ask the klant's choice, and offer to make the documents."""
    visit.go(Stap.TEKENEN)
    record, reader = visit.state.record, visit.reader
    reader.say("", state_words(record))
    if record.plan.status not in CHANGEABLE:
        documents(visit)
        return
    gaps = plan_gaps(record)
    if gaps:
        reader.say("Het plan kan nog niet getekend worden:", *(f"- {gap.tekst}" for gap in gaps))
        return
    show_plan(visit)
    signing = _ask_all(visit)
    if signing is not None and visit.do(signing.command()):
        reader.say(state_words(visit.state.record))
        documents(visit)


def _ask_all(visit: LineVisit) -> Signing | None:
    """Every question of signing in turn; None when the klant would rather stop here."""
    from interview.plan.issue import texts_of

    not_signing = texts_of(
        visit.desk.caseload.consultant().result(), visit.state.content, visit.today
    ).niet_tekenen
    signing = Signing()
    while signing.page is not Page.KLAAR:
        if signing.page is Page.SCHERM:
            signing = _on_page(visit, signing, not_signing)
            continue
        visit.reader.say(*explanation(signing, last_day_to_think(visit.state, visit.today), not_signing))
        answer = _answer(visit, signing)
        if answer is None:
            if signing == Signing():
                return None
            signing = signing.back()
        elif not signing.allows(answer):
            visit.reader.say("Dit kan nu nog niet. Leg het plan eerst nog eens uit.")
        else:
            if signing.page is Page.TERUGVERTEL and answer != Terugvertel.NEE:
                visit.do(ask.MeldBesproken())
            signing = signing.answered(answer)
    return signing


def _on_page(visit: LineVisit, signing: Signing, not_signing: str) -> Signing:
    """Let the klant read and sign on a page of this computer, until the klant is done or someone stops it."""
    from interview.clientpage.browser import open_in_browser
    from interview.clientpage.signing import after_page, open_signing_page

    reader = visit.reader
    try:
        shown = open_signing_page(visit.desk, visit.state, visit.klant, signing)
    except KlantbeeldError as error:
        visit.refuse(error)
        return signing.back()
    with shown.page as page:
        open_in_browser(page.address)
        reader.say(
            TITLES[Page.SCHERM],
            *explanation(signing, last_day_to_think(visit.state, visit.today), not_signing),
            page.address,
        )
        while not page.outcome.done():
            typed = reader.line(
                "Is de klant klaar? Druk op Enter. Of typ: stop.",
                "De klant leest en tekent in de browser. Enter kijkt of dat klaar is; stop sluit de pagina.",
            )
            if typed.casefold() == "stop":
                break
            if not page.outcome.done():
                reader.say("De klant is nog niet klaar.")
    signing, told = after_page(visit.desk, visit.state, signing, shown)
    reader.say(*filter(None, (told,)))
    return signing


def _answer(visit: LineVisit, signing: Signing) -> str | None:
    """The answer to the present question; None goes one question back."""
    page, reader = signing.page, visit.reader
    if page in CHOICES:
        choices = [Choice(value, text, text) for value, text in CHOICES[page]]
        return reader.choose(TITLES[page], choices, skip="terug")
    if page is Page.REDEN:
        return reader.text(f"{TITLES[page]} (mag leeg blijven)")
    if page is Page.KRUISJE:
        return reader.text(f"{TITLES[page]}:") or None
    if page in CONFIRMED:
        return "ja" if reader.agrees(f"{TITLES[page]}. Akkoord?") else None
    if page is Page.AFBEELDING:
        return _picture(visit)
    return reader.text(f"{TITLES[page]}:") or None


def _picture(visit: LineVisit) -> str | None:
    from interview.plan.issue import keep_signature

    typed = visit.reader.line("Bestand:")
    if not typed:
        return None
    try:
        return keep_signature(visit.desk, visit.conversation.gesprek_id, Path(typed))
    except KlantbeeldError as error:
        visit.refuse(error)
        return None


def documents(visit: LineVisit) -> None:
    """Make both documents when they are not up to date, and say where they are."""
    from interview.plan.issue import export, issue_for, up_to_date

    reader, record = visit.reader, visit.state.record
    signature = record.plan.ondertekening
    if signature is None:
        reader.say("Er is nog niets gekozen bij tekenen. Daarna komen de documenten.")
        return
    on_paper = signature.wijze is Ondertekenwijze.PAPIER and not signature.papier_bevestigd
    if on_paper and reader.agrees("Is het getekende papier binnen, en zag u het?"):
        visit.do(ask.BevestigPapier(), "Opgeslagen.")
    try:
        if not up_to_date(visit.state.record) and record.plan.status in DECIDED:
            reader.say("Het vastgestelde plan blijft zoals het is. Een nieuwe versie kan wel: herzien.")
        elif not up_to_date(visit.state.record):
            if not reader.agrees("De documenten nu maken en ondertekenen?"):
                return
            credential = open_credential(visit)
            if credential is None:
                return
            issue_for(
                visit.desk,
                visit.conversation,
                visit.klant,
                credential,
                lambda line: reader.say(f"{line} ..."),
            )
            if credential.practice:
                reader.say("Getekend met een oefencertificaat: dit telt alleen om te oefenen.")
        if reader.agrees("De documenten als bestand bewaren, buiten de versleutelde opslag?"):
            for path in export(visit.desk, visit.state.record, visit.klant.initialen):
                reader.say(f"Bestand: {path}")
    except KlantbeeldError as error:
        visit.refuse(error)


def open_credential(visit: LineVisit) -> SigningCredential | None:
    """What the consultant signs with; an own certificate asks its passphrase, unseen."""
    from interview.commands.passphrase import obtain
    from interview.plan.signing_keys import open_own_certificate, ready_credential

    at = visit.desk.clock()
    ready = ready_credential(visit.desk, at)
    if ready is not None:
        return ready
    passphrase = obtain(None, "De wachtzin van uw certificaat")
    while visit.reader.heard(passphrase):
        passphrase = obtain(None, "De wachtzin van uw certificaat")
    return open_own_certificate(visit.desk, passphrase, at)


def revise(visit: LineVisit) -> None:
    """Begin the next version of a signed plan; the present one stays."""
    from interview.plan.issue import revise as begin_next

    if visit.state.record.plan.status in (PlanStatus.CONCEPT, PlanStatus.BESPROKEN):
        visit.reader.say("Dit plan is nog een concept. U kunt het gewoon veranderen: plan.")
        return
    reason = visit.reader.text("Waarom komt er een nieuwe versie?")
    if not reason:
        return
    try:
        begin_next(visit.conversation, reason)
    except KlantbeeldError as error:
        visit.refuse(error)
        return
    if visit.state.record.einde is not None:
        visit.do(ask.Heropen())
    visit.reader.say("Er is een nieuwe versie. De vorige blijft bewaard. Aanvullen: plan.")
