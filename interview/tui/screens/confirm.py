"""A question with two answers; nothing happens by accident."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain


class ConfirmScreen(ModalScreen[bool]):
    """Dismisses with True on Enter or ``j``, with False on Esc or ``n``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,j", "answer(True)", "Ja", id="vraag.ja", tooltip="Ja", priority=True),
        Binding("escape,n", "answer(False)", "Nee", id="vraag.nee", tooltip="Nee", priority=True),
    ]

    def __init__(self, question: str, explanation: str, verb: str) -> None:
        """``verb`` says what Enter does."""
        super().__init__()
        self._question = question
        self._explanation = explanation
        self._verb = verb

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="dialog"):
            yield Plain(self._question, classes="title")
            yield Plain(self._explanation)
            yield Hint(f"Enter={self._verb}   Esc=terug")

    async def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        await self.dismiss(yes)
