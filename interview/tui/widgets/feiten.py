"""The feiten as a list: one is open, a digit or a letter answers it, its source and day are a key away."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date

from textual.content import Content

from interview.dates import day_words, parse_day
from interview.record import Feit
from interview.session import commands as ask
from interview.session.state import State
from interview.session.view import shown_facts
from interview.tui.widgets.answers import DELETE_KEYS
from interview.tui.widgets.line_question import LineQuestion, Reply
from interview.tui.widgets.niveau import CHOSEN, NO_VALUE_KEYS, no_value_lines
from interview.tui.widgets.text import pieces
from questionnaires.answers import GEEN_WAARDE_WOORDEN, Antwoord, GeenWaarde
from questionnaires.schema import FeitDefinitie

Finish = Callable[[str], ask.Command]
"""Makes the command once the source is known."""


def fact_words(definition: FeitDefinitie, fact: Feit) -> str:
    """The value of a feit as people read it."""
    value = fact.waarde.waarde
    if fact.waarde.geen is not None:
        return GEEN_WAARDE_WOORDEN[fact.waarde.geen]
    if definition.soort == "datum":
        return day_words(date.fromisoformat(str(value)))
    if isinstance(value, int):
        return f"{value} {definition.eenheid}".strip()
    return next((keuze.tekst for keuze in definition.keuzes if keuze.id == value), str(value))


def facts_content(state: State, here: str, width: int) -> tuple[Content, int]:
    """Every feit that is asked now, the one called ``here`` opened; and the line it stands on."""
    lines: list[Content] = []
    cursor = 0
    for name in shown_facts(state):
        definition = state.content.vragenlijst.feiten[name]
        fact = state.record.feiten.get(name)
        mark = "●" if fact is not None else "○"
        if name == here:
            cursor = len(lines)
            lines += _opened(definition, fact, mark, width)
        else:
            said = "" if fact is None else fact_words(definition, fact)
            needed = "" if fact is not None or not definition.nodig else "nodig voor het advies"
            lines.append(pieces(f"  {mark} {definition.titel:<30} ", (said, "bold"), (needed, "$text-muted")))
    return Content("\n").join(lines), cursor


def _opened(definition: FeitDefinitie, fact: Feit | None, mark: str, width: int) -> list[Content]:
    lines = [Content(""), pieces(("▸ ", CHOSEN), f"{mark} ", (definition.vraag, "bold"))]
    value = None if fact is None else fact.waarde.waarde
    for number, keuze in enumerate(definition.keuzes, start=1):
        here = keuze.id == value
        lines.append(
            pieces("     ", (f"{number} ", "bold $primary"), ("▸ " if here else "  ", CHOSEN),
                   (keuze.tekst, "bold" if here else ""))
        )  # fmt: skip
    if definition.soort != "keuze":
        known = fact is not None and fact.waarde.geen is None
        said = fact_words(definition, fact) if fact is not None and known else "typ het antwoord"
        lines.append(pieces("     ", ("Enter ", "bold $primary"), (said, "bold" if known else "")))
    reason = None if fact is None else fact.waarde.geen
    lines += no_value_lines(reason, width, nvt=False, indent=5)
    if fact is not None and fact.waarde.geen is None:
        day = "" if fact.datum is None else f", {day_words(fact.datum)}"
        first, *rest = textwrap.wrap(f"bron: {fact.bron or 'nog geen'}{day}", max(20, width - 7))
        key = "bold $primary"
        lines.append(pieces("     ", ("r", key), f" {first}"))
        lines += [pieces(" " * 7, line) for line in rest]
        lines.append(pieces("     ", ("d", key), " datum van die bron"))
    return [*lines, Content("")]


def press_fact(state: State, here: str, key: str, today: date) -> Reply:
    """What comes of ``key`` while the feit ``here`` is open."""
    definition = state.content.vragenlijst.feiten[here]
    fact = state.record.feiten.get(here)
    if key in DELETE_KEYS:
        return None if fact is None else ask.LegFeitVast(here, None)
    reason = NO_VALUE_KEYS.get(key)
    if reason is not None and reason is not GeenWaarde.NVT:
        return ask.LegFeitVast(here, Feit(waarde=Antwoord(geen=reason)))
    if key in ("r", "d") and fact is not None and fact.waarde.geen is None:
        return _source(here, fact) if key == "r" else _source_day(here, fact, today)
    if definition.soort == "keuze":
        chosen = _choice(definition, key)
        return None if chosen is None else _with_source(definition, fact, Antwoord(waarde=chosen))
    if key.isdecimal() or (key == "enter" and fact is None) or key == "space":
        return _typed(definition, fact, key if key.isdecimal() else "", today)
    return None


def _choice(definition: FeitDefinitie, key: str) -> str | None:
    ids = [keuze.id for keuze in definition.keuzes]
    by_letter = {"j": "ja", "n": "nee"}.get(key)
    if by_letter in ids:
        return by_letter
    return ids[int(key) - 1] if key.isdecimal() and 1 <= int(key) <= len(ids) else None


def _with_source(definition: FeitDefinitie, fact: Feit | None, value: Antwoord) -> Reply:
    """The command; where a source must be known, that is asked first."""
    same = fact is not None and fact.waarde == value
    known = fact.bron if fact is not None else ""
    day = fact.datum if fact is not None and same else None
    if not definition.bron_vragen:
        return ask.LegFeitVast(definition.id, Feit(waarde=value, bron=known if same else "", datum=day))

    def read(text: str) -> Reply:
        return ask.LegFeitVast(definition.id, Feit(waarde=value, bron=text, datum=day))

    return LineQuestion("Wie of wat zegt dit?", "Bijvoorbeeld: klant zelf, UWV, werkgever.", read, known)


def _typed(definition: FeitDefinitie, fact: Feit | None, begin: str, today: date) -> LineQuestion:
    def number(text: str) -> Reply:
        fits = text.isascii() and text.isdecimal() and definition.laagste <= int(text) <= definition.hoogste
        return _with_source(definition, fact, Antwoord(waarde=int(text))) if fits else None

    def day(text: str) -> Reply:
        found = past_day(text, today)
        return None if found is None else _with_source(definition, fact, Antwoord(waarde=found.isoformat()))

    if definition.soort == "datum":
        return LineQuestion(definition.vraag, DAY_HELP, day, begin, DAY_PROBLEM)
    fits = f"Een getal van {definition.laagste} tot en met {definition.hoogste}"
    help_line = f"{fits}, in {definition.eenheid}." if definition.eenheid else f"{fits}."
    return LineQuestion(definition.vraag, help_line, number, begin, f"{fits} past hier.")


DAY_HELP = "Een dag zoals 28-11-2025."
DAY_PROBLEM = "Dit is geen dag. Typ hem zoals 28-11-2025."


def past_day(text: str, today: date) -> date | None:
    """A day that has been: without a year the last such day."""
    found = parse_day(text, today)
    if found is None or found <= today:
        return found
    if text.strip().count("-") == 1 and not text.strip().startswith("+"):
        try:
            return found.replace(year=found.year - 1)
        except ValueError:
            return None
    return None


def _source(here: str, fact: Feit) -> LineQuestion:
    def read(text: str) -> Reply:
        return ask.LegFeitVast(here, fact.model_copy(update={"bron": text}))

    return LineQuestion("Wie of wat zegt dit?", "Bijvoorbeeld: klant zelf, UWV, werkgever.", read, fact.bron)


def _source_day(here: str, fact: Feit, today: date) -> LineQuestion:
    def read(text: str) -> Reply:
        found = past_day(text, today)
        return None if found is None else ask.LegFeitVast(here, fact.model_copy(update={"datum": found}))

    return LineQuestion("Van welke dag is dat?", DAY_HELP, read, "", DAY_PROBLEM)
