"""What the rest of the program does with an open store."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from interview.store.errors import NOTICE_TEXTS, StoreErrorCode, StoreNoticeCode, store_error
from interview.store.identifiers import new_identity
from interview.store.model import GesprekSummary, KlantRow, KlantToestand
from questionnaires.errors import KlantbeeldError
from tests.store.example import AT, SUMMARY, MadeStore, event, expect_refusal, with_gesprek


def test_events_document_and_summary_are_written_together(made: MadeStore) -> None:
    later = GesprekSummary(gepland_op=None, status="klaar", stap="afsluiten", bijgewerkt_op=AT)
    with made.opened() as store:
        with_gesprek(store, events=1)
        assert store.append("gesprek-1", [event(2), event(3)], '{"n":3}', later, after=1) == 3
    with made.opened() as store:
        assert store.events("gesprek-1") == [event(1), event(2), event(3)]
        assert store.document("gesprek-1") == '{"n":3}'
        [row] = store.gesprekken()
        assert (row.gesprek_id, row.klant_id, row.volgnummer, row.summary) == (
            "gesprek-1",
            "klant-1",
            3,
            later,
        )
        assert store.gesprek("gesprek-1") == row


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_writer_that_missed_an_event_is_refused(made: MadeStore, after: int) -> None:
    with made.opened() as store:
        with_gesprek(store, events=2)
        store.save_draft("gesprek-1", "notitie.geld", "half", AT)
        with expect_refusal(StoreErrorCode.CONFLICT):
            store.append("gesprek-1", [event(3)], "{}", SUMMARY, ["notitie.geld"], after=after)
        assert len(store.events("gesprek-1")) == 2
        assert store.drafts("gesprek-1") == {"notitie.geld": "half"}


def test_a_draft_lives_until_its_event_is_written(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store)
        store.save_draft("gesprek-1", "notitie.geld", "de hu", AT)
        store.save_draft("gesprek-1", "notitie.geld", "de huur", AT)
        store.save_draft("gesprek-1", "notitie.werk", "winkel", AT)
    with made.opened() as store:
        assert store.drafts("gesprek-1") == {"notitie.geld": "de huur", "notitie.werk": "winkel"}
        store.append("gesprek-1", [event(1)], "{}", SUMMARY, ["notitie.geld"], after=0)
        store.save_draft("gesprek-1", "notitie.werk", "", AT)
        assert store.drafts("gesprek-1") == {}


def test_the_projection_can_be_rewritten_without_an_event(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=2)
        store.rewrite_document("gesprek-1", '{"opnieuw":true}', SUMMARY)
        assert store.document("gesprek-1") == '{"opnieuw":true}'
        assert store.gesprek("gesprek-1").volgnummer == 2


def test_klanten_are_added_all_or_none(made: MadeStore) -> None:
    with made.opened() as store:
        store.add_klanten({f"klant-{number}": "{}" for number in range(3)})
        with expect_refusal(StoreErrorCode.DUBBEL):
            store.add_klanten({"klant-9": "{}", "klant-2": '{"ander":1}'})
        store.update_klant("klant-1", '{"naam":"Fictief"}')
    with made.opened() as store:
        assert [row.klant_id for row in store.klanten()] == ["klant-0", "klant-1", "klant-2"]
        assert store.klant("klant-1") == KlantRow("klant-1", KlantToestand.LEESBAAR, '{"naam":"Fictief"}')
        assert store.klant("klant-2").payload == "{}"


def test_documents_come_back_byte_for_byte_and_are_never_replaced(made: MadeStore) -> None:
    content = bytes(range(256)) * 500
    with made.opened() as store:
        with_gesprek(store)
        store.add_document("gesprek-1", "mijn-plan", 1, content, AT)
        store.add_document("gesprek-1", "mijn-plan", 2, b"twee", AT)
        with expect_refusal(StoreErrorCode.DUBBEL):
            store.add_document("gesprek-1", "mijn-plan", 2, b"anders", AT)
    with made.opened() as store:
        first, second = store.documents("gesprek-1")
        assert (first.soort, first.versie, first.grootte) == ("mijn-plan", 1, len(content))
        assert first.sha256 == hashlib.sha256(content).hexdigest()
        assert store.document_bytes("gesprek-1", "mijn-plan", 1) == content
        assert store.document_bytes("gesprek-1", second.soort, second.versie) == b"twee"
        with expect_refusal(StoreErrorCode.ONBEKEND):
            store.document_bytes("gesprek-1", "mijn-plan", 3)


def test_settings_are_kept(made: MadeStore) -> None:
    with made.opened() as store:
        assert store.setting("naam") is None
        store.set_setting("naam", "Bedacht")
        store.set_setting("naam", "Denkbeeld")
    with made.opened() as store:
        assert store.setting("naam") == "Denkbeeld"


def test_what_is_not_there_is_unknown(made: MadeStore) -> None:
    with made.opened() as store:
        for attempt in (
            lambda: store.klant("niemand"),
            lambda: store.update_klant("niemand", "{}"),
            lambda: store.erase_klant("niemand"),
            lambda: store.events("geen"),
            lambda: store.document("geen"),
            lambda: store.gesprek("geen"),
            lambda: store.save_draft("geen", "veld", "tekst", AT),
            lambda: store.append("geen", [event(1)], "{}", SUMMARY, after=0),
            lambda: store.create_gesprek("geen", "niemand", [], "{}", SUMMARY),
            lambda: store.add_document("geen", "mijn-plan", 1, b"", AT),
        ):
            with expect_refusal(StoreErrorCode.ONBEKEND):
                attempt()


def test_a_gesprek_is_made_once(made: MadeStore) -> None:
    with made.opened() as store:
        with_gesprek(store, events=1)
        with expect_refusal(StoreErrorCode.DUBBEL):
            store.create_gesprek("gesprek-1", "klant-1", [event(9)], "{}", SUMMARY)
        assert store.events("gesprek-1") == [event(1)]


def test_only_the_thread_that_opened_the_store_may_use_it(made: MadeStore) -> None:
    codes: list[StrEnum] = []

    def use() -> None:
        for attempt in (store.klanten, lambda: store.add_klant("klant-1", "{}"), store.close):
            try:
                attempt()
            except KlantbeeldError as error:
                codes.append(error.code)

    with made.opened() as store:
        thread = threading.Thread(target=use)
        thread.start()
        thread.join()
        assert store.klanten() == []
    assert codes == [StoreErrorCode.VERKEERDE_DRAAD] * 3


def test_a_backup_is_encrypted_checked_and_opens_with_the_same_keys(made: MadeStore) -> None:
    target = made.locations.backups_dir / "wekelijks.db"
    with made.opened() as store:
        with_gesprek(store, events=3)
        store.backup(target)
        with expect_refusal(StoreErrorCode.KOPIE_BESTAAT_AL):
            store.backup(target)
        store.append("gesprek-1", [event(4)], "{}", SUMMARY, after=3)
    assert sorted(path.name for path in made.locations.backups_dir.iterdir()) == ["wekelijks.db"]
    target.replace(made.locations.store_file)
    with made.opened() as store:
        assert store.events("gesprek-1") == [event(1), event(2), event(3)]
        assert store.integrity_check().ok


def test_identities_are_ordered_by_time_and_never_the_same() -> None:
    start = datetime(2026, 11, 21, 10, tzinfo=UTC)
    made_ids = [new_identity(start + timedelta(milliseconds=step)) for step in range(50)]
    assert made_ids == sorted(made_ids)
    assert len({new_identity(start) for _ in range(50)}) == 50
    assert all(
        len(identity) == 36 and identity[14] == "7" and identity[19] in "89ab" for identity in made_ids
    )
    with pytest.raises(ValueError, match="aware"):
        new_identity(datetime(2026, 11, 21))  # noqa: DTZ001 - that is the fault under test


def test_every_code_has_its_texts() -> None:
    for code in StoreErrorCode:
        error = store_error(code, "plek")
        assert error.what
        assert error.remedy
        assert str(error).startswith(code.value)
    assert set(NOTICE_TEXTS) == set(StoreNoticeCode)
