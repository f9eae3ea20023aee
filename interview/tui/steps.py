"""Which screen shows which step. Screens are imported when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.record import Stap

if TYPE_CHECKING:
    from interview.tui.visit import Visit, VisitScreen


def screen_for(stap: Stap, visit: Visit) -> VisitScreen:
    """The screen of ``stap`` for this visit."""
    match stap:
        case Stap.BEGIN:
            from interview.tui.screens.begin import BeginScreen

            return BeginScreen(visit)
        case Stap.GESPREK:
            from interview.tui.screens.gesprek import GesprekScreen

            return GesprekScreen(visit)
        case Stap.TERUGGEVEN:
            from interview.tui.screens.teruggeven import TeruggevenScreen

            return TeruggevenScreen(visit)
        case Stap.UITWERKEN:
            from interview.tui.screens.uitwerken import UitwerkenScreen

            return UitwerkenScreen(visit)
        case Stap.OORDEEL:
            from interview.tui.screens.oordeel import OordeelScreen

            return OordeelScreen(visit)
        case Stap.ADVIES:
            from interview.tui.screens.advies import AdviesScreen

            return AdviesScreen(visit)
        case Stap.PLAN:
            from interview.tui.screens.plan import PlanScreen

            return PlanScreen(visit)
        case Stap.TEKENEN:
            from interview.tui.screens.tekenen import TekenenScreen

            return TekenenScreen(visit)
        case Stap.AFSLUITEN:
            from interview.tui.screens.afsluiten import AfsluitenScreen

            return AfsluitenScreen(visit)
