"""Plain questions on plain lines: the only place of line mode that reads and writes.

At every question ``?`` explains and an empty line goes back or skips. The end of the input ends
the conversation well, as Ctrl+C does: what was confirmed is on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TextIO, TypeVar

from interview.dates import parse_day
from interview.plain_text import one_line, without_controls

HELP = "?"

Value = TypeVar("Value")


class InputEnded(Exception):
    """Nobody will answer any more."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One thing to choose: by its number, or by its word or the beginning of that."""

    value: Value
    word: str
    """Typed instead of the number; unique among its choices."""
    text: str
    """What it means."""


class Reader:
    """Asks on one stream and shows on another."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        """``source`` and ``target`` are text streams, a terminal as a rule."""
        self._source = source
        self._target = target

    def say(self, *lines: str) -> None:
        """Show lines, as they are; nothing in them can act on the terminal."""
        for line in lines:
            self._target.write(without_controls(line) + "\n")
        self._target.flush()

    def line(self, question: str, explanation: str = "") -> str:
        """One line as typed, without its ends; ``?`` explains and asks again.

        Raises InputEnded at the end of the input.
        """
        while True:
            self._target.write(f"{without_controls(question)} ")
            self._target.flush()
            raw = self._source.readline()
            if not raw:
                raise InputEnded
            typed = without_controls(raw).strip()
            if typed != HELP:
                return typed
            self.say(explanation or "Typ een antwoord en druk op Enter. Een lege regel slaat over.")

    def text(self, question: str, explanation: str = "") -> str:
        """One clean line; empty when skipped."""
        return one_line(self.line(question, explanation))

    def paragraph(self, question: str) -> str:
        """Some lines, until an empty one."""
        self.say(question, "Een lege regel is het einde.")
        lines: list[str] = []
        while True:
            typed = self.line("|", "Typ zoveel regels als u wilt. Een lege regel is het einde.")
            if not typed:
                return "\n".join(lines)
            lines.append(typed)

    def choose(
        self,
        question: str,
        choices: Sequence[Choice[Value]],
        *,
        skip: str = "overslaan",
        explanation: str = "",
    ) -> Value | None:
        """One of ``choices``, or None for an empty line, which means ``skip``."""
        self.say(question, *numbered(choices))
        told = explanation or f"Typ een nummer of een woord. Een lege regel is: {skip}."
        while True:
            typed = self.line(f"Uw keuze (Enter: {skip})", told)
            if not typed:
                return None
            found = chosen(typed, choices)
            if found is not None:
                return found.value
            self.say("Dat staat er niet bij.", *numbered(choices))

    def several(self, question: str, choices: Sequence[Choice[Value]]) -> tuple[Value, ...] | None:
        """Some of ``choices``, by numbers with spaces between; None for an empty line."""
        self.say(question, *numbered(choices))
        while True:
            typed = self.line(
                "Uw keuzes (Enter: overslaan)", "Typ een of meer nummers, met spaties ertussen."
            )
            if not typed:
                return None
            found = [chosen(word, choices) for word in typed.replace(",", " ").split()]
            known = [choice.value for choice in found if choice is not None]
            if len(known) == len(found):
                return tuple(dict.fromkeys(known))
            self.say("Niet alles staat erbij. Typ nummers, met spaties ertussen.")

    def agrees(self, question: str) -> bool | None:
        """Yes or no; None for an empty line."""
        while True:
            typed = self.line(f"{question} (ja/nee)", "Typ ja of nee. Een lege regel slaat over.").casefold()
            if not typed:
                return None
            if typed in ("j", "ja"):
                return True
            if typed in ("n", "nee"):
                return False
            self.say("Typ ja of nee.")

    def number(self, question: str, lowest: int, highest: int) -> int | None:
        """A whole number from ``lowest`` to ``highest``; None for an empty line."""
        while True:
            typed = self.line(f"{question} ({lowest} tot en met {highest})")
            if not typed:
                return None
            if typed.isascii() and typed.isdecimal() and len(typed) < 10 and lowest <= int(typed) <= highest:
                return int(typed)
            self.say(f"Typ een heel getal van {lowest} tot en met {highest}.")

    def day(self, question: str, today: date) -> date | None:
        """A day; None for an empty line."""
        while True:
            typed = self.line(
                f"{question} (28-11-2026, +14 of 2 weken)",
                "Typ een dag: 28-11-2026, of 28-11 voor de eerste keer dat die dag komt, of +14, of 2 weken.",
            )
            if not typed:
                return None
            found = parse_day(typed, today)
            if found is not None:
                return found
            self.say("Dat is geen dag. Typ bijvoorbeeld 28-11, +14 of 2 weken.")


def numbered(choices: Sequence[Choice[Value]]) -> list[str]:
    """The choices, one on a line, with the word that can be typed when it differs from the text."""
    return [
        f"{number}. {choice.text}"
        if choice.text == choice.word
        else f"{number}. {choice.word}: {choice.text}"
        for number, choice in enumerate(choices, start=1)
    ]


def chosen(typed: str, choices: Sequence[Choice[Value]]) -> Choice[Value] | None:
    """The choice that was typed: its number, its word, or a beginning that fits only one."""
    words = typed.casefold()
    if words.isascii() and words.isdecimal():
        index = int(words[:6]) - 1
        return choices[index] if 0 <= index < len(choices) else None
    exact = [choice for choice in choices if choice.word.casefold() == words]
    begins = exact or [choice for choice in choices if choice.word.casefold().startswith(words)]
    return begins[0] if len(begins) == 1 else None
