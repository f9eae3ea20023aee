"""What is known already: how the klant wants to be reached, and the earlier gesprekken beside this one."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen

from interview.dates import day_words
from interview.errors import KlantbeeldError
from interview.klant import CONTACTWENSEN
from interview.session.compare import EarlierGesprek, compare
from interview.tui.visit import Visit
from interview.tui.widgets.advice import wrapped
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

TITLE = "bold $primary"
MUTED = "$text-muted"
NAME_WIDTH = 26


class DossierScreen(Screen[None]):
    """Plain reading; Esc or Enter closes."""

    HELP_TEXT = (
        "Hier leest u wat er al is over deze klant. U hoeft er niets mee: vraag het opnieuw, mensen "
        "veranderen. Met ↑ en ↓ bladert u."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter", "dicht", "Dicht", id="dossier.dicht", tooltip="Klaar met lezen", priority=True
        ),
    ]

    def __init__(self, visit: Visit) -> None:
        """``visit`` says whose dossier; nothing of another klant is read."""
        super().__init__()
        self._visit = visit
        self._earlier: tuple[EarlierGesprek, ...] = ()
        self._unreadable = 0
        self._read = False

    def compose(self) -> ComposeResult:
        """The frame; the earlier gesprekken come from the disk."""
        yield Plain(f"{self._visit.klant.initialen}  dossier", id="visit-header")
        with VerticalScroll(id="dossier"):
            yield Plain(id="dossier-text")
        yield Hint("↑↓=bladeren   Enter=verder   F1=hulp")

    async def on_mount(self) -> None:
        """Read the earlier gesprekken, then show all."""
        self.set_focus(self.query_one("#dossier", VerticalScroll))
        await self._load()
        self._read = True
        self._show()

    async def _load(self) -> None:
        visit = self._visit
        desk, record = visit.desk, visit.state.record
        history = await asyncio.wrap_future(desk.caseload.history(visit.klant.klant_id, record.gesprek_id))
        found: list[EarlierGesprek] = []
        for item in history:
            try:
                then = await asyncio.wrap_future(desk.record(item.gesprek_id))
            except KlantbeeldError:
                self._unreadable += 1
                continue
            found.append(compare(then, record, visit.state.content.vragenlijst))
        self._earlier = tuple(found)

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if not self._read:
            return
        width = min(110, self.size.width - 5)
        lines = [*self._contact(width)]
        if not self._earlier:
            lines += wrapped("Er is nog geen eerder gesprek met deze klant. U begint samen.", width)
        for earlier in self._earlier:
            lines += [*_earlier_lines(earlier, width), Content("")]
        if self._unreadable:
            lines += wrapped("Een eerder gesprek is hier niet te lezen.", width, "$warning")
        self.query_one("#dossier-text", Plain).show(Content("\n").join(lines))

    def _contact(self, width: int) -> list[Content]:
        klant = self._visit.klant
        wishes = [CONTACTWENSEN[name] for name in klant.contactwens if name in CONTACTWENSEN]
        if klant.taal:
            wishes.append(f"taal: {klant.taal}")
        lines = [pieces(("Contact", TITLE))]
        lines += wrapped("; ".join(wishes) if wishes else "Geen bijzondere wensen bekend.", width, first="  ")
        return [*lines, Content("")]

    def action_dicht(self) -> None:
        """Done reading."""
        self.dismiss(None)


def _earlier_lines(earlier: EarlierGesprek, width: int) -> list[Content]:
    lines = [pieces((f"Gesprek van {day_words(earlier.op)}", TITLE))]
    for title, texts in (
        ("Wensen", earlier.wensen),
        ("Doelen", earlier.doelen),
        ("Afspraken", earlier.afspraken),
    ):
        if texts:
            lines.append(pieces((f"  {title}", "bold")))
            for text in texts:
                lines += wrapped(text, width, first="   · ")
    if earlier.samenvatting.strip():
        lines.append(pieces(("  Wat u toen samenvatte", "bold")))
        for line in earlier.samenvatting.strip().splitlines():
            lines += wrapped(line, width, first="    ")
    if earlier.leefgebieden:
        lines += [Content(""), *_table(earlier, width)]
    return lines


def _table(earlier: EarlierGesprek, width: int) -> list[Content]:
    """Then and now, side by side; now is left out while nothing was judged yet."""
    judged_now = any(row.nu for row in earlier.leefgebieden)
    column = max(20, (width - NAME_WIDTH - 2) // 2) if judged_now else width - NAME_WIDTH
    head = f"  {'':<{NAME_WIDTH}}{'toen':<{column}}{'nu' if judged_now else ''}"
    lines = [pieces((head.rstrip(), MUTED))]
    for row in earlier.leefgebieden:
        name = row.titel if len(row.titel) < NAME_WIDTH else f"{row.titel[: NAME_WIDTH - 2]}…"
        then = row.toen or "niet bekend"
        if len(then) < column:
            lines.append(pieces(f"  {name:<{NAME_WIDTH}}", f"{then:<{column}}", (row.nu, "bold")))
        else:
            lines.append(pieces(f"  {name:<{NAME_WIDTH}}", then))
            if row.nu:
                lines.append(pieces(" " * (NAME_WIDTH + 2), "nu: ", (row.nu, "bold")))
    return lines
