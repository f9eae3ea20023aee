"""A description, a decision table and a difference as lines of text that fit a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from scoring.describe.model import (
    AfgeleidBeschrijving,
    Beschrijving,
    CategorieBeschrijving,
    FeitBeschrijving,
    RegelBeschrijving,
    Uitkomsten,
    Verschil,
)
from scoring.describe.sentences import clause_parts
from scoring.explain.wording import listed
from scoring.input import BELEMMERT
from scoring.rules import Regelset

WIDTH = 78
"""Columns, so that a terminal of 80 never wraps a line itself."""

MOST_COLUMNS = 3
"""So many rules stand side by side in a decision table."""


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """``text`` in lines; ``first`` stands before the first, ``rest`` or spaces before the others."""
    indent = " " * len(first) if rest is None else rest
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False
    ) or [first.rstrip()]


def description_lines(told: Beschrijving) -> list[str]:
    """The regelset to read from top to bottom."""
    return [
        *heading_lines(told),
        "",
        *_read_lines(told),
        *_derived_lines(told.afgeleid),
        *_categories_lines(told),
        "",
        *wrapped(told.randgeval),
        *(line for one in told.uitzonderingen for line in wrapped(f"Uitzondering. {one}")),
        "",
        "BRONNEN",
        *(line for one in told.bronnen for line in wrapped(one, "  - ")),
    ]


def heading_lines(told: Beschrijving) -> list[str]:
    """Which rules these are, of whom, and from when."""
    return [
        *wrapped(f"{told.titel} ({told.naam}@{told.versie})"),
        *wrapped(f"{told.van}. {validity(told.geldig_vanaf, told.geldig_tot)}"),
        *wrapped(told.toelichting),
    ]


def validity(begin: date, end: date | None) -> str:
    """From when to when it may be used."""
    until = "" if end is None else f" tot en met {end:%d-%m-%Y}"
    return f"Geldt vanaf {begin:%d-%m-%Y}{until}."


def _read_lines(told: Beschrijving) -> Iterator[str]:
    yield "WAT DE REGELS LEZEN"
    yield from _fact_lines(told.leest)
    if told.alleen_voor_trajecten:
        yield ""
        yield "WAT ALLEEN DE LIJST MET TRAJECTEN LEEST"
        yield from _fact_lines(told.alleen_voor_trajecten)


def _fact_lines(facts: Sequence[FeitBeschrijving]) -> Iterator[str]:
    """Every fact; leefgebieden of which the same holds stand in one sentence."""
    together: dict[tuple[str, ...], list[str]] = {}
    for feit in facts:
        if feit.naam.startswith(BELEMMERT):
            word = feit.zin.removeprefix("Of ").removesuffix(" nu belemmert.")
            together.setdefault(feit.opmerkingen, []).append(word)
    for notes, words in together.items():
        yield from wrapped(" ".join((f"Of dit nu belemmert: {listed(words)}.", *notes)), "  - ")
    for feit in facts:
        if not feit.naam.startswith(BELEMMERT):
            yield from wrapped(" ".join((feit.zin, *feit.opmerkingen)), "  - ")


def _derived_lines(derived: Sequence[AfgeleidBeschrijving]) -> Iterator[str]:
    if derived:
        yield ""
        yield "WAT DAARUIT VOLGT"
    for one in derived:
        yield from wrapped(one.zin, "  - ")
        for number, part in enumerate(one.delen, start=1):
            yield from wrapped(f"{part}.", f"      {number}. ")
        yield from wrapped(one.herkomst, "    ")


def _categories_lines(told: Beschrijving) -> Iterator[str]:
    yield ""
    yield "WANNEER WAT PAST"
    yield from wrapped(
        "Passen er meer, dan gaat de bovenste voor. De volgorde van de regels zelf betekent niets."
    )
    ranks = [categorie.voorrang for categorie in told.categorieen]
    for categorie in told.categorieen:
        yield ""
        yield from _category_lines(categorie, shared=ranks.count(categorie.voorrang) > 1)


def _category_lines(categorie: CategorieBeschrijving, *, shared: bool) -> Iterator[str]:
    yield from wrapped(categorie.titel, f"{categorie.voorrang}. ")
    if shared:
        yield from wrapped("Gaat even hoog als een andere: hun regels gelden nooit samen.", "   ")
    yield from wrapped(f"Kort: {categorie.kort}. Afstand tot werk: {categorie.afstand}.", "   ")
    yield from wrapped(categorie.herkomst, "   ")
    for note in categorie.opmerkingen:
        yield from wrapped(note, "   ")
    for regel in categorie.regels:
        yield ""
        yield from _rule_lines(regel)


def _rule_lines(regel: RegelBeschrijving) -> Iterator[str]:
    yield from wrapped(f"{regel.id}: {regel.zin}", "   - ")
    if len(regel.voorwaarden) > 1:
        yield "     Past als dit allemaal klopt:"
        for condition in regel.voorwaarden:
            yield from wrapped(condition, "       · ")
    else:
        only = regel.voorwaarden[0] if regel.voorwaarden else "niets; deze regel geldt altijd"
        yield from wrapped(f"Past als dit klopt: {only}.", "     ")
    yield from wrapped(regel.herkomst, "     ")


def example_lines(told: Beschrijving) -> list[str]:
    """The worked examples."""
    lines = ["", f"UITGEWERKTE VOORBEELDEN ({len(told.voorbeelden)})"]
    lines += wrapped("Een leefgebied dat niet genoemd is, belemmert niet. Een ander feit is dan niet bekend.")
    for one in told.voorbeelden:
        lines += ["", *wrapped(one.naam, "- "), *wrapped(one.gegeven, "  "), *wrapped(one.uitkomst, "  > ")]
    return lines


def table_lines(regelset: Regelset, told: Beschrijving) -> list[str]:
    """The rules as decision tables: one for each category, rules side by side, one row for each fact."""
    lines = wrapped("Beslistabel. De bovenste categorie gaat voor. Een streepje: dit maakt hier niet uit.")
    for categorie in told.categorieen:
        for start in range(0, len(categorie.regels), MOST_COLUMNS):
            shown = categorie.regels[start : start + MOST_COLUMNS]
            title = f"{categorie.titel}, vervolg" if start else categorie.titel
            lines += ["", *wrapped(title, f"{categorie.voorrang}. "), *_grid(regelset, shown)]
    return lines


def _grid(regelset: Regelset, rules: Sequence[RegelBeschrijving]) -> list[str]:
    """One table: a row for each fact that is tested, a column for each rule."""
    tests = [
        dict(clause_parts(name, test, regelset) for name, test in regelset.per_regel[rule.id].row.row.tests)
        for rule in rules
    ]
    subjects = list(dict.fromkeys(subject for of_rule in tests for subject in of_rule))
    rows = [[subject, *(of_rule.get(subject, "-") for of_rule in tests)] for subject in subjects]
    always = ["altijd", *("ja" for _ in rules)]
    return drawn([["Als", *(rule.id.replace("_", " ") for rule in rules)], *(rows or [always])])


def drawn(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells between lines, the first as heading, at most ``WIDTH`` columns wide."""
    room = (WIDTH - 1) // len(rows[0]) - 3
    wanted = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths = [min(width, room) for width in wanted]
    # What narrow columns leave is given to those that want more.
    for place, width in enumerate(wanted):
        left = WIDTH - 1 - sum(3 + taken for taken in widths)
        widths[place] += min(left, width - widths[place])
    line = "┼".join("─" * (width + 2) for width in widths)
    body = [shown for row in rows for shown in (f"├{line}┤", *_row(row, widths))]
    top, bottom = line.replace("┼", "┬"), line.replace("┼", "┴")
    return [f"┌{top}┐", *body[1:], f"└{bottom}┘"]


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """One row, as many lines high as its highest cell."""
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        told = "│".join(f" {part:<{width}} " for part, width in zip(parts, widths, strict=True))
        yield f"│{told}│"


def difference_lines(told: Verschil) -> list[str]:
    """What differs, then for how many states."""
    lines = wrapped(f"Wat er anders is in {told.ander} dan in {told.een}")
    if not told.onderdelen:
        lines += ["", "In woorden is er niets anders."]
    for part in told.onderdelen:
        lines += ["", part.kop.upper()]
        for said in part.zinnen:
            lines += wrapped(said, "  - ")
    lines += ["", "UITKOMSTEN"]
    if told.uitkomsten is None:
        return lines + wrapped(told.niet_te_vergelijken)
    return lines + list(_outcome_lines(told.uitkomsten))


def _outcome_lines(told: Uitkomsten) -> Iterator[str]:
    whole = thousands(told.toestanden)
    if told.voorbeeld is None:
        yield from wrapped(f"Elk van de {whole} gevallen krijgt precies dezelfde categorie.")
        return
    share = f"{told.anders * 100 / told.toestanden:.1f}".replace(".", ",")
    yield from wrapped(
        f"Van de {whole} gevallen krijgen er {thousands(told.anders)} een andere categorie ({share}%)."
    )
    for one in told.overgangen:
        yield from wrapped(f"van “{one.van}” naar “{one.naar}”: {thousands(one.toestanden)}", "  - ")
    yield from wrapped("Het zijn gevallen, geen mensen: hoe vaak iets voorkomt, zegt een populatie.")
    example = told.voorbeeld
    yield ""
    yield from wrapped(f"Bijvoorbeeld: {example.zin}")
    yield from wrapped(f"Was: {example.van} (regel {listed(example.regels_van)}).", "  ")
    yield from wrapped(f"Wordt: {example.naar} (regel {listed(example.regels_naar)}).", "  ")


def thousands(number: int) -> str:
    """A number as it is written in Dutch: ``12.288``."""
    return f"{number:,}".replace(",", ".")
