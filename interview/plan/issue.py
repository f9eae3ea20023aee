"""From a gesprek to its two documents: built, signed by the consultant, kept, and told to the session.

Owns the order of these steps, for the app, line mode and headless commands alike. It must never
change a record: it asks the session. A document is kept inside the store; a file outside it is
only written by :func:`export`, when someone asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from interview.plan.build import build_plan
from interview.plan.content import PlanInhoud, canonical
from interview.record import DocumentVerwijzing, Einde, GespreksRecord, Ondertekenwijze
from interview.session import commands as ask

if TYPE_CHECKING:
    from interview.caseload import Consultant
    from interview.clientpage.strokes import Handtekening
    from interview.conversation import Conversation
    from interview.desk import Desk
    from interview.documents.plan_document import Betrokkenen, MijnPlanView
    from interview.documents.plan_texts import PlanTeksten
    from interview.klant import Klant
    from interview.plan.certificates import SigningCredential
    from interview.session.content import Content
    from interview.session.state import State
    from interview.store.store import Store
    from scoring.explain.model import Uitleg
    from scoring.trajecten import Aanbevolen

Soort = Literal["mijn_plan", "verslag"]
SIGNATURE_KIND = "handtekening"
"""Under which name a signature is kept: an imported picture, or the strokes of a drawn one."""
LARGEST_PICTURE = 1024 * 1024
"""Bytes of an imported signature."""
BOTH: tuple[Soort, ...] = ("mijn_plan", "verslag")
FILE_NAMES: dict[Soort, str] = {"mijn_plan": "mijn-plan", "verslag": "klantbeeldverslag"}

Progress = Callable[[str], None]
"""Told, in the thread of the work, what is being done now."""


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A signed PDF and its fingerprint."""

    pdf: bytes
    sha256: str
    """Of the file, 64 hexadecimal digits."""
    pages: int


@dataclass(frozen=True, slots=True)
class Issued:
    """The two documents of one gesprek."""

    mijn_plan: IssuedDocument
    verslag: IssuedDocument


def names_of(klant: Klant, consultant: Consultant) -> Betrokkenen:
    """The names that stand on the page."""
    from interview.documents.plan_document import Betrokkenen

    return Betrokkenen(
        klant=" ".join(filter(None, (klant.voorletters, klant.achternaam))),
        geboortedatum=klant.geboortedatum,
        consultant=consultant.naam or "de consultant",
    )


def texts_of(consultant: Consultant, content: Content, on: date) -> PlanTeksten:
    """What the municipality of this gesprek says in Mijn plan, as it holds on ``on``.

    Raises KlantbeeldError: DOCUMENT-TEKSTEN-ONGELDIG.
    """
    from interview.documents.plan_texts import plan_texts

    return plan_texts(content.gemeente, on, consultant.gemeente)


def page_of(record: GespreksRecord, names: Betrokkenen, texts: PlanTeksten, on: date) -> MijnPlanView:
    """What Mijn plan says now: the view that both the PDF and a screen are made from."""
    from interview.documents.plan_document import plan_view

    return plan_view(build_plan(record), names, texts, on, former_plan(record))


def former_plan(record: GespreksRecord) -> PlanInhoud | None:
    """The version that the present one corrects, when there is one."""
    earlier = record.plan.eerdere_versies
    return PlanInhoud.model_validate_json(earlier[-1].inhoud) if earlier else None


def warm_up() -> bool:
    """Load what makes a PDF, so that signing feels quick; False when this machine cannot make one."""
    from interview.documents.errors import DocumentErrorCode
    from interview.documents.render import document_renderer
    from interview.locations import templates_dir
    from questionnaires.errors import KlantbeeldError

    try:
        document_renderer(templates_dir())
    except KlantbeeldError as error:
        if error.code is not DocumentErrorCode.PANGO_ONTBREEKT:
            raise
        return False
    return True


def issue(
    record: GespreksRecord,
    klant: Klant,
    consultant: Consultant,
    content: Content,
    credential: SigningCredential,
    at: datetime,
    *,
    signature_image: bytes | None = None,
    progress: Progress = lambda _: None,
) -> Issued:
    """Make both documents of ``record`` and sign them as the consultant, dated ``at`` (aware).

    Raises KlantbeeldError: what rendering and signing raise; without Pango that is
    DOCUMENT-PANGO-ONTBREEKT and the plan can wait.
    """
    from interview.documents import plan_document
    from interview.documents.render import document_renderer
    from interview.locations import templates_dir
    from interview.plan.sign import sign_as_consultant

    names, texts = names_of(klant, consultant), texts_of(consultant, content, at.date())
    progress("Mijn plan wordt gemaakt")
    plan = plan_document.make_mijn_plan(
        document_renderer(templates_dir()),
        build_plan(record),
        names,
        texts,
        at,
        former_plan(record),
        signature_image,
    )
    progress("Mijn plan wordt getekend")
    signed_plan = sign_as_consultant(plan.pdf, credential, at, plan_document.SIGNING_REASON)
    report = issue_report(record, klant, consultant, content, credential, at, progress)
    return Issued(_issued(signed_plan, plan.pages), report)


def issue_report(
    record: GespreksRecord,
    klant: Klant,
    consultant: Consultant,
    content: Content,
    credential: SigningCredential,
    at: datetime,
    progress: Progress = lambda _: None,
) -> IssuedDocument:
    """Make the Klantbeeldverslag alone, signed; raises what :func:`issue` raises."""
    from interview.documents import verslag_document
    from interview.documents.render import document_renderer
    from interview.locations import templates_dir
    from interview.plan.report_build import build_report
    from interview.plan.sign import sign_as_consultant

    names, texts = names_of(klant, consultant), texts_of(consultant, content, at.date())
    progress("Het verslag wordt gemaakt")
    uitleg, services = explanation_of(record, content)
    told = build_report(record, content, uitleg, services)
    renderer = document_renderer(templates_dir())
    report = verslag_document.make_verslag(renderer, told, names, texts.gemeente, at)
    progress("Het verslag wordt getekend")
    signed = sign_as_consultant(report.pdf, credential, at, verslag_document.SIGNING_REASON)
    return _issued(signed, report.pages)


def _issued(pdf: bytes, pages: int) -> IssuedDocument:
    return IssuedDocument(pdf, hashlib.sha256(pdf).hexdigest(), pages)


def explanation_of(record: GespreksRecord, content: Content) -> tuple[Uitleg | None, tuple[Aanbevolen, ...]]:
    """Why the advice was what it was, and the trajecten with their reasons.

    The record is taken back to how it was when the advice was shown. Nothing without an advice, or
    when that state cannot be found back: an explanation of another outcome would be untrue.
    """
    from interview.session.advice import outcome_of, scoring_input
    from interview.session.before_advice import as_advised
    from interview.session.explanation import explain_outcome, last_looked
    from interview.session.state import State
    from scoring.trajecten import recommend

    advice = record.advies
    if advice is None:
        return None, ()
    then = as_advised(State(content, record))
    outcome, given = outcome_of(then), scoring_input(then)
    if (outcome.categorie, outcome.mogelijk) != (advice.categorie, advice.mogelijk):
        return None, ()
    uitleg = explain_outcome(then, outcome, given, looked=last_looked(record))
    return uitleg, recommend(outcome, given, content.catalogus)


# with a store


def issue_for(
    desk: Desk,
    conversation: Conversation,
    klant: Klant,
    credential: SigningCredential,
    progress: Progress = lambda _: None,
    ending: Einde | None = None,
) -> tuple[DocumentVerwijzing, ...]:
    """Make the documents an open gesprek asks for, keep them, and tell the session. Waits for the disk.

    ``ending`` as for :func:`wanted`.

    Raises KlantbeeldError: as :func:`issue`, or what the store raises. Nothing is half told: the
    session hears of a document after it was kept.
    """
    at = desk.clock()
    state, record = conversation.state, conversation.state.record
    consultant = desk.caseload.consultant().result()
    made: dict[Soort, IssuedDocument] = {}
    if wanted(record, ending) == BOTH:
        image = signature_image(desk, record)
        both = issue(
            record, klant, consultant, state.content, credential, at, signature_image=image, progress=progress
        )
        made = {"mijn_plan": both.mijn_plan, "verslag": both.verslag}
    else:
        report = issue_report(record, klant, consultant, state.content, credential, at, progress)
        made = {"verslag": report}
    progress("De documenten worden bewaard")
    return tuple(_keep(desk, conversation, soort, document.pdf, at) for soort, document in made.items())


def _keep(
    desk: Desk, conversation: Conversation, soort: Soort, pdf: bytes, at: datetime
) -> DocumentVerwijzing:
    """Keep ``pdf`` as the next of its kind and tell the session."""
    gesprek_id = conversation.gesprek_id

    def work(store: Store) -> DocumentVerwijzing:
        number = _next_number(store, gesprek_id, soort)
        row = store.add_document(gesprek_id, soort, number, pdf, at.isoformat())
        return DocumentVerwijzing(
            soort=soort, versie=number, document_id=f"{soort}/{number}", sha256=row.sha256, op=at
        )

    kept = desk.thread.submit(work).result()
    conversation.do(ask.MeldDocument(kept)).result()
    return kept


def _next_number(store: Store, gesprek_id: str, soort: str) -> int:
    """Kept documents are never replaced, so each gets a number of its own."""
    return 1 + max((row.versie for row in store.documents(gesprek_id) if row.soort == soort), default=0)


def newest(record: GespreksRecord, soort: Soort) -> DocumentVerwijzing | None:
    """The last document of this kind that was made, when there is one."""
    made = [document for document in record.plan.documenten if document.soort == soort]
    return made[-1] if made else None


def wanted(record: GespreksRecord, ending: Einde | None = None) -> tuple[Soort, ...]:
    """Which documents this gesprek asks for: no plan of ours when the klantmanager makes it.

    ``ending`` is how it is about to end, when that was chosen and not done yet.
    """
    theirs = (record.einde or ending) is Einde.ZWOLLE and record.plan.ondertekening is None
    return ("verslag",) if theirs else BOTH


def up_to_date(record: GespreksRecord, ending: Einde | None = None) -> bool:
    """Whether all that are wanted tell of the klant's present choice, or of the last word on the advice."""
    kinds = wanted(record, ending)
    made = [newest(record, soort) for soort in kinds]
    since = _last_word(record, kinds)
    return since is not None and all(document is not None and document.op >= since for document in made)


def _last_word(record: GespreksRecord, kinds: tuple[Soort, ...]) -> datetime | None:
    """When the klant chose; where there is no plan to choose about, when the advice was talked over."""
    if record.plan.ondertekening is not None:
        return record.plan.ondertekening.op
    if kinds == BOTH:
        return None
    talked_over = record.oordeel_na_gesprek or record.advies
    return None if talked_over is None else talked_over.op


def document_pdf(desk: Desk, gesprek_id: str, document: DocumentVerwijzing) -> bytes:
    """The bytes of a kept document. Waits for the disk."""
    return desk.thread.submit(
        lambda store: store.document_bytes(gesprek_id, document.soort, document.versie)
    ).result()


def keep_signature(desk: Desk, gesprek_id: str, source: Path) -> str:
    """Keep an imported picture of a signature, made harmless; gives its id. Waits for the disk.

    Raises KlantbeeldError: DOCUMENT-HANDTEKENING-ONGELDIG for anything but a small PNG or JPEG.
    """
    from interview.documents.signature_image import clean_signature_image

    return _keep_signature(desk, gesprek_id, clean_signature_image(_read_picture(source)))


def keep_drawing(desk: Desk, gesprek_id: str, drawing: Handtekening) -> str:
    """Keep the strokes of a drawn signature; gives their id. Waits for the disk."""
    return _keep_signature(desk, gesprek_id, drawing.stored())


def _keep_signature(desk: Desk, gesprek_id: str, content: bytes) -> str:
    at = desk.clock()

    def work(store: Store) -> str:
        number = _next_number(store, gesprek_id, SIGNATURE_KIND)
        store.add_document(gesprek_id, SIGNATURE_KIND, number, content, at.isoformat())
        return f"{SIGNATURE_KIND}/{number}"

    return desk.thread.submit(work).result()


def _read_picture(source: Path) -> bytes:
    """The file, never more than a picture of a signature can be."""
    from interview.documents.errors import DocumentErrorCode
    from questionnaires.errors import KlantbeeldError

    try:
        with source.expanduser().open("rb") as file:
            picture = file.read(LARGEST_PICTURE + 1)
    except (OSError, RuntimeError, ValueError):
        picture = b""
    if not picture or len(picture) > LARGEST_PICTURE:
        raise KlantbeeldError(
            DocumentErrorCode.HANDTEKENING_ONGELDIG,
            "dit bestand is er niet, of is groter dan 1 MB",
            remedy="Kies een PNG of JPEG van hoogstens 1 MB, of kies een andere manier van tekenen.",
        )
    return picture


def signature_image(desk: Desk, record: GespreksRecord) -> bytes | None:
    """The picture of the klant's signature, when there is one: a PNG, or an SVG made of what was drawn.

    Waits for the disk.
    """
    signature = record.plan.ondertekening
    if signature is None or signature.wijze not in (Ondertekenwijze.AFBEELDING, Ondertekenwijze.GETEKEND):
        return None
    kind, _, number = signature.afbeelding.partition("/")
    kept = desk.thread.submit(
        lambda store: store.document_bytes(record.gesprek_id, kind, int(number))
    ).result()
    if signature.wijze is Ondertekenwijze.AFBEELDING:
        return kept
    from interview.clientpage.strokes import Handtekening, to_svg

    return to_svg(Handtekening.model_validate_json(kept))


def export(desk: Desk, record: GespreksRecord, initials: str) -> tuple[Path, ...]:
    """Write the newest documents as files for their owner only, and say where they are.

    A name in a folder can be read by anyone who sees the screen, so it holds ``initials`` at most.
    Raises KlantbeeldError: what the disk refuses.
    """
    from interview.store.files import write_durably

    written = []
    letters = "".join(letter for letter in initials if letter.isalnum())
    for soort, name in FILE_NAMES.items():
        document = newest(record, soort)
        if document is None:
            continue
        target = desk.locations.documents_dir / (
            f"{name}-{document.op:%Y-%m-%d}-{letters or 'klant'}-{document.versie}.pdf"
        )
        write_durably(target, document_pdf(desk, record.gesprek_id, document))
        written.append(target)
    return tuple(written)


# after signing


def seal(pdf: bytes, credential: SigningCredential, at: datetime, agreed_by: str) -> bytes:
    """Put the municipality's seal on Mijn plan, to which ``agreed_by`` said yes.

    Raises KlantbeeldError: ZEGEL-GEWEIGERD and others.
    """
    from interview.plan.sign import seal_as_municipality

    return seal_as_municipality(pdf, credential, at, agreed_by)


def seal_for(desk: Desk, conversation: Conversation, credential: SigningCredential) -> DocumentVerwijzing:
    """Seal the signed plan of an open gesprek, keep it and tell the session. Waits for the disk.

    Raises KlantbeeldError: PLAN-VASTSTELLEN-NIET when there is no signed plan to which the klantmanager
    said yes, or as :func:`seal`.
    """
    from interview.errors import KlantbeeldError, SessionErrorCode
    from interview.session.decide import decide

    at, record = desk.clock(), conversation.state.record
    decide(conversation.state, ask.StelVast(), at)
    document = newest(record, "mijn_plan")
    if document is None or not up_to_date(record):
        raise KlantbeeldError(
            SessionErrorCode.VASTSTELLEN_NIET,
            "Mijn plan is nog niet als PDF gemaakt",
            remedy="Maak eerst de documenten, bij Tekenen.",
        )
    agreed_by = "" if record.plan.akkoord is None else record.plan.akkoord.door
    sealed = seal(document_pdf(desk, record.gesprek_id, document), credential, at, agreed_by)
    kept = _keep(desk, conversation, "mijn_plan", sealed, at)
    conversation.do(ask.StelVast()).result()
    return kept


def revise(conversation: Conversation, reason: str) -> State:
    """Begin the next version of a plan that was signed; the present one stays as it is.

    Raises KlantbeeldError: GESPREK-LEEG without a reason.
    """
    present = canonical(build_plan(conversation.state.record))
    return conversation.do(ask.HerzienPlan(reason, present.text, present.sha256)).result()
