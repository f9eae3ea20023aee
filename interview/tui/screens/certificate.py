"""The consultant's own certificate: where it is, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from interview.tui.dialog import FieldDialog, titled
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
            yield titled(Input(id="source", select_on_focus=False), "Waar staat het bestand?")
            yield titled(Input(id="passphrase", password=True, select_on_focus=False), "Wachtzin")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=gebruiken   Tab=verder   Esc=terug")

    def on_mount(self) -> None:
        """Start at the file."""
        self.query_one("#source", Input).focus()

    def action_bewaren(self) -> None:
        """Give both."""
        source, passphrase = self.query_one("#source", Input), self.query_one("#passphrase", Input)
        if not source.value.strip():
            self.refuse("Typ waar het bestand staat.", source)
        elif not passphrase.value:
            self.refuse("Typ de wachtzin van het certificaat.", passphrase)
        else:
            self.dismiss(CertificateChoice(Path(source.value.strip()).expanduser(), passphrase.value))


class PassphraseScreen(FieldDialog[str | None]):
    """Asks what opens the own certificate."""

    HELP_TEXT = "De wachtzin van uw certificaat. Die blijft open tot u het programma sluit."

    def compose(self) -> ComposeResult:
        """One field."""
        with Vertical(classes="dialog"):
            yield Plain("Tekenen met uw eigen certificaat", classes="title")
            yield titled(Input(id="passphrase", password=True, select_on_focus=False), "Wachtzin")
            yield Plain(id="problem", classes="warning")
            yield Hint("Enter=tekenen   Esc=terug")

    def on_mount(self) -> None:
        """Start at the field."""
        self.query_one(Input).focus()

    def action_bewaren(self) -> None:
        """Give it."""
        self.dismiss(self.query_one(Input).value or None)
