"""``klantbeeld plan vaststellen``: the municipality's seal on a signed plan, at the office.

The key of a real seal comes with the command and is never kept on this machine. A third party never
decides about rights and duties (Participatiewet art. 7 lid 4): so whoever said yes is always named. A
loose PDF knows nothing of a klantmanager and needs ``--akkoord``; a gesprek in the store has to be with
the klantmanager first, and keeps who said yes. What was decided with that yes can be written down with it.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.plan.certificates import SigningCredential


OPEN = "open"
"""Typed when the municipality decides for no category."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    from interview.commands.certificates import add_certificate
    from interview.commands.open_store import add_store

    parser.word("PDF", "Mijn plan, getekend door de consultant", optional=True)
    parser.option("--gesprek", "ID", "neem het plan van dit gesprek uit uw opslag, in plaats van een PDF")
    parser.option("--uit", "plan.pdf", "schrijf het vastgestelde plan hier", needed=True)
    parser.option(
        "--akkoord",
        "WIE",
        "functie of naam van de klantmanager die ja zegt; nodig bij een PDF, en bij een gesprek waarin dat "
        "nog niet staat",
    )
    parser.option(
        "--besluit",
        "CATEGORIE",
        f"wat de gemeente besluit, alleen met --gesprek; {OPEN} als zij het open laat",
    )
    parser.option("--reden", "REDEN", "waarom dat besluit anders is dan het advies; nodig als dat zo is")
    add_certificate(parser, "de gemeente")
    parser.switch("--oefen", "zet een oefenzegel, als er geen certificaat van de gemeente is")
    parser.switch("--overschrijf", "schrijf over een bestaand bestand heen")
    add_store(parser)
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Seal the plan and write it; the document itself is not changed."""
    from interview.commands.files import check_writable, write_whole
    from interview.errors import CommandErrorCode, ExitCode, KlantbeeldError
    from interview.plain_text import one_line
    from interview.store_thread import system_clock

    if (given.pdf is None) == (given.gesprek is None):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK, "noem een PDF, of een gesprek met --gesprek", remedy="Eén van de twee."
        )
    if given.pdf is not None and not one_line(given.akkoord or ""):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "er staat niet bij wie ja zegt tegen dit plan",
            remedy='Noem de klantmanager: --akkoord "klantmanager Werk".',
        )
    _check_decision(given)
    if given.certificaat is None and not given.oefen:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "er is geen certificaat om mee vast te stellen",
            remedy="Geef --certificaat mee, met het certificaat van de gemeente. Om te oefenen: --oefen.",
        )
    target, at = Path(given.uit), system_clock()
    check_writable(target, overwrite=given.overschrijf)
    if given.pdf is None:
        sealed, practice, undecided = _from_store(given, console)
    else:
        sealed, practice = _from_file(given, console, at)
        undecided = False
    write_whole(target, sealed, overwrite=given.overschrijf)
    lines = [f"Het plan is vastgesteld. Het staat in {target}."]
    if practice:
        lines.append("Dit is een oefenzegel: het telt alleen om te oefenen.")
    if undecided:
        lines.append(
            "Wat de gemeente besluit, staat nog niet in dit gesprek. Dat kan bij de weg van het plan."
        )
    console.answer({"plan": given.uit, "oefen": practice}, lines)
    return ExitCode.KLAAR


def _check_decision(given: Namespace) -> None:
    """Refuse a decision that has no gesprek to stand in, and a reason that is none."""
    from interview.errors import CommandErrorCode, KlantbeeldError
    from interview.record import Redencode

    if given.besluit is not None and given.gesprek is None:
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "een besluit staat in een gesprek, niet in een PDF",
            remedy="Noem het gesprek met --gesprek.",
        )
    if given.reden is not None and (given.besluit is None or given.reden not in set(Redencode)):
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK,
            "deze reden past niet",
            remedy=f"Een reden hoort bij --besluit en is een van: {', '.join(Redencode)}.",
        )


def _from_file(given: Namespace, console: Console, at: datetime) -> tuple[bytes, bool]:
    from interview.commands.certificates import chosen_certificate, loose_practice
    from interview.commands.files import read_limited
    from interview.locations import Locations
    from interview.plain_text import one_line
    from interview.plan.certificates import load_credential
    from interview.plan.issue import seal
    from interview.plan.verify_policy import MAXIMUM_DOCUMENT_SIZE

    pdf = read_limited(Path(given.pdf), MAXIMUM_DOCUMENT_SIZE)
    credential = chosen_certificate(given, at)
    if credential is None:
        files, passphrase = loose_practice(Locations.for_user(), at)
        credential = load_credential(files.municipality, passphrase, at)
    with console.waiting("het zegel wordt gezet"):
        return seal(pdf, credential, at, one_line(given.akkoord)), credential.practice


def _from_store(given: Namespace, console: Console) -> tuple[bytes, bool, bool]:
    """The sealed PDF, whether for practice only, and whether the decision is still to be written down."""
    from interview.commands.certificates import chosen_certificate
    from interview.commands.open_store import open_store
    from interview.plan.issue import document_pdf, seal_for
    from interview.plan.signing_keys import practice_seal
    from interview.record import Redencode
    from interview.session.commands import GeefAkkoord, LegBesluitVast
    from interview.session.decision import decision_open

    with open_store(given, console) as desk, console.waiting("het zegel wordt gezet"):
        at = desk.clock()
        credential: SigningCredential = chosen_certificate(given, at) or practice_seal(desk, at)
        conversation = desk.open_gesprek(given.gesprek)
        if given.akkoord is not None and conversation.state.record.plan.akkoord is None:
            conversation.do(GeefAkkoord(given.akkoord)).result()
        if given.besluit is not None:
            chosen = None if given.besluit == OPEN else given.besluit
            reason = None if given.reden is None else Redencode(given.reden)
            conversation.do(LegBesluitVast(chosen, reason)).result()
        kept = seal_for(desk, conversation, credential)
        undecided = decision_open(conversation.state.record)
        return document_pdf(desk, given.gesprek, kept), credential.practice, undecided
