"""``klantbeeld controleer``: is this document what it claims to be? Exit code 1 means no."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.plan.verify_policy import VerificationResult

EXPECTATIONS = ("vastgesteld", "nog-niet-vastgesteld", "echt")


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("PDF", "Mijn plan of het Klantbeeldverslag")
    parser.option("--vertrouw", "CA.pem", "geloof handtekeningen van deze uitgever")
    parser.option("--vertrouw-zegel", "CA.pem", "geloof het zegel alleen van deze uitgever")
    parser.switch("--oefen", "geloof ook de oefencertificaten van deze computer")
    parser.option(
        "--verwacht",
        "WAT",
        f"wat het moet zijn: {', '.join(EXPECTATIONS)} (zonder deze keuze: vastgesteld)",
        one_of=EXPECTATIONS,
        default="vastgesteld",
    )
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Judge the file; 0 when it is what was expected, 1 when it is not."""
    from interview.commands.certificates import practice_authorities
    from interview.commands.files import read_limited
    from interview.errors import ExitCode
    from interview.plan.certificates import load_trusted_certificates
    from interview.plan.verdict_text import verdict_lines
    from interview.plan.verify import verify
    from interview.plan.verify_policy import MAXIMUM_DOCUMENT_SIZE, Expectation, VerifyPolicy
    from interview.store_thread import system_clock

    path = Path(given.pdf)
    policy = VerifyPolicy(
        trusted=() if given.vertrouw is None else load_trusted_certificates(Path(given.vertrouw)),
        practice=practice_authorities() if given.oefen else (),
        oefen=given.oefen,
        expected=Expectation(given.verwacht),
        trusted_for_seal=None
        if given.vertrouw_zegel is None
        else load_trusted_certificates(Path(given.vertrouw_zegel)),
    )
    pdf = read_limited(path, MAXIMUM_DOCUMENT_SIZE)
    with console.waiting("het document wordt nagekeken"):
        result = verify(pdf, policy, system_clock())
    if given.vertrouw is None and not given.oefen:
        console.note("U noemde niemand om te vertrouwen. Geef --vertrouw CA.pem mee, of --oefen.")
    console.answer(_data(result, path), verdict_lines(result))
    return ExitCode.KLAAR if result.accepted else ExitCode.NEE


def _data(result: VerificationResult, path: Path) -> dict[str, object]:
    return {
        "bestand": path.name,
        "goed": result.accepted,
        "uitkomst": result.outcome.value,
        "soort": None if result.kind is None else result.kind.value,
        "redenen": [
            {"code": reason.code.value, "veld": reason.field, "tekst": str(reason)}
            for reason in result.reasons
        ],
        "handtekeningen": [
            {
                "veld": found.field,
                "naam": found.signer,
                "oefen": found.practice,
                "tijd": None if found.claimed_time is None else found.claimed_time.isoformat(),
                "tijd_bewezen": found.time_proven,
            }
            for found in result.signatures
        ],
        "controlecode": result.fingerprint,
    }
