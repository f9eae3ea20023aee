"""A real terminal around a real program: a pty, a screen that understands it, and what it cost.

Waits for a state of the screen, never for a time. A wait that does not come true fails with the
screen as it was.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

CHECKOUT = Path(__file__).resolve().parents[2]

_SEQUENCES = (
    "Up=[A Down=[B Right=[C Left=[D Home=[H End=[F Del=[3~ PgUp=[5~ PgDn=[6~ F1=OP F2=OQ F3=OR F4=OS"
    " F5=[15~ F6=[17~ F7=[18~ F8=[19~ F9=[20~ F10=[21~ F11=[23~ F12=[24~"
)
KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Backspace": "\x7f",
    **{name: f"\x1b{sent}" for name, _, sent in (pair.partition("=") for pair in _SEQUENCES.split())},
    **{f"Ctrl+{letter.upper()}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""How a terminal sends each key."""


class Terminal:
    """One program in one terminal. Use as a context manager; leaving ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        patience: float = 30.0,
    ) -> None:
        """Start ``command``; ``patience`` is the longest wait in seconds, for a busy machine."""
        self.columns, self.rows, self.patience = columns, rows, patience
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = 0
        self._vanished = False
        self.raw = bytearray()
        """All that the program ever wrote."""
        master, worker = pty.openpty()
        fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(worker)
        self._worker = worker
        self.process = subprocess.Popen(
            list(command),
            stdin=worker, stdout=worker, stderr=worker, cwd=CHECKOUT, start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})},
        )  # fmt: skip
        self._master = master

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if not self._vanished:
            self.vanish()

    def kill(self) -> None:
        """End the program and everything it started, without warning."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def vanish(self) -> None:
        """Take the terminal away, as a window that crashes does: no signal, nothing to read or write."""
        self._vanished = True
        os.close(self._worker)
        os.close(self._master)

    # input

    def write(self, text: str) -> None:
        """Send text in one piece, as a paste or a stalled keyboard would."""
        os.write(self._master, text.encode())

    def press(self, *keys: str) -> None:
        """Send keys by name (``F4``, ``Ctrl+W``, ``Enter``) or as themselves."""
        self.write("".join(KEYS.get(key, key) for key in keys))

    # output

    @property
    def text(self) -> str:
        """The screen as it is, a line each."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *texts: str) -> float:
        """Until all ``texts`` are on the screen together; gives the moment (monotonic) they were."""
        return self.wait_until(lambda: all(text in self.text for text in texts), " + ".join(map(repr, texts)))

    def wait_gone(self, text: str) -> float:
        """Until ``text`` is not on the screen."""
        return self.wait_until(lambda: text not in self.text, f"no {text!r}")

    def wait_until(self, true: Callable[[], bool], what: str) -> float:
        """Read the terminal until ``true`` holds."""
        deadline = time.monotonic() + self.patience
        while not true():
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(f"waited in vain for {what}; the screen was:\n{self.text}")
        return time.monotonic()

    def wait_quiet(self, seconds: float = 0.25) -> None:
        """Until nothing more is painted for a while; only for measuring and for pictures."""
        while self._read(seconds):
            pass

    def wait_exit(self) -> int:
        """Until the program ended by itself; gives its exit code."""
        deadline = time.monotonic() + self.patience
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"the program did not end; the screen was:\n{self.text}")
            self._read(0.05)
        self.wait_quiet(0.05)
        return int(self.process.returncode)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return False
        self.received += len(chunk)
        self.raw += chunk
        self._stream.feed(chunk)
        return bool(chunk)

    # cost and care

    def cpu_seconds(self) -> float:
        """CPU of the program itself so far, without its children."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def cpu_nanoseconds(self) -> int:
        """The same, exact: summed over the threads that live now."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text(encoding="ascii").split()[0]) for task in tasks)

    def memory_mib(self) -> float:
        """Resident memory now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no VmRSS")

    def terminal_restored(self) -> bool:
        """Whether line editing and echo are as before."""
        return bool(termios.tcgetattr(self._worker)[3] == self.before[3])
