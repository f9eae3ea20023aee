"""From one afspraak with a third party to a signed partneruittreksel: made, kept, told, and exported.

Every step asks again whether something may go: what was made while the klant agreed is not handed
out after the klant took that back. Nothing of Mijn plan or the report is in reach here.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.plan.issue import IssuedDocument, document_pdf
from interview.plan.partner_extract import PartnerInhoud, build_extract, may_go
from interview.record import DocumentVerwijzing, GespreksRecord
from interview.session import commands as ask

if TYPE_CHECKING:
    from interview.conversation import Conversation
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.plan.certificates import SigningCredential
    from interview.store.store import Store

KIND = "partneruittreksel"
FILE_NAME = "uittreksel"
"""In a folder anyone may see it: it says neither who receives it nor what about."""


def sign_extract(content: PartnerInhoud, credential: SigningCredential, at: datetime) -> IssuedDocument:
    """Make the PDF of ``content`` and sign it as the consultant, dated ``at`` (aware).

    Raises KlantbeeldError: what rendering and signing raise.
    """
    from interview.documents.partner_document import SIGNING_REASON, make_extract
    from interview.documents.render import document_renderer
    from interview.locations import templates_dir
    from interview.plan.sign import sign_as_consultant

    made = make_extract(document_renderer(templates_dir()), content, at)
    signed = sign_as_consultant(made.pdf, credential, at, SIGNING_REASON)
    return IssuedDocument(signed, hashlib.sha256(signed).hexdigest(), made.pages)


def issue_extract_for(
    desk: Desk, conversation: Conversation, klant: Klant, credential: SigningCredential, afspraak: str
) -> DocumentVerwijzing:
    """Make, keep and tell the extract of ``afspraak`` of an open gesprek. Waits for the disk.

    Raises KlantbeeldError: PLAN-DELEN-NIET when nothing may be shared about it now, or as
    :func:`sign_extract`. The session hears of it after it was kept.
    """
    at, state = desk.clock(), conversation.state
    content = build_extract(state.record, afspraak, klant, state.content.gemeente, at.date())
    made = sign_extract(content, credential, at)
    gesprek_id = conversation.gesprek_id

    def work(store: Store) -> DocumentVerwijzing:
        known = (row.versie for row in store.documents(gesprek_id) if row.soort == KIND)
        number = 1 + max(known, default=0)
        row = store.add_document(gesprek_id, KIND, number, made.pdf, at.isoformat())
        return DocumentVerwijzing(
            soort="partneruittreksel",
            versie=number,
            document_id=f"{KIND}/{number}",
            sha256=row.sha256,
            op=at,
            afspraak=afspraak,
        )

    kept = desk.thread.submit(work).result()
    conversation.do(ask.MeldDocument(kept)).result()
    return kept


def newest_extract(record: GespreksRecord, afspraak: str) -> DocumentVerwijzing | None:
    """The last extract about ``afspraak`` that was made, when there is one."""
    made = [one for one in record.plan.documenten if one.soort == KIND and one.afspraak == afspraak]
    return made[-1] if made else None


def export_extract(desk: Desk, record: GespreksRecord, initials: str, afspraak: str) -> Path | None:
    """Write the newest extract about ``afspraak`` as a file for its owner only; None when there is none.

    Raises KlantbeeldError: PLAN-DELEN-NIET once the klant took it back, and what the disk refuses.
    """
    from interview.store.files import write_durably

    may_go(record, afspraak)
    document = newest_extract(record, afspraak)
    if document is None:
        return None
    letters = "".join(letter for letter in initials if letter.isalnum()) or "klant"
    target = desk.locations.documents_dir / (
        f"{FILE_NAME}-{document.op:%Y-%m-%d}-{letters}-{document.versie}.pdf"
    )
    write_durably(target, document_pdf(desk, record.gesprek_id, document))
    return target
