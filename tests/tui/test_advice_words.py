"""What the advice screen says under an instrument that knows contact and looking again."""

from __future__ import annotations

from interview.session import commands as ask
from interview.session.explanation import explain_advice
from interview.tui.widgets.advice import advice_block, change_block
from questionnaires.answers import Belemmert
from tests.session.example import advised, after, judged
from tests.session.test_explanation_instruments import haarlem, under

WIDTH = 75
"""Of the screen at 80 columns."""


def test_one_quiet_line_says_when_to_look_again_and_how_much_contact_there_is() -> None:
    lines = advice_block(explain_advice(haarlem()), WIDTH).plain.splitlines()
    assert lines[-1] == "Opnieuw kijken: uiterlijk 22 mei 2027. Contact: 4 uur per jaar, gewenst 8."
    assert max(map(len, lines)) <= WIDTH


def test_without_a_source_there_is_no_such_line() -> None:
    said = advice_block(explain_advice(advised()), WIDTH).plain
    assert "Opnieuw kijken" not in said
    assert "Contact" not in said


def test_an_open_outcome_asks_what_only_this_instrument_reads() -> None:
    state = after(judged(under("haarlem")), *hindering("wonen", "netwerk"))
    found = explain_advice(state)
    assert "Het advies: nog niet te zeggen" in advice_block(found, WIDTH).plain
    said = change_block(found, WIDTH).plain
    assert "Opnieuw bekeken: kan de klant binnenkort een stap verder?" in said
    assert "kan binnenkort: Overbrugbaar" in said


def hindering(*gebieden: str) -> tuple[ask.ZetBelemmert, ...]:
    return tuple(ask.ZetBelemmert(gebied, Belemmert.JA) for gebied in gebieden)
