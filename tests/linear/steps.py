"""Parts of a visit that several dialogues go through, and what is on disk after them."""

from __future__ import annotations

from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.locations import Locations
from interview.record import GespreksRecord
from interview.store_thread import system_clock
from tests.linear.dialogue import Dialogue

MENU = "gesprek>"
CHOICE = "Uw keuze"


def record_of(surname: str) -> GespreksRecord:
    """What is on disk now, read by a fresh process of the store."""
    desk = open_demo(Locations.for_demo(), load_stories(), system_clock)
    try:
        items = desk.caseload.worklist().result().alles
        return desk.record(
            next(item.gesprek_id for item in items if item.klant.achternaam == surname)
        ).result()
    finally:
        desk.close()


def work_out_everything(said: Dialogue) -> None:
    """Every leefgebied by number and word; then the one feit that an advice needs."""
    said.answer(MENU, "uitwerken")
    for gebied, niveau, hinders in (
        ("Taal", "4", "nee"), ("Opleiding", "3", "nee"), ("Werk", "3", "nee"), ("Dag", "3", "nee"),
        ("Geld", "moei", "ja"), ("Lichamelijke", "5", "nee"), ("Mentale", "4", "nee"), ("Wonen", "4", "nee"),
        ("Mensen", "4", "nee"), ("Gezin", "n.v.t.", ""), ("Zorg", "niet besproken", ""),
    ):  # fmt: skip
        said.expect(f"Uitwerken: {gebied}")
        said.answer(CHOICE, niveau)
        if hinders:
            said.answer(CHOICE, hinders)
            said.answer(CHOICE, "")
        if gebied != "Zorg":
            said.answer("(ja/nee)", "ja")
    said.answer(MENU, "feiten")
    said.expect("nodig voor een advies")
    said.answer(CHOICE, "ja")
    said.expect("nodig voor een advies")
    said.answer(CHOICE, "inschatting")
    while not said.expect("Dit waren de feiten|Uw keuze|tot en met|28-11-2026").endswith("feiten"):
        said.type("\n")


def hear_the_advice(said: Dialogue) -> None:
    """The own judgement, and only then the advice with what the klant says of it."""
    before = said.answer(MENU, "oordeel")
    said.answer(CHOICE, "scholing")
    said.answer("leeg blijven", "Eerst overzicht")
    question = said.answer("(ja/nee)", "ja")
    assert "Advies:" not in before + question
    told = said.expect("Wat vindt de klant van het advies")
    assert "Advies: Zwolle Werkt Aanpak" in told
    assert "Schulddienstverlening" in told
    said.answer(CHOICE, "eens")
    said.answer("leeg blijven", "Dat klopt")
    said.answer(CHOICE, "scholing")
    said.answer(CHOICE, "anders")
    said.answer("leeg blijven", "")


def make_a_plan(said: Dialogue) -> None:
    """Two afspraken with their days, whom to call and when to look back."""
    said.answer(MENU, "tekenen")
    assert "nog niet getekend worden" in said.answer(MENU, "plan")
    said.answer(CHOICE, "voorstel")
    said.answer(CHOICE, "schulddienstverlening")
    said.answer("in het plan?", "")
    said.answer(CHOICE, "gemeente")
    said.answer("Vanaf welke dag?", "+2")
    said.answer("Tot en met welke dag?", "+30")
    said.answer(CHOICE, "afspraak")
    said.answer(CHOICE, "")
    said.answer("Wat spreekt u af?", "Ik maak mijn post open met mijn zus")
    said.answer(CHOICE, "klant")
    said.answer("Vanaf welke dag?", "1 week")
    said.answer("Tot en met welke dag?", "+20")
    said.answer("van de wet?", "nee")
    said.answer(CHOICE, "contact")
    said.answer("bellen?", "")
    said.answer("nummer?", "")
    said.answer("weer?", "+14")
    said.answer(CHOICE, "terugkijken")
    said.answer("(ja/nee)", "ja")
    said.answer("Enter is klaar", "")
    said.answer(CHOICE, "")
