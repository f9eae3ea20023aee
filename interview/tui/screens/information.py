"""The information duty: what the klant hears about what is written down, large, to read aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from interview.record import Informatiewijze
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain

LARGE_WIDTH = 70
"""Characters on a line: easy to find the next one while looking up at the klant."""
NO_TEXT = "In het bestand van uw gemeente staat geen tekst om voor te lezen. Vraag uw beheerder daarom."


class InformationScreen(ModalScreen[Informatiewijze | None]):
    """Dismisses with how the klant was told, or with None when that did not happen yet."""

    HELP_TEXT = (
        "Lees rustig voor en kijk af en toe op. Vraag daarna: 'Wat vindt u hiervan?' Dit is geen "
        "toestemming; er wordt alleen bewaard dat u het vertelde, met welke tekst, wanneer en hoe."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"verteld('{manner.value}')", what, id=f"informatie.{manner.value}", tooltip=what,
                    priority=True)
            for key, manner, what in (
                ("v", Informatiewijze.VOORGELEZEN, "U las het voor"),
                ("k", Informatiewijze.KAART, "U gaf de kaart en vertelde het kort"),
                ("t", Informatiewijze.VIA_TOLK, "De tolk vertelde het"),
            )
        ),
        Binding("escape,enter", "terug", "Terug", id="informatie.terug", tooltip="Nog niet verteld",
                priority=True),
    ]  # fmt: skip

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """``paragraphs`` come from the municipality's file."""
        super().__init__()
        self._paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """One paragraph below the other, with air between."""
        with VerticalScroll(id="information"):
            for paragraph in self._paragraphs or (NO_TEXT,):
                yield Plain(textwrap.fill(paragraph, LARGE_WIDTH), classes="klant-regel")
        if self._paragraphs:
            yield Hint("v=voorgelezen   k=kaart gegeven   t=via de tolk   Esc=nog niet   F1=hulp")
        else:
            yield Hint("Esc=terug   F1=hulp")

    def action_verteld(self, manner: str) -> None:
        """The klant was told."""
        self.dismiss(Informatiewijze(manner) if self._paragraphs else None)

    def action_terug(self) -> None:
        """Not yet."""
        self.dismiss(None)
