"""Screens with nothing of anyone: for when someone walks in, and for after a visit while still there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.screen import ModalScreen, Screen

from interview.tui.widgets.text import Plain

if TYPE_CHECKING:
    from interview.desk import Desk


class PrivacyScreen(ModalScreen[None]):
    """Nothing of anyone. Any key goes back to the same place."""

    HELP_TEXT = "Het scherm is leeg. Met een toets gaat u terug naar waar u was."

    def compose(self) -> ComposeResult:
        """Only how to go on."""
        with Middle(), Center():
            yield Plain("Druk op een toets om verder te gaan", classes="muted")

    def on_key(self, event: events.Key) -> None:
        """Go back; the key itself does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)


class ClosedScreen(Screen[None]):
    """After a visit, perhaps still at the table: no name of anyone until a key says that nobody looks."""

    HELP_TEXT = (
        "Het bezoek is dicht. Op de werkvoorraad staan namen van anderen: druk op w als niemand meekijkt. "
        "Andere toetsen doen niets."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "w",
            "werkvoorraad",
            "Werkvoorraad",
            id="dicht.werkvoorraad",
            tooltip="Naar de werkvoorraad; doe dat als niemand meekijkt",
            priority=True,
        ),
    ]

    def __init__(self, desk: Desk, *, kept: bool = True) -> None:
        """``kept`` tells whether all that was typed is on disk."""
        super().__init__()
        self._desk = desk
        self._kept = kept

    def compose(self) -> ComposeResult:
        """That all is well, and the one key."""
        with Middle(), Center():
            if self._kept:
                yield Plain("Alles is bewaard.", classes="title")
            else:
                yield Plain("Niet alles kon worden bewaard.", classes="warning")
            yield Plain("")
            yield Plain("w   naar de werkvoorraad, als niemand meekijkt", classes="muted")

    async def action_werkvoorraad(self) -> None:
        """To the names of others, on purpose."""
        from interview.tui.app import KlantbeeldApp

        assert isinstance(self.app, KlantbeeldApp)
        await self.app.show_worklist(self._desk)
