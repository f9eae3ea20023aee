"""Whole visits that end without a plan that was signed at the table, or that began on paper.

By keys alone at a real terminal of 80 by 24. Each ends in a state, in documents and in work, which are read
back from the store when the program is gone.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from interview.dutch import written_date
from interview.record import (
    Einde,
    Plaats,
    PlanStatus,
    Stap,
    Terugvertel,
    Wie,
)
from interview.session import commands as ask
from interview.session.begin import held_on_paper
from tests.terminal import whole_visits as visit
from tests.terminal.whole_visits import Watched


def test_broken_off_at_the_stopkaart_keeps_the_note_and_nothing_of_the_card(store: Path) -> None:
    with visit.conversation_of(store, "Stopman") as conversation:
        visit.told(conversation, ask.KiesVoorbereiding("open"), ask.GaNaar(Stap.GESPREK, "geld", "notitie"))
    with Watched(store) as terminal:
        visit.go_on(terminal, "Stopman", "▸g geld", "Geld en schulden")
        inside = len(terminal.screens)
        terminal.write("midden in een zin en ver")
        terminal.press("F12")
        terminal.wait_for("Stopkaart", "Dat u hier kijkt, wordt nergens bewaard.")
        terminal.press("3")
        terminal.wait_for("1-7 kaart")
        terminal.press("a")
        terminal.wait_for("Gesprek afbreken?", "Een reden hoeft niet.")
        terminal.press("Enter")
        terminal.wait_for("Alles is bewaard.")
        # Only w opens the list.
        terminal.press("Enter", "Esc", "x", "F2")
        terminal.press("F1")
        terminal.wait_for("Het bezoek is dicht.")
        for klant in visit.KLANTEN:
            assert not terminal.showed(klant.achternaam, since=inside), klant.achternaam
        terminal.press("Esc")
        terminal.wait_gone("Het bezoek is dicht.")
        terminal.press("w")
        terminal.wait_for("Afgerond", "Stopman", "afgebroken", "Papierman")
    found = visit.afterwards(store, "Stopman")
    assert found.record.einde is Einde.AFGEBROKEN
    assert found.record.leefgebied("geld").notitie == "midden in een zin en ver"
    assert found.work == ()
    assert found.item in found.lijst.afgerond
    assert found.papers == {}
    kept = visit.everything_kept(store, "Stopman").lower()
    assert "midden in een zin" in kept, "the same search finds what was typed"
    for trace in ("stopkaart", "noodgeval", "geweld", "signaal"):
        assert trace not in kept


def test_a_plan_that_comes_later_has_its_day_and_was_told_back(store: Path) -> None:
    visit.advised(store, "Laterman")
    with Watched(store) as terminal:
        visit.go_on(terminal, "Laterman", "▸Begin")
        terminal.write("1ljiv")
        terminal.wait_for("▸i voorgelezen op")
        terminal.press("F8")
        terminal.wait_for("Hoe sluiten we af?")
        terminal.press("2")
        terminal.wait_for("Zeg hardop")
        terminal.press("Enter")
        terminal.wait_for("Het plan komt later", "Wilt u vertellen wat wij hebben afgesproken?")
        terminal.press("2", "Tab")
        terminal.write("+30\r")
        terminal.wait_for("Dat is te laat.")
        terminal.press("Ctrl+U")
        terminal.write("+7\t")
        terminal.write("Zoekt uit welke hulp er is\r")
        terminal.wait_for("Alles is bewaard.")
        terminal.press("w")
        terminal.wait_for("Terugkomen", "Laterman", "gemeente aan zet (+1)")
    found = visit.afterwards(store, "Laterman")
    record = found.record
    assert (record.einde, record.plan.status) == (Einde.PLAN_LATER, PlanStatus.CONCEPT)
    assert record.terugvertel is Terugvertel.DEELS
    assert record.plan.contact.volgende == visit.today() + timedelta(days=7)
    (first,) = record.afspraken
    assert (first.wie, first.wat, first.begin) == (Wie.GEMEENTE, "Zoekt uit welke hulp er is", visit.today())
    assert found.work == ("gemeente aan zet", "plan maken")
    assert found.item.terug_op == visit.today()
    assert found.papers == {}


def test_when_the_klantmanager_makes_the_plan_there_is_a_report_and_no_signed_plan(
    store: Path, tmp_path: Path
) -> None:
    visit.advised(store, "Managerwens")
    with Watched(store) as terminal:
        visit.go_on(terminal, "Managerwens", "▸Begin")
        terminal.write("2ljiv")
        terminal.wait_for("▸i voorgelezen op")
        visit.agree(terminal, "Right", "De gemeente belt binnen een week")
        terminal.press("F8")
        terminal.wait_for("Hoe sluiten we af?")
        terminal.press("3")
        terminal.wait_for("Zeg hardop")
        terminal.press("m")
        terminal.wait_for("Klantbeeldverslag, getekend door de consultant")
        terminal.press("Enter")
        terminal.wait_for("De klantmanager maakt het plan", "Wilt u vertellen wat wij hebben afgesproken?")
        terminal.press("1", "Enter")
        terminal.wait_for("Alles is bewaard.")
        terminal.press("w")
        terminal.wait_for("Terugkomen", "Managerwens", "gemeente aan zet (+1)")
    found = visit.afterwards(store, "Managerwens")
    record = found.record
    assert (record.einde, record.plan.status) == (Einde.ZWOLLE, PlanStatus.CONCEPT)
    assert record.plan.ondertekening is None
    assert record.terugvertel is Terugvertel.JA
    assert found.work == ("gemeente aan zet", "klantmanager maakt plan")
    assert [document.soort for document in record.plan.documenten] == ["verslag"]
    assert "Zwolle Werkt" in found.words("verslag", tmp_path)


def test_paper_first_and_a_second_sitting_keep_both_days(store: Path, tmp_path: Path) -> None:
    yesterday = visit.today() - timedelta(days=1)
    before = yesterday - timedelta(days=1)
    with visit.conversation_of(store, "Tweemaal", visit.now() - timedelta(days=1)) as conversation:
        # Held on paper, entered a day later; both before today.
        visit.told(conversation, held_on_paper(conversation.state, before, visit.now() - timedelta(days=1)))
        visit.told(conversation, *visit.judgements(conversation)[1:])
    with Watched(store) as terminal:
        visit.open_visit(terminal, "Papierman")
        terminal.press("p")
        terminal.wait_for("Op papier gehouden")
        terminal.write(f"{yesterday.day}-{yesterday.month}\r")
        terminal.wait_for("▸Begin", f"Op papier gehouden op {written_date(yesterday)}.")
        terminal.wait_for(f"In de computer op {written_date(visit.today())}.")
        terminal.press("Enter")
        terminal.wait_for("▸2 Gesprek")
        terminal.wait_gone("min van")
        terminal.press("F8")
        terminal.wait_for("Hoe sluiten we af?")
        terminal.press("b")
        terminal.wait_for("Alles is bewaard.")
        terminal.press("w")
        terminal.wait_for("Loopt nog")
        terminal.write("/Tweemaal\r")
        terminal.wait_for("z   ", "nieuw bezoek")
        terminal.press("z")
        terminal.wait_for("▸Begin", "0 min van 90")
        terminal.write("2ljiv")
        terminal.wait_for("▸i voorgelezen op")
        visit.agree(terminal, "Right", "De gemeente stuurt een lijst")
        visit.questions(terminal, "1", "1", "1")
        terminal.wait_for("Hoe wilt u tekenen?")
        terminal.press("3", "Enter")
        terminal.wait_for("Tekenen op papier")
        terminal.press("Enter")
        visit.make_documents(terminal)
        visit.close_as(terminal, "1")
    first = visit.afterwards(store, "Papierman").record
    assert first.gesprek_datum == yesterday
    assert first.zitting is not None
    assert (first.zitting.op_papier, first.zitting.op.date()) == (yesterday, visit.today())
    assert first.einde is None
    found = visit.afterwards(store, "Tweemaal")
    record = found.record
    assert [sitting.op.date() for sitting in record.zittingen] == [yesterday, visit.today()]
    assert [sitting.op_papier for sitting in record.zittingen] == [before, None]
    assert (record.gesprek_datum, record.zittingen[-1].plaats) == (before, Plaats.KANTOOR)
    assert found.work == ("getekend papier bevestigen", "plan voorleggen", "gemeente aan zet")
    # The plan was gone through in the second sitting.
    assert f"Besproken op {written_date(visit.today())}" in found.words("mijn_plan", tmp_path)
