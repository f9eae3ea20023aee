"""The app itself in a terminal, on a demo store: its start, its keys, its memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interview.demo.make import make_demo, open_demo
from interview.demo.story import Stories, load_stories
from interview.locations import ROOT_VARIABLE, Locations
from interview.record import Stap
from interview.session import commands as ask
from interview.store_thread import system_clock
from tests.bench.keys import LONG_NOTE, NOTE, BenchTerminal, press_each, python, type_text
from tests.bench.samples import Cost
from tests.tools.terminal import KEYS

TALKING, JUDGING, PLANNED = "Zomaar", "Denkbeeld", "Niemand"
"""Who, in the demo, is in the gesprek, who in the uitwerken, and who has no gesprek yet."""
SHORT_CARD, LONG_CARD = "taal", "werk"
"""Where a few lines were noted, and where a very long note is."""
ANSWERS, MOVES, SWITCHES = 60, 40, 300
TITLE = slice(15, 60)
"""Columns in which the title of a card stands, on row 2; the uitwerken has it a little further."""


@dataclass(frozen=True, slots=True)
class Store:
    """A demo store, opened as a store of one's own."""

    locations: Locations
    stories: Stories

    @property
    def environment(self) -> dict[str, str]:
        """Makes ``klantbeeld`` find it."""
        return {ROOT_VARIABLE: str(self.locations.data_dir.parent)}


@dataclass(frozen=True, slots=True)
class Typing:
    """Keys in a note, until it is kept."""

    keys: Sequence[Cost]
    until_kept: Sequence[Cost]
    """From the last of some keys until the mark says that all is on disk."""
    memory_mib: float


@dataclass(frozen=True, slots=True)
class Switching:
    """Card after card."""

    switches: Sequence[Cost]
    first_mib: float
    """When every card had been open once."""
    last_mib: float


@dataclass(frozen=True, slots=True)
class Judging:
    """Answers in the uitwerken."""

    answers: Sequence[Cost]
    moves: Sequence[Cost]


def make_store(root: Path) -> Store:
    """The demo without its PDFs, one klant having a gesprek with a very long note."""
    stories = load_stories()
    locations = Locations.for_demo({ROOT_VARIABLE: str(root)})
    make_demo(locations, stories, system_clock, documents=False)
    desk = open_demo(locations, stories, system_clock)
    try:
        for item in desk.caseload.worklist().result().alles:
            if item.klant.achternaam == TALKING:
                commands: tuple[ask.Command, ...] = (ask.GaNaar(Stap.GESPREK, SHORT_CARD, "notitie"),)
            elif item.klant.achternaam == PLANNED:
                commands = (
                    ask.KiesVoorbereiding("open"),
                    ask.GaNaar(Stap.GESPREK, LONG_CARD, "notitie"),
                    ask.LegNotitieVast(LONG_CARD, LONG_NOTE),
                )
            else:
                continue
            conversation = desk.open_gesprek(item.gesprek_id)
            for command in commands:
                conversation.do(command).result()
    finally:
        desk.close()
    return Store(locations, stories)


# the start


def start(store: Store) -> tuple[Cost, float]:
    """From the start to a werkvoorraad that moved on a key; the passphrase is typed as soon as it is asked.

    The key is derived in a process of its own, as always; with the demo's light parameters. Gives the
    memory in MiB too.
    """
    begun = time.monotonic()
    with BenchTerminal(python("-m", "interview"), store.environment) as terminal:
        terminal.wait_for("wachtzin")
        terminal.write(f"{store.stories.wachtzin}\r")
        return _until_a_key_works(terminal, begun)


def start_demo(store: Store) -> tuple[Cost, float]:
    """The same for the demo, which asks nothing."""
    root = store.locations.data_dir.parent.parent.parent
    begun = time.monotonic()
    with BenchTerminal(python("-m", "interview", "demo"), {ROOT_VARIABLE: str(root)}) as terminal:
        return _until_a_key_works(terminal, begun)


def start_peer(arguments: Sequence[str], ready: str) -> Cost:
    """From the start of another Python program until ``ready`` stands on the screen."""
    begun = time.monotonic()
    with BenchTerminal(python(*arguments)) as terminal:
        terminal.wait_for(ready)
        return Cost(terminal.cpu_seconds() * 1e3, (terminal.heard_at - begun) * 1e3)


def _until_a_key_works(terminal: BenchTerminal, begun: float) -> tuple[Cost, float]:
    terminal.wait_for("Vandaag", "alles opgeslagen")
    before = _backgrounds(terminal)
    terminal.press("Down")
    terminal.wait_until(lambda: _backgrounds(terminal) != before, "a list that moves")
    cost = Cost(terminal.cpu_seconds() * 1e3, (terminal.heard_at - begun) * 1e3)
    return cost, terminal.memory_mib()


def _backgrounds(terminal: BenchTerminal) -> list[str]:
    """The colour behind each line of the list: where the cursor is."""
    return [terminal.screen.buffer[row][5].bg for row in range(2, terminal.rows - 1)]


# a visit


@contextmanager
def _in_gesprek(store: Store, name: str) -> Iterator[BenchTerminal]:
    """The app, in the gesprek of that klant."""
    with BenchTerminal(python("-m", "interview"), store.environment) as terminal:
        terminal.wait_for("wachtzin")
        terminal.write(f"{store.stories.wachtzin}\r")
        terminal.wait_for("Vandaag", "alles opgeslagen")
        for keys in ("/", name, KEYS["Enter"]):
            # Half a frame can look like the whole of another: only what stands still is read.
            terminal.wait_quiet(0.2)
            terminal.write(keys)
        terminal.wait_for("Verder waar u was?")
        terminal.press("Enter")
        terminal.wait_for("F1 hulp", "▸")
        terminal.wait_quiet(0.5)
        yield terminal


def typing(store: Store, name: str, typed: str = NOTE) -> Typing:
    """Type a note where the gesprek was left, and wait for it to be kept, a few times."""
    with _in_gesprek(store, name) as terminal:
        keys = type_text(terminal, " " + typed)
        kept = [_until_kept(terminal, letter) for letter in "abcde"]
        return Typing(keys, kept, terminal.memory_mib())


def _until_kept(terminal: BenchTerminal, letter: str) -> Cost:
    """The mark stands in the first line, behind the initials."""
    terminal.wait_until(lambda: "✓" in terminal.screen.display[0], "a note that is kept")
    pressed = time.monotonic()
    terminal.press(letter)
    terminal.wait_until(lambda: "…" in terminal.screen.display[0], "a note that is not kept yet")
    terminal.wait_until(lambda: "✓" in terminal.screen.display[0], "a note that is kept")
    return Cost(wall=(terminal.heard_at - pressed) * 1e3)


def switching(store: Store) -> Switching:
    """Open every card once, then one after another many times."""
    with _in_gesprek(store, TALKING) as terminal:
        another = _another_title(terminal)
        press_each(terminal, ["PgDn"] * 12, another)
        first = terminal.memory_mib()
        switches = press_each(terminal, ["PgDn"] * SWITCHES, another)
        return Switching(switches, first, terminal.memory_mib())


def judging(store: Store) -> Judging:
    """One leefgebied judged in all five ways, again and again; then from one leefgebied to the next."""
    with _in_gesprek(store, JUDGING) as terminal:
        digits = [str(1 + number % 5) for number in range(ANSWERS)]
        answers = press_each(terminal, digits, lambda digit: terminal.shows(f"▸ {digit}  "))
        moves = press_each(terminal, ["Right", "Left"] * (MOVES // 2), _another_title(terminal))
        return Judging(answers, moves)


def _another_title(terminal: BenchTerminal) -> Callable[[str], Callable[[], bool]]:
    def title() -> str:
        return terminal.screen.display[2][TITLE].strip()

    def shown(_: str) -> Callable[[], bool]:
        before = title()
        return lambda: title() != before

    return shown
