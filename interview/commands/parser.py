"""Reads the words after a command: argparse, in Dutch, with a coded refusal in place of an exit.

Owns how a command is described and misread. It must never read a file or ask anything.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from interview.commands import COMMANDS
from interview.errors import CommandErrorCode, KlantbeeldError

_IN_DUTCH: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"hier hoort nog bij: \1"),
    (r"unrecognized arguments: (.*)", r"dit hoort er niet bij: \1"),
    (r"one of the arguments (.*) is required", r"kies een van deze: \1"),
    (r"argument (.*): expected .*", r"na \1 hoort nog iets"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 en \2 gaan niet samen"),
    (r"argument (.*): invalid choice: .*\(choose from (.*)\)", r"bij \1 kunt u kiezen uit: \2"),
    (r"argument (.*): invalid .*", r"wat bij \1 staat, past daar niet"),
    (r"argument (.*): ignored explicit argument.*", r"bij \1 hoort niets"),
)


class _DutchFormatter(argparse.HelpFormatter):
    """The same help, with Dutch words around it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """The words and options of one command."""

    def __init__(self, command: str, summary: str) -> None:
        """``command`` as it is typed after ``klantbeeld``."""
        super().__init__(
            prog=f"klantbeeld {command}",
            description=f"{summary[:1].upper()}{summary[1:]}.",
            formatter_class=_DutchFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.words = self.add_argument_group("Dit geeft u mee")
        self.choices = self.add_argument_group("Dit kunt u kiezen")
        self.choices.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def word(self, name: str, description: str, *, optional: bool = False) -> None:
        """A word without dashes, such as a file."""
        self.words.add_argument(name.lower(), metavar=name, help=description, nargs="?" if optional else None)

    def option(
        self,
        name: str,
        value: str,
        description: str,
        *,
        one_of: Sequence[str] = (),
        default: str | None = None,
        needed: bool = False,
    ) -> None:
        """An option with a value, shown as ``value``."""
        self.choices.add_argument(
            name,
            metavar=value,
            help=description,
            choices=one_of or None,
            default=default,
            required=needed,
        )

    def switch(self, name: str, description: str) -> None:
        """An option that is there or not."""
        self.choices.add_argument(name, help=description, action="store_true")

    def json(self) -> None:
        """The answer as one JSON object."""
        self.switch("--json", "geef het antwoord als één JSON-object")

    def format_help(self) -> str:
        """The explanation, and the commands that begin with this one."""
        begin = f"{self.prog.removeprefix('klantbeeld ')} "
        longer = {name: summary for name, summary in COMMANDS.items() if name.startswith(begin)}
        if not longer:
            return super().format_help()
        width = max(map(len, longer))
        lines = [f"  {name:<{width}}  {summary}" for name, summary in longer.items()]
        return "\n".join([super().format_help(), "Ook:", *lines, ""])

    def error(self, message: str) -> NoReturn:
        """Refuse in Dutch. Raises KlantbeeldError: OPDRACHT-GEBRUIK."""
        said = "deze opdracht klopt niet"
        for pattern, dutch in _IN_DUTCH:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found is not None:
                said = found.expand(dutch)
                break
        raise KlantbeeldError(
            CommandErrorCode.GEBRUIK, said, where=self.prog, remedy=f"Bekijk de uitleg: {self.prog} --help"
        )
