"""Looks at a PDF and says whether it is what it claims to be. The strict rule, in one place.

"The signature is valid" is not enough: a file with text behind its end, a new title or a cut-off
seal has valid signatures. So this asks for exactly our signature fields, in our order, each in a
revision of its own and nothing else added, each valid under a pinned list of trust, the last
covering the entire file, and the embedded data with the fingerprint that is printed. It must never
use the network or the system's list of authorities.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from interview.plan.certificates import PRACTICE_UNIT
from interview.plan.errors import PlanErrorCode
from interview.plan.library_log import silence_signing_libraries
from interview.plan.verify_policy import (
    CONSULTANT_FIELD,
    MAXIMUM_DOCUMENT_SIZE,
    MUNICIPALITY_FIELD,
    SIGNED_ONLY,
    DocumentKind,
    FoundSignature,
    Outcome,
    Reason,
    ReasonCode,
    VerificationResult,
    VerifyPolicy,
    meets_expectation,
)
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from asn1crypto import x509  # type: ignore[import-untyped]
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

_FIELD_ORDERS = ((CONSULTANT_FIELD,), (CONSULTANT_FIELD, MUNICIPALITY_FIELD))
"""The only signatures that an authentic document carries, oldest first."""

_BROKEN_FILE = (
    ValueError,  # with every parse error of pyHanko and asn1crypto
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
)
"""What reading a hostile or damaged PDF can raise in the libraries underneath."""


def verify(pdf: bytes, policy: VerifyPolicy, at: datetime) -> VerificationResult:
    """Judge ``pdf`` under ``policy`` at the moment ``at`` (aware).

    Revocation is not looked up: that needs a network.

    Raises:
        KlantbeeldError: ``CONTROLE-GEEN-PDF`` or ``CONTROLE-TE-GROOT``; everything else that is
            wrong with a document is a reason in the result.
    """
    _require_pdf(pdf)
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return _judge(pdf, policy, at)
    except (PdfError, *_BROKEN_FILE):
        return VerificationResult(Outcome.NIET_ECHT, None, (Reason(ReasonCode.BESCHADIGD),), (), "")


def is_intact_unsealed_plan(pdf: bytes, at: datetime) -> bool:
    """True for a plan with the consultant's signature alone and nothing changed or added.

    Says nothing about who signed: that takes :func:`verify` with a list of trust.

    Raises:
        KlantbeeldError: as :func:`verify`.
    """
    _require_pdf(pdf)
    from pyhanko.pdf_utils.misc import PdfError

    try:
        reader = _reader(pdf)
        if tuple(_field_names(reader)) != (CONSULTANT_FIELD,) or _structure_reasons(reader, pdf):
            return False
        data = _embedded_data(pdf)
        if data.reason is not None or data.kind is not DocumentKind.MIJN_PLAN:
            return False
        status = _status(reader.embedded_signatures[0], (), at)
    except (PdfError, *_BROKEN_FILE):
        return False
    return bool(status is not None and status.intact and status.valid and status.docmdp_ok)


def klant_signed(pdf: bytes) -> bool:
    """Whether the data of an intact plan says that the klant signed it, on whatever terms."""
    from interview.session.decide_plan import SIGNING

    try:
        chosen = json.loads(_embedded_data(pdf).content)["ondertekening"]["keuze"]
    except (ValueError, KeyError, TypeError):
        return False
    return chosen in SIGNING


def _require_pdf(pdf: bytes) -> None:
    if len(pdf) > MAXIMUM_DOCUMENT_SIZE:
        raise KlantbeeldError(
            PlanErrorCode.CONTROLE_TE_GROOT,
            "Dit bestand is te groot voor een plan of verslag.",
            remedy="Kies het bestand dat u van de gemeente of de consultant kreeg.",
        )
    if not pdf.startswith(b"%PDF-"):
        raise KlantbeeldError(
            PlanErrorCode.CONTROLE_GEEN_PDF,
            "Dit bestand is geen PDF.",
            remedy="Kies het bestand dat u van de gemeente of de consultant kreeg. Het eindigt op .pdf.",
        )


def _reader(pdf: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader

    silence_signing_libraries()
    return PdfFileReader(BytesIO(pdf), strict=True)


def _judge(pdf: bytes, policy: VerifyPolicy, at: datetime) -> VerificationResult:
    reader = _reader(pdf)
    names = tuple(_field_names(reader))
    data = _embedded_data(pdf)
    reasons = _structure_reasons(reader, pdf)
    if data.reason is not None:
        reasons.append(Reason(data.reason))
    if data.kind in SIGNED_ONLY and MUNICIPALITY_FIELD in names:
        reasons.append(Reason(ReasonCode.ANDERE_HANDTEKENING, MUNICIPALITY_FIELD))
    found = []
    for signature in reader.embedded_signatures:
        status = _status(signature, _roots(policy, signature.field_name), at)
        reasons.extend(_signature_reasons(signature, status, policy, at))
        found.append(_found(signature, status))
    reasons.extend(_same_key_reasons(reader.embedded_signatures))
    outcome = _outcome(names, data.kind) if not reasons else Outcome.NIET_ECHT
    if not reasons and (unmet := meets_expectation(outcome, policy.expected)) is not None:
        reasons.append(Reason(unmet))
    unique = tuple(dict.fromkeys(reasons))
    return VerificationResult(outcome, data.kind, unique, tuple(found), data.fingerprint)


def _outcome(names: tuple[str, ...], kind: DocumentKind | None) -> Outcome:
    if kind in SIGNED_ONLY:
        return Outcome.ECHT
    return Outcome.VASTGESTELD if MUNICIPALITY_FIELD in names else Outcome.NOG_NIET_VASTGESTELD


def _field_names(reader: PdfFileReader) -> list[str]:
    """Names of the signatures in the order of signing, empty signature fields last."""
    from pyhanko.sign.fields import enumerate_sig_fields

    empty = [name for name, value, _ in enumerate_sig_fields(reader) if value is None]
    return [signature.field_name for signature in reader.embedded_signatures] + empty


def _structure_reasons(reader: PdfFileReader, pdf: bytes) -> list[Reason]:
    """What is wrong with the shape of the file, before any cryptography."""
    names = tuple(_field_names(reader))
    if CONSULTANT_FIELD not in names or not reader.embedded_signatures:
        return [Reason(ReasonCode.GEEN_HANDTEKENING)]
    if names not in _FIELD_ORDERS:
        return [Reason(ReasonCode.ANDERE_HANDTEKENING)]
    reasons = []
    form = reader.root["/AcroForm"]
    if len(form["/Fields"]) != len(names) or any(
        signature.sig_object_type != "/Sig" for signature in reader.embedded_signatures
    ):
        reasons.append(Reason(ReasonCode.ANDERE_HANDTEKENING))
    # The page is one revision; each signature adds exactly one. A change slipped in between would
    # be a revision more, also where a reader allows it, as with a new title.
    ours = [signature.signed_revision for signature in reader.embedded_signatures]
    if reader.total_revisions != len(names) + 1 or ours != list(range(1, len(names) + 1)):
        reasons.append(Reason(ReasonCode.IETS_TOEGEVOEGD))
    if not _reaches_the_end(reader.embedded_signatures[-1], pdf):
        reasons.append(Reason(ReasonCode.IETS_TOEGEVOEGD))
    return reasons


def _reaches_the_end(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """True when every byte of the file is signed, save the signature itself.

    The gap is compared as well: a sum of lengths alone would allow one that lies elsewhere.
    """
    start, first, second, rest = (int(part) for part in signature.byte_range)
    gap = pdf[first:second]
    return (
        start == 0
        and second + rest == len(pdf)
        and gap[:1] == b"<"
        and gap[-1:] == b">"
        and gap[1:-1].upper() == signature.pkcs7_content.hex().upper().encode()
    )


def _roots(policy: VerifyPolicy, field: str) -> tuple[x509.Certificate, ...]:
    roots = policy.trusted
    if field == MUNICIPALITY_FIELD and policy.trusted_for_seal is not None:
        roots = policy.trusted_for_seal
    return (*roots, *policy.practice) if policy.oefen else roots


def _status(
    signature: EmbeddedPdfSignature, roots: tuple[x509.Certificate, ...], at: datetime
) -> PdfSignatureStatus | None:
    """PyHanko's findings, or None when the signature itself cannot be read."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

    context = ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False)
    try:
        return validate_pdf_signature(
            signature,
            signer_validation_context=context,
            key_usage_settings=KeyUsageConstraints(key_usage={"non_repudiation"}),
        )
    except (ValueError, PathError, ValidationError):  # pyHanko's own errors are ValueErrors
        return None


def _signature_reasons(
    signature: EmbeddedPdfSignature, status: PdfSignatureStatus | None, policy: VerifyPolicy, at: datetime
) -> list[Reason]:
    name = signature.field_name
    if status is None or not (status.intact and status.valid):
        return [Reason(ReasonCode.INHOUD_VERANDERD, name)]
    reasons = []
    if not status.docmdp_ok:
        reasons.append(Reason(ReasonCode.IETS_TOEGEVOEGD, name))
    if not _locks_as_ours(signature):
        reasons.append(Reason(ReasonCode.NIET_VERGRENDELD, name))
    certificate = signature.signer_cert
    if _is_practice(certificate) and not policy.oefen:
        reasons.append(Reason(ReasonCode.OEFENCERTIFICAAT, name))
    elif not certificate.not_valid_before <= at <= certificate.not_valid_after:
        reasons.append(Reason(ReasonCode.CERTIFICAAT_VERLOPEN, name))
    elif not status.trusted:
        reasons.append(Reason(ReasonCode.ONBEKENDE_ONDERTEKENAAR, name))
    if not reasons and not status.bottom_line:
        reasons.append(Reason(ReasonCode.INHOUD_VERANDERD, name))
    return reasons


def _locks_as_ours(signature: EmbeddedPdfSignature) -> bool:
    """The consultant's signature allows signing only; the seal allows nothing."""
    from pyhanko.sign.fields import FieldMDPAction, MDPPerm

    if signature.field_name == CONSULTANT_FIELD:
        return signature.docmdp_level is MDPPerm.FILL_FORMS
    lock = signature.fieldmdp
    return (
        signature.docmdp_level is MDPPerm.NO_CHANGES
        and lock is not None
        and lock.action is FieldMDPAction.ALL
    )


def _same_key_reasons(signatures: list[EmbeddedPdfSignature]) -> list[Reason]:
    keys = [signature.signer_cert.public_key.dump() for signature in signatures]
    return [Reason(ReasonCode.ZELFDE_SLEUTEL)] if len(set(keys)) != len(keys) else []


def _is_practice(certificate: x509.Certificate) -> bool:
    units = certificate.subject.native.get("organizational_unit_name", ())
    return PRACTICE_UNIT in ([units] if isinstance(units, str) else units)


def _found(signature: EmbeddedPdfSignature, status: PdfSignatureStatus | None) -> FoundSignature:
    certificate = signature.signer_cert
    timestamp = status.timestamp_validity if status is not None else None
    return FoundSignature(
        field=signature.field_name,
        signer=str(certificate.subject.native.get("common_name", "")),
        practice=_is_practice(certificate),
        claimed_time=signature.self_reported_timestamp,
        time_proven=bool(timestamp is not None and timestamp.valid and timestamp.trusted),
    )


@dataclass(frozen=True, slots=True)
class _EmbeddedData:
    kind: DocumentKind | None
    fingerprint: str
    reason: ReasonCode | None
    content: bytes = b""


def _embedded_data(pdf: bytes) -> _EmbeddedData:
    """Recompute the fingerprint of the embedded data and compare it with the document's own."""
    # A reader of its own: decoding a stream leaves marks that the difference analysis trips over.
    reader = _reader(pdf)
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        specification = names[1]
        kind = DocumentKind(str(specification["/UF"]))
        content: bytes = specification["/EF"]["/F"].data
        stated = re.findall(rb"urn:sha256:([0-9a-f]{64})", reader.root["/Metadata"].data)
    except (KeyError, IndexError, ValueError):
        return _EmbeddedData(None, "", ReasonCode.GEGEVENS_ANDERS)
    fingerprint = hashlib.sha256(content).hexdigest()
    same = len(names) == 2 and stated == [fingerprint.encode()]
    return _EmbeddedData(kind, fingerprint, None if same else ReasonCode.GEGEVENS_ANDERS, content)
