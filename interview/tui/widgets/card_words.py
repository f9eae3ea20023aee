"""How the cards of a gesprek read: content made from what the session's views say, and nothing kept."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from textual.content import Content

from interview.record import GespreksRecord
from interview.session.regelingen import GEBIED
from interview.session.view import Card, CardMark, Touched
from interview.tui.widgets.text import pieces
from questionnaires.schema import Vragenlijst

MARKS = {Touched.NIET: "○", Touched.GENOTEERD: "◐", Touched.UITGEWERKT: "●"}
"""How far a card is, as a shape."""
WAITS = "‖"
"""In place of that shape while a card waits for a moment alone."""


def card_list(marks: Sequence[CardMark], here: str) -> Content:
    """One line a leefgebied: its letter, its short name, how far it is or that it waits."""
    lines = []
    for mark in marks:
        pointer, style = ("▸", "bold $primary") if mark.id == here else (" ", "")
        name = f"{pointer}{mark.toets} {mark.kort:<10}"
        lines.append(pieces((name, style), (WAITS if mark.wacht else MARKS[mark.stand], "$primary")))
    return Content("\n").join(lines)


def prompts(shown: Card, extra: str | None, width: int) -> Content:
    """The starter and two prompts, or one of the extras, for ``width`` columns; at most six lines.

    A card that waits says only that, whatever was asked for.
    """
    gebied = shown.leefgebied
    if shown.wacht:
        first, *rest = shown.wacht
        quiet = [
            pieces(_hanging(" · ", text, width)) for text in (*rest, "Ctrl+E: een moment alleen afspreken.")
        ]
        return Content("\n").join([pieces((_hanging("", first, width), "bold")), *quiet])

    def points(texts: Sequence[str]) -> list[Content]:
        return [pieces(_hanging(" · ", text, width)) for text in texts]

    match extra:
        case None:
            lines = [pieces((f"“{shown.starter}”", "bold"))]
            lines += points(shown.prompts)
        case "reflectie":
            lines = [pieces((f"“{gebied.reflectie}”", "bold"))]
        case "klopt":
            lines = [pieces((f"“{gebied.klopt_dat}”", "bold"))]
        case "kijken":
            lines = points(gebied.observeren[:5])
        case _:
            hard = gebied.weerstand
            lines = [
                pieces(("boos     ", "bold"), hard.boos),
                pieces(("bang     ", "bold"), hard.bang),
                pieces(("vroeger  ", "bold"), hard.verleden),
            ]
    return Content("\n").join(lines)


def _hanging(mark: str, text: str, width: int) -> str:
    """``text`` behind ``mark``, with the lines that follow below the text."""
    if width <= len(mark):
        return mark + text
    return textwrap.fill(text, width, initial_indent=mark, subsequent_indent=" " * len(mark))


def foot(shown: Card, vragenlijst: Vragenlijst) -> Content:
    """The leefgebied that the last line points at, and the latest quotes."""
    parts: list[str | tuple[str, str]] = []
    if shown.suggestie is not None:
        title = vragenlijst.per_leefgebied[shown.suggestie].titel
        parts += [(f"→ {title}? Ctrl+G", "bold $accent"), f"  ({shown.suggestie_woord})   "]
    parts += [f"❝ {quote.tekst}   " for quote in shown.citaten[-2:]]
    # Last: what the klant said may push it off a narrow screen, never the other way round.
    if shown.leefgebied.id == GEBIED and not shown.wacht:
        parts.append(("Ctrl+L regelingen", "$text-muted"))
    return pieces(*parts)


def agreed_so_far(record: GespreksRecord) -> Content:
    """For beside the card on a wide screen: what was wished, aimed for and agreed, and loose notes."""
    parts: list[str | tuple[str, str]] = []
    for title, texts in (
        ("Wensen", [wens.tekst for wens in record.wensen]),
        ("Doelen", [doel.tekst for doel in record.doelen]),
        ("Afspraken", [afspraak.wat for afspraak in record.afspraken]),
        ("Losse notities", [note.tekst for note in record.snelle_notities]),
    ):
        if texts:
            parts.append((f"{title}\n", "bold $primary"))
            parts += [f" · {text}\n" for text in texts]
    return pieces(*parts)
