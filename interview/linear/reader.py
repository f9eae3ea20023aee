"""Plain questions on plain lines: the only place of line mode that reads and writes.

At every question ``?`` explains and an empty line goes back or skips; some words mean the same at each
of them (:meth:`Reader.at_every_prompt`). The end of the input ends the conversation well, as Ctrl+C
does: what was confirmed is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TextIO, TypeVar

from interview.dates import day_words, parse_day
from interview.plain_text import one_line, without_controls

if TYPE_CHECKING:
    from interview.errors import KlantbeeldError

HELP = "?"
HELP_WORDS = ("h", "hulp", "help")
"""Typed for the same, where a word is asked and none of those that can be chosen is meant."""
NOTHING = "-"
"""Typed to make a text empty that has something already."""
LOOKED_BACK = timedelta(days=364)
"""A day that was, without a year, is the last one of that name."""

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
    letters: int = 1
    """How many letters of the word it takes at least: more for what is not to be begun by a slip."""


class Reader:
    """Asks on one stream and shows on another."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        """``source`` and ``target`` are text streams, a terminal as a rule."""
        self._source = source
        self._target = target
        self._words: Mapping[str, Callable[[], None]] = {}
        self._reminder: tuple[str, ...] = ()

    def at_every_prompt(self, words: Mapping[str, Callable[[], None]], *reminder: str) -> None:
        """Let each of ``words``, alone on a line, do something at any question, which is asked again after.

        ``reminder`` says so at the end of every explanation.
        """
        self._words = words
        self._reminder = reminder

    def heard(self, typed: str) -> bool:
        """Whether ``typed`` was one of the words for every prompt; then it was carried out."""
        act = self._words.get(typed.casefold())
        if act is not None:
            act()
        return act is not None

    def say(self, *lines: str) -> None:
        """Show lines, as they are; nothing in them can act on the terminal."""
        for line in lines:
            self._target.write(without_controls(line) + "\n")
        self._target.flush()

    def refuse(self, error: KlantbeeldError) -> None:
        """Say why something cannot be done now, and what to do."""
        what = f"{error.what[:1].upper()}{error.what[1:]}".rstrip(".")
        self.say(" ".join(filter(None, (f"{what}.", error.remedy, f"({error.code})"))))

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
            if self.heard(typed):
                continue
            if typed != HELP:
                return typed
            self.explain(explanation or "Typ een antwoord en druk op Enter. Een lege regel slaat over.")

    def explain(self, told: str) -> None:
        """Say what can be typed here, and what can be typed anywhere."""
        self.say(told, *self._reminder)

    def text(self, question: str, explanation: str = "") -> str:
        """One clean line; empty when skipped."""
        return one_line(self.line(question, explanation))

    def text_or(self, question: str, known: str) -> str:
        """One clean line; an empty one keeps ``known``, and a dash makes it empty."""
        if not known:
            return self.text(question)
        typed = self.text(f"{question} (Enter: {known})", f"Enter laat staan: {known}. Een streepje: leeg.")
        return "" if typed == NOTHING else typed or known

    def paragraph(self, question: str, so_far: Callable[[str], None] | None = None) -> str:
        """Some lines, until an empty one; ``so_far`` hears after each line what there is."""
        self.say(question, "Een lege regel is het einde.")
        lines: list[str] = []
        while True:
            typed = self.line("|", "Typ zoveel regels als u wilt. Een lege regel is het einde.")
            if not typed:
                return "\n".join(lines)
            lines.append(typed)
            if so_far is not None:
                so_far("\n".join(lines))

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
            if typed.casefold() in HELP_WORDS:
                self.explain(told)
            else:
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

    def day(
        self, question: str, today: date, *, first: date | None = None, last: date | None = None
    ) -> date | None:
        """A day, from ``first`` to ``last`` where those are given; None for an empty line.

        With only a ``last`` that is today or earlier it is a day that was.
        """
        origin = today - LOOKED_BACK if first is None and last is not None and last <= today else None
        example = "28-11-2026, of vandaag" if origin else "28-11-2026, +14 of 2 weken"
        while True:
            typed = self.line(
                f"{question} ({example})",
                "Typ een dag: 28-11-2026, of 28-11 zonder jaar. Ook +14, 2 weken en vandaag kunnen.",
            )
            if not typed:
                return None
            found = parse_day(typed, today, origin)
            if found is None:
                self.say("Dat is geen dag. Typ bijvoorbeeld 28-11, +14 of 2 weken.")
            elif first is not None and found < first:
                self.say("Die dag is al voorbij." if first == today else f"Kies vanaf {day_words(first)}.")
            elif last is not None and found > last:
                self.say("Die dag komt nog." if last == today else f"Kies tot en met {day_words(last)}.")
            else:
                return found


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
    begins = exact or [
        choice
        for choice in choices
        if len(words) >= choice.letters and choice.word.casefold().startswith(words)
    ]
    return begins[0] if len(begins) == 1 else None
