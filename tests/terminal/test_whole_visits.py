"""Whole visits as they really go, by keys alone at a real terminal of 80 by 24.

Each ends in a state, in documents and in work, which are read back from the store when the program is gone.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from interview.record import (
    Einde,
    Gelezen,
    Informatiewijze,
    Ondertekenkeuze,
    Ondertekenwijze,
    Plaats,
    PlanStatus,
    Rol,
    Terugvertel,
    Wie,
)
from interview.session import commands as ask
from tests.terminal import whole_visits as visit
from tests.terminal.visits import note_and_wish, own_judgement_then_advice, sign_with_name
from tests.terminal.whole_visits import Watched


def _at_home_until_the_plan(terminal: Watched) -> None:
    """Begin with the information, notes, the last leefgebied, both judgements and two afspraken."""
    visit.open_visit(terminal, "Alleengaand")
    terminal.press("o")
    terminal.wait_for("▸Begin", "Zeg in uw eigen woorden")
    terminal.write("1lj")
    terminal.wait_for("▸1 thuis", "▸l", "▸j mag")
    terminal.press("i")
    terminal.wait_for("Ik schrijf op wat u vertelt", "v voorgelezen")
    terminal.press("v")
    terminal.wait_for("▸i voorgelezen op")
    terminal.press("Enter")
    terminal.wait_for("▸2 Gesprek", "Esc kaarten", "0 min van 90")
    note_and_wish(terminal)
    terminal.press("F4")
    terminal.wait_for("Geld en schulden", "10 van 11 gedaan")
    terminal.press("2", "j")
    terminal.wait_for("alles klaar: F5")
    own_judgement_then_advice(terminal)
    visit.agree(terminal, "", "Ik bel mijn zus over de post")
    visit.agree(terminal, "Right", "De gemeente belt over hulp bij geld")
    terminal.press("F6")
    terminal.wait_for("Wat u doet", "Ik bel mijn zus over de post", "De gemeente belt over hulp bij geld")


def _back_at_the_office(terminal: Watched) -> None:
    """The road of the plan goes on: offered to the klantmanager, who says yes."""
    terminal.write("/Alleengaand\r")
    terminal.wait_for("Verder waar u was?", "plan voorleggen")
    terminal.press("Enter")
    terminal.wait_for("Het plan is besproken.")
    terminal.press("v")
    terminal.wait_for("De weg van dit plan", "Voorleggen aan de klantmanager")
    terminal.press("1", "Enter")
    terminal.wait_for("Aan wie legt u het plan voor?")
    terminal.write("klantmanager Werk\r")
    terminal.wait_for("De klantmanager zegt ja")
    terminal.press("1", "Enter")
    terminal.wait_for("Wie zegt ja tegen dit plan?", "klantmanager Werk")
    terminal.press("Enter")
    terminal.wait_for("Wat besluit de gemeente?", "De gemeente beslist, niet u.")
    terminal.press("Enter")
    terminal.wait_for("Akkoord van de klantmanager", "Het zegel van de gemeente", "opgeschreven op")


def test_alone_at_home_from_the_doorbell_to_the_yes_of_the_klantmanager(store: Path, tmp_path: Path) -> None:
    with visit.conversation_of(store, "Alleengaand") as conversation:
        # Ten leefgebieden as if judged before; the way in and the last one come at the terminal.
        visit.told(conversation, *visit.judgements(conversation, apart_from="geld")[1:])
    with Watched(store) as terminal:
        _at_home_until_the_plan(terminal)
        sign_with_name(terminal, "A. Alleengaand")
        terminal.press("F8")
        terminal.wait_for("Hoe sluiten we af?")
        terminal.press("w")
        terminal.wait_for("Enter bewaren")
        terminal.press("1", "Enter")
        terminal.wait_for("Uw plan:")
        visit.close_as(terminal, "1")
        for klant in visit.KLANTEN:
            assert klant.achternaam not in terminal.text
        terminal.press("w")
        terminal.wait_for("Terugkomen", "plan voorleggen", "(+1)")
        _back_at_the_office(terminal)
    found = visit.afterwards(store, "Alleengaand")
    record = found.record
    assert record.zitting is not None
    assert record.zitting.plaats is Plaats.THUIS
    assert record.zitting.legitimatie
    assert record.zitting.laptop_mag is True
    assert record.aanwezigen == ()
    (told,) = record.informatie
    assert told.wijze is Informatiewijze.VOORGELEZEN
    assert told.op.date() == visit.today()
    assert record.voorbereiding == "open"
    assert record.leefgebied("wens").notitie == "wil graag weer iets om handen"
    assert record.leefgebied("geld").notitie == "post blijft liggen\nde huur is te laat"
    assert record.einde is Einde.PLAN_NU
    assert [one.wie for one in record.afspraken] == [Wie.KLANT, Wie.GEMEENTE]
    signature = record.plan.ondertekening
    assert signature is not None
    assert (signature.keuze, signature.terugvertel) == (Ondertekenkeuze.TEKENT_NU, Terugvertel.JA)
    assert (signature.gelezen, signature.naam) == (Gelezen.VOORGELEZEN, "A. Alleengaand")
    assert record.plan.status is PlanStatus.VOORGELEGD
    assert record.plan.kanaal is not None
    assert record.plan.akkoord is not None
    assert record.plan.akkoord.door == "klantmanager Werk"
    assert record.besluit_gemeente is not None
    assert record.oordeel_na_gesprek is not None
    assert record.besluit_gemeente.categorie == record.oordeel_na_gesprek.categorie
    assert found.work == ("plan vaststellen", "gemeente aan zet")
    assert found.item.terug_reden == "plan vaststellen (+1)"
    assert found.item in found.lijst.terugkomen
    assert set(found.papers) == {"mijn_plan", "verslag"}
    plan = found.words("mijn_plan", tmp_path)
    assert "De gemeente belt over hulp bij geld" in plan
    assert "post blijft liggen" not in plan


def test_with_a_tolk_the_visit_is_longer_and_the_plan_says_so(store: Path, tmp_path: Path) -> None:
    visit.advised(store, "Tolkenaar")
    with Watched(store) as terminal:
        visit.go_on(terminal, "Tolkenaar", "▸Begin", "De klant vroeg om: tolk (Bedachts).")
        terminal.write("1ljt")
        terminal.wait_for("▸t tolk", "van 135", "niet naar de tolk")
        terminal.press("i")
        terminal.wait_for("Ik schrijf op wat u vertelt")
        terminal.press("t")
        terminal.wait_for("verteld via de tolk op")
        visit.agree(terminal, "Right", "De gemeente zoekt een taalles")
        visit.questions(terminal, "1", "3", "1")
        terminal.wait_for("Hoe wilt u tekenen?")
        terminal.press("1", "Enter")
        terminal.wait_for("Uw naam")
        terminal.write("T. Tolkenaar\r")
        visit.make_documents(terminal)
        visit.close_as(terminal, "1")
    found = visit.afterwards(store, "Tolkenaar")
    record = found.record
    assert record.aanwezigen == (Rol.TOLK,)
    assert [told.wijze for told in record.informatie] == [Informatiewijze.VIA_TOLK]
    signature = record.plan.ondertekening
    assert signature is not None
    assert signature.gelezen is Gelezen.TOLK
    assert (record.einde, record.plan.status) == (Einde.PLAN_NU, PlanStatus.ONDERTEKEND)
    assert found.work == ("plan voorleggen", "gemeente aan zet")
    assert "Het plan is besproken met een tolk." in found.words("mijn_plan", tmp_path)


def test_with_partner_and_child_there_what_waits_is_never_on_the_screen(store: Path) -> None:
    with Watched(store) as terminal:
        visit.open_visit(terminal, "Gezinsman")
        terminal.press("o")
        terminal.wait_for("▸Begin")
        terminal.write("1ljpk")
        terminal.wait_for("▸p partner", "▸k kind", "Niemand tekent voor een ander")
        terminal.press("m")
        terminal.wait_for("Een moment alleen")
        terminal.write("+3\r")
        terminal.wait_gone("Een moment alleen")
        terminal.press("Enter")
        terminal.wait_for("▸2 Gesprek")
        for letter, titel in (
            ("g", "Geld en schulden"),
            ("m", "Mentale gezondheid"),
            ("h", "Hoe is het om te wonen"),
            ("n", "Hoe is het met de mensen"),
        ):
            terminal.press("Esc", letter)  # Together they are Alt and that letter.
            terminal.wait_for(titel)
            # Whatever is asked of a card: more prompts, what to reflect, what to look for.
            for key in ("Tab", "Tab", "Tab", "Ctrl+R", "Ctrl+K", "Ctrl+O", "Ctrl+F"):
                terminal.press(key)
            terminal.write("dit vertelde hij zelf")
            terminal.wait_for("dit vertelde hij zelf", "✓")
        for screen, title in (("F3", "Wat u teruggeeft"), ("F10", "Wat u wilt")):
            terminal.press(screen)
            terminal.wait_for(title)
        terminal.press("Esc")
        terminal.wait_for("▸3 Terug")
        visit.agree(terminal, "Right", "De gemeente belt over een afspraak")
        visit.questions(terminal, "1", "1", "1")
        terminal.wait_for("Hoe wilt u tekenen?")
        terminal.press("1", "Enter")
        terminal.wait_for("Uw naam")
        terminal.write("G. Gezinsman\r")
        terminal.wait_for("Nu tekent de consultant.")
        visit.close_as(terminal, "1")
    with visit.conversation_of(store, "Gezinsman") as conversation:
        cards = conversation.state.content.vragenlijst.per_leefgebied
    elsewhere = {said for name in ("wens", "wonen", "netwerk") for said in visit.spoken(cards[name])}
    for name in ("geld", "mentaal"):
        for said in set(visit.spoken(cards[name])) - elsewhere:
            assert not terminal.showed(said), said
    assert all(terminal.showed(said) for said in visit.spoken(cards["wonen"])[:2]), "the search works"
    for prompt in cards["netwerk"].doorvraag:
        if "partner" in prompt.niet_bij:
            assert not terminal.showed(prompt.tekst[: visit.OPENING])
    found = visit.afterwards(store, "Gezinsman")
    record = found.record
    assert record.aanwezigen == (Rol.PARTNER, Rol.KIND)
    assert record.moment_apart == visit.today() + timedelta(days=3)
    assert record.leefgebied("geld").notitie == "dit vertelde hij zelf", "what is told is written down"
    signature = record.plan.ondertekening
    assert signature is not None
    assert signature.naam == "G. Gezinsman"
    assert found.work == (
        "plan voorleggen",
        "documenten maken",
        "gemeente aan zet",
        "moment apart met klant",
        "klant nog informeren",
        "eigen gesprek voor partner",
    )


def test_who_cannot_read_hears_it_sees_it_large_and_signs_with_a_cross(store: Path, tmp_path: Path) -> None:
    visit.advised(store, "Voorlezer")
    with visit.conversation_of(store, "Voorlezer") as conversation:
        visit.told(conversation, ask.NoteerWens("Ik wil weer rust in huis en een eigen plek om te slapen."))
    with Watched(store) as terminal:
        visit.go_on(terminal, "Voorlezer", "▸Begin")
        terminal.write("1ljiv")
        terminal.wait_for("▸i voorgelezen op")
        visit.agree(terminal, "Right", "De gemeente leest brieven met u")
        terminal.press("F10")
        terminal.wait_for("1 van 2", "Ik wil weer rust in huis en een", "eigen plek om te slapen.")
        terminal.press("Down")
        terminal.wait_for("2 van 2", "De gemeente: De gemeente leest")
        terminal.press("Esc")
        terminal.wait_for("▸Begin")
        visit.questions(terminal, "2", "2", "1")
        terminal.wait_for("Hoe wilt u tekenen?")
        terminal.press("2", "Enter")
        terminal.wait_for("Uw kruisje", "Typ een x")
        terminal.write("x\r")
        visit.make_documents(terminal)
        visit.close_as(terminal, "1")
    found = visit.afterwards(store, "Voorlezer")
    signature = found.record.plan.ondertekening
    assert signature is not None
    assert (signature.gelezen, signature.wijze) == (Gelezen.VOORGELEZEN, Ondertekenwijze.KRUISJE)
    assert (signature.terugvertel, signature.naam) == (Terugvertel.DEELS, "")
    assert (found.record.einde, found.record.plan.status) == (Einde.PLAN_NU, PlanStatus.ONDERTEKEND)
    assert found.work == ("plan voorleggen", "gemeente aan zet")
    plan = found.words("mijn_plan", tmp_path)
    assert "voorgelezen" in plan
    assert "kruisje" in plan


def test_who_does_not_sign_owes_nobody_a_reason_and_nothing_follows(store: Path, tmp_path: Path) -> None:
    visit.advised(store, "Weigeraar")
    with Watched(store) as terminal:
        visit.go_on(terminal, "Weigeraar", "▸Begin")
        terminal.write("1ljiv")
        terminal.wait_for("▸i voorgelezen op")
        visit.agree(terminal, "", "Ik bel mijn zus over de post")
        visit.questions(terminal, "1", "1", "4")
        terminal.wait_for("Wilt u zeggen waarom?", "Dat hoeft niet.")
        terminal.press("Enter")
        terminal.wait_for("U hebt niet getekend. Dat mag.")
        visit.make_documents(terminal)
        visit.close_as(terminal, "1")
        terminal.press("w")
        terminal.wait_for("Niet getekend: 1", "Weigeraar")
    found = visit.afterwards(store, "Weigeraar")
    signature = found.record.plan.ondertekening
    assert signature is not None
    assert (signature.keuze, signature.reden) == (Ondertekenkeuze.TEKENT_NIET, "")
    assert found.record.einde is Einde.PLAN_NU
    assert found.record.plan.status is PlanStatus.NIET_ONDERTEKEND
    assert found.work == ()
    assert found.item in found.lijst.niet_getekend
    assert found.item not in (*found.lijst.terugkomen, *found.lijst.lopend)
    assert (found.item.terug_op, found.item.terug_reden) == (None, "")
    assert set(found.papers) == {"mijn_plan", "verslag"}
    plan = found.words("mijn_plan", tmp_path)
    assert "Ik teken dit plan niet." in plan
    assert "Niet tekenen mag. Daardoor verandert uw uitkering niet." in plan
    assert "Zet geen zegel zolang u niet tekent." in plan
    assert "Dan pas staat het plan vast." not in plan
