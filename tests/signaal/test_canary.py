"""The canary: words of a Signaal stand in nothing that a whole visit leaves behind, and the search can fail.

Carried out on a real store: notes, advice, both documents, the seal, exports, the list, a copy, a crash.
"""

from __future__ import annotations

import asyncio
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events

from interview.conversation import Conversation
from interview.desk import Desk
from interview.linear.reader import Reader
from interview.linear.signaal import write_signaal
from interview.locations import ROOT_VARIABLE, Locations
from interview.session import commands as ask
from interview.signaal.desk import addressed, seal_for
from interview.signaal.outbox import give
from interview.tui.app import KlantbeeldApp
from interview.tui.screens.confirm import ConfirmScreen
from interview.tui.screens.signaal import SignaalScreen
from interview.tui.screens.werkvoorraad import WerkvoorraadScreen
from tests.commands.running import run_here
from tests.interview.desks import open_desk, still_clock
from tests.signaal.example import CANARIES, WRITTEN, read, sealed_files
from tests.signaal.search import in_files, in_store, in_text
from tests.signaal.whole_visit import back_up, carry_out
from tests.store.example import PASSPHRASE, files_under
from tests.tools.gemeente import install_real_looking
from tests.tui.keyboard import fill, until
from tests.tui.plan_example import tell


@dataclass(frozen=True, slots=True)
class Place:
    """A machine of its own."""

    root: Path
    """Data, settings and cache of the program."""
    home: Path
    temporary: Path
    outside: Path
    """What is exported, and a stick."""

    @property
    def folders(self) -> tuple[Path, ...]:
        return self.root, self.home, self.temporary, self.outside


@pytest.fixture
def place(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    made = Place(tmp_path / "klantbeeld", own_home, tmp_path / "tijdelijk", tmp_path / "buiten")
    for folder in (made.temporary, made.outside):
        folder.mkdir()
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    monkeypatch.setenv("TMPDIR", str(made.temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    install_real_looking(Locations.under(made.root))
    yield made


def _leave_everything_behind(desk: Desk) -> str:
    """What the app would show of it afterwards, and a copy of the store."""
    back_up(desk)
    work = desk.caseload.worklist().result()
    return repr([(item, desk.caseload.history(item.klant.klant_id).result()) for item in work.alles])


def _export(place: Place) -> str:
    """Every export there is; gives all that was said on the way."""
    (place.outside / "wachtzin").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    said: list[str] = []
    for form in ("json", "csv"):
        target = place.outside / f"uit.{form}"
        secret = str(place.outside / "wachtzin")
        ran = run_here(
            "exporteer", "--uit", str(target), "--vorm", form, "--met-bsn", "--wachtzin-van", secret, check=0
        )
        assert target.stat().st_size
        said += [ran.out, ran.err]
    gesprek = place.outside / "gesprek.json"
    gesprek.write_text((place.outside / "uit.json").read_text(encoding="utf-8").splitlines()[0], "utf-8")
    ran = run_here("kaart", "afspraken", "--van", str(gesprek), "--uit", str(place.outside))
    assert list(place.outside.glob("*.pdf")), ran.err
    said += [ran.out, ran.err]
    for words in (("signaal", "lijst"), ("signaal", "lijst", "--json"), ("sleutels",), ("dokter",)):
        ran = run_here(*words)
        said += [ran.out, ran.err]
    return "\n".join(said)


def test_a_signaal_stands_in_nothing_but_its_sealed_file(
    place: Place, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    def write(conversation: Conversation) -> None:
        desk = opened[0]
        seal_for(desk, addressed(desk), WRITTEN)
        klant = desk.caseload.klanten().result()[0]
        lines = "\n".join([*WRITTEN.values(), "ja", ""])
        assert write_signaal(Reader(io.StringIO(lines), io.StringIO()), desk, lambda: None, klant)

    opened: list[Desk] = []
    with open_desk(place.root) as desk:
        opened.append(desk)
        carry_out(desk, write)
        shown = _leave_everything_behind(desk)
        assert in_store(desk, CANARIES) == []
        assert in_files(place.folders, CANARIES) == [], "while the store is open"
    shown += _export(place)
    for path in sealed_files(Locations.under(place.root)):
        assert {name: getattr(read(path), name) for name in WRITTEN} == WRITTEN
    assert len(give(Locations.under(place.root), place.outside).bestanden) == 2
    names = {path.name for path in files_under(place.root)}
    assert {"klantbeeld.db", "kopie.db"} <= names
    assert len([name for name in names if name.endswith(".pdf")]) >= 3, "plan, report and extract"
    assert in_files(place.folders, CANARIES) == []
    said = capfd.readouterr()
    assert in_text(shown + said.out + said.err + caplog.text, CANARIES) == []


def test_the_search_finds_a_word_that_is_there(place: Place) -> None:
    """The same visit with the word in a note, as it would be if a Signaal leaked into one."""
    word = CANARIES[0]

    def leak(conversation: Conversation) -> None:
        tell(conversation, ask.LegNotitieVast("wonen", f"de klant zei {word} tegen mij"))

    with open_desk(place.root) as desk:
        carry_out(desk, leak)
        _leave_everything_behind(desk)
        found = in_store(desk, [word])
    places = {hit.partition(":")[0] for hit in found}
    assert {"gesprek", "gebeurtenis notitie_vastgelegd", "document verslag"} <= places, places
    _export(place)
    files = {hit.partition(":")[0] for hit in in_files(place.folders, [word])}
    assert "uit.json" in files
    assert any(name.startswith("klantbeeldverslag") for name in files)


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "base64", "broken", "capital"])
def test_the_search_finds_a_word_in_other_clothes(place: Place, form: str) -> None:
    import base64

    word = CANARIES[0]
    written = {
        "base64": base64.b64encode(f"iets {word} iets".encode()),
        "broken": f"{word[:5]}-\n  {word[5:]}".encode(),
        "capital": word.upper().encode(),
    }
    (place.temporary / "x").write_bytes(b"\0\xff" + written.get(form, word.encode("utf-8")))
    if form == "utf-16-le":
        (place.temporary / "x").write_bytes(word.encode(form))
    assert in_files([place.temporary], CANARIES) == [f"x: {word}"]


def test_a_defect_while_sealing_tells_nobody_what_was_written(
    place: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(desk: Desk, parties: object, written: dict[str, str]) -> None:
        secret = json.dumps(written)
        raise RuntimeError(secret)

    monkeypatch.setattr("interview.signaal.desk.seal_for", broken)

    async def drive(desk: Desk) -> None:
        app = KlantbeeldApp(desk.locations, still_clock, lambda: desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, WerkvoorraadScreen))
            await app.push_screen(SignaalScreen(desk))
            await until(pilot, lambda: app.focused is not None and app.focused.id == "input-gezien")
            await fill(pilot, *WRITTEN.values())
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            # The pilot would wait for an answer of the app that has just ended.
            app.post_message(events.Key("enter", "\r"))
            while not app.crashed:
                await asyncio.sleep(0.01)

    with open_desk(place.root) as desk:
        asyncio.run(drive(desk))
        assert "RuntimeError" in desk.locations.crash_log.read_text(encoding="utf-8")
        assert in_store(desk, CANARIES) == []
    said = capfd.readouterr()
    assert in_text(said.out + said.err, CANARIES) == []
    assert in_files(place.folders, CANARIES) == []
