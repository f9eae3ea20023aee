"""A consultant at a real terminal: the program as it is started, driven by keys alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from interview.locations import Locations
from tests.tools.gemeente import install_real_looking
from tests.tools.terminal import Terminal

PASSPHRASE = "vier verzonnen losse woorden"
KLANTBEELD = (sys.executable, "-m", "interview")


def klantbeeld(root: Path, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
    """The program on a store of its own under ``root``, for a municipality that looks real."""
    install_real_looking(Locations.under(root))
    return Terminal(
        [*KLANTBEELD, *arguments], environment={"KLANTBEELD_MAP": str(root)}, columns=columns, rows=rows
    )


def start_for_real(terminal: Terminal) -> None:
    """First start: who, passphrase, recovery sheet, until the werkvoorraad."""
    terminal.wait_for("Wie bent u?")
    who = ("Sam Oefening", "consultant", "Bureau Voorbeeld", "Voorbeeldstad", "000-0000000")
    # In one piece, as a stalled machine would get it: nothing typed ahead may be lost.
    terminal.write("\t".join(who))
    terminal.press("Enter")
    terminal.wait_for("Uw wachtzin", "Nog een keer")
    terminal.write(PASSPHRASE)
    terminal.press("Tab")
    terminal.write(PASSPHRASE)
    terminal.press("Enter")
    terminal.wait_for("Een herstelsleutel", "ik bewaar een herstelblad")
    terminal.press("b")
    terminal.wait_for("AGE-SECRET-KEY-1", "Laatste groep")
    groups = re.findall(r"\b[0-9A-Z]{4,6}\b", terminal.text.split("AGE-SECRET-KEY-1")[1].split("Opslaan")[0])
    terminal.press("Tab", "Tab")
    terminal.write(groups[-1])
    terminal.press("Enter")
    terminal.wait_for("alles opgeslagen")


def unlock(terminal: Terminal) -> None:
    """The passphrase, until the werkvoorraad."""
    terminal.wait_for("Uw wachtzin")
    terminal.write(PASSPHRASE)
    terminal.press("Enter")
    terminal.wait_for("alles opgeslagen")


def add_and_plan(terminal: Terminal, name: str, day: str, time: str) -> None:
    """A klant, and the first gesprek with them."""
    terminal.press("n")
    terminal.wait_for("nieuwe klant", "Achternaam")
    terminal.press("m", "Tab")
    terminal.write(f"A.\t{name}")
    terminal.press("Ctrl+S")
    terminal.wait_for("is opgeslagen")
    terminal.write(f"{day}\t{time}\r")
    terminal.wait_for("alles opgeslagen", "Vandaag", name)


def begin_visit(terminal: Terminal) -> None:
    """From the opening, open and at home: pass shown, laptop allowed, informed; until the cards."""
    terminal.wait_for("Hoe gaat u dit gesprek in?")
    terminal.press("o")
    terminal.wait_for("▸Begin", "Zeg in uw eigen woorden")
    # One breath: each key does its own, in order.
    terminal.write("1ljiv")
    terminal.wait_for("▸1 thuis", "▸l", "▸j mag", "▸i voorgelezen op")
    terminal.press("Enter")
    terminal.wait_for("▸2 Gesprek", "Esc kaarten")


def note_and_wish(terminal: Terminal) -> None:
    """Notes on two cards, a wens in between, and the klant's own words marked."""
    # All in one piece: what is typed ahead of a key belongs before it, what is behind it after it.
    terminal.press("Enter")
    terminal.write("wil graag weer iets om handen")
    terminal.press("Ctrl+W")
    terminal.write("Ik wil weer rust in huis.\r")
    terminal.wait_for("wens      ●", "iets om handen")
    terminal.wait_gone("┃")
    # Esc and a letter in one piece are Alt and that letter, to every terminal.
    terminal.press("Esc")
    terminal.wait_for("┃")
    terminal.press("g")
    terminal.write("post blijft liggen\rde huur is te laat")
    terminal.wait_for("Geld en schulden", "Wonen? Ctrl+G")
    terminal.press("Ctrl+T")
    terminal.wait_for("❝ de huur is te laat")


def judge_all(terminal: Terminal) -> None:
    """Eleven leefgebieden, of which geld hinders, and the feiten an advice needs."""
    terminal.press("F4")
    terminal.wait_for("Geld en schulden", "0 van 11 gedaan")
    terminal.press("2", "j")
    for done in range(1, 11):
        terminal.wait_for(f"{done} van 11 gedaan")
        terminal.press("4", "n")
    terminal.wait_for("De feiten", "Kan de klant werken")
    terminal.press("1")
    terminal.wait_for("Wie heeft dat gezegd")
    terminal.press("3")
    terminal.wait_for("alles klaar: F5", "Wil de klant een eigen bedrijf")
    terminal.press("2")
    terminal.wait_for("Wil voor zichzelf beginnen     nee")


def own_judgement_then_advice(terminal: Terminal) -> None:
    """The own judgement first; only then the advice, the klant's reaction, and agreement."""
    assert "Aanpak" not in terminal.text
    terminal.press("F5")
    terminal.wait_for("Wat vindt u zelf?")
    terminal.press("3", "Enter")
    terminal.wait_for("Daarna staat uw oordeel vast.")
    terminal.press("Enter")
    terminal.wait_for("Het advies: Zwolle Werkt Aanpak", "Precies één leefgebied dat hier telt, belemmert nu")
    terminal.press("k")
    terminal.wait_for("Wat zegt de klant van het advies?")
    terminal.press("1")
    terminal.wait_for("In de woorden van de klant")
    terminal.press("Enter")
    terminal.wait_for("De klant: eens")
    terminal.press("a")
    terminal.wait_for("Uw oordeel na het gesprek: Zwolle Werkt Aanpak")


def plan_two_afspraken(terminal: Terminal) -> None:
    """One by the klant and one by the municipality, with their dates."""
    for who, words in (
        ("", "Ik bel mijn zus over de post"),
        ("Right", "De gemeente belt over hulp bij geld"),
    ):
        terminal.press("Ctrl+A")
        terminal.wait_for("Wie doet dit?")
        terminal.write(f"{words}\t")
        terminal.press(*([who] if who else []))
        terminal.write("\t+1\t+21\r")
        terminal.wait_gone("Wie doet dit?")
    terminal.press("F6")
    terminal.wait_for("Wat u doet", "Ik bel mijn zus over de post", "De gemeente belt over hulp bij geld")


def sign_with_name(terminal: Terminal, name: str) -> None:
    """Told back, read aloud, signed by name; then the consultant signs and both documents are made."""
    terminal.press("F7")
    terminal.wait_for("Kunt u vertellen wat we hebben afgesproken?")
    terminal.press("1", "Enter")
    terminal.wait_for("Hoe hebt u het plan gelezen?")
    terminal.press("2", "Enter")
    terminal.wait_for("Wat wilt u doen?", "Niet tekenen mag. Daardoor verandert uw uitkering niet.")
    terminal.press("1", "Enter")
    terminal.wait_for("Hoe wilt u tekenen?")
    terminal.press("1", "Enter")
    terminal.wait_for("Uw naam")
    terminal.write(f"{name}\r")
    terminal.wait_for("Nu tekent de consultant.")
    terminal.press("Enter")
    terminal.wait_for("Echt, nog niet vastgesteld.")
