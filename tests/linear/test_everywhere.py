"""The Stopkaart, the blank screen and the klantweergave: at every prompt, back to it, and nothing kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from interview.linear.everywhere import BLANK, CLIENT, REMINDER, STOP, STOP_WORD, BrokenOff, Everywhere
from interview.linear.gesprek import ALL_KEPT
from interview.linear.reader import Choice, InputEnded, Reader
from interview.linear.visit import LineVisit
from interview.record import Einde, Plaats, Rol, Zitting
from interview.session import commands as ask
from interview.session.stopping import NOT_NOW, stop_cards
from interview.signaal.model import FIELDS
from questionnaires.gemeentepakket.model import Noodgeval
from tests.interview.desks import START
from tests.linear.hold import WIPED, held
from tests.tui.plan_example import new_visit, tell

CHOICES = (Choice("a", "appel", "een appel"), Choice("b", "banaan", "een banaan"))
QUESTIONS: tuple[tuple[Callable[[Reader], object], str], ...] = (
    (lambda reader: reader.line("Wat?"), "tekst"),
    (lambda reader: reader.text("Wat?"), "tekst"),
    (lambda reader: reader.text_or("Wat?", "iets"), "tekst"),
    (lambda reader: reader.choose("Welk?", CHOICES), "appel"),
    (lambda reader: reader.several("Welke?", CHOICES), "1"),
    (lambda reader: reader.agrees("Goed?"), "ja"),
    (lambda reader: reader.number("Hoeveel?", 0, 10), "3"),
    (lambda reader: reader.day("Wanneer?", START.date()), "+3"),
    (lambda reader: reader.paragraph("Wat?"), "tekst\n"),
)


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
def test_every_question_knows_the_words_and_is_asked_again(
    question: Callable[[Reader], object], answer: str
) -> None:
    heard: list[str] = []
    said = io.StringIO()
    with_words = Reader(io.StringIO(f"!\nSTOPKAART\n?\n{answer}\n"), said)
    with_words.at_every_prompt(
        {STOP: lambda: heard.append(STOP), STOP_WORD: lambda: heard.append(STOP_WORD)}, REMINDER
    )
    assert question(with_words) == question(Reader(io.StringIO(f"{answer}\n"), io.StringIO()))
    assert heard == [STOP, STOP_WORD]
    assert REMINDER in said.getvalue()


def test_it_shows_what_to_do_and_whom_to_call_and_leaves_nothing_behind(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    at = visit.desk.clock()
    tell(visit.conversation, ask.ZetZitting(Zitting(op=at, plaats=Plaats.THUIS, aanwezigen=(Rol.KIND,))))
    before = visit.state
    said = io.StringIO()
    reader = Reader(io.StringIO("1\n3\nlijst\nbestaatniet\n!\n\n"), said)
    everywhere = Everywhere(reader, visit.desk, lambda: None)
    everywhere.visit = LineVisit(visit.desk, visit.klant, visit.conversation, reader)
    everywhere.stopkaart()
    shown = said.getvalue()
    cards = stop_cards(visit.desk.gemeente, at.date(), (Rol.KIND,), practice=True)
    for card in cards:
        assert f"{card.toets}  {card.titel}" in shown
    for card in (cards[0], next(one for one in cards if one.geval is Noodgeval.GEWELD)):
        assert all(step in shown for step in card.stappen)
        assert all(f"Bel {number.nummer}" in shown for number in card.nummers)
    assert NOT_NOW in shown
    assert visit.state is before
    assert visit.conversation.saved
    visit.desk.close()


def test_breaking_off_asks_once_keeps_what_was_said_and_shows_nothing_after(tmp_path: Path) -> None:
    done = held(
        tmp_path, "open", "kaart geld", "Bang voor post", STOP, "afbreken", "nee", "afbreken", "ja", "x"
    )
    assert done.record.einde is Einde.AFGEBROKEN
    assert done.record.leefgebied("geld").notitie == "Bang voor post"
    assert "Een reden hoeft niet." in done.said
    after = done.said.rpartition(WIPED)[2]
    assert after.strip().splitlines() == ["Het gesprek is gestopt.", ALL_KEPT]


def test_a_summary_that_was_being_typed_is_kept_when_someone_breaks_off(tmp_path: Path) -> None:
    done = held(tmp_path, "open", "teruggeven", "U wilt rust.", STOP, "afbreken", "ja")
    assert done.record.einde is Einde.AFGEBROKEN
    assert done.record.samenvatting == "U wilt rust."


def test_pause_and_blank_wipe_and_come_back_to_the_same_question(tmp_path: Path) -> None:
    done = held(tmp_path, "open", "wens", STOP, "pauze", "", BLANK, "", "Ik wil rust", "stop")
    assert [wens.tekst for wens in done.record.wensen] == ["Ik wil rust"]
    assert done.said.count(f"{WIPED}\nDruk op Enter om verder te gaan") == 2
    assert done.said.count("Wat wil de klant, in eigen woorden?") == 3
    assert done.record.einde is None


def test_the_klant_sees_wensen_doelen_and_afspraken_and_no_note(tmp_path: Path) -> None:
    done = held(
        tmp_path, "open", "kaart geld", "Schaamt zich", CLIENT, "", "", "wens Rust", CLIENT, "", "stop"
    )
    pages = done.said.split(f"{WIPED}\n")
    assert "Wat u wilt\nNog niets opgeschreven." in pages[1]
    assert "Wat u wilt\nRust" in pages[3]
    for page in (pages[1], pages[3]):
        assert "Schaamt" not in page and "Geld" not in page


def test_a_signaal_from_the_stopkaart_and_then_on_where_it_was(tmp_path: Path) -> None:
    done = held(
        tmp_path, "open", "wens", STOP, "signaal", STOP, "signaal", *[""] * len(FIELDS), "nee", "Rust", "stop"
    )
    assert "U schrijft al een Signaal." in done.said
    assert [wens.tekst for wens in done.record.wensen] == ["Rust"]


def test_without_a_gesprek_there_is_nothing_to_break_off(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    said = io.StringIO()
    everywhere = Everywhere(Reader(io.StringIO("afbreken\n\n"), said), visit.desk, lambda: None)
    everywhere.stopkaart()
    everywhere.client_view()
    assert said.getvalue().count("Er is nog geen gesprek open.") == 2
    with pytest.raises(InputEnded):
        everywhere.stopkaart()
    visit.desk.close()


def test_breaking_off_goes_through_whatever_is_asked(tmp_path: Path) -> None:
    visit = new_visit(tmp_path)
    reader = Reader(io.StringIO("!\nafbreken\nja\n"), io.StringIO())
    everywhere = Everywhere(reader, visit.desk, lambda: None)
    everywhere.visit = LineVisit(visit.desk, visit.klant, visit.conversation, reader)
    reader.at_every_prompt(everywhere.words())
    with pytest.raises(BrokenOff):
        reader.choose("Welk?", CHOICES)
    visit.desk.close()
