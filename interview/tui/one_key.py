"""A step in which single keys become commands: a line asked first, a reason after the advice, drawn once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from interview.session import commands as ask
from interview.session.working_out import needs_reason
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.line_question import LineQuestion, Reply

Then = Callable[[], Awaitable[None]]


class OneKeyScreen(VisitScreen):
    """Carries out what keys ask for. Subclasses leave ``show`` early while :attr:`held`."""

    def __init__(self, visit: Visit) -> None:
        """``visit`` is shared by all steps."""
        super().__init__(visit)
        self.held = False
        """More will follow at once; drawing waits for it."""
        self.reason = ""
        """The last reason given here; it is offered again."""

    async def carry_out(self, command: ask.Command, then: Then) -> None:
        """Do ``command``, ask a reason first where one is needed, and go on."""
        if needs_reason(self.visit.state, command) and isinstance(
            command, ask.ZetNiveau | ask.ZetBelemmert | ask.LegFeitVast
        ):
            await self._ask_reason(command, then)
            return
        self.held = True
        try:
            if await self.do(command):
                await then()
        finally:
            self.held = False
        self.show(self.visit.state)

    async def _ask_reason(
        self, command: ask.ZetNiveau | ask.ZetBelemmert | ask.LegFeitVast, then: Then
    ) -> None:
        async def change(reason: str) -> None:
            self.reason = reason
            self.held = True
            try:
                if await self.do(replace(command, reden=reason)):
                    await then()
            finally:
                self.held = False
            self.show(self.visit.state)

        await self._ask_text(
            "Waarom verandert dit?",
            "Het advies is al getoond. Uw reden staat er straks bij.",
            self.reason,
            change,
        )

    async def answer(self, reply: Reply, then: Then) -> None:
        """What came of a key in a list: a command, or a line to ask first."""
        if isinstance(reply, LineQuestion):
            question = reply

            async def read(text: str) -> None:
                found = question.read(text)
                if found is None and question.problem:
                    self.notify(question.problem, severity="warning", markup=False)
                await self.answer(found, then)

            await self._ask_text(question.title, question.help_line, question.text, read)
        elif reply is not None:
            await self.carry_out(reply, then)

    async def _ask_text(
        self, title: str, help_line: str, text: str, then: Callable[[str], Awaitable[None]]
    ) -> None:
        from interview.tui.dialog import TextDialog

        def take(answer: str | None) -> None:
            if answer is not None:
                self.app.call_later(then, answer)

        await self.app.push_screen(TextDialog(title, help_line, text), take)
