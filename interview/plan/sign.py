"""Puts the two digital signatures on a document: the consultant's and the municipality's seal.

Owns the mechanics of PAdES (ETSI EN 319 142-1, baseline B-B). Both fields are invisible, because
a visible one made afterwards is not accessible; the page itself says how to check. It must never
change a page, and never seal a document that is not an intact, consultant-signed one.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from interview.plan.certificates import SigningCredential
from interview.plan.errors import PlanErrorCode
from interview.plan.library_log import silence_signing_libraries
from interview.plan.verify_policy import CONSULTANT_FIELD, MUNICIPALITY_FIELD
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata

SEAL_REASON = "Vastgesteld door de gemeente"


def sign_as_consultant(pdf: bytes, credential: SigningCredential, at: datetime, reason: str) -> bytes:
    """Return ``pdf`` with the consultant's certifying signature, dated ``at`` (aware).

    Afterwards only a further signature is allowed. ``reason`` is a short Dutch line that a PDF
    reader shows beside the name.

    Raises:
        KlantbeeldError: ``TEKENEN-MISLUKT`` when the document cannot take the signature.
    """
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    metadata = PdfSignatureMetadata(
        field_name=CONSULTANT_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason,
        name=credential.name,
    )
    field = SigFieldSpec(
        CONSULTANT_FIELD,
        invis_sig_settings=_invisible(),
        readable_field_name="Handtekening van de consultant",
    )
    return _sign(pdf, credential, at, metadata, field)


def seal_as_municipality(
    pdf: bytes, credential: SigningCredential, at: datetime, agreed_by: str = ""
) -> bytes:
    """Return ``pdf`` with the municipality's seal, after which nothing may be added.

    ``agreed_by`` is the function or name of the klantmanager who said yes; a PDF reader shows it with
    the seal.

    The lock needs both parts: every field named, and "no changes" for the document; the second
    alone has no effect.

    Raises:
        KlantbeeldError: ``ZEGEL-GEWEIGERD`` when it is no plan, is not intact, has been added to,
            or carries another signature than the consultant's, or when the klant did not sign it;
            ``TEKENEN-MISLUKT`` when it cannot take the seal.
    """
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    from interview.plan.verify import is_intact_unsealed_plan, klant_signed

    if not is_intact_unsealed_plan(pdf, at):
        raise KlantbeeldError(
            PlanErrorCode.ZEGEL_GEWEIGERD,
            "Op dit bestand kan geen zegel: het is veranderd, al verzegeld, of niet door de "
            "consultant getekend.",
            remedy="Vraag het plan opnieuw op bij de consultant.",
        )
    if not klant_signed(pdf):
        raise KlantbeeldError(
            PlanErrorCode.ZEGEL_GEWEIGERD,
            "De klant heeft dit plan niet getekend. Zonder handtekening komt er geen zegel.",
            remedy="Vraag de klant of er bedenkingen zijn. Niet tekenen mag.",
        )
    metadata = PdfSignatureMetadata(
        field_name=MUNICIPALITY_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=f"Vastgesteld door de gemeente. Akkoord: {agreed_by}" if agreed_by else SEAL_REASON,
        name=credential.name,
    )
    field = SigFieldSpec(
        MUNICIPALITY_FIELD,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
        doc_mdp_update_value=MDPPerm.NO_CHANGES,
        invis_sig_settings=_invisible(),
        readable_field_name="Zegel van de gemeente",
    )
    return _sign(pdf, credential, at, metadata, field)


def _invisible() -> InvisSigSettings:
    from pyhanko.sign.fields import InvisSigSettings

    # Some validators take a box of [0 0 0 0] for a visible one.
    return InvisSigSettings(box_out_of_bounds=True)


def _sign(
    pdf: bytes,
    credential: SigningCredential,
    at: datetime,
    metadata: PdfSignatureMetadata,
    field: SigFieldSpec,
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    from interview.plan.dated_signer import DatedPdfSigner

    silence_signing_libraries()
    signer = DatedPdfSigner(metadata, credential.signer, field, at)
    try:
        signed: bytes = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()
    except (PdfError, SigningError, ValueError) as refused:
        raise KlantbeeldError(
            PlanErrorCode.TEKENEN_MISLUKT,
            "Dit document kan niet getekend worden.",
            remedy="Maak het document opnieuw vanuit het gesprek.",
        ) from refused
    return signed
