"""A Signaal in line mode: asked field by field, sealed after a yes, and then wiped from the terminal.

What is typed goes nowhere but into the sealed file; when it is left, nothing of it stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.signaal.words import (
    HELP,
    KEPT_NOTHING,
    NOWHERE_ELSE,
    QUESTIONS,
    begin_with,
    reader_line,
    receipt_lines,
    writer_line,
)

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.linear.reader import Reader
    from interview.signaal.desk import Addressed
    from interview.signaal.outbox import Receipt


def write_signaal(
    reader: Reader, desk: Desk, clear: Callable[[], None], klant: Klant | None = None
) -> Receipt | None:
    """Ask, and seal after a yes; None when it was left. A refusal of the fields asks again.

    Args:
        reader: who asks.
        desk: open.
        clear: wipes the terminal, with the lines that scrolled away, where the terminal knows how.
        klant: of an open visit, offered as whom it concerns.

    Raises:
        KlantbeeldError: SIGNAAL-GEEN-ONTVANGER or SIGNAAL-SLEUTEL-ONGELDIG, before anything is asked.
        InputEnded: nobody answers any more; nothing was kept, and the terminal was wiped.
    """
    from interview.signaal.desk import addressed

    parties = addressed(desk)
    reader.say("Signaal", reader_line(parties.ontvanger), NOWHERE_ELSE)
    reader.say(f"Van: {writer_line(parties.consultant)}", "Bel eerst. Typ ? voor uitleg.")
    try:
        receipt = _asked_and_sealed(reader, desk, parties, klant)
    finally:
        clear()
    reader.say(*([KEPT_NOTHING] if receipt is None else receipt_lines(receipt)))
    reader.say("Ziet u nog wat u typte? Sluit dan dit venster.")
    return receipt


def _asked_and_sealed(reader: Reader, desk: Desk, parties: Addressed, klant: Klant | None) -> Receipt | None:
    from interview.signaal.desk import seal_for

    written = begin_with(klant, desk.clock())
    while True:
        for question in QUESTIONS:
            known = written.get(question.name, "")
            shown = f"{question.ask} (Enter: {known})" if known else question.ask
            written[question.name] = reader.line(shown, f"{question.note}\n{HELP}") or known
        if not reader.agrees("Verzegelen? Daarna kunt u het niet meer lezen of veranderen"):
            return None
        try:
            return seal_for(desk, parties, written)
        except KlantbeeldError as error:
            reader.refuse(error)
