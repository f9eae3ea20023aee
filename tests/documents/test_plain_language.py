"""How hard a Dutch text is to read, measured against syllables divided by hand."""

from __future__ import annotations

import pytest

from interview.documents.plain_language import (
    AVERAGE_SENTENCE,
    BLOCK_READING_EASE,
    LONGEST_SENTENCE,
    NOT_IN_MIJN_PLAN,
    PAGE_READING_EASE,
    SMALLEST_BLOCK,
    Aanleiding,
    count_syllables,
    measure,
    pooled,
    second_look,
    sentences,
    too_hard,
    words,
)
from questionnaires.loader import load_named, versions

# Divided by hand; the number of parts is the number of syllables.
BY_HAND = """
huis geld brief nieuw leeuw twee drie u zo'n één fruit geur jouw
wer-ken re-ke-ning deur-waar-der af-spraak ge-meen-te klant-ma-na-ger schul-den be-ta-len
op-lei-ding so-li-de ge-zond-heid moei-lijk bloei-en zwaai-en mooi-e bui-en ei-e-ren le-raar
ra-di-o vi-de-o the-a-ter cre-a-tief re-a-lis-tisch ja-nu-a-ri du-o so-ci-aal ma-te-ri-aal
fi-nan-ci-eel in-di-vi-du-eel of-fi-ci-eel se-ri-eus i-dee i-dee-ën kni-eën ru-ï-ne be-ïn-vloe-den
re-ü-nie pa-ti-ënt bu-reau ni-veau ca-deau eu-ro mu-se-um mi-lieu eeu-wen nieu-we sneeuw
bij-zon-der vrij-wil-li-ger-s-werk tijd e-mail ba-by ba-by's fo-to's yo-ga ho-bby roy-aal kwa-li-teit
in-for-ma-tie ac-tie vac-ca-tu-re uit-ke-ring be-oor-de-len ge-oe-fend on-der-steu-ning
hulp-ver-le-ning be-lem-me-ring eva-lu-a-tie wijk-team coach D-i-g-iD
"""
FIXED = {
    "kni-eën": 2,
    "vrij-wil-li-ger-s-werk": 5,
    "eva-lu-a-tie": 5,
    "D-i-g-iD": 3,
    "ho-bby": 2,
    "e-mail": 2,
}
SYLLABLES = [(entry.replace("-", ""), FIXED.get(entry, entry.count("-") + 1)) for entry in BY_HAND.split()]


def test_the_list_made_by_hand_is_long_enough() -> None:
    assert len(SYLLABLES) >= 60


@pytest.mark.parametrize(("word", "known"), SYLLABLES)
def test_syllables_are_counted_as_by_hand(word: str, known: int) -> None:
    assert count_syllables(word) == known


@pytest.mark.parametrize(
    ("word", "known"),
    [("UWV", 3), ("VOG", 3), ("zzp", 3), ("2026", 4), ("e-mail", 2), ("zorg-uren", 3), ("Ruïne", 3)],
)
def test_what_is_said_letter_by_letter_counts_so(word: str, known: int) -> None:
    assert count_syllables(word) == known


def test_a_composed_and_a_decomposed_trema_count_alike() -> None:
    assert count_syllables("rui\u0308ne") == count_syllables("ru\u00efne") == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hoe gaat het? Goed.", 2),
        ("U belt dhr. A. Voorbeeld op nr. 12. Daarna belt hij u.", 2),
        ("Neem mee:\nuw pas\nuw brief", 3),
        ('U zei: "Ik wil dat." Dat is mooi!', 2),
        ("Dus u wilt het liefst ...", 1),
        ("Bel om 10.30 uur. Of e-mail.", 2),
        (" ... ", 0),
        ("", 0),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_words() -> None:
    assert words("Zo'n e-mail, van 10.30 uur: 'echt' waar?") == (
        "Zo'n",
        "e-mail",
        "van",
        "10.30",
        "uur",
        "echt",
        "waar",
    )


def test_reading_ease_is_the_published_formula() -> None:
    # Seven words in two sentences: De man loopt hij ziet wa-ter la-ter.
    measured = measure("De man loopt. Hij ziet water, later.")
    assert (measured.words, measured.sentences, measured.syllables) == (7, 2, 9)
    assert measured.reading_ease == pytest.approx(206.835 - 0.93 * 3.5 - 77 * 9 / 7)
    assert measure("").reading_ease == 100


def test_hard_language_is_pointed_at_and_plain_language_is_not() -> None:
    plain = "U belt mij op maandag. Dan kijken we samen naar de post. Ik help u met de eerste brief. " * 6
    hard = (
        "Overeenkomstig de participatiewetgeving inventariseert de klantmanager belemmeringen en formuleert "
        "gezamenlijk doelstellingen betreffende arbeidsmarktperspectieven, dienstverlening en ontwikkeling. "
    ) * 7
    assert too_hard(measure(plain), PAGE_READING_EASE) == ()
    assert len(too_hard(measure(hard))) == 3


def test_a_short_text_gets_no_reading_ease() -> None:
    assert too_hard(measure("Arbeidsmarktperspectieven inventariseren.")) == ()


def test_pooling_keeps_all_texts_in_order_and_makes_blocks_large_enough() -> None:
    texts = [f"Dit is zin {number} en die heeft negen woorden nu." for number in range(40)]
    blocks = pooled(texts)
    assert [text for block in blocks for text in block] == texts
    assert len(blocks) > 1
    assert all(sum(len(words(text)) for text in block) >= SMALLEST_BLOCK for block in blocks)
    assert pooled(["kort"]) == (("kort",),)
    assert pooled([]) == ()


def _seen(text: str) -> list[tuple[Aanleiding, str]]:
    return [(found.aanleiding, text[found.begin : found.eind]) for found in second_look(text)]


def test_words_that_deserve_a_second_look() -> None:
    assert _seen("Zij heeft een depressie en slikt medicijnen.") == [
        (Aanleiding.DIAGNOSE, "depressie"),
        (Aanleiding.DIAGNOSE, "medicijnen"),
    ]
    assert _seen("Hij is lui en onbetrouwbaar.") == [
        (Aanleiding.OORDEEL, "lui"),
        (Aanleiding.OORDEEL, "onbetrouwbaar"),
    ]
    assert _seen("Na de evaluatie volgt een Traject.") == [
        (Aanleiding.VAKWOORD, "evaluatie"),
        (Aanleiding.VAKWOORD, "Traject"),
    ]
    assert _seen("nummer 999990019 of 9999.90.019") == [
        (Aanleiding.NUMMER, "999990019"),
        (Aanleiding.NUMMER, "9999.90.019"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bel 038-12 34 567 of 0612345678.",
        "Ze luistert goed.",
        "Op 12-03-2026 om 10.30 uur.",
        "Dominique helpt.",
    ],
)
def test_ordinary_words_and_telephone_numbers_are_left_alone(text: str) -> None:
    assert second_look(text) == ()


def test_only_the_wanted_kinds_are_looked_for() -> None:
    assert second_look("een traject", (Aanleiding.DIAGNOSE, Aanleiding.OORDEEL)) == ()
    assert len(NOT_IN_MIJN_PLAN) > 5


def test_everything_said_to_the_klant_is_plain() -> None:
    """Per card at least 100 words, each card and all of them together within the limits."""
    vragenlijst = load_named("zwolle", versions("zwolle")[-1])
    print(f"\n{'kaart':<10}{'woorden':>8}{'zinnen':>8}{'Flesch-Douma':>14}{'gemiddeld':>11}{'langste':>9}")
    for gebied in vragenlijst.leefgebied:
        card = measure(gebied.gesproken)
        print(
            f"{gebied.id:<10}{card.words:>8}{card.sentences:>8}{card.reading_ease:>14.1f}"
            f"{card.average:>11.1f}{card.longest:>9}"
        )
        assert card.words >= SMALLEST_BLOCK, gebied.id
        assert card.reading_ease >= BLOCK_READING_EASE, gebied.id
        assert card.average <= AVERAGE_SENTENCE, gebied.id
        assert card.longest <= LONGEST_SENTENCE, gebied.id
    page = measure(text for gebied in vragenlijst.leefgebied for text in gebied.gesproken)
    print(
        f"{'samen':<10}{page.words:>8}{page.sentences:>8}{page.reading_ease:>14.1f}{page.average:>11.1f}{page.longest:>9}"
    )
    assert page.reading_ease >= PAGE_READING_EASE


def test_nothing_said_to_the_klant_uses_words_of_the_profession() -> None:
    for gebied in load_named("zwolle", versions("zwolle")[-1]).leefgebied:
        for text in (*gebied.gesproken, gebied.klantwoord):
            assert second_look(text) == (), text
