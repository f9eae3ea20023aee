"""The judgement on a document in Dutch lines, for a terminal or a screen.

Owns the words only. It must never make a claim sound like a proof: an unproven time is called so,
and what was not looked up is said.
"""

from __future__ import annotations

from datetime import datetime

from interview.plain_text import one_line
from interview.plan.content import printed_fingerprint
from interview.plan.verify_policy import (
    CONSULTANT_FIELD,
    DocumentKind,
    FoundSignature,
    Outcome,
    VerificationResult,
)

_HEADLINES = {
    Outcome.VASTGESTELD: "Vastgesteld. Dit plan is echt en de gemeente heeft het vastgesteld.",
    Outcome.NOG_NIET_VASTGESTELD: "Echt, nog niet vastgesteld. De gemeente zette haar zegel nog niet.",
    Outcome.ECHT: "Echt. Dit is niet veranderd nadat de consultant het tekende.",
    Outcome.NIET_ECHT: "Niet goedgekeurd. Vertrouw dit document niet.",
}
_KINDS = {
    DocumentKind.MIJN_PLAN: "Mijn plan",
    DocumentKind.KLANTBEELDVERSLAG: "Klantbeeldverslag",
    DocumentKind.PARTNERUITTREKSEL: "Partneruittreksel",
}
NOT_LOOKED_UP = "Of een certificaat is ingetrokken, is niet nagegaan. Daar is internet voor nodig."


def verdict_lines(result: VerificationResult) -> tuple[str, ...]:
    """Return what to tell about ``result``: the verdict first, then why, who, when and the code."""
    lines = [_HEADLINES[result.outcome]]
    lines += [f"{reason.code}: {reason}" for reason in result.reasons]
    if result.outcome is Outcome.NIET_ECHT:
        return tuple(lines)
    if result.kind is not None:
        lines.append(f"Soort document: {_KINDS[result.kind]}")
    lines += [_signature_line(found) for found in result.signatures]
    lines.append(f"Controlecode, ook op papier: {printed_fingerprint(result.fingerprint)}")
    lines.append(NOT_LOOKED_UP)
    return tuple(lines)


def _signature_line(found: FoundSignature) -> str:
    role = "Consultant" if found.field == CONSULTANT_FIELD else "Gemeente"
    practice = " (oefencertificaat)" if found.practice else ""
    return (
        f"{role}: {one_line(found.signer)}{practice}, {_time(found.claimed_time, proven=found.time_proven)}"
    )


def _time(moment: datetime | None, *, proven: bool) -> str:
    if moment is None:
        return "zonder tijd"
    claim = "bewezen tijd" if proven else "volgens de eigen computer, niet bewezen"
    return f"{moment:%d-%m-%Y %H:%M %Z} ({claim})".replace("  ", " ")
