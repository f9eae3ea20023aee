"""A whole gesprek on a plain terminal: from a note to the signed documents, and every way of stopping."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview.caseload import Consultant
from interview.cli import STOPPED_BY_KEYBOARD
from interview.desk import Desk
from interview.linear.gesprek import hold
from interview.linear.menu import ACTIONS
from interview.linear.reader import Reader
from interview.locations import ROOT_VARIABLE, Locations
from interview.record import Aard, Einde, PlanStatus, Stap, Wie
from interview.store.errors import StoreErrorCode
from interview.store.kdf import KdfParameters
from interview.store.recovery import RecoverySheet
from questionnaires.answers import GeenWaarde
from tests.linear.dialogue import CHECKOUT, Dialogue
from tests.linear.hold import held
from tests.linear.steps import CHOICE, MENU, hear_the_advice, make_a_plan, record_of, work_out_everything


def talk(desk: Desk, *lines: str) -> str:
    """Hold a gesprek with these lines typed; gives everything that was shown."""
    shown = io.StringIO()
    hold(desk, Reader(io.StringIO("".join(f"{line}\n" for line in lines)), shown), None, lambda: None)
    return shown.getvalue()


def test_from_a_note_to_signed_documents(home: Path) -> None:
    """On a real pty that knows no colours and no cursor, waiting for every prompt."""
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        listed = said.expect("Enter: stoppen\\)")
        assert "mw. A. Voorbeeld" in listed
        said.type("Niemand\n")
        said.answer(CHOICE, "open")
        said.answer(MENU, "kaart geld")
        told = said.answer("notitie>", "Post blijft liggen, ook die over de huur")
        assert "Begin: " in told and told.count("Doorvragen: ") == 2
        assert "Wonen" in said.answer("notitie>", "/citaat Ik leg het in de la")
        said.answer("(ja/nee)", "ja")
        said.answer("notitie>", "/cijfer 4")
        said.answer("notitie>", "")
        said.answer(MENU, "wens Ik wil weer post durven openen")
        said.answer(MENU, "doel Weten wat ik moet betalen")
        work_out_everything(said)
        hear_the_advice(said)
        make_a_plan(said)
        files = _sign(said)
        said.answer(MENU, "afsluiten")
        said.answer(CHOICE, "besproken")
        said.answer("leeg blijven", "Fijn")
        said.answer(MENU, "stop")
        assert said.wait_exit() == 0
        assert "Alles is bewaard." in said.said
        assert "\x1b" not in said.said
        assert "Traceback" not in said.said
    record = record_of("Niemand")
    assert record.plan.status is PlanStatus.ONDERTEKEND
    assert record.leefgebied("geld").notitie == "Post blijft liggen, ook die over de huur"
    assert record.advies is not None and record.advies.categorie == "aanpak"
    assert [document.soort for document in record.plan.documenten] == ["mijn_plan", "verslag"]
    printed = "".join(page.extract_text() for page in PdfReader(files[0]).pages)
    assert "Ik wil weer post durven openen" in printed
    assert "Post blijft liggen" not in printed


def _sign(said: Dialogue) -> list[Path]:
    said.answer(MENU, "tekenen")
    assert "Ik maak mijn post open" in said.answer(CHOICE, "ja")
    said.answer(CHOICE, "1")
    told = said.answer(CHOICE, "Ik teken nu")
    assert "Niet tekenen mag" in told
    assert told.index("Ik teken nu") < told.index("Ik teken niet")
    said.answer(CHOICE, "Met mijn naam")
    said.answer("Uw naam:", "D. Niemand")
    said.answer("ondertekenen? (ja/nee)", "ja")
    said.answer("opslag? (ja/nee)", "ja")
    told = said.expect("klantbeeldverslag[^\n]*\\.pdf\n")
    return [
        Path(line.removeprefix("Bestand: ")) for line in told.splitlines() if line.startswith("Bestand: ")
    ]


@pytest.mark.parametrize("way", ["end of input", "Ctrl+C"])
def test_stopping_anywhere_keeps_everything(way: str, home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        said.answer(CHOICE, "Niemand")
        said.answer(CHOICE, "dossier")
        said.answer(MENU, "kaart werk")
        said.answer("notitie>", "Wil graag buiten werken")
        said.expect("Opgeslagen.")
        said.expect("notitie>")
        said.type("\x04" if way == "end of input" else "\x03")
        assert said.wait_exit() == (0 if way == "end of input" else STOPPED_BY_KEYBOARD)
        assert "Traceback" not in said.said
    record = record_of("Niemand")
    assert record.leefgebied("werk").notitie == "Wil graag buiten werken"
    with Dialogue("gesprek", "--lineair", "--demo", "--gesprek", record.gesprek_id) as said:
        told = said.expect(MENU)
        assert "U was bij: gesprek, Werk." in told
        assert "Welk gesprek?" not in told
        said.type("stop\n")
        assert said.wait_exit() == 0


def test_a_killed_line_mode_loses_nothing_that_was_confirmed(home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo") as said:
        said.answer(CHOICE, "Niemand")
        said.answer(CHOICE, "open")
        said.answer(MENU, "wens Ik wil een eigen tuin")
        said.expect("De wens is opgeslagen.")
        said.process.send_signal(signal.SIGKILL)
        said.wait_exit()
    assert [wens.tekst for wens in record_of("Niemand").wensen] == ["Ik wil een eigen tuin"]


def test_names_of_others_leave_the_screen_where_that_is_possible(home: Path) -> None:
    with Dialogue("gesprek", "--lineair", "--demo", environment={"TERM": "xterm"}) as said:
        said.answer(CHOICE, "Niemand")
        told = said.expect("Gesprek met D.N.")
        assert "\x1b[2J" in told
        said.type("\x04\x04")


def test_the_menu_explains_every_word_it_knows(desk: Desk) -> None:
    shown = talk(desk, "Denkbeeld", "nee", "?", "bestaatniet", "")
    for word, (text, _) in ACTIONS.items():
        assert f"{word}: {text}" in shown
    assert "Dat ken ik niet." in shown


@pytest.mark.parametrize("typed", ["h", "hulp", "help"])
def test_asking_for_help_in_a_word_begins_nothing(typed: str, tmp_path: Path) -> None:
    said = held(tmp_path, "open", "wens", "rust", typed, "on", "st", "stop")
    assert "herzien: een nieuwe versie" in said.said
    assert said.said.count("Dat ken ik niet.") == 2
    assert [wens.tekst for wens in said.record.wensen] == ["rust"]


def test_before_the_advice_nothing_names_one(desk: Desk) -> None:
    """Half worked out: the judgement is refused, and no category, possible set or count is said."""
    shown = talk(desk, "Denkbeeld", "nee", "stand", "oordeel", "voorstel", "plan", "voorstel", "", "")
    assert "Voor een advies is dit nog niet ingevuld:" in shown
    content = desk.library.newest(desk.clock().date())[0]
    for category in content.regelset.categorie:
        assert category.titel not in shown
    assert "Er zijn geen voorstellen." in shown


def test_a_change_after_the_advice_asks_why(desk: Desk) -> None:
    lines = [
        "Doorsnee",
        "afsluiten",
        "ja",
        "uitwerken taal",
        "5",
        "Leest toch alles",
        "",
        "",
        "nee",
        "oordeel",
    ]
    shown = talk(desk, *lines, "", "")
    assert "Het advies is al getoond. Waarom verandert dit?" in shown
    assert "Na het advies gewijzigd:" in shown
    assert "Leest toch alles" in shown


def test_a_refusal_is_said_and_the_talk_goes_on(desk: Desk) -> None:
    shown = talk(desk, "Fictief", "wens Iets nieuws", "stand", "stop")
    assert "(GESPREK-AFGESLOTEN)" in shown
    assert shown.rstrip().endswith("Alles is bewaard.")


def test_an_ending_must_be_true_and_a_later_plan_has_its_day(desk: Desk) -> None:
    lines = [
        "Denkbeeld",
        "nee",
        "afsluiten",
        "besproken",
        "afsluiten",
        "later",
        "",
        "afsluiten",
        "later",
        "+7",
        "deels",
        "",
        "Goed",
    ]
    shown = talk(desk, *lines, "stop")
    assert "De klant koos nog niets bij Tekenen" in shown
    assert shown.count("Op welke dag maakt u het plan?") == 2
    items = desk.caseload.worklist().result().alles
    [item] = [item for item in items if item.klant.achternaam == "Denkbeeld"]
    record = desk.record(item.gesprek_id).result()
    assert record.einde is Einde.PLAN_LATER
    assert item.terug_op == record.plan.contact.volgende == desk.clock().date() + timedelta(days=7)


def test_notes_find_their_place_and_undo_goes_back(desk: Desk) -> None:
    lines = [
        "Zomaar",
        "nee",
        "indelen",
        "wens",
        "noteer Bel de school",
        "indelen",
        "weg",
        "ongedaan",
        "stand",
        "stop",
    ]
    shown = talk(desk, *lines)
    assert "Losse notities: 1." in shown
    items = desk.caseload.worklist().result().alles
    [gesprek_id] = [item.gesprek_id for item in items if item.klant.achternaam == "Zomaar"]
    record = desk.record(gesprek_id).result()
    assert "foto's van de creche" in record.leefgebied("wens").notitie


def test_an_afspraak_changes_whole_and_a_duty_needs_its_article(desk: Desk) -> None:
    lines = [
        "Denkbeeld", "nee", "afspraak Samen bellen met de schuldhulp", "samen", "+1", "+8", "plan",
        "afspraak", "1", "", "klant", "", "", "ja", "artikel 9", "ja", "terugkijken", "nee", "+40",
        "", "goed", "Kookt graag", "", "plichten", "4", "brief", "", "reactie", "wensen", "eens",
        "Zeker", "lezen", "", "teruggeven", "ja", "U wilt rust", "", "ja", "uitwerken lichaam",
        "weet niet", "nee", "uitwerken wonen", "4", "nee", "vragen", "1", "", "", "", "observaties",
        "ja", "bewijs", "1", "spoed", "nee", "cijfer", "8", "", "nee", "stop",
    ]  # fmt: skip
    shown = talk(desk, *lines)
    items = desk.caseload.worklist().result().alles
    [gesprek_id] = [item.gesprek_id for item in items if item.klant.achternaam == "Denkbeeld"]
    record = desk.record(gesprek_id).result()
    [agreed] = record.afspraken
    assert (agreed.wie, agreed.aard, agreed.grondslag) == (Wie.KLANT, Aard.MOET, "artikel 9")
    assert agreed.wat == "Samen bellen met de schuldhulp"
    assert record.plan.gaat_goed == ("Kookt graag",)
    assert len(record.plan.evaluaties) == 1
    assert record.leefgebied("lichaam").niveau is GeenWaarde.WEET_NIET
    assert record.leefgebied("wonen").eigen_cijfer == 8
    assert record.antwoorden["wonen.plek"].waarde == "vast"
    assert record.samenvatting_klopt is True
    assert "Klant: eens. Zeker" in shown
    assert desk.caseload.gesprek(gesprek_id).result().stap == Stap.UITWERKEN


def test_the_road_of_a_plan_is_followed_line_by_line(desk: Desk) -> None:
    lines = [
        "Fictief", "krijgen", "ophalen", "weg", "voorleggen", "team Werk", "weg", "akkoord", "team Werk",
        "later", "weg", "zegel", "weg", "teruggeven", "datum mist", "", "afsluiten", "nee", "stop",
    ]  # fmt: skip
    shown = talk(desk, *lines)
    items = desk.caseload.worklist().result().alles
    [item] = [item for item in items if item.klant.achternaam == "Fictief"]
    plan = desk.record(item.gesprek_id).result().plan
    assert (plan.status, plan.kanaal) == (PlanStatus.TERUGGEGEVEN, "ophalen")
    assert "- Akkoord van de klantmanager, hier," in shown
    assert f"klantbeeld plan vaststellen --gesprek {item.gesprek_id}" in shown
    assert "nieuwe versie maken (consultant)" in shown


def test_a_passphrase_is_asked_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    secret, cheap = "vier losse woorden hier", KdfParameters(memory_kib=64, rounds=1, lanes=1)
    recovery = RecoverySheet.generate().recipient
    Desk.create(Locations.under(tmp_path), secret, recovery, Consultant("S. Oefening"), cheap).close()
    with Dialogue("gesprek", "--lineair") as said:
        said.answer("Uw wachtzin: ", secret)
        assert said.wait_exit() == 0
        assert "Er zijn nog geen gesprekken." in said.said
        assert secret not in said.said
    with Dialogue("gesprek", "--lineair") as said:
        said.answer("Uw wachtzin: ", "een andere zin dan die")
        assert said.wait_exit() == 2
        assert StoreErrorCode.WACHTZIN_ONJUIST in said.said


def test_line_mode_knows_no_screen() -> None:
    program = "import sys, interview.linear.gesprek, interview.commands.gesprek; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=CHECKOUT, text=True
    )
    assert not {"textual", "rich", "weasyprint", "jinja2"} & set(done.stdout.split())
