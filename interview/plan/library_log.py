"""Keeps the signing libraries from writing names to the terminal or a log file."""

from __future__ import annotations

import logging


def silence_signing_libraries() -> None:
    """Switch off the logs of pyHanko, which repeat certificate subjects and whole tracebacks.

    Everything that they report comes back as a result or an error, so nothing is lost.
    """
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
