"""The store as a source: through vectors that are made anew when they are not right, and never the truth."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from interview.demo.make import open_demo
from interview.demo.story import load_stories
from interview.desk import Desk
from interview.locations import Locations
from interview.record import GespreksRecord
from interview.rescoring.entries import Questionnaires
from interview.rescoring.frames import facts_read
from interview.rescoring.progress import Progress
from interview.rescoring.run import Rescored, Task, rescore
from interview.rescoring.source_store import StoreSource
from interview.rescoring.storing import OutcomeStore
from interview.rescoring.vectors import VectorCache, cache_key
from interview.session.commands import Heropen, NoteerHoeWasHet, ZetBelemmert
from interview.session.herscoring import asks_another_look, herscoring_line
from interview.session.open_work import open_work
from interview.store.errors import StoreErrorCode
from interview.store_thread import system_clock
from questionnaires.answers import Belemmert
from questionnaires.errors import KlantbeeldError
from scoring.rules import Regelset
from tests.rescoring.example import AT, RULES, other_rules, outcome
from tests.rescoring.killing import killed


@pytest.fixture
def desk(home: Path) -> Generator[Desk]:
    """The open demo store: six gesprekken that were begun, four with an advice."""
    found = open_demo(Locations.for_demo(), load_stories(), system_clock)
    yield found
    found.close()


def _rescored(
    desk: Desk, folder: Path, rules: Regelset = RULES, store: OutcomeStore | None = None
) -> Rescored:
    source = StoreSource(desk, Questionnaires(desk.locations), facts_read(rules))
    task = Task(source, source.fingerprint(), rules, None, folder, AT, part_size=4)
    return rescore(task, Progress(), None if store is None else store.keep)


def _keeping(desk: Desk, rules: Regelset) -> OutcomeStore:
    return OutcomeStore(desk, rules, Questionnaires(desk.locations), AT, Progress())


def _cache(desk: Desk) -> VectorCache:
    key = desk.thread.submit(lambda store: cache_key(store.keys.store_key)).result()
    return VectorCache(desk.locations.vectors_file, key)


def _records(desk: Desk) -> dict[str, GespreksRecord]:
    heads = desk.thread.submit(lambda store: store.journal_heads()).result()
    return {head.gesprek_id: desk.record(head.gesprek_id).result() for head in heads}


def test_the_demo_comes_out_as_it_was_advised_and_the_store_stays_as_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    before = _records(desk)
    _rescored(desk, tmp_path / "uit")
    rows = outcome(tmp_path / "uit")
    assert [row["gesprek_id"] for row in rows] == sorted(before)
    for row in rows:
        advice = before[str(row["gesprek_id"])].advies
        assert row["had_advies"] == (advice is not None)
        if advice is not None:
            assert (row["categorie"], row["mogelijk"]) == (advice.categorie, " ".join(advice.mogelijk))
    assert _records(desk) == before


def test_the_cache_is_unreadable_without_a_key_of_its_own(desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "uit")
    content = desk.locations.vectors_file.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert not any(name.encode() in content for name in (*_records(desk), "voorbeeld", "aanpak"))
    store_key = desk.thread.submit(lambda store: store.keys.store_key).result()
    assert cache_key(store_key) != store_key
    assert desk.locations.vectors_file.parent == desk.locations.cache_dir
    assert desk.locations.vectors_file.stat().st_mode & 0o077 == 0
    # With the key of the store it does not open: it is taken for a foreign file, and made anew.
    stranger = VectorCache(desk.locations.vectors_file, store_key)
    assert stranger.between("", "z") == {}
    stranger.close()


def test_a_vector_is_used_until_its_journal_moves_on(desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "een")
    cache = _cache(desk)
    known = cache.between("", "z")
    assert len(known) == 6
    # A label only the cache could give shows which gesprekken were read from it.
    cache.keep(
        [
            (kept.head, replace(kept.entry, gemeente="uit-de-cache"), kept.vragenlijst_sha256, kept.indeling)
            for kept in known.values()
        ]
    )
    cache.close()
    _rescored(desk, tmp_path / "twee")
    assert {row["gemeente"] for row in outcome(tmp_path / "twee")} == {"uit-de-cache"}
    changed = sorted(known)[1]
    desk.open_gesprek(changed).do(NoteerHoeWasHet("goed")).result()
    _rescored(desk, tmp_path / "drie")
    found = {row["gesprek_id"]: row["gemeente"] for row in outcome(tmp_path / "drie")}
    assert {name for name, gemeente in found.items() if gemeente != "uit-de-cache"} == {changed}


@pytest.mark.parametrize("damage", ["missing", "half", "noise", "wal"])
def test_a_cache_that_is_no_good_is_made_anew(damage: str, desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "een")
    place = desk.locations.vectors_file
    content = place.read_bytes()
    match damage:
        case "missing":
            place.unlink()
        case "half":
            place.write_bytes(content[: len(content) // 2])
        case "noise":
            place.write_bytes(bytes(255 - byte for byte in content))
        case _:
            place.with_name(place.name + "-wal").write_bytes(b"x" * 4_000)
    _rescored(desk, tmp_path / "twee")
    assert outcome(tmp_path / "een") == outcome(tmp_path / "twee")
    cache = _cache(desk)
    assert len(cache.between("", "z")) == 6
    cache.close()


def test_a_cache_that_cannot_be_made_is_refused_with_a_code(tmp_path: Path) -> None:
    place = tmp_path / "vectoren.bin"
    place.mkdir()
    with pytest.raises(KlantbeeldError) as caught:
        VectorCache(place, bytes(32))
    assert caught.value.code in (StoreErrorCode.LEESFOUT, StoreErrorCode.ALLEEN_LEZEN)


def test_the_vector_of_an_erased_klant_is_gone_after_the_next_run(desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "een")
    erased = next(iter(_records(desk).values()))
    desk.thread.submit(lambda store: store.erase_klant(erased.klant.klant_id)).result()
    _rescored(desk, tmp_path / "twee")
    cache = _cache(desk)
    assert erased.gesprek_id not in cache.between("", "z")
    cache.close()
    assert erased.gesprek_id not in {row["gesprek_id"] for row in outcome(tmp_path / "twee")}


def test_an_outcome_is_kept_beside_the_advice_once_and_nothing_else_changes(
    desk: Desk, tmp_path: Path
) -> None:
    rules = other_rules(desk.locations.own_rulesets_dir)
    before = _records(desk)
    rows = {row.gesprek_id: row for row in desk.thread.submit(lambda store: store.gesprekken()).result()}
    keeping = _keeping(desk, rules)
    _rescored(desk, tmp_path / "uit", rules, keeping)
    assert (keeping.vastgelegd, keeping.zonder_advies, keeping.veranderd) == (4, 2, 0)
    after = _records(desk)
    for name, one in after.items():
        assert one.model_copy(update={"herscoringen": ()}) == before[name]
        if one.advies is None:
            assert one.herscoringen == ()
            continue
        (kept,) = one.herscoringen
        assert kept.regelset.sha256 == rules.inhoud_hash
        assert kept.zin
        word = rules.per_categorie[str(kept.categorie)].kort
        assert f"met regels zwolle 9.0.0: {word}" in herscoring_line(one)
        differs = kept.categorie != one.advies.categorie
        work = [found for found in open_work(one, AT.date()) if found.wat == "advies opnieuw bekijken"]
        assert bool(work) == (asks_another_look(one) is not None and one.einde is not None)
        assert all(found.stil for found in work)
        assert differs or not work
    assert any(one.einde is not None and one.herscoringen for one in after.values())
    assert any(asks_another_look(one) for one in after.values())
    # Nobody worked on these gesprekken: the werkvoorraad stays in its order.
    now = {row.gesprek_id: row for row in desk.thread.submit(lambda store: store.gesprekken()).result()}
    assert {name: row.summary.bijgewerkt_op for name, row in now.items()} == {
        name: row.summary.bijgewerkt_op for name, row in rows.items()
    }
    again = _keeping(desk, rules)
    _rescored(desk, tmp_path / "uit", rules, again)
    assert (again.vastgelegd, again.al_bekend) == (0, 4)
    assert _records(desk) == after


def test_what_was_changed_after_the_run_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "uit")
    advised = next(
        one for one in _records(desk).values() if one.advies is not None and one.advies.categorie == "aanpak"
    )
    conversation = desk.open_gesprek(advised.gesprek_id)
    conversation.do(Heropen()).result()
    for gebied in ("geld", "wonen", "mentaal"):
        conversation.do(ZetBelemmert(gebied, Belemmert.JA, "er is meer aan de hand")).result()
    keeping = _keeping(desk, RULES)
    keeping.keep(tmp_path / "uit" / "uitkomst.parquet")
    assert (keeping.vastgelegd, keeping.veranderd) == (3, 1)
    assert _records(desk)[advised.gesprek_id].herscoringen == ()


def test_killed_while_keeping_each_outcome_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    _rescored(desk, tmp_path / "uit")
    desk.close()
    place = tmp_path / "uit" / "uitkomst.parquet"
    assert killed(("opslag", str(place)), lambda told: len(told) == 3)
    killed(("opslag", str(place)), lambda told: len(told) == 2, running=True)
    reopened = open_demo(Locations.for_demo(), load_stories(), system_clock)
    try:
        keeping = _keeping(reopened, RULES)
        keeping.keep(place)
        assert keeping.al_bekend > 0
        assert keeping.vastgelegd + keeping.al_bekend == 4
        kept = [len(one.herscoringen) for one in _records(reopened).values() if one.advies is not None]
        assert kept == [1, 1, 1, 1]
    finally:
        reopened.close()


def test_what_was_being_typed_stays_a_draft(desk: Desk, tmp_path: Path) -> None:
    advised = next(one for one in _records(desk).values() if one.advies is not None)
    name = advised.gesprek_id
    desk.thread.submit(
        lambda store: store.save_draft(name, "snelle_notitie", "half ver", AT.isoformat())
    ).result()
    _rescored(desk, tmp_path / "uit", store=_keeping(desk, RULES))
    assert desk.thread.submit(lambda store: store.drafts(name)).result() == {"snelle_notitie": "half ver"}
    assert _records(desk)[name].snelle_notities == advised.snelle_notities
