"""What was noted about one leefgebied, to judge by: note, own words of the klant, what was seen and said."""

from __future__ import annotations

import textwrap

from textual.content import Content

from interview.session.state import State
from interview.session.view import answer_words, workout
from interview.tui.widgets.text import pieces


def noted(state: State, leefgebied: str, width: int) -> Content:
    """All of it, wrapped to ``width`` columns; what backs the niveau carries a mark."""
    known = state.record.leefgebied(leefgebied)
    found = workout(state, leefgebied)
    backs = set(known.bewijs)
    lines: list[Content] = [pieces(("Wat u noteerde", "bold $primary"))]
    note = [line for line in known.notitie.splitlines() if line.strip()]
    for number, line in enumerate(note):
        lines += _item(line, width, backs="notitie" in backs and number == 0)
    quotes = [quote for quote in state.record.citaten if quote.leefgebied == leefgebied]
    for quote in quotes:
        lines += _item(f"❝ {quote.tekst}", width, backs=f"citaat:{quote.id}" in backs, style="italic")
    if not note and not quotes:
        lines.append(pieces(("  nog niets", "$text-muted")))
    if known.eigen_cijfer is not None:
        lines += _item(f"klant zelf geeft een {known.eigen_cijfer} (0-10)", width)
    for name, seen, on in found.observaties:
        if on:
            lines += _item(f"◦ {seen.tekst}", width, backs=name in backs)
    for name, vraag, antwoord in found.vragen:
        if antwoord is not None:
            lines += _item(vraag.tekst, width, backs=name in backs, style="$text-muted")
            lines += _item(answer_words(vraag, antwoord), width, style="bold", indent=4)
    for _, vraag, antwoord in found.vragen:
        if antwoord is None and vraag.kern:
            lines += [*_item(f"★ {vraag.tekst}", width, style="$text-muted")]
            lines.append(pieces(("    k", "bold $primary"), (" invullen", "$text-muted")))
    return Content("\n").join(lines)


def _item(text: str, width: int, *, backs: bool = False, style: str = "", indent: int = 2) -> list[Content]:
    """One thing in lines that hang under its first."""
    mark = ("✓ ".rjust(indent), "$success") if backs else " " * indent
    first, *rest = textwrap.wrap(text, max(20, width - indent)) or [""]
    return [pieces(mark, (first, style)), *(pieces(" " * indent, (line, style)) for line in rest)]
