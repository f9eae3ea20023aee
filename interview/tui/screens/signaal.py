"""A Signaal: six short fields about danger, then sealed for one named person.

What is typed lives in the fields of this screen and nowhere else: no draft, no event, no clipboard, no
notification. Sealed or left, the fields are gone.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from interview.errors import KlantbeeldError
from interview.signaal.errors import ON_PAPER
from interview.signaal.words import (
    HELP,
    NOWHERE_ELSE,
    QUESTIONS,
    Question,
    begin_with,
    reader_line,
    receipt_lines,
    writer_line,
)
from interview.tui.form import FormScreen
from interview.tui.screens.confirm import ConfirmScreen
from interview.tui.widgets.field import Field, PlainInput, refusal_words
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces
from interview.tui.widgets.writing import WritingField

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.signaal.desk import Addressed

WRITING_HINT = "Enter=volgende   Tab=veld   F9=scherm weg   Esc=weg   F1=hulp"
LONG_FIELDS = ("gezien", "gehoord")
"""Those with room for some lines."""


class UnkeptLine(PlainInput):
    """A line of which nothing reaches a clipboard: other programs read those, and keep them."""

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Take away, and keep no copy."""
        self.delete_selection()


class UnkeptText(WritingField):
    """The same for some lines."""

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Take away, and keep no copy."""
        self.delete(*self.selection)


class SignaalScreen(FormScreen):
    """On top of any screen, with or without an open visit; dismissed it leaves nothing behind."""

    HELP_TEXT = HELP
    STOP_TEXT = "Wat u hier schreef is dan weg. De rest blijft bewaard."
    """What Ctrl+Q asks here."""
    ALLOW_SELECT = False
    """What cannot be marked cannot be copied."""

    def __init__(self, desk: Desk, klant: Klant | None = None) -> None:
        """``klant`` is that of an open visit, offered as whom it concerns."""
        super().__init__()
        self._desk = desk
        self._begin = begin_with(klant, desk.clock())
        self._parties: Addressed | None = None
        self._sealed = False

    def compose(self) -> ComposeResult:
        """Who reads it, the fields, and one line about the field that has the keys."""
        yield Plain("", id="visit-header")
        yield Plain("", id="signaal-wie")
        with Vertical(id="signaal-velden"):
            for question in QUESTIONS:
                yield from self._field(question)
        yield Plain("", id="signaal-uitleg", classes="muted")
        yield Plain("", id="signaal-problem", classes="warning")
        yield Hint(WRITING_HINT)

    def _field(self, question: Question) -> ComposeResult:
        name, begin = question.name, self._begin.get(question.name, "")
        if name in LONG_FIELDS:
            with Horizontal(classes="signaal-lang"):
                yield Plain(question.label, classes="field-label")
                text = UnkeptText(begin, id=f"input-{name}", soft_wrap=True, tab_behavior="focus")
                text.cursor_blink = False
                yield text
            return
        line = UnkeptLine(begin, id=f"input-{name}", select_on_focus=False)
        line.cursor_blink = False
        yield Field(name, question.label, line)

    async def on_mount(self) -> None:
        """Say who would read it; without anybody there is nothing to write."""
        self.query_one("#visit-header", Plain).show(
            pieces(("klantbeeld", "bold $primary"), "   ", ("Signaal", "bold"))
        )
        from interview.signaal.desk import addressed

        try:
            # The first time this reads the gemeentepakket.
            self._parties = await asyncio.to_thread(addressed, self._desk)
        except KlantbeeldError as error:
            await self._close_fields(refusal_words(error))
            return
        self.query_one("#signaal-wie", Plain).show(
            pieces(
                (reader_line(self._parties.ontvanger), "bold"),
                f"\n{NOWHERE_ELSE}\n",
                (f"Van: {writer_line(self._parties.consultant)}", "$text-muted"),
            )
        )
        self.set_focus(self.query_one("#input-gezien"))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """One quiet line about the field."""
        note = next((one.note for one in QUESTIONS if event.widget.id == f"input-{one.name}"), "")
        for line in self.query("#signaal-uitleg").results(Plain):
            line.show(note)

    @property
    def written(self) -> dict[str, str]:
        """What stands in the fields now."""
        if not self.query("#signaal-velden"):
            return {}
        texts = {area.id: area.text for area in self.query(UnkeptText)}
        texts |= {line.id: line.value for line in self.query(UnkeptLine)}
        return {question.name: texts[f"input-{question.name}"] for question in QUESTIONS}

    async def submit(self) -> None:
        """Ask whether it may be sealed; or, once it is, go."""
        if self._sealed or self._parties is None:
            self.dismiss(None)
            return
        from interview.signaal.model import checked_texts

        problem = self.query_one("#signaal-problem", Plain)
        try:
            checked_texts(self.written)
        except KlantbeeldError as error:
            problem.show(f"! {refusal_words(error)}")
            self.set_focus(self.query_one(f"#input-{error.where}"))
            return
        problem.show("")
        question = ConfirmScreen(
            "Verzegelen?",
            f"Daarna kan alleen {self._parties.ontvanger.naam} dit lezen. U niet meer.",
            "verzegelen",
        )
        await self.app.push_screen(question, self._seal_if)

    def _seal_if(self, yes: bool | None) -> None:
        if yes:
            self.app.call_later(self._seal)

    async def _seal(self) -> None:
        from interview.signaal.desk import seal_for

        if self._sealed or self._parties is None:
            return
        try:
            receipt = await asyncio.to_thread(seal_for, self._desk, self._parties, self.written)
        except KlantbeeldError as error:
            # What was typed stays: it is nowhere else.
            words = f"! {refusal_words(error)} Anders: {ON_PAPER[0].lower()}{ON_PAPER[1:]}"
            self.query_one("#signaal-problem", Plain).show(words)
            return
        self._sealed = True
        first, *rest = receipt_lines(receipt)
        lines = "".join(f"\n\n{line}" for line in rest)
        await self._close_fields(pieces(("✓ ", "bold $success"), (first, "bold"), lines))

    async def _close_fields(self, words: str | Content) -> None:
        """Take the fields away, with what stands in them, and say ``words`` in their place."""
        await self.query("#signaal-velden, #signaal-uitleg, #signaal-problem").remove()
        self.query_one("#signaal-wie", Plain).show(words)
        self.query_one(Hint).tell("Enter=klaar   Esc=klaar")

    async def leave(self) -> None:
        """Away; what was typed goes only after a yes."""
        if not self._changed:
            self.dismiss(None)
            return
        question = ConfirmScreen(
            "Weggaan zonder te verzegelen?", "Wat u schreef is dan weg. Er wordt niets bewaard.", "weggaan"
        )
        await self.app.push_screen(question, self._leave_if)

    def _leave_if(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)

    @property
    def _changed(self) -> bool:
        return any(text != self._begin.get(name, "") for name, text in self.written.items())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nobody else needs to hear what is typed here."""
        event.stop()
