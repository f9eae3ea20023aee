"""What a command says: the answer on stdout, everything around it on stderr.

Owns the two forms of an answer, lines for people and one JSON object for programs. It must never
show a traceback, nor let a text act on the terminal.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview.errors import KlantbeeldError
from interview.plain_text import without_controls

PATIENCE = 1.0
"""Seconds after which a person wants to know that something is going on."""


@dataclass(frozen=True, slots=True)
class Console:
    """Where one command speaks."""

    as_json: bool = False
    """One JSON object in place of lines."""

    def answer(self, data: Mapping[str, object], lines: Sequence[str]) -> None:
        """Give the answer: ``data`` as JSON, or ``lines`` to read."""
        text = as_json(data, indent=2) if self.as_json else without_controls("\n".join(lines))
        sys.stdout.write(text + "\n")

    def note(self, line: str) -> None:
        """Say something beside the answer."""
        sys.stderr.write(without_controls(line) + "\n")
        sys.stderr.flush()

    @contextlib.contextmanager
    def waiting(self, what: str) -> Iterator[None]:
        """Say ``what`` takes a while, once it does."""
        told = threading.Timer(PATIENCE, self.note, (f"Even geduld: {what} ...",))
        told.daemon = True
        told.start()
        try:
            yield
        finally:
            told.cancel()
            # Still writing while the interpreter ends, it would take the program down.
            told.join()

    def refuse(self, error: KlantbeeldError) -> None:
        """Say what went wrong: code, what, where, remedy."""
        what = f"{error.what[:1].upper()}{error.what[1:]}".rstrip(".")
        if self.as_json:
            parts = {"code": str(error.code), "wat": what, "waar": error.where, "remedie": error.remedy}
            self.note(as_json({"fout": parts}))
            return
        block = [f"{error.code}: {what}."]
        block += [f"  Waar: {error.where}"] if error.where else []
        block += [f"  Doe dit: {error.remedy}"] if error.remedy else []
        self.note("\n".join(block))


def as_json(data: Mapping[str, object], indent: int | None = None) -> str:
    """``data`` as JSON in readable letters; a character that could act on a terminal is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, default=str)
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)
