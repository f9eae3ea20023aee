"""The consultant's own certificate: where it is, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.tui.dialog import FieldDialog, field
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain


@dataclass(frozen=True, slots=True)
class CertificateChoice:
    """A file and its passphrase."""

    source: Path
    passphrase: str


class CertificateScreen(FieldDialog[CertificateChoice | None]):
    """Asks for a PKCS#12 file."""

    HELP_TEXT = (
        "Een certificaat krijgt u van uw organisatie, als bestand dat eindigt op .p12 of .pfx. Het programma "
        "bewaart een kopie. De wachtzin wordt nooit bewaard: die vraagt het één keer per keer dat u opent."
    )

    def compose(self) -> ComposeResult:
        """Path and passphrase."""
        with Vertical(classes="dialog"):
            yield Plain("Uw eigen certificaat", classes="title")
            yield Plain("Een bestand van uw organisatie, .p12 of .pfx.", classes="muted")
            yield field("source", "Waar staat het bestand?")
            yield field("passphrase", "Wachtzin", password=True)
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=gebruiken   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at the file."""
        self.set_focus(self.query_one("#source", Input))

    def keep(self) -> None:
        """Give both."""
        source, passphrase = self.query_one("#source", Input), self.query_one("#passphrase", Input)
        if not source.value.strip():
            self.refuse("Typ waar het bestand staat.", source)
        elif not passphrase.value:
            self.refuse("Typ de wachtzin van het certificaat.", passphrase)
        else:
            self.dismiss(CertificateChoice(Path(source.value.strip()).expanduser(), passphrase.value))
