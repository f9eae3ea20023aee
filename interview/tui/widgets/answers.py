"""The vragen of one leefgebied as a list: a digit chooses, a letter says why there is no answer.

It draws and reads keys; what comes of a key is a command, and the state says what stands there.
"""

from __future__ import annotations

import textwrap

from textual.content import Content

from interview.session import commands as ask
from interview.session.state import State
from interview.session.view import answer_words, workout
from interview.tui.widgets.line_question import LineQuestion, Reply
from interview.tui.widgets.niveau import CHOSEN, NO_VALUE_KEYS, no_value_lines
from interview.tui.widgets.text import pieces
from questionnaires.answers import Antwoord, GeenWaarde
from questionnaires.schema import Vraag

YES_NO = (("ja", "ja"), ("nee", "nee"))
DELETE_KEYS = ("backspace", "delete")
NOTHING_NOW = "Deze vragen wachten op een moment alleen. Het niveau kunt u wel kiezen."

Item = tuple[str, Vraag, Antwoord | None]


class AnswerPanel:
    """One vraag is open; the others are a line each. Hidden vragen are not there at all."""

    HINT = "1-9=kiest   b z w=geen antwoord   ↑↓=vraag   Del=leeg   Esc=terug   F1=hulp"
    HELP_TEXT = (
        "Deze vragen helpen u bij het niveau. Alleen de kernvragen (★) verdienen altijd een antwoord, en ook "
        "dat mag 'niet besproken' zijn. Lees ze niet voor: vul in wat u al hoorde."
    )

    def __init__(self, leefgebied: str) -> None:
        """Opens at the first vraag without an answer."""
        self._leefgebied = leefgebied
        self._open: str | None = None
        self._step_on = False
        self.cursor_line = 0
        """Where the open vraag is drawn."""

    def content(self, state: State, width: int) -> Content:
        """Every shown vraag with its answer, the open one with its choices."""
        items = workout(state, self._leefgebied).vragen
        here = self._at(items)
        lines: list[Content] = [] if items else [pieces((NOTHING_NOW, "$text-muted"))]
        for number, (_, vraag, antwoord) in enumerate(items):
            star = "★" if vraag.kern else " "
            said = "" if antwoord is None else answer_words(vraag, antwoord)
            if number == here:
                self.cursor_line = len(lines)
                lines += _opened(vraag, antwoord, star, width)
            else:
                lines += _closed(vraag.tekst, said, star, width)
        return Content("\n").join(lines)

    def press(self, state: State, key: str) -> Reply:
        """What comes of a key; moving about gives nothing."""
        items = workout(state, self._leefgebied).vragen
        if not items:
            return None
        here = self._at(items)
        name, vraag, antwoord = items[here]
        if key in ("up", "down", "enter"):
            text_wanted = key == "enter" and vraag.soort in ("tekst", "getal") and antwoord is None
            if text_wanted:
                return self._line(name, vraag, "")
            step = -1 if key == "up" else 1
            self._open = items[min(len(items) - 1, max(0, here + step))][0]
            return None
        if key in DELETE_KEYS:
            return ask.GeefAntwoord(name, None)
        chosen = _chosen(vraag, antwoord, key)
        if isinstance(chosen, Antwoord):
            if vraag.soort != "meerkeuze" or chosen.geen is not None:
                # The step is taken once the answer is in: it may bring a new vraag right below.
                self._open, self._step_on = name, True
            return ask.GeefAntwoord(name, chosen)
        if chosen is TAKE_AWAY:
            return ask.GeefAntwoord(name, None)
        if vraag.soort in ("tekst", "getal") and (key.isdecimal() or key == "space"):
            return self._line(name, vraag, key if key.isdecimal() else "")
        return None

    def _at(self, items: tuple[Item, ...]) -> int:
        """The open vraag; when it vanished or none was opened, the first without an answer."""
        names = [name for name, _, _ in items]
        if self._open in names:
            return names.index(self._open)
        return next((at for at, (_, _, antwoord) in enumerate(items) if antwoord is None), 0)

    def settle(self, state: State) -> None:
        """After a command: go on to the vraag after the one that was answered."""
        if not self._step_on:
            return
        self._step_on = False
        items = workout(state, self._leefgebied).vragen
        self._open = items[min(len(items) - 1, self._at(items) + 1)][0]

    def _line(self, name: str, vraag: Vraag, begin: str) -> LineQuestion:
        def read(text: str) -> Reply:
            if vraag.soort == "tekst":
                return ask.GeefAntwoord(name, Antwoord(waarde=text))
            if text.isascii() and text.isdecimal() and vraag.laagste <= int(text) <= vraag.hoogste:
                return ask.GeefAntwoord(name, Antwoord(waarde=int(text)))
            return None

        if vraag.soort == "tekst":
            return LineQuestion(vraag.tekst, "In de woorden van de klant.", read)
        fits = f"Een getal van {vraag.laagste} tot en met {vraag.hoogste}"
        return LineQuestion(vraag.tekst, f"{fits}, in {vraag.eenheid}." if vraag.eenheid else f"{fits}.",
                            read, begin, f"{fits} past hier.")  # fmt: skip


class _TakeAway:
    """Says that the answer goes away."""


TAKE_AWAY = _TakeAway()


def _choices(vraag: Vraag) -> tuple[tuple[str, str], ...]:
    """Id and words of every choice."""
    if vraag.keuzes:
        return tuple((keuze.id, keuze.tekst) for keuze in vraag.keuzes)
    return YES_NO if vraag.soort == "janee" else ()


def _chosen(vraag: Vraag, antwoord: Antwoord | None, key: str) -> Antwoord | _TakeAway | None:
    choices = _choices(vraag)
    if vraag.soort == "janee" and key in ("j", "n"):
        return Antwoord(waarde="ja" if key == "j" else "nee")
    reason = NO_VALUE_KEYS.get("n" if key == "v" else key)
    if reason is not None and (reason is not GeenWaarde.NVT or vraag.nvt):
        return Antwoord(geen=reason)
    if not (key.isdecimal() and 1 <= int(key) <= len(choices)):
        return None
    choice = choices[int(key) - 1][0]
    if vraag.soort != "meerkeuze":
        return Antwoord(waarde=choice)
    before = antwoord.waarde if antwoord is not None and isinstance(antwoord.waarde, tuple) else ()
    after = tuple(known for known, _ in choices if (known in before) != (known == choice))
    return Antwoord(waarde=after) if after else TAKE_AWAY


def _closed(text: str, said: str, star: str, width: int) -> list[Content]:
    """One vraag with its answer behind it, or under it where there is no room."""
    first, *rest = textwrap.wrap(text, max(20, width - 4))
    lines = [pieces(f"  {star} {first}"), *(pieces(f"    {line}") for line in rest)]
    if said and len(lines[-1]) + 2 + len(said) <= width:
        lines[-1] += pieces("  ", (said, "bold"))
    elif said:
        lines += [pieces("      ", (line, "bold")) for line in textwrap.wrap(said, max(20, width - 6))]
    return lines


def _opened(vraag: Vraag, antwoord: Antwoord | None, star: str, width: int) -> list[Content]:
    first, *rest = textwrap.wrap(vraag.tekst, max(20, width - 4))
    lines = [pieces(("▸ ", CHOSEN), f"{star} ", (first, "bold"))]
    lines += [pieces("    ", (line, "bold")) for line in rest]
    if vraag.vraag_eerst:
        spoken = textwrap.wrap(f"Vraag eerst: “{vraag.vraag_eerst}”", max(20, width - 6))
        lines += [pieces("      ", (line, "italic")) for line in spoken]
    value = None if antwoord is None else antwoord.waarde
    several = vraag.soort == "meerkeuze"
    for number, (choice, words) in enumerate(_choices(vraag), start=1):
        here = choice in value if isinstance(value, tuple) else choice == value
        mark = ("[x] " if here else "[ ] ") if several else ("▸ " if here else "  ")
        style = "bold" if here else ""
        head, *rest = textwrap.wrap(words, max(20, width - 12))
        lines.append(pieces("      ", (f"{number} ", "bold $primary"), (mark, CHOSEN), (head, style)))
        lines += [pieces(" " * 12, (line, style)) for line in rest]
    if vraag.soort in ("tekst", "getal"):
        said = "" if antwoord is None or antwoord.geen is not None else answer_words(vraag, antwoord)
        head, *rest = textwrap.wrap(said or "typ het antwoord", max(20, width - 12))
        lines.append(pieces("      ", ("Enter ", "bold $primary"), head))
        lines += [pieces(" " * 12, line) for line in rest]
    reason = None if antwoord is None else antwoord.geen
    nvt_key = "v" if vraag.soort == "janee" else "n"
    lines += no_value_lines(reason, width, nvt=vraag.nvt, nvt_key=nvt_key, indent=6)
    return [*lines, Content("")]
