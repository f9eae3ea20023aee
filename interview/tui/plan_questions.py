"""The questions a step asks about the plan, each in a dialog; what is answered goes to the session.

Owns no state of the plan: it reads the record when it asks, and the screen shows what came of it.
"""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from interview.caseload import Consultant
from interview.record import Wie
from interview.session import commands as ask
from interview.session.plan_checks import may_be_duty
from interview.session.plan_page import (
    TITLES,
    PartId,
    PlanItem,
    offers,
    reaction_key,
    rewording,
)
from interview.tui.dialog import TextDialog

if TYPE_CHECKING:
    from interview.tui.visit import VisitScreen

DOER: dict[PartId, Wie] = {"klant": Wie.KLANT, "gemeente": Wie.GEMEENTE, "samen": Wie.SAMEN}
TEXTS: dict[PartId, tuple[str, str]] = {
    "wensen": ("Wat de klant wil", "In de woorden van de klant."),
    "doelen": ("Doel", "Waar werken we samen naartoe?"),
    "gaat_goed": ("Wat goed gaat", "In gewone woorden; het komt zo in het plan."),
}
"""Title and help of the parts that are texts."""


class PlanQuestions:
    """Asks on behalf of one screen."""

    def __init__(self, screen: VisitScreen) -> None:
        """``screen`` is where the dialogs go and who carries out the answers."""
        self._screen = screen
        self.consultant = Consultant()
        """Who works here; known after :meth:`know`."""

    async def know(self) -> None:
        """Read who works here."""
        self.consultant = await asyncio.wrap_future(self._screen.visit.desk.caseload.consultant())

    @property
    def today(self) -> date:
        """The day of the visit."""
        return self._screen.visit.desk.clock().date()

    def _keep(self, command: ask.Command | None) -> None:
        if command is not None:
            self._screen.app.call_later(self._screen.do, command)

    async def text(self, part: PartId, item: str | None, text: str) -> None:
        """A text of ``part``; a new one without ``item``."""

        def note(line: str | None) -> None:
            if line:
                self._keep(rewording(self._screen.visit.state.record, part, item, line))

        await self._screen.app.push_screen(TextDialog(*TEXTS[part], text), note)

    async def afspraak(self, part: PartId, item: str | None = None) -> None:
        """An afspraak; a new one of who does this ``part`` without ``item``."""
        from interview.tui.screens.afspraak import AfspraakScreen

        state = self._screen.visit.state
        known = next((one for one in state.record.afspraken if one.id == item), None)
        screen = AfspraakScreen(
            self.today,
            afspraak=known,
            trajecten=() if known else offers(state),
            wie=DOER[part],
            may_be_duty=may_be_duty(state.record, known.leefgebied if known else None),
        )
        await self._screen.app.push_screen(screen, self._keep)

    async def offer(self) -> None:
        """A recommended traject, as a proposal."""
        from interview.tui.screens.afspraak import AfspraakScreen

        offered = offers(self._screen.visit.state)
        if not offered:
            self._screen.notify("Er is geen aanbod dat nog niet in het plan staat.", timeout=4, markup=False)
            return
        screen = AfspraakScreen(self.today, trajecten=offered, wie=Wie.GEMEENTE, begin_with_offer=True)
        await self._screen.app.push_screen(screen, self._keep)

    async def reaction(self, part: PartId, item: PlanItem | None) -> None:
        """What the klant says of a part or an afspraak."""
        from interview.tui.screens.plan_parts import ReactieScreen

        key = reaction_key(part, None if item is None else item.id)
        if key is None:
            self._screen.notify(
                "Een reactie hoort bij een wens, een doel of een afspraak.", timeout=4, markup=False
            )
            return
        about = item.tekst if key.startswith("afspraak:") and item else TITLES[part]
        known = self._screen.visit.state.record.plan.reacties.get(key)
        await self._screen.app.push_screen(ReactieScreen(key, about, known), self._keep)

    async def day(self, day: date | None) -> None:
        """A day to look back; ``day`` is the one that it takes the place of."""
        from interview.tui.screens.plan_parts import DayScreen

        def note(chosen: date | None) -> None:
            if chosen is not None:
                days = self._screen.visit.state.record.plan.evaluaties
                self._keep(ask.ZetEvaluaties(tuple(sorted({*days, chosen} - {day} | {chosen}))))

        await self._screen.app.push_screen(
            DayScreen("Wanneer kijken we samen terug?", "Typ +42, 3 maanden of 28-11-2026.", self.today, day),
            note,
        )

    async def contact(self) -> None:
        """Whom the klant can call; the consultant, when nobody was named yet."""
        from interview.tui.screens.plan_parts import ContactScreen

        contact = self._screen.visit.state.record.plan.contact
        if not contact.naam and not contact.telefoon:
            own = self.consultant
            contact = contact.model_copy(update={"naam": own.naam, "telefoon": own.telefoon})
        await self._screen.app.push_screen(ContactScreen(contact, self.today), self._keep)

    async def duties(self) -> None:
        """Which duties hold."""
        from interview.tui.screens.plan_parts import PlichtenScreen

        duties = self._screen.visit.state.record.plan.plichten
        await self._screen.app.push_screen(PlichtenScreen(duties, self.today), self._keep)
