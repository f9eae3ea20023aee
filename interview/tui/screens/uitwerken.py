"""Working out: one leefgebied at a time, judged with one key each, then the feiten.

Every key of this screen is read in the app's own task, in order, so that someone who types ahead
never judges another leefgebied than the one that will be on the screen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region

from interview.record import Stap
from interview.session import commands as ask
from interview.session.advice import counts_as_hindrance, missing_for_advice
from interview.session.state import State
from interview.session.view import worked_out, workout
from interview.session.working_out import (
    Place,
    changes_after_advice,
    is_done,
    needs_reason,
    neighbour,
    next_open,
    place_at,
    places,
)
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.answers import AnswerPanel
from interview.tui.widgets.feiten import facts_content, press_fact
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.line_question import LineQuestion, Reply
from interview.tui.widgets.marks import MarkPanel, evidence_panel, seen_panel
from interview.tui.widgets.niveau import (
    BELEMMERT_KEYS,
    NO_VALUE_KEYS,
    anchors,
    hanging,
    hinders_line,
    niveau_short,
)
from interview.tui.widgets.noted import noted
from interview.tui.widgets.text import Plain, pieces
from questionnaires.answers import Belemmert, GeenWaarde

Then = Callable[[], Awaitable[None]]


class Mode(StrEnum):
    """What the keys are for now."""

    NIVEAU = "niveau"
    BELEMMERT = "belemmert"
    VRAGEN = "vragen"
    OBSERVATIES = "observaties"
    BEWIJS = "bewijs"
    FEIT = "feit"


PANELS: dict[Mode, Callable[[str], AnswerPanel | MarkPanel]] = {
    Mode.VRAGEN: AnswerPanel,
    Mode.OBSERVATIES: seen_panel,
    Mode.BEWIJS: evidence_panel,
}
ROAD_WIDTH = 20
"""Columns of the list of leefgebieden, as in the style sheet."""
ROAD_FROM = 120
"""On a narrower screen the anchors need the room that the list would take."""

PANEL_KEYS = {"k": Mode.VRAGEN, "o": Mode.OBSERVATIES, "e": Mode.BEWIJS}

KEYS: tuple[tuple[str, str, str], ...] = (
    *((str(digit), str(digit), f"Niveau {digit}, of keuze {digit}") for digit in range(1, 6)),
    *((str(digit), str(digit), f"Keuze {digit}") for digit in range(6, 10)),
    ("0", "0", "Keuze 0"),
    ("b", "niet_besproken", "Niet besproken"),
    ("z", "wil_niet_zeggen", "Wil niet zeggen"),
    ("w", "weet_niet", "Weet niet"),
    ("n", "nee", "Nee, of n.v.t."),
    ("j", "ja", "Ja"),
    ("question_mark", "vraagteken", "Weet niet of het tegenhoudt"),
    ("v", "nvt", "N.v.t. bij een vraag met ja en nee"),
    ("s", "spoed", "Spoed aan of uit"),
    ("k", "vragen", "Kernvragen en andere vragen"),
    ("o", "observaties", "Wat u zag"),
    ("e", "bewijs", "Waar het niveau op rust"),
    ("c", "cijfer", "Eigen cijfer van de klant"),
    ("l", "losse_notities", "Losse notities een plek geven"),
    ("g", "ga_naar", "Naar een ander leefgebied"),
    ("r", "bron", "Bron van een feit"),
    ("d", "datum", "Datum van die bron"),
    ("up", "omhoog", "Omhoog"),
    ("down", "omlaag", "Omlaag"),
    ("left", "vorige", "Vorig leefgebied"),
    ("pageup", "vorige_blad", "Vorig leefgebied"),
    ("right", "volgende", "Volgend leefgebied"),
    ("pagedown", "volgende_blad", "Volgend leefgebied"),
    ("enter", "verder", "Verder naar wat nog open is"),
    ("space", "spatie", "Aan of uit"),
    ("backspace", "wissen", "Leegmaken"),
    ("delete", "leeg", "Leegmaken"),
    ("escape", "terug", "Een stap terug"),
)
"""Key, name and meaning. All are read by one action, which knows what they are for at that moment."""

HINTS = {
    Mode.NIVEAU: "1-5=niveau   k=vragen   o=gezien   e=bewijs   c=cijfer   s=spoed   F1=hulp",
    Mode.BELEMMERT: "j n ?=houdt tegen   1-5=niveau   Enter=verder   s=spoed   F1=hulp",
    Mode.FEIT: "1-9=kiest   b z w=geen antwoord   Enter=verder   ←→=ander feit   F1=hulp",
}


class UitwerkenScreen(VisitScreen):
    """The anchors beside the notes, and one key for each judgement."""

    STAP = Stap.UITWERKEN
    HINT = HINTS[Mode.NIVEAU]
    HELP_TEXT = (
        "Kies het niveau dat het best past bij wat u hoorde en zag. Twijfelt u, kies dan wat er meestal "
        "gebeurt. Niet besproken is ook een antwoord. Daarna: houdt dit werk of meedoen nu tegen? Dat is een "
        "ander oordeel; een laag niveau hoeft niets tegen te houden. Is beide gedaan, dan komt vanzelf het "
        "volgende leefgebied dat nog open is. g brengt u naar elk ander."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"toets('{key}')", what, id=f"uitwerken.{name}", tooltip=what, priority=True)
        for key, name, what in KEYS
    ]

    def __init__(self, visit: Visit) -> None:
        """Lands where the uitwerken was left."""
        super().__init__(visit)
        self._here = place_at(visit.state, visit.state.plek)
        self._mode = self._usual_mode(visit.state)
        self._panel: AnswerPanel | MarkPanel | None = None
        self._reason = ""
        self._held = False
        self._shown: dict[str, Content] = {}
        veld = visit.state.plek.veld
        if veld in PANELS and self._here.soort == "leefgebied":
            self._enter_mode(Mode(veld))

    def compose_step(self) -> ComposeResult:
        """The road (wide only), the judgement, and what it can rest on."""
        with Horizontal(id="work"):
            yield Plain(id="road")
            with Vertical(id="work-place"):
                yield Plain(id="work-title")
                with Container(id="work-panes"):
                    with Vertical(id="judge"):
                        yield Plain(id="anchors")
                        yield Plain(id="hinders")
                        yield Plain(id="check")
                    with VerticalScroll(id="noted", can_focus=False):
                        yield Plain(id="noted-text")

    # showing

    def show(self, state: State) -> None:
        """Bring everything in line with ``state``; nothing is drawn twice."""
        if self._held or not self.query("#noted-text"):
            return
        if self._here not in places(state):
            self._here = place_at(state, state.plek)
            self._mode = self._usual_mode(state)
        feit = self._mode is Mode.FEIT
        self.set_class(feit, "-feiten")
        self.set_class(self._panel is not None, "-panel")
        self._put("#road", self._road(state))
        self._put("#work-title", self._title(state))
        if not feit:
            self._show_judgement(state)
        self._show_side(state)
        hint = self._panel.HINT if self._panel is not None else HINTS[self._mode]
        self.query_one(Hint).tell(hint)

    def _put(self, name: str, content: Content) -> None:
        """Replace the text of a part, when it is another."""
        known = self._shown.get(name)
        if known is None or known.plain != content.plain or known.spans != content.spans:
            self._shown[name] = content
            self.query_one(name, Plain).show(content)

    def _widths(self) -> tuple[int, int]:
        """Columns for the anchors and for what was noted, as the style sheet divides them."""
        if not self.has_class("-breed"):
            return self.size.width - 2, self.size.width - 3
        room = self.size.width - 4 - (ROAD_WIDTH if self.has_class("-weg") else 0)
        left = room * 3 // 5
        return left - 2, room if self._mode is Mode.FEIT else room - left - 4

    def _road(self, state: State) -> Content:
        lines: list[Content] = []
        for gebied in state.content.vragenlijst.matrix:
            known = state.record.leefgebied(gebied.id)
            here = self._here == Place("leefgebied", gebied.id)
            hinders = {Belemmert.JA: "!", Belemmert.NEE: "·", Belemmert.WEET_NIET: "?", None: " "}[
                known.belemmert
            ]
            lines.append(
                pieces(
                    ("▸ " if here else "  ", "bold $primary"),
                    (f"{gebied.kort:<11}", "bold" if here else ""),
                    (f"{niveau_short(known)} ", "bold"),
                    hinders,
                    " ▲" if known.spoed else "",
                )
            )
        facts = [place for place in places(state) if place.soort == "feit"]
        done = sum(is_done(state, place) for place in facts)
        here = self._here.soort == "feit"
        lines += [
            Content(""),
            pieces(("▸ " if here else "  ", "bold $primary"), ("feiten     ", "bold" if here else ""),
                   f"{done}/{len(facts)}"),
            Content(""),
            pieces(("! houdt tegen\n· niet\n? weet niet\n▲ spoed", "$text-muted")),
        ]  # fmt: skip
        return Content("\n").join(lines)

    def _title(self, state: State) -> Content:
        done, whole = worked_out(state)
        parts: list[str | tuple[str, str]] = []
        if self._here.soort == "feit":
            parts.append(("De feiten", "bold $primary"))
        else:
            gebied = state.content.vragenlijst.per_leefgebied[self._here.id]
            parts.append((gebied.titel, "bold $primary"))
            known = state.record.leefgebied(self._here.id)
            if known.spoed:
                parts.append(("   spoed", "bold $error"))
            if known.eigen_cijfer is not None:
                parts.append(f"   klant zelf: {known.eigen_cijfer}")
        parts.append((f"   {done} van {whole} gedaan", "$text-muted"))
        if not missing_for_advice(state) and state.record.advies is None:
            parts.append(("   klaar voor uw oordeel: F5", "$success"))
        for change in changes_after_advice(state, self._here)[-1:]:
            parts.append((f"\nna advies gewijzigd: {change.reden}", "$warning"))
        return pieces(*parts)

    def _show_judgement(self, state: State) -> None:
        found = workout(state, self._here.id)
        known = state.record.leefgebied(self._here.id)
        if not found.leefgebied.heeft_niveau:
            for name in ("#anchors", "#hinders", "#check"):
                self._put(name, Content(""))
            return
        width, _ = self._widths()
        self._put("#anchors", anchors(found.leefgebied, known.niveau, width))
        asked = self._mode is Mode.BELEMMERT
        self._put(
            "#hinders",
            hinders_line(known, asked=asked, may_skip=self._here.id not in counts_as_hindrance(state)),
        )
        lines: list[Content] = []
        if found.belemmert_voorstel and known.belemmert is None:
            lines.append(pieces((f"  Voorstel: ja, want u koos {known.niveau}. U beslist.", "$text-muted")))
        if found.toets is not None:
            lines += [pieces((f"  {line}", "$accent")) for line in hanging(found.toets, width)]
        self._put("#check", Content("\n").join(lines))

    def _show_side(self, state: State) -> None:
        cursor = None
        if self._mode is Mode.FEIT:
            content, cursor = facts_content(state, self._here.id, self._widths()[1])
        elif self._panel is not None:
            content = self._panel.content(state, self._widths()[1])
            cursor = self._panel.cursor_line
        else:
            content = noted(state, self._here.id, self._widths()[1])
        self._put("#noted-text", content)
        if cursor is not None:
            line = cursor
            pane = self.query_one("#noted", VerticalScroll)
            self.call_after_refresh(
                lambda: pane.scroll_to_region(Region(0, max(0, line - 1), 1, 10), animate=False, force=True)
            )

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width, with the list where there is room."""
        self.set_class(event.size.width >= ROAD_FROM, "-weg")
        self.call_after_refresh(self.show, self.visit.state)

    # keys

    async def action_toets(self, key: str) -> None:
        """One key, by what it is for now."""
        if await self._moved(key):
            return
        if self._mode is Mode.FEIT:
            today = self.visit.desk.clock().date()
            await self._answer(press_fact(self.visit.state, self._here.id, key, today), self._onward)
        elif self._panel is not None:
            await self._answer(self._panel.press(self.visit.state, key), self._settle)
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
                pane = self.query_one("#noted", VerticalScroll)
                pane.scroll_relative(y=-1 if key == "up" else 1, animate=False)
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
            await self._answer(_own_score(gebied.id, gebied.schaalvraag, known.eigen_cijfer), self._stay)
        elif self._mode is Mode.BELEMMERT and key in BELEMMERT_KEYS:
            await self._carry_out(ask.ZetBelemmert(gebied.id, BELEMMERT_KEYS[key]), self._onward)
        elif key in ("1", "2", "3", "4", "5"):
            await self._carry_out(ask.ZetNiveau(gebied.id, int(key)), self._ask_hinders)
        elif key in ("backspace", "delete"):
            await self._take_away()
        elif key in NO_VALUE_KEYS:
            reason = NO_VALUE_KEYS[key]
            if reason is not GeenWaarde.NVT or gebied.nvt:
                await self._carry_out(ask.ZetNiveau(gebied.id, reason), self._onward)

    async def _take_away(self) -> None:
        """Empty what the pointer is at."""
        known = self.visit.state.record.leefgebied(self._here.id)
        if self._mode is Mode.BELEMMERT and known.belemmert is not None:
            await self._carry_out(ask.ZetBelemmert(self._here.id, None), self._stay)
        else:
            await self._carry_out(ask.ZetNiveau(self._here.id, None), self._stay)

    # carrying out

    async def _carry_out(self, command: ask.Command, then: Then) -> None:
        """Do ``command``, ask a reason first where one is needed, and go on."""
        if needs_reason(self.visit.state, command) and isinstance(
            command, ask.ZetNiveau | ask.ZetBelemmert | ask.LegFeitVast
        ):
            await self._ask_reason(command, then)
            return
        self._held = True
        try:
            if await self.do(command):
                await then()
        finally:
            self._held = False
        self.show(self.visit.state)

    async def _ask_reason(
        self, command: ask.ZetNiveau | ask.ZetBelemmert | ask.LegFeitVast, then: Then
    ) -> None:
        async def change(reason: str) -> None:
            self._reason = reason
            self._held = True
            try:
                if await self.do(replace(command, reden=reason)):
                    await then()
            finally:
                self._held = False
            self.show(self.visit.state)

        await self._ask_text(
            "Waarom verandert dit?",
            "Het advies is al getoond. Uw reden staat er straks bij.",
            self._reason,
            change,
        )

    async def _answer(self, reply: Reply, then: Then) -> None:
        """What came of a key in a list: a command, or a line to ask first."""
        if isinstance(reply, LineQuestion):
            question = reply

            async def read(text: str) -> None:
                found = question.read(text)
                if found is None and question.problem:
                    self.notify(question.problem, severity="warning", markup=False)
                await self._answer(found, then)

            await self._ask_text(question.title, question.help_line, question.text, read)
        elif reply is not None:
            await self._carry_out(reply, then)

    async def _ask_text(
        self, title: str, help_line: str, text: str, then: Callable[[str], Awaitable[None]]
    ) -> None:
        from interview.tui.screens.line import LineScreen

        def take(answer: str | None) -> None:
            if answer is not None:
                self.app.call_later(then, answer)

        await self.app.push_screen(LineScreen(title, help_line, text), take)

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
        self._here, self._panel, self._reason = place, None, ""
        self._mode = self._usual_mode(self.visit.state)
        if not await self.do(ask.GaNaar(Stap.UITWERKEN, place.leefgebied, place.veld)):
            return
        self.query_one("#noted", VerticalScroll).scroll_home(animate=False)
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
            self.query_one("#noted", VerticalScroll).scroll_home(animate=False)
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

        def chosen(name: str | None) -> None:
            if name is None:
                return
            facts = [place for place in places(self.visit.state) if place.soort == "feit"]
            place = facts[0] if name == FACTS_KEY else Place("leefgebied", name)
            self.app.call_later(self._open, place)

        await self.app.push_screen(KiesLeefgebiedScreen(self.visit.state.content.vragenlijst), chosen)

    async def action_ongedaan(self) -> None:
        """Undo, and show where that was."""
        before = self.visit.state.record
        await super().action_ongedaan()
        after = self.visit.state.record
        if after is before:
            return
        for gebied in self.visit.state.content.vragenlijst.matrix:
            if before.leefgebied(gebied.id) != after.leefgebied(gebied.id):
                await self._open(Place("leefgebied", gebied.id))
                return
        for name in {*before.feiten, *after.feiten}:
            place = Place("feit", name)
            if before.feiten.get(name) != after.feiten.get(name) and place in places(self.visit.state):
                await self._open(place)
                return


def _own_score(leefgebied: str, schaalvraag: str, known: int | None) -> LineQuestion:
    def read(text: str) -> Reply:
        if text.isascii() and text.isdecimal() and int(text) <= 10:
            return ask.ZetEigenCijfer(leefgebied, int(text))
        return None

    return LineQuestion(
        schaalvraag,
        "Een cijfer van 0 tot en met 10, alleen als de klant het zegt.",
        read,
        "" if known is None else str(known),
        "Een eigen cijfer is 0 tot en met 10.",
    )
