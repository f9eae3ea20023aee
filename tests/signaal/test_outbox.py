"""What was said to be sealed is on disk; what is brought away arrives whole before anything goes."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from interview.locations import Locations
from interview.signaal import outbox
from interview.signaal.errors import SignaalErrorCode
from interview.signaal.outbox import give, waiting
from interview.store.errors import StoreErrorCode
from questionnaires.errors import KlantbeeldError
from tests.signaal.example import CANARIES, kept, read, recipient, sealed_files
from tests.store.example import files_under


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations.under(tmp_path / "opslag")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_sealed_signaal_tells_nothing_where_it_lies(locations: Locations) -> None:
    who = recipient()
    receipt, path = kept(locations, who)
    assert read(path, who.secret).code == receipt.code
    assert re.fullmatch(r"signaal-[2-9A-Z]{6}-[0-9a-f]{8}\.age", path.name)
    assert path.stat().st_mode & 0o077 == 0
    assert locations.signalen_dir.stat().st_mode & 0o077 == 0
    # Not a draft, not a list: this one file.
    assert files_under(locations.root) == [path]
    assert not [word for word in CANARIES if word.encode() in path.read_bytes()]


def test_the_list_counts_and_tells_since_when(locations: Locations, stick: Path) -> None:
    assert waiting(locations) == outbox.Waiting(0, None, (), 0)
    _, path = kept(locations, recipient())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    receipt, _ = kept(locations, recipient())
    found = waiting(locations)
    assert (found.aantal, found.gegeven) == (2, 0)
    assert receipt.code in found.codes
    assert found.sinds is not None
    assert found.sinds.timestamp() == 1_700_000_000
    give(locations, stick)
    assert waiting(locations) == outbox.Waiting(0, None, (), 2)


def test_given_is_copied_checked_and_then_marked(locations: Locations, stick: Path) -> None:
    who = recipient()
    receipt, path = kept(locations, who)
    done = give(locations, stick)
    assert done.bestanden == (path.name,)
    assert done.verwijderd == 0
    assert read(stick / path.name, who.secret).code == receipt.code
    assert not path.exists()
    assert (locations.given_signalen_dir / path.name).is_file()
    assert give(locations, stick).bestanden == ()


def test_removing_takes_also_what_was_given_before_but_only_when_it_stands_there(
    locations: Locations, stick: Path, tmp_path: Path
) -> None:
    who = recipient()
    kept(locations, who)
    give(locations, stick)
    kept(locations, who)
    other = tmp_path / "andere"
    other.mkdir()
    done = give(locations, other, remove=True)
    assert done.verwijderd == 2
    assert len(list(other.iterdir())) == 2
    assert files_under(locations.root) == []


def test_what_does_not_arrive_the_same_stays_waiting(locations: Locations, stick: Path) -> None:
    _, path = kept(locations, recipient())
    (stick / path.name).write_bytes(b"iets anders")
    for remove in (False, True):
        with pytest.raises(KlantbeeldError) as caught:
            give(locations, stick, remove=remove)
        assert caught.value.code is SignaalErrorCode.MAP_ANDERS
    assert (stick / path.name).read_bytes() == b"iets anders"
    assert sealed_files(locations) == [path]
    with pytest.raises(KlantbeeldError) as caught:
        give(locations, stick / "is-er-niet", remove=True)
    assert caught.value.code is SignaalErrorCode.MAP_ONTBREEKT
    assert sealed_files(locations) == [path]


def test_broken_off_between_copying_and_marking_it_is_done_again(locations: Locations, stick: Path) -> None:
    _, path = kept(locations, recipient())
    shutil.copy(path, stick)
    assert give(locations, stick).bestanden == (path.name,)
    assert waiting(locations).gegeven == 1


def test_a_disk_that_refuses_keeps_nothing_and_says_so(locations: Locations) -> None:
    locations.data_dir.mkdir(parents=True)
    # A file where the folder should come: refused for everybody, also for who may do anything.
    locations.signalen_dir.write_bytes(b"")
    with pytest.raises(KlantbeeldError) as caught:
        kept(locations, recipient())
    assert caught.value.code is StoreErrorCode.LEESFOUT
    assert not [word for word in CANARIES if word in str(caught.value)]
