"""A Signaal typed at a real terminal: killed or sealed, its words stay nowhere but in the sealed file."""

from __future__ import annotations

import base64
import re
import resource
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte
import pytest

from interview.locations import ROOT_VARIABLE, Locations
from interview.record import Stap
from interview.session import commands as ask
from tests.interview.desks import begun, open_desk
from tests.signaal.example import CANARIES, WRITTEN, read, sealed_files
from tests.signaal.search import in_files, in_store
from tests.terminal.visits import KLANTBEELD, unlock
from tests.tools.gemeente import install_real_looking
from tests.tools.terminal import Terminal

OPERATING_SYSTEM_COMMAND = re.compile(rb"\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL)
"""Titles, clipboards, notifications and links all begin so."""
OTHER_PAGE, OWN_PAGE = b"\x1b[?1049h", b"\x1b[?1049l"
"""To the page that does not scroll back, and from it."""


class Recording(pyte.ByteStream):
    """Keeps every byte on its way to the screen."""

    sent = b""

    def feed(self, data: bytes) -> None:  # type: ignore[override]  # as the class above does
        self.sent += data
        super().feed(data)


class Watched(Terminal):
    """A terminal that remembers what it was sent."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        super().__init__(command, environment=environment)
        self._stream = self.recording = Recording(self.screen)

    def __enter__(self) -> Watched:
        return self


@pytest.fixture
def machine(tmp_path: Path, own_home: Path) -> tuple[Path, ...]:
    """A store with a gesprek that was begun, a folder for temporary files, and a home."""
    root, temporary = tmp_path / "klantbeeld", tmp_path / "tijdelijk"
    temporary.mkdir()
    install_real_looking(Locations.under(root))
    with open_desk(root) as desk:
        conversation = begun(desk)
        conversation.do(ask.KiesVoorbereiding("open")).result()
        conversation.do(ask.GaNaar(Stap.GESPREK, "geld", "notitie")).result()
    return root, temporary, own_home


def _started(machine: tuple[Path, ...]) -> Watched:
    root, temporary, _ = machine
    return Watched(KLANTBEELD, environment={ROOT_VARIABLE: str(root), "TMPDIR": str(temporary)})


def _to_the_signaal(terminal: Terminal) -> None:
    """From the middle of a gesprek, with a note being typed."""
    unlock(terminal)
    terminal.press("Enter")
    terminal.wait_for("Verder waar u was?")
    terminal.press("Enter")
    terminal.wait_for("▸g geld", "Geld en schulden")
    terminal.write("een gewone notitie")
    terminal.wait_for("een gewone notitie", "✓")
    terminal.press("F12")
    terminal.wait_for("Signaal")
    terminal.press("s")
    terminal.wait_for("Gezien", "Vera Verzonnen", "Van: Bram Bedacht")


def _write_all(terminal: Terminal) -> None:
    for name, text in WRITTEN.items():
        # What was offered for the moment and the klant goes first.
        terminal.press(*(["Ctrl+U"] if name in ("wanneer", "over") else []))
        terminal.write(f"{text}\r" if name != "afgesproken" else text)
    terminal.wait_for(*(text.split()[0] for text in WRITTEN.values()))


def _nothing_left(machine: tuple[Path, ...]) -> None:
    assert in_files(machine, CANARIES) == []
    with open_desk(machine[0]) as desk:
        assert in_store(desk, CANARIES) == []
        # The same search sees what was typed beside it.
        assert in_store(desk, ["een gewone notitie"])


def test_killed_right_after_typing_nothing_was_kept(machine: tuple[Path, ...]) -> None:
    with _started(machine) as terminal:
        _to_the_signaal(terminal)
        _write_all(terminal)
        core = resource.prlimit(terminal.process.pid, resource.RLIMIT_CORE)
        terminal.kill()
    assert core == (0, 0), "a process that dies may leave its memory in a file"
    assert not sealed_files(Locations.under(machine[0]))
    _nothing_left(machine)


def test_sealed_it_is_on_disk_before_the_screen_says_so_and_leaves_no_trace_on_the_terminal(
    machine: tuple[Path, ...],
) -> None:
    with _started(machine) as terminal:
        _to_the_signaal(terminal)
        _write_all(terminal)
        terminal.press("Enter")
        terminal.wait_for("Verzegelen?")
        terminal.press("Enter")
        terminal.wait_for("Verzegeld en opgeslagen", "Bel Vera Verzonnen")
        (path,) = sealed_files(Locations.under(machine[0]))
        signaal = read(path)
        assert {name: getattr(signaal, name) for name in WRITTEN} == WRITTEN
        assert signaal.code in terminal.text
        terminal.press("Enter")
        terminal.wait_for("een gewone notitie", "Geld en schulden")
        terminal.press("Ctrl+Q")
        terminal.wait_for("Wilt u stoppen?")
        terminal.press("Enter")
        assert terminal.wait_exit() == 0
        assert terminal.terminal_restored()
        sent = terminal.recording.sent
        title = terminal.screen.title + terminal.screen.icon_name
    _nothing_left(machine)
    assert sent.count(CANARIES[0].encode()) > 0, "the typing was seen"
    # All of it on the page that is gone when the program ends; nothing on the one that scrolls back.
    before, _, rest = sent.partition(OTHER_PAGE)
    _, _, after = rest.rpartition(OWN_PAGE)
    commands = b"".join(OPERATING_SYSTEM_COMMAND.findall(sent)) + title.encode()
    for word in CANARIES:
        for text in (before, after, commands):
            assert word.encode() not in text
            assert base64.b64encode(word.encode())[:12] not in text


def test_killed_right_after_it_said_sealed_the_file_is_whole(machine: tuple[Path, ...]) -> None:
    with _started(machine) as terminal:
        _to_the_signaal(terminal)
        _write_all(terminal)
        terminal.press("Enter")
        terminal.wait_for("Verzegelen?")
        terminal.press("Enter")
        terminal.wait_for("Verzegeld en opgeslagen")
        terminal.kill()
    (path,) = sealed_files(Locations.under(machine[0]))
    assert read(path).gehoord == WRITTEN["gehoord"]
    _nothing_left(machine)
