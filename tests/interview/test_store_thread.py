"""The one thread of the store: what was asked is done in order, and nobody ever waits for nothing."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from interview.klant import Klant
from interview.locations import Locations
from interview.store import opening
from interview.store.errors import StoreErrorCode
from interview.store.store import Store
from interview.store_thread import StoreThread
from tests.interview.desks import make_desk, open_desk
from tests.store.example import expect_refusal

PATIENCE = 20


def test_what_nobody_waits_for_any_more_is_done_all_the_same(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        go_on = threading.Event()
        desk.thread.submit(lambda store: go_on.wait(PATIENCE))

        async def given_up() -> None:
            waiting = asyncio.ensure_future(asyncio.wrap_future(desk.caseload.add([Klant("", "Bedacht")])))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)

        asyncio.run(given_up())
        go_on.set()
        found = desk.caseload.klanten().result(PATIENCE)
        assert [klant.achternaam for klant in found] == ["Bedacht"]


def test_asking_a_closed_store_ends_at_once(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.close()
    with expect_refusal(StoreErrorCode.GESLOTEN):
        desk.caseload.worklist().result(PATIENCE)
    desk.close()


def test_a_store_that_does_not_open_leaves_nobody_waiting(tmp_path: Path) -> None:
    thread = StoreThread(lambda: opening.unlock(Locations.under(tmp_path), "een wachtzin van niemand"))
    asked = thread.submit(lambda store: store.klanten())
    with expect_refusal(StoreErrorCode.ONTBREEKT):
        thread.opened.result(PATIENCE)
    with expect_refusal(StoreErrorCode.GESLOTEN):
        asked.result(PATIENCE)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_in_what_was_due_closes_the_store_and_leaves_nobody_waiting(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)

    def broken(store: Store) -> None:
        raise ZeroDivisionError

    desk.thread.at(0.0, "iets", broken)
    with expect_refusal(StoreErrorCode.GESLOTEN):
        for _ in range(1000):
            desk.caseload.klanten().result(PATIENCE)
    desk.close()
    with open_desk(tmp_path) as again:
        assert again.caseload.klanten().result(PATIENCE) == ()
