"""How a niveau, its anchors and its belemmert look: words and digits first, colour only beside them."""

from __future__ import annotations

import textwrap

from textual.content import Content

from interview.record import LeefgebiedRecord
from interview.session import commands as ask
from interview.session.view import Workout
from interview.session.working_out import BELEMMERT_WORDS
from interview.tui.widgets.line_question import LineQuestion, Reply
from interview.tui.widgets.text import pieces
from questionnaires.answers import GEEN_WAARDE_WOORDEN, NIVEAU_WOORDEN, Belemmert, GeenWaarde
from questionnaires.schema import Leefgebied

NO_VALUE_KEYS: dict[str, GeenWaarde] = {
    "b": GeenWaarde.NIET_BESPROKEN,
    "z": GeenWaarde.WIL_NIET_ZEGGEN,
    "w": GeenWaarde.WEET_NIET,
    "n": GeenWaarde.NVT,
}
"""One letter for each reason for having no value."""

BELEMMERT_KEYS: dict[str, Belemmert] = {
    "j": Belemmert.JA,
    "n": Belemmert.NEE,
    "question_mark": Belemmert.WEET_NIET,
    "w": Belemmert.WEET_NIET,
}

CHOSEN = "bold $primary"
NO_NIVEAU = "\N{EN DASH}"
INDENT = 5
"""Columns before the text of an anchor that runs on."""


def anchor_lines(gebied: Leefgebied, niveau: int | GeenWaarde | None, width: int) -> list[Content]:
    """The five anchors, and the reasons for no niveau; the chosen one carries a pointer."""
    lines: list[Content] = []
    for digit, word in NIVEAU_WOORDEN.items():
        chosen = niveau == digit and not isinstance(niveau, GeenWaarde)
        head, *rest = hanging(f"{word:<12} {gebied.ankers[digit - 1]}", width)
        body = head.removeprefix(word)
        style = "bold" if chosen else ""
        lines.append(
            pieces(
                ("▸ " if chosen else "  ", CHOSEN),
                (f"{digit}  ", "bold $primary"),
                (word, "bold"),
                (body, style),
            )
        )
        lines += [pieces((" " * INDENT + line, style)) for line in rest]
    reason = niveau if isinstance(niveau, GeenWaarde) else None
    return [*lines, Content(""), *no_value_lines(reason, width, nvt=gebied.nvt)]


def hanging(text: str, width: int) -> list[str]:
    """``text`` in lines that fit beside an indent."""
    return textwrap.wrap(text, max(20, width - INDENT), drop_whitespace=True) or [""]


def no_value_lines(
    chosen: GeenWaarde | None, width: int, *, nvt: bool, nvt_key: str = "n", indent: int = 2
) -> list[Content]:
    """The reasons for no value with their letters, in as many lines as they need."""
    lines: list[Content] = []
    row: list[str | tuple[str, str]] = []
    used = 0
    for key, reason in NO_VALUE_KEYS.items():
        if reason is GeenWaarde.NVT and not nvt:
            continue
        letter = nvt_key if reason is GeenWaarde.NVT else key
        words = GEEN_WAARDE_WOORDEN[reason]
        here = chosen is reason
        if row and used + len(words) + 7 > width - indent:
            lines.append(pieces(" " * (indent - 2), *row))
            row, used = [], 0
        row += [("▸ " if here else "  ", CHOSEN), (letter, "bold $primary"), " "]
        row += [(words, "bold" if here else ""), "   "]
        used += len(words) + 7
    return [*lines, pieces(" " * (indent - 2), *row)]


def hinders_lines(known: LeefgebiedRecord, *, asked: bool, may_skip: bool) -> list[Content]:
    """The question about belemmert with its answers; quiet until it is its turn."""
    pointer = ("▸ " if asked else "  ", CHOSEN)
    question = pieces(pointer, ("Houdt dit werk of meedoen nu tegen?", "bold" if asked else ""))
    parts: list[str | tuple[str, str]] = []
    for key, value in (("j", Belemmert.JA), ("n", Belemmert.NEE), ("?", Belemmert.WEET_NIET)):
        here = known.belemmert is value
        parts += [("▸ " if here else "  ", CHOSEN), (key, "bold $primary"), " "]
        parts += [(BELEMMERT_WORDS[value], "bold" if here else ""), "   "]
    lines = [question, pieces(*parts)]
    if asked and may_skip:
        lines.append(pieces(("  Enter slaat dit over", "$text-muted")))
    return lines


def check_lines(found: Workout, known: LeefgebiedRecord, width: int) -> list[Content]:
    """What comes only after the niveau: a proposal for belemmert, and the check against what was noted."""
    lines: list[Content] = []
    if found.belemmert_voorstel and known.belemmert is None:
        lines.append(pieces((f"  Voorstel: ja, want u koos {known.niveau}. U beslist.", "$text-muted")))
    if found.toets is not None:
        lines += [pieces((f"  {line}", "$accent")) for line in hanging(found.toets, width)]
    return lines


def niveau_short(known: LeefgebiedRecord) -> str:
    """A niveau in one or two characters: the digit, or a dash for a reason why there is none."""
    if known.niveau is None:
        return " "
    return NO_NIVEAU if isinstance(known.niveau, GeenWaarde) else str(known.niveau)


def niveau_words(niveau: int | GeenWaarde | None) -> str:
    """``2 moeilijk``, a reason for none, or ``nog niet``."""
    if niveau is None:
        return "nog niet"
    if isinstance(niveau, GeenWaarde):
        return GEEN_WAARDE_WOORDEN[niveau]
    return f"{niveau} {NIVEAU_WOORDEN[niveau]}"


def own_score_question(gebied: Leefgebied, known: int | None) -> LineQuestion:
    """Asks for the klant's own 0-10."""

    def read(text: str) -> Reply:
        if text.isascii() and text.isdecimal() and int(text) <= 10:
            return ask.ZetEigenCijfer(gebied.id, int(text))
        return None

    return LineQuestion(
        gebied.schaalvraag,
        "Een cijfer van 0 tot en met 10, alleen als de klant het zegt.",
        read,
        "" if known is None else str(known),
        "Een eigen cijfer is 0 tot en met 10.",
    )
