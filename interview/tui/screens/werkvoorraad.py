"""The werkvoorraad: who is to be spoken today, what is open and where it was left.

Never shown while a klant is open.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from interview.caseload import PLAN_WORDS, WorkItem, Worklist
from interview.dates import days_ago, short_day, week_day
from interview.desk import Desk
from interview.errors import KlantbeeldError
from interview.tui.dialog import settled
from interview.tui.widgets.field import PlainInput
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

STEP_WORDS = {
    "begin": "begin",
    "gesprek": "gesprek",
    "teruggeven": "teruggeven",
    "uitwerken": "uitwerken",
    "oordeel": "uw oordeel",
    "advies": "advies",
    "plan": "plan",
    "tekenen": "tekenen",
    "afsluiten": "afsluiten",
}
"""How a step reads in the list."""

ENDINGS = {
    "plan_nu": "plan gemaakt",
    "plan_later": "plan volgt",
    "klantmanager_maakt_plan": "naar klantmanager",
    "afgebroken": "afgebroken",
}
"""How an ending reads in the list."""


REACHED = {
    "post_niet_veilig": "geen post",
    "bellen": "bel",
    "tolk": "tolk",
    "gebarentolk": "gebarentolk",
}
"""The contactwensen that matter before one calls or writes."""
BROUGHT = {
    **REACHED,
    "vertrouwenspersoon": "vertrouwenspersoon",
    "voorlezen": "voorlezen",
    "grote_letters": "grote letters",
}
"""The contactwensen that matter before one goes there."""

NOTHING_YET = " Nog geen gesprekken. n voegt een klant toe."
NOTHING_FOUND = " Niemand met die naam. Esc toont weer iedereen."

NARROWEST_WHAT = 24
"""Columns for what matters, on the narrowest screen."""
WIDEST_WHAT = 46
"""More than this only moves the last column out of sight."""
ROOM_BESIDE_WHAT = 56
"""Columns for the rest of a line."""


class WerkvoorraadScreen(Screen[None]):
    """The list, and the way into a visit."""

    HELP_TEXT = (
        "Kies met ↑ en ↓ een gesprek en druk op Enter. Vanaf dat moment staat alleen deze klant op het "
        "scherm, tot u het bezoek sluit. Doe dat voordat u aanbelt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed right behind it must reach the screen it opens.
        Binding(
            "enter", "openen", "Openen", id="werkvoorraad.openen", tooltip="Open dit bezoek", priority=True
        ),
        Binding(
            "n", "nieuw", "Nieuwe klant", id="werkvoorraad.nieuw", tooltip="Voeg een klant toe", priority=True
        ),
        Binding(
            "p",
            "plannen",
            "Plannen",
            id="werkvoorraad.plannen",
            tooltip="Plan een gesprek met een klant",
            priority=True,
        ),
        Binding(
            "i",
            "importeren",
            "Importeren",
            id="werkvoorraad.importeren",
            tooltip="Lees klanten uit een CSV-bestand",
            priority=True,
        ),
        Binding("slash", "zoeken", "Zoeken", id="werkvoorraad.zoeken", tooltip="Zoek op naam", priority=True),
        Binding("escape", "niet_zoeken", "Alles", id="werkvoorraad.alles", tooltip="Toon weer alles"),
    ]

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open store."""
        super().__init__()
        self._desk = desk
        self._worklist: Worklist | None = None

    def compose(self) -> ComposeResult:
        """A header, the list, the keys."""
        yield Plain("", id="visit-header")
        yield PlainInput(placeholder="zoek op naam", id="search", select_on_focus=False)
        yield OptionList(id="worklist", markup=False)
        yield Hint("Enter=openen   n=nieuw   p=plannen   /=zoeken   i=importeren   F1=hulp")

    async def on_mount(self) -> None:
        """Show what there is."""
        self.query_one("#search").display = False
        await self.reload()
        self.query_one(OptionList).focus()

    async def on_screen_resume(self) -> None:
        """Something may have been added by the screen that was on top."""
        if self._worklist is not None:
            await self.reload()

    def on_resize(self) -> None:
        """There may be more room, or less."""
        self.call_after_refresh(self._show)

    async def reload(self) -> None:
        """Read the werkvoorraad again."""
        self._worklist = await asyncio.wrap_future(self._desk.caseload.worklist())
        self._show()

    def _show(self) -> None:
        if self._worklist is None:
            return
        today = self._desk.clock().date()
        header = pieces(
            ("klantbeeld", "bold $primary"), f"   {week_day(today)}   alles opgeslagen ", ("✓", "$success")
        )
        self.query_one("#visit-header", Plain).show(header)
        wanted = self.query_one("#search", Input).value.strip().casefold()
        room = min(WIDEST_WHAT, max(NARROWEST_WHAT, self.size.width - ROOM_BESIDE_WHAT))
        options: list[Option] = []
        for title, items in (
            ("Vandaag", self._worklist.vandaag),
            ("Loopt nog", self._worklist.lopend),
            ("Terugkomen", self._worklist.terugkomen),
            ("Niet getekend", self._worklist.niet_getekend),
            ("Komt nog", self._worklist.komend),
            ("Afgerond", self._worklist.afgerond),
        ):
            shown = [item for item in items if wanted in item.klant.naam.casefold()]
            if shown:
                # Counted apart: who thinks it over or does not sign owes nobody anything.
                count = f": {len(items)}" if items is self._worklist.niet_getekend else ""
                options.append(Option(pieces((f" {title}{count}", "bold $primary")), disabled=True))
                options += [Option(_line(item, today, room), id=item.gesprek_id) for item in shown]
        listing = self.query_one(OptionList)
        known = listing.highlighted_option
        listing.clear_options()
        listing.add_options(
            options or [Option(pieces(NOTHING_FOUND if wanted else NOTHING_YET), disabled=True)]
        )
        places = {option.id: place for place, option in enumerate(options) if option.id is not None}
        # The same gesprek stays under the cursor while it is in the list, wherever it stands now.
        here = None if known is None else known.id
        listing.highlighted = places.get(here or "", next(iter(places.values()), None))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while typing."""
        event.stop()
        self._show()

    async def action_openen(self) -> None:
        """Enter the bezoekstand of the gesprek under the cursor."""
        # The list must first follow what was typed in the search, or another klant would open.
        await settled(self)
        if isinstance(self.focused, Input):
            self._show()
        listing = self.query_one(OptionList)
        option = listing.highlighted_option
        if option is None or option.id is None or self._worklist is None:
            return
        item = next(item for item in self._worklist.alles if item.gesprek_id == option.id)
        from interview.tui.screens.opening import OpeningScreen

        try:
            opening = await asyncio.to_thread(OpeningScreen.prepare, self._desk, item)
        except KlantbeeldError as error:
            from interview.tui.app import KlantbeeldApp

            assert isinstance(self.app, KlantbeeldApp)
            self.app.refuse(error)
            return
        await self.app.switch_screen(opening)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are text while someone searches."""
        if action in ("nieuw", "plannen", "importeren", "zoeken"):
            return not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_zoeken(self) -> None:
        """Search by name."""
        field = self.query_one("#search", Input)
        field.display = True
        self.set_focus(field)

    def action_niet_zoeken(self) -> None:
        """Show all again."""
        field = self.query_one("#search", Input)
        field.value = ""
        field.display = False
        self.set_focus(self.query_one(OptionList))

    async def action_nieuw(self) -> None:
        """Add a klant."""
        from interview.tui.screens.klant_form import KlantFormScreen

        await self.app.push_screen(KlantFormScreen(self._desk))

    async def action_plannen(self) -> None:
        """Plan a gesprek with a klant that is there already."""
        from interview.tui.screens.plannen import PlannenScreen

        await self.app.push_screen(PlannenScreen(self._desk))

    async def action_importeren(self) -> None:
        """Import a caseload."""
        from interview.tui.screens.importeren import ImporterenScreen

        await self.app.push_screen(ImporterenScreen(self._desk))

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers here; never a name."""
        yield SystemCommand("Nieuwe klant", "Voeg een klant toe (n)", lambda: self._soon("nieuw"))
        yield SystemCommand("Plannen", "Plan een gesprek (p)", lambda: self._soon("plannen"))
        yield SystemCommand(
            "Importeren", "Lees klanten uit een bestand (i)", lambda: self._soon("importeren")
        )

    def _soon(self, action: str) -> None:
        self.app.call_later(self.run_action, action)


def _line(item: WorkItem, today: date, room: int) -> Content:
    """When, who, what matters, and how to reach this klant; a time that went by stands out."""
    late = False
    if item.status == "gepland" and item.gepland_op is not None:
        same_day = item.gepland_op.date() == today
        when = f"{item.gepland_op:%H:%M}" if same_day else short_day(item.gepland_op.date())
        what = reached(item.klant.contactwens, BROUGHT)
        left = ""
    elif item.status == "open":
        when = days_ago(item.bijgewerkt_op, today)
        what = STEP_WORDS.get(item.stap, item.stap)
        if item.voortgang and item.stap == "uitwerken":
            what += f": {item.voortgang}"
        left = reached(item.klant.contactwens)
    else:
        since = item.terug_op or (None if item.terug_reden else item.bijgewerkt_op.date())
        when = "" if since is None else short_day(since)
        late = item.terug_op is not None and item.terug_op < today
        what = item.terug_reden or ENDINGS.get(item.status, item.status)
        left = reached(item.klant.contactwens) or _state_of(item)
    day = (f"   {when:<9}", "$warning" if late else "")
    return pieces(day, f"{item.klant.naam:<26.26} ", f"{_fit(what, room):<{room}} ", left)


def reached(wishes: Sequence[str], among: Mapping[str, str] = REACHED) -> str:
    """How to reach a klant, in a few words; what could do harm comes first."""
    return ", ".join(words for wish, words in among.items() if wish in wishes)


def _state_of(item: WorkItem) -> str:
    """Where the plan is, unless what is to be done says so already."""
    if item.planstatus == "bedenktijd":
        return "" if item.terug_reden.startswith(item.planstatus) else "denkt na"
    if item.planstatus in ("", "concept", "besproken", "niet_ondertekend"):
        return ""
    return "" if item.terug_reden.startswith("wacht op") else PLAN_WORDS.get(item.planstatus, item.planstatus)


def _fit(text: str, room: int) -> str:
    """``text`` in so many columns; how much more there is to do stays readable."""
    if len(text) <= room:
        return text
    words, more, count = text.rpartition(" (+")
    if not more:
        return text[:room]
    tail = more + count
    return words[: room - len(tail)] + tail
