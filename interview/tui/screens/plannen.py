"""Plan a gesprek with a klant that is there already; a key away, the klant can be changed too."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from interview.caseload import Worklist
from interview.dates import moment_words, week_day
from interview.desk import Desk
from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import Klant
from interview.tui.dialog import settled
from interview.tui.form import FormScreen
from interview.tui.widgets.field import Field, TextField
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.moment import MomentFields
from interview.tui.widgets.text import Plain, pieces

FILTER_NOTE = "Typ een stukje van de naam. ↑ en ↓ kiezen."


class PlannenScreen(FormScreen):
    """On top of the werkvoorraad: who, which day, what time; Enter on the time plans."""

    HELP_TEXT = (
        "Typ een stukje van de naam en kies met ↑ en ↓. Enter gaat naar de dag en de tijd. "
        "Enter bij de tijd zet het gesprek in uw werkvoorraad. Ctrl+E wijzigt de gegevens van de klant."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # These two choose in the list while the name is being typed.
        Binding("down", "kies(1)", "Omlaag", id="plannen.omlaag", tooltip="Volgende klant", priority=True),
        Binding("up", "kies(-1)", "Omhoog", id="plannen.omhoog", tooltip="Vorige klant", priority=True),
        Binding(
            "ctrl+e", "wijzig", "Wijzigen", id="plannen.wijzigen", tooltip="Wijzig deze klant", priority=True
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        """``desk`` is the open store."""
        super().__init__()
        self._desk = desk
        self._klanten: tuple[Klant, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._planned: dict[str, str] = {}
        self._loaded = False

    def compose(self) -> ComposeResult:
        """The name, the list, day and time."""
        yield Plain("", id="visit-header")
        with Horizontal(classes="form-panes"):
            with Vertical(id="form"):
                yield TextField("klant", "Wie?", note=FILTER_NOTE, help_text=self.HELP_TEXT)
                listing = OptionList(id="klanten", markup=False)
                listing.can_focus = False
                yield listing
                yield MomentFields(self._desk.clock())
            yield Plain("", id="form-aside", classes="breed-only")
        yield Hint("Enter=verder   ↑↓=kiezen   Ctrl+E=klant wijzigen   Esc=terug   F1=hulp")

    async def on_mount(self) -> None:
        """Show everyone."""
        self.query_one("#visit-header", Plain).show(
            pieces(("klantbeeld", "bold $primary"), "   ", ("een gesprek plannen", "bold"))
        )
        self.set_focus(self.query_one("#field-klant", TextField).input)
        await self.reload()

    async def reload(self) -> None:
        """Read the klanten again."""
        caseload = self._desk.caseload
        klanten = await asyncio.wrap_future(caseload.klanten())
        worklist = await asyncio.wrap_future(caseload.worklist())
        chosen = self._chosen
        self._klanten = tuple(sorted(klanten, key=_by_name))
        self._planned = _planned_words(worklist, self._desk)
        self._shown, self._loaded = (), True
        self._narrow()
        if chosen is not None and chosen.klant_id in self._shown:
            self.query_one(OptionList).highlighted = self._shown.index(chosen.klant_id)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while typing."""
        event.stop()
        self._narrow()

    async def check(self, name: str) -> None:
        """Someone must be chosen; day and time are judged by their own widget."""
        if name != "klant":
            self.query_one(MomentFields).check(name)
            return
        await self._up_to_date()
        chosen = self._chosen
        if chosen is None:
            raise KlantbeeldError(
                CommandErrorCode.KLANT_ONGELDIG,
                "er is geen klant gekozen",
                where="klant",
                remedy="Typ een ander stuk van de naam. Is de klant nieuw? Esc, en dan n.",
            )
        self.query_one("#field-klant", Field).note(f"{FILTER_NOTE} Nu: {chosen.naam}.")

    async def submit(self) -> None:
        """Plan, and back to the werkvoorraad."""
        chosen = self._chosen
        if not await self.all_accepted() or chosen is None:
            return
        try:
            moment = self.query_one(MomentFields).moment
            await asyncio.wrap_future(self._desk.caseload.plan(chosen.klant_id, moment))
        except KlantbeeldError as error:
            self.shell.refuse(error)
            return
        self.dismiss(None)

    async def leave(self) -> None:
        """Back; nothing was planned."""
        self.dismiss(None)

    async def action_kies(self, step: int) -> None:
        """Another klant."""
        await self._up_to_date()
        listing = self.query_one(OptionList)
        if not self._shown:
            return
        at = listing.highlighted or 0
        listing.highlighted = max(0, min(len(self._shown) - 1, at + step))

    async def action_wijzig(self) -> None:
        """Change the data of this klant."""
        from interview.tui.screens.klant_form import KlantFormScreen

        await self._up_to_date()
        if self._chosen is not None:
            await self.app.push_screen(KlantFormScreen(self._desk, self._chosen), self._reload_soon)

    async def _up_to_date(self) -> None:
        """A key may arrive before the klanten were read, or before the list followed the name."""
        await settled(self)
        if not self._loaded:
            await self.reload()
        self._narrow()

    def _reload_soon(self, _: None) -> None:
        self.app.call_later(self.reload)

    @property
    def _chosen(self) -> Klant | None:
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._shown):
            return None
        return next((klant for klant in self._klanten if klant.klant_id == self._shown[at]), None)

    def _narrow(self) -> None:
        words = self.query_one("#field-klant", Field).value.casefold().split()
        found = [klant for klant in self._klanten if all(word in klant.naam.casefold() for word in words)]
        shown = tuple(klant.klant_id for klant in found)
        if shown == self._shown and shown:
            return
        self._shown = shown
        listing = self.query_one(OptionList)
        listing.clear_options()
        if found:
            listing.add_options([Option(self._line(klant)) for klant in found])
            listing.highlighted = 0
        else:
            empty = "Niemand met deze naam." if self._klanten else "Er zijn nog geen klanten."
            listing.add_option(Option(pieces(empty), disabled=True))

    def _line(self, klant: Klant) -> Content:
        born = "" if klant.geboortedatum is None else f"{klant.geboortedatum:%d-%m-%Y}"
        return pieces(f"{klant.naam:<32.32} {born:<12}{self._planned.get(klant.klant_id, '')}")


def _by_name(klant: Klant) -> tuple[str, str, str]:
    return klant.achternaam.casefold(), klant.voorletters.casefold(), klant.klant_id


def _planned_words(worklist: Worklist, desk: Desk) -> dict[str, str]:
    """Per klant what is open or planned, so that nobody plans the same gesprek twice."""
    today = desk.clock().date()
    words: dict[str, str] = {}
    for item in (*worklist.vandaag, *worklist.komend):
        if item.gepland_op is not None:
            same_day = item.gepland_op.date() == today
            when = moment_words(item.gepland_op, today) if same_day else week_day(item.gepland_op.date())
            words.setdefault(item.klant.klant_id, f"gepland {when}")
    for item in worklist.lopend:
        words[item.klant.klant_id] = "gesprek loopt"
    return words
