"""What is behind the keys: a commit to the disk, and the advice for one person."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview.conversation import NOTE_FIELD, Conversation
from interview.demo.make import open_demo
from interview.session import commands as ask
from interview.session.advice import outcome_of, scoring_input
from interview.session.state import State
from interview.store_thread import system_clock
from scoring.engine import score
from scoring.explain import explain
from scoring.trajecten import recommend
from tests.bench.keys import LONG_NOTE
from tests.bench.samples import Cost
from tests.bench.visits import JUDGING, Store

COMMITS, SCORES = 200, 200


@dataclass(frozen=True, slots=True)
class Commits:
    """From asking until it is on the disk for good."""

    bare: Sequence[Cost]
    answers: Sequence[Cost]
    drafts: Sequence[Cost]


@dataclass(frozen=True, slots=True)
class Advising:
    """One person at a time."""

    scores: Sequence[Cost]
    explained: Sequence[Cost]


def commits(store: Store, folder: Path) -> Commits:
    """Answers and drafts in the encrypted store, beside a bare database on the same disk."""
    desk = open_demo(store.locations, store.stories, system_clock)
    try:
        item = next(i for i in desk.caseload.worklist().result().alles if i.klant.achternaam == JUDGING)
        conversation = desk.open_gesprek(item.gesprek_id)
        bare = _bare_commits(folder / "kaal.db")
        answers = [_answer(conversation, 1 + number % 5) for number in range(COMMITS)]
        drafts = [_draft(conversation, number) for number in range(COMMITS)]
        conversation.discard(f"{NOTE_FIELD}werk").result()
        return Commits(bare, answers, drafts)
    finally:
        desk.close()


def _answer(conversation: Conversation, niveau: int) -> Cost:
    return _timed(lambda: conversation.do(ask.ZetNiveau("lichaam", niveau)).result())


def _draft(conversation: Conversation, number: int) -> Cost:
    text = f"{number} {LONG_NOTE}"

    def keep() -> None:
        conversation.type(f"{NOTE_FIELD}werk", text)
        conversation.flush().result()

    return _timed(keep)


def _bare_commits(place: Path) -> list[Cost]:
    """200 bytes in the standard library's database with the same promise: WAL, synchronous FULL."""
    connection = sqlite3.connect(place, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE t (x BLOB)")
        statement = "INSERT INTO t VALUES (zeroblob(200))"
        return [_timed(lambda: connection.execute(statement)) for _ in range(COMMITS)]
    finally:
        connection.close()


def advising(store: Store) -> Advising:
    """Everyone in the demo who got an advice, in turn, until there are enough."""
    desk = open_demo(store.locations, store.stories, system_clock)
    try:
        worklist = desk.caseload.worklist().result()
        states = [desk.open_gesprek(item.gesprek_id).state for item in worklist.alles if item.stap]
    finally:
        desk.close()
    advised = [state for state in states if state.record.advies is not None]
    turns = [advised[number % len(advised)] for number in range(SCORES)]
    return Advising([_timed(_scoring(state)) for state in turns], [_timed(_explaining(s)) for s in turns])


def _scoring(state: State) -> Callable[[], object]:
    given = scoring_input(state)
    return lambda: score(given, state.content.regelset)


def _explaining(state: State) -> Callable[[], object]:
    """As a screen asks it: the outcome, why, what would change it, and the trajecten."""
    given, content = scoring_input(state), state.content

    def work() -> None:
        outcome = outcome_of(state)
        explain(outcome, given, content.regelset)
        recommend(outcome, given, content.catalogus)

    return work


def _timed(work: Callable[[], object]) -> Cost:
    """Every thread of this process counts."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost((time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3)
