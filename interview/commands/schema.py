"""``klantbeeld schema``: the published form of a gesprek, for whoever wants to read or write one."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """Nothing to choose; the answer is JSON in any case."""
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Print the JSON Schema of GespreksRecord v1."""
    from interview.errors import ExitCode
    from interview.record import FORMAAT, GespreksRecord

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAAT.replace('/', ':')}",
        **GespreksRecord.model_json_schema(mode="serialization"),
    }
    console.answer(schema, json.dumps(schema, ensure_ascii=False, indent=2).splitlines())
    return ExitCode.KLAAR
