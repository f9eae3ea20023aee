"""Opens an address in the browser of this computer, and in nothing else.

Owns the care that is needed in a terminal: a browser that draws in the terminal, or that writes its
complaints there, would draw over the app.
"""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from urllib.parse import urlsplit


def open_in_browser(address: str) -> bool:
    """Show ``address`` in a window; False when there is none, and then somebody has to do it by hand.

    While the browser starts, programs of the same user can see the address in the list of what runs.
    Raises ValueError for an address that is not on this computer.
    """
    if urlsplit(address).hostname != "127.0.0.1":
        raise ValueError("only a page on this computer is opened")
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if sys.platform in ("win32", "darwin"):
        return browser.open(address)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if isinstance(browser, webbrowser.BackgroundBrowser):
        return _start(browser, address)
    if isinstance(browser, webbrowser.GenericBrowser) or not getattr(browser, "background", True):
        return False
    return browser.open(address)


def _start(browser: webbrowser.GenericBrowser, address: str) -> bool:
    """Start it without our terminal, which the standard library would give it."""
    command = [browser.name, *(argument.replace("%s", address) for argument in browser.args)]
    nothing = subprocess.DEVNULL
    try:
        # The command is the user's own browser; the address was made here.
        subprocess.Popen(  # noqa: S603
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return False
    return True
