"""The parts of the plan as lines to move over: each afspraak one line, each remark one quiet line below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.dates import day_words, short_day, week_day
from interview.record import KlantReactie, Reactie
from interview.session.plan_checks import NO_AGREEMENT
from interview.session.plan_page import PartId, PlanItem, PlanPart
from interview.tui.widgets.in_order import do_own_binding
from interview.tui.widgets.text import pieces

REACTION_WORDS = {Reactie.EENS: "eens", Reactie.ONEENS: "oneens", Reactie.WEET_NIET: "weet niet"}
NOTHING_YET: dict[PartId, str] = {
    "wensen": "nog niets opgeschreven",
    "gaat_goed": "nog niets opgeschreven",
    "doelen": "nog geen doel",
    "klant": "nog geen afspraak",
    "gemeente": "nog geen afspraak",
    "samen": "nog geen afspraak",
    "evaluatie": "nog geen dag",
    "contact": "nog geen contactpersoon",
    "plichten": "",
}

NARROWEST = 20
"""Cells to wrap to before the list knows how wide it is."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where the cursor is: a line, or an empty part."""

    part: PartId
    item: PlanItem | None

    @property
    def id(self) -> str:
        """Unique in the list."""
        return f"{self.part}|{'' if self.item is None else self.item.id}"


class PlanList(OptionList):
    """Shows the parts and remembers which line has the cursor."""

    HELP_TEXT = (
        "Met ↑ en ↓ gaat u over de onderdelen. Enter verandert een regel, n voegt er een toe, Del haalt "
        "weg, r noteert wat de klant ervan vindt. Ctrl+Z maakt elke stap ongedaan."
    )

    def __init__(self) -> None:
        """Empty until :meth:`show_parts`."""
        super().__init__(id="plan-list", markup=False)
        self._rows: dict[str, Row] = {}
        self._shown: tuple[object, ...] = ()

    async def on_key(self, event: events.Key) -> None:
        """Arrows are done in the order they were typed, before the keys behind them."""
        await do_own_binding(self, event)

    @property
    def row(self) -> Row | None:
        """The line under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id is None else self._rows.get(option.id)

    def show_parts(self, parts: tuple[PlanPart, ...], notes: dict[PartId, str], roomy: bool) -> None:
        """Show ``parts``; ``notes`` are extra quiet lines. A line that is new gets the cursor."""
        width = max(NARROWEST, self.scrollable_content_region.width - 2)
        wanted = (parts, tuple(sorted(notes.items())), roomy, width)
        if wanted == self._shown:
            return
        first_time = not self._shown
        self._shown = wanted
        before, here = set(self._rows), self.row
        options = self._options_of(parts, notes, roomy, width)
        fresh = [name for name in self._rows if name not in before and self._rows[name].item is not None]
        self.clear_options()
        self.add_options(options)
        places = {option.id: place for place, option in enumerate(options) if option.id is not None}
        wished = fresh[0] if fresh and not first_time else (here.id if here else None)
        if wished not in places:
            # The line is gone: the next best is another line of the same part.
            wished = next((name for name in places if here and name.startswith(f"{here.part}|")), None)
        self.highlighted = places[wished] if wished in places else next(iter(places.values()), None)

    def _options_of(
        self, parts: tuple[PlanPart, ...], notes: dict[PartId, str], roomy: bool, width: int
    ) -> list[Option]:
        options: list[Option] = []
        self._rows = {}
        for part in parts:
            if roomy and options:
                options.append(Option("", disabled=True))
            options.append(Option(_heading(part), disabled=True))
            rows = [Row(part.id, item) for item in part.items] or [Row(part.id, None)]
            lacks = NO_AGREEMENT in part.opmerkingen
            for row in rows:
                self._rows[row.id] = row
                options.append(Option(_line(row, width, lacks=lacks), id=row.id))
            # The empty line says that already.
            said = [text for text in part.opmerkingen if text != NO_AGREEMENT]
            quiet = [*said, *filter(None, (notes.get(part.id, ""),))]
            options += [
                Option(_indented(pieces((text, "$warning")), 5, width), disabled=True) for text in quiet
            ]
        return options


def _heading(part: PlanPart) -> Content:
    said = _said(part.reactie)
    return pieces((f" {part.titel}", "bold $primary"), (f"   klant: {said}" if said else "", "$text-muted"))


def _line(row: Row, width: int, *, lacks: bool) -> Content:
    item = row.item
    if item is None:
        return pieces((f"   {NOTHING_YET[row.part]}", "$warning" if lacks else "$text-muted"))
    if row.part == "evaluatie" and item.begin is not None:
        return pieces(f"   {week_day(item.begin).split()[0]} {day_words(item.begin)}")
    text = f"“{item.tekst}”" if item.eigen_woorden else item.tekst
    aside = "  ".join(filter(None, (_when(row.part, item), item.kanttekening)))
    # Days stay together: beside the words where they fit, else on a line of their own.
    fits = len(text) + len(aside) + 3 <= width - 3
    lines = [_indented(pieces(text, (f"   {aside}" if aside and fits else "", "$text-muted")), 3, width)]
    if aside and not fits:
        lines.append(_indented(pieces((aside, "$text-muted")), 5, width))
    said = _said(item.reactie)
    if said:
        lines.append(_indented(pieces((f"klant: {said}", "$text-muted")), 5, width))
    lines += [_indented(pieces((remark, "$warning")), 5, width) for remark in item.opmerkingen]
    return Content("\n").join(lines)


def _indented(text: Content, by: int, width: int) -> Content:
    """``text`` on lines that all begin at the same place."""
    return Content("\n").join(line.pad_left(by) for line in text.wrap(max(1, width - by)))


def _when(part: PartId, item: PlanItem) -> str:
    if part == "contact":
        return f"wij spreken elkaar weer op {day_words(item.begin)}" if item.begin else ""
    return period(item.begin, item.eind)


def period(begin: date | None, end: date | None) -> str:
    """``23 nov tot en met 5 dec``; the year only when the two differ."""
    if begin is None and end is None:
        return ""
    if begin is None:
        return f"tot en met {short_day(end)} {end.year}" if end else ""
    if end is None:
        return f"vanaf {short_day(begin)}"
    if begin == end:
        return f"op {short_day(begin)}"
    if begin.year == end.year:
        return f"{short_day(begin)} tot en met {short_day(end)}"
    return f"{short_day(begin)} {begin.year} tot en met {short_day(end)} {end.year}"


def _said(said: KlantReactie | None) -> str:
    if said is None:
        return ""
    words = f", “{said.woorden}”" if said.woorden else ""
    return f"{REACTION_WORDS[said.reactie]}{words}"
