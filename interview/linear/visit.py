"""One gesprek in line mode: what every part of it shares.

Owns how a command is asked and a refusal is shown. It must never decide anything itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.record import Stap
from interview.session import commands as ask
from interview.session.state import State

if TYPE_CHECKING:
    from interview.conversation import Conversation
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.linear.reader import Reader


@dataclass(frozen=True, slots=True)
class LineVisit:
    """What is open: the desk, whose gesprek it is, and who asks."""

    desk: Desk
    klant: Klant
    conversation: Conversation
    reader: Reader
    opened: datetime | None = None
    """When, by the desk's clock; without it no minutes are counted."""

    @property
    def state(self) -> State:
        """What has been committed."""
        return self.conversation.state

    @property
    def today(self) -> date:
        """The day by the desk's clock."""
        return self.desk.clock().date()

    def do(self, command: ask.Command, done: str = "") -> bool:
        """Carry out a command and say ``done`` once it is on disk; a refusal is said and gives False."""
        try:
            self.conversation.do(command).result()
        except KlantbeeldError as error:
            self.refuse(error)
            return False
        if done:
            self.reader.say(done)
        return True

    def refuse(self, error: KlantbeeldError) -> None:
        """Say why something cannot be done now, and what to do."""
        self.reader.refuse(error)

    def go(self, stap: Stap, leefgebied: str | None = None) -> bool:
        """Move; resuming lands there. Whoever leaves Begin for another step sat down."""
        record = self.state.record
        leaves = self.state.plek.stap is Stap.BEGIN and stap is not Stap.BEGIN
        if leaves and record.zitting is None and record.einde is None:
            self.do(ask.BeginZitting())
        return self.do(ask.GaNaar(stap, leefgebied))

    def reason_if_late(self) -> str | None:
        """Why something changes after the advice was shown; empty before that, None to leave it."""
        if self.state.record.advies is None:
            return ""
        return self.reader.text("Het advies is al getoond. Waarom verandert dit?") or None
