"""Whole visits on a plain terminal: with a tolk and a child, broken off, and on to the klantmanager."""

from __future__ import annotations

from pathlib import Path

from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.locations import Locations
from interview.record import Einde, Informatiewijze, Plaats, PlanStatus, Rol, Terugvertel, Wie
from interview.session.open_work import open_work
from interview.store_thread import system_clock
from tests.linear.dialogue import Dialogue
from tests.linear.steps import (
    CHOICE,
    MENU,
    hear_the_advice,
    make_a_plan,
    record_of,
    work_out_everything,
)

WHO = "Niemand"


def _work_of(surname: str) -> list[str]:
    """What is still to be done, in the words of the werkvoorraad."""
    return [one.wat for one in open_work(record_of(surname), system_clock().date())]


def _stories_of(surname: str) -> list[str]:
    """The kinds of events in the journal of this gesprek."""
    desk = open_demo(Locations.for_demo(), load_stories(), system_clock)
    try:
        [gesprek] = [
            item.gesprek_id
            for item in desk.caseload.worklist().result().alles
            if item.klant.achternaam == surname
        ]
        return desk.thread.submit(lambda store: [one.soort for one in store.events(gesprek)]).result()
    finally:
        desk.close()


def test_with_a_tolk_and_a_child_to_the_yes_of_the_klantmanager(home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        assert "Dat is de Stopkaart." in said.answer(CHOICE, WHO)
        said.answer(CHOICE, "dossier")
        assert "U begint samen." in said.answer(MENU, "begin")
        said.answer(CHOICE, "thuis")
        said.answer(CHOICE, "tolk")
        said.answer(CHOICE, "kind")
        said.answer(CHOICE, "")
        assert "Zeg met kind erbij:" in said.answer("uw pas zien? (ja/nee)", "ja")
        said.answer("open blijven? (ja/nee)", "ja")
        said.answer(CHOICE, "verteld via de tolk")
        said.answer(MENU, "moment")
        said.answer("alleen?", "+5")
        said.answer(MENU, "kaart geld")
        told = said.answer("notitie>", "Noemt zelf de huur")
        assert "Er is een kind bij. U spreekt elkaar alleen op" in told and "Doorvragen" not in told
        said.answer("notitie>", "")
        said.answer(MENU, "wens Ik wil weer post durven openen")
        work_out_everything(said)
        hear_the_advice(said)
        make_a_plan(said)
        _sign_with_a_tolk(said)
        said.answer(MENU, "krijgen")
        said.answer(CHOICE, "ophalen")
        said.answer(MENU, "afsluiten")
        assert "Wij spreken elkaar alleen op" in said.answer(CHOICE, "besproken")
        said.answer("leeg blijven", "Rustig")
        assert "Nog te doen:" in said.answer(MENU, "weg")
        said.answer(CHOICE, "voorleggen")
        said.answer("Naam of functie", "klantmanager Werk")
        said.answer(MENU, "weg")
        said.answer(CHOICE, "akkoord")
        said.answer("(Enter: klantmanager Werk)", "")
        assert "De gemeente beslist, niet u." in said.answer(CHOICE, "")
        said.answer(MENU, "stop")
        assert said.wait_exit() == 0
        assert "Traceback" not in said.said and "\x1b" not in said.said
    record = record_of(WHO)
    [sitting] = record.zittingen
    assert (sitting.plaats, sitting.aanwezigen) == (Plaats.THUIS, (Rol.TOLK, Rol.KIND))
    assert record.informatie[0].wijze is Informatiewijze.VIA_TOLK
    assert record.einde is Einde.PLAN_NU
    assert record.plan.status is PlanStatus.VOORGELEGD
    assert record.plan.akkoord is not None and record.plan.akkoord.door == "klantmanager Werk"
    decided, judged = record.besluit_gemeente, record.oordeel_na_gesprek
    assert decided is not None and judged is not None
    assert (decided.categorie, decided.redencode) == (judged.categorie, judged.redencode)
    assert {"plan vaststellen", "moment apart met klant"} <= set(_work_of(WHO))
    assert "plan_besproken" in _stories_of(WHO)


def _sign_with_a_tolk(said: Dialogue) -> None:
    said.answer(MENU, "tekenen")
    said.answer(CHOICE, "ja")
    said.answer(CHOICE, "Met een tolk erbij")
    said.answer(CHOICE, "Ik teken nu")
    said.answer(CHOICE, "Met een kruisje")
    said.answer("Uw kruisje:", "x")
    said.answer("ondertekenen? (ja/nee)", "nee")


def test_broken_off_at_the_stopkaart(home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        said.answer(CHOICE, WHO)
        said.answer(CHOICE, "open")
        said.answer(MENU, "kaart wens")
        said.answer("notitie>", "Begon rustig")
        said.answer("notitie>", "!")
        assert "Dat u hier kijkt, wordt nergens bewaard." in said.answer("stopkaart>", "7")
        said.answer("stopkaart>", "afbreken")
        said.answer("(ja/nee)", "ja")
        assert said.wait_exit() == 0
        assert said.said.rstrip().endswith("Het gesprek is gestopt.\nAlles is bewaard.")
    record = record_of(WHO)
    assert record.einde is Einde.AFGEBROKEN
    assert record.leefgebied("wens").notitie == "Begon rustig"
    assert _work_of(WHO) == []
    assert [kind for kind in _stories_of(WHO) if "stop" in kind] == []


def test_the_klantmanager_makes_the_plan(home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        said.answer(CHOICE, WHO)
        said.answer(CHOICE, "open")
        said.answer(MENU, "begin")
        for prompt in (CHOICE, CHOICE, "(ja/nee)", "(ja/nee)", CHOICE):
            said.answer(prompt, "")
        said.answer(MENU, "wens Ik wil een eigen tuin")
        said.answer(MENU, "afsluiten")
        told = said.answer(CHOICE, "klantmanager")
        assert "Let op: De klant is nog niet geïnformeerd." in told
        assert "Zeg hardop:" in said.answer(CHOICE, "2")
        said.answer("gemeente eerst?", "Belt over de inschrijving")
        said.answer("leeg blijven", "")
        assert "klantmanager maakt plan (klantmanager)" in said.answer(MENU, "stop")
        assert said.wait_exit() == 0
    record = record_of(WHO)
    assert record.einde is Einde.ZWOLLE
    assert (record.terugvertel, record.plan.status) == (Terugvertel.DEELS, PlanStatus.BESPROKEN)
    assert [(one.wie, one.wat) for one in record.afspraken] == [(Wie.GEMEENTE, "Belt over de inschrijving")]
    assert {"klantmanager maakt plan", "documenten maken", "klant nog informeren"} <= set(_work_of(WHO))
