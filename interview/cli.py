"""The command ``klantbeeld``: finds the command that was asked for and hands it the rest of the words.

Owns the exit codes and the promise that a user never sees a traceback. It must not load anything
a command does not need, so every command is imported when it is asked for.
"""

from __future__ import annotations

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from interview.commands import COMMANDS, module_of
from interview.commands.console import Console
from interview.errors import CommandErrorCode, ExitCode, KlantbeeldError

STOPPED_BY_KEYBOARD = 130
"""What a shell reports for Ctrl+C."""
READER_WENT_AWAY = 141
"""What a shell reports for a closed pipe; never 0, because the answer was not read to its end."""


class _Configure(Protocol):
    """Names the words and options of a command."""

    def __call__(self, parser: object) -> None: ...


class _Run(Protocol):
    """Carries out a command."""

    def __call__(self, given: Namespace, console: Console) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command and give its exit code: 0 done, 1 the answer is no, 2 wrong use or input."""
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(as_json="--json" in words)
    _survive_any_text()
    _leave_no_core()
    try:
        code = _carry_out(words, console)
        sys.stdout.flush()
    except KlantbeeldError as error:
        console.refuse(error)
        return ExitCode.FOUT
    except SystemExit as leaving:  # argparse after --help
        return leaving.code if isinstance(leaving.code, int) else ExitCode.KLAAR
    except BrokenPipeError:
        _close_quietly()
        return READER_WENT_AWAY
    except KeyboardInterrupt:
        console.note("Gestopt. Wat opgeslagen was, is er nog.")
        return STOPPED_BY_KEYBOARD
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback, no personal data
        return _defect(console, error)
    return code


def _carry_out(words: list[str], console: Console) -> int:
    if not words:
        return _open_app()
    if words[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return ExitCode.KLAAR
    if words[0] == "--version":
        from importlib.metadata import version

        sys.stdout.write(f"klantbeeld {version('klantbeeld')}\n")
        return ExitCode.KLAAR
    command = _command_of(words)
    from interview.commands.parser import CommandParser

    module = import_module(module_of(command))
    configure, run = cast(_Configure, module.configure), cast(_Run, module.run)
    parser = CommandParser(command, COMMANDS[command])
    configure(parser)
    return run(parser.parse_args(words[len(command.split()) :]), console)


def _command_of(words: Sequence[str]) -> str:
    """The longest command that ``words`` begin with."""
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in COMMANDS:
            return name
    from difflib import get_close_matches

    near = get_close_matches(words[0], COMMANDS, n=1)
    hint = f"Bedoelt u: klantbeeld {near[0]}? " if near else ""
    raise KlantbeeldError(
        CommandErrorCode.GEBRUIK,
        "deze opdracht is er niet",
        where=words[0][:40],
        remedy=f"{hint}Alle opdrachten staan in: klantbeeld --help",
    )


def _overview() -> str:
    width = max(map(len, COMMANDS))
    return "\n".join(
        [
            "Gebruik: klantbeeld [OPDRACHT] [KEUZES]",
            "",
            "Van klantbeeldgesprek naar een ondertekend plan. Zonder opdracht opent de app.",
            "",
            "Opdrachten:",
            *(f"  {name:<{width}}  {summary}" for name, summary in COMMANDS.items()),
            "",
            "Uitleg bij een opdracht: klantbeeld OPDRACHT --help",
            "Versie: klantbeeld --version",
            "Afloop: 0 klaar, 1 het antwoord is nee, 2 verkeerd gebruik of verkeerde invoer.",
            "",
        ]
    )


def _open_app() -> int:
    from interview.commands.terminal import require_terminal

    require_terminal("de app", "Voor plannen zonder scherm: klantbeeld --help")
    from interview.locations import Locations
    from interview.store_thread import system_clock
    from interview.tui.app import KlantbeeldApp, run_app

    return run_app(KlantbeeldApp(Locations.for_user(), system_clock))


def _survive_any_text() -> None:
    """Let no letter that the terminal lacks end a command half-way."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _leave_no_core() -> None:
    """Let a process that dies leave no file of its memory: what a klant said would be in it."""
    try:
        import resource
    except ImportError:  # Windows writes none unless it was told to.
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _close_quietly() -> None:
    """Point stdout elsewhere, so that Python has nothing left to say about it at its own end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _defect(console: Console, error: Exception) -> int:
    from interview.crash import crash_error, note_crash
    from interview.locations import Locations
    from interview.store_thread import system_clock

    note_crash(Locations.for_user(), error, system_clock())
    console.refuse(crash_error())
    return ExitCode.FOUT
