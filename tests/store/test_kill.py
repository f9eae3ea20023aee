"""Kill -9 at any moment: nothing that was acknowledged is lost, and the store opens again."""

from __future__ import annotations

import os
import random
import subprocess
import sys

from interview.store.model import KlantToestand
from tests.store.example import CHECKOUT, MadeStore, event, with_gesprek
from tests.store.writer import FIELD, GESPREK

KILLS = int(os.environ.get("KLANTBEELD_KILLS", "25"))
"""Kills in one run; 200 or more for a release."""

Told = tuple[str, int]
"""What was written, and its number."""


def test_no_acknowledged_write_is_lost(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store)
    chosen = random.Random(os.environ.get("KLANTBEELD_ZAAD"))
    acknowledged: set[Told] = set()
    for _ in range(KILLS):
        acknowledged |= _write_until_killed(made, chosen.randint(1, 60))
        assert _lost(made, acknowledged) == []
    assert {what for what, _ in acknowledged} == {"geopend", "concept", "gebeurtenis", "klant"}
    assert len(acknowledged) > KILLS * 10


def test_the_check_catches_a_writer_that_acknowledges_too_early(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store)
    assert _lost(made, _write_until_killed(made, None, "te-vroeg")) == [("gebeurtenis", 1)]


def _write_until_killed(made: MadeStore, lines: int | None, *mode: str) -> set[Told]:
    """What a writer told that it committed, killed as soon as it told that many lines."""
    command = [sys.executable, "-m", "tests.store.writer", str(made.locations.data_dir.parent), *mode]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(made.master.hex() + "\n")
        writer.stdin.flush()
        told = [] if lines is None else [writer.stdout.readline() for _ in range(lines)]
        if lines is not None:
            writer.kill()
        # What it told and we had not read yet was acknowledged all the same.
        told += writer.stdout.readlines()
    assert told[0] == "geopend 0\n"
    return {(what, int(number)) for what, number in (line.split() for line in told)}


def _lost(made: MadeStore, acknowledged: set[Told]) -> list[Told]:
    """What was acknowledged and is not there; asserts that what is there is whole."""
    with made.opened() as store:
        events = store.events(GESPREK)
        last = len(events)
        assert events == [event(number) for number in range(1, last + 1)]
        assert store.document(GESPREK) == (f'{{"n":{last}}}' if last else "{}")
        assert store.gesprek(GESPREK).volgnummer == last
        drafts = store.drafts(GESPREK)
        assert drafts in ({}, {FIELD: f"concept {last + 1}"})
        klanten = {row.klant_id: row.toestand for row in store.klanten()}
        assert set(klanten.values()) == {KlantToestand.LEESBAAR}
        assert store.integrity_check().ok
    there = {"geopend": lambda number: True}
    there["gebeurtenis"] = lambda number: number <= last
    there["concept"] = lambda number: number <= last or bool(drafts)
    there["klant"] = lambda number: f"klant-van-{number:06}" in klanten
    return sorted((what, number) for what, number in acknowledged if not there[what](number))
