"""A dialogue with a program on a real pty: wait for a prompt, answer it, never sleep."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds; the longest wait for one prompt on a busy machine."""


def _take_terminal() -> None:
    """Make the pty the terminal of the new session, so that Ctrl+C reaches the program."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Dialogue:
    """One program on one pty, with everything it said. Use as a context manager."""

    def __init__(self, *words: str, environment: Mapping[str, str] | None = None) -> None:
        """Start ``klantbeeld`` with ``words`` on a terminal that knows nothing."""
        self._master, worker = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "interview", *words],
            stdin=worker, stdout=worker, stderr=worker, cwd=CHECKOUT, start_new_session=True,
            preexec_fn=_take_terminal, env={**os.environ, "TERM": "dumb", **(environment or {})},
        )  # fmt: skip
        os.close(worker)
        self.said = ""
        self._seen = 0

    def __enter__(self) -> Dialogue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def expect(self, pattern: str) -> str:
        """Wait until ``pattern`` is said after what was waited for before; gives all said until then."""
        deadline = time.monotonic() + PATIENCE
        while (found := re.search(pattern, self.said[self._seen :])) is None:
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(
                    f"waited in vain for {pattern!r}; it said:\n{self.said[self._seen - 600 :]}"
                )
        text = self.said[self._seen : self._seen + found.end()]
        self._seen += found.end()
        return text

    def answer(self, prompt: str, text: str) -> str:
        """Wait for ``prompt``, then type ``text`` and Enter."""
        told = self.expect(re.escape(prompt))
        self.type(f"{text}\n")
        return told

    def type(self, text: str) -> None:
        """Send keys as they are."""
        os.write(self._master, text.encode())

    def wait_exit(self) -> int:
        """Read to the end; gives the exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline - time.monotonic()):
            pass
        return self.process.wait(timeout=PATIENCE)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            chunk = os.read(self._master, 65536)
        except OSError:  # the program closed its end
            return False
        self.said += chunk.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(chunk)
