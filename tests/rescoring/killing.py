"""Killing a real process once it reached a state."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def killed(words: tuple[str, ...], when: Callable[[list[str]], bool], *, running: bool = False) -> bool:
    """Start ``tests.rescoring.child`` and kill it once ``when`` holds over what it told.

    It stands still at that step, or is ``running`` on from there: then anywhere. False when it ended before.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.rescoring.child", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=CHECKOUT,
        env={**os.environ},
        text=True,
        bufsize=1,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    told: list[str] = []
    with child.stdin, child.stdout:
        for line in child.stdout:
            told.append(line.strip())
            stop = when(told)
            if stop and not running:
                break
            child.stdin.write("\n")
            if stop:
                break
        child.kill()
        child.wait()
    return child.returncode == -signal.SIGKILL
