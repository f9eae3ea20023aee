"""``make bench``: every table, in under two minutes on a quiet machine. Prints; never fails on a number."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import documents, peers, saving, visits
from tests.bench.bare_textual import GREETING
from tests.bench.keys import LONG_NOTE, SOME_WORDS
from tests.bench.samples import Cost, Memory, Row, Target
from tests.bench.tables import show_memory, show_rows

STARTS = 5
WIDTH = 140
COLOURS = ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_FPS", "TEXTUAL_ANIMATIONS", "COLORFGBG")
"""What a person may have set and what would change the work that is measured."""


def main() -> int:
    """Measure and print."""
    if not Path("/proc/self/schedstat").exists():
        sys.stderr.write("make bench reads the costs of a process from Linux; this system has no /proc.\n")
        return 2
    for name in COLOURS:
        os.environ.pop(name, None)
    console = Console(width=WIDTH)
    begun = time.monotonic()
    console.print(
        f"Python {platform.python_version()}, {os.cpu_count()} kernen, terminal 120x36, belasting vooraf "
        f"{os.getloadavg()[0]:.1f}. Tijden in milliseconden; het doel geldt de p50 van de CPU, tenzij er "
        "wand bij staat. 'x kaal' is de CPU gedeeld door die van de kale regel erboven.\n"
    )
    with TemporaryDirectory(prefix="klantbeeld-bench-") as folder:
        root = Path(folder)
        store = visits.make_store(root / "demo")
        _show_start(console, store)
        _show_keys(console, store)
        _show_saving(console, store, root)
        _show_documents(console, store, root)
    console.print(f"Klaar in {time.monotonic() - begun:.0f} s, belasting na afloop {os.getloadavg()[0]:.1f}.")
    return 0


def _show_start(console: Console, store: visits.Store) -> None:
    bare: list[Cost] = []
    own: list[tuple[Cost, float]] = []
    demo: list[tuple[Cost, float]] = []
    # In turn, so that a busy moment hits all alike; the first round warms byte code and disk.
    for _ in range(STARTS + 1):
        bare.append(visits.start_peer(peers.BARE_APP, GREETING))
        own.append(visits.start(store))
        demo.append(visits.start_demo(store))
    show_rows(
        console,
        "Van start tot een toets werkt",
        [
            Row("kaal: Textual met een groet en een tekstveld, tot de groet", bare[1:], bare=True),
            Row("klantbeeld: wachtzin, werkvoorraad, cursor omlaag", [cost for cost, _ in own[1:]], 350),
            Row("klantbeeld demo: werkvoorraad, cursor omlaag", [cost for cost, _ in demo[1:]], 350),
        ],
        "CPU van het proces zelf. De sleutel wordt in een ander proces afgeleid, met lichte instellingen.",
    )
    memory = [
        Memory("klantbeeld: werkvoorraad", own[-1][1]),
        Memory("demo: werkvoorraad", demo[-1][1]),
    ]
    show_memory(console, "Geheugen na de start", memory)


def _show_keys(console: Console, store: visits.Store) -> None:
    echo, bare, full = peers.echo(), peers.bare_app(), peers.bare_app(LONG_NOTE, SOME_WORDS)
    note, long_note = visits.typing(store, visits.TALKING), visits.typing(store, visits.PLANNED, SOME_WORDS)
    judging, switching = visits.judging(store), visits.switching(store)
    show_rows(
        console,
        "Een toets, tot het op het scherm staat",
        [
            Row("vloer: cat in een kale terminal", echo),
            Row("kaal: Textual met een even groot tekstveld", bare.keys, bare=True),
            Row("letter in een notitie", note.keys, 6),
            Row("uitwerken: cijfer tot het teken bij het niveau staat", judging.answers, 15),
            Row(
                "uitwerken: naar het volgende leefgebied (wand tot de titel)", judging.moves, 45, Target.WALL
            ),
            Row("gesprek: naar de volgende kaart (wand tot de titel)", switching.switches, 45, Target.WALL),
            Row("laatste letter tot ✓ (0,4 s rust, hoogstens 2 s)", note.until_kept, 2000, Target.WALL),
            Row("kaal: hetzelfde tekstveld, vol met 20 kB", full.keys, bare=True),
            Row("letter in een notitie van 20 kB", long_note.keys, 6),
        ],
        "CPU: alles tot de volgende toets, ook wat na het tonen komt. Wand: tot de juiste tekst er staat.",
    )
    show_memory(
        console,
        "Geheugen in een gesprek",
        [
            Memory("kaal: Textual met een tekstveld", bare.memory_mib, bare=True),
            Memory("na een notitie typen", note.memory_mib, 64),
            Memory("na elke kaart een keer", switching.first_mib, 64),
            Memory(f"erbij na {visits.SWITCHES} wisselingen", switching.last_mib - switching.first_mib, 5),
        ],
    )


def _show_saving(console: Console, store: visits.Store, root: Path) -> None:
    kept, advised = saving.commits(store, root), saving.advising(store)
    show_rows(
        console,
        "Van vraag tot op de schijf",
        [
            Row("kaal: sqlite3, 200 bytes, WAL en synchronous FULL", kept.bare, bare=True),
            Row("antwoord: besluit, gebeurtenis, verslag, COMMIT", kept.answers, 20, Target.WALL),
            Row("concept van een notitie van 20 kB", kept.drafts, 20, Target.WALL),
        ],
    )
    show_rows(
        console,
        "Het advies voor een mens",
        [
            Row("alleen de uitkomst met haar spoor", advised.scores),
            Row("uitkomst, uitleg, wat het zou veranderen, trajecten", advised.explained),
        ],
    )


def _show_documents(console: Console, store: visits.Store, root: Path) -> None:
    made = documents.documents(store, root)
    rows: Sequence[Row] = [
        Row("kaal: WeasyPrint, een kop, nieuw proces", made.bare_cold, bare=True),
        Row("Mijn plan en verslag, getekend, nieuw proces", made.cold, 2000),
        Row("kaal: WeasyPrint, een kop, warm", made.bare_warm, bare=True),
        Row("Mijn plan, getekend, warm", made.plan, 200),
        Row("Mijn plan en verslag, getekend, warm", made.both),
    ]
    show_rows(console, "Een getekend plan", rows)


if __name__ == "__main__":
    sys.exit(main())
