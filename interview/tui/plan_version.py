"""A next version of a plan that was signed: the present one stays as it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.plan import issue
from interview.record import PlanStatus, Stap
from interview.session import commands as ask
from interview.tui.dialog import TextDialog

if TYPE_CHECKING:
    from interview.tui.visit import VisitScreen


async def ask_new_version(screen: VisitScreen) -> None:
    """Ask why, begin the next version, and go to it."""
    if screen.visit.state.record.plan.status in (PlanStatus.CONCEPT, PlanStatus.BESPROKEN):
        screen.notify(
            "Dit plan is nog een concept. U kunt het gewoon veranderen (F6).", timeout=5, markup=False
        )
        return

    def note(reason: str | None) -> None:
        if reason:
            screen.app.call_later(_revise, screen, reason)

    await screen.app.push_screen(
        TextDialog("Waarom komt er een nieuwe versie?", "De versie van nu blijft bewaard zoals zij is."), note
    )


async def _revise(screen: VisitScreen, reason: str) -> None:
    conversation = screen.visit.conversation
    try:
        await asyncio.to_thread(issue.revise, conversation, reason)
    except KlantbeeldError as error:
        screen.shell.refuse(error)
        return
    if conversation.state.record.einde is None or await screen.do(ask.Heropen()):
        await screen.go(Stap.PLAN)
