"""Words that could hurt on paper are pointed at, each under its own part."""

from __future__ import annotations

from interview.documents.plain_language import Aanleiding
from interview.plan.printing_remarks import WORDS, printing_remarks
from interview.session import commands as ask
from tests.session.example import after, new_state


def test_a_word_that_could_hurt_is_pointed_at_and_not_repeated() -> None:
    state = after(
        new_state(),
        ask.NoteerWens("Ik wil van mijn depressie af."),
        ask.NoteerDoel("Werken ondanks 999 990 019."),
        ask.NoteerAfspraak("De luie dagen tellen."),
        ask.NoteerAfspraak("Bellen met de buurvrouw."),
    )
    found = [(one.onderdeel, one.tekst, one.afspraak) for one in printing_remarks(state.record)]
    assert found == [
        ("wensen", WORDS[Aanleiding.DIAGNOSE], None),
        ("doelen", WORDS[Aanleiding.NUMMER], None),
        ("klant", WORDS[Aanleiding.OORDEEL], state.record.afspraken[0].id),
    ]
    assert set(WORDS) == set(Aanleiding)
