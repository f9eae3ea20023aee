"""The visit set on paper: whole, plain, marked when it is not for a real visit, and harmless."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.documents import cards_agreements, cards_information, cards_visit
from interview.documents.cards import MadeCard, card_frame, card_gaps
from interview.documents.cards_agreements import AfsprakenkaartView, agreements_view, make_afsprakenkaart
from interview.documents.cards_information import (
    InformatiekaartView,
    information_blocks,
    information_view,
    make_informatiekaart,
)
from interview.documents.cards_visit import make_gesprekskaart, visit_view
from interview.documents.plain_language import NOT_IN_MIJN_PLAN, PAGE_READING_EASE, measure, pooled, too_hard
from interview.documents.render import DocumentRenderer
from interview.plan.build import build_plan
from interview.record import Ondertekenkeuze, Wens
from questionnaires.gemeentepakket import load as municipalities
from questionnaires.gemeentepakket.model import Gemeentepakket, Noodgeval
from questionnaires.loader import load_named
from questionnaires.schema import Vragenlijst
from tests.documents.page_text import blocks
from tests.documents.test_mijn_plan import CANARY, record_full_of_canaries
from tests.documents.test_render import HOSTILE
from tests.documents.voorbeeld import AT, MENSEN, TEKEN, voorbeeld_plan, voorbeeld_record
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all

ON = AT.date()
PAGES = {
    "gesprek": 2,
    "informatie": 1,
    "informatie-groot": 3,
    "afspraken": 2,
    "afspraken-groot": 2,
    "ingevuld": 1,
    "ingevuld-groot": 1,
}
"""Every kind of card, and how long it is."""


@pytest.fixture(scope="module")
def pakket() -> Gemeentepakket:
    """The invented municipality."""
    return municipalities.load_named(municipalities.EXAMPLE, "1.0.0")


@pytest.fixture(scope="module")
def real(pakket: Gemeentepakket) -> Gemeentepakket:
    """The same, as if it existed."""
    return pakket.model_copy(update={"fictief": False, "gemeente": "Gemeente Proefstad"})


@pytest.fixture(scope="module")
def unfinished(real: Gemeentepakket) -> Gemeentepakket:
    """A real one in which numbers, contacts and texts are still to be filled in."""
    return real.model_copy(
        update={
            "stopkaart": tuple(
                card.model_copy(update={"invullen": "vraag het na", "nummers": ()})
                for card in real.stopkaart
                if card.id is not Noodgeval.AGRESSIE
            ),
            "contact": tuple(one for one in real.contact if one.id in ("fg", "rechtshulp")),
            "tekst": tuple(
                one
                for one in real.tekst
                if one.id not in ("informatieplicht.kaart", "niet_tekenen", "terugvertellen")
            ),
        }
    )


@pytest.fixture(scope="module")
def questionnaire() -> Vragenlijst:
    """The newest one that comes with the program."""
    return load_named("zwolle", "1.1.0")


@pytest.fixture(scope="module")
def cards(
    renderer: DocumentRenderer, pakket: Gemeentepakket, questionnaire: Vragenlijst
) -> dict[str, MadeCard]:
    """One of each."""
    plan = build_plan(voorbeeld_record())
    return {
        "gesprek": make_gesprekskaart(renderer, pakket, questionnaire, AT),
        "informatie": make_informatiekaart(renderer, pakket, AT),
        "informatie-groot": make_informatiekaart(renderer, pakket, AT, large=True),
        "afspraken": make_afsprakenkaart(renderer, None, pakket, AT),
        "afspraken-groot": make_afsprakenkaart(renderer, None, pakket, AT, large=True),
        "ingevuld": make_afsprakenkaart(renderer, plan, pakket, AT),
        "ingevuld-groot": make_afsprakenkaart(renderer, plan, pakket, AT, large=True),
    }


@pytest.fixture(scope="module")
def files(cards: dict[str, MadeCard], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same, as files."""
    folder = tmp_path_factory.mktemp("kaarten")
    paths = {name: folder / f"{name}.pdf" for name in cards}
    for name, path in paths.items():
        path.write_bytes(cards[name].pdf)
    return paths


def printed(path: Path) -> str:
    return " ".join(outside.text(path, as_laid_out=False).split())


def test_every_card_conforms(files: dict[str, Path]) -> None:
    for path, verdicts in validate_all(list(files.values())).items():
        for flavour, verdict in verdicts.items():
            assert verdict.passed, (path.name, flavour, verdict.failures)


@pytest.mark.parametrize("name", PAGES)
def test_outside_tools_find_a_whole_accessible_card(
    name: str, cards: dict[str, MadeCard], files: dict[str, Path], tmp_path: Path
) -> None:
    path = files[name]
    outside.assert_well_formed(path)
    properties = outside.properties(path)
    assert properties["Tagged"] == "yes"
    assert properties["Page size"].endswith("(A4)")
    assert int(properties["Pages"]) == cards[name].pages == PAGES[name]
    assert all(
        font.is_embedded and font.has_unicode and "Atkinson" in font.name for font in outside.fonts(path)
    )
    assert outside.attachments(path, tmp_path) == {}


def test_the_same_card_has_the_same_bytes(
    renderer: DocumentRenderer, pakket: Gemeentepakket, questionnaire: Vragenlijst, cards: dict[str, MadeCard]
) -> None:
    assert make_gesprekskaart(renderer, pakket, questionnaire, AT) == cards["gesprek"]
    assert make_afsprakenkaart(renderer, None, pakket, AT) == cards["afspraken"]


def test_the_gesprekskaart_holds_the_whole_talk(
    files: dict[str, Path], pakket: Gemeentepakket, questionnaire: Vragenlijst
) -> None:
    text = printed(files["gesprek"])
    places = [text.index(area.starter) for area in questionnaire.leefgebied]
    assert places == sorted(places)
    for row in visit_view(pakket, questionnaire, ON).rijen:
        assert len(row.doorvragen) == 2
        assert all(question in text for question in row.doorvragen)
    assert (
        text.count("niet bij kind") == sum("kind" in area.niet_bij for area in questionnaire.leefgebied) > 0
    )
    assert "samen 90 minuten, met tolk 135" in text
    assert pakket.zin("terugvertellen", ON) in text
    assert "binnen 10 werkdagen" in text


def test_no_score_is_asked_of_the_opening_card(pakket: Gemeentepakket, questionnaire: Vragenlijst) -> None:
    rows = visit_view(pakket, questionnaire, ON).rijen
    assert [row.cijfer for row in rows] == [False, *[True] * 11]


def test_the_rhythm_stays_away_where_nobody_counts_minutes(
    pakket: Gemeentepakket, questionnaire: Vragenlijst
) -> None:
    quiet = pakket.model_copy(update={"instellingen": pakket.instellingen.model_copy(update={"klok": False})})
    assert visit_view(quiet, questionnaire, ON).ritme == ()


def test_the_back_begins_with_the_stopkaart_and_every_number_on_it(
    files: dict[str, Path], pakket: Gemeentepakket
) -> None:
    back = outside.text(files["gesprek"], as_laid_out=False).split("\f")[1]
    text = " ".join(back.split())
    assert text.startswith("Stopkaart")
    assert len(pakket.stopkaarten(ON)) == len(Noodgeval)
    for card in pakket.stopkaarten(ON):
        assert card.titel in text
        assert all(number.nummer in text for number in card.nummers)
    assert "Nog in te vullen" not in text


def prose(found: list[str], view: InformatiekaartView | AfsprakenkaartView) -> list[str]:
    """What is left to read when names, numbers, dates and the small line at the foot are taken away."""
    beside = {view.rand.voet, view.rand.gemeente}
    if isinstance(view, InformatiekaartView):
        beside |= {part for one in view.contacten for part in (one.naam, one.telefoon)}
    number = ""
    if isinstance(view, AfsprakenkaartView):
        number = view.gemeente_telefoon
        if view.inhoud is not None:
            agreed = (*view.inhoud.ik, *view.inhoud.gemeente, *view.inhoud.samen)
            beside |= {", ".join(filter(None, (one.door, one.wanneer))) for one in agreed}
            beside |= {view.inhoud.telefoon, f"Besproken op {view.inhoud.besproken_op}"}
    return [text.replace(number, "") if number else text for text in found if text not in beside]


def test_the_informatiekaart_is_plain(renderer: DocumentRenderer, real: Gemeentepakket) -> None:
    view = information_view(real, ON)
    found = blocks(renderer.html(cards_information.TEMPLATE, view))
    whole = measure(found)
    parts = [measure(part) for part in pooled(prose(found, view))]
    print(
        f"informatiekaart: {whole.words} woorden, leesbaarheid {whole.reading_ease:.0f}, "
        f"zin {whole.average:.1f}, langste zin {whole.longest}, "
        f"blokken {[round(part.reading_ease) for part in parts]}"
    )
    assert not too_hard(whole, PAGE_READING_EASE), whole
    assert not any(too_hard(part) for part in parts), parts


def test_the_words_around_the_afspraken_are_plain(renderer: DocumentRenderer, real: Gemeentepakket) -> None:
    for content in (None, build_plan(voorbeeld_record())):
        view = agreements_view(content, real, ON)
        found = prose(blocks(renderer.html(cards_agreements.TEMPLATE, view)), view)
        whole = measure(found)
        print(f"afsprakenkaart: {whole.words} woorden, leesbaarheid {whole.reading_ease:.0f}")
        assert not too_hard(whole, PAGE_READING_EASE), whole
        assert not set(NOT_IN_MIJN_PLAN) & set(" ".join(found).casefold().split())


def test_the_informatiekaart_says_everything_of_the_pakket_in_order(
    files: dict[str, Path], pakket: Gemeentepakket
) -> None:
    wanted = [
        pakket.zin(one, ON) for one in ("begin.gesprek", "begin.geen_onderzoek", "informatieplicht.kaart")
    ]
    elements = outside.structure(files["informatie"])
    read_aloud = "".join(elements[0].text.split())
    assert "".join("".join(wanted).split()) in read_aloud
    for contact in pakket.contact:
        assert "".join(contact.telefoon.split()) in read_aloud
        assert "".join(contact.uitleg.split()) in read_aloud
    roles = [element.role for element in elements]
    assert roles.count("H1") == 1
    assert roles.count("H2") == pakket.zin("informatieplicht.kaart", ON).count("?\n") + 1
    large = printed(files["informatie-groot"])
    assert all(contact.telefoon in large for contact in pakket.contact)


@given(st.lists(st.text(st.characters(categories=("L", "Nd", "P", "Zs")), max_size=30), max_size=8))
def test_no_word_is_lost_in_the_blocks(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = [part for block in information_blocks(text) for part in (block.vraag, *block.antwoord)]
    assert " ".join(found).split() == text.split()


def test_practice_is_marked_on_every_page(files: dict[str, Path]) -> None:
    for path in files.values():
        pages = outside.text(path).split("\f")[:-1]
        assert all("OEFENKAART" in page for page in pages), path.name


def test_a_card_without_numbers_never_looks_finished(
    renderer: DocumentRenderer, unfinished: Gemeentepakket, questionnaire: Vragenlijst, tmp_path: Path
) -> None:
    missing = {gap.waar for gap in card_gaps(unfinished, ON)}
    assert {
        "stopkaart.agressie",
        "stopkaart.suicide",
        "contact.klacht",
        "tekst.informatieplicht.kaart",
    } < missing
    assert len(missing) == len(card_gaps(unfinished, ON))
    for name, made in (
        ("gesprek", make_gesprekskaart(renderer, unfinished, questionnaire, AT)),
        ("informatie", make_informatiekaart(renderer, unfinished, AT)),
        ("afspraken", make_afsprakenkaart(renderer, None, unfinished, AT)),
    ):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(made.pdf)
        assert all("NOG NIET AF" in page for page in outside.text(path).split("\f")[:-1])
        assert "nog in te vullen" in printed(path).casefold()
    assert all(row.onaf for row in visit_view(unfinished, questionnaire, ON).stop)


def test_a_real_card_has_no_mark(
    renderer: DocumentRenderer, real: Gemeentepakket, questionnaire: Vragenlijst
) -> None:
    assert card_gaps(real, ON) == ()
    assert card_frame(real, ON).merk == ""
    views = (
        (cards_visit.TEMPLATE, visit_view(real, questionnaire, ON)),
        (cards_information.TEMPLATE, information_view(real, ON)),
        (cards_agreements.TEMPLATE, agreements_view(None, real, ON)),
    )
    for template, view in views:
        page = renderer.html(template, view)
        assert "OEFENKAART" not in page
        assert "nog in te vullen" not in page.casefold()


def test_the_two_sheets_for_carbon_paper_are_alike(files: dict[str, Path]) -> None:
    first, second = outside.text(files["afspraken"]).split("\f")[:2]
    assert "Dit blad is voor u." in first
    assert "Dit blad is voor de gemeente." in second
    same = ("Dit wil ik", "Wanneer", "Dag en tijd", "De consultant")
    lines = [
        [line for line in page.splitlines() if any(word in line for word in same)] for page in (first, second)
    ]
    assert lines[0] == lines[1]
    assert "Niet tekenen mag. Daardoor verandert uw uitkering niet." in first


def test_the_filled_card_says_what_was_agreed(files: dict[str, Path]) -> None:
    text = printed(files["ingevuld"])
    content = build_plan(voorbeeld_record())
    for agreed in (*content.wensen, *(one.wat for one in content.afspraken)):
        assert agreed in text
    assert "van 23 november tot en met 4 december 2026" in text
    assert "Op maandag 7 december 2026." in text
    assert "Ik heb het plan getekend." in text
    assert MENSEN.klant not in text


@pytest.mark.parametrize("choice", list(Ondertekenkeuze))
def test_not_signing_is_said_as_calmly(
    choice: Ondertekenkeuze, renderer: DocumentRenderer, pakket: Gemeentepakket
) -> None:
    signs = choice in (Ondertekenkeuze.TEKENT_NU, Ondertekenkeuze.TEKENT_ONEENS)
    signature = TEKEN.model_copy(
        update={
            "keuze": choice,
            "wijze": TEKEN.wijze if signs else None,
            "naam": TEKEN.naam if signs else "",
            "bedenktijd_tot": date(2026, 11, 27) if choice is Ondertekenkeuze.DENKT_NA else None,
            "reden": "geheime reden",
        }
    )
    content = build_plan(voorbeeld_record(plan=voorbeeld_plan(signature)))
    page = renderer.html(cards_agreements.TEMPLATE, agreements_view(content, pakket, ON))
    assert ("Niet tekenen mag." in page) == (not signs)
    assert "geheime reden" not in page


def test_nothing_of_the_judgements_reaches_the_filled_card(
    renderer: DocumentRenderer, pakket: Gemeentepakket, tmp_path: Path
) -> None:
    record = record_full_of_canaries()
    assert CANARY in record.model_dump_json()
    content = build_plan(record)
    path = tmp_path / "kaart.pdf"
    path.write_bytes(make_afsprakenkaart(renderer, content, pakket, AT).pdf)
    page = renderer.html(cards_agreements.TEMPLATE, agreements_view(content, pakket, ON))
    for place in (printed(path), page, " ".join(outside.properties(path).values())):
        assert CANARY not in place.casefold()
        assert not set(place.casefold().split()) & {*NOT_IN_MIJN_PLAN, "niveau", "999990019", "onbepaald"}


def test_what_a_klant_said_is_text(
    renderer: DocumentRenderer, pakket: Gemeentepakket, tmp_path: Path
) -> None:
    record = voorbeeld_record().model_copy(
        update={"wensen": tuple(Wens(id=f"w{number}", tekst=text) for number, text in enumerate(HOSTILE))}
    )
    path = tmp_path / "kaart.pdf"
    path.write_bytes(make_afsprakenkaart(renderer, build_plan(record), pakket, AT).pdf)
    text = "".join(outside.text(path).split())
    for hostile in HOSTILE:
        assert "".join(hostile.split()) in text
    assert outside.attachments(path, tmp_path / "bijlagen") == {}
