"""A real browser without a window: Debian's Chromium, driven by Playwright.

It gets an empty home, asks nothing of any other computer by itself, and runs without its own sandbox
because it may be root that tests.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tools.outside import require_tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def chromium(home: Path) -> Generator[Browser]:
    """A browser that keeps what it must in ``home``; without Chromium the test is skipped."""
    program = require_tool("chromium", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(_ARGUMENTS), env={"HOME": str(home), "LC_ALL": "C.UTF-8"}
        )
        try:
            yield browser
        finally:
            browser.close()
