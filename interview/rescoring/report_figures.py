"""The pictures of a report as bare shapes: where each rectangle, line and word stands.

Owns the drawing only. Counts come in protected and are never added to what is hidden; every
picture has a description in words and says nothing that a table beside it does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH = 540
"""Of every picture, in its own units; the page scales it."""

INK, QUIET, PAPER, LINE = "#1c2b33", "#51626b", "#ffffff", "#b4c6c7"
SHADES = ("#ffffff", "#e3efee", "#c4dcd9", "#8fbcb8", "#337578", "#0b5563")
"""From nobody to nearly all of a row."""
STEPS = (10, 25, 50, 75)
"""Percentages up to which a shade goes, after nobody."""
HIDDEN_FILL = "#f4f6f6"
OPEN_FILL, NONE_FILL = "#d3d8da", "#ffffff"
"""For onbepaald, and for no advice yet."""
CATEGORY_FILLS = ("#0b5563", "#337578", "#8fbcb8", "#cfe3e0", "#f2dfb4", "#e0a63a", "#b5651d", "#7a3410")
"""From nearest to work to farthest; light and dark differ too, so that grey print can be read."""
_DARK = frozenset({"#0b5563", "#337578", "#b5651d", "#7a3410"})
_LETTER = 0.54
"""Mean width of a letter as a part of its size."""
HIDDEN_MARK = "•"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle."""

    x: str
    y: str
    breed: str
    hoog: str
    kleur: str
    rand: str = ""
    """Colour of its edge; empty for none."""
    stippel: bool = False
    """A broken edge: what is in it is hidden."""
    dik: bool = False
    """A heavy edge: who stays."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text."""

    x: str
    y: str
    tekst: str
    kleur: str = INK
    anker: str = "start"
    grootte: str = "10"
    vet: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture."""

    hoogte: str
    """Its height in units; its width is :data:`WIDTH`."""
    mm: str
    """Its height on paper."""
    beschrijving: str
    """What it shows, in words."""
    vlakken: tuple[Rect, ...]
    woorden: tuple[Words, ...]
    breedte: str = str(WIDTH)


@dataclass(slots=True)
class _Sheet:
    """Collects shapes while a picture is drawn."""

    rects: list[Rect] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        *,
        edge: str = "",
        dashed: bool = False,
        heavy: bool = False,
    ) -> None:
        self.rects.append(Rect(_n(x), _n(y), _n(w), _n(h), fill, edge, dashed, heavy))

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        fill: str = INK,
        anchor: str = "start",
        size: float = 10,
        bold: bool = False,
    ) -> None:
        self.words.append(Words(_n(x), _n(y), said, fill, anchor, _n(size), bold))

    def figure(self, height: float, description: str) -> Figure:
        return Figure(_n(height), _n(height * 166 / WIDTH), description, tuple(self.rects), tuple(self.words))


@dataclass(frozen=True, slots=True)
class Cell:
    """One count in the picture of the transitions."""

    aantal: int | None
    """None for hidden."""
    blijft: bool
    """The same category before and after."""


def matrix(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]], description: str
) -> Figure:
    """Old categories downwards, new ones to the right; the darker, the larger the part of its row."""
    sheet = _Sheet()
    left, row_height = 150.0, 29.0
    wide = min(84.0, (WIDTH - left) / max(1, len(columns)))
    heads = [wrapped(name, wide - 6, 9) for name in columns]
    top = 27 + 11 * max(map(len, heads), default=1)
    sheet.text(0, top - 8, "Voor", fill=QUIET, size=9.5)
    sheet.text(left + wide * len(columns) / 2, 12, "Nu", fill=QUIET, anchor="middle", size=9.5)
    for column, lines in enumerate(heads):
        for line, said in enumerate(reversed(lines)):
            sheet.text(
                left + (column + 0.5) * wide, top - 8 - 11 * line, said, anchor="middle", size=9, bold=True
            )
    for number, (name, row) in enumerate(zip(rows, cells, strict=True)):
        y = top + number * row_height
        lines = wrapped(name, left - 10, 9.5)[:2]
        for line, said in enumerate(lines):
            sheet.text(0, y + 18 - 5.5 * (len(lines) - 1) + 11 * line, said, size=9.5, bold=True)
        known = sum(cell.aantal or 0 for cell in row)
        for column, cell in enumerate(row):
            _matrix_cell(sheet, left + column * wide, y, wide, row_height, cell, known)
    return sheet.figure(top + row_height * len(rows) + 4, description)


def _matrix_cell(sheet: _Sheet, x: float, y: float, wide: float, high: float, cell: Cell, known: int) -> None:
    shade = HIDDEN_FILL if cell.aantal is None else SHADES[shade_of(cell.aantal, known)]
    sheet.rect(
        x + 1.5,
        y + 1.5,
        wide - 3,
        high - 3,
        shade,
        edge=INK if cell.blijft else LINE,
        dashed=cell.aantal is None,
        heavy=cell.blijft,
    )
    said = HIDDEN_MARK if cell.aantal is None else counted(cell.aantal)
    fill = PAPER if shade in _DARK else (INK if cell.aantal else QUIET)
    sheet.text(
        x + wide / 2, y + high / 2 + 4, said, fill=fill, anchor="middle", size=11, bold=bool(cell.aantal)
    )


def shade_of(number: int, whole: int) -> int:
    """Which of :data:`SHADES` a part of a row gets."""
    if not number or not whole:
        return 0
    return 1 + sum(100 * number > step * whole for step in STEPS)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar."""

    aantal: int
    kleur: str
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Before and after of one municipality; None when how many there are is hidden."""

    naam: str
    totaal: int | None
    voor: tuple[Part, ...]
    nu: tuple[Part, ...]


def stacked(pairs: Sequence[Pair], description: str) -> Figure:
    """Two bars per municipality, each as long as the other: the parts before and now."""
    sheet = _Sheet()
    left, right, bar = 146.0, 44.0, 15.0
    y = 4.0
    for pair in pairs:
        for line, said in enumerate(wrapped(pair.naam, left - 38, 10)[:2]):
            sheet.text(0, y + 13 + 12 * line, said, bold=True)
        if pair.totaal is None:
            sheet.rect(left, y, WIDTH - left - right, 2 * bar + 2, HIDDEN_FILL, edge=QUIET, dashed=True)
            sheet.text(left + 10, y + bar + 4.5, "Verborgen", fill=QUIET)
        else:
            for line, (word, parts) in enumerate((("voor", pair.voor), ("nu", pair.nu))):
                top = y + line * (bar + 2)
                sheet.text(left - 6, top + 11, word, fill=QUIET, anchor="end", size=9)
                _bar(sheet, left, top, WIDTH - left - right, bar, parts, pair.totaal)
            sheet.text(WIDTH, y + bar + 5, counted(pair.totaal), fill=QUIET, anchor="end")
        y += 2 * bar + 15
    return sheet.figure(y - 6, description)


def _bar(
    sheet: _Sheet, x: float, y: float, wide: float, high: float, parts: Sequence[Part], whole: int
) -> None:
    at = x
    for part in parts:
        size = wide * part.aantal / whole
        edge = QUIET if part.verborgen or part.kleur in {NONE_FILL, OPEN_FILL} else PAPER
        sheet.rect(at, y, size, high, part.kleur, edge=edge, dashed=part.verborgen)
        said = HIDDEN_MARK if part.verborgen else counted(part.aantal)
        if size >= 8 + len(said) * 5.2:
            fill = PAPER if part.kleur in _DARK else INK
            sheet.text(at + size / 2, y + high / 2 + 3.2, said, fill=fill, anchor="middle", size=9)
        at += size


@dataclass(frozen=True, slots=True)
class RuleBar:
    """How many come through one rule."""

    zin: str
    aantal: int
    """As far as is shown."""
    minstens: bool
    """A part is hidden."""

    @property
    def telling(self) -> str:
        """How many, as it is written."""
        return at_least(self.aantal) if self.minstens else counted(self.aantal)


def rule_bars(bars: Sequence[RuleBar], description: str) -> Figure:
    """A bar per rule, on one scale that begins at 0."""
    sheet = _Sheet()
    left, right = 286.0, 44.0
    most = max((bar.aantal for bar in bars), default=0) or 1
    y = 4.0
    for bar in bars:
        lines = wrapped(bar.zin, left - 16, 9.5)
        high = max(18.0, 12.0 * len(lines))
        for line, said in enumerate(lines):
            sheet.text(0, y + high / 2 + 3.4 - 6 * (len(lines) - 1) + 12 * line, said, size=9.5)
        middle = y + high / 2
        size = (WIDTH - left - right) * bar.aantal / most
        sheet.rect(left, middle - 7, size, 14, CATEGORY_FILLS[1])
        sheet.text(left + size + 6, middle + 3.6, bar.telling, bold=True)
        y += high + 9
    return sheet.figure(y - 4, description)


def category_fills(number: int) -> tuple[str, ...]:
    """Colours for so many categories, spread over the whole row of colours."""
    last = len(CATEGORY_FILLS) - 1
    if number < 2:
        return CATEGORY_FILLS[1 : 1 + number]
    return tuple(
        CATEGORY_FILLS[min(last, (2 * place * last + number - 1) // (2 * (number - 1)))]
        for place in range(number)
    )


def wrapped(text: str, wide: float, size: float) -> list[str]:
    """``text`` in lines that fit, broken at spaces; a longer word keeps its own line."""
    room = max(1, int(wide / (_LETTER * size)))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def counted(number: int) -> str:
    """A whole number as it is written in Dutch: 12.345."""
    return f"{number:,}".replace(",", ".")


def at_least(number: int) -> str:
    """So many and perhaps more, as the report explains it."""
    return f"\N{GREATER-THAN OR EQUAL TO}\N{NO-BREAK SPACE}{counted(number)}"


def _n(value: float) -> str:
    """Two decimals at most and no minus before zero, so that the same picture is always the same text."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
