"""What Afsluiten asks of klant and consultant, each in a dialog; what is answered goes to the session.

Owns no state: it reads the record when it asks, and the screen shows what came of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interview.conversation import HOW_FIELD
from interview.record import Einde
from interview.session import closing
from interview.session import commands as ask
from interview.tui.dialog import TextDialog
from interview.tui.screens.closing_parts import Answered, Asked, EndingScreen, KanaalScreen
from questionnaires.gemeentepakket.model import KanaalId

if TYPE_CHECKING:
    from interview.tui.visit import VisitScreen

HOW_WAS_IT = "Hoe was dit gesprek voor u?"
HOW_TO_GET_IT = "Hoe wilt u uw plan krijgen?"


class EndingQuestions:
    """Asks on behalf of one screen."""

    def __init__(self, screen: VisitScreen) -> None:
        """``screen`` is where the dialogs go and who carries out the answers."""
        self._screen = screen

    @property
    def _today(self) -> date:
        return self._screen.visit.desk.clock().date()

    async def end(self, einde: Einde) -> None:
        """End, after at most three questions that this ending needs; breaking off needs none."""
        state, today = self._screen.visit.state, self._today
        later = einde is Einde.PLAN_LATER and closing.plan_day(state, today) is None
        asked = Asked(
            dict(closing.ENDINGS)[einde],
            closing.asks_to_tell_back(state.record, einde),
            state.content.gemeente.zin("terugvertellen", today),
            closing.last_day_for_plan(state, today) if later else None,
            closing.asks_what_comes_first(state.record, einde),
        )
        if not asked.iets:
            await self._end(einde, Answered())
            return

        def note(answered: Answered | None) -> None:
            if answered is not None:
                self._screen.app.call_later(self._end, einde, answered)

        await self._screen.app.push_screen(EndingScreen(asked, today), note)

    async def _end(self, einde: Einde, answered: Answered) -> None:
        contact = self._screen.visit.state.record.plan.contact
        commands: list[ask.Command] = []
        if answered.terugvertel is not None:
            commands.append(ask.LegTerugvertelVast(answered.terugvertel))
        if answered.dag is not None:
            commands.append(ask.ZetContact(contact.model_copy(update={"volgende": answered.dag})))
        if answered.eerst:
            commands.append(closing.first_promise(answered.eerst, self._today))
        for command in (*commands, ask.SluitAf(einde)):
            if not await self._screen.do(command):
                return
        await self._screen.close_visit()

    async def channel(self) -> bool:
        """How the klant wants to get the plan; False when the municipality named no way."""
        screen, today = self._screen, self._today
        state, klant = screen.visit.state, screen.visit.klant
        ways = closing.channels(state, klant, today)
        if not ways:
            return False

        def note(chosen: KanaalId | None) -> None:
            if chosen is not None:
                screen.app.call_later(screen.do, ask.KiesKanaal(chosen))

        pakket = state.content.gemeente
        unsafe = closing.POST_NOT_SAFE in klant.contactwens
        question = pakket.zin("uitreiking", today) or HOW_TO_GET_IT
        warning = (pakket.zin("post_niet_veilig", today) or "Post is niet veilig.") if unsafe else ""
        await screen.app.push_screen(
            KanaalScreen(question, ways, state.record.plan.kanaal, post_not_safe=warning), note
        )
        return True

    async def how_it_was(self) -> None:
        """How the klant found the talk; never needed. What is typed is kept at once."""
        screen = self._screen
        state, conversation = screen.visit.state, screen.visit.conversation

        def note(text: str | None) -> None:
            if text is None:
                conversation.discard(HOW_FIELD)
            else:
                screen.app.call_later(screen.do, ask.NoteerHoeWasHet(text))

        question = state.content.gemeente.zin("hoe_was_het", self._today) or HOW_WAS_IT
        await screen.app.push_screen(
            TextDialog(
                question,
                "In de woorden van de klant. Het hoeft niet.",
                state.record.hoe_was_het,
                typed=lambda text: conversation.type(HOW_FIELD, text),
            ),
            note,
        )
