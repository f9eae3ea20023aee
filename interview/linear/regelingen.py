"""Minimaregelingen in line mode: one after the other, and an afspraak only when asked for.

A check, never a calculation of rights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.linear.reader import Choice
from interview.session import commands as ask
from interview.session.regelingen import STAND_WORDS, RegelingLine, sheet, to_agree

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit

STANDS = [Choice(stand, words, words) for stand, words in STAND_WORDS.items()]


def go_through(visit: LineVisit) -> None:
    """Choose who offers it, then each regeling of that group."""
    visit.reader.say("Samen nalopen. Dit rekent niets uit en zegt niet of iemand recht heeft.")
    while True:
        groups = sheet(visit.state, visit.today)
        found = [Choice(group, group.titel, f"{group.titel} ({len(group.regels)})") for group in groups]
        group = visit.reader.choose("Welke regelingen?", found, skip="klaar")
        if group is None:
            return
        for line in group.regels:
            _one(visit, line)


def _one(visit: LineVisit, line: RegelingLine) -> None:
    now = "" if line.stand is None else f" Nu: {STAND_WORDS[line.stand]}."
    where = f" Aanvragen: {line.waar}." if line.waar else ""
    stand = visit.reader.choose(f"{line.titel}. {line.uitleg}{where}{now}", STANDS, skip="volgende")
    if stand is None or not visit.do(ask.ZetRegeling(line.id, stand), "Opgeslagen."):
        return
    offer = to_agree(visit.state, line.id, visit.today)
    if offer is not None and visit.reader.agrees(f"Als afspraak in het plan: {offer.wat}"):
        visit.do(offer, "De afspraak is opgeslagen.")
