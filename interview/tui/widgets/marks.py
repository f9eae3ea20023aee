"""A list to mark things in: what was seen, or what backs a niveau. A digit turns a mark about."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from interview.session import commands as ask
from interview.session.state import State
from interview.session.view import workout
from interview.tui.widgets.line_question import Reply
from interview.tui.widgets.text import pieces

INDENT = 8
"""Columns before the words of a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that may be marked."""

    name: str
    text: str
    on: bool


class MarkPanel:
    """Digits for the first nine, and a pointer with space for all of them."""

    HINT = "1-9=aan of uit   ↑↓ spatie=kiezen   Esc=terug   F1=hulp"

    def __init__(
        self,
        title: str,
        nothing: str,
        help_text: str,
        marks: Callable[[State], tuple[Mark, ...]],
        turn: Callable[[State, Mark], ask.Command],
    ) -> None:
        """``marks`` says what there is, ``turn`` what turning one about asks for."""
        self.HELP_TEXT = help_text
        self._title = title
        self._nothing = nothing
        self._marks = marks
        self._turn = turn
        self._here = 0
        self.cursor_line = 0
        """Where the pointer is drawn."""

    def content(self, state: State, width: int) -> Content:
        """The list, or a kind word when there is nothing to mark."""
        found = self._marks(state)
        lines = [pieces((self._title, "bold")), Content("")]
        if not found:
            lines.append(pieces((self._nothing, "$text-muted")))
        for number, mark in enumerate(found):
            if number == self._here:
                self.cursor_line = len(lines)
            pointer = "▸" if number == self._here else " "
            digit = str(number + 1) if number < 9 else " "
            box = "[x] " if mark.on else "[ ] "
            style = "bold" if mark.on else ""
            first, *rest = textwrap.wrap(mark.text, max(20, width - INDENT)) or [""]
            head = (f"{pointer} ", "bold $primary"), (f"{digit} ", "bold $primary"), box
            lines.append(pieces(*head, (first, style)))
            lines += [pieces(" " * INDENT, (line, style)) for line in rest]
        return Content("\n").join(lines)

    def press(self, state: State, key: str) -> Reply:
        """Turn a mark about, or move the pointer."""
        found = self._marks(state)
        if key in ("up", "down") and found:
            step = -1 if key == "up" else 1
            self._here = min(len(found) - 1, max(0, self._here + step))
        elif key.isdecimal() and 1 <= int(key) <= len(found):
            self._here = int(key) - 1
            return self._turn(state, found[self._here])
        elif key in ("space", "enter") and self._here < len(found):
            return self._turn(state, found[self._here])
        return None

    def settle(self, state: State) -> None:
        """Nothing moves after a command."""


def seen_panel(leefgebied: str) -> MarkPanel:
    """What the consultant saw."""

    def marks(state: State) -> tuple[Mark, ...]:
        return tuple(Mark(name, seen.tekst, on) for name, seen, on in workout(state, leefgebied).observaties)

    return MarkPanel(
        "Wat zag of hoorde u?",
        "Bij dit leefgebied staan geen observaties.",
        "Zet alleen aan wat u zelf zag of hoorde. Een observatie zegt nooit alleen hoe het gaat.",
        marks,
        lambda state, mark: ask.ZetObservatie(mark.name, not mark.on),
    )


def evidence_panel(leefgebied: str) -> MarkPanel:
    """What backs the niveau."""

    def marks(state: State) -> tuple[Mark, ...]:
        return tuple(Mark(item.naam, item.tekst, item.gekozen) for item in workout(state, leefgebied).bewijs)

    def turn(state: State, mark: Mark) -> ask.Command:
        chosen = tuple(item.name for item in marks(state) if item.on != (item.name == mark.name))
        return ask.KiesBewijs(leefgebied, chosen)

    return MarkPanel(
        "Waar rust uw niveau op?",
        "Er is bij dit leefgebied nog niets genoteerd.",
        "Kies wat uw niveau draagt. In het verslag staat dat erbij.",
        marks,
        turn,
    )
