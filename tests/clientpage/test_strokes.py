"""Strokes: what counts as a signature, and the picture that is made of it."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from interview.clientpage.answers import Getekend, read_answer
from interview.clientpage.strokes import Haal, Handtekening, drawn_length, to_svg
from interview.record import Getekendmet
from tests.clientpage.signatures import drawn, signature

_PATH = re.compile(r"M[\d.]+ [\d.]+(?:C(?:[\d.-]+ ){5}[\d.-]+|L[\d.]+ [\d.]+)*")


def read(changed: dict[str, object]) -> Handtekening | None:
    answer = read_answer(json.dumps({"antwoord": "getekend", "handtekening": drawn() | changed}).encode())
    return answer.handtekening if isinstance(answer, Getekend) else None


def one(*points: tuple[float, ...], met: str = "pen") -> dict[str, object]:
    return {"halen": [{"met": met, "punten": [list(point) for point in points]}]}


LINE = ((10.0, 10.0, 0.0, 0.5), (110.0, 60.0, 40.0, 0.5))


def test_a_signature_is_kept_as_it_was_drawn() -> None:
    kept = signature()
    assert Handtekening.model_validate_json(kept.stored()) == kept
    assert json.loads(kept.stored())["halen"][0]["punten"][1] == pytest.approx([64, 127.946773, 8, 0.5])


@pytest.mark.parametrize(
    "changed",
    [
        {"halen": []},
        one(),
        one(*LINE, met="laser"),
        one((10, 10, 0, 0.5)),
        one((10, 10, 0, 0.5), (12, 11, 5, 0.5)),
        one((10, 10, 50, 0.5), (110, 60, 40, 0.5)),
        one((10, 10, -1, 0.5), (110, 60, 40, 0.5)),
        one((10, 10, 0, 0.5), (110, 60, 4_000_000, 0.5)),
        one((10, 10, 0, 0.5), (110, 60, 40, 1.5)),
        one((10, 10, 0, 0.5), (9000, 60, 40, 0.5)),
        one((10, 10, 0), (110, 60, 40)),
        one((10, 10, 0, 0.5, 1), (110, 60, 40, 0.5, 1)),
        {"breedte": 1},
        {"breedte": 1e300},
        {"hoogte": None},
        {"breedte": "600"},
        {"formaat": "klantbeeld-handtekening/2"},
        {"extra": 1},
        {"halen": [{"met": "pen", "punten": [list(LINE[0]), list(LINE[1])]}] * 201},
        {"halen": [{"met": "pen", "punten": [list(LINE[0])] * 5001} for _ in range(4)]},
        {"halen": [{"met": "pen", "punten": [[10, 10, 0, True], [110, 60, 40, 0.5]]}]},
    ],
)
def test_what_is_no_signature_is_refused(changed: dict[str, object]) -> None:
    assert read(changed) is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_without_an_end_are_refused(number: str) -> None:
    body = json.dumps({"antwoord": "getekend", "handtekening": drawn()})
    assert read_answer(body.encode()) is not None
    assert read_answer(body.replace("60.0", number, 1).encode()) is None


def test_a_line_may_leave_the_field_a_little() -> None:
    assert read(one((-20, 10, 0, 0), (650, 250, 40, 1))) is not None


def test_who_draws_with_more_than_one_thing_is_not_told_apart() -> None:
    assert signature("vinger").getekend_met is Getekendmet.VINGER
    first, second = signature("pen").halen
    mixed = signature().model_copy(
        update={"halen": (first, second.model_copy(update={"met": Getekendmet.MUIS}))}
    )
    assert mixed.getekend_met is Getekendmet.ONBEKEND


def test_the_picture_is_lines_and_numbers_only() -> None:
    svg = to_svg(signature())
    root = ElementTree.fromstring(svg)
    assert [element.tag.rpartition("}")[2] for element in root.iter()] == ["svg", "g", "path", "path"]
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        assert set(path.attrib) == {"d"}
        assert _PATH.fullmatch(path.attrib["d"])
    assert svg == to_svg(signature()), "the same bytes each time"


def test_a_line_goes_through_every_point() -> None:
    svg = to_svg(signature())
    first = ElementTree.fromstring(svg).find(".//{*}path")
    assert first is not None
    ends = re.findall(r"(?:M|C(?:[\d.-]+ ){4})([\d.-]+) ([\d.-]+)", first.attrib["d"])
    points = signature().halen[0].punten
    assert len(ends) == len(points)
    across = [float(x) for x, _ in ends]
    scale = (across[-1] - across[0]) / (points[-1][0] - points[0][0])
    for (x, y), point in zip(ends, points, strict=True):
        assert float(x) - across[0] == pytest.approx(scale * (point[0] - points[0][0]), abs=0.2)
        assert float(y) - float(ends[0][1]) == pytest.approx(scale * (point[1] - points[0][1]), abs=0.2)


def test_a_dot_is_seen() -> None:
    given_ = read({"halen": [{"met": "pen", "punten": [list(LINE[0]), list(LINE[1])]},
                             {"met": "pen", "punten": [[50, 20, 60, 0.5]]}]})  # fmt: skip
    assert given_ is not None
    dot = list(ElementTree.fromstring(to_svg(given_)).iter("{http://www.w3.org/2000/svg}path"))[1]
    assert "L" in dot.attrib["d"]


def _points() -> st.SearchStrategy[list[tuple[float, float]]]:
    side = st.floats(-600, 1200, allow_nan=False)
    return st.lists(st.tuples(side, side.map(lambda y: y / 5)), min_size=1, max_size=12)


@given(st.lists(_points(), min_size=1, max_size=4))
def test_whatever_is_drawn_gives_a_picture_that_holds_it(lines: list[list[tuple[float, float]]]) -> None:
    halen: list[Any] = [
        {"met": "muis", "punten": [[x, y, number, 0] for x, y in points]}
        for number, points in enumerate(lines)
    ]
    try:
        made = Handtekening.model_validate_json(json.dumps({"breedte": 600, "hoogte": 240, "halen": halen}))
    except ValidationError:
        return
    root = ElementTree.fromstring(to_svg(made))
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    assert 0 < wide <= 1033
    assert 0 < high <= 1033
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        assert _PATH.fullmatch(path.attrib["d"]), path.attrib["d"]
        for x, y in re.findall(r"(?:M|C(?:[\d.-]+ ){4})([\d.-]+) ([\d.-]+)", path.attrib["d"]):
            assert 0 <= float(x) <= wide
            assert 0 <= float(y) <= high


def test_length_is_that_of_the_lines_and_not_of_the_ways_between() -> None:
    far: list[Haal] = [
        Haal(met=Getekendmet.PEN, punten=((0.0, 0.0, 0.0, 0.0), (30.0, 0.0, 1.0, 0.0))),
        Haal(met=Getekendmet.PEN, punten=((500.0, 0.0, 2.0, 0.0), (530.0, 40.0, 3.0, 0.0))),
    ]
    assert drawn_length(Handtekening(breedte=600.0, hoogte=240.0, halen=tuple(far))) == 80
