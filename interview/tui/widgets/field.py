"""A question with room to answer: a labelled line of text, or a choice by one key.

Owns how a refusal stands at its field. It never checks what is meant; the caller does.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from interview.errors import KlantbeeldError
from interview.plain_text import without_controls
from interview.tui.widgets.in_order import do_own_binding
from interview.tui.widgets.text import Plain, pieces


class PlainInput(Input):
    """A line of text in which pasted control characters never arrive."""

    HELP_TEXT = ""

    async def on_key(self, event: events.Key) -> None:
        """Corrections and letters in the order they were typed."""
        await do_own_binding(self, event)

    def validate_value(self, value: str) -> str:
        """Drop what acts instead of being read; what nobody sees typed stays as it is typed."""
        return value if self.password else without_controls(value)


class Choice(Plain, can_focus=True):
    """Options with a key each; one may be chosen, or several."""

    HELP_TEXT = ""

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: Choice) -> None:
            """``choice`` holds the new value."""
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice that changed."""
            return self.choice

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str, str]],
        chosen: Sequence[str] = (),
        *,
        multiple: bool = False,
        columns: int = 1,
        width: int = 36,
        help_text: str = "",
    ) -> None:
        """``options`` are key, id and words; ``width`` is that of a column in cells."""
        super().__init__(id=f"choice-{name}", classes="choice")
        self.field_name = name
        self.HELP_TEXT = help_text
        self._options = tuple(options)
        self._chosen = set(chosen)
        self._multiple = multiple
        self._columns = columns
        self._width = width

    def on_mount(self) -> None:
        """Show the options."""
        self._draw()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are chosen, in the order shown."""
        return tuple(name for _, name, _ in self._options if name in self._chosen)

    @property
    def value(self) -> str:
        """The one that is chosen; empty for none."""
        return next(iter(self.chosen), "")

    def choose(self, name: str) -> None:
        """Choose an option, or with several allowed turn it about."""
        if self._multiple:
            self._chosen ^= {name}
        else:
            self._chosen = {name}
        self._draw()
        self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """A key of an option chooses it; ← and → step through single choices."""
        by_key = {key: name for key, name, _ in self._options}
        names = [name for _, name, _ in self._options]
        if event.character is not None and event.character.lower() in by_key:
            self.choose(by_key[event.character.lower()])
        elif event.key in ("left", "right") and not self._multiple:
            step = 1 if event.key == "right" else -1
            at = names.index(self.value) if self.value else (-1 if step == 1 else 0)
            self.choose(names[(at + step) % len(names)])
        else:
            return
        event.stop()
        event.prevent_default()

    def _draw(self) -> None:
        marks = ("[x]", "[ ]") if self._multiple else ("(•)", "( )")
        lines: list[Content] = []
        for start in range(0, len(self._options), self._columns):
            parts: list[str | tuple[str, str]] = []
            for key, name, words in self._options[start : start + self._columns]:
                here = name in self._chosen
                style = "bold" if here else ""
                room = max(0, self._width - len(key) - 5)
                parts += [
                    (key, "bold $primary"),
                    f" {marks[0] if here else marks[1]} ",
                    (f"{words:<{room}}", style),
                ]
            lines.append(pieces(*parts))
        self.show(Content("\n").join(lines))


class Field(Vertical):
    """A label, a control, and below it a quiet word or a refusal."""

    def __init__(self, name: str, label: str, control: Input | Choice, note: str = "") -> None:
        """``name`` is unique on its screen; ``note`` stands below until there is a refusal."""
        super().__init__(id=f"field-{name}", classes="field")
        self.field_name = name
        self.control = control
        self._label = label
        self._note = note
        self._refused: str | None = None

    def compose(self) -> ComposeResult:
        """Label and control, then the word below."""
        with Horizontal(classes="field-line"):
            if self._label:
                yield Plain(self._label, classes="field-label")
            yield self.control
        yield Plain(self._note, classes="field-note muted")

    def on_descendant_focus(self) -> None:
        """The label says it too, where the keys go."""
        self.add_class("here")

    def on_descendant_blur(self) -> None:
        """The keys went elsewhere."""
        self.remove_class("here")

    @property
    def value(self) -> str:
        """What was typed, or the id of what was chosen."""
        return self.control.value

    def note(self, text: str) -> None:
        """Replace the quiet word; a refusal of what stands there now stays."""
        self._note = text
        if self._refused != self.value:
            self.accept()

    def accept(self) -> None:
        """Take a refusal away."""
        self._refused = None
        self._tell(self._note, refused=False)

    def refuse(self, error: KlantbeeldError) -> None:
        """Say at the field what is wrong and what helps."""
        # News of what was typed before the refusal may arrive after it, and must not wipe it out.
        self._refused = self.value
        self._tell(f"! {refusal_words(error)}", refused=True)

    def _tell(self, text: str, *, refused: bool) -> None:
        below = self.query_one(".field-note", Plain)
        below.set_class(refused, "refused")
        below.set_class(not refused, "muted")
        below.show(text)


class TextField(Field):
    """One line to type on."""

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        help_text: str = "",
        note: str = "",
        password: bool = False,
        maximum: int = 200,
    ) -> None:
        """``maximum`` is the number of characters that fit."""
        line = PlainInput(
            value, id=f"input-{name}", password=password, max_length=maximum, select_on_focus=False
        )
        line.HELP_TEXT = help_text
        line.cursor_blink = False
        super().__init__(name, label, line, note)
        self.input = line


class ChoiceField(Field):
    """Options with a key each."""

    def __init__(self, label: str, choice: Choice, note: str = "", *, below: bool = False) -> None:
        """The field is called as ``choice`` is; ``below`` gives wide options a line of their own."""
        super().__init__(choice.field_name, label, choice, note)
        self.set_class(below, "below")
        self.choice = choice


def field_of(widget: Widget) -> Field | None:
    """The field that ``widget`` is the control of."""
    return next((node for node in widget.ancestors if isinstance(node, Field)), None)


def refusal_words(error: KlantbeeldError) -> str:
    """A refusal in a sentence or two, with its code at the end."""
    what = f"{error.what[:1].upper()}{error.what[1:]}."
    return " ".join(part for part in (what, error.remedy, f"({error.code})") if part)
