"""Working out: one leefgebied at a time, judged with one key each, then the feiten.

Every key of this screen is read in the app's own task, in order, so that someone who types ahead
never judges another leefgebied than the one that will be on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize

from interview.record import Stap
from interview.session import commands as ask
from interview.session.decide_visit import LEVEL_STATEMENT
from interview.session.state import State
from interview.session.working_out import (
    Place,
    changed_place,
    neighbour,
    next_open,
    place_at,
    places,
)
from interview.tui.one_key import OneKeyScreen
from interview.tui.screens.uitwerken_keys import HELP_TEXTS, HINTS, KEYS, PANEL_KEYS, UNDO_KEYS, Mode
from interview.tui.visit import Visit
from interview.tui.widgets.answers import AnswerPanel
from interview.tui.widgets.feiten import press_fact
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.marks import MarkPanel, evidence_panel, seen_panel
from interview.tui.widgets.niveau import (
    BELEMMERT_KEYS,
    NO_VALUE_KEYS,
    own_score_question,
)
from interview.tui.widgets.work_pane import WorkPane
from questionnaires.answers import GeenWaarde

PANELS: dict[Mode, Callable[[str], AnswerPanel | MarkPanel]] = {
    Mode.VRAGEN: AnswerPanel,
    Mode.OBSERVATIES: seen_panel,
    Mode.BEWIJS: evidence_panel,
}


class UitwerkenScreen(OneKeyScreen):
    """The anchors beside the notes, and one key for each judgement."""

    STAP = Stap.UITWERKEN
    HINT = HINTS[Mode.NIVEAU]
    HELP_TEXT = HELP_TEXTS[Mode.NIVEAU]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"toets('{key}')", what, id=f"uitwerken.{name}", tooltip=what, priority=True)
            for key, name, what in KEYS
        ),
        *(
            Binding(key, action, what, id=f"uitwerken.{action}", tooltip=what, priority=True)
            for key, action, what in UNDO_KEYS
        ),
    ]

    def __init__(self, visit: Visit) -> None:
        """Lands where the uitwerken was left."""
        super().__init__(visit)
        self._here = place_at(visit.state, visit.state.plek)
        self._mode = self._usual_mode(visit.state)
        self._panel: AnswerPanel | MarkPanel | None = None
        self._hint = self.HINT
        veld = visit.state.plek.veld
        if veld in PANELS and self._here.soort == "leefgebied":
            self._enter_mode(Mode(veld))

    def compose_step(self) -> ComposeResult:
        """One pane; it knows how it is divided."""
        yield WorkPane()

    # showing

    def show(self, state: State) -> None:
        """Bring everything in line with ``state``; nothing is drawn twice."""
        if self.held or not self.query("#noted-text"):
            return
        if self._here not in places(state):
            self._here = place_at(state, state.plek)
            self._mode = self._usual_mode(state)
        self.query_one(WorkPane).draw(state, self._here, self._mode, self._panel)
        hint = self._panel.HINT if self._panel is not None else HINTS[self._mode]
        self.HELP_TEXT = self._panel.HELP_TEXT if self._panel is not None else HELP_TEXTS[self._mode]
        if hint != self._hint:
            self._hint = hint
            self.query_one(Hint).tell(hint)

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width, with the list where there is room."""
        self.query_one(WorkPane).fit(event.size.width)
        self.call_after_refresh(self.refresh_state)

    # keys

    async def action_toets(self, key: str) -> None:
        """One key, by what it is for now."""
        if await self._moved(key):
            return
        if self._mode is Mode.FEIT:
            today = self.visit.desk.clock().date()
            await self.answer(press_fact(self.visit.state, self._here.id, key, today), self._onward)
        elif self._panel is not None:
            await self.answer(self._panel.press(self.visit.state, key), self._settle)
            self.show(self.visit.state)
        else:
            await self._judge(key)

    async def _moved(self, key: str) -> bool:
        """Keys that go elsewhere, whatever the mode."""
        if key in ("left", "pageup"):
            await self._open(neighbour(self.visit.state, self._here, -1))
        elif key in ("right", "pagedown"):
            await self._open(neighbour(self.visit.state, self._here, 1))
        elif key == "escape":
            await self._back()
        elif key == "l":
            await self._file_loose_notes()
        elif key == "g":
            await self._choose_leefgebied()
        else:
            return await self._moved_on(key)
        return True

    async def _moved_on(self, key: str) -> bool:
        if key == "enter" and self._panel is None:
            if self._mode is not Mode.FEIT:
                await self._onward()
                return True
            if self.visit.state.record.feiten.get(self._here.id) is not None or not self._typed_fact():
                await self._open(neighbour(self.visit.state, self._here, 1))
                return True
        elif key in ("up", "down") and self._panel is None:
            if self._mode is Mode.FEIT:
                await self._open(neighbour(self.visit.state, self._here, -1 if key == "up" else 1))
            else:
                self.query_one(WorkPane).scroll_notes(-1 if key == "up" else 1)
            return True
        return False

    def _typed_fact(self) -> bool:
        return self.visit.state.content.vragenlijst.feiten[self._here.id].soort != "keuze"

    async def _judge(self, key: str) -> None:
        """Keys of the leefgebied itself."""
        gebied = self.visit.state.content.vragenlijst.per_leefgebied[self._here.id]
        known = self.visit.state.record.leefgebied(gebied.id)
        if key in PANEL_KEYS:
            await self._open_panel(PANEL_KEYS[key])
        elif not gebied.heeft_niveau:
            return
        elif key == "s":
            await self.do(ask.ZetSpoed(gebied.id, not known.spoed))
        elif key == "c":
            await self.answer(own_score_question(gebied, known.eigen_cijfer), self._stay)
        elif key == "v":
            from interview.tui.screens.verklaring import ask_statement

            await ask_statement(self, ((f"{LEVEL_STATEMENT}{gebied.id}", gebied.titel),))
        elif self._mode is Mode.BELEMMERT and key in BELEMMERT_KEYS:
            await self.carry_out(ask.ZetBelemmert(gebied.id, BELEMMERT_KEYS[key]), self._onward)
        elif key in ("1", "2", "3", "4", "5"):
            await self.carry_out(ask.ZetNiveau(gebied.id, int(key)), self._ask_hinders)
        elif key in ("backspace", "delete"):
            await self._take_away()
        elif key in NO_VALUE_KEYS:
            reason = NO_VALUE_KEYS[key]
            if reason is not GeenWaarde.NVT or gebied.nvt:
                await self.carry_out(ask.ZetNiveau(gebied.id, reason), self._onward)

    async def _take_away(self) -> None:
        """Empty what the pointer is at."""
        known = self.visit.state.record.leefgebied(self._here.id)
        if self._mode is Mode.BELEMMERT and known.belemmert is not None:
            await self.carry_out(ask.ZetBelemmert(self._here.id, None), self._stay)
        else:
            await self.carry_out(ask.ZetNiveau(self._here.id, None), self._stay)

    # carrying out

    async def _stay(self) -> None:
        """Nothing follows."""

    async def _settle(self) -> None:
        if self._panel is not None:
            self._panel.settle(self.visit.state)

    async def _ask_hinders(self) -> None:
        """The niveau is there; the question after it is next."""
        self._mode = Mode.BELEMMERT

    async def _onward(self) -> None:
        """The next thing that is not done; when all is done, stay and say so."""
        found = next_open(self.visit.state, self._here)
        if found is not None:
            await self._open(found)
            return
        self._mode = self._usual_mode(self.visit.state)
        self.show(self.visit.state)

    async def _open(self, place: Place) -> None:
        """Show a place, and remember that it is here."""
        self._here, self._panel, self.reason = place, None, ""
        self._mode = self._usual_mode(self.visit.state)
        if not await self.do(ask.GaNaar(Stap.UITWERKEN, place.leefgebied, place.veld)):
            return
        self.query_one(WorkPane).scroll_notes(0)
        if place.soort == "leefgebied" and not self._has_niveau(place.id):
            await self._open_panel(Mode.VRAGEN)
        self.show(self.visit.state)

    async def _open_panel(self, mode: Mode) -> None:
        self._enter_mode(mode)
        await self.do(ask.GaNaar(Stap.UITWERKEN, self._here.id, mode.value))
        self.show(self.visit.state)

    def _enter_mode(self, mode: Mode) -> None:
        self._mode, self._panel = mode, PANELS[mode](self._here.id)

    async def _back(self) -> None:
        """Out of a list; else from the second question to the first."""
        if self._panel is not None:
            self._panel = None
            self.query_one(WorkPane).scroll_notes(0)
            if self._has_niveau(self._here.id):
                self._mode = self._usual_mode(self.visit.state)
                await self.do(ask.GaNaar(Stap.UITWERKEN, self._here.id))
            else:
                await self._onward()
        elif self._mode is Mode.BELEMMERT:
            self._mode = Mode.NIVEAU
        self.show(self.visit.state)

    def _has_niveau(self, leefgebied: str) -> bool:
        return self.visit.state.content.vragenlijst.per_leefgebied[leefgebied].heeft_niveau

    def _usual_mode(self, state: State) -> Mode:
        """The first thing that is not known here."""
        if self._here.soort == "feit":
            return Mode.FEIT
        known = state.record.leefgebied(self._here.id)
        waits = isinstance(known.niveau, int) and known.belemmert is None
        return Mode.BELEMMERT if waits else Mode.NIVEAU

    async def _file_loose_notes(self) -> None:
        from interview.tui.screens.kies_leefgebied import LosseNotitiesScreen

        if not self.visit.state.record.snelle_notities:
            self.notify("Er zijn geen losse notities.", timeout=3, markup=False)
            return
        await self.app.push_screen(LosseNotitiesScreen(lambda: self.visit.state, self.do))

    async def _choose_leefgebied(self) -> None:
        from interview.tui.screens.kies_leefgebied import FACTS_KEY, KiesLeefgebiedScreen

        async def go(name: str) -> None:
            facts = [place for place in places(self.visit.state) if place.soort == "feit"]
            await self._open(facts[0] if name == FACTS_KEY else Place("leefgebied", name))

        await self.app.push_screen(KiesLeefgebiedScreen(self.visit.state.content.vragenlijst, go))

    async def action_ongedaan(self) -> None:
        """Undo, and show where that was."""
        before = self.visit.state.record
        await super().action_ongedaan()
        place = changed_place(self.visit.state, before)
        if place is not None:
            await self._open(place)
