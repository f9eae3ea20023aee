"""The top line of a visit: initials only, the steps, the time, and whether all is saved."""

from __future__ import annotations

from textual.messages import Update

from interview.record import Stap
from interview.tui.widgets.text import Plain, pieces

STEPS: tuple[tuple[str, tuple[Stap, ...]], ...] = (
    ("Gesprek", (Stap.BEGIN, Stap.GESPREK)),
    ("Terug", (Stap.TERUGGEVEN,)),
    ("Uitwerken", (Stap.UITWERKEN,)),
    ("Advies", (Stap.OORDEEL, Stap.ADVIES)),
    ("Plan", (Stap.PLAN,)),
    ("Tekenen", (Stap.TEKENEN,)),
    ("Sluiten", (Stap.AFSLUITEN,)),
)


WIDE = 90
"""Columns from which there is room for the time."""


class VisitHeader(Plain):
    """What stays the same while the steps change."""

    def __init__(self, initials: str, stap: Stap) -> None:
        """``initials`` is all that is shown of the klant."""
        super().__init__(id="visit-header")
        self._initials = initials
        self._stap = stap
        self._shown: tuple[int, bool, bool, int] | None = None

    def show_step(self, stap: Stap) -> None:
        """Mark another step as the present one."""
        self._stap, self._shown = stap, None

    def show(  # type: ignore[override]
        self, *, minutes: int, saved: bool, failed: bool, loose_notes: int
    ) -> None:
        """Show the line, when anything in it changed."""
        wanted = (minutes, saved, failed, loose_notes)
        if wanted != self._shown:
            self._shown = wanted
            self._draw(minutes, saved=saved, failed=failed, loose_notes=loose_notes)

    def on_resize(self) -> None:
        """There may be more room, or less."""
        if self._shown is not None:
            minutes, saved, failed, loose_notes = self._shown
            self._draw(minutes, saved=saved, failed=failed, loose_notes=loose_notes)

    def _draw(self, minutes: int, *, saved: bool, failed: bool, loose_notes: int) -> None:
        wide = self.size.width >= WIDE
        # What was kept stands first: it must never fall off a narrow screen.
        parts: list[str | tuple[str, str]] = [
            (f"{self._initials} ", "bold"),
            _saved_mark(saved=saved, failed=failed),
            " ",
        ]
        if loose_notes:
            parts.append((f"{loose_notes} los " if wide else f"✎{loose_notes} ", "$accent"))
        for number, (name, steps) in enumerate(STEPS, start=2):
            here = self._stap in steps
            label = f"{number} {name}"
            parts.append((f"▸{label} ", "bold $primary") if here else (f"{label} ", "$text-muted"))
        if wide:
            parts.append((f" {minutes} min", "$text-muted"))
        self.swap(pieces(*parts))

    def paint_first(self) -> None:
        """Have this line painted no later than anything that changes from here on."""
        self.screen.post_message(Update(self))


def _saved_mark(*, saved: bool, failed: bool) -> tuple[str, str]:
    if failed:
        return "niet opgeslagen!", "bold $error"
    return ("✓", "$success") if saved else ("…", "$warning")
