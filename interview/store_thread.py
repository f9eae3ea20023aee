"""The thread that owns the store: everything that is written goes through it, one thing at a time.

It also keeps the clock. It is loaded at the start of the app, so it must stay free of the record
models and of everything else that costs time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol, TypeVar

from interview.store.errors import StoreErrorCode, store_error

if TYPE_CHECKING:
    from interview.store.store import Store

Result = TypeVar("Result")


class Clock(Protocol):
    """Tells the time, with its zone."""

    def __call__(self) -> datetime:
        """Now."""


def system_clock() -> datetime:
    """The clock of this machine, in its own zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class _Job:
    """One piece of work for the store thread."""

    run: Callable[[Store], None]
    give_up: Callable[[], None] = lambda: None
    """Tells whoever waits that it will not be done."""


class _Stop:
    """Ends the store thread after all that came before."""


class StoreThread:
    """Owns the store and does one thing at a time, in order of asking."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """Start the thread; ``open_store`` runs in it, and :attr:`opened` tells how that went."""
        self.opened: Future[None] = Future()
        self._queue: SimpleQueue[_Job | _Stop] = SimpleQueue()
        self._asking = threading.Lock()
        self._ended = False
        self._due: dict[str, tuple[float, Callable[[Store], None]]] = {}
        self._open_store = open_store
        self._thread = threading.Thread(target=self._work, name="klantbeeld-opslag", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Store], Result]) -> Future[Result]:
        """Do ``work`` in the thread; the future is done after its commit, or carries its error.

        What was asked is done, also when nobody waits for it any more. What is asked once the store is
        closed is not: the future then carries OPSLAG-GESLOTEN, so that nobody waits for ever.
        """
        future: Future[Result] = Future()
        # From here on a task that stops waiting cannot take the work out of the queue with it.
        future.set_running_or_notify_cancel()

        def run(store: Store) -> None:
            try:
                result = work(store)
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)

        def give_up() -> None:
            future.set_exception(store_error(StoreErrorCode.GESLOTEN))

        if not self._ask(_Job(run, give_up)):
            give_up()
        return future

    def at(self, when: float, name: str, run: Callable[[Store], None]) -> None:
        """Run in the thread at monotonic time ``when``; a later call with the same name replaces it."""

        def plan(_: Store) -> None:
            self._due[name] = (when, run)

        self._ask(_Job(plan))

    def forget(self, name: str) -> None:
        """Do not run ``name`` any more; only from within the thread."""
        self._due.pop(name, None)

    def close(self) -> None:
        """Finish what was asked, keep every draft, close the store and end the thread."""
        self._ask(_Stop(), last=True)
        self._thread.join()

    def _ask(self, job: _Job | _Stop, *, last: bool = False) -> bool:
        """Put ``job`` in the queue; False when nobody will do it any more."""
        with self._asking:
            if self._ended:
                return False
            self._ended = last
            self._queue.put(job)
            return True

    def _give_up_the_rest(self) -> None:
        """Answer whoever still waits."""
        with self._asking:
            self._ended = True
        while not self._queue.empty():
            job = self._queue.get()
            if isinstance(job, _Job):
                job.give_up()

    def _work(self) -> None:
        try:
            store = self._open_store()
        except BaseException as error:  # noqa: BLE001 - handed to whoever opens
            self.opened.set_exception(error)
            self._give_up_the_rest()
            return
        self.opened.set_result(None)
        try:
            while True:
                job = self._next()
                if isinstance(job, _Stop):
                    break
                if job is not None:
                    job.run(store)
                self._run_due(store, time.monotonic())
            self._run_due(store, float("inf"))
        finally:
            self._give_up_the_rest()
            store.close()

    def _next(self) -> _Job | _Stop | None:
        if not self._due:
            return self._queue.get()
        first = min(when for when, _ in self._due.values())
        try:
            return self._queue.get(timeout=max(0.0, first - time.monotonic()))
        except Empty:
            return None

    def _run_due(self, store: Store, now: float) -> None:
        for name in [name for name, (when, _) in self._due.items() if when <= now]:
            _, run = self._due.pop(name)
            run(store)
