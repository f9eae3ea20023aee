"""A Signaal in the middle of a gesprek in line mode: sealed, and the gesprek goes on without a word of it."""

from __future__ import annotations

import io
from pathlib import Path

from interview.linear.gesprek import hold
from interview.linear.reader import Reader
from interview.locations import Locations
from interview.signaal.errors import SignaalErrorCode
from tests.interview.desks import open_desk, planned_gesprek
from tests.signaal.example import CANARIES, WRITTEN, read, sealed_files
from tests.signaal.search import in_store, in_text
from tests.tools.gemeente import SIGNAAL_PUBLIC, install_real_looking


def _held(root: Path, *lines: str) -> tuple[str, str]:
    """What was said until the terminal was wiped for the last time, and after that."""
    said = io.StringIO()
    wiped = [0]
    with open_desk(root) as desk:
        gesprek = planned_gesprek(desk)
        reader = Reader(io.StringIO("\n".join([*lines, ""])), said)
        hold(desk, reader, gesprek, lambda: wiped.append(said.tell()))
        assert in_store(desk, CANARIES) == []
        assert in_store(desk, ["gewone notitie"])
    return said.getvalue()[: wiped[-1]], said.getvalue()[wiped[-1] :]


def test_the_gesprek_goes_on_and_knows_nothing_of_it(tmp_path: Path) -> None:
    install_real_looking(Locations.under(tmp_path))
    talk = (
        "open",
        "noteer een gewone notitie",
        "signaal",
        *WRITTEN.values(),
        "ja",
        "wens rust in huis",
        "stop",
    )
    before, after = _held(tmp_path, *talk)
    assert "Alleen Vera Verzonnen" in before
    assert "noem die code" in after
    assert in_text(after, CANARIES) == []
    (path,) = sealed_files(Locations.under(tmp_path))
    assert read(path).afgesproken == WRITTEN["afgesproken"]


def test_input_that_ends_half_way_keeps_nothing(tmp_path: Path) -> None:
    install_real_looking(Locations.under(tmp_path))
    _, after = _held(tmp_path, "open", "noteer een gewone notitie", "signaal", WRITTEN["gezien"])
    assert in_text(after, CANARIES) == []
    assert not sealed_files(Locations.under(tmp_path))


def test_without_a_recipient_nothing_is_asked(tmp_path: Path) -> None:
    pakket = install_real_looking(Locations.under(tmp_path))
    pakket.write_text(pakket.read_text(encoding="utf-8").replace(SIGNAAL_PUBLIC, ""), encoding="utf-8")
    _, said = _held(tmp_path, "open", "noteer een gewone notitie", "signaal", "stop")
    assert SignaalErrorCode.GEEN_ONTVANGER in said
