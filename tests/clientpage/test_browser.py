"""Which browser is started, with stand-ins on the path of a program of its own."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from interview.clientpage.browser import open_in_browser
from tests.tools.terminal import CHECKOUT

PATIENCE = 10
ADDRESS = "http://127.0.0.1:4711/geheim/"
PROGRAM = f"from interview.clientpage.browser import open_in_browser; print(open_in_browser({ADDRESS!r}))"
STAND_IN = """#!/bin/sh
echo "dit komt niet op het scherm"
echo "dit ook niet" >&2
echo "$1" > "$0.gezien"
"""

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system itself opens it"
)


def _told(folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=True,
        cwd=CHECKOUT,
        env={"PATH": str(folder), "TERM": "xterm", **environment},
        text=True,
    )
    assert done.stderr == ""
    return done.stdout


def _stand_in(folder: Path, name: str) -> Path:
    program = folder / name
    program.write_text(STAND_IN, encoding="utf-8")
    program.chmod(0o755)
    return program.with_name(f"{name}.gezien")


def test_a_window_is_opened_and_says_nothing_in_the_terminal(tmp_path: Path) -> None:
    seen = _stand_in(tmp_path, "xdg-open")
    os.mkfifo(seen)
    reading = os.open(seen, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert _told(tmp_path, DISPLAY=":7") == "True\n"
        # It goes on by itself, so it may be a moment later.
        assert select.select([reading], [], [], PATIENCE)[0]
        assert os.read(reading, 1000).decode() == f"{ADDRESS}\n"
    finally:
        os.close(reading)


@pytest.mark.parametrize("name", ["w3m", "lynx", "links", "elinks", "www-browser"])
def test_a_browser_in_the_terminal_is_left_alone(tmp_path: Path, name: str) -> None:
    seen = _stand_in(tmp_path, name)
    assert _told(tmp_path, DISPLAY=":7") == "False\n"
    assert not seen.exists()


def test_without_windows_nothing_is_started(tmp_path: Path) -> None:
    seen = _stand_in(tmp_path, "xdg-open")
    assert _told(tmp_path) == "False\n"
    assert not seen.exists()


def test_only_a_page_of_this_computer_is_opened() -> None:
    for address in ("https://kwaad.example/", "file:///etc/passwd", "http://127.0.0.1.kwaad.example/"):
        with pytest.raises(ValueError, match="this computer"):
            open_in_browser(address)
