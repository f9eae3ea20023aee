"""Argon2id in a child process, so that its memory and time are never those of the screen.

Owns the parameters and the life of that child. The passphrase goes over a pipe: an argument or an
environment variable can be read by other programs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interview.store.errors import StoreErrorCode, store_error

Progress = Callable[[float], None]
"""Called about ten times a second with the seconds since the start; Argon2 itself tells nothing."""

_CHILD = Path(__file__).with_name("kdf_child.py")
_PROGRESS_INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """The cost of one guess at the passphrase. The default is the measured choice: 1 to 2 seconds."""

    memory_kib: int = 256 * 1024
    rounds: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        """Refuse what Argon2 refuses, and what a forged file could use to exhaust this machine."""
        in_range = 1 <= self.rounds <= 64 and 1 <= self.lanes <= 16
        if not in_range or not 8 * self.lanes <= self.memory_kib <= 4 * 1024 * 1024:
            raise ValueError("Argon2id parameters out of range")


class Derivation:
    """One running derivation. Poll it from an event loop, or wait for its result."""

    def __init__(self, passphrase: str, salt: bytes, parameters: KdfParameters) -> None:
        """Start the child. ``salt`` is 16 random bytes."""
        header = {
            "zout": salt.hex(),
            "rondes": parameters.rounds,
            "geheugen_kib": parameters.memory_kib,
            "stroken": parameters.lanes,
        }
        # The same words typed on another system may arrive in another Unicode form.
        words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        self._message: bytes | None = json.dumps(header).encode("ascii") + b"\n" + words
        self._key: bytes | None = None
        self._started = time.monotonic()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
                [sys.executable, "-I", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            raise store_error(StoreErrorCode.AFLEIDEN_MISLUKT) from None

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started

    def poll(self, seconds: float = 0.0) -> bool:
        """Wait at most ``seconds``; true when the result is there.

        Raises:
            KlantbeeldError: the child failed, for want of memory as a rule.
        """
        if self._key is not None:
            return True
        # The message may be given only once; a call that ran out of time goes on sending it.
        message, self._message = self._message, None
        try:
            # With no time at all the library would give up before it moved a byte.
            output, _ = self._process.communicate(message, timeout=max(seconds, 0.001))
        except subprocess.TimeoutExpired:
            return False
        if self._process.returncode != 0 or len(output) != 32:
            raise store_error(StoreErrorCode.AFLEIDEN_MISLUKT)
        self._key = output
        return True

    def result(self, progress: Progress | None = None) -> bytes:
        """The 32 bytes, waiting for them and telling ``progress`` meanwhile. Ends the child on an error."""
        try:
            while not self.poll(_PROGRESS_INTERVAL):
                if progress is not None:
                    progress(self.elapsed)
        except BaseException:
            self.cancel()
            raise
        if self._key is None:
            raise store_error(StoreErrorCode.AFLEIDEN_MISLUKT)
        return self._key

    def cancel(self) -> None:
        """End the child, if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
