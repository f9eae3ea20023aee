"""What can be asked for at every prompt: the Stopkaart, a blank screen, and what the klant may see.

Nothing of it is written anywhere. Only breaking off a gesprek, after one question, changes anything,
and that is done by whoever leads through the gesprek.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.linear.reader import Choice, chosen
from interview.session.client_view import NOTHING_YET, client_view
from interview.session.stopping import StopCard, card_lines, stop_cards, stop_lines
from interview.stopkaart import pakket_to_stop_with

if TYPE_CHECKING:
    from datetime import date

    from interview.desk import Desk
    from interview.linear.reader import Reader
    from interview.linear.visit import LineVisit
    from interview.record import Rol
    from interview.signaal.outbox import Receipt
    from questionnaires.gemeentepakket.model import Gemeentepakket

STOP = "!"
"""Alone on a line; no note is only this."""
STOP_WORD = "stopkaart"
BLANK = "!leeg"
CLIENT = "!klant"

FIRST_LINES = (
    "Bij gevaar: typ een uitroepteken (!) en Enter. Dat is de Stopkaart.",
    "Een vraagteken (?) geeft uitleg. !leeg maakt het scherm leeg.",
    "!klant laat zien wat de klant mag zien. Dit kan allemaal bij elke vraag.",
)
REMINDER = "Bij elke vraag: ! is de Stopkaart, !leeg maakt leeg, !klant is voor de klant."

NOTHING_KEPT = "Dat u hier kijkt, wordt nergens bewaard."
KEYS = "Typ een cijfer, of: lijst, pauze, afbreken, signaal. Enter: doorgaan."
KEYS_WITHOUT_VISIT = "Typ een cijfer, of: lijst, pauze, signaal. Enter: doorgaan."
GO_ON = "Druk op Enter om verder te gaan"


class BrokenOff(Exception):
    """The gesprek stops here, at the Stopkaart; no reason is asked."""


class Everywhere:
    """The words that work at every prompt, for one desk and the visit that is open on it."""

    def __init__(self, reader: Reader, desk: Desk, clear: Callable[[], None]) -> None:
        """``clear`` wipes the terminal, with the lines that scrolled away, where it knows how."""
        self._reader = reader
        self._desk = desk
        self._clear = clear
        self.visit: LineVisit | None = None
        """What can be broken off, and whose page can be shown."""
        self._showing = False
        self._writing = False

    def words(self) -> Mapping[str, Callable[[], None]]:
        """Each word with what it does."""
        return {
            STOP: self.stopkaart,
            STOP_WORD: self.stopkaart,
            BLANK: self.blank,
            CLIENT: self.client_view,
        }

    def actions(self) -> Mapping[str, tuple[str, Callable[[], None]]]:
        """The same by a whole word, for the list of all that can be done, and the Signaal."""
        return {
            STOP_WORD: ("bij gevaar: wat u doet en wie u belt; ook met !", self.stopkaart),
            "signaal": ("gevaar gezien of gehoord: een Signaal voor één ontvanger", self.signaal),
            "klantweergave": ("wat de klant mag zien; ook met !klant", self.client_view),
            "leeg": ("een leeg scherm; ook met !leeg", self.blank),
        }

    # a screen for others

    def blank(self) -> None:
        """Nothing of anyone, until Enter."""
        self._clear()
        self._reader.line(GO_ON)

    def client_view(self) -> None:
        """Wensen, doelen and afspraken, and nothing else, until Enter."""
        if self.visit is None:
            self._reader.say("Er is nog geen gesprek open.")
            return
        self._clear()
        for part in client_view(self.visit.state.record):
            self._reader.say("", part.titel, *(part.regels or (NOTHING_YET,)))
        self._reader.say("")
        self._reader.line(GO_ON)
        self._clear()

    # the Stopkaart

    def stopkaart(self) -> None:
        """Seven lines, then a card; back to the question that was asked.

        Raises BrokenOff when the gesprek stops here.
        """
        if self._showing:
            return
        self._showing = True
        try:
            signaal = self._look()
        finally:
            self._showing = False
        if signaal:
            self.signaal()

    def _look(self) -> bool:
        """True when a Signaal is to be written."""
        reader, pakket = self._reader, self._pakket()
        cards = stop_cards(pakket, self._today, self._present, practice=self._desk.practice)
        words = [Choice(word, word, "") for word in ("doorgaan", "lijst", "pauze", "signaal")]
        words.append(Choice("afbreken", "afbreken", "", letters=3))
        keys = KEYS if self.visit is not None else KEYS_WITHOUT_VISIT
        self._list(pakket)
        while True:
            typed = reader.line("stopkaart>", keys)
            card = next((one for one in cards if one.toets == typed), None)
            found = None if card is not None else chosen(typed, words) if typed else words[0]
            if card is not None:
                self._card(card, keys)
            elif found is None:
                reader.say(keys)
            elif found.value == "doorgaan":
                reader.say("U gaat verder waar u was.")
                return False
            elif found.value == "lijst":
                self._list(pakket)
            elif found.value == "pauze":
                self.blank()
                return False
            elif found.value == "signaal":
                return True
            else:
                self._break_off()

    def _pakket(self) -> Gemeentepakket | None:
        return pakket_to_stop_with(self._desk.locations, self._today, self._desk)

    @property
    def _today(self) -> date:
        return self._desk.clock().date()

    @property
    def _present(self) -> tuple[Rol, ...]:
        return () if self.visit is None else self.visit.state.record.aanwezigen

    def _list(self, pakket: Gemeentepakket | None) -> None:
        lines = stop_lines(pakket, self._today, self._present, practice=self._desk.practice)
        keys = KEYS if self.visit is not None else KEYS_WITHOUT_VISIT
        self._reader.say("", f"Stopkaart. {NOTHING_KEPT}", *lines, keys)

    def _card(self, card: StopCard, keys: str) -> None:
        self._reader.say("", *card_lines(card), keys)

    def _break_off(self) -> None:
        if self.visit is None:
            self._reader.say("Er is nog geen gesprek open.")
            return
        kept = "Wat is opgeslagen, blijft bewaard. Een reden hoeft niet."
        if self._writing:
            kept += " Het Signaal dat nog niet verzegeld is, is dan weg."
        self._reader.say(kept)
        if self._reader.agrees("Het gesprek afbreken?"):
            raise BrokenOff

    # a Signaal

    def signaal(self) -> None:
        """Write a Signaal; the gesprek goes on where it was and knows nothing of it."""
        if self._writing:
            self._reader.say("U schrijft al een Signaal. U gaat daar verder.")
            return
        try:
            self.write()
        except KlantbeeldError as error:
            self._reader.refuse(error)

    def write(self) -> Receipt | None:
        """Ask for a Signaal and seal it. Gives and raises what :func:`write_signaal` does."""
        from interview.linear.signaal import write_signaal

        self._writing = True
        try:
            klant = None if self.visit is None else self.visit.klant
            return write_signaal(self._reader, self._desk, self._clear, klant)
        finally:
            self._writing = False
