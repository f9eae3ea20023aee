"""What a document must be to be believed. The choices only; ``verify`` does the looking.

Why a seal can go missing without a trace: sealing adds bytes after the consultant's document and
changes none before, so a sealed plan that is cut off after the first signature *is* the document
that the consultant signed, byte for byte, and no check can tell the two apart. It is authentic,
and it is not established. The answer therefore depends on what the asker needs to know, and the
default asks for the most: a plan that was established. An unsealed plan is then refused, with the
reason that it is real but not established.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto import x509  # type: ignore[import-untyped]

CONSULTANT_FIELD = "Consultant"
"""Name of the signature field that certifies the document."""
MUNICIPALITY_FIELD = "Gemeente"
"""Name of the signature field that holds the municipality's seal."""
MAXIMUM_DOCUMENT_SIZE = 4 * 1024 * 1024
"""Bytes; a sealed plan is about 100 kB. A larger file is not read at all."""


class DocumentKind(StrEnum):
    """Which document it is; the value is the name of its embedded data file."""

    MIJN_PLAN = "mijn-plan.json"
    """Signed by the consultant, established by the municipality's seal."""
    KLANTBEELDVERSLAG = "klantbeeldverslag.json"
    """Signed by the consultant only; no seal belongs on it."""
    PARTNERUITTREKSEL = "partneruittreksel.json"
    """One afspraak, for the third party that does it. Signed by the consultant only."""


SIGNED_ONLY = (DocumentKind.KLANTBEELDVERSLAG, DocumentKind.PARTNERUITTREKSEL)
"""Nothing is established by these, so a seal does not belong on them."""


class Expectation(StrEnum):
    """What the asker needs a plan to be."""

    VASTGESTELD = "vastgesteld"
    """Sealed by the municipality; the default. A report needs no seal to meet it."""
    NOG_NIET_VASTGESTELD = "nog-niet-vastgesteld"
    """Signed by the consultant and not sealed yet."""
    ECHT = "echt"
    """Authentic, sealed or not."""


class Outcome(StrEnum):
    """What the document was found to be, whatever was expected."""

    VASTGESTELD = "vastgesteld"
    """Authentic, and sealed by the municipality."""
    NOG_NIET_VASTGESTELD = "echt, nog niet vastgesteld"
    """Authentic, and signed by the consultant only."""
    ECHT = "echt"
    """An authentic report or extract; establishing does not apply."""
    NIET_ECHT = "niet echt"
    """Changed, added to, damaged, or not signed by someone who is trusted."""


class ReasonCode(StrEnum):
    """Why a document is not accepted."""

    BESCHADIGD = "CONTROLE-BESCHADIGD"
    """The file cannot be read to the end as a PDF."""
    GEEN_HANDTEKENING = "CONTROLE-GEEN-HANDTEKENING"
    """The consultant's signature is not there."""
    ANDERE_HANDTEKENING = "CONTROLE-ANDERE-HANDTEKENING"
    """There is a signature that does not belong on this kind of document, or in this order."""
    INHOUD_VERANDERD = "CONTROLE-INHOUD-VERANDERD"
    """The bytes that were signed are not these bytes."""
    IETS_TOEGEVOEGD = "CONTROLE-IETS-TOEGEVOEGD"
    """Something was added besides the signatures."""
    NIET_VERGRENDELD = "CONTROLE-NIET-VERGRENDELD"
    """A signature leaves more room for changes than ours does."""
    ONBEKENDE_ONDERTEKENAAR = "CONTROLE-ONBEKENDE-ONDERTEKENAAR"
    """The certificate was not issued by anyone on the list of trust, or may not sign."""
    OEFENCERTIFICAAT = "CONTROLE-OEFENCERTIFICAAT"
    """Signed with a practice certificate, while practice was not asked for."""
    CERTIFICAAT_VERLOPEN = "CONTROLE-CERTIFICAAT-VERLOPEN"
    """Not valid on the day of the check; nothing proves that it was on the day of signing."""
    ZELFDE_SLEUTEL = "CONTROLE-ZELFDE-SLEUTEL"
    """The seal was set with the consultant's own key."""
    GEGEVENS_ANDERS = "CONTROLE-GEGEVENS-ANDERS"
    """The embedded data is missing or is not what the printed fingerprint says."""
    NIET_VASTGESTELD = "CONTROLE-NIET-VASTGESTELD"
    """Authentic, but without the seal that was asked for."""
    AL_VASTGESTELD = "CONTROLE-AL-VASTGESTELD"
    """Authentic and sealed, while an unsealed document was asked for."""


REASON_TEXTS: dict[ReasonCode, str] = {
    ReasonCode.BESCHADIGD: "Het bestand is beschadigd of niet compleet.",
    ReasonCode.GEEN_HANDTEKENING: "De handtekening van de consultant ontbreekt.",
    ReasonCode.ANDERE_HANDTEKENING: "Er staat een handtekening op die er niet hoort.",
    ReasonCode.INHOUD_VERANDERD: "De inhoud is na het tekenen veranderd.",
    ReasonCode.IETS_TOEGEVOEGD: "Er is na het tekenen iets toegevoegd of vervangen.",
    ReasonCode.NIET_VERGRENDELD: "Het document is niet afgesloten zoals dit programma dat doet.",
    ReasonCode.ONBEKENDE_ONDERTEKENAAR: "Wij kennen de uitgever van dit certificaat niet.",
    ReasonCode.OEFENCERTIFICAAT: "Dit is getekend met een oefencertificaat. Het telt alleen om te oefenen.",
    ReasonCode.CERTIFICAAT_VERLOPEN: "Het certificaat geldt nu niet. Dat het bij het tekenen gold, "
    "is niet te bewijzen.",
    ReasonCode.ZELFDE_SLEUTEL: "Het zegel is gezet met de sleutel van de consultant zelf.",
    ReasonCode.GEGEVENS_ANDERS: "De gegevens in het document passen niet bij de controlecode.",
    ReasonCode.NIET_VASTGESTELD: "Het document is echt, maar de gemeente heeft het nog niet vastgesteld.",
    ReasonCode.AL_VASTGESTELD: "Het document is echt, en de gemeente heeft het al vastgesteld.",
}


@dataclass(frozen=True, slots=True)
class VerifyPolicy:
    """Whom to believe, and what to ask for."""

    trusted: tuple[x509.Certificate, ...]
    """Authorities (or exact certificates) whose signatures count. The system's own list never does."""
    practice: tuple[x509.Certificate, ...] = ()
    """Practice authorities of this machine; used only when ``oefen`` is True."""
    oefen: bool = False
    """Practice: practice certificates count too."""
    expected: Expectation = Expectation.VASTGESTELD
    """What the document must be, to be accepted."""
    trusted_for_seal: tuple[x509.Certificate, ...] | None = None
    """Narrower list for the municipality's seal; None means the same as ``trusted``."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a document is not accepted."""

    code: ReasonCode
    field: str = ""
    """Signature field it is about, or empty when it is about the document."""

    def __str__(self) -> str:
        """Dutch sentence, with the signature it is about."""
        about = f" ({self.field})" if self.field else ""
        return f"{REASON_TEXTS[self.code]}{about}"


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature as it was found. Believe the name only when the document is accepted."""

    field: str
    signer: str
    """Common name in the certificate."""
    practice: bool
    claimed_time: datetime | None
    """When the signer's computer said it was."""
    time_proven: bool
    """True only with a trusted timestamp; otherwise the time is a claim."""


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """The judgement on one file."""

    outcome: Outcome
    kind: DocumentKind | None
    """Which document it says it is; None when it does not say so."""
    reasons: tuple[Reason, ...]
    """Empty exactly when the document is accepted."""
    signatures: tuple[FoundSignature, ...]
    fingerprint: str
    """SHA-256 of the embedded data, recomputed; compare it with the paper. Empty when there is none."""

    @property
    def accepted(self) -> bool:
        """True when the document is what the policy asked for."""
        return not self.reasons


def meets_expectation(outcome: Outcome, expected: Expectation) -> ReasonCode | None:
    """Return why an authentic ``outcome`` is not what was asked for, or None when it is."""
    if outcome is Outcome.NOG_NIET_VASTGESTELD and expected is Expectation.VASTGESTELD:
        return ReasonCode.NIET_VASTGESTELD
    if outcome is Outcome.VASTGESTELD and expected is Expectation.NOG_NIET_VASTGESTELD:
        return ReasonCode.AL_VASTGESTELD
    return None
