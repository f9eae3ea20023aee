"""A few small choices after each other and then a line of text, in one dialog that never loses a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

Chosen = tuple[str, ...]


def _always(chosen: Chosen) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One choice."""

    title: str
    options: tuple[tuple[str, str], ...]
    """Id and words; the digits follow the order."""
    asked: Callable[[Chosen], bool] = _always
    """Whether it is asked, given what was chosen before."""


class StepsDialog(ModalScreen[tuple[Chosen, str] | None]):
    """Dismisses with what was chosen and the line of text, or with None on Esc in a choice."""

    AUTO_FOCUS = ""
    HELP_TEXT = "Een cijfer kiest. Daarna is er plaats voor een zin; leeg laten mag."
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"kies({digit})", str(digit), id=f"keuze.{digit}", tooltip=f"Keuze {digit}",
                    priority=True)
            for digit in range(1, 10)
        ),
        Binding("escape", "terug", "Terug", id="keuze.terug", tooltip="Een stap terug"),
    ]  # fmt: skip

    def __init__(self, steps: Sequence[Step], text_title: str, text_help: str, text: str = "") -> None:
        """``text`` stands in the line to begin with."""
        super().__init__()
        self._steps = tuple(steps)
        self._text_title = text_title
        self._text_help = text_help
        self._text = text
        self._chosen: Chosen = ()

    def compose(self) -> ComposeResult:
        """One choice at a time; the line comes last."""
        with Vertical(classes="dialog"):
            yield Plain(id="step-title", classes="title")
            yield Plain(id="step-options", classes="choices")
            yield Input(self._text, id="step-text", select_on_focus=False)
            yield Hint("")

    def on_mount(self) -> None:
        """The first choice."""
        self._show()

    @property
    def _waiting(self) -> Step | None:
        """The choice to make now; None when only the line is left."""
        return self._steps[len(self._chosen)] if len(self._chosen) < len(self._steps) else None

    def _show(self) -> None:
        step = self._waiting
        line = self.query_one("#step-text", Input)
        line.display = step is None
        if step is None:
            self.query_one("#step-title", Plain).show(self._text_title)
            self.query_one("#step-options", Plain).show(pieces((self._text_help, "$text-muted")))
            self.query_one(Hint).tell("Enter=bewaren   Esc=een stap terug")
            self.set_focus(line)
            return
        self.set_focus(None)
        self.query_one("#step-title", Plain).show(step.title)
        lines = [
            pieces((f"{number}", "bold $primary"), f"  {words}")
            for number, (_, words) in enumerate(step.options, start=1)
        ]
        self.query_one("#step-options", Plain).show(Content("\n").join(lines))
        self.query_one(Hint).tell(f"1-{len(step.options)}=kiezen   Esc=terug")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits are text once the line is there."""
        return self._waiting is not None if action == "kies" else True

    def action_kies(self, digit: int) -> None:
        """Choose, and go on to what is asked next."""
        step = self._waiting
        if step is None or digit > len(step.options):
            return
        self._chosen = (*self._chosen, step.options[digit - 1][0])
        while self._waiting is not None and not self._waiting.asked(self._chosen):
            self._chosen = (*self._chosen, "")
        self._show()

    def action_terug(self) -> None:
        """To the choice before; from the first one out of the dialog."""
        if not self._chosen:
            self.dismiss(None)
            return
        self._chosen = self._chosen[:-1]
        while self._chosen and not self._chosen[-1]:
            self._chosen = self._chosen[:-1]
        if self._chosen and self._waiting is not None and not self._waiting.asked(self._chosen):
            self._chosen = self._chosen[:-1]
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.dismiss((self._chosen, event.value.strip()))
