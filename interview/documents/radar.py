"""The geometry of the radar: which lines, points and words to draw, in numbers.

A template draws it as vector graphics, so that every word goes through the same escaping as the
rest of the page. It must never show an unknown as a value: without a niveau there is no point, and
the line stops.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

RINGS = 5
"""One ring for each niveau; 1 loopt vast is the innermost."""
RADIUS = 100.0
LABEL_DISTANCE = 113.0
LINE_HEIGHT = 10.5


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One leefgebied as the radar needs it."""

    naam: str
    niveau: int | None
    """1 to 5, or None."""
    waarom_geen: str
    """Why there is no niveau; empty when there is one."""
    belemmert: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: str
    y1: str
    x2: str
    y2: str
    onbekend: bool = False
    """An axis without a niveau is drawn dashed."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The point of one niveau."""

    x: str
    y: str
    belemmert: bool
    """A square instead of a dot: shape, not only colour."""
    hoek: str
    """Corners of that square, as points."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word at the rim, in at most two lines."""

    x: str
    y: str
    anker: str
    tekst: str
    onder: str
    y_onder: str


@dataclass(frozen=True, slots=True)
class Radar:
    """Everything to draw, in a box from -180 to 180 by -135 to 135."""

    ringen: tuple[str, ...]
    assen: tuple[Line, ...]
    vlakken: tuple[str, ...]
    lijnen: tuple[Line, ...]
    punten: tuple[Marker, ...]
    namen: tuple[Label, ...]
    cijfers: tuple[Label, ...]
    beschrijving: str
    """The same in words, for who cannot see it."""


def radar(axes: Sequence[RadarAxis]) -> Radar:
    """Return the drawing of ``axes``, clockwise from the top; at least three."""
    if len(axes) < 3:
        raise ValueError("a radar needs at least three axes")
    angles = [2 * pi * number / len(axes) for number in range(len(axes))]
    pairs = [(number, (number + 1) % len(axes)) for number in range(len(axes))]
    known = [
        (one, two) for one, two in pairs if axes[one].niveau is not None and axes[two].niveau is not None
    ]
    spots = [
        _spot(angle, RADIUS * (axis.niveau or 0) / RINGS) for angle, axis in zip(angles, axes, strict=True)
    ]
    return Radar(
        ringen=tuple(
            _points([_spot(angle, RADIUS * ring / RINGS) for angle in angles]) for ring in range(1, RINGS + 1)
        ),
        assen=tuple(
            _line((0.0, 0.0), _spot(angle, RADIUS), dashed=axis.niveau is None)
            for angle, axis in zip(angles, axes, strict=True)
        ),
        vlakken=tuple(_points([(0.0, 0.0), spots[one], spots[two]]) for one, two in known),
        lijnen=tuple(_line(spots[one], spots[two]) for one, two in known),
        punten=tuple(
            _marker(spot, axis.belemmert)
            for spot, axis in zip(spots, axes, strict=True)
            if axis.niveau is not None
        ),
        namen=tuple(_label(angle, axis) for angle, axis in zip(angles, axes, strict=True)),
        cijfers=tuple(
            Label(_number(7.5), _number(-RADIUS * ring / RINGS + 3.0), "start", str(ring), "", "0")
            for ring in range(1, RINGS + 1)
        ),
        beschrijving=describe(axes),
    )


def describe(axes: Sequence[RadarAxis]) -> str:
    """Return the figure in words: every leefgebied with its niveau, or why there is none."""
    parts = []
    for axis in axes:
        value = axis.waarom_geen if axis.niveau is None else str(axis.niveau)
        parts.append(f"{axis.naam} {value}{', belemmert' if axis.belemmert else ''}")
    return (
        "Spinnenweb met per leefgebied het niveau, van 1 (loopt vast, binnen) tot 5 (sterk punt, buiten). "
        + "; ".join(parts)
        + ". De tabel eronder geeft dezelfde gegevens."
    )


def _spot(angle: float, distance: float) -> tuple[float, float]:
    return distance * sin(angle), -distance * cos(angle)


def _points(spots: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in spots)


def _line(begin: tuple[float, float], end: tuple[float, float], *, dashed: bool = False) -> Line:
    return Line(_number(begin[0]), _number(begin[1]), _number(end[0]), _number(end[1]), dashed)


def _marker(spot: tuple[float, float], hinders: bool) -> Marker:
    x, y = spot
    size = 5.2
    corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    return Marker(_number(x), _number(y), hinders, _points(corners))


def _label(angle: float, axis: RadarAxis) -> Label:
    x, y = _spot(angle, LABEL_DISTANCE)
    anchor = "middle" if abs(x) < 8 else ("start" if x > 0 else "end")
    # Words grow upwards at the top of the figure and downwards at the bottom.
    lines = 2 if axis.waarom_geen else 1
    lift = 0.0 if y > 60 else (lines - 1) * LINE_HEIGHT * (1.0 if y < -60 else 0.5)
    base = y + 3.5 - lift
    return Label(_number(x), _number(base), anchor, axis.naam, axis.waarom_geen, _number(base + LINE_HEIGHT))


def _number(value: float) -> str:
    """Two decimals, and no minus before zero, so that the same figure is always the same text."""
    return f"{round(value, 2) + 0.0:.2f}"
