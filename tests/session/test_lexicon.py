"""Words of a note point at a leefgebied, and only offer it."""

from __future__ import annotations

import pytest

from interview.session import commands as ask
from interview.session.lexicon import lexicon_of, mentions, suggest, words_of
from interview.session.view import card
from tests.session.example import after, new_state, packaged


@pytest.mark.parametrize(
    ("line", "here", "expected"),
    [
        ("de huur is te hoog", "geld", "wonen"),
        ("er kwam een deurwaarder", "wonen", "geld"),
        ("Deurwaarder aan de deur", "wonen", "geld"),
        ("de huur is te hoog", "wonen", None),
        ("zomaar wat woorden", "geld", None),
        ("", "geld", None),
    ],
)
def test_the_last_word_that_points_away_is_offered(line: str, here: str, expected: str | None) -> None:
    found = suggest(lexicon_of(packaged()[0].vragenlijst), line, here)
    assert (found.leefgebied if found else None) == expected


def test_every_leefgebied_can_be_reached_by_its_own_words() -> None:
    vragenlijst = packaged()[0].vragenlijst
    lexicon = lexicon_of(vragenlijst)
    for gebied in vragenlijst.leefgebied:
        reached = [
            word for word in gebied.trefwoorden if lexicon.leefgebied_of(word.rstrip("*")) == gebied.id
        ]
        assert reached, f"{gebied.id} has no word of its own"


def test_words_match_whole_or_from_their_beginning() -> None:
    assert mentions(words_of("pijn in mijn rug"), ("rug",))
    assert not mentions(words_of("ik kom terug"), ("rug",))
    assert mentions(words_of("rugklachten"), ("rug*",))


def test_prompts_react_to_what_is_noted_and_to_answers() -> None:
    state = new_state()
    reacting = [
        (gebied, prompt)
        for gebied in state.content.vragenlijst.leefgebied
        for prompt in gebied.doorvraag
        if prompt.bij
    ]
    assert reacting
    for gebied, prompt in reacting:
        word = prompt.bij[0].rstrip("*")
        shown = [card(state, gebied.id, word, more=more).prompts for more in range(4)]
        assert prompt.tekst in {text for pair in shown for text in pair}
        silent = [card(state, gebied.id, "", more=more).prompts for more in range(4)]
        assert prompt.tekst not in {text for pair in silent for text in pair}


def test_a_card_keeps_to_two_prompts_and_turns_to_the_next() -> None:
    state = after(new_state(), ask.LegNotitieVast("geld", "x"))
    noted = "een deurwaarder"
    first, second = (card(state, "geld", noted, more=more) for more in (0, 1))
    assert first.bladen == 2
    assert len(first.prompts) == len(second.prompts) == 2
    assert first.prompts != second.prompts
