"""The one writer: acknowledged means on disk, drafts become events, and a kill loses nothing acknowledged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from interview.conversation import NOTE_FIELD, Conversation
from interview.errors import KlantbeeldError, SessionErrorCode
from interview.record import GespreksRecord, Stap
from interview.session import commands as ask
from interview.session.events import EVENT_ADAPTER
from interview.session.state import replay
from tests.interview.desks import begun, make_desk, open_desk

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KLANTBEELD_KILLS", "12"))
"""Kills at random moments; a release runs 200."""


def test_what_was_done_is_there_after_reopening(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.do(ask.NoteerWens("rust in huis")).result()
        conversation.do(ask.GaNaar(Stap.UITWERKEN, "geld", "niveau")).result()
        expected = conversation.state
    with open_desk(tmp_path) as desk:
        again = desk.open_gesprek(expected.record.gesprek_id)
        assert again.state.record == expected.record
        assert again.state.plek == expected.plek


def test_the_document_is_a_projection_of_the_journal(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        for text in ("een", "twee", "drie"):
            conversation.do(ask.NoteerWens(text)).result()
        conversation.do(ask.MaakOngedaan()).result()
        kept = desk.record(conversation.gesprek_id).result()
        assert kept == conversation.state.record
        stored = desk.thread.submit(lambda store: store.events(conversation.gesprek_id)).result()
        rebuilt = replay(
            conversation.state.content, [EVENT_ADAPTER.validate_json(event.payload) for event in stored]
        )
        assert rebuilt.record == kept


def test_a_refusal_changes_nothing(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        before = conversation.state
        with pytest.raises(KlantbeeldError) as caught:
            conversation.do(ask.ToonAdvies()).result()
        assert caught.value.code is SessionErrorCode.OORDEEL_NODIG
        assert conversation.state is before


def test_typed_text_reaches_the_disk_by_itself_and_then_says_so(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        kept = threading.Event()
        conversation.when_saved(kept.set)
        conversation.type(f"{NOTE_FIELD}geld", "post ongeopend")
        saved_at_once = conversation.saved
        assert kept.wait(timeout=20)
        assert (saved_at_once, conversation.saved) == (False, True)
        drafts = desk.thread.submit(lambda store: store.drafts(conversation.gesprek_id)).result()
        assert drafts == {f"{NOTE_FIELD}geld": "post ongeopend"}


def test_a_draft_of_a_stopped_program_becomes_an_event(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.type(f"{NOTE_FIELD}geld", "halve zin")
        conversation.type("wens", "halve wens")
        conversation.flush().result()
    with open_desk(tmp_path) as desk:
        again = desk.open_gesprek(conversation.gesprek_id)
        assert again.state.record.leefgebied("geld").notitie == "halve zin"
        assert [note.tekst for note in again.state.record.snelle_notities] == ["halve wens"]
        assert desk.thread.submit(lambda store: store.drafts(again.gesprek_id)).result() == {}


def test_closing_the_desk_keeps_what_was_just_typed(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.type(f"{NOTE_FIELD}wonen", "net getypt")
    with open_desk(tmp_path) as desk:
        again = desk.open_gesprek(conversation.gesprek_id)
        assert again.state.record.leefgebied("wonen").notitie == "net getypt"


def test_leaving_a_field_makes_an_event_of_it_and_clears_its_draft(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.type(f"{NOTE_FIELD}geld", "eerst dit")
        conversation.do(ask.LegNotitieVast("geld", "eerst dit, dan dat")).result()
        assert conversation.saved
        assert desk.thread.submit(lambda store: store.drafts(conversation.gesprek_id)).result() == {}


def test_what_is_not_in_the_record_is_not_in_the_summary(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        conversation = begun(desk)
        conversation.do(ask.LegNotitieVast("geld", "geheimtekst")).result()
        row = desk.thread.submit(lambda store: store.gesprek(conversation.gesprek_id)).result()
        assert "geheimtekst" not in repr(row)


def test_kills_lose_no_acknowledged_event_and_resume_lands_on_the_same_field(tmp_path: Path) -> None:
    make_desk(tmp_path).close()
    with open_desk(tmp_path) as desk:
        gesprek_id = begun(desk).gesprek_id
    chance = random.Random(20261121)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        seen = _run_until_killed(tmp_path, gesprek_id, len(acknowledged), chance)
        acknowledged += seen
        with open_desk(tmp_path) as desk:
            conversation = desk.open_gesprek(gesprek_id)
            kept = [wens.tekst for wens in conversation.state.record.wensen]
            assert kept[: len(acknowledged)] == acknowledged, "an acknowledged event was lost"
            assert len(kept) - len(acknowledged) in (0, 1), "at most the one that was under way"
            assert isinstance(desk.record(gesprek_id).result(), GespreksRecord)
            acknowledged = kept
            if kept:
                _assert_place(conversation, len(kept))
    assert len(acknowledged) >= KILLS, "the writer hardly wrote: this test would prove nothing"


def _assert_place(conversation: Conversation, done: int) -> None:
    veld = conversation.state.plek.veld
    assert veld in {f"veld-{done}", f"veld-{done + 1}"}, "resume lands on the field of the last event"


def _run_until_killed(root: Path, gesprek_id: str, start: int, chance: random.Random) -> list[str]:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.interview.kill_writer", str(root), gesprek_id, str(start)],
        stdout=subprocess.PIPE, cwd=CHECKOUT, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    after = chance.randint(1, 12)
    seen = [line.strip() for _, line in zip(range(after), writer.stdout, strict=False)]
    writer.kill()
    rest = writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    # A last line may be torn by the kill; it is whole only with its end.
    return seen + [line for line in rest if line.endswith(".")]
