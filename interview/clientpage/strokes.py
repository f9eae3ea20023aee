"""A drawn signature: the strokes as a hand made them, checked, and as a picture of lines.

Pure. Owns the form in which strokes come from the page and are kept, and the picture made of them.
It must never pass on anything but its own numbers: no text that came from outside reaches a picture.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from interview.record import Getekendmet

MOST_STROKES = 200
MOST_POINTS = 20_000
"""In all strokes together; a long signature has some hundreds."""
LONGEST_TIME = 60 * 60 * 1000
"""Milliseconds from the first point to the last."""
LEAST_LINE = 0.04
"""Of the width of the field, the least that all lines measure together; less is a slip of the hand."""
PICTURE_WIDTH = 1000
"""The longest side of a picture, in its own units."""
LINE_SHARE = 0.006
"""Of the width of the field, how wide a line is."""
THINNEST, THICKEST = 6, 16
"""Bounds of that line in the picture, however small or large someone signs."""
INK = "#1c2b33"

_Place = Annotated[float, Field(ge=-20_000, le=20_000)]
_Moment = Annotated[float, Field(ge=0, le=LONGEST_TIME)]
_Pressure = Annotated[float, Field(ge=0, le=1)]
Punt = tuple[_Place, _Place, _Moment, _Pressure]
"""x and y in units of the field, from its upper left corner; milliseconds since the first point; pressure."""


class _StrokesModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Haal(_StrokesModel):
    """One stroke, from where the pen came down to where it left."""

    met: Getekendmet
    """What drew it."""
    punten: Annotated[tuple[Punt, ...], Field(min_length=1, max_length=MOST_POINTS)]
    """In the order of drawing."""


class Handtekening(_StrokesModel):
    """A signature as it was drawn. This is also the form in which it is kept."""

    formaat: Literal["klantbeeld-handtekening/1"] = "klantbeeld-handtekening/1"
    """Name and version of this form."""
    breedte: Annotated[float, Field(ge=50, le=10_000)]
    """Of the field, in its units: pixels of a web page."""
    hoogte: Annotated[float, Field(ge=20, le=10_000)]
    """Of the field."""
    halen: Annotated[tuple[Haal, ...], Field(min_length=1, max_length=MOST_STROKES)]
    """In the order of drawing."""

    @model_validator(mode="after")
    def _is_a_signature(self) -> Self:
        if any(stroke.met is Getekendmet.TOETSENBORD for stroke in self.halen):
            raise ValueError("nobody draws with a keyboard")
        points = [point for stroke in self.halen for point in stroke.punten]
        if len(points) > MOST_POINTS:
            raise ValueError("more points than a signature has")
        if any(earlier[2] > later[2] for earlier, later in pairwise(points)):
            raise ValueError("time runs back")
        if any(
            not (-self.breedte <= x <= 2 * self.breedte and -self.hoogte <= y <= 2 * self.hoogte)
            for x, y, _, _ in points
        ):
            raise ValueError("far outside the field")
        if drawn_length(self) < LEAST_LINE * self.breedte:
            raise ValueError("too little to be a signature")
        return self

    @property
    def getekend_met(self) -> Getekendmet:
        """What drew the whole of it; unknown when it was more than one thing."""
        used = {stroke.met for stroke in self.halen}
        return used.pop() if len(used) == 1 else Getekendmet.ONBEKEND

    def stored(self) -> bytes:
        """As JSON, to keep."""
        return self.model_dump_json().encode()


def drawn_length(signature: Handtekening) -> float:
    """How long all lines are together, in the units of the field."""
    return sum(
        hypot(there[0] - here[0], there[1] - here[1])
        for stroke in signature.halen
        for here, there in pairwise(stroke.punten)
    )


def to_svg(signature: Handtekening) -> bytes:
    """The signature as an SVG picture of smooth lines, cut to its own size.

    A line goes through every point: a Catmull-Rom spline, written as cubic Bézier curves. A single
    point becomes a dot. The same strokes always give the same bytes.
    """
    points = [point for stroke in signature.halen for point in stroke.punten]
    left, top = min(point[0] for point in points), min(point[1] for point in points)
    width, height = max(point[0] for point in points) - left, max(point[1] for point in points) - top
    scale = PICTURE_WIDTH / max(width, height)
    line = min(max(LINE_SHARE * signature.breedte * scale, THINNEST), THICKEST)
    paths = "".join(
        f'<path d="{_path([((x - left) * scale + line, (y - top) * scale + line) for x, y, *_ in points])}"/>'
        for points in (stroke.punten for stroke in signature.halen)
    )
    wide, high = _number(width * scale + 2 * line), _number(height * scale + 2 * line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<g fill="none" stroke="{INK}" stroke-width="{_number(line)}" stroke-linecap="round" '
        f'stroke-linejoin="round">{paths}</g></svg>'
    ).encode()


def _path(points: list[tuple[float, float]]) -> str:
    """The commands of one stroke. The tangent at a point is half of the way between its neighbours."""
    first = points[0]
    written = [f"M{_pair(first)}"]
    if len(points) == 1:
        # A line of no length has round ends, and so is a dot.
        return f"M{_pair(first)}L{_pair((first[0] + 0.1, first[1]))}"
    last = len(points) - 1
    for at in range(last):
        before, here = points[max(at - 1, 0)], points[at]
        there, after = points[at + 1], points[min(at + 2, last)]
        leaving = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        arriving = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        written.append(f"C{_pair(leaving)} {_pair(arriving)} {_pair(there)}")
    return "".join(written)


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    """At most one decimal: a tenth of a unit is far below what a printer shows."""
    return f"{value:.1f}".removesuffix(".0")
