"""Runs the program as a user does, and what it said: in a process of its own, or here for speed."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from interview.cli import main

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, object]:
        """The answer as one object."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error_code(self) -> str:
        """The code of the refusal, whichever way it was written."""
        if self.err.lstrip().startswith("{"):
            return str(json.loads(self.err)["fout"]["code"])
        return next(line for line in self.err.splitlines() if ": " in line).partition(":")[0]


def run(*words: str, given: str = "", check: int | None = None) -> Ran:
    """Run ``klantbeeld`` with ``words``, and ``given`` on its standard input; never a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "interview", *words],
        input=given,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
        timeout=120,
    )
    return _checked(Ran(done.returncode, done.stdout, done.stderr), check)


def run_here(*words: str, check: int | None = None) -> Ran:
    """The same in this process, where a process of its own would prove nothing more."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return _checked(Ran(int(code), out.getvalue(), err.getvalue()), check)


def _checked(ran: Ran, check: int | None) -> Ran:
    assert "Traceback" not in ran.out + ran.err, ran.err
    if check is not None:
        assert ran.code == check, (ran.code, ran.out, ran.err)
    return ran
