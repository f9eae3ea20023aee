"""The talk: one card per leefgebied, notes first, every prompt a key away and never in the way."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Mount
from textual.widgets import ContentSwitcher, TextArea

from interview.conversation import NOTE_FIELD
from interview.record import Stap
from interview.session import commands as ask
from interview.session.state import State
from interview.session.view import Card, card, view
from interview.tui.dialog import settled
from interview.tui.screens.gesprek_keys import GESPREK_BINDINGS
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.card_words import agreed_so_far, card_list, foot, prompts
from interview.tui.widgets.note import CardList, Note
from interview.tui.widgets.text import Plain

TURNED = ("reflectie", "klopt", "kijken", "weerstand")
"""The extras that Tab turns to after the prompts, in this order."""


class GesprekScreen(VisitScreen):
    """Cards in any order."""

    STAP = Stap.GESPREK
    HINT = "Esc=kaarten   Tab=meer   Ctrl+N=los   Ctrl+W=wens   Ctrl+A=afspraak   F1=hulp"
    HELP_TEXT = "Het gesprek. Notities eerst; oordelen komt later, bij Uitwerken."
    BINDINGS = GESPREK_BINDINGS

    def __init__(self, visit: Visit) -> None:
        """Lands on the card where the gesprek was left."""
        super().__init__(visit)
        cards = visit.state.content.vragenlijst.leefgebied
        self._letters = {gebied.toets: gebied.id for gebied in cards}
        self._here = visit.state.plek.leefgebied or cards[0].id
        self._more = 0
        self._extra: str | None = None
        self._card: Card | None = None

    def compose_step(self) -> ComposeResult:
        """List, card with note, and on wide screens what was agreed so far."""
        with Horizontal(id="gesprek"):
            yield CardList(id="cards")
            with Vertical(id="card"):
                yield Plain(id="card-title", classes="title")
                yield Plain(id="card-prompts")
                with ContentSwitcher(id="notes", initial=f"note-{self._here}"):
                    yield self._new_note(self._here)
                yield Plain(id="card-foot", classes="muted")
            yield Plain(id="aside", classes="breed-only")

    @on(Mount)
    async def open_card(self) -> None:
        """Open the card, with the cursor at the end of its note."""
        await self._open(self._here, write=self.visit.state.plek.veld is not None)

    # showing

    def show(self, state: State) -> None:
        """Bring notes that changed elsewhere into their fields, then the list and the card."""
        for note in self.query(Note):
            if not note.has_focus and note.text.rstrip() != self._kept(note):
                note.load_text(self._kept(note))
        self._show_list(state)
        self._show_card()
        self._show_aside(state)

    def _kept(self, note: Note) -> str:
        return self.visit.state.record.leefgebied(note.leefgebied).notitie

    def _new_note(self, leefgebied: str) -> Note:
        record = self.visit.state.record
        return Note(
            leefgebied,
            record.leefgebied(leefgebied).notitie,
            closed=record.einde is not None,
            before_typing=self.before_typing,
        )

    def _note(self) -> Note:
        return self.query_one(f"#note-{self._here}", Note)

    def _show_list(self, state: State) -> None:
        self.query_one("#cards", CardList).swap(card_list(view(state).kaarten, self._here))

    def _show_card(self) -> None:
        note = self._note()
        shown = card(self.visit.state, self._here, note.text, note.line, self._more)
        if shown == self._card and self._extra is None:
            return
        self._card = shown
        self.query_one("#card-title", Plain).show(shown.leefgebied.titel)
        words = self.query_one("#card-prompts", Plain)
        words.show(prompts(shown, self._extra, words.size.width))
        self.query_one("#card-foot", Plain).swap(foot(shown, self.visit.state.content.vragenlijst))

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._card = None
        self.call_after_refresh(self._show_card)

    def _show_aside(self, state: State) -> None:
        self.query_one("#aside", Plain).show(agreed_so_far(state.record))

    # typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed; only the card that depends on it is shown again."""
        event.stop()
        note = event.text_area
        if not isinstance(note, Note) or note.text.rstrip() == self._kept(note):
            return
        self.typed(f"{NOTE_FIELD}{note.leefgebied}", note.text)
        self._show_card()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter and letters are for the list; in a note they are text. Ctrl+E is for a card that waits."""
        if action in ("kaart", "schrijf"):
            return isinstance(self.focused, CardList)
        if action == "moment":
            return self._card is not None and bool(self._card.wacht)
        return super().check_action(action, parameters)

    async def leave(self) -> None:
        """The note becomes an event, with every key that was typed before this one."""
        await settled(self)
        note = self._note()
        if self.visit.state.record.einde is not None:
            return
        await self.do(ask.LegNotitieVast(note.leefgebied, note.text))

    # moving

    async def _move_to(self, leefgebied: str) -> None:
        await self.leave()
        if await self.do(ask.GaNaar(Stap.GESPREK, leefgebied, "notitie")):
            await self._open(leefgebied, write=True)

    async def _open(self, leefgebied: str, *, write: bool) -> None:
        notes = self.query_one("#notes", ContentSwitcher)
        if not notes.query(f"#note-{leefgebied}"):
            # A field is made when its card is first opened, and then kept with its own undo.
            await notes.mount(self._new_note(leefgebied))
        self._here, self._more, self._extra, self._card = leefgebied, 0, None, None
        notes.current = f"note-{leefgebied}"
        note = self._note()
        note.move_cursor(note.document.end)
        # At once, not through the queue: the next key may be here already.
        self.set_focus(note if write else self.query_one("#cards", CardList))
        self._show_list(self.visit.state)
        self._show_card()

    # actions

    async def action_kaarten(self) -> None:
        """To the list; an extra closes first."""
        if self._extra is not None:
            self._toggle(None)
            return
        await self.leave()
        self.set_focus(self.query_one("#cards", CardList))

    async def action_kaart(self, letter: str) -> None:
        """From the list, one letter opens a card."""
        if letter in self._letters:
            await self._move_to(self._letters[letter])

    async def action_kaart_direct(self, letter: str) -> None:
        """The same from anywhere, with Alt."""
        await self.action_kaart(letter)

    def action_schrijf(self) -> None:
        """From the list to the note."""
        self.set_focus(self._note())

    def action_meer(self) -> None:
        """Turn on: the next two prompts, then one extra after another, then the first prompts again."""
        if self._extra is not None:
            at = TURNED.index(self._extra) + 1
            self._more = 0 if at == len(TURNED) else self._more
            self._toggle(TURNED[at] if at < len(TURNED) else None)
            return
        self._more += 1
        pages = 0 if self._card is None else self._card.bladen
        self._toggle(TURNED[0] if self._more >= pages else None)

    async def action_volg(self) -> None:
        """Follow the suggestion; the note stays where it is."""
        if self._card is not None and self._card.suggestie is not None:
            await self._move_to(self._card.suggestie)

    async def action_volgende(self, step: int) -> None:
        """The next card in the list."""
        ids = list(self._letters.values())
        await self._move_to(ids[(ids.index(self._here) + step) % len(ids)])

    async def action_moment(self) -> None:
        """Plan a moment alone."""
        await self.leave()
        await self.plan_moment_apart()

    async def action_citaat(self) -> None:
        """Mark this line as the klant's own words, or take the mark away."""
        await self.leave()
        line = self._note().line.strip()
        known = [q for q in self.visit.state.record.citaten if q.leefgebied == self._here and q.tekst in line]
        if known:
            await self.do(ask.VerwijderCitaat(known[-1].id))
        elif line:
            await self.do(ask.MarkeerCitaat(self._here, line))

    async def action_extra(self, name: str) -> None:
        """Show an extra in place of the prompts, or the prompts again; the scale asks for the number."""
        if name == "schaal" and not card(self.visit.state, self._here, "").wacht:
            await self._ask_own_score()
        else:
            self._toggle(None if self._extra == name else name)

    def _toggle(self, extra: str | None) -> None:
        self._extra, self._card = extra, None
        self._show_card()

    async def _ask_own_score(self) -> None:
        from interview.tui.dialog import TextDialog

        gebied = self.visit.state.content.vragenlijst.per_leefgebied[self._here]
        known = self.visit.state.record.leefgebied(self._here).eigen_cijfer

        def keep(text: str | None) -> None:
            if text is not None and text.isascii() and text.isdecimal():
                self.app.call_later(self.do, ask.ZetEigenCijfer(gebied.id, int(text)))

        await self.app.push_screen(
            TextDialog(gebied.schaalvraag, "Een cijfer van 0 tot 10, alleen als de klant het zegt.",
                       "" if known is None else str(known)),
            keep,
        )  # fmt: skip
