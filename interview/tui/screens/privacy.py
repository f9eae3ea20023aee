"""A blank screen for when someone walks in. Any key goes back to the same place."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Center, Middle
from textual.screen import ModalScreen

from interview.tui.widgets.text import Plain


class PrivacyScreen(ModalScreen[None]):
    """Nothing of anyone."""

    def compose(self) -> ComposeResult:
        """Only how to go on."""
        with Middle(), Center():
            yield Plain("Druk op een toets om verder te gaan", classes="muted")

    def on_key(self, event: events.Key) -> None:
        """Go back; the key itself does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)
