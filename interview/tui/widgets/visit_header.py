"""The top line of a visit: initials only, the steps, the time, and whether all is saved."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.messages import Update

from interview.record import Stap
from interview.tui.widgets.text import Plain, pieces

STEPS: tuple[tuple[str, str, tuple[Stap, ...]], ...] = (
    ("", "Begin", (Stap.BEGIN,)),
    ("2", "Gesprek", (Stap.GESPREK,)),
    ("3", "Terug", (Stap.TERUGGEVEN,)),
    ("4", "Uitwerken", (Stap.UITWERKEN,)),
    ("5", "Advies", (Stap.OORDEEL, Stap.ADVIES)),
    ("6", "Plan", (Stap.PLAN,)),
    ("7", "Tekenen", (Stap.TEKENEN,)),
    ("8", "Sluit", (Stap.AFSLUITEN,)),
)
"""The number of its function key, its name, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the line says beside the steps."""

    minutes: int | None
    """Minutes of this sitting; None while the clock is hidden."""
    planned: int
    """Minutes that a visit usually takes."""
    saved: bool
    failed: bool
    loose_notes: int


class VisitHeader(Plain):
    """What stays the same while the steps change."""

    def __init__(self, initials: str, stap: Stap) -> None:
        """``initials`` is all that is shown of the klant."""
        super().__init__(id="visit-header")
        self._initials = initials
        self._stap = stap
        self._shown: Frame | None = None

    def show(self, frame: Frame) -> None:  # type: ignore[override]
        """Show the line, when anything in it changed."""
        if frame != self._shown:
            self._shown = frame
            self._draw(frame)

    def on_resize(self) -> None:
        """There may be more room, or less."""
        if self._shown is not None:
            self._draw(self._shown)

    def _draw(self, frame: Frame) -> None:
        width = self.content_size.width
        names = len(STEPS)
        line = self._line(frame, names)
        # What does not fit shrinks to its number, the furthest away first; the present step never does.
        while width and line.cell_length > width and names > 1:
            names -= 1
            line = self._line(frame, names)
        self.swap(line)

    def _line(self, frame: Frame, names: int) -> Content:
        """The line with the ``names`` steps that are nearest written out."""
        # What was kept stands first: it must never fall off a narrow screen.
        parts: list[str | tuple[str, str]] = [
            (f"{self._initials} ", "bold"),
            _saved_mark(saved=frame.saved, failed=frame.failed),
            " ",
        ]
        if frame.loose_notes:
            parts.append((f"✎{frame.loose_notes} ", "$accent"))
        at = next(place for place, (_, _, steps) in enumerate(STEPS) if self._stap in steps)
        nearest = sorted(range(len(STEPS)), key=lambda place: (abs(place - at), place))[:names]
        for place, (number, name, _) in enumerate(STEPS):
            label = f"{number} {name}".strip() if place in nearest or not number else number
            parts.append((f"▸{label}", "bold $primary") if place == at else (label, "$text-muted"))
            parts.append(" ")
        if frame.minutes is not None:
            parts.append((f" {frame.minutes} min van {frame.planned}", "$text-muted"))
        return pieces(*parts).rstrip()

    def paint_first(self) -> None:
        """Have this line painted no later than anything that changes from here on."""
        self.screen.post_message(Update(self))


def _saved_mark(*, saved: bool, failed: bool) -> tuple[str, str]:
    if failed:
        return "niet opgeslagen!", "bold $error"
    return ("✓", "$success") if saved else ("…", "$warning")
